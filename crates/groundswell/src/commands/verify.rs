// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use base64::{Engine, prelude::BASE64_STANDARD};
use clap::{Args, ValueEnum};
use model::Timestamp;
use rally::Exception;
use record::{Anchor, Anchored, Judgement, Kind, PUBLIC_EXPORT, Policy, Scanned, Shown, Verification};
use serde_json::{Map, Value, json};

use crate::{
    Outcome, WrongUse,
    cards::Judged,
    dating, distant,
    packaged::{self, Packaged},
    policies::read_policy,
    published::{Published, published_in},
    recount::{AsPublished, Recount, Verdict, beside_record},
    signatures::{Signatures, Watching},
    terminal::say,
};

/// Recomputes a record, an export of one or what a site hands out, and says what holds and what doesn't.
///
/// With the record itself, a report that was published of it is counted again too, value by value. What can't be counted any more, because
/// a content was erased since, is told apart, and is no fault.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell verify groundswell-data/calls/ahang-weavers/record\n  groundswell verify \
                  https://storm.example/ahang-weavers/record --policy mine.txt\n  groundswell verify my-record --report report.json"
)]
pub struct Verify {
    /// A record's folder, a file that `export --format jsonl` or `--format wacz` made, the address of a record on a site, the `record` folder of
    /// a mirror, or, with --policy, the proof of one
    /// entry (`.tlog-proof`)
    #[arg(value_name = "RECORD|EXPORT|ADDRESS|PROOF")]
    record: PathBuf,
    /// Whom you trust: a file in the form of c2sp.org/tlog-policy with the record's key, as you know it from elsewhere, and the witnesses
    /// that you ask for
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// A report that was published of the record, to be counted again: its `report.json`, or the folder that holds it. Of a record in a
    /// server's data it is the report beside it. Without the record itself only its digest is looked for
    #[arg(long, value_name = "FILE|FOLDER")]
    report: Option<PathBuf>,
    /// A server of the same house that may be reached by its name, without TLS
    #[arg(long = "reach", value_name = "NAME=ADDRESS:PORT")]
    exceptions: Vec<Exception>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

/// How a verification is printed.
#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// One JSON object
    Json,
    /// For people
    Text,
}

/// What verifying came to.
struct Found {
    log: Verification,
    /// The files of a published report that came with it, and that the record has the digests of.
    carried: Vec<String>,
    /// The reports that what is not the record itself tells of.
    published: Vec<Published>,
    /// A report that was looked at.
    report: Option<Verdict>,
    /// What authors have signed, where the log holds: of what does not hold, nothing else is said.
    signatures: Option<Signatures>,
    /// What the pages of a package say, where its log holds.
    pages: Option<Judged>,
}

impl Found {
    /// Whether everything holds: the log, what authorities of time have said, and the report if one was counted again.
    fn holds(&self) -> bool {
        let is_dated = self.log.anchors.iter().all(|found| dating::judge(found).is_ok());
        self.log.holds() && is_dated && self.report.as_ref().is_none_or(Verdict::holds)
    }
}

impl Verify {
    pub fn run(self) -> Result<Outcome> {
        let policy = self.policy.as_deref().map(read_policy).transpose()?;
        let address = address_of(&self.record)?;
        if let Some(policy) = policy.as_ref().filter(|_| address.is_none() && is_proof(&self.record)) {
            return self.proof(policy);
        }
        let mut found = self.found(address)?;
        let log = &found.log;
        if log.entries == 0 && log.vkey.is_none() && log.checkpoint.is_none() {
            match log.faults.first().filter(|_| address.is_some()) {
                Some(fault) => bail!("{}/{}: {}", self.record.display(), fault.file, fault.says),
                None => bail!("{} is neither a record nor an export of one", self.record.display()),
            }
        }
        // What is counted from a record that does not hold says nothing.
        if found.log.holds() {
            found.report = self.looked(&found.published)?;
            let signed = found.signatures.iter().flat_map(|found| &found.faults);
            let told = found.pages.iter().flat_map(|found| &found.faults);
            found.log.faults.extend(signed.chain(told).cloned());
        } else if self.report.is_some() {
            say(format_args!("the report is not counted again: the record does not hold"));
        }
        let judged = policy.map(|policy| found.log.judged(&policy));
        let is_trusted = judged.as_ref().is_none_or(|judged| judged.is_known && judged.is_enough);
        self.print(&found, judged.as_ref())?;
        Ok(if found.holds() && is_trusted { Outcome::Done } else { Outcome::No })
    }

