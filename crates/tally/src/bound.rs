// SPDX-License-Identifier: AGPL-3.0-or-later
use std::mem;

use model::{Network, Post, Precision, Timestamp};

use crate::{
    Tally,
    first::First,
    lexicon::Lexicon,
    lot::Lot,
    minute::after,
    names::{Name, Names},
    posts::Posts,
    sight::{Relevance, Sight, is_inside},
    sketch::Sketch,
};

/// The sample is halved no further: one in a million posts is in it then, and a repost may stand for 2^40, of which a count holds more than
/// sixteen million.
const MOST_HALVINGS: u32 = 20;

/// Up to how many posts a tally keeps, and what it holds in place of more.
///
/// Beyond them it keeps a sample: the posts of which the lot begins with so many zeros that no more than these are left. A post draws its
/// lot by its identifier, so that all sights of it are in the sample or none, and what is known of it there is what would be known of it
/// anyway. Which posts these are depends on the set of posts alone.
#[derive(Clone, Debug)]
pub(crate) struct Bound {
    /// So many posts are kept at most.
    posts: usize,
    /// How often the sample was halved; at 0 every post is kept.
    halvings: u32,
    /// The accounts of posts that match by what they carry, from the beginning on: a sample of posts can't tell how many there are.
    accounts: Sketch,
    /// From the first of these posts to just after the last, as far as their times are known.
    span: Option<(Timestamp, Timestamp)>,
}

impl Bound {
    /// So many posts are kept at most.
    pub(crate) fn posts(&self) -> usize {
        self.posts
    }

    /// The accounts of posts that match by what they carry.
    pub(crate) fn accounts(&self) -> &Sketch {
        &self.accounts
    }

    /// From the first post that matches by what it carries to just after the last.
    pub(crate) fn span(&self) -> Option<(Timestamp, Timestamp)> {
        self.span
    }

    /// Sees a post that counts for what it carries.
    fn see(&mut self, account: Option<Lot>, at: Option<Timestamp>, precision: Precision) {
        account.into_iter().for_each(|lot| self.accounts.see(lot));
        self.span = around(self.span, at.map(|at| (at, after(at, precision))));
    }

    /// The lesser of both, with what both have seen.
    fn join(&mut self, other: &Self) {
        self.posts = self.posts.min(other.posts);
        self.halvings = self.halvings.max(other.halvings);
        self.accounts.join(&other.accounts);
        self.span = around(self.span, other.span);
    }
}

impl Tally {
    /// The same, but it keeps at most so many posts (at least one), and from there on estimates, which [`crate::Counts`] say.
    ///
    /// The same posts give the same figures all the same, whatever their order, repetition or split. A tally that has gone beyond can't
    /// forget the account of a post any more.
    #[must_use]
    pub fn up_to(mut self, posts: usize) -> Self {
        let mut bound = Bound { posts: posts.max(1), halvings: 0, accounts: Sketch::default(), span: None };
        self.see_sights(&mut bound);
        self.bound = Some(Box::new(bound));
        self.halve();
        self
    }

    /// Whether there were more posts than it keeps, so that figures are estimates.
    #[must_use]
    pub fn estimates(&self) -> bool {
        self.halvings() > 0
    }

    /// The bound, if it was crossed.
    pub(crate) fn crossed(&self) -> Option<&Bound> {
        self.bound.as_deref().filter(|bound| bound.halvings > 0)
    }

    /// How often the sample was halved.
    pub(crate) fn halvings(&self) -> u32 {
        self.bound.as_ref().map_or(0, |bound| bound.halvings)
    }

    /// Whether a post is left out of the sample; what the bound holds in place of it is seen to.
    pub(crate) fn leaves_out(&mut self, post: &Post) -> bool {
        let (window, asked_any) = (self.asked.window, !self.asked.tags.is_empty());
        let Some(bound) = self.bound.as_mut().filter(|bound| bound.halvings > 0) else { return false };
        if Lot::of(post).is_within(bound.halvings) {
            return false;
        }
        let matches = Relevance::of(post, asked_any, &mut self.lexicon).matches;
        if matches && is_inside(post.created_at, post.precision, window) {
            bound.see(Lot::of_author(post.network, &post.author), post.created_at, post.precision);
        }
        true
    }

