// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeSet, iter::Peekable, str::Split};

type Subtags<'a> = Peekable<Split<'a, char>>;

/// Whether a text is a language tag of BCP 47, as `pt-BR`, its first part in small letters.
#[must_use]
pub fn is_language(text: &str) -> bool {
    OLD.contains(&text) || is_private(text.split('-').peekable()) || is_language_tag(text).unwrap_or(false)
}

/// Language, its extensions, script, region, variants, extensions and a private part, each where it is due.
fn is_language_tag(text: &str) -> Option<bool> {
    let mut subtags = text.split('-').peekable();
    let language = subtags.next()?;
    if !(2..=3).contains(&language.len()) || !language.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    for _ in 0..3 {
        subtags.next_if(|tag| is_letters(tag, 3));
    }
    subtags.next_if(|tag| is_letters(tag, 4));
    subtags.next_if(|tag| is_letters(tag, 2) || (tag.len() == 3 && tag.bytes().all(|b| b.is_ascii_digit())));
    Some(has_variants_once(&mut subtags) && has_extensions_once(&mut subtags) && is_ended(subtags))
}

fn has_variants_once(subtags: &mut Subtags) -> bool {
    let is_variant = |tag: &&str| {
        let is_short = tag.len() == 4 && tag.starts_with(|c: char| c.is_ascii_digit());
        is_word(tag, 4, 8) && (tag.len() > 4 || is_short)
    };
    let mut seen = BTreeSet::new();
    while let Some(variant) = subtags.next_if(is_variant) {
        if !seen.insert(variant.to_ascii_lowercase()) {
            return false;
        }
    }
    true
}

fn has_extensions_once(subtags: &mut Subtags) -> bool {
    let mut seen = BTreeSet::new();
    while let Some(kind) = subtags.next_if(|tag| is_word(tag, 1, 1) && !tag.eq_ignore_ascii_case("x")) {
        let is_more = subtags.next_if(|tag| is_word(tag, 2, 8)).is_some();
        if !is_more || !seen.insert(kind.to_ascii_lowercase()) {
            return false;
        }
        while subtags.next_if(|tag| is_word(tag, 2, 8)).is_some() {}
    }
    true
}

fn is_ended(mut subtags: Subtags) -> bool {
    subtags.peek().is_none() || is_private(subtags)
}

/// What two parties agreed on between themselves: `x-` and words.
fn is_private(mut subtags: Subtags) -> bool {
    let starts = subtags.next().is_some_and(|tag| tag.eq_ignore_ascii_case("x"));
    starts && subtags.peek().is_some() && subtags.all(|tag| is_word(tag, 1, 8))
}

fn is_letters(tag: &str, length: usize) -> bool {
    tag.len() == length && tag.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_word(tag: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The tags that were registered before the rules (RFC 5646, "grandfathered") and don't follow them.
const OLD: [&str; 20] = [
    "en-GB-oed",
    "i-ami",
    "i-bnn",
    "i-default",
    "i-enochian",
    "i-hak",
    "i-klingon",
    "i-lux",
    "i-mingo",
    "i-navajo",
    "i-pwn",
    "i-tao",
    "i-tay",
    "i-tsu",
    "sgn-BE-FR",
    "sgn-BE-NL",
    "sgn-CH-DE",
    "zh-min",
    "zh-min-nan",
    "no-bok",
];
