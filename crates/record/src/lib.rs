// SPDX-License-Identifier: AGPL-3.0-or-later
//! The record: an append-only log that anybody can check, and that can forget.
//!
//! Owns the form on disk (`docs/record-format.md`): salted commitments in a C2SP tiled log under a signed
//! checkpoint, the contents beside it, their erasure, and everything that recomputes and proves. Deliberately
//! knows no meaning of what it keeps, no network, no clock and no other room but `scan`, which knows nothing at all: it can be
//! verified without us.

mod anchor;
mod audit;
mod backup;
mod canonical;
mod check;
mod checkpoint;
mod distant;
mod draft;
mod durable;
mod entries;
mod error;
mod export;
mod forget;
mod frame;
mod handed;
mod handover;
mod head;
mod judge;
mod key;
mod kind;
mod lineage;
mod listing;
mod merkle;
mod mirror;
mod note;
mod opening;
mod policy;
mod proof;
mod public;
mod quick;
mod record;
mod scan;
mod side_by_side;
mod standing;
mod stretch;
mod tile;
mod tombstone;
mod tree;
mod verify;
mod witness;
mod witnessed;

pub use self::scan::{Scanned, scan};
pub use anchor::{Anchor, AnchorForm};
pub use audit::{Anchored, Fault, See, Verification};
pub use backup::{Take, copy, make_tiles};
pub use canonical::canonical_json;
pub use checkpoint::Checkpoint;
pub use distant::{verify_log, verify_log_seeing};
pub use draft::Draft;
pub use durable::make_folder;
pub use entries::{Entries, Entry, entries};
pub use error::RecordError;
pub use export::{export_jsonl, verify_export, verify_export_seeing};
pub use forget::Forgotten;
pub use judge::{Judgement, Shown, verify_proof};
pub use key::Key;
pub use kind::{Kind, Unknown};
pub use merkle::{Hash, leaf_hash, verify_consistency, verify_inclusion};
pub use mirror::{Growth, LONGEST_TILE, Mirror};
pub use note::{BadVkey, Vkey, is_name};
pub use policy::{BadPolicy, Log, Policy, Witness};
pub use proof::{Under, consistency_proof, inclusion_proof, open_proof_of, proof_by, proof_of, root_of};
pub use public::{PUBLIC_EXPORT, PublicLines, export_public, public_file, public_files, still_opened};
pub use record::Record;
pub use standing::{Standing, standing};
pub use tile::{tiles_since, wider_tile};
pub use tombstone::Reason;
pub use verify::{content_file, is_being_written, verify, verify_seeing};
pub use witness::{LONGEST_REQUEST, Newest, Refusal, Submission, with_witnesses};
pub use witnessed::Witnessed;

#[cfg(test)]
mod tests;
