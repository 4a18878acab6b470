// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the record holds of the call itself.

use std::collections::BTreeMap;

use anyhow::Result;
use call::{REPORT_FILE, SEALED_FILE};
use model::{CallId, Timestamp};
use record::{Draft, Kind, Reason};
use serde_json::{Value, json};

use super::{Recorder, counted_at};
use crate::{
    data::DataFolder,
    entry::{self, Tier},
    read_back::{Other, Read, each_entry},
};

impl Recorder {
    /// Keeps what opens a sealed hashtag as soon as everybody may know it, so that the record shows what was agreed before.
    pub fn reveal(&mut self, now: Timestamp) -> Result<()> {
        for tag in counted_at(&self.call, now) {
            if !self.tags.counted.contains(&tag) {
                self.spell(&tag);
            }
        }
        let sealed = self.sealed.as_ref().and_then(|sealed| sealed.get("files")).and_then(Value::as_object);
        let is_whole = sealed.is_some_and(|files| files.len() == self.call.public_files(now).len());
        if is_whole { Ok(()) } else { self.seal_call(false, now) }
    }

    /// Seals the call before anything is collected, and every change of it after that; of each what everybody may know.
    pub(super) fn seal_call(&mut self, countersigned: bool, now: Timestamp) -> Result<()> {
        let window = self.call.storm.window;
        let asked = json!({
            "call": self.call.id.as_str(), "files": self.call.public_files(now),
            "hashtags": self.call.hashtags_at(now),
            "window": [window.start().to_string(), window.end().to_string()],
        });
        let same =
            |part: &str| self.sealed.as_ref().is_some_and(|sealed| sealed.get(part) == asked.get(part));
        if ["files", "hashtags", "window"].into_iter().all(same) {
            return Ok(());
        }
        let kind = if self.sealed.is_some() { Kind::Amendment } else { Kind::Call };
        let before = self.sealed.as_ref().and_then(|sealed| sealed.get("files"));
        let after = asked.get("files");
        // What opens a hashtag that was sealed before changes nothing of what was agreed, nor when; nor does what is written into the report.
        let is_agreed = same("window") && before.map(agreed_files) == after.map(agreed_files);
        let file = |files: Option<&Value>, file: &str| files.and_then(|files| files.get(file)).cloned();
        let is_new = |name: &str| file(before, name) != file(after, name);
        let is_revealed = is_new(SEALED_FILE) && file(after, SEALED_FILE).is_some();
        let is_edited = is_new(REPORT_FILE);
        let sealed_at = self.sealed_at.filter(|_| is_agreed).unwrap_or(now);
        let mut content = asked;
        if let Some(content) = content.as_object_mut() {
            content.insert("sealed_at".to_owned(), sealed_at.to_string().into());
            if !is_agreed && kind == Kind::Amendment {
                content.insert("countersigned".to_owned(), countersigned.into());
            }
            let dated = [("revealed_at", is_revealed), ("edited_at", is_edited)];
            for (name, _) in dated.into_iter().filter(|(_, is_so)| is_agreed && *is_so) {
                content.insert(name.to_owned(), now.to_string().into());
            }
        }
        for place in self.writer()?.append(&[Draft::new(kind, &content, None)?])? {
            self.about.opened.see(place, kind, &content);
        }
        self.sealed = Some(content);
        self.sealed_at = Some(sealed_at);
        self.is_unreported = true;
        self.seal()?;
        Ok(())
    }
}

/// Those of a call's files that say what is asked.
fn agreed_files(files: &Value) -> BTreeMap<&str, &Value> {
    let files = files.as_object().into_iter().flatten().map(|(path, text)| (path.as_str(), text));
    files.filter(|(path, _)| ![REPORT_FILE, SEALED_FILE].contains(path)).collect()
}

/// Destroys what a call's record holds of the call itself, and the sealed copies and proofs, whose posts nobody looks after any more; that something was
/// sealed, and is gone, stays in the log.
pub fn erase_call(call: &CallId, data: &DataFolder, now: Timestamp) -> Result<()> {
    let folder = data.record(call);
    if !folder.exists() {
        return Ok(());
    }
    // Opening it signs what came last, so that this is found too.
    let mut record = data.open_record(call, now)?;
    let (mut own, mut copies) = (Vec::new(), Vec::new());
    each_entry(&folder, |place, read| {
        match read {
            Read::Other(Other { kind: Kind::Call | Kind::Amendment, .. }) => own.push(place),
            Read::Other(other) if is_sealed_proof(&other) => copies.push(place),
            Read::Post(kept) if kept.tier == Tier::Kept => copies.push(place),
            Read::Erased | Read::Other(_) | Read::Post(_) => {}
        }
        Ok(())
    })?;
    for (places, reason) in [(own, Reason::Author), (copies, Reason::Age)] {
        if !places.is_empty() {
            record.forget(&places, reason, &now.to_string())?;
            record.seal()?;
        }
    }
    Ok(())
}

fn is_sealed_proof(other: &Other) -> bool {
    other.kind == Kind::Capture && entry::read_sealed_proof(&other.content).is_some()
}
