// SPDX-License-Identifier: AGPL-3.0-or-later
//! Opening a call's record, to write to it or only to look.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result, bail};
use call::{Call, SEALED_FILE};
use model::{Network, PostId, Timestamp};
use record::Record;
use report::Watch;
use serde_json::{Value, json};
use tally::Tally;

use super::{
    About, Claim, Copies, Deleting, Leaving, Looks, PseudonymKey, Recorder, Refused, Sights, Tags, asked,
    counted_at, kit_form,
};
use crate::data::{DataFolder, forgotten_beside};

/// A record of at most so many entries is read back before anything else goes on: that takes a fraction of a second.
pub(super) const SOON: u64 = 10_000;

/// What is still to be done to a record that was opened.
pub(super) struct Uncounted {
    countersigned: bool,
    policy: Option<String>,
}

impl Recorder {
    /// Opens a call's record to write to it. One that is not long is counted, and the call sealed in it; a longer one is left
    /// [to be read back](Self::read_all_back) beside what goes on.
    ///
    /// An amendment is sealed with whether two organizers agreed to it.
    pub fn open(call: Arc<Call>, data: &DataFolder, countersigned: bool, now: Timestamp) -> Result<Self> {
        let record = data.open_record(&call.id, now)?;
        let is_long = record.len() > SOON;
        let mut recorder = Self::blank(Arc::clone(&call), data, data.record(&call.id), Some(record), now)?;
        recorder.uncounted = Some(Uncounted { countersigned, policy: data.policy().map(str::to_owned) });
        if !is_long {
            recorder.read_all_back(now, || true)?;
        }
        Ok(recorder)
    }

    /// Whether its long record has not been read back yet: until then it knows nothing, and may take nothing.
    pub fn is_reading_back(&self) -> bool {
        self.uncounted.is_some()
    }

    /// Reads back what the record holds, if that is still to be done, and seals the call in it if that hasn't been done. Tells whether it was
    /// read to its end, which it is as long as somebody wants it.
    pub fn read_all_back(&mut self, now: Timestamp, is_wanted: impl Fn() -> bool) -> Result<bool> {
        let Some(Uncounted { countersigned, policy }) = &self.uncounted else { return Ok(true) };
        let (countersigned, policy) = (*countersigned, policy.clone());
        if !self.replay(is_wanted)? {
            return Ok(false);
        }
        self.uncounted = None;
        self.sweep_copies()?;
        self.seal_call(countersigned, now)?;
        self.ask_witnesses(policy.as_deref(), now)?;
        Ok(true)
    }

    /// Counts what a whole copy of a call's record holds, which lies in `folder`; nothing is written, nowhere. Its keys lie in `data`.
    ///
    /// Fails for a copy that does not hold, and for a call that the record does not have as it is: then it is not what the site shows.
    pub fn look(call: Arc<Call>, data: &DataFolder, folder: &Path, now: Timestamp) -> Result<Self> {
        let found = record::verify(folder);
        if let Some(fault) = found.faults.first() {
            bail!("the record of `{}` does not hold: {}: {}", call.id, fault.file, fault.says);
        }
        if !data.pseudonym_key(&call.id).is_file() {
            bail!("the keys of the record of `{}` are not in the data folder", call.id);
        }
        let mut recorder = Self::blank(call, data, folder.to_owned(), None, now)?;
        recorder.replay(|| true)?;
        recorder.about.witnessed = found.witnessed;
        if !recorder.is_sealed_as_it_is(now) {
            let id = &recorder.call.id;
            bail!("the call `{id}` is not what its record has sealed: it is shown so once the server has it");
        }
        Ok(recorder)
    }

    /// Keeps these posts off the wall as well, which the record may not say yet.
    pub fn keep_off(&mut self, hidden: &HashSet<(Network, PostId)>) {
        let pseudonym = |(network, id): &(Network, PostId)| PostId(self.key.of_post(*network, id.as_str()));
        let hidden: Vec<PostId> = hidden.iter().map(pseudonym).collect();
        self.hidden.extend(hidden);
    }

    /// The record, to be written to; not by a server whose folder another has taken.
    pub(super) fn writer(&mut self) -> Result<&mut Record> {
        self.claim.as_ref().map_or(Ok(()), Claim::check)?;
        self.record.as_mut().context("the record was opened to be looked at")
    }

    /// Whether the record has the call's files as they are; what opens a sealed hashtag is due at the hour, whether it is in there or not.
    fn is_sealed_as_it_is(&self, now: Timestamp) -> bool {
        let but_the_opening = |files: &Value| {
            let mut files = files.as_object().cloned().unwrap_or_default();
            files.remove(SEALED_FILE);
            files
        };
        let sealed = self.sealed.as_ref().and_then(|sealed| sealed.get("files")).map(but_the_opening);
        sealed == Some(but_the_opening(&json!(self.call.public_files(now))))
    }

    /// A recorder that has counted nothing yet.
    fn blank(
        call: Arc<Call>,
        data: &DataFolder,
        folder: PathBuf,
        record: Option<Record>,
        now: Timestamp,
    ) -> Result<Self> {
        // Counting begins at the hour, and from then on a sealed hashtag is known to everybody. Before, nothing is kept of it: whoever
        // guesses it must not see the record grow.
        let hour = call.storm.window.start();
        Ok(Self {
            key: PseudonymKey::load_or_create(&data.pseudonym_key(&call.id))?,
            copies_kept: Copies::of(&call, data, record.is_some())?,
            quotable: call.quotable.iter().map(|q| (q.network, text::fold_handle(&q.handle))).collect(),
            kit: call.wordings_at(hour).iter().map(|wording| kit_form(&wording.text)).collect(),
            tags: Tags::new(counted_at(&call, now)),
            tally: Tally::new(asked(&call, &[])),
            sights: Sights::default(),
            refused: Refused::load(&forgotten_beside(&data.pseudonym_key(&call.id)))?,
            held: HashMap::new(),
            accounts: HashMap::new(),
            handles: HashMap::new(),
            account_places: HashMap::new(),
            gone: HashMap::new(),
            unseen: HashMap::new(),
            looks: Looks::default(),
            has_looked: false,
            names: HashMap::new(),
            deleting: Deleting::default(),
            leaving: Leaving::default(),
            watch: Watch::default(),
            reposts: HashMap::new(),
            versions: HashMap::new(),
            rejected: BTreeMap::new(),
            wall: BTreeMap::new(),
            hidden: HashSet::new(),
            recorded: 0,
            forgotten: 0,
            sealed: None,
            sealed_at: None,
            is_unreported: true,
            about: About::default(),
            media: data.media(&call.id),
            copies: 0,
            call,
            folder,
            record,
            claim: data.claim().cloned(),
            uncounted: None,
        })
    }
}
