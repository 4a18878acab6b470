// SPDX-License-Identifier: AGPL-3.0-or-later
//! Seeing that a content is in its one form without making values of it: most of what is read is looked at for nothing else.
//!
//! What is refused here is looked at again by `Envelope::parse`, which says what is wrong with it; a property holds the two together.

use scan::Strings;

use crate::canonical::LARGEST_EXACT;

/// Contents are nested at most so deep, as `Envelope::parse` has it.
const DEEPEST: usize = 100;

/// The parts of a canonical content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts<'a> {
    /// What was given to be kept.
    pub(crate) content: &'a str,
    /// The kind, as it is named.
    pub(crate) kind: &'a str,
    /// The SHA-256 of the evidence in hexadecimal digits.
    pub(crate) evidence: Option<&'a str>,
}

/// Looks at one content after another; kept from one to the next, so that nothing is allocated anew.
#[derive(Default)]
pub(crate) struct Look(Strings);

impl Look {
    /// Takes a canonical content apart; `None` if it is not one, or not plainly one.
    pub(crate) fn parts<'a>(&mut self, canonical: &'a [u8]) -> Option<Parts<'a>> {
        let text = simdutf8::basic::from_utf8(canonical).ok()?;
        self.0.read(canonical);
        let is_escape = |place: usize| canonical.get(place + 1..).is_some_and(is_escape);
        // Whatever is below 32 is escaped, and only what has to be.
        if self.0.has_controls() || !self.0.escapes().all(is_escape) {
            return None;
        }
        let walk = Walk { bytes: canonical, strings: &self.0 };
        let begin = walk.over(br#"{"content":"#, 0)?;
        let end = walk.value(begin, DEEPEST)?;
        let content = text.get(begin..end)?;
        let begin = walk.over(br#","evidence":"#, end)?;
        let (evidence, end) = match walk.over(b"null", begin) {
            Some(end) => (None, end),
            None => {
                let end = walk.string(begin)?;
                (Some(text.get(begin + 1..end - 1)?), end)
            }
        };
        let begin = walk.over(br#","kind":"#, end)?;
        let end = walk.string(begin)?;
        let kind = text.get(begin + 1..end - 1)?;
        (walk.over(b"}", end)? == canonical.len()).then_some(Parts { content, kind, evidence })
    }
}

/// A walk over a content in which no control character and no wrong escape stands, from place to place.
struct Walk<'a> {
    bytes: &'a [u8],
    strings: &'a Strings,
}

impl Walk<'_> {
    /// Passes over these bytes; gives the place after them.
    fn over(&self, bytes: &[u8], place: usize) -> Option<usize> {
        self.bytes.get(place..)?.starts_with(bytes).then_some(place + bytes.len())
    }

    /// Passes over a value.
    fn value(&self, place: usize, depth: usize) -> Option<usize> {
        let inside = depth.checked_sub(1)?;
        match self.bytes.get(place)? {
            b'"' => self.string(place),
            b'{' => self.object(place + 1, inside),
            b'[' => self.list(place + 1, inside),
            b't' => self.over(b"true", place),
            b'f' => self.over(b"false", place),
            b'n' => self.over(b"null", place),
            _ => {
                let rest = self.bytes.get(place..)?;
                Some(place + rest.len() - number(rest)?.len())
            }
        }
    }

    fn list(&self, mut place: usize, depth: usize) -> Option<usize> {
        if self.bytes.get(place)? == &b']' {
            return Some(place + 1);
        }
        loop {
            let after = self.value(place, depth)?;
            place = after + 1;
            match self.bytes.get(after)? {
                b',' => {}
                b']' => return Some(place),
                _ => return None,
            }
        }
    }

    /// Members stand in the order of their names.
    fn object(&self, mut place: usize, depth: usize) -> Option<usize> {
        if self.bytes.get(place)? == &b'}' {
            return Some(place + 1);
        }
        let mut last: Option<Name<'_>> = None;
        loop {
            let after = self.string(place)?;
            let name = self.name(place + 1, after - 1)?;
            if last.is_some_and(|last| !last.is_before(name)) {
                return None;
            }
            last = Some(name);
            let after = self.value(self.over(b":", after)?, depth)?;
            place = after + 1;
            match self.bytes.get(after)? {
                b',' => {}
                b'}' => return Some(place),
                _ => return None,
            }
        }
    }

    fn string(&self, place: usize) -> Option<usize> {
        match self.bytes.get(place)? {
            b'"' => self.strings.quote(place + 1).map(|end| end + 1),
            _ => None,
        }
    }

    /// A name, where it has nothing disguised and nothing beyond U+FFFF: then the order of bytes is that of UTF-16.
    fn name(&self, from: usize, to: usize) -> Option<Name<'_>> {
        let text = self.bytes.get(from..to)?;
        if !self.strings.is_plain(from, to) && text.iter().any(|byte| *byte == b'\\' || *byte >= 0xf0) {
            return None;
        }
        let first = u64::from_be_bytes(*self.bytes.get(from..)?.first_chunk()?);
        let beyond = u64::MAX.unbounded_shr(u32::try_from(8 * text.len()).unwrap_or(u32::MAX));
        Some(Name { text, first: first & !beyond })
    }
}

/// The name of a member, with its first eight bytes as a number: zeros stand in for what it is shorter.
#[derive(Clone, Copy)]
struct Name<'a> {
    text: &'a [u8],
    first: u64,
}

impl Name<'_> {
    fn is_before(self, other: Self) -> bool {
        // No byte of a name is zero.
        self.first < other.first || (self.first == other.first && self.text < other.text)
    }
}

/// Whether what stands after a backslash has to be written so.
fn is_escape(bytes: &[u8]) -> bool {
    match bytes {
        [b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't', ..] => true,
        [b'u', b'0', b'0', high @ (b'0' | b'1'), low @ (b'0'..=b'9' | b'a'..=b'f'), ..] => {
            !matches!((high, low), (b'0', b'8' | b'9' | b'a' | b'c' | b'd'))
        }
        _ => false,
    }
}

/// Passes over an integer of at most 2^53-1.
fn number(bytes: &[u8]) -> Option<&[u8]> {
    let digits = bytes.strip_prefix(b"-");
    let is_negative = digits.is_some();
    let digits = digits.unwrap_or(bytes);
    let length = digits.iter().take(17).take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = digits.split_at_checked(length)?;
    let size = digits.iter().fold(0_u64, |size, digit| size * 10 + u64::from(digit - b'0'));
    let is_written_so = match digits {
        [] => false,
        [b'0'] => !is_negative,
        [b'0', ..] => false,
        _ => true,
    };
    let goes_on = rest.first().is_some_and(|byte| matches!(byte, b'.' | b'e' | b'E' | b'0'..=b'9'));
    (is_written_so && !goes_on && size <= LARGEST_EXACT).then_some(rest)
}
