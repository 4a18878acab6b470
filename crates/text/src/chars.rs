// SPDX-License-Identifier: AGPL-3.0-or-later
//! Classes of characters as the networks' rules name them.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{Alphabetic, BidiClass, CanonicalCombiningClass, GeneralCategory, GeneralCategoryGroup},
};

/// Whether a character begins a hashtag on every network.
pub(crate) fn is_hash(c: char) -> bool {
    matches!(c, '#' | '＃')
}

/// Whether a character is a letter or a mark (`\p{L}`, `\p{M}`).
pub(crate) fn is_letter_or_mark(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    let group = GeneralCategoryGroup::Letter.union(GeneralCategoryGroup::Mark);
    group.contains(category(c))
}

/// Whether a character is a decimal digit of any script (`\p{Nd}`).
pub(crate) fn is_decimal(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { category(c) == GeneralCategory::DecimalNumber }
}

/// Whether a character is punctuation (`\p{P}`).
pub(crate) fn is_punctuation(c: char) -> bool {
    GeneralCategoryGroup::Punctuation.contains(category(c))
}

/// Whether a character belongs to a word as Ruby's `[[:word:]]` has it.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    is_letter_or_mark(c)
        || is_decimal(c)
        || category(c) == GeneralCategory::ConnectorPunctuation
        || is_alphabetic(c)
}

/// Whether a character is alphabetic as Ruby's `[[:alpha:]]` has it.
pub(crate) fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { CodePointSetData::new::<Alphabetic>().contains(c) }
}

/// Whether a character is white space as twitter-text lists it.
pub(crate) fn is_space(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{180E}' | '\u{2000}'..='\u{200A}'
            | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// Whether a character is white space as JavaScript's `\s` has it.
pub(crate) fn is_script_space(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r' | ' ' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{2028}' | '\u{2029}'
            | '\u{202F}' | '\u{205F}' | '\u{3000}' | '\u{FEFF}'
    )
}

/// Whether a character is an accented Latin letter, or an accent, as X and Mastodon list them.
pub(crate) fn is_latin_accented(c: char) -> bool {
    matches!(
        c,
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{253}' | '\u{254}' | '\u{256}'
            | '\u{257}' | '\u{259}' | '\u{25B}' | '\u{263}' | '\u{268}' | '\u{26F}' | '\u{272}' | '\u{289}'
            | '\u{28B}' | '\u{2BB}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}'
    )
}

/// Whether a character changes the direction of a text and shows nothing.
pub(crate) fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character shows nothing by itself: joiners, direction marks, soft hyphens and their like.
pub(crate) fn is_invisible(c: char) -> bool {
    category(c) == GeneralCategory::Format
}

/// Whether a mark is as much a part of its letter as a stroke: the viramas and nuktas of Indian scripts.
pub(crate) fn is_letter_sign(c: char) -> bool {
    let class = CodePointMapData::<CanonicalCombiningClass>::new().get(c);
    [CanonicalCombiningClass::Nukta, CanonicalCombiningClass::Virama].contains(&class)
}

/// Whether a character belongs to a script that is written from right to left.
pub(crate) fn is_right_to_left(c: char) -> bool {
    let class = CodePointMapData::<BidiClass>::new().get(c);
    matches!(class, BidiClass::RightToLeft | BidiClass::ArabicLetter)
}

/// How many bytes at the start of a text hold characters of a class.
pub(crate) fn run(text: &str, class: impl Fn(char) -> bool) -> usize {
    text.find(|c| !class(c)).unwrap_or(text.len())
}

/// What follows a byte offset; empty beyond the end.
pub(crate) fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// The character before a byte offset, with its own offset.
pub(crate) fn before(text: &str, at: usize) -> Option<(usize, char)> {
    let c = text.get(..at)?.chars().next_back()?;
    Some((at - c.len_utf8(), c))
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}
