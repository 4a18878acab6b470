// SPDX-License-Identifier: AGPL-3.0-or-later
//! What becomes of posts and accounts after they were recorded.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use anyhow::Result;
use ingest::{AccountChange, AccountState, Deletion};
use model::{Network, Post, PostId, Timestamp};
use record::{Draft, Kind, Reason};
use report::{Delay, Gone};

use super::Recorder;
use crate::{
    entry,
    ledger::{self, Seen, Visibility},
};

/// Posts that were deleted in one minute, so soon after they were made.
#[derive(Debug, Default)]
struct DeletedTogether {
    posts: u64,
    accounts: u64,
    /// Whose posts were quoted, one for each, and where each post is first kept.
    quoted: Vec<(Arc<str>, u64)>,
}

impl Recorder {
    /// Erases posts that their authors took back, and what repeats them.
    pub(super) fn forget(&mut self, deletions: &[Deletion], now: Timestamp) -> Result<()> {
        for network in Network::ALL {
            let of_it = deletions.iter().filter(|deletion| deletion.network == network);
            let of_it = of_it.map(|deletion| {
                (PostId(self.key.of_post(network, deletion.id.as_str())), deletion.at.unwrap_or(now))
            });
            let is_held = |id: &PostId| self.held.contains_key(id) || self.versions.contains_key(id);
            let gone: Vec<_> = of_it.filter(|(id, _)| is_held(id)).collect();
            self.take_away(network, gone, now)?;
        }
        Ok(())
    }

    /// Erases posts, each deleted at a time, and keeps how soon those that counted were deleted.
    fn take_away(
        &mut self,
        network: Network,
        mut gone: Vec<(PostId, Timestamp)>,
        now: Timestamp,
    ) -> Result<()> {
        if gone.is_empty() {
            return Ok(());
        }
        // In the order of time, so that who deletes again later in it is no other one.
        gone.sort_by_key(|(_, at)| *at);
        let deletions = self.counted_deletions(&gone);
        self.erase(network, gone.into_iter().map(|(id, _)| id).collect(), Reason::Author, now)?;
        let accounts_of = |(_, id): &(Timestamp, PostId)| self.held.get(id)?.account.clone();
        let still_quoted: BTreeSet<Arc<str>> = self.wall.keys().filter_map(accounts_of).collect();
        for ((after, minute), deleted) in deletions {
            let DeletedTogether { posts, accounts, quoted } = deleted;
            let have_left = quoted.iter().filter(|(account, place)| {
                !still_quoted.contains(account) && self.leaving.is_new(account, *place)
            });
            let quoted = Some(Gone { posts: quoted.len() as u64, accounts: have_left.count() as u64 });
            let seen = Seen::Deleted { network, after, posts, minute: Some(minute), accounts, quoted };
            self.log(&seen)?;
            ledger::follow(&mut self.watch, &seen);
            self.looks.follow(&seen);
        }
        Ok(())
    }

    /// What is to be told of posts that are deleted, each at a time: of those that counted, by how soon that was and in which minute.
    fn counted_deletions(
        &mut self,
        gone: &[(PostId, Timestamp)],
    ) -> BTreeMap<(Delay, Timestamp), DeletedTogether> {
        let mut together: BTreeMap<_, DeletedTogether> = BTreeMap::new();
        let quoted: BTreeSet<&PostId> = self.wall.keys().map(|(_, id)| id).collect();
        for (id, at) in gone {
            let (Some(held), Some(made_at)) = (self.held.get(id), self.counted_at(id)) else { continue };
            let minute = tally::minute(*at);
            let deleted = together.entry((Delay::of(at.duration_since(made_at)), minute)).or_default();
            deleted.posts += 1;
            let Some(account) = held.account.clone() else { continue };
            if quoted.contains(id) {
                let place = held.places.iter().copied().min().unwrap_or(u64::MAX);
                deleted.quoted.push((Arc::clone(&account), place));
            }
            deleted.accounts += u64::from(self.deleting.is_new(account, minute));
        }
        together
    }

    /// When a post was made, to the minute, if it counts.
    pub(super) fn counted_at(&self, id: &PostId) -> Option<Timestamp> {
        let made_at = self.held.get(id)?.created_at?;
        (self.call.storm.window.contains(made_at) && !self.tags.is_near(id)).then_some(made_at)
    }

