// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::atomic::{AtomicU64, Ordering};

/// So many bits are kept: 4 MiB, however many posts are given. Of a million posts, one repost in ten thousand of something else is read
/// for nothing, of ten million every fourth; all of them at worst, and none is ever passed over that matters.
const BITS_LOG2: u32 = 25;

/// So many bits stand for a mark.
const EACH: u64 = 4;

/// Marks that were learned, in memory of a fixed size ([a Bloom filter](https://doi.org/10.1145/362686.362692)): one that was learned is
/// known, and now and then another one too.
pub(crate) struct Marks(Box<[AtomicU64]>);

impl Default for Marks {
    fn default() -> Self {
        Self(std::iter::repeat_with(AtomicU64::default).take(1 << (BITS_LOG2 - 6)).collect())
    }
}

impl Marks {
    pub(crate) fn learn(&self, mark: u64) {
        for (word, bit) in self.places(mark) {
            word.fetch_or(bit, Ordering::Relaxed);
        }
    }

    pub(crate) fn knows(&self, mark: u64) -> bool {
        self.places(mark).all(|(word, bit)| word.load(Ordering::Relaxed) & bit > 0)
    }

    /// The bits that stand for a mark, which is a hash already: two halves of it make as many as are wanted
    /// ([Kirsch and Mitzenmacher](https://doi.org/10.1002/rsa.20208)).
    fn places(&self, mark: u64) -> impl Iterator<Item = (&AtomicU64, u64)> {
        let step = mark.rotate_left(32) | 1;
        (0..EACH).filter_map(move |number| {
            let place = mark.wrapping_add(step.wrapping_mul(number)) >> (u64::BITS - BITS_LOG2);
            Some((self.0.get((place >> 6) as usize)?, 1 << (place & 63)))
        })
    }
}

#[cfg(test)]
mod tests {
    use model::Network;

    use super::*;

    fn mark(number: u32) -> u64 {
        ingest::mark(Network::Bluesky, &number.to_le_bytes())
    }

    #[test]
    fn every_mark_that_was_learned_is_known_and_hardly_another_one() {
        let marks = Marks::default();
        (0..400_000).for_each(|number| marks.learn(mark(number)));
        assert!((0..400_000).all(|number| marks.knows(mark(number))));
        let others = (400_000..800_000).filter(|number| marks.knows(mark(*number))).count();
        assert!(others < 40, "{others} of 400,000");
    }
}
