// SPDX-License-Identifier: AGPL-3.0-or-later
//! Something to be said, kept until it is known in which language.

use std::fmt;

use askama::filters::{Html, HtmlSafe, escape};

use words::Words;

/// A message of the site's words, with what is filled into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    key: &'static str,
    values: Vec<(&'static str, Value)>,
}

/// What is filled into a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    List(Vec<Value>),
    Message(Message),
    Number(u64),
    Text(String),
}

/// A message in one language. What was filled in runs in its own direction: an element sees to that on a page, for marks
/// would be read out and copied along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said(String);

/// Where a text begins and ends that was filled in (UAX #9, 2.4), until a page makes elements of it.
const BEGINS: char = '\u{2068}';
const ENDS: char = '\u{2069}';

impl Message {
    pub(crate) const fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// The message with a variable filled.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    pub(crate) fn said_in(&self, words: &'static Words) -> Said {
        Said(self.text(words))
    }

    fn text(&self, words: &'static Words) -> String {
        let values: Vec<_> = self.values.iter().map(|(name, value)| (*name, value.filled(words))).collect();
        words.fill(self.key, &values).into_owned()
    }
}

impl Value {
    fn filled(&self, words: &'static Words) -> words::Value<'static> {
        match self {
            Self::Number(number) => (*number).into(),
            other => other.text(words).into(),
        }
    }

    fn text(&self, words: &'static Words) -> String {
        match self {
            Self::List(values) => {
                words.join(values.iter().map(|value| value.text(words)).collect(), "pair", "pair")
            }
            Self::Message(message) => message.text(words),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => format!("{BEGINS}{}{ENDS}", text.replace([BEGINS, ENDS], "")),
        }
    }
}

impl Said {
    /// The message for a program, or where a page can have no elements.
    pub(crate) fn plain(&self) -> String {
        self.0.replace([BEGINS, ENDS], "")
    }
}

impl HtmlSafe for Said {}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped = escape(&self.0, Html).map_err(|_| fmt::Error)?.to_string();
        f.write_str(&escaped.replace(BEGINS, "<bdi>").replace(ENDS, "</bdi>"))
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
