// SPDX-License-Identifier: AGPL-3.0-or-later
//! What somebody asks to be forgotten, outside of what networks tell.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use model::{Network, Post, PostId, Timestamp};
use record::Reason;

use super::Recorder;
use crate::read_back::each_post;

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
        match wish {
            Wish::Own { by, only } => {
                let mut meant = self.of_account(by);
                if let Some(only) = only {
                    let only = self.pseudonym(only);
                    meant.retain(|id| *id == only);
                }
                self.erase(by.network, meant.iter().cloned().collect(), Reason::Author, now)?;
                Ok(meant.len())
            }
            Wish::Decided { post, reason } => {
                let mut posts = 0;
                for (network, meant) in self.named(post)? {
                    posts += meant.len();
                    self.erase(network, meant, *reason, now)?;
                }
                Ok(posts)
            }
        }
    }

    /// The posts of the account that has posted this. A handle can be another's by now: it counts only for posts of which nothing else was
    /// told, and on X, whose public page tells nothing else of whoever has posted.
    fn of_account(&self, by: &Post) -> BTreeSet<PostId> {
        let handle = by.author.handle.as_deref().map(text::fold_handle);
        let names = by.author.id.iter().chain(&handle).map(|name| self.key.of_account(by.network, name));
        let mut accounts: BTreeSet<String> = names.collect();
        if let (Network::X, None, Some(handle)) = (by.network, &by.author.id, &handle) {
            let known = self.handles.get(&self.key.of_name(by.network, handle));
            accounts.extend(known.into_iter().flatten().map(ToString::to_string));
        }
        accounts.iter().filter_map(|account| self.accounts.get(&**account)).flatten().cloned().collect()
    }

    /// The posts that are kept under a name: their network's, or the address. Somebody has decided to erase them, so it may take a while.
    fn named(&mut self, name: &str) -> Result<BTreeMap<Network, Vec<PostId>>> {
        // Only what is sealed is read back.
        self.writer()?.seal()?;
        let mut found: BTreeMap<Network, Vec<PostId>> = BTreeMap::new();
        let meant = |network| (self.key.of_name(network, name), self.key.of_post(network, name));
        let meant = Network::ALL.map(|network| (network, meant(network)));
        each_post(&self.folder, |_, kept| {
            let network = kept.counts_as.network;
            let Some(id) = kept.counts_as.id else { return };
            let is_named = meant.iter().any(|(of, (as_name, as_post))| {
                *of == network && (kept.names.contains(as_name) || as_post == id.as_str())
            });
            let ids = found.entry(network).or_default();
            if is_named && !ids.contains(&id) {
                ids.push(id);
            }
        })?;
        Ok(found)
    }
}
