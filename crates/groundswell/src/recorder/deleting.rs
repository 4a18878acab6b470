// SPDX-License-Identifier: AGPL-3.0-or-later
//! How many accounts delete their posts at once, without writing down which.

use std::{collections::HashSet, sync::Arc};

use jiff::SignedDuration;
use model::Timestamp;

/// An account that deletes again within so long is no other one: a wave that goes on is of the same people.
const JUST_BEFORE: SignedDuration = SignedDuration::from_hours(1);

/// The accounts that have deleted posts just before, by their pseudonyms. They are in memory alone.
///
/// Who was counted is forgotten with the program. So that nobody is counted twice, after a restart nobody is new until an hour after the
/// last deletion that the record tells: a wave then has too few accounts, never too many.
#[derive(Debug, Default)]
pub(super) struct Deleting {
    accounts: HashSet<Arc<str>>,
    last: Option<Timestamp>,
    /// Nobody is new before this.
    quiet_until: Option<Timestamp>,
}

impl Deleting {
    /// Takes in that an account deletes in a minute; tells whether it is one that did not just before.
    pub(super) fn is_new(&mut self, account: Arc<str>, minute: Timestamp) -> bool {
        let is_over = |last: Timestamp| minute.duration_since(last) >= JUST_BEFORE;
        if self.last.is_some_and(is_over) {
            self.accounts.clear();
        }
        self.last = self.last.max(Some(minute));
        let is_new = self.accounts.insert(account);
        is_new && self.quiet_until.is_none_or(|until| minute >= until)
    }

    /// Takes in that the record tells of deletions in a minute, of which it does not say whose.
    pub(super) fn wait_after(&mut self, minute: Option<Timestamp>) {
        let until = minute.and_then(|minute| minute.checked_add(JUST_BEFORE).ok());
        self.quiet_until = self.quiet_until.max(until);
    }
}

#[cfg(test)]
mod tests {
    use super::Deleting;

    #[test]
    fn an_account_is_new_once_an_hour_and_nobody_is_just_after_a_restart() {
        let at = |time: &str| format!("2026-12-01T{time}:00Z").parse().unwrap();
        let mut deleting = Deleting::default();
        assert!(deleting.is_new("mina".into(), at("15:00")));
        assert!(!deleting.is_new("mina".into(), at("15:01")));
        assert!(deleting.is_new("taro".into(), at("15:59")));
        assert!(!deleting.is_new("mina".into(), at("16:58")), "the wave has gone on");
        assert!(deleting.is_new("mina".into(), at("18:00")));
        let mut again = Deleting::default();
        again.wait_after(None);
        again.wait_after(Some(at("18:00")));
        assert!(!again.is_new("mina".into(), at("18:59")));
        assert!(again.is_new("nour".into(), at("19:00")));
    }
}
