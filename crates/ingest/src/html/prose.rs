// SPDX-License-Identifier: AGPL-3.0-or-later

/// Text as a person reads it, built from a page's pieces: white space is one space, `<br>` a line break, and
/// paragraphs are parted by a blank line.
#[derive(Debug, Default)]
pub(super) struct Prose {
    text: String,
    gap: Gap,
}

/// What comes before the next words; the widest that was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Paragraph,
}

impl Prose {
    /// Adds words; line breaks of the source are white space, as in a browser.
    pub(super) fn push(&mut self, words: &str) {
        for part in words.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = part.trim_end_matches(|c: char| c.is_ascii_whitespace());
            if !word.is_empty() {
                self.fill();
                self.text.push_str(word);
            }
            if word.len() < part.len() {
                self.gap = self.gap.max(Gap::Space);
            }
        }
    }

    /// Adds words whose line breaks are the author's.
    pub(super) fn push_lines(&mut self, words: &str) {
        for (n, line) in words.split('\n').enumerate() {
            if n > 0 {
                self.line();
            }
            self.push(line);
        }
    }

    /// Begins a new line.
    pub(super) fn line(&mut self) {
        if self.gap < Gap::Paragraph {
            self.gap = Gap::None;
            if !self.text.is_empty() {
                self.text.push('\n');
            }
        }
    }

    /// Begins a new paragraph.
    pub(super) fn paragraph(&mut self) {
        self.gap = Gap::Paragraph;
    }

    /// The byte at which the next words will stand.
    pub(super) fn next_at(&mut self) -> usize {
        self.fill();
        self.text.len()
    }

    /// Takes back everything from a byte on.
    pub(super) fn cut(&mut self, at: usize) {
        self.text.truncate(at);
        self.gap = Gap::Space;
    }

    /// What was added so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    fn fill(&mut self) {
        let is_open = self.text.is_empty() || self.text.ends_with('\n');
        match self.gap {
            Gap::Space if !is_open => self.text.push(' '),
            Gap::Paragraph if !self.text.is_empty() => {
                self.text.truncate(self.text.trim_end().len());
                self.text.push_str("\n\n");
            }
            _ => {}
        }
        self.gap = Gap::None;
    }
}
