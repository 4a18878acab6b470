// SPDX-License-Identifier: AGPL-3.0-or-later
//! The record's peers: each takes the contents and commitments of a record that is there, and does with them what it is for.
//!
//! `peers sha2 RECORD`, `peers sqlite RECORD FILE`, `peers nats RECORD ADDRESS`

mod frames;
mod nats;
mod sqlite;
#[path = "../../../../crates/record/examples/speed/took.rs"]
mod took;

use std::{env, error::Error, path::Path};

use frames::Frames;
use sha2::{Digest, Sha256};

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

/// So many entries are kept at once, as the record does.
pub(crate) const BATCH: usize = 1000;

/// What a record's commitments begin with.
const DOMAIN: &[u8] = b"groundswell/record/leaf/v1\0";

fn main() -> Outcome {
    let words: Vec<String> = env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["sha2", record] => hash(Frames::of(Path::new(record))?),
        ["sqlite", record, file] => sqlite::append(Frames::of(Path::new(record))?, Path::new(file)),
        ["nats", record, address] => nats::publish(Frames::of(Path::new(record))?, address),
        _ => Err("give sha2, sqlite or nats, a record and, but for sha2, where to".into()),
    }
}

/// Hashes each content as the record does, and nothing more: what the machine can.
fn hash(mut frames: Frames) -> Outcome {
    while let Some(frame) = frames.next()? {
        let hash = Sha256::new().chain_update(DOMAIN).chain_update(frame.salted()).finalize();
        if hash.as_slice() != frame.commitment() {
            return Err("a commitment is wrong".into());
        }
    }
    Ok(())
}
