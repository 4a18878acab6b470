// SPDX-License-Identifier: AGPL-3.0-or-later
//! DAG-CBOR as repositories use it: integers, texts, bytes, lists, maps and links, each in its one form.
//!
//! Written here rather than taken from a library: the half that is allowed is smaller than what a general decoder
//! would have to be told to refuse, and a stranger's block must neither nest nor grow beyond a bound.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};

use super::cid;

/// How deep values stand in one another, at most; records stand six deep or so.
const DEEPEST: usize = 64;

/// The most values in one block: more than any post and any node of a tree has.
const MOST_VALUES: usize = 1 << 17;

/// A value that borrows from its block.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Bool(bool),
    Bytes(&'a [u8]),
    /// A whole number; both ends of what CBOR writes in 64 bits and a sign fit.
    Integer(i128),
    /// The bytes of the name of another block.
    Link(&'a [u8]),
    List(Vec<Self>),
    /// Names and values, in the one order that is allowed.
    Map(Vec<(&'a str, Self)>),
    Null,
    Text(&'a str),
}

impl<'a> Value<'a> {
    /// The value under a name.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Map(members) = self else { return None };
        members.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The bytes, if it is such.
    pub(super) fn bytes(&self) -> Option<&'a [u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The other block that it names.
    pub(super) fn link(&self) -> Option<cid::Cid> {
        match self {
            Self::Link(bytes) => cid::Cid::whole(bytes),
            _ => None,
        }
    }

    /// Writes it as JSON, links and bytes in the objects that stand for them.
    pub(super) fn write_json(&self, json: &mut String) {
        match self {
            Self::Bool(value) => json.push_str(if *value { "true" } else { "false" }),
            Self::Bytes(bytes) => {
                json.push_str(&format!("{{\"$bytes\":\"{}\"}}", STANDARD_NO_PAD.encode(bytes)));
            }
            Self::Integer(number) => json.push_str(&number.to_string()),
            Self::Link(bytes) => json.push_str(&format!("{{\"$link\":\"{}\"}}", cid::text(bytes))),
            Self::List(items) => {
                json.push('[');
                for (at, item) in items.iter().enumerate() {
                    json.push_str(if at > 0 { "," } else { "" });
                    item.write_json(json);
                }
                json.push(']');
            }
            Self::Map(members) => {
                json.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    json.push_str(if at > 0 { "," } else { "" });
                    write_text(name, json);
                    json.push(':');
                    value.write_json(json);
                }
                json.push('}');
            }
            Self::Null => json.push_str("null"),
            Self::Text(text) => write_text(text, json),
        }
    }
}

fn write_text(text: &str, json: &mut String) {
    json.push_str(&serde_json::to_string(text).expect("a text is written into memory"));
}

/// Why bytes are no such value: lower case, without a full stop.
pub(super) type Fault = &'static str;

/// Reads a block that is one value and nothing else.
pub(super) fn read(block: &[u8]) -> Result<Value<'_>, Fault> {
    let mut reader = Reader { rest: block, values: 0 };
    let value = reader.value(DEEPEST)?;
    if reader.rest.is_empty() { Ok(value) } else { Err("has more behind its value") }
}

struct Reader<'a> {
    rest: &'a [u8],
    values: usize,
}

const SHORT: Fault = "ends in the middle of a value";

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err("holds more values than any record");
        }
        let depth = depth.checked_sub(1).ok_or("nests deeper than any record")?;
        let (major, argument) = self.head()?;
        Ok(match major {
            0 => Value::Integer(argument.into()),
            1 => Value::Integer(-1 - i128::from(argument)),
            2 => Value::Bytes(self.take(argument)?),
            3 => Value::Text(self.text(argument)?),
            4 => Value::List(self.counted(argument, |reader| reader.value(depth))?),
            5 => Value::Map(self.map(argument, depth)?),
            6 if argument == 42 => self.link()?,
            6 => return Err("has a tag other than that of a link"),
            _ => match argument {
                20 => Value::Bool(false),
                21 => Value::Bool(true),
                22 => Value::Null,
                _ => return Err("has a value that no record may have, such as a fraction"),
            },
        })
    }

    /// The kind of a value and the number that comes with it, in the shortest form that holds it.
    fn head(&mut self) -> Result<(u8, u64), Fault> {
        let first = *self.take(1)?.first().ok_or(SHORT)?;
        let (major, info) = (first >> 5, first & 31);
        let width = match info {
            0..=23 => return Ok((major, info.into())),
            24..=27 if major < 7 => 1_u64 << (info - 24),
            _ => return Err("has a value that no record may have, such as a fraction"),
        };
        let argument = self.take(width)?.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let least = if width == 1 { 24 } else { 1_u64 << (width * 4) };
        if argument < least {
            Err("has a number that is longer than it needs to be")
        } else {
            Ok((major, argument))
        }
    }

    fn take(&mut self, length: u64) -> Result<&'a [u8], Fault> {
        let length = usize::try_from(length).map_err(|_| SHORT)?;
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(SHORT)?;
        self.rest = rest;
        Ok(taken)
    }

    fn text(&mut self, length: u64) -> Result<&'a str, Fault> {
        std::str::from_utf8(self.take(length)?).map_err(|_| "has a text that is not valid UTF-8")
    }

    /// So many of something; no memory is set aside for what is only announced.
    fn counted<T>(
        &mut self,
        count: u64,
        read: impl Fn(&mut Self) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(read(self)?);
        }
        Ok(items)
    }

    fn map(&mut self, count: u64, depth: usize) -> Result<Vec<(&'a str, Value<'a>)>, Fault> {
        let members = self.counted(count, |reader| match reader.head()? {
            (3, length) => Ok((reader.text(length)?, reader.value(depth)?)),
            _ => Err("has a name that is no text"),
        })?;
        let order = |name: &'a str| (name.len(), name);
        let are_ordered = members.iter().is_sorted_by(|(one, _), (next, _)| order(one) < order(next));
        if are_ordered { Ok(members) } else { Err("has names twice or out of their order") }
    }

    fn link(&mut self) -> Result<Value<'a>, Fault> {
        match self.head()? {
            (2, length) => match self.take(length)? {
                [0, cid @ ..] if cid.first() == Some(&1) => Ok(Value::Link(cid)),
                _ => Err("has a link whose name is of no known form"),
            },
            _ => Err("has a link that is none"),
        }
    }
}
