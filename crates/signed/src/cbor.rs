// SPDX-License-Identifier: AGPL-3.0-or-later
//! DAG-CBOR as repositories use it: integers, texts, bytes, lists, maps and links, each in its one form.
//!
//! Written here rather than taken from a library: the half that is allowed is smaller than what a general decoder
//! would have to be told to refuse, and a stranger's block must neither nest nor grow beyond a bound.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};

use crate::cid::{self, Cid};

/// How deep values stand in one another, at most; records stand six deep or so.
const DEEPEST: usize = 64;

/// The most values in one block: more than any post and any node of a tree has.
const MOST_VALUES: usize = 1 << 17;

/// A value that borrows from its block.
#[derive(Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Yes or no.
    Bool(bool),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A whole number; both ends of what CBOR writes in 64 bits and a sign fit.
    Integer(i128),
    /// The bytes of the name of another block.
    Link(&'a [u8]),
    /// Values in a row.
    List(Vec<Self>),
    /// Names and values, in the one order that is allowed.
    Map(Vec<(&'a str, Self)>),
    /// Nothing.
    Null,
    /// A text.
    Text(&'a str),
}

impl<'a> Value<'a> {
    /// The value under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Map(members) = self else { return None };
        members.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The bytes, if it is such.
    #[must_use]
    pub fn bytes(&self) -> Option<&'a [u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The other block that it names.
    #[must_use]
    pub fn link(&self) -> Option<Cid> {
        match self {
            Self::Link(bytes) => Cid::whole(bytes),
            _ => None,
        }
    }

    /// The values, if it is a list of them.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn integer(&self) -> Option<i128> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// Writes it in the one form that is allowed.
    pub fn write(&self, block: &mut Vec<u8>) {
        match self {
            Self::Bool(value) => block.push(if *value { 0xf5 } else { 0xf4 }),
            Self::Bytes(bytes) => write_counted(2, bytes, block),
            Self::Integer(number) => match u64::try_from(*number) {
                Ok(number) => write_head(0, number, block),
                Err(_) => write_head(1, u64::try_from(-1 - *number).unwrap_or(u64::MAX), block),
            },
            Self::Link(bytes) => {
                block.extend([0xd8, 42]);
                write_head(2, bytes.len() as u64 + 1, block);
                block.push(0);
                block.extend_from_slice(bytes);
            }
            Self::List(items) => {
                write_head(4, items.len() as u64, block);
                items.iter().for_each(|item| item.write(block));
            }
            Self::Map(members) => {
                write_head(5, members.len() as u64, block);
                for (name, value) in members {
                    write_counted(3, name.as_bytes(), block);
                    value.write(block);
                }
            }
            Self::Null => block.push(0xf6),
            Self::Text(text) => write_counted(3, text.as_bytes(), block),
        }
    }

    /// Writes it as JSON, links and bytes in the objects that stand for them.
    pub fn write_json(&self, json: &mut String) {
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

fn write_counted(major: u8, bytes: &[u8], block: &mut Vec<u8>) {
    write_head(major, bytes.len() as u64, block);
    block.extend_from_slice(bytes);
}

/// Writes the kind of a value and the number that comes with it.
fn write_head(major: u8, argument: u64, block: &mut Vec<u8>) {
    let major = major << 5;
    let [.., e, f, g, h] = argument.to_be_bytes();
    match argument {
        0..24 => block.push(major | h),
        24..0x100 => block.extend([major | 24, h]),
        0x100..0x1_0000 => block.extend([major | 25, g, h]),
        0x1_0000..0x1_0000_0000 => block.extend([major | 26, e, f, g, h]),
        _ => {
            block.push(major | 27);
            block.extend(argument.to_be_bytes());
        }
    }
}

fn write_text(text: &str, json: &mut String) {
    json.push_str(&serde_json::to_string(text).expect("a text is written into memory"));
}

/// Why bytes are no such value: lower case, without a full stop.
pub type Fault = &'static str;

/// Reads a block that is one value and nothing else.
///
/// # Errors
///
/// The [`Fault`] of what is no such block.
pub fn read(block: &[u8]) -> Result<Value<'_>, Fault> {
    let (value, rest) = read_first(block)?;
    if rest.is_empty() { Ok(value) } else { Err("has more behind its value") }
}

/// Reads the value with which bytes begin, and gives what is behind it.
///
/// # Errors
///
/// The [`Fault`] of what does not begin with a value.
pub fn read_first(bytes: &[u8]) -> Result<(Value<'_>, &[u8]), Fault> {
    let mut reader = Reader { rest: bytes, values: 0 };
    let value = reader.value(DEEPEST)?;
    Ok((value, reader.rest))
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
