// SPDX-License-Identifier: AGPL-3.0-or-later
//! Keeps what the site promises to keep: how many people pledged, how often each wording was handed out, who the
//! organizers are, the files and pictures of the calls that they write, which groups stand behind them, which posts were
//! handed in, and, sealed, whom to remind.
//!
//! Owns the database, its schema and its durability: what an operation has answered with `Ok` survives a kill and
//! a power loss. One set of SQL runs on SQLite and on PostgreSQL. Deliberately knows no visitor, no clock, no
//! page, no secret (of those it keeps digests), and of a call no more than its name, the text of its files, and which
//! pictures that names.

mod address;
mod admission;
mod call;
mod concern;
mod contact;
mod copy;
mod endorsement;
mod engine;
mod error;
mod hand_in;
mod hand_out;
mod hidden_post;
mod known;
mod letter;
mod migrations;
mod moving;
mod organizer;
mod picture;
mod pledge;
mod present;
mod rally;
mod rehearsal;
mod session;
mod store;
mod turn;

pub use admission::{Admission, AdmissionKind, Admitted};
pub use call::{CallState, Change, Files, KeptCall, Proposal, Version};
pub use concern::{Concern, MOST_CONCERNS};
pub use contact::{Asking, Device, SealedContact};
pub use copy::copy_sqlite;
pub use endorsement::{Endorsement, MOST_ENDORSEMENTS};
pub use error::StoreError;
pub use hand_in::{HandIn, HandedIn, MOST_HAND_INS};
pub use hand_out::Candidate;
pub use known::Purpose;
pub use letter::{Batch, Carrier, DueLetters, LetterKind};
pub use moving::{MovedTable, move_database};
pub use organizer::{Organizer, OrganizerId, Passkey, Role};
pub use picture::KeptPicture;
pub use pledge::Pledged;
pub use present::Present;
pub use rally::{RallyData, RemindedCall};
pub use rehearsal::{Outcome, Rehearsal};
pub use session::{OpenSession, Session};
pub use store::{Store, sqlite_url};
pub use turn::{Turn, TurnNumber};

#[cfg(test)]
mod postgres;
#[cfg(test)]
mod tests;
