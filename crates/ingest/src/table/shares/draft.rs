// SPDX-License-Identifier: AGPL-3.0-or-later
//! Shares while they are added, and once all are there.

use std::borrow::Cow;

use model::Share;

use super::names::{self, Names, Texts};

/// Shares, while they are added.
#[derive(Default)]
pub struct SharesDraft {
    accounts: Names,
    objects: Names,
    contents: Texts,
    shares: Vec<Share>,
    pub(super) without_object: u64,
}

/// Shares, with their names.
#[derive(Default)]
pub struct Shares {
    accounts: Texts,
    objects: Texts,
    contents: Texts,
    /// The first number of an object or content for each in the order of names, if that is the order of their numbers.
    order: Vec<u32>,
    shares: Vec<Share>,
    without_object: u64,
}

/// What is done with a draft when all shares are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Finish {
    /// Whether what stands there twice counts once: the same account, object and content, at the earliest of its times.
    pub drops_repeated: bool,
    /// Whether objects and contents are numbered in the order of their names too, which takes longer.
    pub sorts_things: bool,
}

/// Says that there are more shares, or more names, than are numbered.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("there are more than {} shares, or names in them; split the input", u32::MAX / 2)]
pub struct TooManyShares;

impl SharesDraft {
    /// Adds one.
    ///
    /// # Errors
    ///
    /// [`TooManyShares`] beyond what 32 bits can number.
    pub fn add(
        &mut self,
        object: &str,
        account: &str,
        content: &str,
        at_ns: i64,
    ) -> Result<(), TooManyShares> {
        // Objects and contents are numbered together.
        if self.shares.len() >= u32::MAX as usize / 2 {
            return Err(TooManyShares);
        }
        let object = self.objects.number(object).ok_or(TooManyShares)?;
        let content = self.contents.add(content).ok_or(TooManyShares)?;
        let account = self.accounts.number(account).ok_or(TooManyShares)?;
        self.shares.push(Share { object, at_ns, account, content });
        Ok(())
    }

    /// Adds many.
    pub(super) fn add_all(
        &mut self,
        named: &[NamedShare<'_>],
        numbers: &mut [Vec<Option<u32>>; 2],
    ) -> Result<(), TooManyShares> {
        if self.shares.len() + named.len() >= u32::MAX as usize / 2 {
            return Err(TooManyShares);
        }
        let [objects, accounts] = numbers;
        let names = named.iter().map(|share| share.object.as_ref());
        self.objects.number_all(names, objects).ok_or(TooManyShares)?;
        self.accounts.number_all(named.iter().map(|share| share.account), accounts).ok_or(TooManyShares)?;
        for ((share, object), account) in named.iter().zip(objects).zip(accounts) {
            let content = self.contents.add(&share.content).ok_or(TooManyShares)?;
            let (Some(object), Some(account)) = (*object, *account) else { continue };
            self.shares.push(Share { object, at_ns: share.at_ns, account, content });
        }
        Ok(())
    }

    /// How many were added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shares.len()
    }

    /// Whether none was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shares.is_empty()
    }

    /// Ends the adding: the same contents get the same number, and accounts are numbered in the order of their names.
    #[must_use]
    pub fn finish(self, finish: Finish) -> Shares {
        let Self { accounts, objects, contents, mut shares, without_object } = self;
        let (objects, accounts) = (objects.close(), accounts.close());
        let firsts = names::firsts(&objects, &contents);
        let count = u32::try_from(accounts.len()).unwrap_or(u32::MAX);
        let order = names::in_order(count, |number| accounts.get(number));
        let places = names::places(&order);
        let new = |numbers: &[u32], old: u32| numbers.get(old as usize).copied().unwrap_or_default();
        for share in &mut shares {
            (share.account, share.content) = (new(&places, share.account), new(&firsts, share.content));
        }
        let mut sorted = Texts::default();
        for number in order {
            sorted.add(accounts.get(number));
        }
        let mut shares =
            Shares { accounts: sorted, objects, contents, order: Vec::new(), shares, without_object };
        if finish.sorts_things {
            shares.sort_things();
        }
        if finish.drops_repeated {
            let identity = |share: &Share| (share.object, share.account, share.content);
            shares.shares.sort_unstable_by_key(|share| (identity(share), share.at_ns));
            shares.shares.dedup_by_key(|share| identity(share));
            shares.shares.sort_unstable();
        }
        shares
    }
}

impl Shares {
    fn sort_things(&mut self) {
        let count = u32::try_from(self.objects.len() + self.contents.len()).unwrap_or(u32::MAX);
        let order = names::in_order(count, |number| self.thing(number));
        let places = names::places(&order);
        let new = |old: u32| places.get(old as usize).copied().unwrap_or_default();
        for share in &mut self.shares {
            (share.object, share.content) = (new(share.object), new(share.content));
        }
        self.order = order;
    }

    /// The shares.
    #[must_use]
    pub fn shares(&self) -> &[Share] {
        &self.shares
    }

    /// How many accounts there are.
    #[must_use]
    pub fn accounts(&self) -> usize {
        self.accounts.len()
    }

    /// An account's name.
    #[must_use]
    pub fn account(&self, number: u32) -> &str {
        self.accounts.get(number)
    }

    /// The name of an object or content.
    #[must_use]
    pub fn thing(&self, number: u32) -> &str {
        let number = self.order.get(number as usize).copied().unwrap_or(number);
        let objects = u32::try_from(self.objects.len()).unwrap_or(u32::MAX);
        match number.checked_sub(objects) {
            Some(behind) => self.contents.get(behind),
            None => self.objects.get(number),
        }
    }

    /// How many cells of a table were without an object.
    #[must_use]
    pub fn without_object(&self) -> u64 {
        self.without_object
    }
}

/// A share by its names, as a row has it.
pub(super) struct NamedShare<'a> {
    pub(super) object: Cow<'a, str>,
    pub(super) account: &'a str,
    pub(super) content: Cow<'a, str>,
    pub(super) at_ns: i64,
}
