// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Measure, chars::after, emoji::emoji_length};

/// The most that a post on Threads may count.
const LIMIT: u64 = 500;

/// How long a text is on Threads: its characters, but of an emoji the bytes, as the network's documentation has it.
#[must_use]
pub fn measure_threads(text: &str) -> Measure {
    let (mut length, mut rest) = (0, text);
    while let Some(first) = rest.chars().next() {
        let emoji = emoji_length(rest);
        length += emoji.unwrap_or(1);
        rest = after(rest, emoji.unwrap_or(first.len_utf8()));
    }
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    Measure { length, limit: LIMIT, bytes: None, fits: length <= LIMIT }
}
