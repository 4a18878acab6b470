// SPDX-License-Identifier: AGPL-3.0-or-later
//! X: the grammar of twitter-text 3.1, which X froze in 2021.

use crate::{
    address,
    chars::{
        after, before, is_decimal, is_hash, is_latin_accented, is_letter_or_mark, is_script_space, is_space,
        run,
    },
    entity::{Entity, outside_links},
    grammar::Grammar,
};

/// The most characters that a name has.
const NAME: usize = 20;

/// The hashtags; a tag inside a link is none.
pub(crate) fn hashtags(text: &str) -> Vec<Entity> {
    let tags = tags(text);
    if tags.is_empty() { tags } else { outside_links(tags, &links(text)) }
}

/// The accounts; a mention inside a link is none, and neither is the name of a list (`@name/list`).
pub(crate) fn mentions(text: &str) -> Vec<Entity> {
    let names = names(text);
    if names.is_empty() { names } else { outside_links(names, &links(text)) }
}

/// The lists (`@name/list`), which are linked and mention nobody.
pub(crate) fn lists(text: &str) -> Vec<Entity> {
    let lists = names_and_lists(text).into_iter().filter(|name| name.is_list).map(|name| name.entity);
    let lists: Vec<Entity> = lists.collect();
    if lists.is_empty() { lists } else { outside_links(lists, &links(text)) }
}

/// The account that a text is an answer to, because it begins with its name.
pub(crate) fn reply_to(text: &str) -> Option<Entity> {
    let start = run(text, is_space);
    let sign = after(text, start).chars().next().filter(|&c| is_at(c))?.len_utf8();
    let rest = after(text, start + sign);
    let length = run(rest, is_name_char).min(NAME);
    let is_name = length > 0 && !ends_badly(after(rest, length), is_name_end);
    is_name.then(|| Entity::between(text, start, start + sign + length, sign))
}

/// The cashtags: `$` after a space, one to six letters, and maybe one or two more behind a dot or underscore.
pub(crate) fn cashtags(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut free = 0;
    for (start, _) in text.match_indices('$') {
        let is_bounded = before(text, start).is_none_or(|(at, c)| at >= free && is_space(c));
        let length = if is_bounded { ticker_length(after(text, start + 1)) } else { None };
        if let Some(length) = length {
            free = start + 1 + length;
            found.push(Entity::between(text, start, free, 1));
        }
    }
    found
}

/// The links, with and without `https://`.
pub(crate) fn links(text: &str) -> Vec<Entity> {
    address::links(text, &LINKS)
}

/// A tag needs a boundary before its sign, one letter or mark in its body, and neither another sign nor `://`
/// after it. What one tag has taken can't be the boundary of the next, hence `free`.
fn tags(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut free = 0;
    for (start, sign) in text.match_indices(is_hash) {
        let bounded = match before(text, start) {
            None => true,
            Some((at, c)) => at >= free && is_tag_boundary(c),
        };
        let body_start = start + sign.len();
        let rest = after(text, body_start);
        let body = rest.get(..run(rest, is_tag_char)).unwrap_or_default();
        // A sign with U+FE0F or U+20E3 after it is the start of the keycap emoji, not of a tag.
        if !bounded || body.starts_with(['\u{FE0F}', '\u{20E3}']) || !body.contains(is_letter_or_mark) {
            continue;
        }
        free = body_start + body.len();
        if !ends_badly(after(text, free), is_hash) {
            found.push(Entity::between(text, start, free, sign.len()));
        }
    }
    found
}

/// The name of an account, or of a list of its.
struct Name {
    entity: Entity,
    is_list: bool,
}

fn names(text: &str) -> Vec<Entity> {
    names_and_lists(text).into_iter().filter(|name| !name.is_list).map(|name| name.entity).collect()
}

fn names_and_lists(text: &str) -> Vec<Name> {
    let mut found = Vec::new();
    let mut free = 0;
    for (start, sign) in text.match_indices(is_at) {
        let name_start = start + sign.len();
        let rest = after(text, name_start);
        let length = run(rest, is_name_char).min(NAME);
        if length == 0 || !is_name_bounded(text, start, free) {
            continue;
        }
        let list = list_length(after(rest, length));
        free = name_start + length + list;
        if !ends_badly(after(text, free), is_name_end) {
            found.push(Name { entity: Entity::between(text, start, free, sign.len()), is_list: list > 0 });
        }
    }
    found
}

