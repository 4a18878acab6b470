// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use model::Network;

use crate::watch::Delay;

/// How old a quoted post is when it is told whether it is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// 30 days.
    Month,
    /// 90 days.
    Quarter,
}

impl Age {
    /// Every age, the least first.
    pub const ALL: [Self; 5] = [Self::Hour, Self::Day, Self::Week, Self::Month, Self::Quarter];

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }

    /// How long that is.
    #[must_use]
    pub fn length(self) -> SignedDuration {
        SignedDuration::from_hours(match self {
            Self::Hour => 1,
            Self::Day => 24,
            Self::Week => 7 * 24,
            Self::Month => 30 * 24,
            Self::Quarter => 90 * 24,
        })
    }

    /// The greatest age that something so old has reached.
    #[must_use]
    pub fn reached(after: SignedDuration) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|age| age.length() <= after)
    }
}

/// How a quoted post stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Everybody could see it.
    There,
    /// Its author had deleted it, or the account.
    Deleted,
    /// Its owner, or nobody knows who, had put it or the account out of sight.
    OutOfSight,
    /// The network, or the server, had taken it or the account away.
    Withdrawn,
}

impl Standing {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::There, Self::Deleted, Self::OutOfSight, Self::Withdrawn];

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::There => "there",
            Self::Deleted => "deleted",
            Self::OutOfSight => "out_of_sight",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// How many quoted posts were still there after a while, of those that were looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survival {
    /// The posts that are held, and who is behind them.
    held: BTreeMap<(Age, Network), BTreeMap<Standing, Held>>,
    /// Those that were deleted.
    deleted: BTreeMap<(Network, Delay), Gone>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Held {
    posts: u64,
    /// Each account with its posts.
    accounts: BTreeMap<String, u64>,
}

/// Deleted posts, and how many accounts had none left that is quoted: of who is behind them that is the least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    /// The posts.
    pub posts: u64,
    /// The accounts.
    pub accounts: u64,
}

/// How the quoted posts of a network stood at an age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurvivalRow {
    /// The age.
    pub age: Age,
    /// The network; `None` for those together of which fewer than five people could be told.
    pub network: Option<Network>,
    /// How many posts were looked at, or known to be deleted.
    pub posts: u64,
    /// How many stood so; only where nothing can be told of fewer than five people.
    pub standings: BTreeMap<Standing, u64>,
    /// How many were not there, for whatever reason; likewise.
    pub not_there: Option<u64>,
}

/// A row, and the networks that it is of.
#[derive(Debug)]
struct Group {
    networks: Vec<Network>,
    row: SurvivalRow,
}

/// Posts that stood so, and how many people at least are behind them.
type Cells = BTreeMap<Standing, Gone>;

impl Survival {
    /// Takes in how a post stood when it had an age.
    pub fn look(&mut self, age: Age, network: Network, standing: Standing, account: &str) {
        let held = self.held.entry((age, network)).or_default().entry(standing).or_default();
        held.posts += 1;
        *held.accounts.entry(account.to_owned()).or_default() += 1;
    }

    /// Takes in that posts were deleted so long after they were made.
    pub fn delete(&mut self, network: Network, after: Delay, gone: Gone) {
        self.deleted.entry((network, after)).or_default().add(gone);
    }

    /// The rows, as they may be published: by age, then by network, nothing in them of fewer than five people, nor by subtraction.
    ///
    /// An age at which nothing was looked at has none, nor has one that differs by fewer than five people from one before it.
    #[must_use]
    pub fn rows(&self) -> Vec<SurvivalRow> {
        let mut told: Vec<(Age, Vec<Group>)> = Vec::new();
        for age in Age::ALL.into_iter().filter(|age| self.held.keys().any(|(at, _)| at == age)) {
            let groups = self.at(age);
            if told.iter().all(|(before, known)| self.may_stand_beside(known, *before, &groups, age)) {
                told.push((age, groups));
            }
        }
        told.into_iter().flat_map(|(_, groups)| groups).map(|group| group.row).collect()
    }

    /// The rows of an age.
    fn at(&self, age: Age) -> Vec<Group> {
        let of_networks = Network::ALL.map(|network| (network, self.cells(age, network)));
        let of_networks =
            of_networks.into_iter().filter(|(_, cells)| cells.values().any(|gone| gone.posts > 0));
        let (told, few): (Vec<_>, Vec<_>) =
            of_networks.partition(|(_, cells)| cells.values().all(Gone::is_told));
        let alone = |(network, cells)| Group {
            networks: vec![network],
            row: SurvivalRow::of(age, Some(network), &[cells]),
        };
        let mut groups: Vec<Group> = told.into_iter().map(alone).collect();
        let (networks, few): (Vec<Network>, Vec<Cells>) = few.into_iter().unzip();
        let only = if let [network] = networks.as_slice() { Some(*network) } else { None };
        groups.extend((!few.is_empty()).then(|| Group { networks, row: SurvivalRow::of(age, only, &few) }));
        groups
    }

    /// Whether the rows of two ages may be told both: of what is told in both nothing has changed, or at least five people are behind that.
    fn may_stand_beside(&self, known: &[Group], from: Age, groups: &[Group], to: Age) -> bool {
        // A network that stands alone in one and with others in the other could be taken from these.
        let are_alike = known.len() == groups.len()
            && known.iter().zip(groups).all(|(known, group)| known.networks == group.networks);
        are_alike
            && known.iter().zip(groups).all(|(known, group)| self.is_change_told(known, from, group, to))
    }

