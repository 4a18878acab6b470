// SPDX-License-Identifier: AGPL-3.0-or-later
//! What holds of every parser, whatever bytes it is given: it ends, nothing panics, and what it returns re-reads to
//! the same.
//!
//! Owns one property a target: plain functions that panic where it is broken. The fuzzer calls them with what it
//! invents, and the tests here with the kept corpus and with what chance makes of it. Deliberately knows nothing of
//! what calls it. The properties of `scan` and of the reader of JSON need those rooms' insides, and lie there.

mod archive;
mod call;
mod items;
mod lines;
mod ots;
mod packed;
mod pages;
mod pictures;
mod press;
mod proof;
mod record;
mod repository;
mod tables;
mod text;
mod times;
mod tsr;
mod wacz;
mod warc;

/// The name of a target, and its property, which gives how much was read of an input: posts, tags, dates, or whether
/// it holds. A corpus of which nothing is read would hold nothing.
pub type Target = (&'static str, fn(&[u8]) -> usize);

/// Every target whose property lies here.
pub const TARGETS: [Target; 17] = [
    ("archive", archive::check),
    ("call", call::check),
    ("lines", lines::check),
    ("ots", ots::check),
    ("packed", packed::check),
    ("pages", pages::check),
    ("pictures", pictures::check),
    ("press", press::check),
    ("proof", proof::check),
    ("record", record::check),
    ("repository", repository::check),
    ("tables", tables::check),
    ("text", text::check),
    ("times", times::check),
    ("tsr", tsr::check),
    ("wacz", wacz::check),
    ("warc", warc::check),
];

/// Holds a target's property against an input.
///
/// # Panics
///
/// When it is broken, and when there is no such target.
pub fn run(target: &str, bytes: &[u8]) {
    let (_, check) = TARGETS.into_iter().find(|(name, _)| *name == target).expect("it is a target");
    let _ = check(bytes);
}
