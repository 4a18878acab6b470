// SPDX-License-Identifier: AGPL-3.0-or-later
//! Mends halves of characters in JSON.

/// A text with each escaped half of a character that stands alone (`\ud83d`) replaced by U+FFFD; `None` when
/// there is none.
///
/// Old archives have them where a network cut a text in the middle of an emoji. RFC 8259 (section 8.2) allows
/// such escapes, other programs read them, and the rest of the post must not be lost for one.
pub(crate) fn mended(text: &str) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some((before, escape)) = rest.find('\\').and_then(|at| rest.split_at_checked(at)) {
        mended.push_str(before);
        let (length, is_half) = escape_length(escape);
        let (escape, after) = escape.split_at_checked(length).unwrap_or((escape, ""));
        mended.push_str(if is_half { "\\ufffd" } else { escape });
        found |= is_half;
        rest = after;
    }
    mended.push_str(rest);
    found.then_some(mended)
}

/// How many bytes an escape takes, a pair of halves together, and whether it is a half that stands alone.
fn escape_length(escape: &str) -> (usize, bool) {
    match half(escape) {
        Some(0xd800..=0xdbff) => match escape.split_at_checked(6).and_then(|(_, next)| half(next)) {
            Some(0xdc00..=0xdfff) => (12, false),
            _ => (6, true),
        },
        Some(0xdc00..=0xdfff) => (6, true),
        Some(_) => (6, false),
        // A backslash and what it escapes, which may be a backslash; that may be wider than a byte only in
        // what is no JSON anyway.
        None => (1 + escape.chars().nth(1).map_or(0, char::len_utf8), false),
    }
}

/// The code of a `\uXXXX` at the beginning.
fn half(escape: &str) -> Option<u32> {
    let code = escape.strip_prefix("\\u")?.get(..4)?;
    u32::from_str_radix(code, 16).ok()
}