    fn is_change_told(&self, known: &Group, from: Age, group: &Group, to: Age) -> bool {
        let in_both = |standing: &Standing| {
            known.row.of_standing(*standing).and(group.row.of_standing(*standing)).is_some()
        };
        let alone = Standing::ALL.into_iter().filter(in_both);
        let not_there = [Standing::Deleted, Standing::OutOfSight, Standing::Withdrawn].to_vec();
        let not_there = Some(not_there).filter(|_| known.row.not_there.and(group.row.not_there).is_some());
        let figures = alone.map(|standing| vec![standing]).chain(not_there).chain([Standing::ALL.to_vec()]);
        figures.map(|figure| self.change(&group.networks, &figure, from, to)).all(|change| change.is_told())
    }

    /// What of a figure of some networks together has changed from one age to another: posts that have come or gone, and the accounts that
    /// they are of.
    fn change(&self, networks: &[Network], figure: &[Standing], from: Age, to: Age) -> Gone {
        let posts_at = |age: Age| {
            let mut posts: BTreeMap<(Network, &str), u64> = BTreeMap::new();
            for ((_, network), cells) in
                self.held.iter().filter(|((at, of), _)| *at == age && networks.contains(of))
            {
                let accounts = cells.iter().filter(|(standing, _)| figure.contains(standing));
                for (account, of_it) in accounts.flat_map(|(_, held)| &held.accounts) {
                    *posts.entry((*network, account)).or_default() += of_it;
                }
            }
            posts
        };
        let (before, after) = (posts_at(from), posts_at(to));
        let accounts: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        let mut change = Gone::default();
        for account in accounts {
            let posts = |at: &BTreeMap<_, u64>| at.get(account).copied().unwrap_or_default();
            let changed = posts(&before).abs_diff(posts(&after));
            change.add(Gone { posts: changed, accounts: u64::from(changed > 0) });
        }
        let is_new = |after: Delay| after.is_within(to) && !after.is_within(from);
        let deleted = self.deleted.iter().filter(|((of, after), _)| networks.contains(of) && is_new(*after));
        let deleted = deleted.filter(|_| figure.contains(&Standing::Deleted));
        deleted.for_each(|(_, gone)| change.add(*gone));
        change
    }

    fn cells(&self, age: Age, network: Network) -> Cells {
        let held = self.held.get(&(age, network)).into_iter().flatten();
        let mut cells: Cells = held.map(|(standing, held)| (*standing, held.gone())).collect();
        let deleted = self.deleted.iter().filter(|((of, after), _)| *of == network && after.is_within(age));
        for (_, gone) in deleted {
            cells.entry(Standing::Deleted).or_default().add(*gone);
        }
        cells
    }
}

impl SurvivalRow {
    /// The row of one network, or of several together.
    fn of(age: Age, network: Option<Network>, of_networks: &[Cells]) -> Self {
        let mut cells = Cells::new();
        for (standing, gone) in of_networks.iter().flatten() {
            cells.entry(*standing).or_default().add(*gone);
        }
        let posts = cells.values().map(|gone| gone.posts).fold(0, u64::saturating_add);
        let there = cells.get(&Standing::There).copied().unwrap_or_default();
        let gone: Cells =
            cells.iter().filter(|(it, _)| **it != Standing::There).map(|(it, gone)| (*it, *gone)).collect();
        let mut not_there = Gone::default();
        of_networks.iter().for_each(|cells| not_there.add(missing(cells)));
        let told_at_all = there.is_told() && not_there.is_told();
        let are_told = told_at_all && gone.values().all(Gone::is_told);
        let is_told = |it: &Standing| are_told || (told_at_all && *it == Standing::There);
        let posts_of = |it: Standing| (it, cells.get(&it).map_or(0, |gone| gone.posts));
        Self {
            age,
            network,
            posts,
            standings: Standing::ALL.into_iter().filter(is_told).map(posts_of).collect(),
            not_there: told_at_all.then_some(not_there.posts),
        }
    }

    /// How many stood so, where that may be told.
    #[must_use]
    pub fn of_standing(&self, standing: Standing) -> Option<u64> {
        self.standings.get(&standing).copied()
    }
}

impl Gone {
    fn add(&mut self, other: Self) {
        self.posts = self.posts.saturating_add(other.posts);
        self.accounts = self.accounts.saturating_add(other.accounts);
    }

    /// Whether nobody is behind it, or enough people.
    fn is_told(&self) -> bool {
        self.posts == 0 || self.accounts >= tally::FEW
    }
}

impl Held {
    fn gone(&self) -> Gone {
        Gone { posts: self.posts, accounts: self.accounts.len() as u64 }
    }
}

/// What of a network is not there: all such posts, and the people who are at least behind them, who may stand in several cells.
fn missing(cells: &Cells) -> Gone {
    let missing = cells.iter().filter(|(standing, _)| **standing != Standing::There).map(|(_, gone)| gone);
    missing.fold(Gone::default(), |all, gone| Gone {
        posts: all.posts.saturating_add(gone.posts),
        accounts: all.accounts.max(gone.accounts),
    })
}
