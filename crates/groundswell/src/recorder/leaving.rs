// SPDX-License-Identifier: AGPL-3.0-or-later
//! How many accounts have none left of their posts that were quoted, without writing down which.

use std::{collections::HashSet, sync::Arc};

use report::Gone;

/// The accounts that were counted as having none left, by their pseudonyms. They are in memory alone.
///
/// Who was counted is forgotten with the program. So that nobody is counted twice, after a restart only who has a post from before the first
/// count is new: whoever was counted had none left then. That makes too few accounts, never too many.
#[derive(Debug, Default)]
pub(super) struct Leaving {
    accounts: HashSet<Arc<str>>,
    /// Where the record first says, from before the program was started, that an account was counted.
    counted_at: Option<u64>,
}

impl Leaving {
    /// Takes in that an account has none left, whose post that went was first kept at a place; tells whether it was not counted before.
    pub(super) fn is_new(&mut self, account: &Arc<str>, place: u64) -> bool {
        self.counted_at.is_none_or(|counted_at| place < counted_at)
            && self.accounts.insert(Arc::clone(account))
    }

    /// Takes in what the record says at a place of posts that were deleted.
    pub(super) fn see(&mut self, quoted: Option<Gone>, place: u64) {
        let has_counted = quoted.is_none_or(|gone| gone.accounts > 0);
        self.counted_at = self.counted_at.or(has_counted.then_some(place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_counted_twice_neither_in_a_run_nor_over_two() {
        let [mina, taro, nour] = ["mina", "taro", "nour"].map(Arc::<str>::from);
        let mut leaving = Leaving::default();
        assert!(leaving.is_new(&mina, 3) && leaving.is_new(&taro, 4));
        assert!(!leaving.is_new(&mina, 9), "who posts again and deletes again is the same");
        let mut again = Leaving::default();
        again.see(Some(Gone { posts: 2, accounts: 0 }), 5);
        again.see(Some(Gone { posts: 2, accounts: 2 }), 6);
        again.see(Some(Gone { posts: 2, accounts: 1 }), 11);
        assert!(!again.is_new(&mina, 9), "she may have been counted at 6, and has posted again");
        assert!(again.is_new(&nour, 2), "a post from before that was there all the time");
    }
}
