// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{cmp::Reverse, collections::HashMap};

use foldhash::quality::RandomState;

use crate::{
    Account,
    crowd::Who,
    names::{Name, Names},
};

/// An account with a handle that it was seen under, and the number of posts; in sixteen bytes, for there are many.
#[derive(Clone, Copy)]
struct Author {
    who: Who,
    handle: Option<Name>,
    posts: u32,
}

/// Counts posts by account, the fullest first, each under the handle seen most, of several the smallest.
pub(crate) fn authors(
    posts: impl Iterator<Item = (Who, Option<Name>, u64)>,
    names: &Names,
) -> Vec<(Account, u64)> {
    let mut counts: HashMap<(Who, Option<Name>), u32, RandomState> = HashMap::default();
    for (who, handle, posts) in posts {
        let counted = counts.entry((who, handle)).or_default();
        *counted = counted.saturating_add(u32::try_from(posts).unwrap_or(u32::MAX));
    }
    let counts = counts.into_iter().map(|((who, handle), posts)| Author { who, handle, posts });
    let mut apart: Vec<Author> = counts.collect();
    apart.sort_unstable_by_key(|author| author.who);
    let joined = apart.chunk_by(|a, b| a.who == b.who).filter_map(|one| joined(one, names));
    let mut authors: Vec<Author> = joined.collect();
    drop(apart);
    let text = |name: Option<Name>| name.map(|name| names.text(name));
    let name = |author: &Author| (author.who.network, names.text(author.who.key.name), text(author.handle));
    authors.sort_unstable_by(|a, b| b.posts.cmp(&a.posts).then_with(|| name(a).cmp(&name(b))));
    let account = |author: &Author| Account {
        network: author.who.network,
        key: names.text(author.who.key.name).to_owned(),
        handle: text(author.handle).map(str::to_owned),
    };
    authors.iter().map(|author| (account(author), u64::from(author.posts))).collect()
}

/// One account with all its posts, under the handle seen most.
fn joined(one: &[Author], names: &Names) -> Option<Author> {
    let named =
        one.iter().filter_map(|author| Some((author.posts, Reverse(names.text(author.handle?)), author)));
    let handle =
        named.max_by_key(|(posts, text, _)| (*posts, *text)).and_then(|(_, _, author)| author.handle);
    Some(Author { handle, posts: one.iter().map(|author| author.posts).sum(), ..*one.first()? })
}
