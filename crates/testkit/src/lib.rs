// SPDX-License-Identifier: AGPL-3.0-or-later
//! Invents a storm: people, posts and noise on three networks, as lines in the networks' own forms, and what the true
//! figures are. Takes the letters to invented people and their devices too.
//!
//! Owns invented people and their words, and writes each network's form by itself. Deliberately shares no code with the
//! rooms that read, match and count, so that what they find can be compared with [`Truth`]. Everybody and everything
//! in it is fiction; every host ends in `.example`, but for the addresses that are part of a network's form.

mod storm;

mod draft;
mod tide;
mod truth;

mod bluesky;
mod mastodon;
mod x;

mod marks;
mod people;
mod phrases;
mod pictures;

mod mail;
mod push;

pub use mail::{Mail, MailSink};
pub use pictures::picture;
pub use push::{Push, PushSink};
pub use storm::{Feed, Invented, Storm, invent};
pub use truth::Truth;

#[cfg(test)]
mod tests;
