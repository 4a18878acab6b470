// SPDX-License-Identifier: AGPL-3.0-or-later
//! What can be said of an object without listing its pairs.

use super::Coordination;

/// An object in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectFigures {
    /// The object.
    pub object: u32,
    /// How many pairs of shares it has.
    pub pairs: u64,
    /// How many shares it has, of accounts with shares enough.
    pub shares: u64,
    /// How many accounts shared it.
    pub accounts: u64,
    /// The most shares within the window of one of them.
    pub busiest: u64,
}

impl Coordination {
    /// The objects with most pairs, those first; equal ones by their number.
    #[must_use]
    pub fn objects(&self, most: usize) -> Vec<ObjectFigures> {
        let mut order: Vec<(u64, usize)> =
            self.reach.by_object.iter().enumerate().map(|(at, pairs)| (*pairs, at)).collect();
        order.sort_unstable_by_key(|(pairs, at)| (std::cmp::Reverse(*pairs), *at));
        order.truncate(most);
        order.into_iter().filter(|(pairs, _)| *pairs > 0).filter_map(|(_, at)| self.object(at)).collect()
    }

    fn object(&self, at: usize) -> Option<ObjectFigures> {
        let (object, places) = self.lanes.objects.get(at)?;
        let mut accounts = self.lanes.account.get(places.clone())?.to_vec();
        accounts.sort_unstable();
        accounts.dedup();
        let busiest = places.clone().map(|at| self.lanes.window(at).len()).max().unwrap_or_default();
        Some(ObjectFigures {
            object: *object,
            pairs: self.reach.by_object.get(at).copied().unwrap_or_default(),
            shares: places.len() as u64,
            accounts: accounts.len() as u64,
            busiest: busiest as u64,
        })
    }
}
