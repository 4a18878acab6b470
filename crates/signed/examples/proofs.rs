// SPDX-License-Identifier: AGPL-3.0-or-later
//! What it takes to check that an account has signed a post: `proofs NUMBER`.
//!
//! Prints a line of JSON. `cargo xtask bench record` runs it beside what a record takes.
#[path = "../../record/examples/speed/took.rs"]
mod took;

use std::{env, error::Error, hint::black_box};

use signed::Proof;
use took::Took;

/// A proof as a record keeps one: a post six nodes deep, of an account that has changed its key once.
const PROOF: &[u8] = include_bytes!("../fixtures/timed.proof");
const ACCOUNT: &str = "did:plc:nctdcpwpvmbjd5eeoafdzboc";
const POST: &str = "app.bsky.feed.post/3kmmmmmm";

fn main() -> Result<(), Box<dyn Error>> {
    let proofs: u64 = env::args().nth(1).ok_or("give a number of proofs")?.parse()?;
    let mut checking = Took::default();
    checking.add(|| (0..proofs).try_for_each(|_| check(black_box(PROOF))))?;
    checking.tell("proofs");
    Ok(())
}

/// Reads a proof and checks its three signatures: that of the account, and those of its log.
fn check(proof: &[u8]) -> Result<(), Box<dyn Error>> {
    let proved = Proof::from_bytes(proof).ok_or("it is no proof")?.verify(ACCOUNT, POST)?;
    if proved.is_rooted && proved.record.is_some() { Ok(()) } else { Err("it does not show the post".into()) }
}
