// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::LazyLock;

use harfrust::Font;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For headlines and what is to be seen first.
    Bold,
    /// For what is read.
    Regular,
}

/// A font for some scripts in one weight.
pub struct Face {
    pub(crate) font: Font,
    bytes: &'static [u8],
    /// How far lines stand apart, in ems: scripts with marks above and below need more.
    pub(crate) leading: f32,
}

static BOLD: LazyLock<[Face; 3]> = LazyLock::new(|| {
    [
        face(include_bytes!("../fonts/NotoSans-Bold.ttf"), 1.18),
        face(include_bytes!("../fonts/NotoSansArabic-Bold.ttf"), 1.5),
        face(include_bytes!("../fonts/NotoSansHebrew-Bold.ttf"), 1.25),
    ]
});

static REGULAR: LazyLock<[Face; 3]> = LazyLock::new(|| {
    [
        face(include_bytes!("../fonts/NotoSans-Regular.ttf"), 1.18),
        face(include_bytes!("../fonts/NotoSansArabic-Regular.ttf"), 1.5),
        face(include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"), 1.25),
    ]
});

/// The fonts of a weight, the one that is tried first before the others.
pub(crate) fn faces(weight: Weight) -> &'static [Face; 3] {
    match weight {
        Weight::Bold => &BOLD,
        Weight::Regular => &REGULAR,
    }
}

impl std::fmt::Debug for Face {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Face").field("leading", &self.leading).finish_non_exhaustive()
    }
}

impl Face {
    /// The font as a file (TrueType).
    #[must_use]
    pub fn bytes(&self) -> &'static [u8] {
        self.bytes
    }

    /// The number of the font's letter for a character.
    #[must_use]
    pub fn letter(&self, character: char) -> Option<u32> {
        self.font.charmap().map_unicode(character).map(|id| id.to_u32())
    }

    /// Whether the font has a letter for a character, or the character has no looks of its own.
    pub(crate) fn shows(&self, character: char) -> bool {
        is_silent(character) || self.font.charmap().map_unicode(character).is_some()
    }
}

/// Whether a letter with its marks is seen as it is, in both weights.
#[must_use]
pub fn can_draw(cluster: &str) -> bool {
    let shows = |face: &Face| cluster.chars().all(|character| face.shows(character));
    [Weight::Bold, Weight::Regular].into_iter().all(|weight| faces(weight).iter().any(shows))
}

/// Characters that change how others look and are never seen themselves: joiners, marks of direction, selectors.
pub(crate) fn is_silent(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}')
}

fn face(bytes: &'static [u8], leading: f32) -> Face {
    let font = Font::new(bytes, 0).expect("the fonts in this crate are whole");
    Face { font, bytes, leading }
}
