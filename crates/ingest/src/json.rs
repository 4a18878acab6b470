// SPDX-License-Identifier: AGPL-3.0-or-later
//! A JSON document that borrows its strings from the line it was read from.
//!
//! One tolerant tree serves every format, because a line's format is known only after it was read, and because
//! what strangers write into one field must not make the rest of the line unreadable. It allocates far less than
//! `serde_json::Value` does: strings without escapes stay in the line, and objects are lists.

use std::{borrow::Cow, cell::Cell, fmt};

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// The most values in one document: more than 64 MiB of posts have, and few enough for a small machine's memory.
const MOST_VALUES: u32 = 4 << 20;

/// Any JSON value.
#[derive(Debug)]
pub(crate) enum Json<'a> {
    /// A list.
    Array(Vec<Self>),
    /// `true` or `false`.
    Bool(bool),
    /// `null`, and what is not there.
    Null,
    /// A number; its value where it is a whole one from 0 to 2⁶⁴−1, the only kind that a format here needs.
    Number(Option<u64>),
    /// Names and values in the order of the source.
    Object(Vec<(Cow<'a, str>, Self)>),
    /// A text.
    String(Cow<'a, str>),
}

static NULL: Json<'static> = Json::Null;

impl<'a> Json<'a> {
    /// The value under a name, `Null` where there is none; of several the last, as other readers do.
    pub(crate) fn get(&self, name: &str) -> &Json<'a> {
        match self {
            Self::Object(members) => {
                members.iter().rfind(|(key, _)| key == name).map_or(&NULL, |(_, value)| value)
            }
            _ => &NULL,
        }
    }

    /// Whether there is a value other than `null` under a name.
    pub(crate) fn has(&self, name: &str) -> bool {
        !matches!(self.get(name), Self::Null)
    }

    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The text, if it is one and not empty.
    pub(crate) fn filled(&self) -> Option<&str> {
        self.text().filter(|text| !text.is_empty())
    }

    /// The text as a value of its own, if it is one and not empty.
    pub(crate) fn owned(&self) -> Option<String> {
        self.filled().map(str::to_owned)
    }

    /// An identifier, whether written as a text or as a number.
    pub(crate) fn id(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Number(number) => number.map(|number| Cow::Owned(number.to_string())),
            _ => self.filled().map(Cow::Borrowed),
        }
    }

    /// The whole number, whether written as a number or as a text.
    pub(crate) fn whole(&self) -> Option<u64> {
        match self {
            Self::Number(number) => *number,
            _ => self.text()?.parse().ok(),
        }
    }

    /// Whether it is `true`.
    pub(crate) fn is_true(&self) -> bool {
        matches!(self, Self::Bool(true))
    }

    /// Whether it is an object.
    pub(crate) fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// Whether it is a list.
    pub(crate) fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }

    /// The elements; none where it is no list.
    pub(crate) fn items(&self) -> &[Json<'a>] {
        match self {
            Self::Array(items) => items,
            _ => &[],
        }
    }
}

/// Reads a document.
///
/// # Errors
///
/// What is wrong and where; an error of the data, rather than of syntax, says that it holds too many values.
pub(crate) fn parse(text: &str) -> serde_json::Result<Json<'_>> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let json = Tree { values: &Cell::new(0) }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(json)
}

/// Builds the tree and counts its values.
#[derive(Clone, Copy)]
struct Tree<'t> {
    values: &'t Cell<u32>,
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Json<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json<'de>, D::Error> {
        self.values.set(self.values.get() + 1);
        if self.values.get() > MOST_VALUES {
            return Err(D::Error::custom("it holds more than four million values"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Json::Number(Some(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Json::Number(u64::try_from(value).ok()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Json::Number(None))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Json::Null)
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Json::String(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Json::String(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::with_capacity(8);
        while let Some(Name(name)) = map.next_key()? {
            members.push((name, map.next_value_seed(self)?));
        }
        Ok(Json::Object(members))
    }
}

/// A member's name; `Cow` alone would always be copied.
struct Name<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor).map(Name)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value.to_owned()))
    }
}
