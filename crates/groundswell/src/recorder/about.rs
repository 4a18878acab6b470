// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a record says about itself: who may see what of it, who signs with us, when it was there.

use std::collections::{BTreeMap, BTreeSet};

use anchor::opentimestamps::{Proof, State};
use anyhow::Result;
use model::{Post, PostId, Timestamp};
use record::{Anchor, AnchorForm, Draft, Kind, Policy, Witnessed};
use serde_json::{Value, json};
use web::{Dated, DatedState};

use super::Recorder;
use crate::opened::{Opened, may_be_handed_on};

/// What a record says about itself.
#[derive(Default)]
pub(super) struct About {
    /// What of it everybody may open, beside the posts that are shown.
    pub(super) opened: Opened,
    /// Who has to witness it, as it is written and as it was read.
    pub(super) policy: Option<(String, Policy)>,
    /// Who has.
    pub(super) witnessed: Option<Witnessed>,
    dates: Dates,
}

/// What authorities of time have said.
#[derive(Clone, Default)]
pub struct Dates {
    /// The last word of each.
    last: BTreeMap<String, Dated>,
    /// Proofs that are not whole yet, by authority and checkpoint.
    pending: BTreeMap<(String, String), (Anchor, Vec<u8>)>,
    /// How many entries it had with the last one that is about time.
    anchored_to: u64,
    /// How many with the last one before that which is not.
    grown_to: u64,
}

impl About {
    /// Takes in an entry.
    pub(super) fn see(&mut self, place: u64, kind: Kind, content: &Value) {
        self.opened.see(place, kind, content);
        match kind {
            Kind::Anchor => self.dates.anchor(place),
            Kind::Policy => self.read_policy(content),
            _ => {}
        }
    }

    fn read_policy(&mut self, content: &Value) {
        let text = content.get("policy").and_then(Value::as_str);
        // What can't be read was not written here, and `verify` says so.
        self.policy = text.and_then(|text| Some((text.to_owned(), Policy::parse(text).ok()?)));
    }

    /// Takes in what an authority of time has said.
    pub(super) fn read_anchor(&mut self, content: &Value, evidence: Option<&[u8]>) {
        // What has not this form was not written here, and `verify` says so.
        let Ok(anchor) = Anchor::parse(content) else { return };
        let Ok(at) = anchor.at.parse() else { return };
        let size = anchor.note.lines().nth(1).and_then(|size| size.parse().ok()).unwrap_or_default();
        let pending = (anchor.authority.clone(), anchor.note.clone());
        let state = match (&anchor.failed, anchor.form, evidence) {
            (Some(_), _, _) | (None, _, None) => DatedState::Failed,
            (None, AnchorForm::Rfc3161, Some(_)) => DatedState::Stamped,
            (None, AnchorForm::OpenTimestamps, Some(bytes)) => {
                match Proof::read(bytes).map(|proof| proof.state()) {
                    Ok(State::Bitcoin(block)) => {
                        self.dates.pending.remove(&pending);
                        DatedState::InBlock(block.height)
                    }
                    _ => {
                        self.dates.pending.insert(pending, (anchor.clone(), bytes.to_vec()));
                        DatedState::Pending
                    }
                }
            }
        };
        let dated = Dated { authority: anchor.authority.clone(), at, size, state };
        self.dates.last.insert(anchor.authority, dated);
    }
}

impl Dates {
    /// The last word of each authority.
    pub fn all(&self) -> impl Iterator<Item = &Dated> {
        self.last.values()
    }

    /// The last word of one.
    pub fn last(&self, authority: &str) -> Option<&Dated> {
        self.last.get(authority)
    }

    /// Proofs of OpenTimestamps that no block has confirmed yet, with what they are about.
    pub fn pending(&self) -> impl Iterator<Item = (&Anchor, &[u8])> {
        self.pending.values().map(|(anchor, proof)| (anchor, proof.as_slice()))
    }

    /// How many entries a record of `len` has with the last one that is not itself about time: what is to be dated.
    pub fn grown_to(&self, len: u64) -> u64 {
        if len > self.anchored_to { len } else { self.grown_to }
    }

    /// Takes in that there is an entry about time.
    fn anchor(&mut self, place: u64) {
        self.grown_to = self.grown_to(place);
        self.anchored_to = place + 1;
    }
}

impl Recorder {
    /// Writes into the record who has to witness it, if that is said and is not what the record says already.
    pub(super) fn ask_witnesses(&mut self, policy: Option<&str>, now: Timestamp) -> Result<()> {
        let known = self.about.policy.as_ref().map(|(text, _)| text.as_str());
        if let Some(policy) = policy.filter(|policy| known != Some(policy)) {
            let content = json!({"at": now.to_string(), "policy": policy});
            for place in self.writer()?.append(&[Draft::new(Kind::Policy, &content, None)?])? {
                self.about.see(place, Kind::Policy, &content);
            }
            self.writer()?.seal()?;
        }
        self.about.witnessed = self.writer()?.witnessed()?;
        Ok(())
    }

    /// Who has to witness the record, if the record says so.
    pub fn policy(&self) -> Option<&Policy> {
        self.about.policy.as_ref().map(|(_, policy)| policy)
    }

    /// The places of the entries that everybody may open: what is said of the call and of the record, and what is shown.
    pub fn public(&self) -> BTreeSet<u64> {
        let is_seen = |id: &PostId, post: &Post| {
            !self.hidden.contains(id)
                && !self.is_gone(post)
                && !self.unseen.contains_key(id)
                && may_be_handed_on(post)
        };
        let shown = self.wall.iter().filter(|((_, id), post)| is_seen(id, post));
        let shown = shown.filter_map(|((_, id), _)| self.held.get(id)).flat_map(|held| &held.shown).copied();
        self.about.opened.places().chain(shown).collect()
    }

    /// Keeps a checkpoint that witnesses have signed.
    pub fn keep_witnessed(&mut self, note: &str) -> Result<()> {
        self.about.witnessed = Some(self.writer()?.keep_witnessed(note)?);
        Ok(())
    }

    /// How far others have signed with us; `None` if nobody has to.
    pub fn witnessing(&self) -> Option<web::Witnessing> {
        let policy = self.policy()?;
        let named = policy.witnesses().iter().map(|witness| witness.name.clone()).collect();
        let by = self.about.witnessed.iter().flat_map(|witnessed| &witnessed.by);
        let at = |seconds: u64| i64::try_from(seconds).ok().and_then(|at| Timestamp::from_second(at).ok());
        Some(web::Witnessing {
            is_asked: policy.asks(),
            named,
            by: by.filter_map(|(name, seconds)| Some((name.clone(), at(*seconds)?))).collect(),
            size: self.about.witnessed.as_ref().map_or(0, |witnessed| witnessed.checkpoint.size),
            is_enough: self.about.witnessed.as_ref().is_some_and(|Witnessed { is_enough, .. }| *is_enough),
        })
    }

    /// Keeps what an authority of time has said of a checkpoint, or that it has not.
    pub fn keep_anchor(&mut self, anchor: &Anchor, evidence: Option<Vec<u8>>) -> Result<()> {
        let content = anchor.content();
        let places = self.writer()?.append(&[Draft::new(Kind::Anchor, &content, evidence.clone())?])?;
        for place in places {
            self.about.see(place, Kind::Anchor, &content);
        }
        self.about.read_anchor(&content, evidence.as_deref());
        Ok(())
    }

    /// How the record is dated.
    pub fn dates(&self) -> &Dates {
        &self.about.dates
    }
}
