// SPDX-License-Identifier: AGPL-3.0-or-later
//! Admits organizers to the studio, says what of a call's change wants a second one, and what is to be done by when.
//!
//! Owns passkeys, one-time secrets, sessions, the rule of two and the check list. There is no password anywhere, and of every
//! secret only a digest is kept. Deliberately knows no page, no cookie and no clock, and does not read or write a
//! call.

mod ceremony;
mod checklist;
mod error;
mod keys;
mod sealing;
mod secret;
mod studio;
mod two;

pub use ceremony::CeremonyId;
pub use checklist::{Item, Progress, Stage, Standing, Task, checklist};
pub use error::{NoPasskeys, StudioError};
pub use sealing::seal;
pub use secret::Secret;
pub use studio::{Browser, Joined, Studio};
pub use two::{Part, changed_parts, wants_second};

#[cfg(test)]
mod tests;
