// SPDX-License-Identifier: AGPL-3.0-or-later
//! What becomes of posts and accounts after they were recorded.

use std::collections::BTreeSet;

use anyhow::Result;
use ingest::{AccountChange, AccountState, Deletion};
use model::{Network, Post, PostId, Timestamp};
use record::{Draft, Kind, Reason};

use super::Recorder;
use crate::{
    entry,
    ledger::{self, Seen, Visibility},
};

impl Recorder {
    /// Erases a post that its author took back, and what repeats it.
    pub(super) fn forget(&mut self, deletion: &Deletion, now: Timestamp) -> Result<()> {
        let id = PostId(self.key.of_post(deletion.network, deletion.id.as_str()));
        let made_at = self.held.get(&id).and_then(|held| held.created_at);
        self.erase(deletion.network, vec![id], now)?;
        let Some(made_at) = made_at else { return Ok(()) };
        let after = ledger::delay(made_at, deletion.at.unwrap_or(now));
        self.watch.delete(after);
        self.log(&Seen::Deleted { network: deletion.network, after })
    }

    /// Follows what becomes of an account: with its owner's deletion its posts go, and what nobody can see is shown to nobody.
    pub(super) fn follow_account(&mut self, change: &AccountChange, now: Timestamp) -> Result<()> {
        let account = self.key.of_account(change.network, &change.id);
        if !self.accounts.contains_key(&account) {
            return Ok(());
        }
        let visibility = match change.state {
            AccountState::Active => Visibility::There,
            AccountState::Deactivated => Visibility::OutOfSight,
            AccountState::Suspended => Visibility::Withdrawn,
            AccountState::Deleted => {
                let posts = self.accounts.remove(&account).unwrap_or_default();
                return self.erase(change.network, posts, now);
            }
        };
        if self.gone.get(&account).copied().unwrap_or(Visibility::There) == visibility {
            return Ok(());
        }
        self.mark_account(account.clone(), visibility);
        self.log(&Seen::Account { account, visibility })
    }

    /// Takes in whether an account can be seen.
    fn mark_account(&mut self, account: String, visibility: Visibility) {
        match visibility {
            Visibility::There => self.gone.remove(&account),
            Visibility::OutOfSight | Visibility::Withdrawn => self.gone.insert(account, visibility),
        };
    }

    /// Keeps what watching has shown.
    pub(super) fn log(&mut self, seen: &Seen) -> Result<()> {
        self.record.append(&[Draft::new(Kind::Watch, &seen.content(), None)?])?;
        self.is_unreported = true;
        Ok(())
    }

    /// Takes in what the record says of watching.
    pub(super) fn see(&mut self, seen: Seen) {
        match seen {
            Seen::Account { account, visibility } => self.mark_account(account, visibility),
            Seen::Began { source, network, at } => {
                self.watch.follow(&source, network, at);
            }
            Seen::Deleted { after, .. } => self.watch.delete(after),
            Seen::Gap(gap) => self.watch.add(gap),
            Seen::Post { post, visibility } => self.mark(PostId(post), visibility),
            Seen::Spelling { spelling, of, at } => {
                self.spell(&spelling);
                self.watch.spell(&spelling, &of, at);
            }
        }
    }

    /// Erases posts for their author, with what repeats them.
    fn erase(&mut self, network: Network, mut ids: Vec<PostId>, now: Timestamp) -> Result<()> {
        let (mut places, mut gone) = (Vec::new(), BTreeSet::new());
        while let Some(id) = ids.pop() {
            ids.extend(self.reposts.remove(&id).unwrap_or_default());
            if let Some(held) = self.held.remove(&id) {
                places.extend(held.places);
                // What is only near was not counted among what is recorded.
                let recorded = if self.tags.is_near(&id) { 0 } else { held.sights };
                self.recorded = self.recorded.saturating_sub(recorded);
            }
            self.unseen.remove(&id);
            self.tally.forget(network, &id);
            self.tags.let_go(&id);
            gone.insert(id);
        }
        self.wall.retain(|(_, shown), _| !gone.contains(shown));
        if places.is_empty() {
            return Ok(());
        }
        self.refused.add(gone)?;
        let forgotten = self.record.forget(&places, Reason::Author, &now.to_string())?;
        self.forgotten += forgotten.erased.len() as u64;
        self.is_unreported = true;
        Ok(())
    }

    /// Whether the account that posted is one that nobody can see any more.
    pub(super) fn is_gone(&self, post: &Post) -> bool {
        self.account_visibility(post) != Visibility::There
    }

    /// Whether the account that posted can be seen, as far as it is known.
    pub(super) fn account_visibility(&self, post: &Post) -> Visibility {
        if self.gone.is_empty() {
            return Visibility::There;
        }
        let account = entry::account(post).map(|account| self.key.of_account(post.network, &account));
        account.and_then(|account| self.gone.get(&account).copied()).unwrap_or(Visibility::There)
    }
}
