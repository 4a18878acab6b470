// SPDX-License-Identifier: AGPL-3.0-or-later
use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

use crate::fonts::{Weight, faces};

/// So much of a text is looked at, and so much of it is kept: a card holds less.
const CHARACTERS: usize = 4_000;
const CLUSTERS: usize = 400;
/// So many marks may stand on one letter: Hebrew with vowels and accents needs four.
const MARKS: usize = 5;

/// Whether every letter of a text can be drawn, so that it is worth showing; signs and emoji that can't be are left out.
#[must_use]
pub fn can_show(text: &str) -> bool {
    let start: String = text.chars().take(CHARACTERS).collect();
    let has_letter = |character| faces(Weight::Regular).iter().any(|face| face.shows(character));
    start.chars().filter(|character| character.is_alphabetic()).all(has_letter) && !legible(&start).is_empty()
}

/// What can be drawn of a text, on one line, its spaces single.
///
/// Whatever no font has is left out rather than shown as an empty box. Overrides of direction go too: they serve to
/// show a text as what it isn't.
pub(crate) fn legible(text: &str) -> String {
    let start: String = text.chars().take(CHARACTERS).map(plain).collect();
    let kept: String = start.graphemes(true).filter_map(cluster).take(CLUSTERS).collect();
    kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn plain(character: char) -> char {
    let breaks = character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}');
    if breaks || character.is_control() { ' ' } else { character }
}

/// A letter with those of its marks that the letter's font has.
fn cluster(cluster: &str) -> Option<String> {
    let first = cluster.chars().next().filter(|first| may_stand_alone(*first))?;
    let face = faces(Weight::Regular).iter().find(|face| face.shows(first))?;
    let marks = cluster.chars().skip(1).filter(|mark| face.shows(*mark)).take(MARKS);
    Some(std::iter::once(first).chain(marks).collect())
}

/// Not marks without a letter, which would hang in the air, nor embeddings and overrides.
fn may_stand_alone(character: char) -> bool {
    use BidiClass::{LRE, LRO, NSM, PDF, RLE, RLO};
    !matches!(bidi_class(character), LRE | LRO | NSM | PDF | RLE | RLO)
}
