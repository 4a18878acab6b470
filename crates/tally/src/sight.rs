// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{cmp::Reverse, fmt::Write as _};

use model::{Author, Network, Post, PostId, PostKind, Precision, Timestamp, Window};

use crate::{
    names::{Name, Names},
    question::Verdict,
    spelling::{SpellingId, Spellings},
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

/// Who posted, within a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct AccountKey {
    /// Whether `name` is the network's identifier; else it is the folded handle, which may read the same.
    pub(crate) identified: bool,
    /// The identifier or the handle.
    pub(crate) name: Name,
}

/// What counting needs of a post, from one sight of it or from several.
#[derive(Clone, Debug)]
pub(crate) struct Sight {
    pub(crate) created_at: Option<Timestamp>,
    pub(crate) precision: Precision,
    pub(crate) kind: PostKind,
    pub(crate) account: Option<AccountKey>,
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
        // Each version of an edited post has an identifier of its own; they are one post, under its first.
        if let Some(id) = post.edit_of.as_ref().or(post.id.as_ref()) {
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

impl AccountKey {
    /// The key of an account; `None` where the source names none.
    fn of(author: &Author, names: &mut Names) -> Option<Self> {
        let id = author.id.as_deref().filter(|id| !id.is_empty());
        let handle = author.handle.as_deref().map(text::fold_handle).filter(|handle| !handle.is_empty());
        match id {
            Some(id) => Some(Self { identified: true, name: names.of(id) }),
            None => Some(Self { identified: false, name: names.of(&handle?) }),
        }
    }
}

impl Sight {
    /// Reads from a post what counting needs; `None` when it neither matches, nor nearly, nor repeats a post.
    ///
    /// Nothing of such a post is kept but what a judge remembers of its hashtags.
    pub(crate) fn of(
        post: &Post,
        asked_any: bool,
        names: &mut Names,
        spellings: &mut Spellings,
    ) -> Option<Self> {
        let (mut matches, mut nearly) = (!asked_any, false);
        for tag in &post.hashtags {
            match spellings.verdict(post.network, tag) {
                Verdict::Asked => matches = true,
                Verdict::Near(_) => nearly = true,
                Verdict::Other => {}
            }
        }
        let repeats = post.repost_of.as_ref().filter(|_| post.kind == PostKind::Repost);
        if !matches && !nearly && repeats.is_none() {
            return None;
        }
        let mut hashtags: Vec<_> =
            post.hashtags.iter().map(|tag| spellings.of(post.network, tag, names)).collect();
        hashtags.sort_unstable();
        hashtags.dedup();
        let handle = post.author.handle.as_deref().filter(|handle| !handle.is_empty());
        let language = post.lang.as_deref().and_then(primary_subtag);
        Some(Self {
            created_at: post.created_at,
            precision: post.precision,
            kind: post.kind,
            account: AccountKey::of(&post.author, names),
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

    /// What decides which sight's time counts: what is known, then what is known more finely, then what lies in
    /// the window, then what is earlier.
    ///
    /// A post in the window to the second thus only ever becomes earlier, on which [`crate::Tally`] relies to keep
    /// the first post. Equal standing is equal time.
    pub(crate) fn standing_of_time(
        &self,
        window: Option<Window>,
    ) -> Option<(Precision, bool, Reverse<Timestamp>)> {
        self.created_at.map(|at| (self.precision, self.is_inside(window), Reverse(at)))
    }

    /// Joins two sights of one post, field by field, so that nothing is lost that one of them knows.
    ///
    /// Each field is the greater or the lesser of two, or the union, and thus the same whatever the order, the
    /// repetition or the grouping of sights. Texts are compared, because numbers of names follow the order of arrival.
    pub(crate) fn joined(&self, other: &Self, window: Option<Window>, names: &Names) -> Self {
        let dated = if self.standing_of_time(window) < other.standing_of_time(window) { other } else { self };
        let text = |name: &Name| names.text(*name);
        let mut hashtags: Vec<_> = self.hashtags.iter().chain(&other.hashtags).copied().collect();
        hashtags.sort_unstable();
        hashtags.dedup();
        Self {
            created_at: dated.created_at,
            precision: dated.precision,
            // The kinds are in this order: of repost, reply, quote and original the first that fits.
            kind: self.kind.max(other.kind),
            account: least([self.account, other.account], |key| (!key.identified, text(&key.name))),
            handle: least([self.handle, other.handle], text),
            language: least([self.language, other.language], text),
            hashtags: hashtags.into(),
            repeats: least([self.repeats, other.repeats], |key| text(&key.name)),
            matches: self.matches || other.matches,
        }
    }
}

/// Of what is known, the least.
fn least<T, K: Ord>(values: [Option<T>; 2], key: impl Fn(&T) -> K) -> Option<T> {
    values.into_iter().flatten().min_by_key(key)
}

fn primary_subtag(lang: &str) -> Option<String> {
    let primary = lang.split(['-', '_']).next()?.trim().to_lowercase();
    (!primary.is_empty()).then_some(primary)
}
