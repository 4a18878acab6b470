// SPDX-License-Identifier: AGPL-3.0-or-later
//! Web pages and running text with posts in them.

use crate::items::{self, open};

/// What a page is told by, so that bytes without any mark are read as one too.
const PAGE: &[u8] = b"<p>\n";

/// Reads bytes as whatever they are, and as a page.
pub(crate) fn check(bytes: &[u8]) -> usize {
    items::check(|| open(bytes)) + items::check(|| open(&[PAGE, bytes].concat()))
}
