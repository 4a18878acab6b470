// SPDX-License-Identifier: AGPL-3.0-or-later
//! Counting a published report again, from the record that it rests on.
//!
//! The same tally counts, under the call as the record holds it, up to the entry that the report rested on; the JSON that this gives is held
//! against what was published, value by value. What was erased since can't be counted any more: what it may have changed is told apart, and
//! never called wrong.

mod again;
mod compare;
mod digest;
mod shown;
mod told;

use std::{
    collections::BTreeMap,
    fmt,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use record::Newest;
use report::RestsOn;
use serde_json::{Value, json};

pub use self::digest::AsPublished;
use self::{again::Again, compare::Compared};
use crate::{
    published::{JSON, LONGEST, PAGE, Published, published_of},
    terminal::quiet,
};

/// Where a report says on which state of which record it rests.
const RECORD: &str = "/method/record";

/// What was found of a report.
pub enum Verdict {
    /// It was counted again.
    Again(Box<Recount>),
    /// It was held against the digests that were published.
    Digest(AsPublished),
    /// It can't be counted again.
    Uncounted(Uncounted),
}

/// A report that can't be counted again.
pub struct Uncounted {
    file: PathBuf,
    why: String,
    /// Whether nothing is wrong with it but that what it needs was erased.
    is_erased: bool,
}

/// Says that the record does not hold its call any more.
#[derive(Debug)]
struct CallErased;

impl fmt::Display for CallErased {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the record does not hold the call any more: its hashtags and its hour were erased, and without them nothing can be counted",
        )
    }
}

impl std::error::Error for CallErased {}

impl Verdict {
    /// Whether nothing is wrong with it.
    pub fn holds(&self) -> bool {
        match self {
            Self::Again(recount) => recount.holds(),
            Self::Digest(digest) => digest.holds(),
            Self::Uncounted(uncounted) => uncounted.is_erased,
        }
    }

    /// For programs.
    pub fn json(&self) -> Value {
        match self {
            Self::Again(recount) => recount.json(),
            Self::Digest(digest) => digest.json(),
            Self::Uncounted(Uncounted { file, why, .. }) => {
                json!({"file": file.display().to_string(), "holds": self.holds(), "counted_again": false, "why": why})
            }
        }
    }

    /// For people.
    pub fn text(&self) -> String {
        match self {
            Self::Again(recount) => recount.text(),
            Self::Digest(digest) => digest.text(),
            Self::Uncounted(Uncounted { file, why, .. }) => {
                format!("report      {}: it can't be counted again: {why}\n", file.display())
            }
        }
    }
}

/// What has become of a published report that was counted again.
pub struct Recount {
    /// The report as JSON.
    file: PathBuf,
    /// The state of the record that it rests on.
    rests_on: RestsOn,
    /// The entry that says that exactly this file was published, and what it says.
    published: Option<(u64, Published)>,
    /// The other files beside it that the same entry names, each with whether it is what was published.
    beside: Vec<(String, bool)>,
    /// How many contents were erased since that it may rest on, by reason.
    erased: BTreeMap<String, u64>,
    /// The values, held against those that were counted again.
    compared: Compared,
    /// The version that counted it.
    version: String,
}

impl Recount {
    /// Counts a report again; a folder's is its `report.json`.
    pub fn of(record: &Path, report: &Path) -> Result<Self> {
        let file = if report.is_dir() { report.join(JSON) } else { report.to_owned() };
        let told = || format!("can't verify the report {}", file.display());
        let bytes = read(&file).with_context(told)?;
        let said: Value =
            serde_json::from_slice(&bytes).context("it is no report as JSON").with_context(told)?;
        let rests_on = rests_on(record, &said).with_context(told)?;
        let again = Again::of(record, &rests_on, &said).with_context(told)?;
        let published = again.reports.into_iter().find(|(_, published)| published.has(JSON, &bytes));
        let beside = published.iter().flat_map(|(_, published)| beside(&file, published)).collect();
        let compared = Compared::of(&said, &again.json, again.erased.values().sum());
        let version = said.pointer("/method/version").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Self { file, rests_on, published, beside, erased: again.erased, compared, version })
    }

    /// Whether it is what was published, and nothing in it is wrong. That something can't be counted any more is no fault.
    pub fn holds(&self) -> bool {
        self.published.is_some()
            && self.beside.iter().all(|(_, is_so)| *is_so)
            && self.compared.differs.is_empty()
    }
}

