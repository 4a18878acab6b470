// SPDX-License-Identifier: AGPL-3.0-or-later
use super::*;

const SECOND: i64 = 1_000_000_000;
const MINUTE: i64 = 60 * SECOND;

/// A storm of one post every two seconds for an hour.
fn storm() -> Vec<i64> {
    (0..1800).map(|post| post * 2 * SECOND).collect()
}

fn share(object: u32, account: u32, at_ns: i64) -> Share {
    Share { object, at_ns, account, content: 1000 + object * 100 + account }
}

/// A number without a pattern.
fn mixed(number: u32) -> u32 {
    let mixed = (number + 1).wrapping_mul(0x9e37_79b1);
    (mixed ^ (mixed >> 15)).wrapping_mul(0x85eb_ca77) >> 8
}

#[test]
fn accounts_that_meet_over_ten_objects_in_different_minutes_are_shown() {
    // Five accounts take up ten objects within ten seconds each; twenty others share each of them whenever they come by.
    let mut shares = Vec::new();
    for object in 0..10 {
        let born = i64::from(object) * 5 * MINUTE;
        shares.extend((0..5).map(|account| share(object, account, born + i64::from(account) * 2 * SECOND)));
        let late = |account: u32| born + i64::from(mixed(account * 64 + object) % 1200) * SECOND;
        shares.extend((5..25).map(|account| share(object, account, late(account))));
    }
    let found = residue(&shares, &storm(), MINUTE).unwrap();
    assert_eq!(found.clusters.len(), 1, "{:?}", found.clusters);
    assert_eq!(found.clusters[0].accounts, (0..5).collect());
    assert_eq!(found.clusters[0].objects.len(), 10);
    assert_eq!(found.undeclared.len(), 10);
    assert!(found.undeclared.iter().all(|pair| pair.met == 10 && pair.odds < 0.05));
    assert!(found.contents.is_subset(&found.contents_at_most));
}

#[test]
fn people_who_come_together_and_share_a_page_are_not() {
    // Ten people come in pairs, and each shares twelve things within a minute.
    let shares: Vec<Share> = (0..10)
        .flat_map(|account| (0..12).map(move |object| (account, object)))
        .map(|(account, object)| {
            let came = i64::from(account / 2) * 7 * MINUTE;
            share(object, account, came + i64::from(object) * 4 * SECOND)
        })
        .collect();
    assert_eq!(residue(&shares, &storm(), MINUTE).unwrap().undeclared, []);
}

#[test]
fn what_everybody_passes_on_at_once_explains_itself() {
    // Forty people share three things, all in the first half minute.
    let shares: Vec<Share> = (0..40)
        .flat_map(|account| (0..3).map(move |object| (account, object)))
        .map(|(account, object)| {
            share(object, account, i64::from(object) * 10 * MINUTE + i64::from(account % 30) * SECOND)
        })
        .collect();
    assert_eq!(residue(&shares, &storm(), MINUTE).unwrap().undeclared, []);
}

#[test]
fn nothing_is_said_of_a_storm_of_few_posts() {
    let shares: Vec<Share> = (0..2)
        .flat_map(|account| (0..8).map(move |object| share(object, account, i64::from(object) * 5 * MINUTE)))
        .collect();
    assert_eq!(residue(&shares, &[0, MINUTE], MINUTE).unwrap().undeclared, []);
    assert_eq!(residue(&[], &[], MINUTE).unwrap(), Residue::default());
}

#[test]
fn the_chance_of_many_is_poissons() {
    let check = |count: u64, expected: f64, low: f64, high: f64| {
        let found = at_least(count, expected);
        assert!((low..=high).contains(&found), "{count} of {expected}: {found}");
    };
    check(3, 0.1, 0.000_154, 0.000_156);
    check(10, 1.0, 1.1e-7, 1.13e-7);
    check(2, 1.5, 1.0, 1.0);
    check(5, 0.0, 0.0, 0.0);
    check(0, 0.0, 1.0, 1.0);
}
