// SPDX-License-Identifier: AGPL-3.0-or-later
/// A language as BCP 47 writes it, its primary subtag in lower case; `None` for `und` and what is no tag.
///
/// Codes that ISO 639 withdrew in 1989, and X and old systems still use, become today's.
pub(crate) fn normalized(tag: &str) -> Option<String> {
    let (primary, rest) = match tag.find(['-', '_']).and_then(|at| tag.split_at_checked(at)) {
        Some((primary, rest)) => (primary, Some(rest.replace('_', "-"))),
        None => (tag, None),
    };
    let is_primary = (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    let primary = match primary.to_ascii_lowercase().as_str() {
        "und" => return None,
        "in" => "id".to_owned(),
        "iw" => "he".to_owned(),
        "ji" => "yi".to_owned(),
        other if is_primary => other.to_owned(),
        _ => return None,
    };
    Some(primary + rest.as_deref().unwrap_or_default())
}
