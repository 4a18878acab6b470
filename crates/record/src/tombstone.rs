// SPDX-License-Identifier: AGPL-3.0-or-later
use std::str::FromStr;

use serde_json::{Value, json};

use crate::kind::Unknown;

/// By whose right, or for what cause, a content is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The time for which it was to be kept has passed.
    Age,
    /// Its author deleted it or asked for it.
    Author,
    /// A court ordered it.
    Court,
    /// Somebody whom it concerns objected.
    Objection,
    /// The network's terms require it.
    Platform,
}

/// What a tombstone says: which contents were erased, when, and by whose right; never who asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tombstone {
    /// The entries, ascending.
    pub(crate) of: Vec<u64>,
    pub(crate) reason: Reason,
    pub(crate) at: String,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 5] = [Self::Age, Self::Author, Self::Court, Self::Objection, Self::Platform];

    /// The reason's name in JSON and on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::Author => "author",
            Self::Court => "court",
            Self::Objection => "objection",
            Self::Platform => "platform",
        }
    }
}

impl FromStr for Reason {
    type Err = Unknown;

    fn from_str(key: &str) -> Result<Self, Unknown> {
        let unknown = || Unknown(key.to_owned(), "`age`, `author`, `court`, `objection`, `platform`");
        Self::ALL.into_iter().find(|reason| reason.key() == key).ok_or_else(unknown)
    }
}

impl Tombstone {
    /// The tombstone as content of an entry.
    pub(crate) fn content(&self) -> Value {
        json!({"at": self.at, "of": self.of, "reason": self.reason.key()})
    }

    /// Reads the content of the tombstone at `index`; says in words what is wrong with it.
    pub(crate) fn parse(content: &Value, index: u64) -> Result<Self, &'static str> {
        let parsed = Self::members(content).ok_or("it has not the form of a tombstone")?;
        // Written out again it must be the same, so that it can't carry anything else.
        if parsed.content() != *content || !is_instant(&parsed.at) {
            return Err("it has not the form of a tombstone");
        }
        if parsed.of.is_empty() || !parsed.of.is_sorted_by(|a, b| a < b) {
            return Err("its entries are not ascending");
        }
        if parsed.of.last().is_some_and(|last| *last >= index) {
            return Err("it is about an entry that comes after it");
        }
        Ok(parsed)
    }

    fn members(content: &Value) -> Option<Self> {
        let of = content.get("of")?.as_array()?.iter().map(Value::as_u64).collect::<Option<_>>()?;
        let reason = content.get("reason")?.as_str()?.parse().ok()?;
        let at = content.get("at")?.as_str()?.to_owned();
        Some(Self { of, reason, at })
    }
}

/// Says whether a text is an instant such as `2021-02-08T00:00:00Z`, as the calendar has it: so a tombstone has no room for a name.
pub(crate) fn is_instant(text: &str) -> bool {
    const FORM: &[u8; 19] = b"dddd-dd-ddTdd:dd:dd";
    let Some((start, end)) = text.as_bytes().split_first_chunk::<19>() else { return false };
    let shaped = FORM.iter().zip(start).all(|(form, byte)| match form {
        b'd' => byte.is_ascii_digit(),
        form => form == byte,
    });
    let is_fraction =
        |digits: &[u8]| (1..=9).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    let is_end = |end: &[u8]| end.is_empty() || end.strip_prefix(b".").is_some_and(is_fraction);
    shaped && is_in_calendar(start) && end.strip_suffix(b"Z").is_some_and(is_end)
}

fn is_in_calendar(start: &[u8]) -> bool {
    let number = |digits: &[u8]| digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    let parts: Vec<u32> = start.split(|byte| !byte.is_ascii_digit()).map(number).collect();
    let [year, month, day, hour, minute, second] = *parts.as_slice() else { return false };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    year > 0 && (1..=days).contains(&day) && hour < 24 && minute < 60 && second < 60
}
