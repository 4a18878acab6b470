// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use card::Direction;
use press::{Span, Text};
use words::Words;

use crate::story::{Source, Words as Theirs};

/// How the report's own words are set, and those of others among them.
#[derive(Clone, Copy)]
pub(super) struct Own {
    words: &'static Words,
    pub(super) direction: Direction,
}

impl Own {
    pub(super) fn of(words: &'static Words) -> Self {
        Self { words, direction: direction(words.direction().key()) }
    }

    pub(super) fn said(&self, key: &'static str) -> Cow<'static, str> {
        self.words.say(key)
    }

    pub(super) fn say(&self, key: &'static str) -> Text {
        self.text(self.words.say(key))
    }

    /// Words of the report's own.
    pub(super) fn text(&self, text: impl Into<String>) -> Text {
        Text::plain(text, self.direction)
    }

    /// Words of the report's own, among them others'.
    pub(super) fn spans(&self, spans: impl IntoIterator<Item = Span>) -> Text {
        Text { language: None, direction: self.direction, spans: spans.into_iter().collect() }
    }

    /// A text of the call's.
    pub(super) fn theirs(&self, words: &Theirs) -> Text {
        let language = self.language(&words.language);
        Text { language, direction: direction(words.direction), spans: vec![Span::plain(&*words.text)] }
    }

    /// A text of the call's in a sentence of the report's.
    pub(super) fn within(&self, words: &Theirs) -> Span {
        let direction = Some(direction(words.direction)).filter(|direction| *direction != self.direction);
        Span { language: self.language(&words.language), direction, ..Span::plain(&*words.text) }
    }

    /// A stranger's name or sign in a sentence of the report's.
    pub(super) fn foreign(&self, text: &str) -> Span {
        Span { direction: Direction::of(text), ..Span::plain(text) }
    }

    /// A cell of a table.
    pub(super) fn cell(&self, text: &str) -> Text {
        self.spans([self.foreign(text)])
    }

    /// A line of a post.
    pub(super) fn quoted(&self, line: String, language: Option<&str>) -> Text {
        let direction = Direction::of(&line).unwrap_or(self.direction);
        let language = language.and_then(|language| self.language(language));
        Text { language, direction, spans: vec![Span::plain(line)] }
    }

    /// Where something can be read, behind what is said of it.
    pub(super) fn source(&self, source: Option<&Source>) -> Vec<Span> {
        let Some(Source { url, site }) = source else { return Vec::new() };
        vec![Span::plain(" "), Span { link: Some(url.clone()), ..self.foreign(site) }]
    }

    /// A language where it is not the report's own.
    fn language(&self, language: &str) -> Option<String> {
        (language != self.words.tag()).then(|| language.to_owned())
    }
}

fn direction(key: &str) -> Direction {
    if key == "rtl" { Direction::Rtl } else { Direction::Ltr }
}
