// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use model::{Network, Post};

use crate::{
    Asked,
    labels::{LabelId, Labels, Tongue},
    names::{Name, Names},
    question::Verdict,
    sight::least,
    spelling::{SpellingId, Spellings},
};

/// The texts that posts are made of for counting, by their numbers.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    pub(crate) names: Names,
    pub(crate) spellings: Spellings,
    pub(crate) labels: Labels,
    /// Room in which hashtags are sorted, so that none is made for each post.
    sorted: Vec<SpellingId>,
}

impl Lexicon {
    /// Starts without a text.
    pub(crate) fn new(asked: &Asked) -> Self {
        Self {
            names: Names::default(),
            spellings: Spellings::new(asked),
            labels: Labels::default(),
            sorted: Vec::new(),
        }
    }

    /// Begins to put down the hashtags of a post.
    pub(crate) fn put_down_none(&mut self) {
        self.sorted.clear();
    }

    /// Puts down a hashtag of a post if it is known, and tells what it is to the tags asked for.
    pub(crate) fn put_down(&mut self, network: Network, tag: &str) -> Option<Verdict> {
        let id = self.spellings.known(network, tag, &self.names)?;
        self.sorted.push(id);
        Some(self.spellings.spelling(id).verdict)
    }

    /// Holds the label of a post, with the language that was found in its text if the network gives none; `is_spelt` says that all its
    /// hashtags are put down.
    pub(crate) fn label(
        &mut self,
        post: &Post,
        is_spelt: bool,
        found: impl FnOnce() -> Option<&'static str>,
    ) -> LabelId {
        let Self { names, spellings, .. } = self;
        let given = post.lang.as_deref().and_then(primary_subtag);
        let given = given.map(|name| Tongue { is_found: false, name: names.of(&name) });
        let language = given.or_else(|| found().map(|lang| Tongue { is_found: true, name: names.of(lang) }));
        if !is_spelt {
            self.sorted.clear();
            self.sorted.extend(post.hashtags.iter().map(|tag| spellings.of(post.network, tag, names)));
        }
        self.hold(language)
    }

    /// Holds the label of a language, and whether it was found, with hashtags on a network.
    pub(crate) fn label_of(
        &mut self,
        network: Network,
        language: Option<(bool, &str)>,
        hashtags: &[String],
    ) -> LabelId {
        let Self { names, spellings, .. } = self;
        let language = language.map(|(is_found, name)| Tongue { is_found, name: names.of(name) });
        self.sorted.clear();
        self.sorted.extend(hashtags.iter().map(|tag| spellings.of(network, tag, names)));
        self.hold(language)
    }

    /// Holds a label of the lesser language and of the hashtags of both, and releases both.
    pub(crate) fn joined_label(&mut self, labels: [LabelId; 2]) -> LabelId {
        let [one, other] = labels;
        if one == other {
            self.labels.release(other);
            return one;
        }
        let [a, b] = labels.map(|id| self.labels.label(id));
        // What a network gives goes before what was found.
        let rank = |tongue: &Tongue| (tongue.is_found, self.names.text(tongue.name));
        let language = least([a.language, b.language], rank);
        self.sorted.clear();
        self.sorted.extend(a.hashtags.iter().chain(&b.hashtags));
        let joined = self.hold(language);
        labels.into_iter().for_each(|id| self.labels.release(id));
        joined
    }

    /// Holds the label of a post that another lexicon describes.
    pub(crate) fn adopted_label(
        &mut self,
        other: &Self,
        id: LabelId,
        name: &mut impl FnMut(&mut Names, Name) -> Name,
    ) -> LabelId {
        let label = other.labels.label(id);
        let language =
            label.language.map(|tongue| Tongue { name: name(&mut self.names, tongue.name), ..tongue });
        self.sorted.clear();
        for tag in &label.hashtags {
            let spelling = other.spellings.spelling(*tag);
            let raw = other.names.text(spelling.raw);
            self.sorted.push(self.spellings.of(spelling.network, raw, &mut self.names));
        }
        self.hold(language)
    }

    fn hold(&mut self, language: Option<Tongue>) -> LabelId {
        self.sorted.sort_unstable();
        self.sorted.dedup();
        self.labels.hold(language, &self.sorted)
    }
}

/// The primary subtag of a language as a network gives it, in small letters; `None` where it gives none.
pub(crate) fn primary_subtag(lang: &str) -> Option<Cow<'_, str>> {
    let primary = lang.split(['-', '_']).next()?.trim();
    let is_small = primary.bytes().all(|letter| letter.is_ascii_lowercase());
    match primary {
        // What a network can't tell either is not given.
        "" | "und" => None,
        _ if is_small => Some(Cow::Borrowed(primary)),
        _ => Some(Cow::Owned(primary.to_lowercase())),
    }
}
