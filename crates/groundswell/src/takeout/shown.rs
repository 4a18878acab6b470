// SPDX-License-Identifier: AGPL-3.0-or-later
//! What of a record may be shown to everybody.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::Result;
use model::{Post, PostId, Remark};
use record::Kind;
use report::Grade;
use serde_json::Value;
use tally::{Asked, Counts, Tally};

use super::names;
use crate::{
    entry::{self, Received, Tier},
    opened::{Opened, closes, may_be_handed_on},
    read_back::each_other,
    signatures::Signatures,
    standing::{PostEntry, Standing, posts},
};

/// What of a record may be shown, and the figures of all of it.
pub(super) struct Shown {
    /// The posts that may be shown, by what they are called within the record.
    pub(super) exhibits: BTreeMap<PostId, Exhibit>,
    /// What is known of the others is the address, and their network.
    pub(super) addresses: Vec<(String, &'static str)>,
    /// These posts themselves, which are not handed on.
    pub(super) withheld: Vec<Post>,
    /// The entries that everybody may read.
    pub(super) public: BTreeSet<u64>,
    /// The figures, as they may be published.
    pub(super) counts: Counts,
    /// How many contents were forgotten.
    pub(super) forgotten: u64,
    /// The entries that say who has to witness the log.
    pub(super) policies: Vec<u64>,
    /// Those of what authorities of time have said, or have not.
    pub(super) anchors: Vec<u64>,
}

/// A post that may be shown.
pub(super) struct Exhibit {
    /// Its entry; of several versions, that of the newest.
    pub(super) place: u64,
    /// The post.
    pub(super) post: Post,
    /// The entries of what was received.
    pub(super) evidence: Vec<u64>,
    /// Whether one of them shows that its author has signed it.
    pub(super) is_signed: bool,
}

impl Exhibit {
    /// What is known of where it comes from, the strongest first.
    pub(super) fn grades(&self) -> Vec<Grade> {
        Grade::of(&self.post, self.is_signed)
    }
}

impl Shown {
    /// Reads a record. What somebody keeps on their own disk is shown only `with_archive`: nobody in it has agreed to that.
    pub(super) fn of(folder: &Path, with_archive: bool) -> Result<Self> {
        let standing = Standing::of(folder)?;
        let mut tally = Tally::new(Asked { tags: Vec::new(), window: None });
        let mut exhibits: BTreeMap<PostId, Exhibit> = BTreeMap::new();
        let forgotten = posts(folder, |entry| {
            if !standing.counts(&entry.kept) {
                return Ok(());
            }
            let counted = &entry.kept.counts_as;
            let _counted = tally.add_unquoted(counted);
            // Of several versions that may be shown the newest is.
            if let Some(shown) = counted.id.as_ref().and_then(|name| exhibits.get(name))
                && (!standing.is_seen(&entry.kept) || closes(counted, &shown.post))
            {
                counted.id.as_ref().and_then(|name| exhibits.remove(name));
            }
            exhibits.extend(exhibit(entry, with_archive, &standing));
            Ok(())
        })?;
        let (exhibits, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
            exhibits.into_iter().partition(|(_, exhibit)| may_be_handed_on(&exhibit.post));
        let address = |exhibit: &Exhibit| Some((names::name(&exhibit.post)?, exhibit.post.network.name()));
        let addresses: BTreeSet<_> = others.values().filter_map(address).collect();
        let withheld = others.into_values().map(|exhibit| exhibit.post).collect();
        let counts = tally.published(|_| false);
        let addresses = addresses.into_iter().collect();
        let public = exhibits.values().map(|exhibit| exhibit.place).collect();
        let (policies, anchors) = (Vec::new(), Vec::new());
        let mut shown = Self { exhibits, addresses, withheld, public, counts, forgotten, policies, anchors };
        shown.read_evidence(folder)?;
        Ok(shown)
    }

    /// Finds what was received of the posts that are shown, and what the log says of itself and of the call.
    fn read_evidence(&mut self, folder: &Path) -> Result<()> {
        let (mut opened, signatures) = (Opened::default(), Signatures::of(folder)?);
        let others: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Post).collect();
        each_other(folder, &others, |place, other| {
            opened.see(place, other.kind, &other.content);
            match other.kind {
                Kind::Anchor => self.anchors.push(place),
                Kind::Policy => self.policies.push(place),
                _ => {}
            }
            let is_received = other.kind == Kind::Capture && other.has_evidence;
            if is_received && self.take_capture(place, &other.content, &signatures) {
                self.public.insert(place);
            }
        })?;
        self.public.extend(opened.places());
        Ok(())
    }

    /// Takes in what was received, unless it also holds what is not shown.
    fn take_capture(&mut self, place: u64, content: &Value, signatures: &Signatures) -> bool {
        // A picture as its author posted it may hold where and by what it was taken: it never leaves.
        // What is sealed is for those who hold a key, also where the post may be shown by now.
        if entry::is_medium(content) || entry::read_sealed_proof(content).is_some() {
            return false;
        }
        if let Some(id) = entry::read_proof(content) {
            // One of words that are not shown any more proves nothing of these, and one that does not hold nothing at all.
            let is_of_it =
                |exhibit: &&mut Exhibit| exhibit.place < place && signatures.holding.contains(&place);
            let Some(exhibit) = self.exhibits.get_mut(&id).filter(is_of_it) else { return false };
            exhibit.evidence.push(place);
            exhibit.is_signed = true;
            return true;
        }
        let Received { posts, refers, .. } = entry::read_capture(content);
        let are_shown = |ids: &[PostId]| ids.iter().all(|id| self.exhibits.contains_key(id));
        if posts.is_empty() || !are_shown(&posts) || !are_shown(&refers) {
            return false;
        }
        for id in posts {
            if let Some(exhibit) = self.exhibits.get_mut(&id) {
                exhibit.evidence.push(place);
            }
        }
        true
    }
}

/// A post as it may be shown, by what it is called within the record; nothing where it may not be.
fn exhibit(entry: PostEntry, with_archive: bool, standing: &Standing) -> Option<(PostId, Exhibit)> {
    if !standing.is_seen(&entry.kept) {
        return None;
    }
    let PostEntry { place, kept } = entry;
    let (name, post) = match kept.tier {
        Tier::Archive if with_archive => (entry::name(&kept.counts_as), kept.counts_as),
        Tier::Archive | Tier::Counted | Tier::Kept => return None,
        Tier::Quoted => (kept.counts_as.id?, kept.shown?),
    };
    let has = |remark: Remark| post.remarks.contains(&remark);
    let is_withheld = has(Remark::NotIndexable) || has(Remark::Unlisted);
    if is_withheld && !has(Remark::HandedIn) {
        return None;
    }
    Some((name, Exhibit { place, post, evidence: Vec::new(), is_signed: false }))
}
