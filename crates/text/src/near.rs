// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use crate::fold::fold;

/// The longest tag, in characters, that may be near another.
const LONGEST: usize = 128;

/// Whether `seen` is probably a misspelling of the tag `asked`: another tag, yet few slips of the hand away.
///
/// A slip leaves out, adds or changes a character, or swaps two neighbors; one is allowed in every six characters
/// of the tag asked for, and at least one. Tags below 4 characters have no near misses.
#[must_use]
pub fn near_miss(asked: &str, seen: &str) -> bool {
    NearMisses::new([asked]).of(seen).is_some()
}

/// Tags of which near misses are looked for, made ready once.
#[derive(Clone, Debug)]
pub struct NearMisses(Vec<Vec<char>>);

impl NearMisses {
    /// Takes the tags asked for.
    #[must_use]
    pub fn new<'a>(asked: impl IntoIterator<Item = &'a str>) -> Self {
        // A tag that is too long stays in its place, and has no near miss.
        Self(asked.into_iter().map(|tag| folded(tag).unwrap_or_default()).collect())
    }

    /// The place of the first tag asked for that `seen` nearly is, as [`near_miss`] says.
    #[must_use]
    pub fn of(&self, seen: &str) -> Option<usize> {
        let seen = folded(seen)?;
        self.0.iter().position(|asked| {
            let most = (asked.len() / 6).max(1);
            asked.len() >= 4
                && asked.len().abs_diff(seen.len()) <= most
                && *asked != seen
                && slips(asked, &seen, most) <= most
        })
    }
}

/// The characters of a tag as X folds it; `None` for one that is too long to be near another.
fn folded(tag: &str) -> Option<Vec<char>> {
    let is_long = |tag: &str| tag.chars().nth(LONGEST).is_some();
    let folded = Some(tag).filter(|tag| !is_long(tag)).map(|tag| fold(Network::X, tag))?;
    (!is_long(&folded)).then(|| folded.chars().collect())
}

/// The optimal string alignment distance, or some number beyond `most` where it is greater.
fn slips(asked: &[char], seen: &[char], most: usize) -> usize {
    let mut older: Vec<usize> = Vec::new();
    let mut old: Vec<usize> = (0..=seen.len()).collect();
    let mut asked_before = None;
    for (row, &a) in asked.iter().enumerate() {
        let mut new = Vec::with_capacity(old.len());
        new.push(row + 1);
        let mut seen_before = None;
        for (column, &s) in seen.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut least = at(&old, column) + usize::from(a != s);
            least = least.min(at(&old, column + 1) + 1).min(at(&new, column) + 1);
            if asked_before == Some(s) && seen_before == Some(a) {
                least = least.min(at(&older, column.wrapping_sub(1)) + 1);
            }
            new.push(least);
            seen_before = Some(s);
        }
        if new.iter().all(|&distance| distance > most) {
            return most + 1;
        }
        older = std::mem::replace(&mut old, new);
        asked_before = Some(a);
    }
    old.last().copied().unwrap_or_default()
}
