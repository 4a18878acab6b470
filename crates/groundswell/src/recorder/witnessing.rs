// SPDX-License-Identifier: AGPL-3.0-or-later
use anyhow::{Context, Result};
use std::collections::BTreeSet;

use model::{Post, PostId, Timestamp};
use record::{Draft, Kind, Policy, Witnessed};
use serde_json::json;

use super::Recorder;

impl Recorder {
    /// Writes into the record who has to witness it, if that is said and is not what the record says already.
    pub(super) fn ask_witnesses(&mut self, policy: Option<&str>, now: Timestamp) -> Result<()> {
        if let Some(policy) = policy.filter(|policy| self.policy.as_deref() != Some(policy)) {
            let content = json!({"at": now.to_string(), "policy": policy});
            let places = self.record.append(&[Draft::new(Kind::Policy, &content, None)?])?;
            self.open.extend(places);
            self.record.seal()?;
            self.policy = Some(policy.to_owned());
        }
        self.witnessed = self.record.witnessed()?;
        Ok(())
    }

    /// Who has to witness the record, if the record says so.
    pub fn policy(&self) -> Result<Option<Policy>> {
        let policy = self.policy.as_deref().map(Policy::parse);
        policy.transpose().context("what the record says of its witnesses can't be read")
    }

    /// The places of the entries that everybody may open: what is said of the call and of the record, and what is shown.
    pub fn public(&self) -> BTreeSet<u64> {
        let is_seen = |id: &PostId, post: &Post| {
            let named = post.id.clone().map(|id| (post.network, id));
            let is_hidden = named.is_some_and(|named| self.hidden.contains(&named));
            !is_hidden && !self.is_gone(post) && !self.unseen.contains_key(id)
        };
        let shown = self.wall.iter().filter(|((_, id), post)| is_seen(id, post));
        let shown = shown.filter_map(|((_, id), _)| self.held.get(id)).flat_map(|held| &held.shown);
        self.open.iter().chain(shown).copied().collect()
    }

    /// Keeps a checkpoint that witnesses have signed.
    pub fn keep_witnessed(&mut self, note: &str) -> Result<()> {
        self.witnessed = Some(self.record.keep_witnessed(note)?);
        Ok(())
    }

    /// How far others have signed with us; `None` if nobody has to.
    pub fn witnessing(&self) -> Option<web::Witnessing> {
        let policy = self.policy().ok().flatten()?;
        let named = policy.witnesses().iter().map(|witness| witness.name.clone()).collect();
        let by = self.witnessed.iter().flat_map(|witnessed| &witnessed.by);
        let at = |seconds: u64| i64::try_from(seconds).ok().and_then(|at| Timestamp::from_second(at).ok());
        Some(web::Witnessing {
            is_asked: policy.asks(),
            named,
            by: by.filter_map(|(name, seconds)| Some((name.clone(), at(*seconds)?))).collect(),
            size: self.witnessed.as_ref().map_or(0, |witnessed| witnessed.checkpoint.size),
            is_enough: self.witnessed.as_ref().is_some_and(|Witnessed { is_enough, .. }| *is_enough),
        })
    }
}