    /// Follows what becomes of an account: with its owner's deletion its posts go, and what nobody can see is shown to nobody.
    pub(super) fn follow_account(&mut self, change: &AccountChange, now: Timestamp) -> Result<()> {
        let account = self.key.of_account(change.network, &change.id);
        if !self.accounts.contains_key(&*account) {
            return Ok(());
        }
        let visibility = match change.state {
            AccountState::Active => Visibility::There,
            AccountState::Deactivated => Visibility::OutOfSight,
            AccountState::Suspended => Visibility::Withdrawn,
            AccountState::Deleted => {
                let posts = self.accounts.get(&*account).cloned().unwrap_or_default();
                let at = change.at.unwrap_or(now);
                return self.take_away(change.network, posts.into_iter().map(|id| (id, at)).collect(), now);
            }
        };
        if self.gone.get(&account).copied().unwrap_or(Visibility::There) == visibility {
            return Ok(());
        }
        let place = self.log(&Seen::Account { account: account.clone(), visibility })?;
        self.mark_account(account, visibility, place);
        Ok(())
    }

    /// Takes in whether an account can be seen, and where the record says so.
    fn mark_account(&mut self, account: String, visibility: Visibility, place: u64) {
        self.account_places.entry(account.as_str().into()).or_default().push(place);
        match visibility {
            Visibility::There => self.gone.remove(&account),
            Visibility::OutOfSight | Visibility::Withdrawn => self.gone.insert(account, visibility),
        };
    }

    /// Keeps what watching has shown; gives the place of its entry.
    pub(super) fn log(&mut self, seen: &Seen) -> Result<u64> {
        let places = self.writer()?.append(&[Draft::new(Kind::Watch, &seen.content(), None)?])?;
        self.is_unreported = true;
        Ok(places.start)
    }

    /// Takes in what the record says of watching.
    pub(super) fn see(&mut self, place: u64, seen: Seen) {
        ledger::follow(&mut self.watch, &seen);
        match seen {
            Seen::Account { account, visibility } => self.mark_account(account, visibility, place),
            Seen::Deleted { minute, quoted, .. } => {
                self.deleting.wait_after(minute);
                self.leaving.see(quoted, place);
                self.looks.follow(&seen);
            }
            Seen::Looked { ref post, .. } => self.see_look(&PostId(post.clone()), &seen, place),
            Seen::Hidden { post, is_hidden } => self.see_hidden(PostId(post), is_hidden, place),
            Seen::Post { post, visibility } => self.mark(PostId(post), visibility, place),
            Seen::Spelling { spelling, .. } => self.spell(&spelling),
            Seen::Began { .. } | Seen::Gap(_) => {}
        }
    }

    /// Erases posts, with what repeats them, and every version of them: its author means the post.
    pub(super) fn erase(
        &mut self,
        network: Network,
        mut ids: Vec<PostId>,
        reason: Reason,
        now: Timestamp,
    ) -> Result<()> {
        let (mut places, mut gone, mut copies) = (Vec::new(), BTreeSet::new(), Vec::new());
        let mut accounts = BTreeSet::new();
        while let Some(id) = ids.pop() {
            ids.extend(self.reposts.remove(&id).unwrap_or_default());
            ids.extend(self.versions.remove(&id).unwrap_or_default());
            if let Some(held) = self.held.remove(&id) {
                ids.extend(held.first);
                places.extend(held.places);
                copies.extend(held.copies);
                // What is only near was not counted among what is recorded.
                let recorded = if self.tags.is_near(&id) { 0 } else { held.sights };
                self.recorded = self.recorded.saturating_sub(recorded);
                accounts.extend(held.account);
            }
            self.unseen.remove(&id);
            self.copies_kept.let_go(&id);
            self.looks.forget(id.as_str());
            self.tally.forget(network, &id);
            self.tags.let_go(&id);
            gone.insert(id);
        }
        places.extend(accounts.iter().flat_map(|account| self.leave(account, &gone)));
        self.wall.retain(|(_, shown), _| !gone.contains(shown));
        if places.is_empty() {
            return Ok(());
        }
        self.refused.add(gone, reason)?;
        let before = self.len();
        let forgotten = self.writer()?.forget(&places, reason, &now.to_string())?;
        // What was written for it are tombstones.
        self.about.opened.see_tombstones(before..self.len());
        self.forgotten += forgotten.erased.len() as u64;
        self.is_unreported = true;
        self.let_copies_go(&copies)
    }

    /// Takes posts from their account, all at once: one after another, each would be looked for among all of it. Gives the places of what
    /// the record says of an account of which nothing is left.
    pub(super) fn leave(&mut self, account: &Arc<str>, gone: &BTreeSet<PostId>) -> Vec<u64> {
        let Some(posts) = self.accounts.get_mut(account) else { return Vec::new() };
        posts.retain(|post| !gone.contains(post));
        if !posts.is_empty() {
            return Vec::new();
        }
        self.accounts.remove(account);
        self.gone.remove(&**account);
        self.account_places.remove(account).unwrap_or_default()
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
