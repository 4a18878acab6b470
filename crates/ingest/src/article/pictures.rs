// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Media, MediaKind};

/// The short addresses that a post's text shows in place of its pictures.
const HOSTS: [&str; 2] = ["pic.twitter.com/", "pic.x.com/"];

/// Takes the pictures' addresses out of a text: what is left as a person reads it, and the pictures.
pub(crate) fn take(text: &str) -> (String, Vec<Media>) {
    let mut left = String::with_capacity(text.len());
    let mut pictures = Vec::new();
    let mut rest = text;
    while let Some((before, address, after)) = next(rest) {
        let before =
            ["https://", "http://"].iter().find_map(|scheme| before.strip_suffix(scheme)).unwrap_or(before);
        push(&mut left, before);
        pictures.push(picture(address));
        rest = after;
    }
    push(&mut left, rest);
    (left.trim().to_owned(), pictures)
}

/// The picture at a short address as the text shows it, `pic.twitter.com/…`.
pub(crate) fn picture(address: &str) -> Media {
    Media { url: format!("https://{address}"), alt: None, kind: MediaKind::Photo }
}

/// Whether a text is nothing but such an address.
pub(crate) fn is_picture(text: &str) -> bool {
    next(text).is_some_and(|(before, _, after)| before.is_empty() && after.is_empty())
}

/// The first address: what is before it, itself, and what is after it.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    // Both begin alike, so that one walk finds the first of either.
    text.match_indices("pic.").find_map(|(start, _)| {
        let (before, from) = text.split_at_checked(start)?;
        let host = HOSTS.iter().find(|host| from.starts_with(**host))?;
        let code = from.get(host.len()..)?;
        let length = code.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(code.len());
        let (address, after) = from.split_at_checked(host.len() + length)?;
        (length > 0).then_some((before, address, after))
    })
}

/// Joins what stood on both sides of an address without leaving two spaces.
fn push(left: &mut String, part: &str) {
    let joined = left.is_empty() || left.ends_with(char::is_whitespace);
    left.push_str(if joined { part.trim_start_matches(' ') } else { part });
}
