// SPDX-License-Identifier: AGPL-3.0-or-later
//! How posts and accounts stand by what a record says of them.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use anyhow::Result;
use model::{PostId, Remark};
use record::Kind;

use crate::{
    entry::Kept,
    ledger::{Seen, Visibility},
    read_back::{Read, each_entry, each_other},
};

/// How posts and accounts stand by what a record says of them at its end.
#[derive(Default)]
pub struct Standing {
    /// What nobody can see any more, by pseudonym.
    unseen: HashMap<String, Visibility>,
    /// What organizers have taken off the wall, by pseudonym.
    hidden: HashSet<String>,
    /// The spellings that organizers have added to the hashtags.
    spellings: HashSet<String>,
}

/// A post's entry.
pub struct PostEntry {
    /// Which entry it is.
    pub place: u64,
    /// The post.
    pub kept: Kept,
}

impl Standing {
    /// Reads what a record's ledger says.
    pub fn of(folder: &Path) -> Result<Self> {
        let mut standing = Self::default();
        each_other(folder, &[Kind::Watch], |_, other| {
            Seen::read(&other.content).into_iter().for_each(|seen| standing.see(seen));
        })?;
        Ok(standing)
    }

    /// Takes in what watching has shown.
    pub fn see(&mut self, seen: Seen) {
        match seen {
            Seen::Account { account: name, visibility } | Seen::Post { post: name, visibility } => {
                self.unseen.insert(name, visibility);
            }
            Seen::Hidden { post, is_hidden: true } => {
                self.hidden.insert(post);
            }
            Seen::Hidden { post, is_hidden: false } => {
                self.hidden.remove(&post);
            }
            Seen::Spelling { spelling, .. } => {
                self.spellings.insert(spelling);
            }
            Seen::Began { .. } | Seen::Deleted { .. } | Seen::Gap(_) | Seen::Looked { .. } => {}
        }
    }

    /// Whether a post can still be seen by everybody where it is, and stands on the wall, as far as the record knows.
    pub fn is_seen(&self, kept: &Kept) -> bool {
        let is_there = |name: &str| self.unseen.get(name).is_none_or(|seen| *seen == Visibility::There);
        let post = kept.counts_as.id.as_ref().map(PostId::as_str);
        post.is_none_or(|post| is_there(post) && !self.hidden.contains(post))
            && kept.counts_as.author.id.as_deref().is_none_or(is_there)
    }

    /// Whether an entry counts: not a platform's notice, and not what only nearly has a hashtag that is counted.
    pub fn counts(&self, kept: &Kept) -> bool {
        let post = &kept.counts_as;
        let fold = |tag: &String| text::fold(post.network, tag);
        let is_added = |tag: &String| self.spellings.iter().any(|spelling| fold(spelling) == fold(tag));
        let is_near = kept.near_since.is_some() && !post.hashtags.iter().any(is_added);
        !is_near && !post.remarks.contains(&Remark::Notice)
    }
}

/// Hands on the posts of a record, entry by entry, and gives the number of entries that were forgotten.
pub fn posts(folder: &Path, mut take: impl FnMut(PostEntry) -> Result<()>) -> Result<u64> {
    let mut forgotten = 0;
    each_entry(folder, |place, read| match read {
        Read::Erased => {
            forgotten += 1;
            Ok(())
        }
        Read::Other(_) => Ok(()),
        Read::Post(kept) => take(PostEntry { place, kept: *kept }),
    })?;
    Ok(forgotten)
}
