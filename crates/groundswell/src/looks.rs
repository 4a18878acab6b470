// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether quoted posts are still there after an hour, a day, a week, a month, a quarter, as a record tells it.

use std::collections::{BTreeMap, HashMap};

use model::Network;
use report::{Age, Standing, Survival};

use crate::ledger::{Seen, Visibility};

/// How quoted posts stood as they grew older, and which of them were deleted.
#[derive(Debug, Default)]
pub struct Looks {
    /// By their pseudonyms.
    posts: HashMap<String, Looked>,
    deleted: Survival,
}

#[derive(Debug)]
struct Looked {
    network: Network,
    account: String,
    at: BTreeMap<Age, Visibility>,
}

impl Looks {
    /// Takes in what watching has shown.
    pub fn follow(&mut self, seen: &Seen) {
        match seen {
            Seen::Deleted { network, after, quoted, .. } => self.deleted.delete(*network, *after, *quoted),
            Seen::Looked { network, post, account, age, visibility } => {
                let looked = self.posts.entry(post.clone()).or_insert_with(|| Looked {
                    network: *network,
                    account: account.clone(),
                    at: BTreeMap::new(),
                });
                looked.at.insert(*age, *visibility);
            }
            _ => {}
        }
    }

    /// Forgets a post.
    pub fn forget(&mut self, post: &str) {
        self.posts.remove(post);
    }

    /// Whether it is known how a post stood when it had an age.
    pub fn has(&self, post: &str, age: Age) -> bool {
        self.posts.get(post).is_some_and(|looked| looked.at.contains_key(&age))
    }

    /// How many quoted posts were still there after a while.
    pub fn survival(&self) -> Survival {
        let mut survival = self.deleted.clone();
        for looked in self.posts.values() {
            for (age, visibility) in known(&looked.at) {
                survival.look(age, looked.network, standing(visibility), &looked.account);
            }
        }
        survival
    }
}

/// What is known of a post at each age: what is there later was there before.
fn known(at: &BTreeMap<Age, Visibility>) -> BTreeMap<Age, Visibility> {
    let mut known = at.clone();
    for (age, _) in at.iter().filter(|(_, visibility)| **visibility == Visibility::There) {
        for earlier in Age::ALL.into_iter().filter(|earlier| earlier < age) {
            known.entry(earlier).or_insert(Visibility::There);
        }
    }
    known
}

fn standing(visibility: Visibility) -> Standing {
    match visibility {
        Visibility::OutOfSight => Standing::OutOfSight,
        Visibility::There => Standing::There,
        Visibility::Withdrawn => Standing::Withdrawn,
    }
}
