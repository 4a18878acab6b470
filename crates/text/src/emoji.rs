// SPDX-License-Identifier: AGPL-3.0-or-later
//! Emoji that are written with several characters and seen as one.

use icu_properties::{
    CodePointSetData,
    props::{Emoji, EmojiModifier, EmojiModifierBase, EmojiPresentation, RegionalIndicator},
};

use crate::chars::{after, run};

/// How many bytes at the start of a text are one emoji; nothing where it starts with none.
pub(crate) fn emoji_length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if matches!(first, '0'..='9' | '#' | '*') {
        return keycap_length(text);
    }
    if is::<RegionalIndicator>(first) {
        let second = after(text, first.len_utf8()).chars().next();
        let is_flag = second.is_some_and(|second| is_flag(first, second));
        return Some(if is_flag { 2 * first.len_utf8() } else { first.len_utf8() });
    }
    let mut part = part_of(text)?;
    let mut length = part.length;
    // Joined are only emoji that show as such: X takes a heart without U+FE0F for a letter.
    while part.is_shown {
        let next = after(text, length).strip_prefix('\u{200D}').and_then(part_of);
        let Some(next) = next.filter(|next| next.is_shown) else { break };
        length += '\u{200D}'.len_utf8() + next.length;
        part = next;
    }
    Some(length)
}

/// A digit, `#` or `*` in a box.
fn keycap_length(text: &str) -> Option<usize> {
    let rest = after(text, 1);
    let rest = rest.strip_prefix('\u{FE0F}').unwrap_or(rest);
    rest.strip_prefix('\u{20E3}').map(|rest| text.len() - rest.len())
}

/// Whether two letters make a flag: those of a state, a territory or a union that has one.
fn is_flag(first: char, second: char) -> bool {
    let letter = |c: char| u32::from(c).checked_sub(0x1F1E6).and_then(|at| char::from_digit(at + 10, 36));
    let (Some(first), Some(second)) = (letter(first), letter(second)) else { return false };
    FLAGS.iter().any(|(start, ends)| *start == first && ends.contains(second))
}

/// One of the emoji that make one together.
struct Part {
    length: usize,
    /// Whether it is seen as an emoji without doubt, not as a sign of the text.
    is_shown: bool,
}

/// The emoji at the start of a text with what colors it or names its flag.
///
/// What is text unless U+FE0F follows takes it along, and is text for sure where U+FE0E follows.
fn part_of(text: &str) -> Option<Part> {
    let first = text.chars().next().filter(|&c| !c.is_ascii() && is::<Emoji>(c))?;
    let rest = after(text, first.len_utf8());
    let is_text = !is::<EmojiPresentation>(first);
    let chosen = rest.strip_prefix('\u{FE0F}').filter(|_| is_text || is_old(first));
    // Left to themselves the signs © and ® are letters of the text.
    if is_text && (rest.starts_with('\u{FE0E}') || (first < '\u{2000}' && chosen.is_none())) {
        return None;
    }
    let rest = chosen.unwrap_or(rest);
    let colored = rest.strip_prefix(is::<EmojiModifier>).filter(|_| is::<EmojiModifierBase>(first));
    let is_shown = !is_text || chosen.is_some() || colored.is_some();
    let rest = colored.unwrap_or(rest);
    let tags = if first == '🏴' { run(rest, |c| matches!(c, '\u{E0020}'..='\u{E007F}')) } else { 0 };
    Some(Part { length: text.len() - after(rest, tags).len(), is_shown })
}

/// Whether an emoji was a sign before it was an emoji, so that keyboards add U+FE0F to it all the same.
fn is_old(c: char) -> bool {
    match c {
        '⏩'..='⏬'
        | '⏰'
        | '⏳'
        | '⛎'
        | '✅'
        | '✨'
        | '❌'
        | '❎'
        | '❓'..='❕'
        | '➕'..='➗'
        | '➰'
        | '➿' => false,
        _ => c < '\u{10000}' || matches!(c, '🀄' | '🈚' | '🈯'),
    }
}

fn is<P: icu_properties::props::BinaryProperty>(c: char) -> bool {
    CodePointSetData::new::<P>().contains(c)
}

/// The flags, by their first letter.
const FLAGS: [(char, &str); 26] = [
    ('a', "cdefgilmoqrstuwxz"),
    ('b', "abdefghijlmnoqrstvwyz"),
    ('c', "acdfghiklmnopqruvwxyz"),
    ('d', "egjkmoz"),
    ('e', "aceghrstu"),
    ('f', "ijkmor"),
    ('g', "abdefghilmnpqrstuwy"),
    ('h', "kmnrtu"),
    ('i', "cdelmnoqrst"),
    ('j', "emop"),
    ('k', "eghimnprwyz"),
    ('l', "abcikrstuvy"),
    ('m', "acdefghklmnopqrstuvwxyz"),
    ('n', "acefgilopruz"),
    ('o', "m"),
    ('p', "aefghklmnrstwy"),
    ('q', "a"),
    ('r', "eosuw"),
    ('s', "abcdeghijklmnorstvxyz"),
    ('t', "acdfghjklmnortvwz"),
    ('u', "agmnsyz"),
    ('v', "aceginu"),
    ('w', "fs"),
    ('x', "k"),
    ('y', "et"),
    ('z', "amw"),
];
