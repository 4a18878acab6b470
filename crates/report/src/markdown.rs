// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use askama::filters::Escaper;

/// Writes text so that Markdown reads nothing into it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Markdown;

/// In the place of a space at the start of a line, where four make a block of code and fewer are passed over by what makes a heading or a
/// list: it is as wide, and Markdown reads nothing into it.
const INDENT: char = '\u{a0}';

impl Escaper for Markdown {
    fn write_escaped_str<W: fmt::Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        for line in text.split_inclusive('\n') {
            write_line(&mut dest, line)?;
        }
        Ok(())
    }
}

fn write_line(dest: &mut impl fmt::Write, line: &str) -> fmt::Result {
    let words = line.trim_start_matches(' ');
    for _ in 0..line.len() - words.len() {
        dest.write_char(INDENT)?;
    }
    let number = number(words);
    for (place, char) in words.char_indices() {
        let rules = matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&');
        // Elsewhere than at the start of a line these mean nothing, and escaped they read badly.
        let begins = place == 0 && matches!(char, '#' | '+' | '-' | '=');
        if rules || begins || number == Some(place) {
            dest.write_char('\\')?;
        }
        dest.write_char(char)?;
    }
    Ok(())
}

/// Where the sign stands behind the number of a list's item, if a line begins with one.
fn number(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(|char: char| char.is_ascii_digit());
    let mut rest_chars = rest.chars();
    let is_sign = matches!(rest_chars.next(), Some('.' | ')'));
    let is_item = rest_chars.next().is_none_or(|next| next == ' ' || next == '\n');
    let digits = line.len() - rest.len();
    (digits > 0 && is_sign && is_item).then_some(digits)
}

#[cfg(test)]
mod tests {
    use askama::filters::Escaper;

    use super::Markdown;

    #[test]
    fn a_strangers_lines_are_neither_headings_nor_lists_nor_code() {
        for (text, expected) in [
            ("# one\n  # two", "\\# one\n\u{a0}\u{a0}\\# two"),
            ("loom\n ===", "loom\n\u{a0}\\==="),
            ("- a\n   - b\n+ c", "\\- a\n\u{a0}\u{a0}\u{a0}\\- b\n\\+ c"),
            ("1. a\n 12) b\n3.", "1\\. a\n\u{a0}12\\) b\n3\\."),
            ("1.5 metres, 7:30", "1.5 metres, 7:30"),
            ("a\n\n    *code*", "a\n\n\u{a0}\u{a0}\u{a0}\u{a0}\\*code\\*"),
            ("> x | y ~~~", "\\> x \\| y \\~\\~\\~"),
            ("a - b = 1. c #d", "a - b = 1. c #d"),
        ] {
            let mut written = String::new();
            Markdown.write_escaped_str(&mut written, text).expect("a string takes all");
            assert_eq!(written, expected, "{text:?}");
        }
    }
}
