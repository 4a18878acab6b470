// SPDX-License-Identifier: AGPL-3.0-or-later
use std::cmp::Reverse;

use model::{Post, PostId, PostKind, Precision, Remark, Timestamp, Window};

use crate::{
    key::{AccountKey, PostKey},
    labels::LabelId,
    lexicon::Lexicon,
    minute,
    names::{Name, Names},
    question::Verdict,
};

/// What counting needs of a post, from one sight of it or from several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sight {
    pub(crate) created_at: Option<Timestamp>,
    pub(crate) precision: Precision,
    pub(crate) kind: PostKind,
    pub(crate) account: Option<AccountKey>,
    pub(crate) handle: Option<Name>,
    /// Language and hashtags, held by whoever has the sight.
    pub(crate) label: LabelId,
    /// The post that it repeats, answers or shows, by its kind.
    pub(crate) follows: Option<PostKey>,
    /// Whether it matches by what it carries itself.
    pub(crate) matches: bool,
    /// What was found wrong with the time.
    pub(crate) doubts: Doubts,
}

/// What was found wrong with a claimed time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Doubts {
    pub(crate) dated_back: bool,
    pub(crate) dated_ahead: bool,
}

/// What a post is to what is asked, by what it carries itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Relevance {
    pub(crate) matches: bool,
    pub(crate) nearly: bool,
    /// Whether the lexicon knows each of its hashtags, and has put them down for a label.
    pub(crate) is_spelt: bool,
}

impl Relevance {
    /// Judges a post; nothing of it is kept but what a judge remembers of its hashtags.
    pub(crate) fn of(post: &Post, asked_any: bool, lexicon: &mut Lexicon) -> Self {
        let (mut matches, mut nearly, mut is_spelt) = (!asked_any, false, true);
        lexicon.put_down_none();
        for tag in &post.hashtags {
            let known = lexicon.put_down(post.network, tag);
            is_spelt &= known.is_some();
            let verdict = match known {
                Some(verdict) => verdict,
                None if asked_any => lexicon.spellings.verdict(post.network, tag),
                None => continue,
            };
            matches |= verdict == Verdict::Asked;
            nearly |= matches!(verdict, Verdict::Near(_));
        }
        Self { matches, nearly, is_spelt }
    }
}

impl Sight {
    /// Reads from a post what counting needs; `None` when it neither matches, nor nearly, nor repeats a post.
    ///
    /// Nothing of such a post is kept but what a judge remembers of its hashtags. Its language is looked for only if it is kept.
    pub(crate) fn of(
        post: &Post,
        asked_any: bool,
        lexicon: &mut Lexicon,
        found: impl FnOnce() -> Option<&'static str>,
    ) -> Option<Self> {
        let Relevance { matches, nearly, is_spelt } = Relevance::of(post, asked_any, lexicon);
        let waits = post.kind == PostKind::Repost && post.repost_of.is_some();
        if !matches && !nearly && !waits {
            return None;
        }
        let label = lexicon.label(post, is_spelt, found);
        let names = &mut lexicon.names;
        let handle = post.author.handle.as_deref().filter(|handle| !handle.is_empty());
        Some(Self {
            created_at: post.created_at,
            precision: post.precision,
            kind: post.kind,
            account: AccountKey::of(&post.author, names),
            handle: handle.map(|handle| names.of(handle)),
            label,
            follows: followed(post).map(|id| PostKey::identified(post.network, id, names)),
            matches,
            doubts: Doubts::of(post),
        })
    }

    /// The same sight among other names.
    pub(crate) fn renamed(self, label: LabelId, mut name: impl FnMut(Name) -> Name) -> Self {
        Self {
            account: self.account.map(|key| AccountKey { name: name(key.name), ..key }),
            handle: self.handle.map(&mut name),
            label,
            follows: self.follows.map(|key| key.renamed(&mut name)),
            ..self
        }
    }

    /// The post that it repeats, where it does not match by itself.
    pub(crate) fn repeats(&self) -> Option<PostKey> {
        self.follows.filter(|_| self.kind == PostKind::Repost && !self.matches)
    }

    /// Whether a window, or with none all time, holds it; of unknown time only all time does. Where only the day is known, a window
    /// holds it that holds a part of that day (in UTC).
    pub(crate) fn is_inside(&self, window: Option<Window>) -> bool {
        is_inside(self.created_at, self.precision, window)
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
    /// repetition or the grouping of sights. Texts are compared, because numbers of names follow the order of
    /// arrival. What is doubted of a time goes with the time that counts.
    pub(crate) fn joined(self, other: Self, window: Option<Window>, lexicon: &mut Lexicon) -> Self {
        let standings = [self, other].map(|sight| sight.standing_of_time(window));
        let (dated, doubts) = match standings {
            [one, two] if one > two => (self, self.doubts),
            [one, two] if one < two => (other, other.doubts),
            _ => (self, self.doubts.or(other.doubts)),
        };
        let label = lexicon.joined_label([self.label, other.label]);
        let names = &lexicon.names;
        // The kinds are in this order: of repost, reply, quote and original the first that fits.
        let kind = self.kind.max(other.kind);
        let follows = [self, other].map(|sight| sight.follows.filter(|_| sight.kind == kind));
        Self {
            created_at: dated.created_at,
            precision: dated.precision,
            kind,
            account: least([self.account, other.account], |key| (!key.identified, names.text(key.name))),
            handle: names.least([self.handle, other.handle]),
            label,
            follows: least(follows, |key| key.text(names)),
            matches: self.matches || other.matches,
            doubts,
        }
    }
}

/// Whether a window holds a time, as [`Sight::is_inside`] says.
pub(crate) fn is_inside(at: Option<Timestamp>, precision: Precision, window: Option<Window>) -> bool {
    let Some(window) = window else { return true };
    match (at, precision) {
        (Some(at), Precision::Day) => {
            minute::day(at) < window.end() && window.start() < minute::after(at, Precision::Day)
        }
        (Some(at), Precision::Minute | Precision::Second) => window.contains(at),
        (None, _) => false,
    }
}

/// The post that another one follows, in the way that its kind says.
pub(crate) fn followed(post: &Post) -> Option<&PostId> {
    match post.kind {
        PostKind::Original => None,
        PostKind::Quote => post.quote_of.as_ref(),
        PostKind::Reply => post.in_reply_to.as_ref(),
        PostKind::Repost => post.repost_of.as_ref(),
    }
}

impl Doubts {
    pub(crate) fn of(post: &Post) -> Self {
        let has = |remark| post.remarks.contains(&remark);
        Self { dated_back: has(Remark::Backdated), dated_ahead: has(Remark::DatedAhead) }
    }

    fn or(self, other: Self) -> Self {
        Self {
            dated_back: self.dated_back || other.dated_back,
            dated_ahead: self.dated_ahead || other.dated_ahead,
        }
    }
}

impl Names {
    /// Of the names that are known, the one of the least text.
    pub(crate) fn least(&self, names: [Option<Name>; 2]) -> Option<Name> {
        least(names, |name| self.text(*name))
    }
}

/// Of what is known, the least.
pub(crate) fn least<T: PartialEq, K: Ord>(values: [Option<T>; 2], key: impl Fn(&T) -> K) -> Option<T> {
    match values {
        [Some(one), Some(other)] if one == other || key(&one) <= key(&other) => Some(one),
        [Some(_), Some(other)] => Some(other),
        [one, other] => one.or(other),
    }
}
