// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use proptest::prelude::*;
use tokio::task::JoinSet;

use super::call;
use crate::{Candidate, Store, StoreError, hand_out::choose};

/// Wordings that name no angle.
pub(super) fn plain<const N: usize>(wordings: [&str; N]) -> [Candidate<'_>; N] {
    wordings.map(|wording| Candidate { wording, angle: None })
}

pub(super) async fn wordings_take_turns(store: &Store) {
    let call = call("turns");
    let mut given = Vec::new();
    for _ in 0..7 {
        given.push(store.hand_out(&call, "en", &plain(["loom", "yarn", "weft"])).await.unwrap());
    }
    assert_eq!(given, ["loom", "yarn", "weft", "loom", "yarn", "weft", "loom"]);
}

pub(super) async fn a_new_wording_catches_up_without_meeting_itself(store: &Store) {
    let call = call("newcomer");
    for _ in 0..10 {
        store.hand_out(&call, "en", &plain(["loom", "yarn"])).await.unwrap();
    }
    let mut given = Vec::new();
    for _ in 0..12 {
        given.push(store.hand_out(&call, "en", &plain(["loom", "yarn", "new"])).await.unwrap());
    }
    assert!(given.iter().zip(given.iter().skip(1)).all(|(one, next)| one != next), "{given:?}");
    assert_eq!(given.iter().filter(|wording| **wording == "new").count(), 6, "{given:?}");
}

pub(super) async fn one_wording_is_handed_out_again_and_again(store: &Store) {
    let call = call("single");
    for _ in 0..3 {
        assert_eq!(store.hand_out(&call, "en", &plain(["loom"])).await.unwrap(), "loom");
    }
    assert_eq!(store.handed_out(&call, "en").await.unwrap(), counts(&[("loom", 3)]));
}

pub(super) async fn nothing_to_choose_from_is_an_error_and_counts_nothing(store: &Store) {
    let call = call("nothing");
    assert!(matches!(store.hand_out(&call, "en", &[]).await, Err(StoreError::NoCandidates)));
    assert_eq!(store.handed_out(&call, "en").await.unwrap(), counts(&[]));
}

pub(super) async fn many_hand_outs_at_once_are_even_and_all_counted(store: &Store) {
    let call = call("rush");
    let mut visitors = JoinSet::new();
    for _ in 0..60 {
        let (store, call) = (store.clone(), call.clone());
        visitors.spawn(async move {
            store.hand_out(&call, "en", &plain(["loom", "yarn", "weft"])).await.unwrap()
        });
    }
    assert_eq!(visitors.join_all().await.len(), 60);
    let even = counts(&[("loom", 20), ("weft", 20), ("yarn", 20)]);
    assert_eq!(store.handed_out(&call, "en").await.unwrap(), even);
}

pub(super) async fn languages_are_counted_apart(store: &Store) {
    let call = call("tongues");
    store.hand_out(&call, "en", &plain(["loom"])).await.unwrap();
    store.hand_out(&call, "ar", &plain(["نول", "loom"])).await.unwrap();
    assert_eq!(store.handed_out(&call, "en").await.unwrap(), counts(&[("loom", 1)]));
    assert_eq!(store.handed_out(&call, "ar").await.unwrap(), counts(&[("نول", 1)]));
}

pub(super) async fn angles_take_turns_as_far_as_they_have_wordings(store: &Store) {
    let call = call("angles");
    let candidates = [("hall", "a"), ("hall", "b"), ("hall", "c"), ("court", "d"), ("", "e"), ("", "f")];
    let candidates = candidates
        .map(|(angle, wording)| Candidate { wording, angle: Some(angle).filter(|angle| !angle.is_empty()) });
    let mut given = String::new();
    for _ in 0..9 {
        given.push_str(store.hand_out(&call, "en", &candidates).await.unwrap());
    }
    assert_eq!(given, "adebfcdea");
}

fn counts(rows: &[(&str, u64)]) -> BTreeMap<String, u64> {
    rows.iter().map(|(wording, total)| ((*wording).to_owned(), *total)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_wording_is_more_than_one_hand_out_ahead_and_no_angle_of_as_many(
        angles in prop::collection::vec(1..6_usize, 1..5), visitors in 0..80_usize
    ) {
        let names: Vec<(String, String)> = angles
            .iter()
            .zip('a'..)
            .flat_map(|(wordings, angle)| (0..*wordings).map(move |place| (angle.to_string(), format!("{angle}{place}"))))
            .collect();
        let candidates: Vec<Candidate<'_>> =
            names.iter().map(|(angle, wording)| Candidate { wording, angle: Some(angle) }).collect();
        let mut counts = BTreeMap::new();
        let mut last = String::new();
        for _ in 0..visitors {
            let given = choose(&candidates, &counts, &last).unwrap().to_owned();
            prop_assert!(candidates.len() == 1 || given != last, "two neighbors get {given}");
            *counts.entry(given.clone()).or_insert(0_u64) += 1;
            last = given;
        }
        let uses = |candidate: &Candidate<'_>| counts.get(candidate.wording).copied().unwrap_or(0);
        let mut totals: BTreeMap<Option<&str>, Vec<u64>> = BTreeMap::new();
        for candidate in &candidates {
            totals.entry(candidate.angle).or_default().push(uses(candidate));
        }
        let spread = |counts: &[u64]| counts.iter().max().unwrap() - counts.iter().min().unwrap();
        let of_angles: Vec<u64> = totals.values().map(|uses| uses.iter().sum()).collect();
        let of_wordings: Vec<u64> = candidates.iter().map(uses).collect();
        prop_assert!(spread(&of_wordings) <= 1, "{totals:?}");
        if angles.iter().all(|wordings| *wordings == angles[0]) {
            prop_assert!(spread(&of_angles) <= 1, "{totals:?}");
        }
    }
}
