// SPDX-License-Identifier: AGPL-3.0-or-later

/// Whether a text can name a record within its collection.
#[must_use]
pub fn is_record_key(text: &str) -> bool {
    let is_char = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '~' | '.' | ':' | '-');
    (1..=512).contains(&text.len()) && text.chars().all(is_char) && !matches!(text, "." | "..")
}