    /// Sees the account and the time of a sight.
    pub(crate) fn see_sight(&mut self, network: Network, sight: &Sight) {
        let Some(bound) = &mut self.bound else { return };
        if sight.matches && sight.is_inside(self.asked.window) {
            bound.see(lot(network, sight, &self.lexicon.names), sight.created_at, sight.precision);
        }
    }

    /// Joins another one's bound. Two are bounded alike, or the lesser bound holds; of one without, posts are seen as they are known.
    pub(crate) fn join_bound(&mut self, other: &mut Self) {
        match (&mut self.bound, &mut other.bound) {
            (Some(bound), Some(theirs)) => bound.join(theirs),
            (Some(bound), None) => other.see_sights(bound),
            (None, Some(_)) => {
                let mut theirs = other.bound.take();
                theirs.iter_mut().for_each(|bound| self.see_sights(bound));
                self.bound = theirs;
            }
            (None, None) => {}
        }
        if self.halvings() > 0 {
            self.sift();
        }
    }

    /// Takes over what another one holds, as far as it is in the sample.
    pub(crate) fn adopt(&mut self, lexicon: &Lexicon, posts: Posts, mut first: First) {
        // Each text is looked up once, however many posts have it.
        let mut known: Vec<Option<Name>> = vec![None; lexicon.names.len()];
        let mut name = |names: &mut Names, name: Name| match known.get_mut(name.index()) {
            Some(known) => *known.get_or_insert_with(|| names.of(lexicon.names.text(name))),
            None => names.of(lexicon.names.text(name)),
        };
        let halvings = self.halvings();
        for (old_key, old) in posts.drain() {
            if halvings > 0 && !Lot::of_key(old_key, &lexicon.names).is_within(halvings) {
                continue;
            }
            let post = first.remove(old_key, &old);
            let label = self.lexicon.adopted_label(lexicon, old.label, &mut name);
            let mut name = |old| name(&mut self.lexicon.names, old);
            let (key, sight) = (old_key.renamed(&mut name), old.renamed(label, &mut name));
            self.put(self.posts.place(&key), key, sight, || post);
        }
    }

    /// Halves the sample until it is within the bound.
    pub(crate) fn halve(&mut self) {
        while let Some(bound) = &mut self.bound {
            if self.posts.len() <= bound.posts || bound.halvings == MOST_HALVINGS {
                return;
            }
            bound.halvings += 1;
            self.sift();
        }
    }

    /// Lets go of what is not in the sample, and of every text that nothing else needs.
    fn sift(&mut self) {
        let lexicon = mem::replace(&mut self.lexicon, Lexicon::new(&self.asked));
        let (posts, first) = (mem::take(&mut self.posts), mem::take(&mut self.first));
        self.adopt(&lexicon, posts, first);
    }

    fn see_sights(&self, bound: &mut Bound) {
        let counted =
            self.posts.bare().filter(|(_, sight)| sight.matches && sight.is_inside(self.asked.window));
        for (key, sight) in counted {
            bound.see(lot(key.network, &sight, &self.lexicon.names), sight.created_at, sight.precision);
        }
    }
}

/// The least stretch that holds both.
pub(crate) fn around(
    one: Option<(Timestamp, Timestamp)>,
    other: Option<(Timestamp, Timestamp)>,
) -> Option<(Timestamp, Timestamp)> {
    match (one, other) {
        (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
        (one, other) => one.or(other),
    }
}

/// The lot of the account of a sight.
fn lot(network: Network, sight: &Sight, names: &Names) -> Option<Lot> {
    sight.account.map(|key| Lot::of_account(network, key.identified, names.text(key.name)))
}
