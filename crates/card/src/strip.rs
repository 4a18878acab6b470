// SPDX-License-Identifier: AGPL-3.0-or-later
use std::ops::Range;

use harfrust::{Buffer, ClusterLevel, GlyphId, GlyphInfo, ShapeOptions, ShaperFont, shape};
use unicode_bidi::Level;
use unicode_segmentation::UnicodeSegmentation;

use crate::fonts::{Face, Weight, faces};

/// Letters in a row as they are seen from left to right, in ems.
#[derive(Debug, Default)]
pub struct Strip {
    /// Its letters, in stretches of one font and one direction.
    pub runs: Vec<Run>,
    /// How wide it is.
    pub width: f32,
    /// How far the next line has to stand apart.
    pub leading: f32,
}

/// Letters of one font that run one way.
#[derive(Debug)]
pub struct Run {
    /// The font.
    pub face: &'static Face,
    /// Where its text lies in the paragraph's, in bytes.
    pub range: Range<usize>,
    /// Where it begins on the left, in ems.
    pub x: f32,
    /// How wide it is, in ems.
    pub width: f32,
    /// Whether it runs from right to left.
    pub is_rtl: bool,
    /// Its letters as they are seen from left to right.
    pub glyphs: Vec<Glyph>,
}

/// One letter of a font, and where it stands, in ems.
#[derive(Debug)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u32,
    /// Its place from the strip's left.
    pub x: f32,
    /// Its place above the baseline.
    pub y: f32,
    /// How far the next letter stands from where this one would without marks and moves.
    pub advance: f32,
    /// The text that it stands for, in bytes of the paragraph's; letters may share it.
    pub range: Range<usize>,
}

impl Strip {
    /// Adds a stretch of text that runs one way and begins at a place of its paragraph.
    pub(crate) fn add(&mut self, text: &str, start: usize, level: Level, weight: Weight) {
        let mut parts = by_face(text, weight);
        if level.is_rtl() {
            parts.reverse();
        }
        for (face, range) in parts {
            let place = start + range.start;
            self.shape(face, text.get(range).unwrap_or_default(), place, level);
        }
    }

    fn shape(&mut self, face: &'static Face, text: &str, start: usize, level: Level) {
        let mut buffer = Buffer::new();
        // A mark keeps its own place in the text, apart from its letter's, so that each glyph is known by what it is.
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
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
        let ends = ends(buffer.glyph_infos(), text.len());
        let (range, is_rtl) = (start..start + text.len(), level.is_rtl());
        let mut run = Run { face, range, x: self.width, width: 0.0, is_rtl, glyphs: Vec::new() };
        for ((info, at), range) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()).zip(ends) {
            let (x, y) = (self.width + units(at.x_offset) / em, units(at.y_offset) / em);
            let advance = units(at.x_advance) / em;
            let range = start + range.start..start + range.end;
            run.glyphs.push(Glyph { id: info.glyph_id, x, y, advance, range });
            run.width += advance;
            self.width += advance;
        }
        self.runs.push(run);
        self.leading = self.leading.max(face.leading);
    }
}

impl Glyph {
    pub(crate) fn glyph_id(&self) -> GlyphId {
        GlyphId::new(self.id)
    }
}

/// The text of each glyph: from its own place up to the next that a glyph has.
fn ends(infos: &[GlyphInfo], length: usize) -> Vec<Range<usize>> {
    let place = |info: &GlyphInfo| usize::try_from(info.cluster).unwrap_or(length);
    let mut places: Vec<usize> = infos.iter().map(place).collect();
    places.sort_unstable();
    places.dedup();
    let end = |start: usize| places.get(places.partition_point(|place| *place <= start)).copied();
    infos.iter().map(|info| place(info)..end(place(info)).unwrap_or(length)).collect()
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
            // What no font has is left out, and not taken along with what comes after it.
            Some((face, range)) if range.end == start && shows(face) => range.end = end,
            _ => parts.extend(faces(weight).iter().find(|face| shows(face)).map(|face| (face, start..end))),
        }
    }
    parts
}
