// SPDX-License-Identifier: AGPL-3.0-or-later
//! Emoji that are written with several characters and seen as one.

use icu_properties::{
    CodePointSetData,
    props::{Emoji, EmojiModifier, EmojiPresentation, RegionalIndicator},
};

use crate::chars::{after, run};

/// How many bytes at the start of a text are one emoji; nothing where it starts with none.
pub(crate) fn emoji_length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if matches!(first, '0'..='9' | '#' | '*') {
        return keycap_length(text);
    }
    if is::<RegionalIndicator>(first) {
        let second = after(text, first.len_utf8()).chars().next()?;
        return is::<RegionalIndicator>(second).then_some(first.len_utf8() + second.len_utf8());
    }
    let mut length = part_length(text)?;
    while let Some(joined) = after(text, length).strip_prefix('\u{200D}').and_then(part_length) {
        length += '\u{200D}'.len_utf8() + joined;
    }
    Some(length)
}

/// A digit, `#` or `*` in a box.
fn keycap_length(text: &str) -> Option<usize> {
    let rest = after(text, 1);
    let rest = rest.strip_prefix('\u{FE0F}').unwrap_or(rest);
    rest.strip_prefix('\u{20E3}').map(|rest| text.len() - rest.len())
}

/// One emoji with what colors it or names its flag.
///
/// What is text unless U+FE0F follows takes it along, and is text for sure where U+FE0E follows.
fn part_length(text: &str) -> Option<usize> {
    let first = text.chars().next().filter(|&c| !c.is_ascii() && is::<Emoji>(c))?;
    let rest = after(text, first.len_utf8());
    let is_text = !is::<EmojiPresentation>(first);
    let is_chosen = rest.starts_with('\u{FE0F}');
    // Left to themselves the signs © and ® are letters of the text.
    if is_text && (rest.starts_with('\u{FE0E}') || (first < '\u{2000}' && !is_chosen)) {
        return None;
    }
    let is_part = |c: char| (is_text && c == '\u{FE0F}') || is::<EmojiModifier>(c);
    let rest = rest.strip_prefix(is_part).unwrap_or(rest);
    let tags = run(rest, |c| matches!(c, '\u{E0020}'..='\u{E007F}'));
    Some(text.len() - after(rest, tags).len())
}

fn is<P: icu_properties::props::BinaryProperty>(c: char) -> bool {
    CodePointSetData::new::<P>().contains(c)
}
