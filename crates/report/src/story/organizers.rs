// SPDX-License-Identifier: AGPL-3.0-or-later
//! What organizers have written into the report.

use super::Words;
use crate::{article::Article, clock::Clock};

/// The organizers' words. The figures are not theirs.
#[derive(Debug, Default)]
pub(crate) struct Organizers {
    /// A sentence or two below the headline.
    pub(crate) standfirst: Option<Words>,
    pub(crate) paragraphs: Vec<Words>,
    /// The newest first.
    pub(crate) corrections: Vec<Correction>,
}

/// Something that was wrong in an earlier report.
#[derive(Debug)]
pub(crate) struct Correction {
    pub(crate) on: String,
    pub(crate) words: Words,
}

impl Organizers {
    pub(super) fn of(article: &Article, clock: &Clock) -> Self {
        let Some(call) = article.call else { return Self::default() };
        let written = &call.editorial;
        let words = |text: &call::Localized| Words::of(text, &article.language);
        let correction = |it: &call::Correction| Correction { on: clock.day(it.on), words: words(&it.text) };
        Self {
            standfirst: written.standfirst.as_ref().map(words),
            paragraphs: written.paragraphs.iter().map(words).collect(),
            corrections: written.corrections.iter().map(correction).collect(),
        }
    }
}
