// SPDX-License-Identifier: AGPL-3.0-or-later
//! The server's clock jumps.

use record::verify;

use super::*;

#[test]
fn a_clock_that_jumps_loses_no_post_and_keeps_nobody_from_being_forgotten() {
    let mut storm = Storm::begin();
    let hour = storm.now;
    let jumps = ["2106-02-07T06:28:16Z", "1970-01-01T00:00:00Z", "2038-01-19T03:14:08Z"].map(|at| at.parse());
    let jumps = jumps.map(|at: Result<Timestamp, _>| at.expect("it is an instant"));
    let near = [1, -1, 24, -24].map(|hours| hour + SignedDuration::from_hours(hours));
    let clocks: Vec<Timestamp> = near.into_iter().chain(jumps).chain([hour]).collect();
    let author = |number: usize| format!("did:plc:a{number}");
    for (number, at) in clocks.iter().enumerate() {
        let post = storm.post(&author(number), "3k", true, 0);
        storm.now = *at;
        storm.take(vec![post]);
        storm.recorder.seal().expect("it is sealed");
        storm = storm.killed();
        assert_eq!((storm.posts(), storm.recorder.wall().len()), (number as u64 + 1, number + 1), "at {at}");
        storm.now = hour;
    }
    for (number, at) in clocks.iter().enumerate() {
        storm.now = *at;
        storm.take(vec![account(&author(number), AccountState::Deleted)]);
        storm = storm.killed();
        assert_eq!(storm.posts(), (clocks.len() - number - 1) as u64, "at {at}");
    }
    let found = verify(&DataFolder::new(storm.home.path()).record(&storm.call.id));
    assert_eq!(found.faults, []);
    assert!(found.forgotten >= clocks.len() as u64);
}
