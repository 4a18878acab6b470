// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::File,
    io::{self, Write},
    path::PathBuf,
};

use anyhow::{Context, Result, bail};
use base64::{Engine, prelude::BASE64_STANDARD};
use clap::{Args, ValueEnum};
use record::{Kind, Verification};
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
        "vkey": found.vkey, "faults": faults.collect::<Value>(),
    })
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
    text
}

fn tombstones(found: &Verification) -> u64 {
    found.kinds.get(&Kind::Tombstone).copied().unwrap_or_default()
}
