// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::{BTreeMap, HashMap, HashSet};

use foldhash::quality::RandomState;

use crate::{
    Tally,
    crowd::FEW,
    figures::Figures,
    labels::LabelId,
    lexicon::Lexicon,
    names::Name,
    question::Verdict,
    rows::Row,
    tags::{Group, NEAR, Tag},
};

/// A hashtag with people of its own: accounts with several posts, all of which carry it.
///
/// Among posts that have the hashtags asked for it is another one that some people never leave out: a local group's, a second cause's,
/// or one that is carried in. Where it nearly is one asked for, it is a spelling that some people always write and never the right one.
#[derive(Clone, Debug, PartialEq)]
pub struct Faithful {
    /// The hashtag, in the spelling seen most.
    pub tag: String,
    /// The tag asked for that it nearly is, if that.
    pub of: Option<String>,
    /// The posts that carry it.
    pub posts: u64,
    /// The accounts with at least two posts, of which each carries it.
    pub accounts: u64,
    /// How many there would be if every post had it with the same chance, whoever wrote it: the mean of the accounts' shares of posts
    /// with it, each account counting once, so that few who post without end don't make it look common.
    pub expected: f64,
}

/// Where a tag asked for stands that is none.
const NO_TAG: u32 = u32::MAX;

/// The hashtags that are neither asked for nor nearly so.
const OTHER_TAGS: Group = |spelling| (spelling.verdict == Verdict::Other).then_some(NO_TAG);

/// What makes two hashtags one.
type Key = (Name, u32);

/// Posts by account, those of an account in a row.
struct Writers {
    posts: Vec<(u64, LabelId)>,
    /// The accounts that are not asked about, though they show how common something is.
    left_out: HashSet<u64, RandomState>,
}

/// Of the accounts with so many posts, how many of those have something.
type WithIt = BTreeMap<u32, u64>;

impl Tally {
    /// The hashtags beside those asked for that at least five accounts carry in each of their posts; those of most accounts first.
    #[must_use]
    pub fn faithful(&self) -> Vec<Faithful> {
        if self.asked().tags.is_empty() {
            return Vec::new();
        }
        let (figures, lexicon) = (Figures::of(self), self.lexicon());
        let counted = Writers::of(figures.by_account());
        let mut found = counted
            .faithful(lexicon, OTHER_TAGS, || figures.tags(&figures.labels::<()>(), OTHER_TAGS).rows());
        let mut seen = Writers::of(figures.seen_by_account());
        seen.leave_out(|label| {
            lexicon
                .labels
                .label(label)
                .hashtags
                .iter()
                .any(|tag| lexicon.spellings.spelling(*tag).verdict == Verdict::Asked)
        });
        found
            .extend(seen.faithful(lexicon, NEAR, || figures.tags(&figures.seen_labels::<()>(), NEAR).rows()));
        found.sort_by(|a, b| (b.accounts, &a.tag, &a.of).cmp(&(a.accounts, &b.tag, &b.of)));
        found
    }
}

impl Writers {
    fn of(posts: impl Iterator<Item = (u64, LabelId)>) -> Self {
        let mut posts: Vec<(u64, LabelId)> = posts.collect();
        posts.sort_unstable();
        Self { posts, left_out: HashSet::default() }
    }

    /// Leaves out the accounts of which a post has a label.
    fn leave_out(&mut self, is_out: impl Fn(LabelId) -> bool) {
        let posts = self.posts.iter().filter(|(_, label)| is_out(*label));
        self.left_out = posts.map(|(account, _)| *account).collect();
    }

    /// The posts of each account.
    fn accounts(&self) -> impl Iterator<Item = &[(u64, LabelId)]> {
        self.posts.chunk_by(|a, b| a.0 == b.0)
    }

    /// The posts of each account that is asked about and has several.
    fn asked_about(&self) -> impl Iterator<Item = &[(u64, LabelId)]> {
        let is_in = |posts: &&[(u64, LabelId)]| {
            !posts.first().is_some_and(|(account, _)| self.left_out.contains(account))
        };
        self.accounts().filter(|posts| posts.len() > 1).filter(is_in)
    }

