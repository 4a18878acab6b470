// SPDX-License-Identifier: AGPL-3.0-or-later

use words::{Thousands, grouped};

/// A number as a reader of English reads it: `12,345`.
pub(crate) fn number(number: u64) -> String {
    grouped(number, Thousands::Comma)
}

/// A number with the word for what is counted: `1 post`, `2 posts`.
pub(crate) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}
