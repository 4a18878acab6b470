// SPDX-License-Identifier: AGPL-3.0-or-later
use call::Language;

use crate::{number::Thousands, words::Words};

/// What a room says in one language.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The language.
    pub tag: &'static str,
    /// The messages, which may lie in several texts.
    pub texts: &'a [&'a str],
    /// What sets the thousands of its numbers apart.
    pub thousands: Thousands,
}

/// The words of a room in every language that it speaks.
#[derive(Debug)]
pub struct Vocabulary(Vec<Words>);

impl Vocabulary {
    /// Reads the files; what a language lacks is said in the first.
    ///
    /// A test reads the files: whatever stands in a broken one is said, and the rest in the first language.
    #[must_use]
    pub fn new(files: &[File]) -> Self {
        let mut all: Vec<Words> = Vec::new();
        for file in files {
            all.push(Words::new(file, all.first()));
        }
        Self(all)
    }

    /// The words in a language, or else in the first.
    ///
    /// # Panics
    ///
    /// If there is no file.
    #[must_use]
    pub fn of(&self, language: &Language) -> &Words {
        // `iw` is what some browsers and networks still call Hebrew.
        let wanted = if language.primary() == "iw" { "he" } else { language.primary() };
        self.0.iter().find(|words| words.tag() == wanted).unwrap_or_else(|| self.first())
    }

    /// The words in the language that the others fall back to.
    ///
    /// # Panics
    ///
    /// If there is no file.
    #[must_use]
    pub fn first(&self) -> &Words {
        self.0.first().expect("a room that speaks has a language")
    }
}
