// SPDX-License-Identifier: AGPL-3.0-or-later
use card::{Glyph, Run};
use icu_normalizer::DecomposingNormalizerBorrowed;
use krilla::text::{GlyphId, KrillaGlyph};

use crate::plain::is_guide;

/// How wide the space is that ends a line, in ems; nobody sees it.
const SPACE: f32 = 0.26;

/// A run of letters as a PDF holds it: from left to right, each with the text that it stands for.
///
/// Where that text runs against the letters, the PDF says so (`ReversedChars`, ISO 32000-1, 14.8.2.3.3).
#[derive(Debug)]
pub(crate) struct Letters {
    /// Where the first one is drawn from, in ems.
    pub(crate) x: f32,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    /// Their texts in reading order.
    pub(crate) text: String,
}

/// A letter with its own text and the place from which it is drawn.
struct Letter<'a> {
    glyph: &'a Glyph,
    text: String,
    pen: f32,
}

impl Letters {
    /// The letters of a run, with the space before the next line's first word, which only programs need that see no lines.
    pub(crate) fn of(run: &Run, text: &str, with_space: bool) -> Self {
        let letters = in_reading_order(run, text);
        let left = if run.is_rtl { letters.last() } else { letters.first() };
        let mut made = Self {
            x: left.map_or(run.x, |letter| letter.pen),
            glyphs: Vec::with_capacity(letters.len() + 1),
            text: String::new(),
        };
        for Letter { glyph, text, pen } in &letters {
            made.add(glyph.id, glyph.advance, [glyph.x - pen, glyph.y], text);
        }
        if let Some(space) = run.face.letter(' ').filter(|_| with_space && !letters.is_empty()) {
            made.add(space, SPACE, [0.0, 0.0], " ");
            made.x -= if run.is_rtl { SPACE } else { 0.0 };
        }
        if run.is_rtl {
            made.glyphs.reverse();
        }
        made
    }

    fn add(&mut self, id: u32, advance: f32, [x, y]: [f32; 2], text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        let range = start..self.text.len();
        self.glyphs.push(KrillaGlyph::new(GlyphId::new(id), advance, x, y, 0.0, range, None));
    }
}

fn in_reading_order<'a>(run: &'a Run, text: &str) -> Vec<Letter<'a>> {
    let mut pen = run.x;
    let mut placed = Vec::with_capacity(run.glyphs.len());
    for glyph in &run.glyphs {
        // What guides the direction of others has done so; a reader would stumble over it.
        if !text.get(glyph.range.clone()).unwrap_or_default().chars().all(is_guide) {
            placed.push((glyph, pen));
        }
        pen += glyph.advance;
    }
    if run.is_rtl {
        placed.reverse();
    }
    let mut letters = Vec::with_capacity(placed.len());
    for cluster in placed.chunk_by(|(a, _), (b, _)| a.range == b.range) {
        let Some(((first, _), rest)) = cluster.split_first() else { continue };
        let whole = text.get(first.range.clone()).unwrap_or_default();
        let texts = if rest.is_empty() { vec![whole.to_owned()] } else { shared_out(cluster, whole, run) };
        letters.extend(cluster.iter().zip(texts).map(|((glyph, pen), text)| Letter {
            glyph,
            text,
            pen: *pen,
        }));
    }
    letters
}

/// What each of some glyphs stands for that make one letter with its marks: its own character where the font has one for it.
///
/// A PDF names one text for each glyph; if all of them had the whole, the same glyph would be read wrongly elsewhere.
fn shared_out(cluster: &[(&Glyph, f32)], whole: &str, run: &Run) -> Vec<String> {
    let parts = DecomposingNormalizerBorrowed::new_nfd().normalize(whole);
    let mut rest: Vec<char> = parts.chars().filter(|char| !is_guide(*char)).collect();
    let mut texts = vec![String::new(); cluster.len()];
    for (text, (glyph, _)) in texts.iter_mut().zip(cluster) {
        if let Some(place) = rest.iter().position(|char| run.face.letter(*char) == Some(glyph.id)) {
            text.push(rest.remove(place));
        }
    }
    let mut rest = rest.into_iter();
    for text in texts.iter_mut().filter(|text| text.is_empty()) {
        // A glyph beyond the characters stands for nothing, which PDF/UA wants to be something: U+2060 is not seen.
        text.push(rest.next().unwrap_or('\u{2060}'));
    }
    if let Some(last) = texts.last_mut() {
        last.extend(rest);
    }
    texts
}
