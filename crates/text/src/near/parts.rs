// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tags that are made of others: several in one, with a number, with a word written as a number.

use super::form::{self, Form};
use crate::chars::is_word;

/// The place of a tag asked for of which, one after another, `seen` is made; of several the first.
pub(super) fn is_run_of(seen: &Form, asked: &[Form]) -> Option<usize> {
    let first_of = |bare: &[char]| {
        asked.iter().position(|asked| !asked.bare.is_empty() && bare.starts_with(&asked.bare))
    };
    let first = first_of(&seen.bare)?;
    let mut rest = seen.bare.as_slice();
    let mut tags = 0;
    while !rest.is_empty() {
        // The longest that fits; where that leads nowhere a shorter one would hardly be meant.
        let fits = asked.iter().map(|asked| asked.bare.as_slice());
        let longest =
            fits.filter(|bare| !bare.is_empty() && rest.starts_with(bare)).max_by_key(|bare| bare.len())?;
        rest = rest.get(longest.len()..)?;
        tags += 1;
    }
    (tags > 1).then_some(first)
}

/// Whether a tag is one of the parts into which punctuation, pictures and further signs of a hashtag part another.
pub(super) fn has_part(seen: &str, asked: &[char]) -> bool {
    let mut parts = seen.split(|c| !is_word(c)).filter(|part| !part.is_empty());
    parts.any(|part| form::bare(part) == asked)
}

/// Whether both are the same but for digits that only one of them has, before or behind it.
pub(super) fn is_but_for_number(asked: &[char], seen: &[char]) -> bool {
    let (asked_words, seen_words) = (without_number(asked), without_number(seen));
    let has_one = (asked_words.len() < asked.len()) != (seen_words.len() < seen.len());
    has_one && asked_words == seen_words && asked_words.len() >= 4
}

fn without_number(bare: &[char]) -> &[char] {
    let is_digit = |c: &char| c.is_ascii_digit();
    let begin = bare.iter().take_while(|c| is_digit(c)).count();
    let end = bare.iter().rev().take_while(|c| is_digit(c)).count();
    bare.get(begin..bare.len() - end).unwrap_or_default()
}

/// Whether both are the same once numbers between words are read as English ones say them.
pub(super) fn is_shorthand(asked: &[char], seen: &[char]) -> bool {
    let has_number = |bare: &[char]| bare.iter().any(|c| matches!(c, '2' | '4'));
    has_number(asked) != has_number(seen) && said(asked) == said(seen)
}

fn said(bare: &[char]) -> String {
    let last = bare.len().saturating_sub(1);
    let is_letter = |place: usize| bare.get(place).is_some_and(|c| c.is_alphabetic());
    let mut said = String::new();
    for (place, &c) in bare.iter().enumerate() {
        let is_between = place > 0 && place < last && is_letter(place - 1) && is_letter(place + 1);
        match c {
            '2' if is_between => said.push_str("to"),
            '4' if is_between => said.push_str("for"),
            c => said.push(c),
        }
    }
    said
}

/// Whether a tag has another in it.
pub(super) fn contains(seen: &[char], asked: &[char]) -> bool {
    seen.len() > asked.len() && seen.windows(asked.len()).any(|part| part == asked)
}
