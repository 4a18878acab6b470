// SPDX-License-Identifier: AGPL-3.0-or-later

/// A stranger's text without the characters that would rule over the text around it.
///
/// Overrides, embeddings and isolates of direction (U+202A to U+202E, U+2066 to U+2069) could make a page read
/// otherwise than it is; control characters could rule a terminal that shows the Markdown.
pub(crate) fn quiet(text: &str) -> String {
    text.chars().filter(|char| !is_ruling(*char)).collect()
}

/// The same on one line: for names and hashtags.
pub(crate) fn quiet_line(text: &str) -> String {
    let line: Vec<_> = text.split_whitespace().collect();
    quiet(&line.join(" "))
}

/// The most of a stranger's name that an article shows, and the most of their text, in characters: no name and no post that people write
/// is longer, and what is only there to fill pages must not.
const LONGEST_NAME: usize = 200;
const LONGEST_TEXT: usize = 50_000;

/// The most of a picture's description, in characters: so many does Bluesky's own app take, and the other networks no more.
const LONGEST_DESCRIPTION: usize = 2_000;

/// A stranger's name or hashtag on one line, of no more than a bearable length.
pub(crate) fn short_line(text: &str) -> String {
    match beginning(text, LONGEST_NAME) {
        Some(start) => format!("{}…", quiet_line(start)),
        None => quiet_line(text),
    }
}

/// What a stranger says of a picture, of no more than a bearable length; it ends with `…` where something is cut off it.
pub(crate) fn short_description(text: &str) -> String {
    match beginning(text, LONGEST_DESCRIPTION) {
        Some(start) => format!("{}…", start.trim_end()),
        None => text.to_owned(),
    }
}

/// A stranger's text of no more than a bearable length, and whether something is cut off it.
pub(crate) fn bounded(text: &str) -> (String, bool) {
    let start = beginning(text, LONGEST_TEXT);
    (quiet(start.unwrap_or(text).trim_end()), start.is_some())
}

/// The first so many characters of a text that has more.
fn beginning(text: &str, most: usize) -> Option<&str> {
    text.get(..text.char_indices().nth(most)?.0)
}

fn is_ruling(char: char) -> bool {
    let directs = matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    directs || (char.is_control() && char != '\n')
}

/// Where a text begins and ends that runs in its own direction (UAX #9, 2.4): first strong isolate, pop directional isolate.
pub(crate) const BEGINS: char = '\u{2068}';
pub(crate) const ENDS: char = '\u{2069}';

/// A quiet text kept from turning the direction of the sentence around it.
pub(crate) fn isolated(text: &str) -> String {
    format!("{BEGINS}{text}{ENDS}")
}

/// A sentence without the marks, where a page can have no elements.
pub(crate) fn bare(text: &str) -> String {
    text.replace([BEGINS, ENDS], "")
}

/// The longest address that is linked to, in bytes; what browsers take at most is about so long.
const LONGEST_ADDRESS: usize = 2_000;

/// A stranger's address if a page may link to it: one on the web, nothing that runs or opens files.
pub(crate) fn web_address(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    let is_web = lower.starts_with("https://") || lower.starts_with("http://");
    let is_plain =
        !address.chars().any(|char| char.is_whitespace() || is_ruling(char) || "<>\"\\`".contains(char));
    (is_web && is_plain && address.len() <= LONGEST_ADDRESS).then(|| address.to_owned())
}
