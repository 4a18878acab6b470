// SPDX-License-Identifier: AGPL-3.0-or-later

/// Whether a text is a handle: a domain name of at least two labels, the last of which begins with a letter.
#[must_use]
pub fn is_handle(text: &str) -> bool {
    let last = text.rsplit_once('.').map(|(_, last)| last).unwrap_or_default();
    text.len() <= 253 && last.starts_with(|c: char| c.is_ascii_alphabetic()) && text.split('.').all(is_label)
}

/// Whether a text is a part of a domain name.
pub(super) fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}
