// SPDX-License-Identifier: AGPL-3.0-or-later

/// Whether a text is an address of any kind: a scheme, a colon, and something that can be seen.
#[must_use]
pub fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_scheme_char = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '-');
    text.len() <= 8192
        && (1..=81).contains(&scheme.len())
        && scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.chars().all(is_scheme_char)
        && !rest.is_empty()
        && rest.chars().all(|c| c.is_ascii_graphic())
}
