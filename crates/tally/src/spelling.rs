// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::HashMap;

use model::Network;

use crate::{
    Asked, Judge,
    names::{Name, Names},
    question::Verdict,
};

/// Every spelling of a hashtag that was seen, judged once against the tags asked for.
#[derive(Clone, Debug)]
pub(crate) struct Spellings {
    judge: Judge,
    numbers: HashMap<(Network, Name), SpellingId>,
    all: Vec<Spelling>,
}

/// A hashtag as somebody wrote it on a network.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spelling {
    /// The text as it was written.
    pub(crate) raw: Name,
    /// The same as the network folds it.
    pub(crate) folded: Name,
    /// What it is to the tags asked for.
    pub(crate) verdict: Verdict,
}

/// A spelling's number in its [`Spellings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SpellingId(u32);

impl Spellings {
    /// Starts without a spelling.
    pub(crate) fn new(asked: &Asked) -> Self {
        Self { judge: Judge::new(asked), numbers: HashMap::new(), all: Vec::new() }
    }

    /// What a spelling is to the tags asked for; nothing of it is kept but in a judge's small memory.
    pub(crate) fn verdict(&mut self, network: Network, tag: &str) -> Verdict {
        self.judge.verdict(network, tag)
    }

    /// Finds a spelling, and judges it when it is new.
    pub(crate) fn of(&mut self, network: Network, tag: &str, names: &mut Names) -> SpellingId {
        let raw = names.of(tag);
        if let Some(id) = self.numbers.get(&(network, raw)) {
            return *id;
        }
        let number = u32::try_from(self.all.len()).expect("a spelling is a name, and those fit");
        let folded = names.of(&text::fold(network, tag));
        let verdict = self.verdict(network, tag);
        self.all.push(Spelling { raw, folded, verdict });
        self.numbers.insert((network, raw), SpellingId(number));
        SpellingId(number)
    }

    /// What is known of a spelling.
    pub(crate) fn spelling(&self, id: SpellingId) -> &Spelling {
        let index = usize::try_from(id.0).expect("an index fits the address space");
        self.all.get(index).expect("a number comes from the spellings that are asked")
    }

    /// The tag asked for at a place in the question.
    pub(crate) fn asked(&self, place: u32) -> &str {
        self.judge.question().tag(place)
    }
}
