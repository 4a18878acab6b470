// SPDX-License-Identifier: AGPL-3.0-or-later
use std::ops::Range;

use jiff::civil::Date;
use model::Network;

use super::{dates, is_direction_mark};
use crate::html;

/// Who signed a post: `— NAME (@handle)`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Signer<'a> {
    /// Where the network's form of handle says that it was posted.
    pub(crate) network: Network,
    /// The handle without its first `@`.
    pub(crate) handle: &'a str,
    /// The display name; `None` if there is nothing but the handle.
    pub(crate) name: Option<&'a str>,
    /// The byte at which the dash stands.
    pub(crate) start: usize,
    /// The byte after the closing bracket.
    pub(crate) end: usize,
}

/// A signer and the day behind it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Signature<'a> {
    pub(crate) signer: Signer<'a>,
    pub(crate) day: Date,
    /// The bytes in which the date stands.
    pub(crate) date: Range<usize>,
    /// The address that stands behind the date.
    pub(crate) address: Option<&'a str>,
    /// The byte after the date and its address.
    pub(crate) end: usize,
}

/// Every signature in a text, in order.
pub(crate) fn signatures(text: &str) -> impl Iterator<Item = Signature<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let mut at = from;
        loop {
            let bracket = Bracket::next(text, at)?;
            at = bracket.end;
            // The date first: it is rarer than a dash, and quicker to miss.
            let behind = text.get(at..).unwrap_or_default();
            // In Markdown the date is a link: `[March 3, 2021](https://…)`.
            let opening = behind.trim_start_matches([' ', '\u{a0}', '\n']);
            let opening = behind.len() - opening.strip_prefix('[').unwrap_or(behind).len();
            let Some((day, length)) = behind.get(opening..).and_then(dates::leading) else { continue };
            let Some(signer) = bracket.signer(text, from) else { continue };
            let date = at + opening..at + opening + length;
            let (address, taken) = address(text.get(date.end..).unwrap_or_default());
            from = date.end + taken;
            return Some(Signature { signer, day, date, address, end: from });
        }
    })
}

/// The address of a post right behind a date, bare or in brackets, and how many bytes it takes.
fn address(behind: &str) -> (Option<&str>, usize) {
    let is_before = |c: char| c.is_whitespace() || matches!(c, ']' | '(' | '<' | '[' | ':' | '\u{ff08}');
    let start = behind.find(|c| !is_before(c)).filter(|at| *at < 8).unwrap_or(behind.len());
    let address = behind.get(start..).unwrap_or_default();
    let length = address
        .find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | ']' | '"'))
        .unwrap_or(address.len());
    let (address, after) = address.split_at_checked(length).unwrap_or_default();
    if !address.starts_with("http") || html::named(address).is_none() {
        return (None, 0);
    }
    let closed = after.trim_start_matches([')', '>', ']', '\u{ff09}']);
    (Some(address), behind.len() - closed.len())
}

/// Who signed at the end of a line that may have no date: behind the last dash, or on a line of its own behind its
/// first.
pub(crate) fn on_line(line: &str) -> Option<Signer<'_>> {
    let mut at = 0;
    let mut last = None;
    while let Some(bracket) = Bracket::next(line, at) {
        at = bracket.end;
        last = Some(bracket);
    }
    let bracket = last?;
    let indent = line.len() - line.trim_start().len();
    let own =
        DASHES.iter().flat_map(|dashes| dashes.iter()).find_map(|dash| line.trim_start().strip_prefix(*dash));
    match own.and_then(|rest| rest.get(..rest.len() - (line.len() - bracket.start))) {
        Some(name) if name.len() <= LONGEST_NAME => Some(bracket.named(name.trim(), indent)),
        _ => bracket.signer(line, 0),
    }
}

/// Who signed on the last line that begins with a dash, and what stands behind the signature.
pub(crate) fn below(text: &str) -> Option<(Signer<'_>, &str)> {
    let mut end = text.len();
    for line in text.split_inclusive('\n').rev() {
        end -= line.len();
        let begins =
            DASHES.iter().flat_map(|dashes| dashes.iter()).any(|dash| line.trim_start().starts_with(dash));
        if !begins {
            continue;
        }
        let mut signer = on_line(line)?;
        signer.start += end;
        signer.end += end;
        let printed = text.get(signer.end..)?;
        return Some((signer, printed));
    }
    None
}

/// A handle in brackets.
struct Bracket<'a> {
    network: Network,
    handle: &'a str,
    start: usize,
    end: usize,
}

