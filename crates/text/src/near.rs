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
    if [asked, seen].iter().any(|tag| tag.chars().nth(LONGEST).is_some()) {
        return false;
    }
    let [asked, seen] = [asked, seen].map(|tag| fold(Network::X, tag).chars().collect::<Vec<char>>());
    let most = (asked.len() / 6).max(1);
    let is_comparable = asked.len() >= 4 && asked.len().max(seen.len()) <= LONGEST;
    is_comparable
        && asked.len().abs_diff(seen.len()) <= most
        && asked != seen
        && slips(&asked, &seen, most) <= most
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
