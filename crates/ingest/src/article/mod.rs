// SPDX-License-Identifier: AGPL-3.0-or-later
//! The plain text of a news article with embedded posts: `TEXT — NAME (@handle) Month D, YYYY`.
//!
//! A signature with handle and date is what makes a post; without one nothing is read. Such text seldom holds the
//! post's address behind the date, as Markdown does; without it there is no identifier, and of the time only the day.

mod clocks;
mod dates;
mod months;
pub(crate) mod pictures;
pub(crate) mod signature;
mod start;

use std::ops::Range;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use model::{Author, Origin, Post, Precision, Remark};

pub(crate) use self::dates::leading as leading_date;
use self::{
    signature::{Signature, signatures},
    start::{Parting, Start},
};
use crate::{distinct::distinct, html};

/// Reads the posts of an article's text, in order; none where nobody signed with handle and date.
pub(crate) fn read(text: &str, origin: &Origin) -> Vec<Post> {
    told(text, origin).into_iter().map(|(post, _)| post).collect()
}

/// The same, with the bytes of the text in which each post's date stands.
pub(crate) fn told(text: &str, origin: &Origin) -> Vec<(Post, Range<usize>)> {
    let parting = Parting::of(text);
    let mut posts = Vec::new();
    let (mut from, mut line, mut counted) = (0, 1, 0);
    for signature in signatures(text) {
        let stretch = text.get(from..signature.signer.start).unwrap_or_default();
        if let Some(start) = start::of_text(stretch, parting, signature.signer.network) {
            let at = from + start.at;
            line += newlines(text.get(counted..at).unwrap_or_default());
            counted = at;
            let words = stretch.get(start.at..).unwrap_or_default();
            let post = post(words, &signature, &start, Origin { line: Some(line), ..origin.clone() });
            let post = match signature.address {
                Some(address) => html::identified(post, address),
                None => post,
            };
            posts.push((post, signature.date.clone()));
        }
        from = signature.end;
    }
    posts
}

fn newlines(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count().try_into().unwrap_or(u64::MAX)
}

fn post(words: &str, signature: &Signature<'_>, start: &Start, source: Origin) -> Post {
    let signer = &signature.signer;
    let (text, media) = pictures::take(&words.replace("\r\n", "\n"));
    Post {
        author: Author {
            handle: Some(signer.handle.to_owned()),
            name: signer.name.map(str::to_owned),
            id: None,
        },
        created_at: midnight(signature.day),
        precision: Precision::Day,
        hashtags: spellings(text::hashtags(signer.network, &text)),
        mentions: spellings(text::mentions(signer.network, &text)),
        links: spellings(text::links(signer.network, &text)),
        text,
        media,
        remarks: if start.is_guessed { vec![Remark::StartGuessed] } else { Vec::new() },
        ..Post::blank(signer.network, source)
    }
}

/// The first instant of a day, in UTC.
pub(crate) fn midnight(day: Date) -> Option<Timestamp> {
    Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// Each spelling once, in the order of the text.
pub(crate) fn spellings(entities: Vec<text::Entity>) -> Vec<String> {
    distinct(entities.into_iter().map(|entity| entity.text).collect())
}

/// Marks of writing direction, which editors and networks put around names and handles.
pub(crate) fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests;
