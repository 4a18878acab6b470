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
    posts: HashMap<String, Standings>,
    deleted: Survival,
    /// Whether the record doesn't say of some deletions whether what went was quoted, as those of the first versions: then nothing can be told.
    is_unsaid: bool,
}

/// How a post of an account stood at each age.
#[derive(Debug)]
struct Standings {
    network: Network,
    account: String,
    at: BTreeMap<Age, Visibility>,
}

impl Looks {
    /// Takes in what watching has shown.
    pub fn follow(&mut self, seen: &Seen) {
        match seen {
            Seen::Deleted { network, after, quoted: Some(quoted), .. } => {
                self.deleted.delete(*network, *after, *quoted)
            }
            Seen::Deleted { quoted: None, .. } => self.is_unsaid = true,
            Seen::Looked { network, post, account, age, visibility } => {
                let looked = self.posts.entry(post.clone()).or_insert_with(|| Standings {
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
        if self.is_unsaid {
            return Survival::default();
        }
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

#[cfg(test)]
mod tests {
    use report::{Delay, Gone};

    use super::*;

    #[test]
    fn of_a_record_that_does_not_say_what_of_the_deleted_was_quoted_nothing_is_told() {
        let look = |number: u32| Seen::Looked {
            network: Network::X,
            post: format!("post{number}"),
            account: format!("account{number}"),
            age: Age::Day,
            visibility: Visibility::There,
        };
        let deleted = |quoted| Seen::Deleted {
            network: Network::X,
            after: Delay::Minute,
            posts: 6,
            minute: None,
            accounts: 6,
            quoted,
        };
        let mut looks = Looks::default();
        (0..6).for_each(|number| looks.follow(&look(number)));
        looks.follow(&deleted(Some(Gone { posts: 6, accounts: 6 })));
        let posts: Vec<u64> = looks.survival().rows().iter().map(|row| row.posts).collect();
        assert_eq!(posts, [12, 12], "at an hour, and at a day");
        looks.follow(&deleted(None));
        assert_eq!(looks.survival().rows(), []);
    }
}
