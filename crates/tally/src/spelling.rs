// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::HashMap;

use model::Network;

use crate::names::{Name, Names};

/// Every spelling of a hashtag that was seen, judged once against the tags asked for.
#[derive(Clone, Debug)]
pub(crate) struct Spellings {
    asked: Vec<Asked>,
    near: text::NearMisses,
    numbers: HashMap<(Network, Name), SpellingId>,
    all: Vec<Spelling>,
}

/// A tag asked for, as each network folds it.
#[derive(Clone, Debug)]
struct Asked {
    tag: String,
    folded: Vec<(Network, String)>,
}

/// A hashtag as somebody wrote it on a network.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spelling {
    /// The text as it was written.
    pub(crate) raw: Name,
    /// The same as the network folds it.
    pub(crate) folded: Name,
    /// Whether it is a tag asked for.
    pub(crate) matches: bool,
    /// Which of the tags asked for it nearly is; `None` for one that is asked for itself.
    pub(crate) near: Option<usize>,
}

/// A spelling's number in its [`Spellings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SpellingId(u32);

impl Spellings {
    /// Starts without a spelling.
    pub(crate) fn new(tags: &[String]) -> Self {
        let fold = |tag: &String| Asked {
            tag: tag.clone(),
            folded: Network::ALL.map(|network| (network, text::fold(network, tag))).to_vec(),
        };
        Self {
            asked: tags.iter().map(fold).collect(),
            near: text::NearMisses::new(tags.iter().map(String::as_str)),
            numbers: HashMap::new(),
            all: Vec::new(),
        }
    }

    /// Finds a spelling, and judges it when it is new.
    pub(crate) fn of(&mut self, network: Network, tag: &str, names: &mut Names) -> SpellingId {
        let raw = names.of(tag);
        if let Some(id) = self.numbers.get(&(network, raw)) {
            return *id;
        }
        let number = u32::try_from(self.all.len()).expect("a spelling is a name, and those fit");
        let spelling = self.judge(network, tag, raw, names);
        self.all.push(spelling);
        self.numbers.insert((network, raw), SpellingId(number));
        SpellingId(number)
    }

    /// What is known of a spelling.
    pub(crate) fn spelling(&self, id: SpellingId) -> &Spelling {
        let index = usize::try_from(id.0).expect("an index fits the address space");
        self.all.get(index).expect("a number comes from the spellings that are asked")
    }

    /// The tag asked for at a place in the question.
    pub(crate) fn asked(&self, place: usize) -> &str {
        self.asked.get(place).map_or("", |asked| asked.tag.as_str())
    }

    fn judge(&self, network: Network, tag: &str, raw: Name, names: &mut Names) -> Spelling {
        let folded = text::fold(network, tag);
        let matches = self.asked.iter().any(|asked| asked.is(network, &folded));
        let near = if matches { None } else { self.near.of(tag) };
        Spelling { raw, folded: names.of(&folded), matches, near }
    }
}

impl Asked {
    fn is(&self, network: Network, folded: &str) -> bool {
        self.folded.iter().any(|(on, asked)| *on == network && asked == folded)
    }
}
