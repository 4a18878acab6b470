// SPDX-License-Identifier: AGPL-3.0-or-later
use std::ops::Range;

use harfrust::{Buffer, GlyphId, ShapeOptions, ShaperFont, shape};
use unicode_bidi::Level;
use unicode_segmentation::UnicodeSegmentation;

use crate::fonts::{Face, Weight, faces};

/// Letters in a row as they are seen from left to right, in ems.
#[derive(Default)]
pub(crate) struct Strip {
    pub glyphs: Vec<Glyph>,
    pub width: f32,
    /// How far the next line has to stand apart.
    pub leading: f32,
}

/// One letter of a font, and where it stands.
pub(crate) struct Glyph {
    pub face: &'static Face,
    pub id: GlyphId,
    pub x: f32,
    pub y: f32,
}

impl Strip {
    /// Adds a stretch of text that runs one way.
    pub(crate) fn add(&mut self, text: &str, level: Level, weight: Weight) {
        let mut parts = by_face(text, weight);
        if level.is_rtl() {
            parts.reverse();
        }
        for (face, range) in parts {
            self.shape(face, text.get(range).unwrap_or_default(), level);
        }
    }

    fn shape(&mut self, face: &'static Face, text: &str, level: Level) {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(if level.is_rtl() {
            harfrust::Direction::RightToLeft
        } else {
            harfrust::Direction::LeftToRight
        });
        buffer.guess_segment_properties();
        // It fails on a buffer that was shaped before, which this one was not.
        if shape(&ShaperFont::new(&face.font), &mut buffer, ShapeOptions::new()).is_err() {
            return;
        }
        let em = f32::from(face.font.units_per_em());
        for (info, at) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let (x, y) = (self.width + units(at.x_offset) / em, units(at.y_offset) / em);
            self.glyphs.push(Glyph { face, id: GlyphId::new(info.glyph_id), x, y });
            self.width += units(at.x_advance) / em;
        }
        self.leading = self.leading.max(face.leading);
    }
}

/// A font's measures stay within a few thousand units, which a float holds exactly.
#[expect(clippy::cast_precision_loss, reason = "measures of a font are far below 2^24")]
fn units(measure: i32) -> f32 {
    measure as f32
}

/// A text in parts, each of one font. A font goes on as long as it has the letters, so that a full stop looks like the
/// words before it.
fn by_face(text: &str, weight: Weight) -> Vec<(&'static Face, Range<usize>)> {
    let mut parts: Vec<(&'static Face, Range<usize>)> = Vec::new();
    for (start, cluster) in text.grapheme_indices(true) {
        let shows = |face: &Face| cluster.chars().all(|character| face.shows(character));
        let end = start + cluster.len();
        match parts.last_mut() {
            Some((face, range)) if shows(face) => range.end = end,
            _ => parts.extend(faces(weight).iter().find(|face| shows(face)).map(|face| (face, start..end))),
        }
    }
    parts
}
