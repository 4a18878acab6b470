// SPDX-License-Identifier: AGPL-3.0-or-later
//! What re-checks of quoted posts have found, and who the accounts are whose posts may be shown.

use anyhow::Result;
use ingest::{AccountChange, AccountState, Deletion};
use model::{Network, Post, PostId, Remark, Timestamp};
use record::{Draft, Kind};
use watch::{PostState, Rechecked};

use super::{Recorder, kit_form};
use crate::{
    entry,
    ledger::{Seen, Visibility},
};

impl Recorder {
    /// The posts that may be shown, each with its pseudonym, the oldest first.
    pub fn quoted(&self) -> impl DoubleEndedIterator<Item = (&PostId, &Post)> {
        self.wall.iter().map(|((_, id), post)| (id, post))
    }

    /// The pseudonym of a post.
    pub fn pseudonym(&self, post: &Post) -> PostId {
        PostId(self.key.of_post(post.network, &entry::identity(post)))
    }

    /// Learns by which name a network knows an account whose posts may be shown. Streams tell no handle.
    pub fn learn(&mut self, network: Network, id: &str, handle: &str) {
        // A handle belongs to one account at a time.
        self.names.retain(|_, known| known != handle);
        self.names.insert((network, id.to_owned()), handle.to_owned());
    }

    /// Follows what a re-check of a post has found; durable when it returns.
    pub fn follow_post(&mut self, post: &Post, found: Rechecked, now: Timestamp) -> Result<()> {
        let id = self.pseudonym(post);
        // It may have been erased while its server was asked.
        if !self.held.contains_key(&id) {
            return Ok(());
        }
        if self.is_kept(&id) {
            let (state, proof) = found_of_kept(found);
            self.follow_state(&id, post, state.into(), now)?;
            return self.keep_sealed_proof(&id, post, proof, now);
        }
        let is_known = !matches!(found.state, PostState::Unknown(_));
        self.follow_state(&id, post, found, now)?;
        if is_known { self.keep_look(&id, post, now) } else { Ok(()) }
    }

    fn follow_state(&mut self, id: &PostId, post: &Post, found: Rechecked, now: Timestamp) -> Result<()> {
        match found.state {
            PostState::Deleted => self.forget(&[deletion(post)], now),
            PostState::Left => {
                self.forget(&[deletion(post)], now)?;
                self.follow_account_to(post, AccountState::Deleted, now)
            }
            // Since then its author wants it to be found by nobody.
            PostState::Edited(version) if !entry::may_be_shown(&version, &self.quotable) => {
                self.find(id, Visibility::OutOfSight)
            }
            PostState::Edited(version) => {
                self.find_there(id, post, now)?;
                self.take_version(&version)?;
                self.keep_proof(id, found.proof, now)
            }
            PostState::There => {
                self.find_there(id, post, now)?;
                let missing = found.proof.filter(|_| !self.is_proved(id) && self.is_shown_so(id, post));
                self.keep_proof(id, missing, now)
            }
            PostState::OutOfSight => self.find(id, Visibility::OutOfSight),
            PostState::Withdrawn => self.find(id, Visibility::Withdrawn),
            PostState::Unknown(_) => Ok(()),
        }
    }

    /// Gives an author the handle that is known of them, where a stream gave none.
    pub(super) fn name_author(&self, post: &mut Post) {
        if post.author.handle.is_none()
            && let Some(id) = &post.author.id
        {
            post.author.handle = self.names.get(&(post.network, id.clone())).cloned();
        }
    }

    /// Takes in whether a post can be seen where it was posted, and where the record says so: that goes with the post.
    pub(super) fn mark(&mut self, id: PostId, visibility: Visibility, place: u64) {
        if let Some(held) = self.held.get_mut(&id) {
            held.places.push(place);
        }
        match visibility {
            Visibility::There => self.unseen.remove(&id),
            Visibility::OutOfSight | Visibility::Withdrawn => self.unseen.insert(id, visibility),
        };
    }

    /// Takes in where what proves a post is kept: it goes with the post.
    pub(super) fn prove(&mut self, id: &PostId, place: u64) {
        if let Some(held) = self.held.get_mut(id) {
            held.places.push(place);
            held.shown.push(place);
            held.is_proved = true;
        }
    }

    /// Takes in where what proves a post is kept sealed: it goes with the post, and nobody may open it.
    pub(super) fn prove_sealed(&mut self, id: &PostId, place: u64) {
        if let Some(held) = self.held.get_mut(id) {
            held.places.push(place);
            held.is_proved_sealed = true;
        }
    }

