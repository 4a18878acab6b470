// SPDX-License-Identifier: AGPL-3.0-or-later
//! A JSON document that stays where it was read: values are places in the text, and a text is decoded only when
//! somebody asks for it.
//!
//! One tolerant document serves every format, because a line's format is known only after it was read, and because
//! what strangers write into one field must not make the rest of the line unreadable. The grammar is RFC 8259's, to
//! the letter, but for two freedoms that the RFC leaves to a reader: halves of characters (`\ud83d` alone) are read
//! as U+FFFD, because old archives have them where a network cut an emoji, and nesting ends at 128.

#[cfg(any(fuzzing, test))]
mod against;
mod decode;
mod error;
mod number;
mod tape;

use std::borrow::Cow;

#[cfg(fuzzing)]
pub use against::check;
pub(crate) use decode::decoded;
pub(crate) use error::{JsonError, JsonFault};
#[cfg(any(fuzzing, test))]
use tape::DEEPEST;
pub(crate) use tape::Tape;
use tape::{Kind, Node};

/// Any value of a document, or one that is not there.
#[derive(Clone, Copy)]
pub(crate) struct Json<'a> {
    tape: &'a Tape,
    text: &'a str,
    /// The value's place; `None` for one that is not there, which is the same as `null`.
    at: Option<u32>,
}

impl<'a> Json<'a> {
    fn node(self) -> Node {
        self.at.and_then(|at| self.tape.node(at)).unwrap_or(Node::NULL)
    }

    /// What stands in the text between two places.
    fn written(self, node: Node) -> &'a str {
        self.text.get(node.start as usize..node.end as usize).unwrap_or_default()
    }

    /// The value under a name, `null` where there is none; of several the first.
    ///
    /// Others take the last; no network writes a name twice. The first can be told without reading on to the end.
    pub(crate) fn get(self, name: &str) -> Json<'a> {
        let found = self.members().find(|(key, _)| self.is_named(*key, name));
        Json { at: found.map(|(_, at)| at), ..self }
    }

    /// What is not there.
    pub(crate) fn nothing(self) -> Json<'a> {
        Json { at: None, ..self }
    }

    /// Whether something stands here, if only `null`.
    pub(crate) fn stands(self) -> bool {
        self.at.is_some()
    }

    /// The names of an object with their values, in their order.
    pub(crate) fn entries(self) -> impl Iterator<Item = (&'a str, Json<'a>)> {
        self.members().map(move |(key, at)| (self.meant(key), Json { at: Some(at), ..self }))
    }

    fn is_named(self, key: Node, name: &str) -> bool {
        let written = self.written(key);
        // What is decoded here is not kept: a document is asked for many names.
        if key.kind == Kind::Escaped { decoded(written) == name } else { written == name }
    }

    /// A string as its escapes mean it, if it has any.
    fn meant(self, node: Node) -> &'a str {
        let written = self.written(node);
        let is_plain = node.kind == Kind::Plain || !self.tape.has_escapes(node.start, node.end);
        if is_plain { written } else { self.tape.keep(&decoded(written)) }
    }

    /// The places of an object's names and values.
    fn members(self) -> impl Iterator<Item = (Node, u32)> + 'a {
        let node = self.node();
        let end = if node.kind == Kind::Object { node.next } else { 0 };
        let mut at = self.at.unwrap_or_default() + 1;
        std::iter::from_fn(move || {
            let key = self.tape.node(at).filter(|_| at < end)?;
            let value = at + 1;
            at = self.tape.node(value)?.next;
            Some((key, value))
        })
    }

    /// Whether there is a value other than `null` under a name.
    pub(crate) fn has(self, name: &str) -> bool {
        !self.get(name).is_null()
    }

    /// The text, if it is one; decoded anew each time that it has escapes.
    pub(crate) fn text(self) -> Option<&'a str> {
        self.is_text().then(|| self.meant(self.node()))
    }

    /// The text as it is written between its quotes; empty if it is none.
    pub(crate) fn written_text(self) -> &'a str {
        if self.is_text() { self.written(self.node()) } else { "" }
    }

    /// The text, if it is one and not empty.
    pub(crate) fn filled(self) -> Option<&'a str> {
        self.text().filter(|text| !text.is_empty())
    }

    /// The text as a value of its own, if it is one and not empty.
    pub(crate) fn owned(self) -> Option<String> {
        self.filled().map(str::to_owned)
    }

    /// An identifier, whether written as a text or as a number.
    pub(crate) fn id(self) -> Option<Cow<'a, str>> {
        match self.node().kind {
            // A number may be written in more ways than one: `1e3` is none of an identifier, and `007` no JSON.
            Kind::Number => self.whole().map(|number| Cow::Owned(number.to_string())),
            _ => self.filled().map(Cow::Borrowed),
        }
    }

    /// The whole number from 0 to 2⁶⁴−1, whether written as a number or as a text.
    pub(crate) fn whole(self) -> Option<u64> {
        match self.node().kind {
            Kind::Number => self.written(self.node()).parse().ok(),
            _ => self.text()?.parse().ok(),
        }
    }

    /// The number as it is written, or the text if it is one and not empty.
    pub(crate) fn scalar(self) -> Option<&'a str> {
        match self.node().kind {
            Kind::Number => Some(self.written(self.node())),
            _ => self.filled(),
        }
    }

    /// Whether it is a text.
    pub(crate) fn is_text(self) -> bool {
        matches!(self.node().kind, Kind::Plain | Kind::Escaped)
    }

    /// Whether it is `null`, or not there.
    pub(crate) fn is_null(self) -> bool {
        self.node().kind == Kind::Null
    }

    /// Whether it is `true`.
    pub(crate) fn is_true(self) -> bool {
        self.node().kind == Kind::True
    }

    /// Whether it is `false`.
    pub(crate) fn is_false(self) -> bool {
        self.node().kind == Kind::False
    }

    /// Whether it is an object.
    pub(crate) fn is_object(self) -> bool {
        self.node().kind == Kind::Object
    }

    /// Whether it is a list.
    pub(crate) fn is_array(self) -> bool {
        self.node().kind == Kind::Array
    }

    /// The elements; none where it is no list.
    pub(crate) fn items(self) -> Items<'a> {
        let node = self.node();
        let at = self.at.unwrap_or_default() + 1;
        Items { list: self, at, end: if node.kind == Kind::Array { node.next } else { at } }
    }
}

