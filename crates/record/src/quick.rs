// SPDX-License-Identifier: AGPL-3.0-or-later
//! Seeing that a content is in its one form without making values of it: most of what is read is looked at for nothing else.
//!
//! What is refused here is looked at again by `Envelope::parse`, which says what is wrong with it; a property holds the two together.

use crate::canonical::LARGEST_EXACT;

/// Contents are nested at most so deep, as `Envelope::parse` has it.
const DEEPEST: usize = 100;

/// The parts of a canonical content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts<'a> {
    /// What was given to be kept.
    pub(crate) content: &'a [u8],
    /// The kind, as it is named.
    pub(crate) kind: &'a [u8],
    /// The SHA-256 of the evidence in hexadecimal digits.
    pub(crate) evidence: Option<&'a [u8]>,
}

/// Takes a canonical content apart; `None` if it is not one, or not plainly one.
pub(crate) fn parts(canonical: &[u8]) -> Option<Parts<'_>> {
    str::from_utf8(canonical).ok()?;
    let begin = canonical.strip_prefix(br#"{"content":"#)?;
    let after = value(begin, DEEPEST)?;
    let content = begin.get(..begin.len() - after.len())?;
    let rest = after.strip_prefix(br#","evidence":"#)?;
    let (evidence, rest) = match rest.strip_prefix(b"null") {
        Some(rest) => (None, rest),
        None => {
            let after = string(rest)?;
            (Some(between(rest, after)?), after)
        }
    };
    let rest = rest.strip_prefix(br#","kind":"#)?;
    let after = string(rest)?;
    let kind = between(rest, after)?;
    (after == b"}").then_some(Parts { content, kind, evidence })
}

/// The inside of a string that begins `from`, and after which `after` stands.
fn between<'a>(from: &'a [u8], after: &[u8]) -> Option<&'a [u8]> {
    from.get(1..(from.len() - after.len()).checked_sub(1)?)
}

/// Passes over a value; gives what stands after it.
fn value(bytes: &[u8], depth: usize) -> Option<&[u8]> {
    let inside = depth.checked_sub(1)?;
    match bytes.first()? {
        b'"' => string(bytes),
        b'{' => object(bytes.get(1..)?, inside),
        b'[' => list(bytes.get(1..)?, inside),
        b't' => bytes.strip_prefix(b"true"),
        b'f' => bytes.strip_prefix(b"false"),
        b'n' => bytes.strip_prefix(b"null"),
        _ => number(bytes),
    }
}

fn list(mut bytes: &[u8], depth: usize) -> Option<&[u8]> {
    if let Some(rest) = bytes.strip_prefix(b"]") {
        return Some(rest);
    }
    loop {
        let rest = value(bytes, depth)?;
        match rest.split_first()? {
            (b',', rest) => bytes = rest,
            (b']', rest) => return Some(rest),
            _ => return None,
        }
    }
}

/// Members stand in the order of their names.
fn object(mut bytes: &[u8], depth: usize) -> Option<&[u8]> {
    if let Some(rest) = bytes.strip_prefix(b"}") {
        return Some(rest);
    }
    let mut last: Option<&[u8]> = None;
    loop {
        let rest = string(bytes)?;
        let name = between(bytes, rest)?;
        // Where names have nothing disguised and nothing beyond U+FFFF, the order of their bytes is that of their UTF-16.
        if name.iter().any(|byte| *byte == b'\\' || *byte >= 0xf0) || last.is_some_and(|last| last >= name) {
            return None;
        }
        last = Some(name);
        let rest = value(rest.strip_prefix(b":")?, depth)?;
        match rest.split_first()? {
            (b',', rest) => bytes = rest,
            (b'}', rest) => return Some(rest),
            _ => return None,
        }
    }
}

fn string(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(b"\"")?;
    loop {
        rest = rest.get(plain(rest)..)?;
        match rest.split_first()? {
            (b'"', rest) => return Some(rest),
            (b'\\', escaped) => rest = escape(escaped)?,
            _ => return None,
        }
    }
}

/// How many bytes stand before the next that ends a text, disguises something or may not stand in one.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES * 128;
    let (words, _) = bytes.as_chunks::<8>();
    let mut passed = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
        let special = zero(word ^ (ONES * 0x22)) | zero(word ^ (ONES * 0x5c)) | control;
        if special != 0 {
            // Only above the first that is found can a byte be taken for one.
            return passed + special.trailing_zeros() as usize / 8;
        }
        passed += 8;
    }
    let rest = bytes.get(passed..).unwrap_or_default();
    passed + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(rest.len())
}

/// Passes over what stands after a backslash, if it has to be written so.
fn escape(bytes: &[u8]) -> Option<&[u8]> {
    let (first, rest) = bytes.split_first()?;
    match first {
        b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't' => Some(rest),
        b'u' => {
            let (digits, rest) = rest.split_at_checked(4)?;
            let [b'0', b'0', high @ (b'0' | b'1'), low] = digits else { return None };
            let low = match low {
                b'0'..=b'9' => low - b'0',
                b'a'..=b'f' => low - b'a' + 10,
                _ => return None,
            };
            let is_short = *high == b'0' && matches!(low, 8 | 9 | 10 | 12 | 13);
            (!is_short).then_some(rest)
        }
        _ => None,
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
