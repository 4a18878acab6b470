// SPDX-License-Identifier: AGPL-3.0-or-later
//! Looks at JSON 64 bytes at a time: where a document's tokens begin or its strings end, and, of lines, which are whole and where
//! something may stand that matters. Hashes many messages, two at a time.
//!
//! Owns the one place where bytes are compared many at a time, with the processor's widest instructions that are
//! found when the program runs, and a plain way that every processor has. It finds tokens, as a strict parser
//! would, but does not judge their order. Deliberately knows no format, no post and no file.
//!
//! The idea is simdjson's (Langdale and Lemire, "Parsing Gigabytes of JSON per Second", VLDB Journal 28, 2019):
//! each of 64 bytes is a bit in a few masks, and arithmetic on the masks tells strings from what is around them.

mod block;
mod digests;
mod escapes;
mod level;
mod masks;
mod plain;
mod sieve;
#[cfg(any(fuzzing, test))]
mod slow;
mod strings;
mod tokens;
#[cfg(target_arch = "x86_64")]
mod x86;
#[cfg(target_arch = "x86_64")]
mod x86_sha;

pub use digests::digests;
pub use level::Level;
pub use masks::Masks;
pub use sieve::{Line, Sieve};
#[cfg(fuzzing)]
pub use slow::check;
pub use strings::Strings;

#[cfg(test)]
mod tests;
