// SPDX-License-Identifier: AGPL-3.0-or-later

/// Whether a text is the digest of a content (CID) in any of its newer writings, by its look.
#[must_use]
pub fn is_cid(text: &str) -> bool {
    let is_char = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '=');
    (8..=256).contains(&text.len()) && !text.starts_with("Qmb") && text.chars().all(is_char)
}
