// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::File,
    io::{self, Write},
    path::PathBuf,
};

use anyhow::{Context, Result, bail};
use base64::{Engine, prelude::BASE64_STANDARD};
use clap::{Args, ValueEnum};
use model::Timestamp;
use record::{Anchor, Anchored, Kind, Verification};
use serde_json::{Map, Value, json};

use crate::Outcome;

/// Recomputes a record or an export of one, and says what holds and what doesn't.
#[derive(Args)]
#[command(after_help = "Example:\n  groundswell verify groundswell-data/calls/ahang-weavers/record")]
pub struct Verify {
    /// A record's folder, or a file that `export --format jsonl` made
    #[arg(value_name = "RECORD|EXPORT")]
    record: PathBuf,
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

impl Verify {
    pub fn run(self) -> Result<Outcome> {
        let found = if self.record.is_dir() {
            record::verify(&self.record)
        } else {
            record::verify_export(
                File::open(&self.record)
                    .with_context(|| format!("can't verify {}", self.record.display()))?,
            )
        };
        if found.entries == 0 && found.vkey.is_none() && found.checkpoint.is_none() {
            bail!("{} is neither a record nor an export of one", self.record.display());
        }
        let mut out = io::stdout().lock();
        match self.format {
            Form::Json => writeln!(out, "{:#}", as_json(&found))?,
            Form::Text => write!(out, "{}", as_text(&found))?,
        }
        Ok(if found.holds() { Outcome::Done } else { Outcome::No })
    }
}

fn as_json(found: &Verification) -> Value {
    let kinds: Map<String, Value> =
        found.kinds.iter().map(|(kind, count)| (kind.key().to_owned(), (*count).into())).collect();
    let reasons: Map<String, Value> =
        found.reasons.iter().map(|(reason, count)| (reason.key().to_owned(), (*count).into())).collect();
    let faults = found.faults.iter();
    let faults = faults.map(|fault| json!({"file": fault.file, "entry": fault.index, "says": fault.says}));
    json!({
        "holds": found.holds(), "entries": found.entries, "kept": found.kept, "forgotten": found.forgotten,
        "unsealed": found.unsealed, "kinds": kinds, "tombstones": tombstones(found), "forgotten_by_reason": reasons,
        "checkpoint": found.checkpoint.as_ref().map(|checkpoint| json!({
            "size": checkpoint.size, "root": BASE64_STANDARD.encode(checkpoint.root),
        })),
        "vkey": found.vkey, "former_vkeys": found.former, "policy": found.policy,
        "witnessed": found.witnessed.as_ref().map(|witnessed| json!({
            "size": witnessed.checkpoint.size, "enough": witnessed.is_enough,
            "by": witnessed.by.iter().map(|(name, at)| json!({"name": name, "at": instant(*at)})).collect::<Value>(),
        })),
        "anchors": found.anchors.iter().map(anchor_json).collect::<Value>(),
        "faults": faults.collect::<Value>(),
    })
}

fn anchor_json(found: &Anchored) -> Value {
    let Anchor { at, authority, form, failed, .. } = &found.anchor;
    json!({
        "entry": found.index, "size": found.size, "at": at, "authority": authority, "form": form.key(),
        "failed": failed,
    })
}

/// An instant as people write it.
fn instant(seconds: u64) -> String {
    let at = i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    at.map_or_else(|| seconds.to_string(), |at| at.to_string())
}

fn as_text(found: &Verification) -> String {
    let mut text = String::new();
    let mut line = |sentence: String| {
        text.push_str(&sentence);
        text.push('\n');
    };
    line(if found.holds() { "Everything holds.".to_owned() } else { "NOT everything holds:".to_owned() });
    for fault in &found.faults {
        let entry = fault.index.map(|index| format!(", entry {index}")).unwrap_or_default();
        line(format!("  {}{entry}: {}", fault.file, fault.says));
    }
    line(format!("entries     {}: {} kept, {} forgotten", found.entries, found.kept, found.forgotten));
    for (kind, count) in &found.kinds {
        line(format!("  {:<10}{count}", kind.key()));
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
    for former in &found.former {
        line(format!("  before    {former}, which has handed over"));
    }
    witnesses(found, &mut line);
    for Anchored { size, anchor, .. } in &found.anchors {
        let Anchor { at, authority, form, failed, .. } = anchor;
        let said = failed
            .as_ref()
            .map_or_else(|| "its word is kept".to_owned(), |says| format!("no answer: {says}"));
        line(format!("time        {authority} ({}), of {size} entries, {at}: {said}", form.key()));
    }
    text
}

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
                "witnesses   {} of size {}, {enough}",
                witnessed.by.len(),
                witnessed.checkpoint.size
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
