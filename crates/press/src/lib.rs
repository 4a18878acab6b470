// SPDX-License-Identifier: AGPL-3.0-or-later
//! Prints: a document as a PDF of A4 pages that can be read on paper, on a screen, and by a screen reader.
//!
//! Owns pages: sizes, margins, lines, where a page ends, and the tags by which a reader knows a heading from a
//! paragraph (PDF/UA-1, and PDF/A-2a where the document has a date). Deliberately knows no report, no clock and no
//! machine: it is handed a finished [`Document`] and gives bytes, the same ones for the same document, and says of itself
//! only what stands in it. How letters join and run it has from `card`, and its fonts; a sign that no font has keeps
//! its text and is shown as �. Whatever it is handed, the work is bounded by its length.

mod document;

mod plain;
mod setting;

mod ink;
mod layout;
mod plot;
mod sheets;
mod style;
mod table;
mod tags;

mod draw;
mod letters;
mod print;

pub use document::{Align, Block, Column, Date, Document, Figure, Span, Table, Term, Text, Tone};
pub use plain::undrawn;
pub use print::{Unprintable, print};

#[cfg(test)]
mod tests;
