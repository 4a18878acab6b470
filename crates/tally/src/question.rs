// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

/// The tags asked for, made ready to judge spellings by.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    asked: Vec<AskedTag>,
    near: text::NearMisses,
}

/// A tag asked for, as each network folds it.
#[derive(Clone, Debug)]
struct AskedTag {
    tag: String,
    folded: Vec<(Network, String)>,
}

/// What a spelling is to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A tag asked for.
    Asked,
    /// Nearly the tag asked for that stands at this place in the question.
    Near(u32),
    /// Neither.
    Other,
}

impl Question {
    /// Folds the tags asked for.
    pub(crate) fn new(tags: &[String]) -> Self {
        let fold = |tag: &String| AskedTag {
            tag: tag.clone(),
            folded: Network::ALL.map(|network| (network, text::fold(network, tag))).to_vec(),
        };
        Self {
            asked: tags.iter().map(fold).collect(),
            near: text::NearMisses::new(tags.iter().map(String::as_str)),
        }
    }

    /// Whether no tag is asked for, so that every post matches.
    pub(crate) fn asks_all(&self) -> bool {
        self.asked.is_empty()
    }

    /// The tag asked for at a place.
    pub(crate) fn tag(&self, place: u32) -> &str {
        let place = usize::try_from(place).expect("a place in memory fits the address space");
        self.asked.get(place).map_or("", |asked| asked.tag.as_str())
    }

    /// What makes a spelling nearly a tag asked for.
    pub(crate) fn why(&self, tag: &str) -> Option<text::Why> {
        self.near.find(tag).map(|near| near.why)
    }

    /// Judges a spelling; no tag asked for is a near miss, not even of another.
    pub(crate) fn verdict(&self, network: Network, tag: &str) -> Verdict {
        let folded = text::fold(network, tag);
        if self.asked.iter().any(|asked| asked.is(network, &folded)) {
            return Verdict::Asked;
        }
        let folded = if network == Network::X { folded } else { text::fold(Network::X, tag) };
        let near = self.near.of_folded(tag, folded).and_then(|place| u32::try_from(place).ok());
        near.map_or(Verdict::Other, Verdict::Near)
    }
}

impl AskedTag {
    fn is(&self, network: Network, folded: &str) -> bool {
        self.folded.iter().any(|(on, asked)| *on == network && asked == folded)
    }
}
