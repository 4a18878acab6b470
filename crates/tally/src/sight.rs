// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    cmp::{Ordering, Reverse},
    fmt::Write as _,
};

use model::{Network, Post, PostId, PostKind, Precision, Timestamp, Window};

use crate::{
    names::{Name, Names},
    spelling::{Spelling, SpellingId, Spellings},
};

/// What makes a post the same post wherever it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PostKey {
    /// The network.
    pub(crate) network: Network,
    /// Whether `name` is the network's identifier; else it is made of handle, time and text.
    pub(crate) identified: bool,
    /// The identifier, or what stands in for it.
    pub(crate) name: Name,
}

/// What counting needs of one sight of a post.
#[derive(Clone, Debug)]
pub(crate) struct Sight {
    pub(crate) created_at: Option<Timestamp>,
    pub(crate) precision: Precision,
    pub(crate) kind: PostKind,
    /// The account's identifier, or else its folded handle.
    pub(crate) account: Option<Name>,
    pub(crate) handle: Option<Name>,
    /// The primary subtag.
    pub(crate) language: Option<Name>,
    /// Each spelling once.
    pub(crate) hashtags: Box<[SpellingId]>,
    /// The post that it repeats.
    pub(crate) repeats: Option<PostKey>,
    /// Whether it matches by what it carries itself.
    pub(crate) matches: bool,
}

impl PostKey {
    /// The key of a post.
    pub(crate) fn of(post: &Post, names: &mut Names) -> Self {
        if let Some(id) = &post.id {
            return Self::identified(post.network, id, names);
        }
        Self { network: post.network, identified: false, name: names.of(&stand_in(post)) }
    }

    /// The key of the post with an identifier.
    pub(crate) fn identified(network: Network, id: &PostId, names: &mut Names) -> Self {
        Self { network, identified: true, name: names.of(id.as_str()) }
    }

    /// What orders posts of one instant: by network, those without an identifier first, then by identifier.
    pub(crate) fn rank(self, names: &Names) -> (Network, bool, &str) {
        (self.network, self.identified, names.text(self.name))
    }
}

/// Joins handle, time and text so that no two different triples give the same result.
fn stand_in(post: &Post) -> String {
    let handle = post.author.handle.as_deref().map(text::fold_handle).unwrap_or_default();
    let mut key = format!("{} {handle} ", handle.len());
    if let Some(at) = post.created_at {
        write!(key, "{at}").expect("writing to a string does not fail");
    }
    key.push(' ');
    key.push_str(&post.text);
    key
}

impl Sight {
    /// Reads from a post what counting needs; `None` when it neither matches, nor nearly, nor repeats a post.
    ///
    /// Of such a post only the spellings of its hashtags are remembered, so that each is judged once.
    pub(crate) fn of(
        post: &Post,
        asked_any: bool,
        names: &mut Names,
        spellings: &mut Spellings,
    ) -> Option<Self> {
        let mut hashtags: Vec<_> =
            post.hashtags.iter().map(|tag| spellings.of(post.network, tag, names)).collect();
        hashtags.sort_unstable();
        hashtags.dedup();
        let is = |tag: &SpellingId, is: fn(&Spelling) -> bool| is(spellings.spelling(*tag));
        let matches = !asked_any || hashtags.iter().any(|tag| is(tag, |spelling| spelling.matches));
        let nearly = hashtags.iter().any(|tag| is(tag, |spelling| spelling.near.is_some()));
        let repeats = post.repost_of.as_ref().filter(|_| post.kind == PostKind::Repost);
        if !matches && !nearly && repeats.is_none() {
            return None;
        }
        let handle = post.author.handle.as_deref();
        let id = post.author.id.clone().filter(|id| !id.is_empty());
        let account = id.or_else(|| handle.map(text::fold_handle)).filter(|account| !account.is_empty());
        let language = post.lang.as_deref().and_then(primary_subtag);
        Some(Self {
            created_at: post.created_at,
            precision: post.precision,
            kind: post.kind,
            account: account.map(|account| names.of(&account)),
            handle: handle.map(|handle| names.of(handle)),
            language: language.map(|language| names.of(&language)),
            hashtags: hashtags.into(),
            repeats: repeats.map(|id| PostKey::identified(post.network, id, names)),
            matches,
        })
    }

    /// Whether a window, or with none all time, holds it; of unknown time only all time does.
    pub(crate) fn is_inside(&self, window: Option<Window>) -> bool {
        window.is_none_or(|window| self.created_at.is_some_and(|at| window.contains(at)))
    }

    /// Compares two sights of one post: the greater one counts.
    ///
    /// Greater is what matches by itself, then what is known more finely, what lies in the window, what is
    /// earlier, what carries more hashtags; everything else only makes the order total. A sight that matches in
    /// the window to the second is thus only ever replaced by an earlier one, on which [`crate::Tally`] relies to
    /// keep the first post.
    pub(crate) fn compare(
        &self,
        other: &Self,
        window: Option<Window>,
        known: (&Names, &Spellings),
    ) -> Ordering {
        let merit = |sight: &Self| {
            (
                sight.matches,
                sight.created_at.map(|at| (sight.precision, sight.is_inside(window), Reverse(at))),
                sight.hashtags.len(),
                sight.kind,
            )
        };
        merit(self).cmp(&merit(other)).then_with(|| self.wording(known).cmp(&other.wording(known)))
    }

    /// The rest as text, because numbers of names follow the order of arrival.
    fn wording<'a>(
        &self,
        (names, spellings): (&'a Names, &'a Spellings),
    ) -> (Vec<Option<&'a str>>, Vec<&'a str>) {
        let target = self.repeats.map(|key| key.name);
        let single = [self.account, self.handle, self.language, target];
        let mut hashtags: Vec<_> =
            self.hashtags.iter().map(|tag| names.text(spellings.spelling(*tag).raw)).collect();
        hashtags.sort_unstable();
        (single.map(|name| name.map(|name| names.text(name))).to_vec(), hashtags)
    }
}

fn primary_subtag(lang: &str) -> Option<String> {
    let primary = lang.split(['-', '_']).next()?.trim().to_lowercase();
    (!primary.is_empty()).then_some(primary)
}
