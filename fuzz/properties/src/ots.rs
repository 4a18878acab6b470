// SPDX-License-Identifier: AGPL-3.0-or-later
//! Proofs of OpenTimestamps, and what calendars answer.

use anchor::opentimestamps::{Calendar, LONGEST, Pending, Proof, Statement};

/// What the kept answers are about.
const DIGEST: [u8; 32] = *b"a digest of thirty-two bytes....";
const NONCE: [u8; 16] = *b"a nonce of bytes";

/// Reads bytes as a proof, as an answer to what calendars were sent, and as one to whatever is pending in the proof.
pub(crate) fn check(bytes: &[u8]) -> usize {
    check_calendar(bytes);
    let begun = Proof::begin(&DIGEST, &NONCE, bytes);
    let read = Proof::read(bytes);
    [begun, read].into_iter().flatten().map(|proof| check_proof(&proof, bytes)).sum()
}

fn check_proof(proof: &Proof, bytes: &[u8]) -> usize {
    let written = proof.write();
    assert!(written.len() <= LONGEST);
    assert_eq!(Proof::read(&written).as_ref(), Ok(proof));
    let mut twice = proof.clone();
    twice.merge(proof).expect("a proof adds nothing to itself");
    assert_eq!(&twice, proof);
    let statements = proof.statements();
    for pending in proof.pending() {
        assert!(statements.contains(&Statement::Pending(pending.clone())));
        check_upgrade(proof, &pending, bytes);
    }
    statements.len()
}

/// What is added is there, and what was there stays, but for promises that are kept by it.
fn check_upgrade(proof: &Proof, pending: &Pending, answer: &[u8]) {
    let mut grown = proof.clone();
    let has_grown = grown.upgrade(pending, answer).unwrap_or(false);
    assert_eq!(has_grown, grown != *proof);
    assert_eq!(Proof::read(&grown.write()).as_ref(), Ok(&grown));
    let now = grown.statements();
    let is_promise =
        |statement: &Statement| matches!(statement, Statement::Pending(_) | Statement::Unusable { .. });
    assert!(proof.statements().iter().all(|statement| now.contains(statement) || is_promise(statement)));
}

/// An address that is taken is the same again, and calls a host by its name.
fn check_calendar(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(calendar) = Calendar::read(text) else { return };
    assert_eq!(Calendar::read(&calendar.to_string()).as_ref(), Ok(&calendar));
    assert!(calendar.host().parse::<std::net::IpAddr>().is_err());
}
