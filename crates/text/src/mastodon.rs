// SPDX-License-Identifier: AGPL-3.0-or-later
//! Mastodon: the grammar of its server, which other servers of the fediverse follow more or less.

use crate::{
    address,
    chars::{after, before, is_alphabetic, is_hash, is_latin_accented, is_word, run},
    entity::{Entity, outside_links},
    grammar::Grammar,
};

/// The hashtags.
pub(crate) fn hashtags(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    for (start, sign) in text.match_indices(is_hash) {
        if before(text, start).is_some_and(|(_, c)| !c.is_whitespace()) {
            continue;
        }
        let body_start = start + sign.len();
        let rest = after(text, body_start);
        let Some(length) = tag_length(rest).and_then(|length| without_scheme(rest, length)) else { continue };
        found.push(Entity::between(text, start, body_start + length, sign.len()));
    }
    found
}

/// The accounts: `@name` of the writer's own server, `@name@server` of any.
pub(crate) fn mentions(text: &str) -> Vec<Entity> {
    let found = names(text);
    if found.is_empty() { found } else { outside_links(found, &links(text)) }
}

/// The links, which need their `https://`.
pub(crate) fn links(text: &str) -> Vec<Entity> {
    address::links(text, &LINKS)
}

fn names(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut free = 0;
    for (start, _) in text.match_indices('@') {
        let bounded = before(text, start).is_none_or(|(_, c)| !(is_word(c) || matches!(c, '=' | '/')));
        if start < free || !bounded {
            continue;
        }
        let rest = after(text, start + 1);
        let name = joined(rest, is_name_char);
        if name == 0 {
            continue;
        }
        let server = after(rest, name).strip_prefix('@').map_or(0, |host| joined(host, is_word));
        let length = if server == 0 { name } else { name + 1 + server };
        free = start + 1 + length;
        let rest = after(text, free);
        if !rest.starts_with(|c| matches!(c, '@' | '＠') || is_latin_accented(c)) && !rest.starts_with("://")
        {
            found.push(Entity::between(text, start, free, 1));
        }
    }
    found
}

/// What a name may hold; two of these are Latin letters to an expression that ignores case.
fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '\u{17F}' | '\u{212A}')
}

/// How many bytes of a text are words of a class, joined by dots and hyphens.
fn joined(text: &str, class: impl Fn(char) -> bool) -> usize {
    let all = run(text, |c| class(c) || matches!(c, '.' | '-'));
    let name = text.get(..all).unwrap_or_default();
    if name.starts_with(['.', '-']) { 0 } else { name.trim_end_matches(['.', '-']).len() }
}

/// The length of the tag that a text starts with (`Tag::HASHTAG_NAME_PAT`).
///
/// Either words and separators that begin and end with a word, with a letter or separator between, or else one
/// word with a letter in it.
fn tag_length(text: &str) -> Option<usize> {
    if !text.starts_with(is_word) {
        return None;
    }
    let all = text.get(..run(text, |c| is_word(c) || is_separator(c))).unwrap_or_default();
    let joined = all.trim_end_matches(|c| !is_word(c));
    let mut inner = joined.chars();
    inner.next();
    inner.next_back();
    if inner.any(|c| is_alphabetic(c) || is_separator(c)) {
        return Some(joined.len());
    }
    let word = text.get(..run(text, is_word)).unwrap_or_default();
    word.contains(is_alphabetic).then_some(word.len())
}

/// The length of a tag without the scheme of a link that follows it without a space; nothing if what is left is no tag,
/// as of `#0http://`: the server would look for it under a name that its own rule refuses (`Tag`, `validates :name`).
fn without_scheme(text: &str, length: usize) -> Option<usize> {
    let tag = text.get(..length).filter(|_| after(text, length).starts_with("://")).unwrap_or_default();
    let bare = tag.strip_suffix("https").or_else(|| tag.strip_suffix("http")).unwrap_or_default();
    if bare.is_empty() { Some(length) } else { tag_length(bare) }
}

fn is_separator(c: char) -> bool {
    matches!(c, '_' | '\u{B7}' | '\u{30FB}' | '\u{200C}')
}

const LINKS: Grammar = Grammar {
    schemes: &[
        "https://",
        "http://",
        "dat://",
        "dweb://",
        "ipfs://",
        "ipns://",
        "ssb://",
        "gopher://",
        "gemini://",
    ],
    is_bare_allowed: false,
    is_path: |c| !(c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '?')),
    is_path_end: |c| !(c.is_whitespace() || "()?!*\"'「」<>;:=,.$%[]~&|@".contains(c)),
    is_query: |c| c.is_ascii_alphanumeric() || "!?*'();:&=+$/%#[]-_.,~|@^".contains(c) || is_beyond_ascii(c),
    is_query_end: |c| c.is_ascii_alphanumeric() || "_&=#/-".contains(c) || is_beyond_ascii(c),
    is_short_cut: false,
};

fn is_beyond_ascii(c: char) -> bool {
    c >= '\u{A0}'
}
