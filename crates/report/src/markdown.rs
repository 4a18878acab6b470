// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use askama::filters::Escaper;

/// Writes text so that Markdown reads nothing into it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Markdown;

impl Escaper for Markdown {
    fn write_escaped_str<W: fmt::Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        let mut is_start = true;
        for char in text.chars() {
            let rules = matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&');
            // Elsewhere than at the start of a line these mean nothing, and escaped they read badly.
            if rules || (is_start && matches!(char, '#' | '+' | '-' | '=')) {
                dest.write_char('\\')?;
            }
            dest.write_char(char)?;
            is_start = char == '\n';
        }
        Ok(())
    }
}
