// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which expansions of a language's wordings go into the kit: few enough to be looked through, as unlike each other as possible.

use super::template::Template;

/// The most texts in a language. Of two thousand people four at most then share one; more texts differ from each other by
/// less and less, and comparing all of them takes the square of their number.
pub(super) const MOST: u64 = 512;

/// So many times as many expansions as are taken are looked at.
const LOOKED_AT: u64 = 4;

/// How many expansions each wording may give, so that all together stay within the bound and none takes another's place: each
/// gives as many as the others, or all that it has.
pub(super) fn shares(counts: &[u64], most: u64) -> Vec<u64> {
    let total = |share: u64| counts.iter().map(|count| (*count).min(share)).sum::<u64>();
    let mut share = 1;
    while share < most && total(share + 1) <= most {
        share += 1;
    }
    let mut left = most.saturating_sub(total(share));
    let mut shares = Vec::with_capacity(counts.len());
    for count in counts {
        let more = u64::from(left > 0 && *count > share);
        left -= more;
        shares.push((*count).min(share + more));
    }
    shares
}

/// Expansions to choose from: all, or a sample that is spread evenly over them, the first one always among them.
pub(super) fn sample(count: u64, share: u64) -> Vec<u64> {
    let most = share.saturating_mul(LOOKED_AT);
    if share <= 1 || count <= most {
        return (0..count.min(most)).collect();
    }
    // Steps of the golden ratio leave no stretch empty, whatever the number of steps; each number comes once if the
    // step and the count have no common divisor.
    let golden = u128::from(count) * 618_034 / 1_000_000;
    let step = (golden.max(1)..).find(|step| divisor(*step, u128::from(count)) == 1).unwrap_or(1);
    let number = |place: u64| u64::try_from(u128::from(place) * step % u128::from(count));
    (0..most).filter_map(|place| number(place).ok()).collect()
}

fn divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// The expansions that differ most: first the first candidate, then each time the one whose nearest among those taken is
/// farthest from it, in letters that another choice replaces.
pub(super) fn farthest(template: &Template, candidates: &[u64], share: u64) -> Vec<u64> {
    let weights = template.weights();
    let taken: Vec<Vec<u64>> = candidates.iter().map(|number| template.taken(*number)).collect();
    let distance = |a: &[u64], b: &[u64]| -> u64 {
        let choices = a.iter().zip(b).zip(&weights);
        choices.map(|((a, b), weight)| if a == b { 0 } else { *weight }).sum()
    };
    let mut nearest = vec![u64::MAX; candidates.len()];
    let mut chosen = Vec::new();
    while (chosen.len() as u64) < share {
        // Of several equally far the first: `max_by_key` would give the last.
        let far = nearest.iter().enumerate().rev().max_by_key(|(_, distance)| **distance);
        let Some((place, _)) = far.filter(|(_, distance)| **distance > 0) else { break };
        let (Some(number), Some(choice)) = (candidates.get(place), taken.get(place)) else { break };
        chosen.push(*number);
        for (nearest, other) in nearest.iter_mut().zip(&taken) {
            *nearest = (*nearest).min(distance(choice, other));
        }
    }
    chosen
}
