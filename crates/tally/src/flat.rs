// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Network, Post, PostId, PostKind, Precision, Remark, Timestamp};

use crate::{
    Added, Tally,
    key::{AccountKey, Form, PostKey, stand_in},
    lexicon::primary_subtag,
    question::Verdict,
    sight::{Doubts, Sight, followed},
};

/// What counting needs of a post as plain values, for whoever keeps posts in columns and counts them by other means.
///
/// What makes two posts one, and two accounts one, is decided here, so that nobody else has to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flat {
    /// The network.
    pub network: Network,
    /// What makes it the same post wherever it is seen: the identifier of its first version, or what stands in for one.
    pub key: String,
    /// Whether the key only stands in for an identifier.
    pub stands_in: bool,
    /// When the author says it was posted.
    pub created_at: Option<Timestamp>,
    /// How finely that is known.
    pub precision: Precision,
    /// What kind of post it is.
    pub kind: PostKind,
    /// Who posted it.
    pub account: Option<FlatAccount>,
    /// The handle, as it is written.
    pub handle: Option<String>,
    /// Its language.
    pub language: Option<FlatLanguage>,
    /// Its hashtags, as they are written.
    pub hashtags: Vec<String>,
    /// The identifier of the post that it repeats, answers or shows, by its kind.
    pub follows: Option<String>,
    /// Whether the claimed time is too early.
    pub dated_back: bool,
    /// Whether the claimed time is too late.
    pub dated_ahead: bool,
}

/// What makes an account the same wherever it is seen on a network; those with an identifier first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlatAccount {
    /// The network's identifier.
    Identified(String),
    /// The folded handle.
    Named(String),
}

/// A primary language subtag, and who says so; what a network gives goes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlatLanguage {
    /// The network.
    Given(String),
    /// It was found in the text.
    Found(String),
}

impl Flat {
    /// Reads a post, with the language that is found in its text if the network gives none; `None` of a notice in a post's place.
    #[must_use]
    pub fn of(post: &Post, found: impl FnOnce() -> Option<&'static str>) -> Option<Self> {
        if post.remarks.contains(&Remark::Notice) {
            return None;
        }
        let id = post.edit_of.as_ref().or(post.id.as_ref());
        let given = post.lang.as_deref().and_then(primary_subtag);
        let given = given.map(|language| FlatLanguage::Given(language.into_owned()));
        let Doubts { dated_back, dated_ahead } = Doubts::of(post);
        Some(Self {
            network: post.network,
            key: id.map_or_else(|| stand_in(post), |id| id.as_str().to_owned()),
            stands_in: id.is_none(),
            created_at: post.created_at,
            precision: post.precision,
            kind: post.kind,
            account: AccountKey::read(&post.author, FlatAccount::new),
            handle: post.author.handle.clone().filter(|handle| !handle.is_empty()),
            language: given.or_else(|| found().map(|language| FlatLanguage::Found(language.to_owned()))),
            hashtags: post.hashtags.clone(),
            follows: followed(post).map(|id| id.as_str().to_owned()),
            dated_back,
            dated_ahead,
        })
    }
}

impl FlatAccount {
    fn new(identified: bool, name: &str) -> Self {
        if identified { Self::Identified(name.to_owned()) } else { Self::Named(name.to_owned()) }
    }

    fn parts(&self) -> (bool, &str) {
        match self {
            Self::Identified(name) => (true, name),
            Self::Named(name) => (false, name),
        }
    }
}

impl FlatLanguage {
    fn parts(&self) -> (bool, &str) {
        match self {
            Self::Given(name) => (false, name),
            Self::Found(name) => (true, name),
        }
    }
}

impl Tally {
    /// Counts a post of which these values are given, unless it was counted before; it is never shown whole.
    pub fn add_flat(&mut self, flat: &Flat) -> Added {
        let verdicts = flat.hashtags.iter().map(|tag| self.lexicon.spellings.verdict(flat.network, tag));
        let verdicts: Vec<Verdict> = verdicts.collect();
        let matches = self.asked.tags.is_empty() || verdicts.contains(&Verdict::Asked);
        let nearly = verdicts.iter().any(|verdict| matches!(verdict, Verdict::Near(_)));
        let waits = flat.kind == PostKind::Repost && flat.follows.is_some();
        if !matches && !nearly && !waits {
            return Added::Unmatched;
        }
        let sight = self.sight_of(flat, matches);
        let key = self.key_of(flat);
        let place = self.posts.place(&key);
        let added = if place.is_some() { Added::Duplicate } else { self.standing(&sight) };
        self.see_sight(key.network, &sight);
        self.put(place, key, sight, || None);
        self.halve();
        added
    }

    /// The sight of a post of which these values are given.
    pub(crate) fn sight_of(&mut self, flat: &Flat, matches: bool) -> Sight {
        let language = flat.language.as_ref().map(FlatLanguage::parts);
        let label = self.lexicon.label_of(flat.network, language, &flat.hashtags);
        let names = &mut self.lexicon.names;
        let account = flat.account.as_ref().map(FlatAccount::parts);
        Sight {
            created_at: flat.created_at,
            precision: flat.precision,
            kind: flat.kind,
            account: account.map(|(identified, name)| AccountKey { identified, name: names.of(name) }),
            handle: flat.handle.as_deref().map(|handle| names.of(handle)),
            label,
            follows: flat
                .follows
                .as_ref()
                .map(|id| PostKey::identified(flat.network, &PostId(id.clone()), names)),
            matches,
            doubts: Doubts { dated_back: flat.dated_back, dated_ahead: flat.dated_ahead },
        }
    }

    fn key_of(&mut self, flat: &Flat) -> PostKey {
        let names = &mut self.lexicon.names;
        if !flat.stands_in {
            return PostKey::identified(flat.network, &PostId(flat.key.clone()), names);
        }
        PostKey { network: flat.network, form: Form::StandIn, by: Some(names.of(&flat.key)), number: 0 }
    }
}
