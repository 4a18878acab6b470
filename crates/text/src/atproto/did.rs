// SPDX-License-Identifier: AGPL-3.0-or-later

/// Whether a text is a decentralized identifier, of whatever method.
#[must_use]
pub fn is_did(text: &str) -> bool {
    let Some((method, id)) = text.strip_prefix("did:").and_then(|rest| rest.split_once(':')) else {
        return false;
    };
    let is_char = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | ':' | '%' | '-');
    text.len() <= 2048
        && !method.is_empty()
        && method.chars().all(|c| c.is_ascii_lowercase())
        && !id.is_empty()
        && id.chars().all(is_char)
        && !id.ends_with([':', '%'])
}
