// SPDX-License-Identifier: AGPL-3.0-or-later

/// The candidate nearest to a word, if one is near enough to have been meant: at most a third of its letters
/// differ. Of several equally near the first.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = word.to_lowercase().chars().take(LONGEST + 1).collect();
    if letters.len() > LONGEST {
        return None;
    }
    let bound = (letters.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&letters, candidate), candidate))
        .filter(|(distance, _)| *distance <= bound)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Beyond this many letters nothing is compared, so that the time stays small whatever is written.
const LONGEST: usize = 64;

/// The least number of letters to insert, delete or replace (Levenshtein), letter case aside.
fn distance(word: &[char], other: &str) -> usize {
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (line, letter) in other.to_lowercase().chars().take(LONGEST + 1).enumerate() {
        let mut next = Vec::with_capacity(row.len());
        let mut left = line + 1;
        next.push(left);
        for (pair, wanted) in row.windows(2).zip(word) {
            let (Some(diagonal), Some(above)) = (pair.first(), pair.last()) else { continue };
            left = (diagonal + usize::from(*wanted != letter)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