impl std::fmt::Debug for Json<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?}", self.node().kind, self.written(self.node()))
    }
}

/// Declares what is known of an object's names: a value for each, found in one walk along them; of several values
/// under one name the first.
macro_rules! object {
    ($(#[$meta:meta])* $vis:vis struct $Object:ident { $($(#[$doc:meta])* $field:ident: $name:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy)]
        $vis struct $Object<'a> {
            $($(#[$doc])* pub $field: $crate::json::Json<'a>,)*
        }

        impl<'a> $Object<'a> {
            /// Finds what stands under the names; nothing where it is no object.
            pub fn new(json: $crate::json::Json<'a>) -> Self {
                let mut object = Self { $($field: json.nothing(),)* };
                for (name, value) in json.entries() {
                    let known = match name {
                        $($name => &mut object.$field,)*
                        _ => continue,
                    };
                    if !known.stands() {
                        *known = value;
                    }
                }
                object
            }
        }
    };
}
pub(crate) use object;

/// The elements of a list, one after another.
#[derive(Clone, Copy)]
pub(crate) struct Items<'a> {
    list: Json<'a>,
    at: u32,
    end: u32,
}

impl Items<'_> {
    /// Whether there is none.
    pub(crate) fn is_empty(self) -> bool {
        self.at >= self.end
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Json<'a>;

    fn next(&mut self) -> Option<Json<'a>> {
        let node = self.list.tape.node(self.at).filter(|_| self.at < self.end)?;
        let item = Json { at: Some(self.at), ..self.list };
        self.at = node.next;
        Some(item)
    }
}

#[cfg(test)]
mod tests;