    /// Recomputes what was named.
    fn found(&self, address: Option<&str>) -> Result<Found> {
        let watching = Watching::default();
        let see = |place, entry: Scanned<'_>| watching.see(place, entry);
        let mut file: fn(u64) -> String = |_| "export".to_owned();
        let mut cards = None;
        let (log, carried, published) = if let Some(address) = address {
            file = |_| PUBLIC_EXPORT.to_owned();
            let (log, published) = distant::verify(address, self.exceptions.clone(), &see)?;
            (log, Vec::new(), published)
        } else if distant::is_handed_out(&self.record) {
            file = |_| PUBLIC_EXPORT.to_owned();
            let (log, published) = distant::verify_saved(&self.record, &see);
            (log, Vec::new(), published)
        } else if self.record.is_dir() {
            file = record::content_file;
            (record::verify_seeing(&self.record, &see), Vec::new(), Vec::new())
        } else if let Some(packaged) = packaged::verify(&self.record, &see)? {
            let Packaged { found, reports, published, cards: read } = packaged;
            cards = Some(read);
            (found, reports, published)
        } else {
            (record::verify_export_seeing(self.open()?, &see), Vec::new(), Vec::new())
        };
        let signatures = log.holds().then(|| watching.finish(file));
        let pages = cards.zip(signatures.as_ref()).map(|(cards, signatures)| cards.judge(signatures, &log));
        Ok(Found { log, carried, published, report: None, signatures, pages })
    }

    fn open(&self) -> Result<File> {
        File::open(&self.record).with_context(|| format!("can't verify {}", self.record.display()))
    }

    /// Counts a report again, if one is named or lies beside the record; without the record, looks for its digest.
    fn looked(&self, published: &[Published]) -> Result<Option<Verdict>> {
        if self.record.is_dir() && !distant::is_handed_out(&self.record) {
            let Some(report) = &self.report else { return Ok(beside_record(&self.record)) };
            return Ok(Some(Verdict::Again(Box::new(Recount::of(&self.record, report)?))));
        }
        let look = |report: &PathBuf| {
            // Of an export it is read once more, and only if it is asked for.
            let of_export = if published.is_empty() && self.record.is_file() {
                published_in(self.open()?)
            } else {
                Vec::new()
            };
            AsPublished::of(report, if published.is_empty() { &of_export } else { published })
        };
        Ok(self.report.as_ref().map(look).transpose()?.map(Verdict::Digest))
    }

    fn print(&self, found: &Found, judged: Option<&Judgement>) -> Result<()> {
        let mut out = io::stdout().lock();
        let Found { log, carried, report, signatures, pages, .. } = found;
        match self.format {
            Form::Json => {
                let mut told = as_json(log, found.holds());
                if let Some(told) = told.as_object_mut() {
                    told.extend(judged.map(|judged| ("judged".to_owned(), judged_json(judged))));
                    told.extend(report.as_ref().map(|report| ("report".to_owned(), report.json())));
                    told.insert("carried_reports".to_owned(), json!(carried));
                    told.insert("signatures".to_owned(), json!(signatures.as_ref().map(Signatures::json)));
                    told.insert("pages".to_owned(), json!(pages.as_ref().map(Judged::json)));
                }
                writeln!(out, "{told:#}")?;
            }
            Form::Text => {
                write!(out, "{}", as_text(log, found.holds()))?;
                signatures.iter().try_for_each(|signatures| write!(out, "{}", signatures.text()))?;
                pages.iter().try_for_each(|pages| write!(out, "{}", pages.text()))?;
                judged.iter().try_for_each(|judged| write!(out, "{}", judged_text(judged)))?;
                report.iter().try_for_each(|report| write!(out, "{}", report.text()))?;
                if !carried.is_empty() {
                    writeln!(
                        out,
                        "report      {}: as the record says that it was published",
                        carried.join(", ")
                    )?;
                }
            }
        }
        Ok(())
    }