/// What is found of the report that was published of the record of a server's call, if one lies beside it. It is looked at unasked: whatever
/// it comes to, what was found of the record is told all the same.
pub fn beside_record(record: &Path) -> Option<Verdict> {
    let report = record.canonicalize().ok()?.with_file_name("report");
    if !report.join(JSON).exists() {
        return None;
    }
    let verdict = match says_its_record(&report) {
        true => Recount::of(record, &report).map(|recount| Verdict::Again(Box::new(recount))),
        false => as_published(record, &report).map(Verdict::Digest),
    };
    Some(verdict.unwrap_or_else(|error| {
        let is_erased = error.downcast_ref::<CallErased>().is_some();
        Verdict::Uncounted(Uncounted { file: report.join(JSON), why: format!("{error:#}"), is_erased })
    }))
}

/// Whether a report says on which record it rests. One of the first version does not; nor does one that was changed so.
fn says_its_record(report: &Path) -> bool {
    let said = read(&report.join(JSON)).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    said.is_some_and(|said| said.pointer(RECORD).is_some_and(Value::is_object))
}

/// Holds a report against the digests in its record: its JSON, or where the last one was of the first version its page.
fn as_published(record: &Path, report: &Path) -> Result<AsPublished> {
    let published = published_of(record)?;
    let has_figures = published.last().is_some_and(|last| last.files.contains_key(JSON));
    AsPublished::of(&report.join(if has_figures { JSON } else { PAGE }), &published)
}

/// Reads a file of bounded length.
fn read(file: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        bail!("it is longer than any report");
    }
    Ok(bytes)
}

/// On which state of the record a report rests; an error if it is not this record.
fn rests_on(record: &Path, said: &Value) -> Result<RestsOn> {
    let Some(named) = said.pointer(RECORD).filter(|named| named.is_object()) else {
        bail!(
            "it does not say on which record it rests: a report over files, or an older one; over files `groundswell report` counts it again"
        );
    };
    let text = |name: &str| named.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let size = named.get("size").and_then(Value::as_u64).unwrap_or_default();
    let rests_on = RestsOn { origin: text("origin"), size, root: text("root") };
    let newest = Newest::of(record)?;
    let origin = newest.note.lines().next().unwrap_or_default();
    if rests_on.origin != origin {
        bail!("it rests on another record: on `{}`, and this one is `{origin}`", quiet(&rests_on.origin));
    }
    if size > newest.checkpoint.size {
        bail!(
            "it rests on {size} entries, and this record has {}: it is another one, or an older copy",
            newest.checkpoint.size
        );
    }
    let root = record::Checkpoint { size, root: record::root_of(record, size)? }.root_text();
    if rests_on.root != root {
        bail!(
            "it rests on another record: the first {size} entries of this one have the root {root}, and not {}",
            quiet(&rests_on.root)
        );
    }
    Ok(rests_on)
}

/// The files beside a report's JSON that were published with it, each with whether it is what was published.
fn beside(file: &Path, published: &Published) -> Vec<(String, bool)> {
    let Some(folder) = file.parent() else { return Vec::new() };
    // A name out of a record leads nowhere else.
    let is_plain =
        |name: &str| name != JSON && Path::new(name).file_name().is_some_and(|plain| plain == name);
    let names = published.files.keys().filter(|name| is_plain(name) && folder.join(name).is_file());
    let told = |name: &String| {
        let is_so = fs::metadata(folder.join(name)).is_ok_and(|file| file.len() <= LONGEST)
            && read(&folder.join(name)).is_ok_and(|bytes| published.has(name, &bytes));
        (name.clone(), is_so)
    };
    names.map(told).collect()
}