/// The length of the ticker that a text starts with, if a word ends with it.
fn ticker_length(text: &str) -> Option<usize> {
    let letters = run(text, |c| c.is_ascii_alphabetic());
    if !(1..=6).contains(&letters) {
        return None;
    }
    let ends = |at: usize| after(text, at).chars().next().is_none_or(|c| is_script_space(c) || is_punct(c));
    let more = after(text, letters).strip_prefix(['.', '_']).map_or(0, |rest| {
        let more = run(rest, |c| c.is_ascii_alphabetic());
        (1..=more.min(2)).rev().find(|&more| ends(letters + 1 + more)).map_or(0, |more| 1 + more)
    });
    (more > 0 || ends(letters)).then_some(letters + more)
}

fn is_tag_char(c: char) -> bool {
    is_letter_or_mark(c)
        || is_decimal(c)
        || matches!(
            c,
            '_' | '\u{200C}'
                | '\u{200D}'
                | '\u{A67E}'
                | '\u{5BE}'
                | '\u{5F3}'
                | '\u{5F4}'
                | '\u{FF5E}'
                | '\u{301C}'
                | '\u{309B}'
                | '\u{309C}'
                | '\u{30A0}'
                | '\u{30FB}'
                | '\u{3003}'
                | '\u{F0B}'
                | '\u{F0C}'
                | '\u{B7}'
        )
}

/// The variation selectors are marks, and so could be in a tag, yet an emoji may end with one before a tag.
fn is_tag_boundary(c: char) -> bool {
    matches!(c, '\u{FE0E}' | '\u{FE0F}') || !(is_tag_char(c) || c == '&')
}

/// Whether X takes no text with a character.
pub(crate) fn is_refused(c: char) -> bool {
    matches!(c, '\u{FFFE}' | '\u{FEFF}' | '\u{FFFF}')
}

fn is_name_end(c: char) -> bool {
    is_at(c) || is_latin_accented(c)
}

/// What twitter-text calls punctuation.
fn is_punct(c: char) -> bool {
    "!'#%&()*+,\\-./:;<=>?@[]^_{|}~$".contains(c)
}

fn is_at(c: char) -> bool {
    matches!(c, '@' | '＠')
}

fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// A name needs a boundary before its sign, or the `RT` of a repost as it was once typed.
fn is_name_bounded(text: &str, start: usize, free: usize) -> bool {
    let Some((at, c)) = before(text, start) else { return true };
    if at < free {
        return false;
    }
    if !(is_name_char(c) || is_at(c) || matches!(c, '!' | '#' | '$' | '%' | '&' | '*')) {
        return true;
    }
    let Some((r_at, r)) = before(text, at) else { return false };
    let is_repost = r_at >= free && r.eq_ignore_ascii_case(&'r') && c.eq_ignore_ascii_case(&'t');
    let is_word = |c| is_name_char(c) || matches!(c, '+' | '~' | '.' | '-');
    is_repost && before(text, r_at).is_none_or(|(at, c)| at >= free && !is_word(c))
}

/// How many bytes of a list's name (`/list`) a text starts with.
fn list_length(text: &str) -> usize {
    let Some(slug) = text.strip_prefix('/') else { return 0 };
    if !slug.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return 0;
    }
    1 + run(slug, |c| is_name_char(c) || c == '-').min(25)
}

fn ends_badly(rest: &str, class: impl Fn(char) -> bool) -> bool {
    rest.starts_with(class) || rest.starts_with("://")
}

const LINKS: Grammar = Grammar {
    schemes: &["https://", "http://"],
    is_bare_allowed: true,
    is_path: |c| {
        c.is_ascii_alphanumeric()
            || matches!(c, '\u{400}'..='\u{4FF}' | '\u{2013}')
            || "!*';:=+,.$/%#[]-_~@|&".contains(c)
            || is_latin_accented(c)
    },
    is_path_end: |c| {
        c.is_ascii_alphanumeric()
            || matches!(c, '\u{400}'..='\u{4FF}' | '+' | '-' | '=' | '_' | '#' | '/')
            || is_latin_accented(c)
    },
    is_query: is_query_char,
    is_query_end,
    is_short_cut: true,
};

fn is_query_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!?*'@();:&=+$/%#[]-_.,~|".contains(c)
}

fn is_query_end(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_&=#/".contains(c)
}