    /// Checks the proof of one entry.
    fn proof(&self, policy: &Policy) -> Result<Outcome> {
        let told = || format!("can't verify {}", self.record.display());
        let shown = match record::verify_proof(&fs::read(&self.record).with_context(told)?, policy) {
            Ok(shown) => shown,
            Err(says) => {
                println!("It does NOT hold: {says}.");
                return Ok(Outcome::No);
            }
        };
        let Shown { index, checkpoint, kind, content, judgement } = &shown;
        match self.format {
            Form::Json => println!(
                "{:#}",
                json!({"holds": true, "entry": index, "size": checkpoint.size, "root": checkpoint.root_text(), "kind": kind.key(),
                    "content": content, "judged": judged_json(judgement)})
            ),
            Form::Text => {
                println!(
                    "It holds: entry {index} of {} is a {} with this content:",
                    checkpoint.size,
                    kind.key()
                );
                println!("{content:#}");
                print!("{}", judged_text(judgement));
            }
        }
        Ok(if judgement.is_enough { Outcome::Done } else { Outcome::No })
    }
}

/// The address of a record, if it is one that was named.
fn address_of(record: &Path) -> Result<Option<&str>> {
    let Some(named) = record.to_str() else { return Ok(None) };
    if named.starts_with("http://") {
        bail!(WrongUse(format!(
            "{named}: what is fetched without TLS can be anybody's; give an address that begins with https://"
        )));
    }
    Ok(Some(named).filter(|named| named.starts_with("https://")))
}

/// Whether a file is the proof of an entry.
fn is_proof(file: &Path) -> bool {
    let mut first = [0; 22];
    File::open(file)
        .is_ok_and(|mut file| file.read_exact(&mut first).is_ok() && first == *b"c2sp.org/tlog-proof@v1")
}

fn judged_json(judged: &Judgement) -> Value {
    let by = judged.by.iter().map(|(name, at)| json!({"name": name, "at": instant(*at)}));
    json!({"known": judged.is_known, "by": by.collect::<Value>(), "enough": judged.is_enough})
}

fn judged_text(judged: &Judgement) -> String {
    let known =
        if judged.is_known { "its key is one that you trust" } else { "its key is NONE that you trust" };
    let enough = if judged.is_enough { "as many as you ask for" } else { "NOT as many as you ask for" };
    let names: Vec<&str> = judged.by.iter().map(|(name, _)| name.as_str()).collect();
    let by = if names.is_empty() { "no witness of yours".to_owned() } else { names.join(", ") };
    format!("by your policy: {known}; signed by {by}, {enough}\n")
}

fn as_json(found: &Verification, holds: bool) -> Value {
    let kinds: Map<String, Value> =
        found.kinds.iter().map(|(kind, count)| (kind.key().to_owned(), (*count).into())).collect();
    let reasons: Map<String, Value> =
        found.reasons.iter().map(|(reason, count)| (reason.key().to_owned(), (*count).into())).collect();
    let faults = found.faults.iter();
    let faults = faults.map(|fault| json!({"file": fault.file, "entry": fault.index, "says": fault.says}));
    json!({
        "holds": holds, "entries": found.entries, "kept": found.kept, "forgotten": found.forgotten,
        "unsealed": found.unsealed, "kinds": kinds, "tombstones": tombstones(found), "forgotten_by_reason": reasons,
        "checkpoint": found.checkpoint.as_ref().map(|checkpoint| json!({
            "size": checkpoint.size, "root": BASE64_STANDARD.encode(checkpoint.root),
        })),
        "vkey": found.vkey, "former_vkeys": found.former, "policy": found.policy,
        "witnessed": found.witnessed.as_ref().map(|witnessed| json!({
            "size": witnessed.checkpoint.size, "enough": witnessed.is_enough, "compared": witnessed.is_compared,
            "by": witnessed.by.iter().map(|(name, at)| json!({"name": name, "at": instant(*at)})).collect::<Value>(),
        })),
        "anchors": found.anchors.iter().map(anchor_json).collect::<Value>(),
        "faults": faults.collect::<Value>(),
    })
}

