// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a text says by itself: its parts between spaces, without hashtags, handles and links.
pub(crate) fn spoken(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|part| !part.contains(['#', '＃', '@']) && !part.contains("://"))
}
