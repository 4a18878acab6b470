// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sealed copies: what is kept whole of posts that may not be shown, where a call names keys to seal it to.

use std::collections::HashMap;

use anyhow::Result;
use call::Call;
use model::{Network, Post, PostId, Timestamp};
use report::{Disclosed, SealedCopies};
use serde_json::Value;

use super::Recorder;
use crate::{
    data::DataFolder,
    disclosing,
    entry::{self, Tier},
    rechecks::KeptPost,
    sealed_copy::{self, Sealer},
    sealed_proof,
    whereabouts::WhereaboutsKey,
};

/// Of which posts sealed copies are kept, and how more are made.
pub(super) struct Copies {
    /// Nothing where the call keeps none.
    sealer: Option<Sealer>,
    key: Option<WhereaboutsKey>,
    /// The posts of which there is a copy, by their pseudonyms; with what is known of those that can be asked for.
    known: HashMap<PostId, Option<Known>>,
    disclosed: Vec<Disclosed>,
}

/// A post that its own server can be asked for.
struct Known {
    network: Network,
    seen_at: Timestamp,
    /// Where it is, encrypted.
    whereabouts: Box<str>,
}

impl Copies {
    /// The copies of a call, of which none is known yet; its key is made if they are `written`.
    pub(super) fn of(call: &Call, data: &DataFolder, written: bool) -> Result<Self> {
        let (sealer, path) = (Sealer::of(call)?, data.whereabouts_key(&call.id));
        let key = match &sealer {
            Some(_) if written => Some(WhereaboutsKey::load_or_create(&path)?),
            _ => WhereaboutsKey::load(&path)?,
        };
        Ok(Self { sealer, key, known: HashMap::new(), disclosed: Vec::new() })
    }

    /// What of a post is to be sealed, if it is.
    pub(super) fn plain(&self, post: &Post, raw: Option<&[u8]>) -> Option<Vec<u8>> {
        self.sealer.as_ref().and_then(|_| sealed_copy::plain(post, raw))
    }

    /// Seals that.
    pub(super) fn seal(&self, plain: &[u8]) -> Result<Vec<u8>> {
        self.sealer.as_ref().map_or_else(|| Ok(Vec::new()), |sealer| sealer.seal(plain))
    }

    /// Seals the proof of a post; nothing if no copies are kept any more, or it is too long.
    pub(super) fn seal_proof(&self, of: &PostId, proof: &[u8]) -> Result<Option<Vec<u8>>> {
        let Some(sealer) = &self.sealer else { return Ok(None) };
        sealed_proof::plain(of, proof).map(|plain| sealer.seal(&plain)).transpose()
    }

    /// Where a post is, encrypted, in whose place `counts_as` stands.
    pub(super) fn whereabouts(&self, counts_as: &Post, post: &Post, now: Timestamp) -> Option<String> {
        self.key.as_ref()?.seal(counts_as.id.as_ref()?, post, now)
    }

    /// Takes in what the record holds of a post.
    pub(super) fn take(&mut self, id: &PostId, kept: &entry::Kept) {
        if kept.tier != Tier::Kept {
            return;
        }
        let known = self.known.entry(id.clone()).or_default();
        if known.is_none() {
            *known = kept.whereabouts.as_ref().and_then(|whereabouts| {
                // Without the key nobody can be asked for it.
                let seen_at = self.key.as_ref()?.open(id, whereabouts)?.created_at?;
                Some(Known { network: kept.counts_as.network, seen_at, whereabouts: whereabouts.clone() })
            });
        }
    }

    /// Takes in that copies were handed out.
    pub(super) fn disclose(&mut self, content: &Value) {
        self.disclosed.extend(disclosing::read(content));
    }

    /// Forgets a post.
    pub(super) fn let_go(&mut self, id: &PostId) {
        self.known.remove(id);
    }
}

impl Recorder {
    /// What is kept sealed, and was handed out.
    pub fn sealed_copies(&self) -> SealedCopies {
        let Copies { known, disclosed, .. } = &self.copies_kept;
        SealedCopies { posts: known.len() as u64, disclosed: disclosed.clone() }
    }

    /// The posts of which sealed copies are kept and which are not quoted, as far as they can be asked for.
    pub fn kept(&self) -> impl Iterator<Item = KeptPost<'_>> {
        let known = self.copies_kept.known.iter().filter(|(id, _)| self.is_kept(id));
        known.filter_map(|(id, known)| {
            let Known { network, seen_at, .. } = *known.as_ref()?;
            Some(KeptPost { id, network, seen_at })
        })
    }

    /// Such a post, as far as its own server has to know it to be asked.
    pub fn kept_post(&self, id: &PostId) -> Option<Post> {
        let known = self.copies_kept.known.get(id)?.as_ref()?;
        self.copies_kept.key.as_ref()?.open(id, &known.whereabouts)
    }

    /// Whether a sealed copy of a post is kept, and nothing of it may be shown.
    pub(super) fn is_kept(&self, id: &PostId) -> bool {
        let is_shown = || self.held.get(id).is_some_and(|held| !held.shown.is_empty());
        self.copies_kept.known.contains_key(id) && !is_shown()
    }
}