    fn is_proved(&self, id: &PostId) -> bool {
        self.held.get(id).is_some_and(|held| held.is_proved)
    }

    /// Whether a post is still shown as it was when its server was asked: a stream may have brought other words meanwhile, of which what
    /// the server has given proves nothing.
    fn is_shown_so(&self, id: &PostId, asked: &Post) -> bool {
        let shown = asked.created_at.and_then(|at| self.wall.get(&(at, id.clone())));
        shown.is_some_and(|shown| {
            shown.text == asked.text && shown.links == asked.links && shown.media == asked.media
        })
    }

    /// Keeps whether a post can be seen, where that is new.
    fn find(&mut self, id: &PostId, visibility: Visibility) -> Result<()> {
        if self.unseen.get(id).copied().unwrap_or(Visibility::There) == visibility {
            return Ok(());
        }
        let place = self.log(&Seen::Post { post: id.as_str().to_owned(), visibility })?;
        self.mark(id.clone(), visibility, place);
        Ok(())
    }

    /// Keeps that a post is there, and with it an account whose owner had put it out of sight: that it is back may have been told while
    /// nobody watched. What a network took away only the network gives back.
    fn find_there(&mut self, id: &PostId, post: &Post, now: Timestamp) -> Result<()> {
        self.find(id, Visibility::There)?;
        if self.account_visibility(post) == Visibility::OutOfSight {
            self.follow_account_to(post, AccountState::Active, now)?;
        }
        Ok(())
    }

    /// Keeps another version of a post that is shown, whatever its hashtags are now: it was counted, and what is shown is what its
    /// author says today.
    fn take_version(&mut self, version: &Post) -> Result<()> {
        let is_kit = self.kit.contains(&kit_form(&version.text));
        let draft = Draft::new(Kind::Post, &entry::quoted_content(version, &self.key, is_kit), None)?;
        let kept = entry::read_post(draft.content()).expect("what is written here is read here");
        // Also one that went back to an earlier version is taken in again.
        self.sights.insert(&kept);
        let places = self.writer()?.append(&[draft])?;
        self.count_all(places.zip([kept]))
    }

    fn keep_proof(&mut self, id: &PostId, proof: Option<Vec<u8>>, now: Timestamp) -> Result<()> {
        let Some(proof) = proof else { return Ok(()) };
        let draft = Draft::new(Kind::Capture, &entry::proof_content(id, now), Some(proof))?;
        for place in self.writer()?.append(&[draft])? {
            self.prove(id, place);
        }
        Ok(())
    }

    /// Keeps what proves a post of which a sealed copy is kept, sealed as that is; once for each version that a stream has brought.
    fn keep_sealed_proof(
        &mut self,
        id: &PostId,
        post: &Post,
        proof: Option<Vec<u8>>,
        now: Timestamp,
    ) -> Result<()> {
        let is_missing = self.held.get(id).is_some_and(|held| !held.is_proved_sealed);
        let (Some(proof), Some(name), true) = (proof, &post.id, is_missing) else { return Ok(()) };
        let Some(sealed) = self.copies_kept.seal_proof(name, &proof)? else { return Ok(()) };
        let draft = Draft::new(Kind::Capture, &entry::sealed_proof_content(id, now), Some(sealed))?;
        for place in self.writer()?.append(&[draft])? {
            self.prove_sealed(id, place);
        }
        Ok(())
    }

    /// Follows what a look at a post has shown of its account; when it is deleted, everything of it goes.
    fn follow_account_to(&mut self, post: &Post, state: AccountState, now: Timestamp) -> Result<()> {
        let Some(id) = entry::account(post) else { return Ok(()) };
        self.follow_account(&AccountChange { network: post.network, id, state, at: None }, now)
    }
}

/// What is followed of what a look at a post has found of which a sealed copy is kept, and the proof that is to be sealed: nobody here knows its
/// words, so that it can't be told whether they are others now. Who wants to be found by nobody by now is not proved to have said anything.
fn found_of_kept(found: Rechecked) -> (PostState, Option<Vec<u8>>) {
    match found.state {
        PostState::Edited(now) if now.remarks.contains(&Remark::NotIndexable) => (PostState::There, None),
        PostState::Edited(_) | PostState::There => (PostState::There, found.proof),
        state => (state, None),
    }
}

/// Its author's word on a post, as a network tells it.
fn deletion(post: &Post) -> Deletion {
    Deletion {
        network: post.network,
        id: PostId(entry::identity(post)),
        at: None,
        origin: post.source.clone(),
    }
}
