// SPDX-License-Identifier: AGPL-3.0-or-later
//! Spellings that nearly are an agreed hashtag, each with what makes it one.
//!
//! Forms are compared one way after another, from the surest to the least sure. Neither way looks at more than
//! 128 characters, so that a hostile tag costs what a long one does.

mod ending;
mod form;
mod keyboard;
mod letters;
mod parts;
mod script;
mod slip;

use form::Form;
use letters::Letters;
use serde::{Deserialize, Serialize};

/// What makes a spelling nearly another; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Why {
    /// The same letters, joined or parted otherwise: `_`, a hyphen, a joiner that shows nothing.
    Joiner,
    /// The same letters but for accents, vowel signs, or ways to write one letter (`ß` and `ss`, `ı` and `i`, `ي` and `ی`).
    Accent,
    /// Other characters that look the same.
    LookAlike,
    /// Several hashtags that a network reads as one, or punctuation that it reads as part of the tag.
    Joined,
    /// A number was added or left out, a year for instance.
    Number,
    /// A word was written as a number: `4` for `for`, `2` for `to`.
    Shorthand,
    /// The last word ends otherwise: a plural, a case, an article.
    Ending,
    /// A slip of the hand or of the memory.
    Slip,
    /// The same name in another script, by its consonants.
    Script,
    /// A word stands before or behind it.
    Glued,
    /// Only its beginning, as where a text was cut short.
    Cut,
}

/// A spelling that nearly is a tag asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nearness {
    /// What makes it one.
    pub why: Why,
    /// The place of the tag asked for.
    pub place: usize,
}

impl Why {
    /// Every reason, the surest first.
    pub const ALL: [Self; 11] = [
        Self::Joiner,
        Self::Accent,
        Self::LookAlike,
        Self::Joined,
        Self::Number,
        Self::Shorthand,
        Self::Ending,
        Self::Slip,
        Self::Script,
        Self::Glued,
        Self::Cut,
    ];

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Cut => "cut",
            Self::Ending => "ending",
            Self::Glued => "glued",
            Self::Joined => "joined",
            Self::Joiner => "joiner",
            Self::LookAlike => "look-alike",
            Self::Number => "number",
            Self::Script => "script",
            Self::Shorthand => "shorthand",
            Self::Slip => "slip",
        }
    }

    /// Whether the form says too little by itself, so that it has to be seen in the company that the tag keeps.
    #[must_use]
    pub fn needs_company(self) -> bool {
        matches!(self, Self::Cut | Self::Glued)
    }

    /// Whether somebody who meant the tag has probably missed it; the others may well be tags of their own.
    fn is_miss(self) -> bool {
        matches!(self, Self::Accent | Self::Ending | Self::Joiner | Self::LookAlike | Self::Slip)
    }
}

/// Whether `seen` is probably a misspelling of the tag `asked`: another tag, yet few slips of the hand away, or the
/// same but for accents, joiners, look-alikes or its ending.
///
/// A slip leaves out, adds or changes a character, or swaps two neighbors; one is allowed in every six characters
/// of the tag asked for, and at least one. Tags below 4 characters have no near misses.
#[must_use]
pub fn near_miss(asked: &str, seen: &str) -> bool {
    NearMisses::new([asked]).find(seen).is_some_and(|near| near.why.is_miss())
}

/// Tags of which near misses are looked for, made ready once.
#[derive(Clone, Debug)]
pub struct NearMisses(Vec<Form>);

impl NearMisses {
    /// Takes the tags asked for.
    #[must_use]
    pub fn new<'a>(asked: impl IntoIterator<Item = &'a str>) -> Self {
        // A tag that is too long stays in its place, and has no near miss.
        Self(asked.into_iter().map(|tag| Form::new(tag).unwrap_or_default()).collect())
    }

    /// The place of the tag asked for that `seen` nearly is, by its form alone.
    #[must_use]
    pub fn of(&self, seen: &str) -> Option<usize> {
        self.find(seen).filter(|near| !near.why.needs_company()).map(|near| near.place)
    }

    /// The same of a tag that X folds to `folded`.
    #[must_use]
    pub fn of_folded(&self, seen: &str, folded: String) -> Option<usize> {
        let near = self.find_form(seen, || Form::of(seen, folded));
        near.filter(|near| !near.why.needs_company()).map(|near| near.place)
    }

    /// The tag asked for that `seen` is nearest to, and why; never for a tag that is itself asked for.
    #[must_use]
    pub fn find(&self, seen: &str) -> Option<Nearness> {
        self.find_form(seen, || Form::new(seen))
    }

    fn find_form(&self, seen: &str, form: impl FnOnce() -> Option<Form>) -> Option<Nearness> {
        let letters = Letters::of_shape(seen);
        if !self.0.iter().any(|asked| asked.may_be(letters)) {
            return None;
        }
        self.nearest(&form()?, letters)
    }

    /// The same among those tags that a tag with such letters can be near.
    fn nearest(&self, seen: &Form, letters: Option<Letters>) -> Option<Nearness> {
        if self.0.iter().any(|asked| asked.is_same(seen)) {
            return None;
        }
        let joined = || parts::is_run_of(seen, &self.0).map(|place| Nearness { why: Why::Joined, place });
        let near = |(place, asked): (usize, &Form)| Some(Nearness { why: asked.why(seen)?, place });
        let asked = self.0.iter().enumerate().filter(|(_, asked)| asked.may_be(letters));
        let nearest = asked.filter_map(near).min();
        nearest.into_iter().chain(joined()).min()
    }
}

#[cfg(test)]
mod tests;
