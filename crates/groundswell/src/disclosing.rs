// SPDX-License-Identifier: AGPL-3.0-or-later
//! Hands out sealed copies, after the record says so: of how many posts, when, and why.
//!
//! What survives a crash: the entry is durable before the first byte is written. After a crash the record may tell of copies that nobody got,
//! and never the other way round.

use std::{collections::BTreeSet, io::Write, path::Path};

use anyhow::{Context, Result, bail};
use model::Timestamp;
use record::{Draft, Entry, Kind, Newest, Record};
use report::Disclosed;
use serde_json::{Value, json};
use spare::Bundle;

use crate::{
    data::RecordKeys,
    entry::{self, Kept, Tier},
    pseudonym::PseudonymKey,
    read_back::{each_other, each_post},
    record_input::is_record,
    signing,
};

/// What a bundle begins with: what the record says of it.
pub const ABOUT: &str = "disclosure.json";

/// Why copies are handed out: for everybody to read, as long as there is the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

/// A record that is about to hand out copies.
pub struct Disclosing {
    folder: std::path::PathBuf,
    record: Record,
    pseudonyms: PseudonymKey,
}

/// What the record says of copies that are handed out now.
pub struct Disclosure {
    /// What its entry says.
    content: Value,
    /// The place of that entry.
    entry: u64,
    /// The places of the entries of the copies.
    copies: BTreeSet<u64>,
    /// Those of what proves the same posts.
    proofs: BTreeSet<u64>,
    at: Timestamp,
}

impl std::str::FromStr for Reason {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let words = written.trim();
        if words.is_empty() {
            return Err("say why, in words: they stand in the record, for everybody");
        }
        if words.len() > 1000 || words.chars().any(char::is_control) {
            return Err("say why on one line of at most 1,000 bytes");
        }
        Ok(Self(words.to_owned()))
    }
}

impl Disclosing {
    /// Opens the record of a server's call, which nobody else may be writing.
    pub fn open(folder: &Path, now: Timestamp) -> Result<Self> {
        if !is_record(folder) {
            bail!("{} is no record: a record is a folder with a checkpoint", folder.display());
        }
        let keys = RecordKeys::of(folder);
        if !keys.is_server {
            bail!("{} is no record of a server's call: it has no sealed copies", folder.display());
        }
        let mut record = signing::open(folder, &keys.signing, || bail!("its key is gone"), now)?;
        // Only what is sealed is read back.
        record.seal()?;
        Ok(Self { folder: folder.to_owned(), record, pseudonyms: PseudonymKey::load(&keys.pseudonyms)? })
    }

    /// Writes into the record that copies are handed out: of those posts, by their addresses or their networks' names for them, or of all.
    /// Nothing, and nothing is written, if there is none. The entry is durable when this returns.
    pub fn log(&mut self, posts: &[String], reason: &Reason, now: Timestamp) -> Result<Option<Disclosure>> {
        let (mut copies, mut proofs, mut ids) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        each_post(&self.folder, |place, kept| {
            if kept.tier == Tier::Kept
                && (posts.is_empty() || posts.iter().any(|name| self.is_named(&kept, name)))
            {
                copies.insert(place);
                ids.extend(kept.counts_as.id);
            }
        })?;
        if copies.is_empty() {
            return Ok(None);
        }
        each_other(&self.folder, &[Kind::Capture], |place, other| {
            if entry::read_sealed_proof(&other.content).is_some_and(|id| ids.contains(&id)) {
                proofs.insert(place);
            }
        })?;
        let content = json!({"at": now.to_string(), "posts": ids.len(), "reason": reason.0});
        let entry = self.record.append(&[Draft::new(Kind::Disclosure, &content, None)?])?.start;
        self.record.seal()?;
        Ok(Some(Disclosure { content, entry, copies, proofs, at: now }))
    }

    /// Hands copies out as they are kept, and what proves the same posts, each a file of age, in a tar archive.
    pub fn hand_out(&self, disclosure: &Disclosure, out: &mut dyn Write) -> Result<()> {
        let time = u64::try_from(disclosure.at.as_second()).unwrap_or_default();
        let mut bundle = Bundle::new(out, time);
        bundle.add(ABOUT, format!("{:#}\n", self.about(disclosure)?).as_bytes())?;
        for entry in record::entries(&self.folder)? {
            let (place, entry) = entry?;
            let folder = match place {
                place if disclosure.copies.contains(&place) => "copies",
                place if disclosure.proofs.contains(&place) => "proofs",
                _ => continue,
            };
            if let Entry::Kept { evidence: Some(sealed), .. } = entry {
                bundle.add(&format!("{folder}/{place}.age"), &sealed)?;
            }
        }
        bundle.finish()?;
        Ok(())
    }

    /// What stands beside the copies.
    fn about(&self, disclosure: &Disclosure) -> Result<Value> {
        let note = Newest::of(&self.folder)?.note;
        let origin = note.lines().next().context("a checkpoint has a first line")?;
        Ok(json!({"record": origin, "entry": disclosure.entry, "disclosure": disclosure.content}))
    }

    fn is_named(&self, kept: &Kept, name: &str) -> bool {
        let network = kept.counts_as.network;
        let id = kept.counts_as.id.as_ref().map(model::PostId::as_str);
        kept.names.contains(&self.pseudonyms.of_name(network, name))
            || id == Some(self.pseudonyms.of_post(network, name).as_str())
    }
}

/// Reads what an entry says of copies that were handed out; nothing if it is of another form.
pub fn read(content: &Value) -> Option<Disclosed> {
    let text = |name: &str| content.get(name)?.as_str();
    let posts = content.get("posts")?.as_u64()?;
    Some(Disclosed { at: text("at")?.parse().ok()?, posts, reason: text("reason")?.to_owned() })
}

impl Disclosure {
    /// How many posts these are copies of.
    pub fn posts(&self) -> u64 {
        self.content.get("posts").and_then(Value::as_u64).unwrap_or_default()
    }

    /// The place of the entry that says so.
    pub fn entry(&self) -> u64 {
        self.entry
    }
}
