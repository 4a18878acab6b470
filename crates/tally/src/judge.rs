// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{hash::BuildHasher as _, sync::Arc};

use foldhash::quality::RandomState;
use model::Network;

use crate::{
    Asked,
    question::{Question, Verdict},
};

/// How many pairs of spellings a judge remembers: a quarter of a mebibyte. A power of two.
const PAIRS: usize = 1 << 11;

/// The longest spelling, in bytes, that is remembered; longer ones are rare, and judged each time.
const LONGEST: usize = 53;

/// Says beforehand whether a hashtag can matter to a [`crate::Tally`], so that most posts need not be read further.
///
/// It remembers the latest spellings, in memory that never grows.
#[derive(Clone, Debug)]
pub struct Judge {
    question: Arc<Question>,
    hasher: RandomState,
    /// Where its hash says a spelling is, and beside it the one that was asked for there before.
    pairs: Box<[[Seen; 2]]>,
}

/// A spelling with its verdict.
#[derive(Clone, Copy, Debug)]
struct Seen {
    verdict: Verdict,
    network: Network,
    length: u8,
    text: [u8; LONGEST],
}

impl Judge {
    /// A judge for what is asked.
    #[must_use]
    pub fn new(asked: &Asked) -> Self {
        Self {
            question: Arc::new(Question::new(&asked.tags)),
            hasher: RandomState::default(),
            pairs: vec![[Seen::NOTHING; 2]; PAIRS].into(),
        }
    }

    /// Whether every post matters, whatever hashtags it has or lacks: no tag is asked for.
    #[must_use]
    pub fn asks_all(&self) -> bool {
        self.question.asks_all()
    }

    /// Whether a post can matter because of a hashtag: it is asked for, nearly is one that is, or none is asked for.
    ///
    /// A repost can matter because of the post that it repeats, which is not asked here.
    pub fn may_matter(&mut self, network: Network, hashtag: &str) -> bool {
        self.asks_all() || self.verdict(network, hashtag) != Verdict::Other
    }

    /// Whether a hashtag is one that is asked for, and not only nearly so; of nothing where no tag is asked for.
    pub fn asks_for(&mut self, network: Network, hashtag: &str) -> bool {
        self.verdict(network, hashtag) == Verdict::Asked
    }

    /// What the hashtags are judged by.
    pub(crate) fn question(&self) -> &Question {
        &self.question
    }

    /// Judges a spelling, or remembers how it was judged; what is remembered is compared whole.
    pub(crate) fn verdict(&mut self, network: Network, hashtag: &str) -> Verdict {
        if hashtag.len() > LONGEST {
            return self.question.verdict(network, hashtag);
        }
        let hash = self.hasher.hash_one((network, hashtag));
        let place = usize::try_from(hash % PAIRS as u64).expect("it is less than a length");
        let pair = self.pairs.get_mut(place).expect("there are so many pairs");
        let [latest, before] = pair;
        if latest.is(network, hashtag) {
            return latest.verdict;
        }
        if before.is(network, hashtag) {
            pair.swap(0, 1);
            return pair[0].verdict;
        }
        let verdict = self.question.verdict(network, hashtag);
        *pair = [Seen::new(network, hashtag, verdict), *latest];
        verdict
    }
}

impl Seen {
    /// What no spelling is like, for none of that length is asked for here.
    const NOTHING: Self =
        Self { verdict: Verdict::Other, network: Network::X, length: u8::MAX, text: [0; LONGEST] };

    fn new(network: Network, hashtag: &str, verdict: Verdict) -> Self {
        let mut text = [0; LONGEST];
        text.iter_mut().zip(hashtag.bytes()).for_each(|(place, byte)| *place = byte);
        Self { verdict, network, length: u8::try_from(hashtag.len()).expect("it is short"), text }
    }

    fn is(&self, network: Network, hashtag: &str) -> bool {
        usize::from(self.length) == hashtag.len()
            && self.network == network
            && self.text.get(..hashtag.len()) == Some(hashtag.as_bytes())
    }
}