impl<'a> Bracket<'a> {
    fn next(text: &'a str, from: usize) -> Option<Self> {
        let mut at = from;
        loop {
            let start = at + text.get(at..)?.find(['(', '（'])?;
            at = start + text.get(start..)?.chars().next()?.len_utf8();
            if let Some((network, handle, length)) = text.get(at..).and_then(handle) {
                return Some(Self { network, handle, start, end: at + length });
            }
        }
    }

    /// The signer, if a dash and a name stand before, behind the byte `from`.
    fn signer(self, text: &'a str, from: usize) -> Option<Signer<'a>> {
        let (start, name) = name(text.get(from..self.start)?)?;
        Some(self.named(name, from + start))
    }

    fn named(self, name: &'a str, start: usize) -> Signer<'a> {
        let name = Some(name).filter(|name| !name.is_empty());
        Signer { network: self.network, handle: self.handle, name, start, end: self.end }
    }
}

/// Reads `@handle)`; the form of the handle tells the network.
fn handle(text: &str) -> Option<(Network, &str, usize)> {
    let inside = text.trim_start_matches(is_filling).strip_prefix(['@', '＠'])?;
    let length = inside.find(|c: char| !is_handle(c)).unwrap_or(inside.len());
    let (handle, after) = inside.split_at_checked(length)?;
    let after = after.trim_start_matches(is_filling).strip_prefix([')', '）'])?;
    let network = network_of(handle)?;
    Some((network, handle, text.len() - after.len()))
}

fn is_filling(c: char) -> bool {
    is_direction_mark(c) || matches!(c, ' ' | '\u{a0}')
}

fn is_handle(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '@')
}

/// The network whose handles have this form.
pub(crate) fn network_of(handle: &str) -> Option<Network> {
    let is_plain =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if let Some((name, server)) = handle.split_once('@') {
        let fits = !name.is_empty() && !name.starts_with(['.', '-']) && is_domain(server);
        return fits.then_some(Network::Mastodon);
    }
    if is_domain(handle) {
        return Some(Network::Bluesky);
    }
    // X cuts handles at 15; some of the first years are longer, none beyond 20.
    (is_plain(handle) && handle.len() <= 15).then_some(Network::X)
}

fn is_domain(name: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(is_label)
}

/// More bytes than any display name takes: 64 signs of up to four bytes, or 20 emoji of several parts.
const LONGEST_NAME: usize = 320;
/// Likeliest first: the embeds' own dash, what editors and plain text make of it.
const DASHES: [&[&str]; 4] =
    [&["—", "&mdash;", "&#8212;", "&#x2014;", "―"], &["--"], &["–", "&ndash;"], &["-"]];

/// Where the dash before a name stands, and the name; the text ends where the handle's bracket opens.
fn name(before: &str) -> Option<(usize, &str)> {
    let mut earliest = before.len().saturating_sub(LONGEST_NAME);
    while !before.is_char_boundary(earliest) {
        earliest += 1;
    }
    let near = before.get(earliest..)?;
    // A name stands on one line, which may have been broken after the dash.
    let line = near.trim_end().rfind('\n').map_or(0, |newline| {
        let above = near.get(..newline).unwrap_or_default().trim_end_matches([' ', '\r', '\t']);
        if DASHES.iter().flat_map(|dashes| dashes.iter()).any(|dash| above.ends_with(dash)) {
            0
        } else {
            newline
        }
    });
    let line_text = near.get(line..)?;
    let (at, length) = DASHES.iter().find_map(|dashes| last_dash(line_text, dashes))?;
    let name =
        line_text.get(at + length..)?.trim_matches(|c: char| c.is_whitespace() || is_direction_mark(c));
    Some((earliest + line + at, name))
}

fn last_dash(line: &str, dashes: &[&str]) -> Option<(usize, usize)> {
    let stands = |(at, dash): &(usize, &str)| {
        let before = line.get(..*at).and_then(|text| text.chars().next_back());
        let after = line.get(at + dash.len()..).and_then(|text| text.chars().next());
        // Short dashes also join words and ranges; the sign of a signature stands free.
        let is_long = !["-", "–", "--"].contains(dash);
        let is_free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_direction_mark(c));
        is_long || (is_free(before) && is_free(after))
    };
    dashes
        .iter()
        .flat_map(|dash| line.rmatch_indices(dash))
        .filter(stands)
        .max()
        .map(|(at, dash)| (at, dash.len()))
}
