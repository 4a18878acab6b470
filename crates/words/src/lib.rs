// SPDX-License-Identifier: AGPL-3.0-or-later
//! Says things in the reader's language: messages from files (Fluent), the forms that numbers ask for, lists.
//!
//! Owns how a message is found, filled and fallen back from. Deliberately holds no message: each room that speaks to
//! readers keeps its own files.

mod number;
mod plural;
mod value;
mod vocabulary;
mod words;

pub mod written;

pub use number::{Thousands, grouped};
pub use value::Value;
pub use vocabulary::{File, Vocabulary};
pub use words::Words;

#[cfg(test)]
mod tests;
