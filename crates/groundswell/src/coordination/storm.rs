// SPDX-License-Identifier: AGPL-3.0-or-later
//! The storm's posts, in the light of what its call declares.

mod light;
mod seen;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use analysis::{Copies, Declared, Manner};
use anyhow::Result;
use call::KitTexts;
use ingest::{Finish, Item, ObjectKind, Shares, SharesDraft};
use model::{Post, PostKind};

use super::from_posts::{identity, objects};
use light::{Light, repeated};
use seen::Seen;

/// The storm's posts, sorted by what the call says of them.
#[derive(Default)]
pub struct Sorted {
    /// What is left once what is declared is taken out.
    pub shares: Shares,
    /// When each post was made, in nanoseconds.
    pub times_ns: Vec<i64>,
    /// Each post by its name.
    pub posts: BTreeMap<String, Taken>,
    pub accounts: BTreeSet<String>,
    /// What was taken out, because the call declares it.
    pub taken_out: BTreeMap<ObjectKind, TakenOut>,
    /// Posts without an exact time or an account, which take part in nothing.
    pub left_out: u64,
    /// Posts without the hashtags.
    pub others: u64,
}

/// A post as it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// As a rule, strictly, leniently.
    pub manners: [Manner; 3],
    /// The file and the line.
    pub place: String,
    pub account: String,
}

/// Objects of a kind that were taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenOut {
    pub count: u64,
    /// Who shared them: as many as it takes to be more than a few.
    pub accounts: BTreeSet<String>,
}

/// Gathers the storm's posts, which can be sorted when all are there: a repost may stand before what it repeats.
pub struct Storm {
    declared: Declared,
    kit: KitTexts,
    /// Posts with the hashtags, and reposts, by their identity.
    seen: HashMap<String, Seen>,
    /// The identities of all others, of which nothing else is kept.
    others: HashSet<String>,
}

impl Storm {
    pub fn new((declared, kit): (Declared, KitTexts)) -> Self {
        Self { declared, kit, seen: HashMap::new(), others: HashSet::new() }
    }

    /// Takes in what an item holds; what is known of a post is joined, in whichever order its sights come.
    pub fn take(&mut self, item: Item) {
        let Item::Posts(arrival) = item else { return };
        for post in arrival.posts {
            let identity = identity(&post);
            let is_agreed =
                |tag: &String| self.declared.tags.contains(&(post.network, text::fold(post.network, tag)));
            let is_tagged = post.hashtags.iter().any(is_agreed);
            if !is_tagged && post.kind != PostKind::Repost {
                self.others.insert(identity);
                continue;
            }
            let seen = Seen::new(post, is_tagged);
            let joined = match self.seen.remove(&identity) {
                Some(before) => before.joined(seen),
                None => seen,
            };
            self.seen.insert(identity, joined);
        }
    }

    /// Sorts what was gathered.
    pub fn sorted(self) -> Result<Sorted> {
        let Self { declared, kit, seen, mut others } = self;
        let tagged: HashSet<_> = seen.values().filter(|seen| seen.is_tagged).flat_map(Seen::ids).collect();
        let (mut of_storm, mut rest) = (BTreeMap::new(), Vec::new());
        for (identity, seen) in seen {
            if seen.is_tagged || repeated(&seen.post).is_some_and(|of| tagged.contains(&of)) {
                of_storm.insert(identity, seen);
            } else {
                rest.push(identity);
            }
        }
        others.extend(rest);
        others.retain(|identity| !of_storm.contains_key(identity));
        let light = Light::new(declared, kit, of_storm.values());
        let mut sorted = Sorted { others: others.len() as u64, ..Sorted::default() };
        let mut draft = SharesDraft::default();
        for (name, seen) in of_storm {
            sorted.add(&mut draft, &light, name, seen)?;
        }
        sorted.shares = draft.finish(Finish { drops_repeated: true, sorts_things: true });
        Ok(sorted)
    }
}

impl Sorted {
    fn add(&mut self, draft: &mut SharesDraft, light: &Light, name: String, seen: Seen) -> Result<()> {
        let Some((post, account, at_ns)) = seen.exact() else {
            self.left_out += 1;
            return Ok(());
        };
        let (alike, repeats_call) = (light.alike(&post), light.repeats_call(&post));
        for kind in ObjectKind::ALL {
            for object in objects(kind, &post) {
                if light.is_declared(&post, kind, &object, alike) {
                    self.taken_out.entry(kind).or_default().add(&account);
                } else {
                    draft.add(&format!("{}:{object}", kind.key()), &account, &name, at_ns)?;
                }
            }
        }
        let Copies { from, strictly, leniently } = light.declared.copies;
        let manner = |from| light.declared.manner(&post, repeats_call, alike, from);
        let taken = Taken {
            manners: [from, strictly, leniently].map(manner),
            place: place(&post),
            account: account.clone(),
        };
        self.posts.insert(name, taken);
        self.times_ns.push(at_ns);
        self.accounts.insert(account);
        Ok(())
    }
}

impl TakenOut {
    fn add(&mut self, account: &str) {
        self.count += 1;
        if (self.accounts.len() as u64) < tally::FEW {
            self.accounts.insert(account.to_owned());
        }
    }
}

/// Where a post was read: the file and the line.
fn place(post: &Post) -> String {
    format!("{}:{}", post.source.file, post.source.line.unwrap_or_default())
}
