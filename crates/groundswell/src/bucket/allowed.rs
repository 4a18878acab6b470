// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may lie in a bucket: exactly what the site gives to everybody.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    time::SystemTime,
};

use anyhow::{Context, Result};
use model::CallId;
use record::Under;
use web::{Live, Part};

use crate::data::DataFolder;

/// Where a part of a call lies, behind the call's name.
pub fn folder(part: Part) -> &'static str {
    match part {
        Part::Media => "media",
        Part::Record => "record",
        Part::Report => "report",
    }
}

/// The object that a file of a call is.
pub fn object(call: &CallId, part: Part, name: &str) -> String {
    format!("{call}/{}/{name}", folder(part))
}

/// Whether an object is one of a call's: what else lies there is not ours to delete.
pub fn is_ours(call: &CallId, object: &str) -> bool {
    let within = object.strip_prefix(call.as_str()).and_then(|rest| rest.strip_prefix('/'));
    let parts = [Part::Media, Part::Record, Part::Report];
    within.is_some_and(|within| {
        parts.iter().any(|part| within.strip_prefix(folder(*part)).is_some_and(|rest| rest.starts_with('/')))
    })
}

/// By what it is seen that a file was written anew: its length in bytes, and when that was.
pub type Stamp = (u64, Option<SystemTime>);

/// What may lie there of one call, and is here.
pub struct Allowed {
    /// The checkpoint under which things are handed out, if there is one yet.
    pub checkpoint: Option<Vec<u8>>,
    /// The other small files of the record by their names: its keys, how each was followed by the next, what witnesses have signed.
    pub notes: BTreeMap<String, Vec<u8>>,
    /// The names of the pictures that are shown.
    pub pictures: BTreeSet<String>,
    /// The files of the published report, by their names.
    pub report: BTreeMap<String, Stamp>,
    objects: BTreeSet<String>,
}

impl Allowed {
    /// Looks for what is here, and may be shown as a call stands.
    pub fn of(data: &DataFolder, call: &CallId, live: &Live) -> Result<Self> {
        let (checkpoint, notes) = notes(&data.record(call), live)?;
        let (pictures, report) = (pictures(data, call, live), report_files(data, call)?);
        let objects = pictures.iter().map(|name| object(call, Part::Media, name)).collect();
        Ok(Self { checkpoint, notes, pictures, report, objects })
    }

    /// The pictures, as objects.
    pub fn objects_of_pictures(&self) -> impl Iterator<Item = &String> {
        self.objects.iter()
    }

    /// Whether an object may lie there. Of tiles that is told by the record itself, and a checkpoint lies there until another does.
    pub fn has(&self, call: &CallId, object: &str) -> bool {
        let within = object.strip_prefix(call.as_str()).and_then(|rest| rest.strip_prefix('/'));
        match within.and_then(|within| within.split_once('/')) {
            Some(("media", name)) => self.pictures.contains(name),
            Some(("report", name)) => self.report.contains_key(name),
            Some(("record", "checkpoint")) => true,
            Some(("record", record::PUBLIC_EXPORT)) => self.checkpoint.is_some(),
            Some(("record", name)) => name.starts_with("tile/") || self.notes.contains_key(name),
            _ => false,
        }
    }
}

/// Small files by their names, and beside them the checkpoint.
type Notes = (Option<Vec<u8>>, BTreeMap<String, Vec<u8>>);

/// The small files of a record that are replaced, as they are handed out: the checkpoint, and the others by their names.
fn notes(folder: &Path, live: &Live) -> Result<Notes> {
    let read = |name: &str| record::public_file(folder, name).context("can't read the record");
    let mut notes = BTreeMap::new();
    let mut take = |name: &str| -> Result<bool> {
        let found = read(name)?;
        let is_there = found.is_some();
        notes.extend(found.map(|bytes| (name.to_owned(), bytes)));
        Ok(is_there)
    };
    // What witnesses have signed comes before the checkpoint, so that it is not the newer one.
    if live.under().is_some() {
        take(Under::Witnessed.file())?;
    }
    let checkpoint = live.under().map(|under| read(under.file())).transpose()?.flatten();
    take("vkey")?;
    let mut number = 1;
    while take(&format!("handover/{number}.tlog-proof"))? {
        number += 1;
    }
    Ok((checkpoint, notes))
}

/// The names of the pictures that are shown and are there.
fn pictures(data: &DataFolder, call: &CallId, live: &Live) -> BTreeSet<String> {
    let shown = live.wall.iter().chain(&live.quotes).flat_map(|quoted| &quoted.copies);
    let names = shown.map(|copy| copy.imprint.name());
    let folder = data.media(call);
    names.filter(|name| folder.join(name).is_file()).collect()
}

/// The files of the published report; none until it is published.
fn report_files(data: &DataFolder, call: &CallId) -> Result<BTreeMap<String, Stamp>> {
    let folder = data.report(call);
    // The page is written last of all: without it there is no report yet.
    if !folder.join("index.html").is_file() {
        return Ok(BTreeMap::new());
    }
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(&folder).context("can't look through the report")? {
        let entry = entry.context("can't look through the report")?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !is_report_file(&name) {
            continue;
        }
        // One that is replaced at this moment is looked at the next time.
        let Ok(metadata) = entry.metadata() else { continue };
        files.insert(name, (metadata.len(), metadata.modified().ok()));
    }
    Ok(files)
}

/// Whether the site shows a report's file of that name: `index.html`, `report.fa.pdf`, and so on.
fn is_report_file(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    let is_form = match (*first, *last) {
        ("report", "csv" | "json") => parts.len() == 2,
        ("chart", "png") | ("index", "html") | ("report", "md" | "pdf") => matches!(parts.len(), 2 | 3),
        _ => false,
    };
    is_form && objects::is_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_site_shows_of_a_report_may_lie_there() {
        for name in
            ["index.html", "index.fa.html", "report.json", "report.csv", "report.zh-Hant.pdf", "chart.png"]
        {
            assert!(is_report_file(name), "{name}");
        }
        for name in
            ["index.new", "report.fa.json", "report.json.new", ".index.html", "salts", "index.a.b.html"]
        {
            assert!(!is_report_file(name), "{name}");
        }
    }

    #[test]
    fn only_what_is_a_call_s_is_deleted_with_it() {
        let call: CallId = "ahang".parse().unwrap();
        for (object, is_own) in [
            ("ahang/record/checkpoint", true),
            ("ahang/media/3f.jpg", true),
            ("ahang/report/index.html", true),
            ("ahang/notes.txt", false),
            ("ahang-weavers/record/checkpoint", false),
            ("ahang/recordings/1", false),
        ] {
            assert_eq!(is_ours(&call, object), is_own, "{object}");
        }
    }
}
