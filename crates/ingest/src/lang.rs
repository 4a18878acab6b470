// SPDX-License-Identifier: AGPL-3.0-or-later
/// A language as the network gives it, its primary subtag in lower case; `None` for `und` and what is no tag.
///
/// Codes that ISO 639 withdrew in 1989, and X still uses, stay: whoever counts the source's own field finds them.
pub(crate) fn normalized(tag: &str) -> Option<String> {
    let (primary, rest) = match tag.find(['-', '_']).and_then(|at| tag.split_at_checked(at)) {
        Some((primary, rest)) => (primary, rest),
        None => (tag, ""),
    };
    let is_primary = (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    let primary = primary.to_ascii_lowercase();
    (is_primary && primary != "und").then(|| primary + rest)
}
