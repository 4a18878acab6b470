// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bluesky: the grammar of `@atproto/api`'s rich text, by which its own apps mark up a post.

use unicode_segmentation::UnicodeSegmentation;

use crate::{
    chars::{after, before, is_hash, is_punctuation, is_script_space, run},
    domain,
    entity::Entity,
};

/// The most that a tag may hold, by the lexicon `app.bsky.richtext.facet`.
const TAG_GRAPHEMES: usize = 64;
const TAG_BYTES: usize = 640;

/// The most characters that the ticker of a cashtag has.
const TICKER: usize = 5;

/// The hashtags, and the cashtags, which Bluesky keeps as tags with their sign in capitals (`$MINT`).
pub(crate) fn hashtags(text: &str) -> Vec<Entity> {
    let mut found = tags(text);
    let cashtags = cashtags(text);
    if !cashtags.is_empty() {
        found.extend(cashtags);
        found.sort_by_key(|tag| tag.start);
        // Within a tag (`#a($MINT`) the network's own apps show no other.
        let mut end = 0;
        found.retain(|tag| {
            let is_free = tag.start >= end;
            end = end.max(tag.end);
            is_free
        });
    }
    found
}

/// The cashtags: `$`, a letter, at most four letters and digits, and the end of a word.
pub(crate) fn cashtags(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('$').filter(|&(start, _)| is_bounded(text, start)) {
        let rest = after(text, start + 1);
        let length = run(rest, |c| c.is_ascii_alphanumeric());
        let is_ticker = rest.starts_with(|c: char| c.is_ascii_alphabetic()) && length <= TICKER;
        let is_ended = |c: char| is_script_space(c) || ".,;:!?)\"'\u{2019}".contains(c);
        if is_ticker && after(rest, length).chars().next().is_none_or(is_ended) {
            let end = start + 1 + length;
            let tag = text.get(start..end).unwrap_or_default().to_ascii_uppercase();
            found.push(Entity { start, end, text: tag });
        }
    }
    found
}

fn tags(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    for (start, sign) in text.match_indices(is_hash) {
        if before(text, start).is_some_and(|(_, c)| !is_script_space(c)) {
            continue;
        }
        let rest = after(text, start + sign.len());
        let body = rest.get(..run(rest, is_tag_char)).unwrap_or_default();
        let tag = body.trim_end_matches(is_punctuation);
        if body.starts_with('\u{FE0F}') || !tag.contains(is_tag_core) || is_too_long(tag) {
            continue;
        }
        found.push(Entity::between(text, start, start + sign.len() + tag.len(), sign.len()));
    }
    found
}

/// The accounts: `@` and a handle, which is a domain name.
pub(crate) fn mentions(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('@') {
        if !is_bounded(text, start) {
            continue;
        }
        let rest = after(text, start + 1);
        let handle =
            up_to_word_edge(rest, run(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')));
        if has_top_level(handle) || handle.ends_with(".test") {
            found.push(Entity::between(text, start, start + 1 + handle.len(), 1));
        }
    }
    found
}

/// The links: anything after `https://`, and a domain name whose last label exists.
///
/// What begins with `http` is taken without that test, as `detectFacets` does, and a scheme in capitals is none.
pub(crate) fn links(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_word(text, at) {
        let rest = after(text, start);
        let domain = plain_domain(rest);
        if !starts_with_scheme(rest) && !domain.contains('.') {
            at = start + run(rest, |c| c != '(' && !is_script_space(c));
            continue;
        }
        // What looks like a link uses its word up, whether it is one or not.
        let word = rest.get(..run(rest, |c| !is_script_space(c))).unwrap_or_default();
        if word.starts_with("http") || has_top_level(domain) {
            let link = without_closing(word);
            found.push(Entity::between(text, start, start + link.len(), 0));
        }
        at = start + word.len();
    }
    found
}

/// What a tag may hold: anything but white space and a few characters that show nothing.
fn is_tag_char(c: char) -> bool {
    !is_script_space(c) && !matches!(c, '\u{AD}' | '\u{2060}' | '\u{200A}'..='\u{200D}' | '\u{20E2}')
}

/// What a tag must hold at least once: more than digits and punctuation.
fn is_tag_core(c: char) -> bool {
    !c.is_ascii_digit() && !is_punctuation(c)
}

fn is_too_long(tag: &str) -> bool {
    tag.len() > TAG_BYTES || tag.graphemes(true).nth(TAG_GRAPHEMES).is_some()
}

fn is_bounded(text: &str, start: usize) -> bool {
    before(text, start).is_none_or(|(_, c)| c == '(' || is_script_space(c))
}

/// The longest start of `text`, at most `length` bytes of ASCII, at whose end a word begins or ends.
fn up_to_word_edge(text: &str, length: usize) -> &str {
    let handle = text.get(..length).unwrap_or_default();
    let is_word_next = after(text, length).starts_with('_');
    match (handle.ends_with(['.', '-']), is_word_next) {
        (true, true) | (false, false) => handle,
        (true, false) => handle.trim_end_matches(['.', '-']),
        (false, true) => handle.trim_end_matches(|c: char| c.is_ascii_alphanumeric()),
    }
}

/// Whether the last label of a name exists; Bluesky knows these in lower case alone.
fn has_top_level(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, label)| {
        !label.contains(|c: char| c.is_ascii_uppercase()) && domain::is_top_level(label)
    })
}

/// The next place at or after `from` where a link may begin.
fn next_word(text: &str, from: usize) -> Option<usize> {
    if from == 0 && !text.starts_with(|c| c == '(' || is_script_space(c)) && !text.is_empty() {
        return Some(0);
    }
    let rest = after(text, from);
    let gap = rest.find(|c| c == '(' || is_script_space(c))?;
    let word = after(rest, gap).find(|c| c != '(' && !is_script_space(c))?;
    Some(from + gap + word)
}

/// Whether a text starts with a scheme, in small letters or capitals, and more.
fn starts_with_scheme(text: &str) -> bool {
    let is_whole = |scheme: &str| {
        let start = text.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && after(text, scheme.len()).starts_with(|c| !is_script_space(c))
    };
    ["https://", "http://"].iter().any(|scheme| is_whole(scheme))
}

/// A word without the punctuation that closes the sentence, or the parenthesis, around it.
fn without_closing(word: &str) -> &str {
    let cut = word.strip_suffix(['.', ',', ';', ':', '!', '?']).unwrap_or(word);
    if cut.contains('(') { cut } else { cut.strip_suffix(')').unwrap_or(cut) }
}

/// The domain name at the start of a word: letters and digits between dots, the first a letter.
fn plain_domain(word: &str) -> &str {
    let run = word.get(..run(word, |c| c.is_ascii_alphanumeric() || c == '.')).unwrap_or_default();
    let whole = run.find("..").map_or(run, |gap| run.get(..gap).unwrap_or_default());
    let domain = whole.strip_suffix('.').unwrap_or(whole);
    if domain.starts_with(|c: char| c.is_ascii_alphabetic()) { domain } else { "" }
}
