// SPDX-License-Identifier: AGPL-3.0-or-later
//! Draws: the picture that a network shows beside a link to a call, and the chart of a storm as a picture.
//!
//! Owns the fonts and everything between a text and its letters on a picture: direction, joining, marks, lines, size.
//! Deliberately knows no call, no figure and no page: it is handed finished texts and measures and gives the bytes of a PNG, the same ones
//! for the same. Whatever it is handed, the work is bounded.

mod card;
mod chart;

mod canvas;
mod plot;

mod block;
mod paragraph;
mod strip;
mod visual;

mod fonts;
mod legible;

pub use card::{Card, Direction, HEIGHT, Text, WIDTH, draw};
pub use chart::{Chart, draw_chart};
pub use fonts::{Face, Weight, can_draw};
pub use legible::can_show;
pub use paragraph::{Paragraph, Part};
pub use plot::Plot;
pub use strip::{Glyph, Run, Strip};

#[cfg(test)]
mod tests;