    fn faithful(
        &self,
        lexicon: &Lexicon,
        group: Group,
        rows: impl FnOnce() -> Vec<Row<Tag, ()>>,
    ) -> Vec<Faithful> {
        let mut accounts: HashMap<Key, u64, RandomState> = HashMap::default();
        for posts in self.asked_about() {
            for key in in_all(posts, lexicon, group) {
                *accounts.entry(key).or_default() += 1;
            }
        }
        accounts.retain(|_, accounts| *accounts >= FEW);
        if accounts.is_empty() {
            return Vec::new();
        }
        let (shares, sizes) = (self.shares(lexicon, group, &accounts), self.sizes());
        let rows = rows().into_iter().filter_map(|row| {
            let key = (lexicon.names.known(&row.name.folded)?, row.name.near);
            let accounts = *accounts.get(&key)?;
            let of = lexicon.spellings.asked(row.name.near);
            let of = Some(of.to_owned()).filter(|_| row.name.near != NO_TAG);
            Some(Faithful {
                tag: row.name.shown,
                of,
                posts: row.posts,
                accounts,
                expected: self.expected(shares.get(&key)?, &sizes),
            })
        });
        rows.collect()
    }

    /// How many posts have each of these hashtags, by how many posts their account has.
    fn shares(
        &self,
        lexicon: &Lexicon,
        group: Group,
        of: &HashMap<Key, u64, RandomState>,
    ) -> HashMap<Key, WithIt, RandomState> {
        let mut shares: HashMap<Key, WithIt, RandomState> = HashMap::default();
        let mut known: HashMap<LabelId, Vec<Key>, RandomState> = HashMap::default();
        for posts in self.accounts() {
            for (_, label) in posts {
                let keys = known.entry(*label).or_insert_with(|| {
                    keys(*label, lexicon, group).into_iter().filter(|key| of.contains_key(key)).collect()
                });
                for key in keys {
                    *shares.entry(*key).or_default().entry(size(posts)).or_default() += 1;
                }
            }
        }
        shares
    }

    /// How many of the accounts that are asked about have so many posts.
    fn sizes(&self) -> BTreeMap<u32, u64> {
        let mut sizes = BTreeMap::new();
        self.asked_about().for_each(|posts| *sizes.entry(size(posts)).or_default() += 1);
        sizes
    }

    /// How many of those accounts would have something in each of their posts if every post had it by the same chance.
    fn expected(&self, with_it: &WithIt, sizes: &BTreeMap<u32, u64>) -> f64 {
        let shares: f64 = with_it.iter().map(|(size, posts)| approximate(*posts) / f64::from(*size)).sum();
        let accounts = u64::try_from(self.accounts().count()).unwrap_or(u64::MAX);
        let chance = (shares / approximate(accounts.max(1))).min(1.0);
        let in_all = |posts: u32| chance.powi(i32::try_from(posts).unwrap_or(i32::MAX));
        sizes.iter().map(|(posts, accounts)| approximate(*accounts) * in_all(*posts)).sum()
    }
}

/// How many posts an account has.
fn size(posts: &[(u64, LabelId)]) -> u32 {
    u32::try_from(posts.len()).unwrap_or(u32::MAX)
}

fn approximate(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The hashtags that all of these posts carry.
fn in_all(posts: &[(u64, LabelId)], lexicon: &Lexicon, group: Group) -> Vec<Key> {
    let Some(((_, first), rest)) = posts.split_first() else { return Vec::new() };
    let mut all = keys(*first, lexicon, group);
    // Posts of one label are alike.
    for label in rest.iter().map(|(_, label)| label).filter(|label| *label != first) {
        let others = keys(*label, lexicon, group);
        all.retain(|key| others.binary_search(key).is_ok());
    }
    all
}

/// The hashtags of a label, in order.
fn keys(label: LabelId, lexicon: &Lexicon, group: Group) -> Vec<Key> {
    let hashtags = lexicon.labels.label(label).hashtags.iter().filter_map(|tag| {
        let spelling = lexicon.spellings.spelling(*tag);
        Some((spelling.folded, group(spelling)?))
    });
    let mut keys: Vec<Key> = hashtags.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
