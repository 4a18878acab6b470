// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

/// More letters than the longest named reference has.
const LONGEST: usize = 34;

/// Reads a text's character references: `&amp;`, `&#8212;`, `&Eacute;`.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        read.push_str(before);
        let length = after.bytes().take(LONGEST).position(|byte| byte == b';');
        let found =
            length.and_then(|length| Some((character(after.get(..length)?)?, after.get(length + 1..)?)));
        rest = match found {
            Some((character, behind)) => {
                read.push_str(&character);
                behind
            }
            None => {
                read.push('&');
                after
            }
        };
    }
    read.push_str(rest);
    Cow::Owned(read)
}

/// What a reference stands for; `None` if it is none.
fn character(reference: &str) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(match reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" | "#39" | "#x27" => "'",
        "nbsp" => "\u{a0}",
        "mdash" => "—",
        _ if reference.chars().all(|c| c.is_ascii_alphanumeric() || c == '#') => return rare(reference),
        _ => return None,
    }))
}

/// Asks the HTML library, which has the list of names and the old numbers that mean something else.
fn rare(reference: &str) -> Option<Cow<'static, str>> {
    let written = format!("&{reference};");
    let read: String = scraper::Html::parse_fragment(&written).root_element().text().collect();
    (read != written).then_some(Cow::Owned(read))
}
