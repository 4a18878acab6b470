// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use crate::key::AccountKey;

/// How many distinct accounts stand at least behind anything published.
pub const FEW: u64 = 5;

/// The same, as a length.
const LENGTH: usize = 5;

const _: () = assert!(LENGTH as u64 == FEW, "two forms of one number");

/// An account of any network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Who {
    pub(crate) network: Network,
    pub(crate) key: AccountKey,
}

/// What a row of figures remembers of the accounts behind it.
pub(crate) trait Crowd: Copy + Default {
    /// Adds the account of a post, if it has one; in any order, and any number of times.
    fn add(&mut self, who: Option<Who>);

    /// Adds another crowd.
    fn join(&mut self, other: Self);
}

/// Nothing, where rows of few accounts are shown as well.
impl Crowd for () {
    fn add(&mut self, _: Option<Who>) {}

    fn join(&mut self, (): Self) {}
}

/// Distinct accounts, until there are as many as may be published.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Few([Option<Who>; LENGTH]);

impl Few {
    /// Whether there are fewer than may be published.
    pub(crate) fn is_few(&self) -> bool {
        self.0.iter().any(Option::is_none)
    }
}

impl Crowd for Few {
    fn add(&mut self, who: Option<Who>) {
        let place = self.0.iter_mut().find(|place| place.is_none() || **place == who);
        if let Some(place) = place {
            *place = who;
        }
    }

    fn join(&mut self, other: Self) {
        for who in other.0 {
            self.add(who);
        }
    }
}

/// Distinct accounts, in a byte for each name.
pub(crate) struct Accounts(Vec<u8>);

impl Accounts {
    /// Gathers those behind posts of which the names are so many.
    pub(crate) fn of(names: usize, accounts: impl Iterator<Item = Who>) -> Self {
        let mut bytes = vec![0; names];
        for Who { network, key } in accounts {
            let kind = 1 << (network as u8 * 2 + u8::from(key.identified));
            if let Some(byte) = bytes.get_mut(key.name.index()) {
                *byte |= kind;
            }
        }
        Self(bytes)
    }

    /// How many there are.
    pub(crate) fn count(&self) -> u64 {
        self.0.iter().map(|byte| u64::from(byte.count_ones())).sum()
    }
}
