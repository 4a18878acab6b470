// SPDX-License-Identifier: AGPL-3.0-or-later
use super::handle::is_label;

/// Whether a text names a kind of record: a domain name in reverse, and a name of letters and digits.
#[must_use]
pub fn is_nsid(text: &str) -> bool {
    let starts_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let Some((domain, name)) = text.rsplit_once('.') else { return false };
    text.len() <= 317
        && domain.contains('.')
        && text.split('.').all(is_label)
        && !starts_with_digit(domain)
        && !starts_with_digit(name)
        && !name.contains('-')
}
