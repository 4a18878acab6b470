// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;
use tally::{FEW, Threads};

use crate::{numbers::count, sample::number};

/// How many people may be behind accounts.
///
/// Accounts can be counted; people can't. Somebody may have an account on each of several networks, and posts alone don't show which
/// of them belong together. So their number lies between the greatest number of accounts on one network (everybody on the others is
/// there too) and all accounts together (nobody has two). It would be smaller where somebody has several accounts on one network,
/// and greater where several people write under one account; neither can be told from posts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// If everybody who is on another network is on the one of most accounts too; `None` where what the others have would be had by subtraction
    /// and is fewer than five.
    pub at_least: Option<u64>,
    /// If nobody has accounts on two networks, and each post of which no account is known is somebody else's.
    pub at_most: u64,
    /// Distinct accounts by network, the most first.
    pub accounts: Vec<(Network, u64)>,
    /// Posts of which no account is known.
    pub posts_without_account: u64,
    /// Names under which there are accounts on several networks: they may be the same people, who carried the storm from one network to
    /// another, and need not be. `None` where the sources give no handles, or fewer than five may not be told.
    pub names_on_several: Option<u64>,
}

/// How many people may be behind the posts, with complete lists.
#[must_use]
pub fn people(threads: &Threads) -> People {
    let mut known: Vec<(Network, u64)> = Vec::new();
    let mut posts_without_account = 0;
    for (_, post) in threads.posts() {
        match post.account {
            Some(account) => known.push((post.network, account)),
            None => posts_without_account += 1,
        }
    }
    known.sort_unstable();
    known.dedup();
    let of_one = known.chunk_by(|a, b| a.0 == b.0);
    let mut accounts: Vec<(Network, u64)> =
        of_one.filter_map(|accounts| Some((accounts.first()?.0, count(accounts.len())))).collect();
    accounts.sort_by_key(|(network, accounts)| (std::cmp::Reverse(*accounts), *network));
    let names_on_several = names_on_several(threads);
    let most = accounts.first().map_or(0, |(_, accounts)| *accounts);
    People {
        at_least: Some(most.max(u64::from(posts_without_account > 0))),
        at_most: accounts.iter().map(|(_, accounts)| accounts).sum::<u64>() + posts_without_account,
        accounts,
        posts_without_account,
        names_on_several,
    }
}

/// How many names have accounts on several networks.
fn names_on_several(threads: &Threads) -> Option<u64> {
    let mut networks =
        threads.posts().filter(|(_, post)| post.handle().is_some()).map(|(_, post)| post.network);
    let one = networks.next()?;
    if networks.all(|network| network == one) {
        return Some(0);
    }
    let named = threads
        .posts()
        .filter_map(|(_, post)| Some((number(&name(post.network, post.handle()?)), post.network)));
    let mut named: Vec<(u64, Network)> = named.collect();
    named.sort_unstable();
    named.dedup();
    let several = named.chunk_by(|a, b| a.0 == b.0).filter(|networks| networks.len() > 1).count();
    (!named.is_empty()).then(|| count(several))
}

/// What people of a name call themselves on any network: a handle without what only says where it lives. A domain of somebody's own is
/// a name by itself.
fn name(network: Network, handle: &str) -> String {
    let bare = match network {
        Network::Bluesky => handle.strip_suffix(".bsky.social").unwrap_or(handle),
        Network::Mastodon => handle.split_once('@').map_or(handle, |(name, _)| name),
        Network::X => handle,
    };
    text::fold_handle(bare)
}

/// The same as it may be published: no network of fewer than five accounts is told, nor so much that it is what the others lack of all.
#[must_use]
pub fn published_people(threads: &Threads) -> People {
    let mut people = people(threads);
    let (few, mut told): (Vec<_>, Vec<_>) =
        std::mem::take(&mut people.accounts).into_iter().partition(|(_, accounts)| *accounts < FEW);
    let mut left_out: u64 = few.iter().map(|(_, accounts)| accounts).sum();
    while (1..FEW).contains(&left_out)
        && let Some((_, accounts)) = told.pop()
    {
        left_out += accounts;
    }
    let known = people.at_most.saturating_sub(people.posts_without_account);
    let others = known.saturating_sub(people.at_least.unwrap_or_default());
    people.at_least = people.at_least.filter(|_| !(1..FEW).contains(&others));
    people.accounts = told;
    people.names_on_several = people.names_on_several.filter(|names| *names >= FEW);
    people
}
