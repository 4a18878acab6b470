// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

/// Reads a text's character references: `&amp;`, `&#8212;`, `&Eacute;`.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    htmlize::unescape(text)
}
