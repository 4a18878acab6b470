// SPDX-License-Identifier: AGPL-3.0-or-later
use std::ops::RangeInclusive;

use fastrand::Rng;

/// Chance that is the same in every run.
pub struct Chance(Rng);

/// Ranks of which the first is by far the likeliest, as authors, words and hashtags are.
pub struct Ranks(Vec<f64>);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(Rng::with_seed(seed))
    }

    /// Something from 0 up to 1.
    pub fn unit(&mut self) -> f64 {
        self.0.f64()
    }

    /// Whether it happens that happens so often.
    pub fn is(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    pub fn number(&mut self, range: RangeInclusive<u64>) -> u64 {
        self.0.u64(range)
    }

    pub fn count(&mut self, range: RangeInclusive<usize>) -> usize {
        self.0.usize(range)
    }

    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        self.0.choice(things).expect("there is something to choose from")
    }

    /// Picks by weight.
    pub fn weigh<T: Copy>(&mut self, things: &[(T, u32)]) -> T {
        let mut left = self.0.u32(0..things.iter().map(|(_, weight)| weight).sum());
        for (thing, weight) in things {
            if left < *weight {
                return *thing;
            }
            left -= weight;
        }
        unreachable!("what is drawn is less than all weights together")
    }

    pub fn rank(&mut self, ranks: &Ranks) -> usize {
        let whole = ranks.0.last().copied().unwrap_or_default();
        let drawn = self.unit() * whole;
        ranks.0.partition_point(|sum| *sum < drawn)
    }

    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        self.0.shuffle(things);
    }

    /// Letters as in identifiers, which no packer makes smaller than five bits each.
    pub fn letters(&mut self, of: &[u8], length: usize) -> String {
        (0..length).map(|_| char::from(*self.pick(of))).collect()
    }
}

impl Ranks {
    /// As many ranks, each as likely as its number to the power of -`slope` (Zipf's law).
    pub fn new(many: usize, slope: f64) -> Self {
        let mut sum = 0.0;
        let sums = (1..=many).map(|rank| {
            sum += (rank as f64).powf(-slope);
            sum
        });
        Self(sums.collect())
    }
}
