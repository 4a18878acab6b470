// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tells where in a stream a commit is without reading what it carries: most messages are commits, and few of them matter.

use model::Timestamp;

use super::parse::is_possible;
use crate::track::Position;

/// The place of a commit that is written as all hosts write it; `None` where it has to be read.
pub(super) fn of_commit(message: &[u8]) -> Option<Position> {
    v1(message).or_else(|| v2(message))
}

fn v1(message: &[u8]) -> Option<Position> {
    let rest = message.strip_prefix(br#"{"did":""#)?;
    // No identifier is longer (https://www.w3.org/TR/did-core), and none holds a quotation mark.
    let end = rest.iter().take(2048).position(|byte| *byte == b'"')?;
    let (time_us, mut rest) = digits(rest.get(end..)?.strip_prefix(br#"","time_us":"#)?)?;
    if let Some(cursor) = rest.strip_prefix(br#","cursor":"#) {
        (_, rest) = digits(cursor)?;
    }
    let is_commit = rest.starts_with(br#","kind":"commit","commit":{"#) && rest.ends_with(b"}}");
    let at = Timestamp::from_microsecond(number(time_us)?).ok();
    let at = at.filter(|at| is_commit && is_possible(at))?;
    Some(Position { seq: None, at })
}

fn v2(message: &[u8]) -> Option<Position> {
    let begin = br##"{"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit""##;
    let rest = message.strip_prefix(begin)?.strip_suffix(b"}}")?;
    let mut told = Told::default();
    let mut ahead = rest;
    while let Some((name, value, behind)) = field_at_start(ahead) {
        told.learn(name, value);
        ahead = behind;
    }
    // What the record holds is closed by a bracket of its own, and is never taken for what stands behind it.
    let mut back = ahead;
    while let Some((name, value, before)) = field_at_end(back) {
        told.learn(name, value);
        back = before;
    }
    let at = std::str::from_utf8(told.witnessed_at.or(told.time)?).ok()?.parse().ok();
    Some(Position { seq: Some(number(told.seq?)?), at: at.filter(is_possible)? })
}

/// What a commit of version 2 tells of its place, beside its record.
#[derive(Default)]
struct Told<'a> {
    seq: Option<&'a [u8]>,
    time: Option<&'a [u8]>,
    witnessed_at: Option<&'a [u8]>,
}

impl<'a> Told<'a> {
    fn learn(&mut self, name: &[u8], value: &'a [u8]) {
        let known = match name {
            b"seq" => &mut self.seq,
            b"time" => &mut self.time,
            b"witnessedAt" => &mut self.witnessed_at,
            _ => return,
        };
        known.get_or_insert(value);
    }
}

/// A field with a plain text or a number at the beginning: its name, its value, and what follows.
fn field_at_start(fields: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (name, rest) = text(fields.strip_prefix(b",")?)?;
    let rest = rest.strip_prefix(b":")?;
    let (value, rest) = text(rest).or_else(|| digits(rest))?;
    Some((name, value, rest))
}

/// The same at the end, and what stands before.
fn field_at_end(fields: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (before, value) = match fields.strip_suffix(b"\"") {
        Some(rest) => text_at_end(rest)?,
        None => {
            let digits = fields.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
            fields.split_at_checked(fields.len() - digits).filter(|_| digits > 0)?
        }
    };
    let (before, name) = text_at_end(before.strip_suffix(b"\":")?)?;
    Some((name, value, before.strip_suffix(b",")?))
}

/// A text without escapes, and what follows.
fn text(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let rest = rest.strip_prefix(b"\"")?;
    let (text, behind) = rest.split_at_checked(rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?)?;
    Some((text, behind.strip_prefix(b"\"")?))
}

/// What stands before a text that ends here, and the text; what follows an escaped quotation mark is none.
fn text_at_end(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let begin = rest.iter().rposition(|byte| matches!(byte, b'"' | b'\\'))?;
    let (before, text) = rest.split_at_checked(begin + 1)?;
    let before =
        before.strip_suffix(b"\"").filter(|before| before.ends_with(b":") || before.ends_with(b","))?;
    Some((before, text))
}

fn digits(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    rest.split_at_checked(rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len()))
        .filter(|(digits, _)| !digits.is_empty())
}

fn number<N: std::str::FromStr>(digits: &[u8]) -> Option<N> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{super::parse, *};
    use crate::bluesky::parse::Event;

    const COMMIT: &str =
        r##"{"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit""##;

    /// Bodies of commits of version 2, and whether their place is told without reading them.
    const V2: [(&str, bool); 13] = [
        (
            r#","cid":"c","collection":"x","did":"did:plc:a","operation":"create","record":{"text":"y"},"rev":"r","rkey":"k","seq":7,"time":"2026-12-01T15:00:00.000001Z"}}"#,
            true,
        ),
        (
            r#","did":"did:plc:a","record":{"seq":8,"time":"2026-12-01T16:00:00Z"},"rkey":"k","seq":7,"time":"2026-12-01T15:00:00Z","witnessedAt":"2026-12-01T15:00:01Z"}}"#,
            true,
        ),
        (
            r#","seq":7,"did":"did:plc:a","time":"2026-12-01T15:00:00Z","record":{"text":"\",\"seq\":8"}}}"#,
            true,
        ),
        (
            r#","seq":7,"record":{"seq":8,"time":"2026-12-01T16:00:00Z"},"time":"2026-12-01T15:00:00Z"}}"#,
            true,
        ),
        (r#","seq":7,"time":"2026-12-01T15:00:00Z","operation":"delete"}}"#, true),
        // Not as hosts write it, or with nothing that would tell.
        (r#","record":{"seq":8,"time":"2026-12-01T16:00:00Z"}}}"#, false),
        (r#","record":{},"rkey":"\",\"seq\":8,\"time\":\"2026-12-01T16:00:00Z"}}"#, false),
        (r#","seq":7,"time":"2026-12-01T15:00:00Z","record":{}, "x":{}}}"#, true),
        (r#","seq":7}}"#, false),
        (r#","time":"2026-12-01T15:00:00Z"}}"#, false),
        (r#","seq":7,"time":"1970-01-01T00:00:00Z"}}"#, false),
        (r#","seq":-7,"time":"2026-12-01T15:00:00Z"}}"#, false),
        (r#", "seq":7,"time":"2026-12-01T15:00:00Z"}}"#, false),
    ];

    #[test]
    fn a_place_that_is_told_without_reading_is_the_one_that_reading_tells() {
        for (body, is_told) in V2 {
            let message = format!("{COMMIT}{body}");
            let place = of_commit(message.as_bytes());
            assert_eq!(place.is_some(), is_told, "{message}");
            if let Some(place) = place {
                assert_eq!(parse::read(message.as_bytes()), Event::Commit(place), "{message}");
            }
        }
        for cursor in ["", r#","cursor":12"#] {
            let message = format!(
                r#"{{"did":"did:plc:a","time_us":1796137200000000{cursor},"kind":"commit","commit":{{"rev":"r"}}}}"#
            );
            let place = of_commit(message.as_bytes()).unwrap();
            assert_eq!(parse::read(message.as_bytes()), Event::Commit(place), "{message}");
        }
    }
}
