// SPDX-License-Identifier: AGPL-3.0-or-later
//! Slips of the hand: the optimal string alignment distance, in which some slips weigh less than others.

use super::keyboard;

/// What a slip weighs that leaves out, adds or changes a character.
const SLIP: usize = 4;

/// What is typed wrongly most: a neighboring key, two characters swapped, one too often or too seldom.
const LIGHT: usize = 3;

/// One digit for another: hardly ever a slip, for `#Day1` and `#Day2` are two hashtags.
const DIGIT: usize = 3 * SLIP;

/// How much more the first character weighs: who types a word seldom misses that, and another one often makes another
/// word.
const FIRST: usize = 1;

/// The most slips that a tag of a length can have.
pub(super) fn most(length: usize) -> u32 {
    u32::try_from(budget(length) / LIGHT).unwrap_or(u32::MAX)
}

/// Whether few enough slips lead from one to the other.
pub(super) fn is_slip(asked: &[char], seen: &[char]) -> bool {
    let budget = budget(asked.len());
    asked.len().abs_diff(seen.len()) * LIGHT <= budget && weight(asked, seen, budget) <= budget
}

/// One slip for every six characters; in a tag of four, where one makes many another word, only a light one.
fn budget(length: usize) -> usize {
    if length < 5 { LIGHT } else { SLIP * (length / 6).max(1) }
}

/// The least that the slips between two tags weigh, or some number beyond `most` where it is more.
fn weight(asked: &[char], seen: &[char], most: usize) -> usize {
    let mut older: Vec<usize> = Vec::new();
    let mut old: Vec<usize> = vec![0];
    for (column, &s) in seen.iter().enumerate() {
        let before = column.checked_sub(1).and_then(|before| seen.get(before)).copied();
        old.push(old.last().copied().unwrap_or_default() + extra(s, before));
    }
    let mut asked_before = None;
    for &a in asked {
        let mut new = Vec::with_capacity(old.len());
        new.push(old.first().copied().unwrap_or_default() + extra(a, asked_before));
        let mut seen_before = None;
        for (column, &s) in seen.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let first = if column == 0 && asked_before.is_none() { FIRST } else { 0 };
            let mut least = at(&old, column) + change(a, s, first);
            least = least.min(at(&old, column + 1) + extra(a, asked_before));
            least = least.min(at(&new, column) + extra(s, seen_before));
            if asked_before == Some(s) && seen_before == Some(a) && a != s {
                least = least.min(at(&older, column.wrapping_sub(1)) + LIGHT);
            }
            new.push(least);
            seen_before = Some(s);
        }
        if new.iter().all(|&weight| weight > most) {
            return most + 1;
        }
        older = std::mem::replace(&mut old, new);
        asked_before = Some(a);
    }
    old.last().copied().unwrap_or_default()
}

/// What one character in another's place weighs.
fn change(asked: char, seen: char, first: usize) -> usize {
    match (asked, seen) {
        (asked, seen) if asked == seen => 0,
        (asked, seen) if asked.is_ascii_digit() && seen.is_ascii_digit() => DIGIT,
        (asked, seen) if keyboard::are_neighbors(asked, seen) => LIGHT,
        _ => SLIP + first,
    }
}

/// What a character weighs that only one of the two has.
fn extra(c: char, before: Option<char>) -> usize {
    match before {
        Some(before) if before == c => LIGHT,
        Some(_) => SLIP,
        None => SLIP + FIRST,
    }
}
