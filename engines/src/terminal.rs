// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is said to whoever sits at the terminal, on standard error.

use std::fmt;

/// Says a sentence on standard error, under the program's name.
pub fn say(sentence: fmt::Arguments<'_>) {
    // A file's name may hold a line's end, which must not begin a line of its own here.
    let sentence = sentence.to_string().replace(char::is_control, "\u{fffd}");
    eprintln!("groundswell-query: {sentence}");
}

/// A number with its noun: `1 post`, `2 posts`.
pub fn counted(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
