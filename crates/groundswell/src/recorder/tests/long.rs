// SPDX-License-Identifier: AGPL-3.0-or-later
//! A record that is too long to be waited for.

use super::Storm;
use crate::recorder::opening::SOON;

#[test]
fn a_long_record_is_read_back_after_it_was_opened_and_only_while_somebody_wants_it() {
    let mut storm = Storm::begin();
    for batch in 0..=SOON / 1000 {
        let posts =
            (0..1000).map(|number| storm.post(&format!("did:plc:{number}"), &format!("3{batch}"), false, 0));
        let posts = posts.collect();
        storm.take(posts);
    }
    let (counts, sealed_at) = (storm.recorder.tally().counts(), storm.recorder.sealed_at());
    assert_eq!(counts.posts, SOON + 1000);
    // 1. Nobody waits for it.
    let mut storm = storm.killed();
    assert!(storm.recorder.is_reading_back() && storm.posts() == 0 && storm.recorder.sealed_at().is_none());
    // 2. Nobody wants it any more.
    let is_read = storm.recorder.read_all_back(storm.now, || false).expect("it can be read");
    assert!(!is_read && storm.recorder.is_reading_back());
    // 3. It says what it said, and then there is nothing left to read.
    let mut storm = storm.killed();
    assert!(storm.recorder.read_all_back(storm.now, || true).expect("it can be read"));
    assert!(!storm.recorder.is_reading_back());
    assert_eq!((storm.recorder.tally().counts(), storm.recorder.sealed_at()), (counts, sealed_at));
    let entries = storm.recorder.len();
    assert!(storm.recorder.read_all_back(storm.now, || false).expect("there is nothing to read"));
    assert_eq!(storm.recorder.len(), entries, "nothing was sealed twice");
}
