// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures in points (1/72 inch) and colors of print.

use crate::document::Tone;

/// The width of a page of A4.
pub(crate) const WIDTH: f32 = 595.28;
/// The height of a page of A4.
pub(crate) const HEIGHT: f32 = 841.89;
/// Where lines begin and end.
pub(crate) const SIDE: f32 = 68.0;
/// Where a page's text begins.
pub(crate) const TOP: f32 = 62.0;
/// Where a page's text ends.
pub(crate) const BOTTOM: f32 = HEIGHT - 74.0;
/// The baseline of what stands at the foot of a page.
pub(crate) const FOOT: f32 = HEIGHT - 42.0;

/// A color by red, green and blue.
pub(crate) type Color = [u8; 3];

pub(crate) const INK: Color = [0, 0, 0];
pub(crate) const QUIET: Color = [0x44, 0x44, 0x44];
pub(crate) const MARK: Color = [0x7a, 0x2c, 0x13];
pub(crate) const TINT: Color = [0xf3, 0xea, 0xe6];
pub(crate) const RULE: Color = [0xbb, 0xbb, 0xbb];
pub(crate) const FAINT: Color = [0xdd, 0xdd, 0xdd];

/// How words look, and the space around them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) size: f32,
    pub(crate) is_bold: bool,
    pub(crate) color: Color,
    pub(crate) before: f32,
    pub(crate) after: f32,
}

const PLAIN: Look = Look { size: 10.5, is_bold: false, color: INK, before: 0.0, after: 7.0 };

impl Look {
    pub(crate) const PLAIN: Self = PLAIN;
    pub(crate) const ITEM: Self = Self { after: 3.5, ..PLAIN };
    pub(crate) const CELL: Self = Self { size: 9.5, after: 0.0, ..PLAIN };
    pub(crate) const COLUMN: Self = Self { size: 8.5, color: QUIET, after: 0.0, ..PLAIN };
    pub(crate) const QUOTED: Self = Self { after: 0.0, ..PLAIN };
    pub(crate) const SOURCE: Self = Self { size: 9.0, color: QUIET, before: 4.0, after: 0.0, ..PLAIN };
    pub(crate) const CAPTION: Self = Self { size: 9.0, color: QUIET, before: 4.0, after: 10.0, ..PLAIN };
    pub(crate) const NOTE: Self = Self { is_bold: true, after: 0.0, ..PLAIN };
    pub(crate) const TERM: Self = Self { size: 16.0, is_bold: true, before: 6.0, after: 1.0, ..PLAIN };
    pub(crate) const MEANING: Self = Self { size: 9.5, color: QUIET, after: 6.0, ..PLAIN };
    pub(crate) const LABEL: Self = Self { size: 8.5, after: 0.0, ..PLAIN };
    pub(crate) const FOOT: Self = Self { size: 8.5, color: QUIET, after: 0.0, ..PLAIN };

    pub(crate) fn heading(level: u8) -> Self {
        let (size, before, after) = match level {
            1 => (25.0, 0.0, 10.0),
            2 => (15.5, 20.0, 6.0),
            3 => (11.5, 11.0, 3.0),
            _ => (10.5, 9.0, 3.0),
        };
        Self { size, is_bold: true, before, after, ..PLAIN }
    }

    pub(crate) fn of(tone: Tone) -> Self {
        match tone {
            Tone::Lead => Self { size: 13.0, after: 14.0, ..PLAIN },
            Tone::Plain => PLAIN,
            Tone::Small => Self { size: 9.0, color: QUIET, after: 6.0, ..PLAIN },
            Tone::Stressed => Self { size: 12.5, after: 9.0, ..PLAIN },
        }
    }
}
