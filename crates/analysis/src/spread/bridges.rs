// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use model::PostKind;
use tally::{Threaded, Threads};

use super::trees::Forest;
use crate::numbers::count;

/// Posts of one language that were passed on in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// The language of what was passed on.
    pub from: String,
    /// The language of the quote or answer; of a repost, the one in which its account mostly writes.
    pub to: String,
    /// The posts that did so.
    pub posts: u64,
    /// The accounts that they are of.
    pub accounts: u64,
}

/// The language in which each account mostly writes, in the order of the accounts.
struct Writers<'a> {
    languages: Vec<(u64, &'a str)>,
    multilingual: u64,
}

/// The ways from language to language that at least so many accounts have gone, and how many accounts write in several.
pub(super) fn between_languages(threads: &Threads, forest: &Forest, least: u64) -> (Vec<Bridge>, u64) {
    let writers = Writers::of(threads);
    let mut bridges: BTreeMap<(&str, &str), (u64, BTreeSet<u64>)> = BTreeMap::new();
    for (place, post) in threads.posts() {
        let followed = forest.parent(place).and_then(|parent| threads.post(parent));
        let (Some(account), Some(from)) = (post.account, followed.and_then(|post| post.language())) else {
            continue;
        };
        let Some(to) = writers.passed_on_in(&post, account).filter(|to| *to != from) else { continue };
        let (posts, accounts) = bridges.entry((from, to)).or_default();
        *posts += 1;
        accounts.insert(account);
    }
    let bridges = bridges.into_iter().map(|((from, to), (posts, accounts))| Bridge {
        from: from.to_owned(),
        to: to.to_owned(),
        posts,
        accounts: count(accounts.len()),
    });
    let mut bridges: Vec<Bridge> = bridges.filter(|bridge| bridge.accounts >= least).collect();
    bridges.sort_by(|a, b| (Reverse(a.posts), &a.from, &a.to).cmp(&(Reverse(b.posts), &b.from, &b.to)));
    (bridges, writers.multilingual)
}

impl<'a> Writers<'a> {
    fn of(threads: &'a Threads) -> Self {
        let own = threads.posts().filter(|(_, post)| post.kind != PostKind::Repost);
        let mut own: Vec<(u64, &str)> =
            own.filter_map(|(_, post)| Some((post.account?, post.language()?))).collect();
        own.sort_unstable();
        let (mut languages, mut multilingual) = (Vec::new(), 0);
        for one in own.chunk_by(|a, b| a.0 == b.0) {
            let each = || one.chunk_by(|a, b| a == b);
            multilingual += u64::from(each().nth(1).is_some());
            // Of equally frequent ones the first by name.
            let most = each().max_by_key(|posts| (posts.len(), Reverse(posts.first().map(|post| post.1))));
            languages.extend(most.and_then(|posts| posts.first()));
        }
        Self { languages, multilingual }
    }

    /// Into which language a post passes on what it follows.
    fn passed_on_in<'b>(&'b self, post: &Threaded<'b>, account: u64) -> Option<&'b str>
    where
        'a: 'b,
    {
        if post.kind != PostKind::Repost {
            return post.language();
        }
        let place = self.languages.binary_search_by_key(&account, |(account, _)| *account).ok()?;
        self.languages.get(place).map(|(_, language)| *language)
    }
}
