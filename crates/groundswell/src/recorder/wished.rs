// SPDX-License-Identifier: AGPL-3.0-or-later
//! What somebody asks to be forgotten, outside of what networks tell.

use std::collections::BTreeSet;

use anyhow::Result;
use model::{Network, Post, PostId, Timestamp};
use record::{Entry, Kind, Reason};

use super::Recorder;
use crate::entry;

/// A wish that something be forgotten.
pub enum Wish {
    /// Of an account's owner, who has shown by a post that they are: everything of theirs, or one post.
    Own {
        /// The post that shows it.
        by: Box<Post>,
        /// The post that is meant; all of them if there is none.
        only: Option<Box<Post>>,
    },
    /// Of somebody else, upon which a person has decided.
    Decided {
        /// The post, by its address or its network's name for it.
        post: String,
        /// By whose right.
        reason: Reason,
    },
}

impl Recorder {
    /// Erases what is wished, with what repeats it; durable when this returns. Gives how many posts these were.
    pub fn forget_wished(&mut self, wish: &Wish, now: Timestamp) -> Result<usize> {
        // Only what is sealed is read back.
        self.record.seal()?;
        match wish {
            Wish::Own { by, only } => {
                let of_account = self.of_account(by)?;
                let meant = match only {
                    Some(only) => {
                        let named = self.named(Some(only.network), &[entry::name(only).as_str()])?;
                        of_account.intersection(&named).cloned().collect()
                    }
                    None => of_account,
                };
                self.erase(by.network, meant.iter().cloned().collect(), Reason::Author, now)?;
                Ok(meant.len())
            }
            Wish::Decided { post, reason } => {
                let mut posts = 0;
                for network in Network::ALL {
                    let meant = self.named(Some(network), &[post])?;
                    posts += meant.len();
                    self.erase(network, meant.into_iter().collect(), *reason, now)?;
                }
                Ok(posts)
            }
        }
    }

    /// The posts of the account that has posted this, by its network's name for it and by its handle: each source knows one of them.
    fn of_account(&self, by: &Post) -> Result<BTreeSet<PostId>> {
        let account = entry::account(by).map(|account| self.key.of_account(by.network, &account));
        let known = account.and_then(|account| self.accounts.get(&*account)).into_iter().flatten().cloned();
        let handle = by.author.handle.as_deref().map(text::fold_handle);
        let handle: Vec<&str> = handle.as_deref().into_iter().collect();
        Ok(known.chain(self.named(Some(by.network), &handle)?).collect())
    }

    /// The posts that are kept under any of these names.
    fn named(&self, network: Option<Network>, names: &[&str]) -> Result<BTreeSet<PostId>> {
        let mut found = BTreeSet::new();
        for entry in record::entries(&self.folder)? {
            let (_, Entry::Kept { kind: Kind::Post, content, .. }) = entry? else { continue };
            let Some(kept) = entry::read_post(&content) else { continue };
            let own = kept.counts_as.network;
            let Some(id) = kept.counts_as.id.filter(|_| network.is_none_or(|network| network == own)) else {
                continue;
            };
            let is_named = |name: &&str| {
                kept.names.contains(&self.key.of_name(own, name))
                    || self.key.of_post(own, name) == id.as_str()
            };
            if names.iter().any(is_named) {
                found.insert(id);
            }
        }
        Ok(found)
    }
}
