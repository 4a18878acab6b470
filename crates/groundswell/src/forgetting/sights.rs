// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a record says of whom, as short as it can be kept in memory: read once, it tells everything that goes together.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use model::{Network, PostId};
use record::Kind;

use crate::{
    entry::{self, Kept},
    ledger::Seen,
    read_back::{Other, Read},
};

/// A name, hashed with a key of this run: so that nobody can make one that passes for another's. Over a million names, one run in some forty
/// million holds two that do.
type Name = u64;

/// What an entry says of whom.
pub(super) enum Sight {
    /// A picture, a proof, or a line as it was received: the posts that it speaks of, and what lies beside the record for it.
    Capture { of: Vec<Name>, copy: Option<String> },
    /// A post.
    Post(PostSight),
    /// What watching has shown of a post or of an account.
    Watch { post: Option<Name>, account: Option<Name> },
}

/// A post, as far as it is looked at.
pub(super) struct PostSight {
    /// What it goes by, in the form in which it counts and as it is shown.
    names: [Name; 2],
    repost_of: Option<Name>,
    edit_of: Option<Name>,
    account: Option<Name>,
    /// Whether it is itself what somebody wants to be forgotten.
    is_meant: bool,
    /// What must not come back if it goes, where nothing else tells that.
    refused: Vec<(Network, String)>,
}

/// Makes names short.
#[derive(Default)]
pub(super) struct Names(RandomState);

/// All that a record says of whom.
#[derive(Default)]
pub(super) struct Sights {
    posts: Vec<(u64, PostSight)>,
    captures: Vec<(u64, Vec<Name>)>,
    watch: Vec<(u64, Option<Name>, Option<Name>)>,
    copies: Vec<(u64, String)>,
}

/// What goes together.
#[derive(Default)]
pub(super) struct Going {
    pub(super) posts: BTreeSet<u64>,
    pub(super) captures: BTreeSet<u64>,
    pub(super) watch: BTreeSet<u64>,
    /// What must not come back.
    pub(super) refused: BTreeSet<(Network, String)>,
    /// What lies beside the record for what stays.
    pub(super) copies: BTreeSet<String>,
}

impl Names {
    pub(super) fn short(&self, name: &str) -> Name {
        self.0.hash_one(name)
    }

    /// Looks at an entry; nothing of those that speak of nobody.
    pub(super) fn look(&self, read: Read, is_meant: impl Fn(&Kept) -> bool) -> Option<Sight> {
        match read {
            Read::Erased => None,
            Read::Post(kept) => Some(Sight::Post(self.post(&kept, is_meant(&kept)))),
            Read::Other(Other { kind: Kind::Capture, content, .. }) => {
                let received = entry::read_capture(&content);
                let of = received.posts.iter().chain(&received.refers).map(|id| self.short(id.as_str()));
                let copy = entry::read_medium(&content).map(|(_, _, imprint)| imprint.name());
                Some(Sight::Capture { of: of.collect(), copy })
            }
            Read::Other(Other { kind: Kind::Watch, content, .. }) => self.watch(Seen::read(&content)?),
            Read::Other(_) => None,
        }
    }

    fn post(&self, kept: &Kept, is_meant: bool) -> PostSight {
        let post = &kept.counts_as;
        let short = |id: &PostId| self.short(id.as_str());
        let name = short(&entry::name(post));
        let is_related = is_meant || post.repost_of.is_some() || post.edit_of.is_some();
        let first_version = post.edit_of.iter().map(|id| id.as_str().to_owned());
        let refused = first_version.chain([entry::identity(post)]).map(|id| (post.network, id));
        PostSight {
            names: [name, kept.shown.as_ref().map_or(name, |shown| short(&entry::name(shown)))],
            repost_of: post.repost_of.as_ref().map(short),
            edit_of: post.edit_of.as_ref().map(short),
            account: entry::account(post).map(|account| self.short(&account)),
            is_meant,
            // Whatever else goes has a name that one of these tells.
            refused: if is_related { refused.collect() } else { Vec::new() },
        }
    }

    fn watch(&self, seen: Seen) -> Option<Sight> {
        let (post, account) = match seen {
            Seen::Account { account, .. } => (None, Some(account)),
            Seen::Looked { post, account, .. } => (Some(post), Some(account)),
            Seen::Hidden { post, .. } | Seen::Post { post, .. } => (Some(post), None),
            Seen::Began { .. } | Seen::Deleted { .. } | Seen::Gap(_) | Seen::Spelling { .. } => return None,
        };
        let short = |name: Option<String>| name.map(|name| self.short(&name));
        Some(Sight::Watch { post: short(post), account: short(account) })
    }
}

impl Sights {
    pub(super) fn take(&mut self, place: u64, sight: Sight) {
        match sight {
            Sight::Capture { of, copy } => {
                self.captures.push((place, of));
                self.copies.extend(copy.map(|copy| (place, copy)));
            }
            Sight::Post(post) => self.posts.push((place, post)),
            Sight::Watch { post, account } => self.watch.push((place, post, account)),
        }
    }

    /// What goes with what is meant: what repeats it, every version of it, every line that carries it, and what is said of those, and of
    /// accounts of which nothing is left, or that are meant themselves.
    pub(super) fn going(&self, accounts: &HashSet<Name>) -> Going {
        let mut going = Going::default();
        let ids = self.posts_going(&mut going);
        let is_of = |of: &[Name]| of.iter().any(|name| ids.contains(name));
        let captures = self.captures.iter().filter(|(_, of)| is_of(of));
        going.captures = captures.map(|(place, _)| *place).collect();
        let copies = self.copies.iter().filter(|(place, _)| !going.captures.contains(place));
        going.copies = copies.map(|(_, copy)| copy.clone()).collect();
        let is_left = |post: &(u64, PostSight)| !going.posts.contains(&post.0);
        let left: HashSet<Name> =
            self.posts.iter().filter(|post| is_left(post)).filter_map(|(_, post)| post.account).collect();
        let gone: HashSet<Name> =
            self.posts.iter().filter(|post| !is_left(post)).filter_map(|(_, post)| post.account).collect();
        let is_nobody = |account: &Name| {
            accounts.contains(account) || (gone.contains(account) && !left.contains(account))
        };
        let watch = self.watch.iter().filter(|(_, post, account)| {
            post.is_some_and(|post| ids.contains(&post)) || account.as_ref().is_some_and(is_nobody)
        });
        going.watch = watch.map(|(place, _, _)| *place).collect();
        going
    }

    /// Finds the posts that go, and gives all their names.
    fn posts_going(&self, going: &mut Going) -> HashSet<Name> {
        // By every name under which one post may draw another along.
        let mut drawn: HashMap<Name, Vec<usize>> = HashMap::new();
        for (at, (_, post)) in self.posts.iter().enumerate() {
            let by: BTreeSet<Name> =
                post.names.into_iter().chain(post.repost_of).chain(post.edit_of).collect();
            by.into_iter().for_each(|name| drawn.entry(name).or_default().push(at));
        }
        let mut ids = HashSet::new();
        let mut next: Vec<usize> = Vec::new();
        next.extend(self.posts.iter().enumerate().filter(|(_, (_, post))| post.is_meant).map(|(at, _)| at));
        while let Some((place, post)) = next.pop().and_then(|at| self.posts.get(at)) {
            if !going.posts.insert(*place) {
                continue;
            }
            going.refused.extend(post.refused.iter().cloned());
            for name in post.names.into_iter().chain(post.edit_of) {
                if ids.insert(name) {
                    next.extend(drawn.get(&name).into_iter().flatten());
                }
            }
        }
        ids
    }
}
