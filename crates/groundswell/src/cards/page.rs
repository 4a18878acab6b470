// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading what a page says stands behind a post, however it is marked up.

use report::Grade;
use sha2::{Digest, Sha256};

/// A page about a post.
pub(super) struct Page {
    /// What it says stands behind the post, the strongest first.
    pub(super) stated: Vec<Stated>,
    /// The entries to whose evidence it leads.
    pub(super) evidence: Vec<u64>,
    digest: [u8; 32],
}

/// What a page can say of where a post comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// What this program writes.
    Of(Grade),
    /// That others have signed the log that holds it.
    Witnessed,
}

impl Stated {
    const ALL: [Self; 4] = [
        Self::Of(Grade::SignedAtSource),
        Self::Of(Grade::HandedIn),
        Self::Of(Grade::Captured),
        Self::Witnessed,
    ];

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Of(grade) => grade.name(),
            Self::Witnessed => "Witnessed",
        }
    }

    /// The grade, of those that this program writes.
    pub(super) fn grade(self) -> Option<Grade> {
        match self {
            Self::Of(grade) => Some(grade),
            Self::Witnessed => None,
        }
    }

    /// All that a text says, whatever stands between its letters.
    fn all_in(text: &str) -> Vec<Self> {
        let text = bare(text);
        Self::ALL.into_iter().filter(|stated| text.contains(&bare(stated.name()))).collect()
    }
}

impl Page {
    /// Reads a page. What the post itself says, which may be anything, is passed over.
    pub(super) fn read(html: &str) -> Self {
        let (before, post) = html.split_once("<blockquote").unwrap_or((html, ""));
        let after = post.split_once("</blockquote>").map_or("", |(_, after)| after);
        let stated = Stated::all_in(&(text_of(before) + &text_of(after)));
        let evidence = numbers(after, "../evidence/").collect();
        Self { stated, evidence, digest: Sha256::digest(html).into() }
    }

    /// Whether it is this page, to the byte.
    pub(super) fn is(&self, html: &str) -> bool {
        let digest: [u8; 32] = Sha256::digest(html).into();
        self.digest == digest
    }
}

/// What the list of all posts says of each, by their entries.
pub(super) fn rows(html: &str) -> Vec<(u64, Vec<Stated>)> {
    let row = |row: &str| {
        let entry = numbers(row, "posts/").next()?;
        // In the first cell stands who wrote it, which may be anything.
        let (_, said) = row.split_once("</td>")?;
        Some((entry, Stated::all_in(&text_of(said.split("</table>").next().unwrap_or(said)))))
    };
    html.split("<tr").filter_map(row).collect()
}

/// The numbers that stand behind this, wherever it stands.
fn numbers<'a>(html: &'a str, behind: &'a str) -> impl Iterator<Item = u64> {
    html.split(behind).skip(1).filter_map(|rest| {
        let digits = rest.split(|c: char| !c.is_ascii_digit()).next();
        digits.and_then(|digits| digits.parse().ok())
    })
}

/// What is read on a page, without its marks.
fn text_of(html: &str) -> String {
    let parts = html.split('<').enumerate();
    // Before the first mark, and behind each, stands text.
    let parts = parts.map(
        |(place, part)| if place == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) },
    );
    let text: String = parts.collect();
    let mut pieces = text.split('&');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(';').map(|(name, rest)| (character(name), rest)) {
            Some((Some(character), rest)) => {
                plain.push(character);
                plain.push_str(rest);
            }
            _ => {
                plain.push('&');
                plain.push_str(piece);
            }
        }
    }
    plain
}

/// The character that a number in a page names; a space for others that are written by name.
fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return name.chars().all(|c| c.is_ascii_alphanumeric()).then_some(' ');
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    number.ok().and_then(char::from_u32)
}

/// A text's letters alone, without regard to their case: what stands between them may be written in many ways.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
