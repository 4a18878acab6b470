// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use model::Timestamp;

use super::{call, contacts::ask, hand_outs::plain};
use crate::{Concern, Outcome, RallyData, Rehearsal, Store};

pub(super) async fn a_rehearsal_is_remembered_and_leaves_no_counts(store: &Store) {
    let (play, now) = (call("play"), Timestamp::UNIX_EPOCH);
    store.create_call(&play, &BTreeMap::new(), now).await.unwrap();
    assert_eq!(store.rehearsal(&play).await.unwrap(), None);
    let rehearsal = |stage: &str, is_on: bool, outcome: Option<Outcome>| Rehearsal {
        call: play.clone(),
        stage: call(stage),
        is_on,
        began_at: now,
        draft_sha256: "as it was".to_owned(),
        outcome,
    };
    let (first, second) = (rehearsal("stage-1", true, None), rehearsal("stage-2", true, None));
    store.begin_rehearsal(&first).await.unwrap();
    assert_eq!(store.open_rehearsals().await.unwrap(), [first]);
    let outcome = Outcome { asked: 900, failed: 1, slowest_ms: 70, posts: 1300 };
    store.judge_rehearsal(&call("stage-1"), &outcome).await.unwrap();
    let judged = rehearsal("stage-1", true, Some(outcome));
    assert_eq!(store.rehearsal(&play).await.unwrap(), Some(judged));
    store.begin_rehearsal(&second).await.unwrap();
    assert_eq!(store.rehearsal(&play).await.unwrap(), Some(second), "the last one takes the other's place");
    store.judge_rehearsal(&call("stage-1"), &outcome).await.unwrap();
    store.pledge(&call("stage-2")).await.unwrap();
    assert!(ask(store, &call("stage-2"), "anna", 10, 1).await);
    store.hand_out(&call("stage-2"), "en", &plain(["Weave."])).await.unwrap();
    store.pledge(&play).await.unwrap();
    let concern =
        Concern { id: "x".to_owned(), call: call("stage-2"), raised_on: now, says: "No.".to_owned() };
    assert!(store.raise_concern(&concern).await.unwrap());
    assert!(store.endorse(&super::endorsements::group("loom", "stage-2")).await.unwrap());
    store.hand_in(&super::hand_ins::hand_in("stage", "stage-2")).await.unwrap();
    store.end_rehearsal(&call("stage-2")).await.unwrap();
    let ended = rehearsal("stage-2", false, None);
    assert_eq!(store.rehearsal(&play).await.unwrap(), Some(ended), "what is late is no judgment of another");
    assert_eq!(store.open_rehearsals().await.unwrap(), []);
    assert_eq!(store.rally_data(&call("stage-2")).await.unwrap(), RallyData::default());
    assert_eq!(store.handed_out(&call("stage-2"), "en").await.unwrap(), BTreeMap::new());
    let concerns = store.concerns().await.unwrap();
    assert!(concerns.iter().all(|concern| concern.call != call("stage-2")));
    assert_eq!(store.endorsements().await.unwrap(), []);
    assert_eq!(store.handed_in(&call("stage-2")).await.unwrap(), 0);
    assert_eq!(store.pledges(&play).await.unwrap(), 1, "those of the call itself stay");
    store.take_down(&play, now).await.unwrap();
    assert_eq!(store.rehearsal(&play).await.unwrap(), None);
}