fn anchor_json(found: &Anchored) -> Value {
    let Anchor { at, authority, form, failed, .. } = &found.anchor;
    let said = dating::judge(found);
    let fault = said.as_ref().err();
    json!({
        "entry": found.index, "size": found.size, "compared": found.is_compared, "at": at, "authority": authority, "form": form.key(),
        "failed": failed, "says": said.as_ref().ok(), "fault": fault,
    })
}

/// An instant as people write it.
fn instant(seconds: u64) -> String {
    let at = i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    at.map_or_else(|| seconds.to_string(), |at| at.to_string())
}

fn as_text(found: &Verification, holds: bool) -> String {
    let mut text = String::new();
    let mut line = |sentence: String| {
        text.push_str(&sentence);
        text.push('\n');
    };
    line(if holds { "Everything holds.".to_owned() } else { "NOT everything holds:".to_owned() });
    for fault in &found.faults {
        let entry = fault.index.map(|index| format!(", entry {index}")).unwrap_or_default();
        line(format!("  {}{entry}: {}", fault.file, fault.says));
    }
    line(format!("entries     {}: {} kept, {} forgotten", found.entries, found.kept, found.forgotten));
    for (kind, count) in &found.kinds {
        line(format!("  {:<9} {count}", kind.key()));
    }
    for (reason, count) in &found.reasons {
        line(format!("  forgotten for the reason `{}`: {count}", reason.key()));
    }
    if found.unsealed > 0 {
        line(format!(
            "  {} are not under the checkpoint yet: the record is being written, or was interrupted",
            found.unsealed
        ));
    }
    if let Some(checkpoint) = &found.checkpoint {
        line(format!(
            "checkpoint  size {}, root {}",
            checkpoint.size,
            BASE64_STANDARD.encode(checkpoint.root)
        ));
    }
    if let Some(vkey) = &found.vkey {
        line(format!("signed by   {vkey}"));
    }
    for (former, next) in found.former.iter().zip(found.former.iter().skip(1).chain(&found.vkey)) {
        let name = |vkey: &str| vkey.split('+').next().unwrap_or_default().to_owned();
        if name(former) == name(next) {
            line(format!("  before    {former}, which has handed over"));
        } else {
            line(format!(
                "  before    {former}, until it was restored from a backup: what that signed later is not in here"
            ));
        }
    }
    witnesses(found, &mut line);
    for found in &found.anchors {
        let Anchored { size, anchor, .. } = found;
        let Anchor { at, authority, form, failed, .. } = anchor;
        let said = match (failed, dating::judge(found)) {
            (Some(says), _) => format!("no answer: {says}"),
            (None, Ok(says)) => says,
            (None, Err(says)) => format!("it does NOT hold: {says}"),
        };
        let earlier = if found.is_compared { "" } else { EARLIER };
        line(format!("time        {authority} ({}), of {size} entries, {at}: {said}{earlier}", form.key()));
    }
    if found.anchors.is_empty() {
        line("time        none: since when the log stands so is the word of whoever signs".to_owned());
    }
    text
}

/// What is said of an earlier checkpoint where only some of the entries are at hand.
const EARLIER: &str = "; whether that is this log as it was before can't be said from what is here";

/// Says who has signed beside the record itself.
fn witnesses(found: &Verification, line: &mut impl FnMut(String)) {
    match (&found.witnessed, &found.policy) {
        (None, None) => line(
            "witnesses   none: that nobody was shown another log is the word of whoever signs".to_owned(),
        ),
        (None, Some(_)) => line("witnesses   none has signed yet".to_owned()),
        (Some(witnessed), _) => {
            let enough =
                if witnessed.is_enough { "as many as the record asks for" } else { "fewer than it asks for" };
            line(format!(
                "witnesses   {} of size {}, {enough}{}",
                witnessed.by.len(),
                witnessed.checkpoint.size,
                if witnessed.is_compared { "" } else { EARLIER }
            ));
            for (name, at) in &witnessed.by {
                line(format!("  {name}, {}", instant(*at)));
            }
        }
    }
}

fn tombstones(found: &Verification) -> u64 {
    found.kinds.get(&Kind::Tombstone).copied().unwrap_or_default()
}
