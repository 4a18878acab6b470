// SPDX-License-Identifier: AGPL-3.0-or-later
//! Rules L1 and L2 of the Unicode Bidirectional Algorithm (UAX #9, §3.4) for lines that neither begin nor end with a space.

use std::ops::Range;

use unicode_bidi::Level;

/// The stretches of a line that run one way, from left to right as they are seen.
///
/// The library's own way copies the levels of the whole paragraph for every line, which a megabyte in one paragraph makes slow.
pub(crate) fn visual_runs(levels: &[Level], line: Range<usize>) -> Vec<(Range<usize>, Level)> {
    let mut runs = level_runs(levels, line);
    let odd = runs.iter().map(|(_, level)| level.number()).filter(|number| number % 2 == 1);
    let Some(least) = odd.min() else { return runs };
    let most = runs.iter().map(|(_, level)| level.number()).max().unwrap_or(least);
    for number in (least..=most).rev() {
        for stretch in runs.chunk_by_mut(|(_, a), (_, b)| (a.number() >= number) == (b.number() >= number)) {
            if stretch.first().is_some_and(|(_, level)| level.number() >= number) {
                stretch.reverse();
            }
        }
    }
    runs
}

fn level_runs(levels: &[Level], line: Range<usize>) -> Vec<(Range<usize>, Level)> {
    let mut runs: Vec<(Range<usize>, Level)> = Vec::new();
    for (place, level) in (line.start..).zip(levels.get(line).unwrap_or_default()) {
        match runs.last_mut() {
            Some((range, last)) if last == level => range.end = place + 1,
            _ => runs.push((place..place + 1, *level)),
        }
    }
    runs
}
