// SPDX-License-Identifier: AGPL-3.0-or-later
//! A record as lines of JSON that can be checked without its folder.

use std::{
    io::{BufRead, BufReader, Read, Write},
    path::Path,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    audit::{Audit, See, Verification},
    canonical::canonical_json,
    checkpoint::{self, Checkpoint},
    draft::{MOST_CONTENT, MOST_EVIDENCE, commitment, hex},
    durable,
    entries::{Entry, entries},
    error::{RecordError, at, damaged},
    head::{Head, Opener},
    lineage::handover_name,
    merkle::{Hash, Leaves},
    note::Note,
    opening::read_lineage,
    public,
    tombstone::Reason,
    witness::Newest,
    witnessed,
};

/// The form of the first line, and thereby of all.
const FORMAT: &str = "groundswell/record/export/v1";

/// The longest line: content and evidence at their longest, and room for the rest.
const LONGEST: usize = MOST_CONTENT + MOST_EVIDENCE / 3 * 4 + 4096;

/// Writes the sealed entries of a record, one line each, after a line with checkpoint and key.
///
/// # Errors
///
/// When the record is damaged, or reading or writing fails.
pub fn export_jsonl(folder: &Path, out: &mut impl Write) -> Result<(), RecordError> {
    let entries = entries(folder)?;
    let Newest { note, checkpoint } = Newest::of(folder)?;
    if checkpoint != *entries.checkpoint() {
        let says = "it changed while the record was exported: export it again";
        return Err(damaged(&folder.join("checkpoint"), says));
    }
    write_line(&header(folder, FORMAT, note)?, out)?;
    for entry in entries {
        let (index, entry) = entry?;
        write_line(&line(index, entry), out)?;
    }
    out.flush().map_err(at(Path::new("export")))
}

/// The first line of an export in some form, under a checkpoint.
pub(crate) fn header(folder: &Path, format: &str, checkpoint: String) -> Result<Value, RecordError> {
    let read = |name: &str, longest| durable::read(&folder.join(name), longest);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let witnessed = folder.join("witnessed").exists().then(|| read("witnessed", witnessed::LONGEST));
    let witnessed = witnessed.transpose()?.map(text);
    // What witnesses have signed meanwhile is beyond this checkpoint.
    let size = |note: &str| {
        Checkpoint::of_text(Note::parse(note.as_bytes())?.text).map(|checkpoint| checkpoint.size)
    };
    let witnessed = witnessed.filter(|note| size(note) <= size(&checkpoint));
    let lineage = read_lineage(folder)?;
    let handover = lineage.changes().map(|(number, _, _)| read(&handover_name(number), checkpoint::LONGEST));
    let handover =
        handover.map(|bytes| Ok(Value::String(text(bytes?)))).collect::<Result<Vec<_>, RecordError>>()?;
    Ok(json!({
        "checkpoint": checkpoint, "format": format, "handover": handover, "vkey": lineage.to_string(),
        "witnessed": witnessed,
    }))
}

/// Recomputes everything in an export, one line in memory at a time (and 32 bytes for each); or in what was opened to everybody, of which
/// each line shows by itself that it is in the log.
#[must_use]
pub fn verify_export(reader: impl Read) -> Verification {
    verify_lines(reader, None)
}

/// Does the same, and tells of the entries meanwhile, in their order.
#[must_use]
pub fn verify_export_seeing(reader: impl Read, see: See<'_>) -> Verification {
    verify_lines(reader, Some(see))
}

fn verify_lines(reader: impl Read, see: Option<See<'_>>) -> Verification {
    let mut audit = Audit::new(|_| "export".to_owned());
    let mut lines = BufReader::new(reader);
    let Some((format, head)) = read_header(&mut lines, &mut audit) else { return audit.finish(0, 0) };
    let Some(checkpoint) = head.checkpoint.clone() else { return audit.finish(0, 0) };
    if format == public::FORMAT {
        audit.see_only_some();
        if let Err(says) = public::check_lines(&mut lines, &checkpoint, &mut audit, see) {
            audit.fault("export", None, says);
        }
        let root = |size| (size == checkpoint.size).then_some(checkpoint.root);
        head.compare(audit.take_own(), root, &mut audit);
        return audit.finish(checkpoint.size, 0);
    }
    let mut leaves = Leaves::default();
    while leaves.size() < checkpoint.size {
        let index = leaves.size();
        match read_line(&mut lines).and_then(|line| check_line(index, &line, &mut audit, see)) {
            Ok(commitment) => leaves.push(&commitment),
            Err(says) => {
                audit.gap(index, says);
                return audit.finish(index, 0);
            }
        }
    }
    if leaves.root(checkpoint.size) != Some(checkpoint.root) {
        audit.fault("export", None, "the entries do not lead to the root in its checkpoint");
    }
    if !lines.fill_buf().is_ok_and(<[u8]>::is_empty) {
        audit.fault("export", None, "it goes on after the last entry");
    }
    head.compare(audit.take_own(), |size| leaves.root(size), &mut audit);
    audit.finish(leaves.size(), 0)
}

/// The line of an entry.
pub(crate) fn line(index: u64, entry: Entry) -> Value {
    match entry {
        Entry::Forgotten { reason, at, commitment } => {
            let forgotten = json!({"at": at, "reason": reason.key()});
            json!({"commitment": hex(&commitment), "forgotten": forgotten, "index": index})
        }
        Entry::Kept { kind, content, evidence, commitment, salt } => json!({
            "commitment": hex(&commitment),
            "content": content,
            "evidence": evidence.map(|evidence| BASE64_STANDARD.encode(evidence)),
            "index": index,
            "kind": kind.key(),
            "salt": hex(&salt),
        }),
    }
}

pub(crate) fn write_line(line: &Value, out: &mut impl Write) -> Result<(), RecordError> {
    let mut bytes = canonical_json(line);
    bytes.push(b'\n');
    out.write_all(&bytes).map_err(at(Path::new("export")))
}

fn read_header(lines: &mut impl BufRead, audit: &mut Audit) -> Option<(String, Head)> {
    let header = read_line(lines).and_then(|header| Header::parse(&header));
    match header {
        Ok(Header { format, checkpoint, vkey, witnessed, handover }) => {
            let mut handover = handover.into_iter();
            let next = |_: &str, audit: &mut Audit| {
                let file = handover.next().map(String::into_bytes);
                if file.is_none() {
                    audit.fault("export", None, "the first line does not show how its keys changed");
                }
                file
            };
            let by: Opener =
                if format == public::FORMAT { Checkpoint::open_by_any } else { Checkpoint::open_by_current };
            let (vkey, checkpoint) = (Some(vkey.as_bytes()), (Some(checkpoint.as_bytes()), by));
            let head = Head::open(vkey, checkpoint, witnessed.map(String::into_bytes), next, audit);
            if handover.next().is_some() {
                audit.fault("export", None, "the first line shows a change of keys that is none");
            }
            Some((format, head))
        }
        Err(says) => {
            audit.fault("export", None, format!("the first line: {says}"));
            None
        }
    }
}

/// The first line of an export.
struct Header {
    format: String,
    checkpoint: String,
    vkey: String,
    witnessed: Option<String>,
    handover: Vec<String>,
}

impl Header {
    fn parse(header: &Value) -> Result<Self, &'static str> {
        const NO_HEADER: &str = "it is not the first line of an export";
        let text = |name| header.get(name).and_then(Value::as_str).map(str::to_owned).ok_or(NO_HEADER);
        let format = text("format")?;
        if ![FORMAT, public::FORMAT].contains(&&*format)
            || header.as_object().is_none_or(|members| members.len() != 5)
        {
            return Err(NO_HEADER);
        }
        let witnessed = match header.get("witnessed") {
            Some(Value::Null) => None,
            _ => Some(text("witnessed")?),
        };
        let handover = header.get("handover").and_then(Value::as_array).ok_or(NO_HEADER)?;
        let handover = handover.iter().map(|file| file.as_str().map(str::to_owned)).collect::<Option<_>>();
        let handover = handover.ok_or(NO_HEADER)?;
        Ok(Self { format, checkpoint: text("checkpoint")?, vkey: text("vkey")?, witnessed, handover })
    }
}

/// Reads a line, which must be exactly what an export writes for its value.
pub(crate) fn read_line(lines: &mut impl BufRead) -> Result<Value, &'static str> {
    let mut line = Vec::new();
    lines.take(LONGEST as u64).read_until(b'\n', &mut line).map_err(|_| "it can't be read")?;
    let line = line.strip_suffix(b"\n").ok_or(match line.len() {
        LONGEST => "the line is too long",
        0 => "the line is missing",
        _ => "the line is cut off",
    })?;
    let value: Value = serde_json::from_slice(line).map_err(|_| "the line is not JSON")?;
    if canonical_json(&value) != line {
        return Err("the line is not in the form of RFC 8785");
    }
    Ok(value)
}

/// Checks the line of an entry; returns its commitment.
pub(crate) fn check_line(
    index: u64,
    line: &Value,
    audit: &mut Audit,
    see: Option<See<'_>>,
) -> Result<Hash, &'static str> {
    const NO_ENTRY: &str = "the line is not that of an entry";
    let members = line.as_object().ok_or(NO_ENTRY)?;
    let text = |name| line.get(name).and_then(Value::as_str).ok_or(NO_ENTRY);
    if line.get("index").and_then(Value::as_u64) != Some(index) {
        return Err("the line is not that of the next entry");
    }
    let said = text("commitment").map(unhex)?.ok_or(NO_ENTRY)?;
    if let Some(forgotten) = line.get("forgotten") {
        let text = |name| forgotten.get(name).and_then(Value::as_str).ok_or(NO_ENTRY);
        let reason: Reason = text("reason")?.parse().map_err(|_| NO_ENTRY)?;
        let at = text("at")?.to_owned();
        if members.len() != 3 || *forgotten != json!({"at": at, "reason": reason.key()}) {
            return Err(NO_ENTRY);
        }
        audit.forgotten(index, Some((reason, at)));
        return Ok(said);
    }
    let salt = text("salt").map(unhex)?.ok_or(NO_ENTRY)?;
    let content = line.get("content").ok_or(NO_ENTRY)?;
    let evidence = match line.get("evidence").ok_or(NO_ENTRY)? {
        Value::Null => None,
        Value::String(base64) => Some(BASE64_STANDARD.decode(base64).map_err(|_| NO_ENTRY)?),
        _ => return Err(NO_ENTRY),
    };
    if members.len() != 6 {
        return Err(NO_ENTRY);
    }
    let canonical = crate::draft::envelope(text("kind")?, content, evidence.as_deref());
    if commitment(&salt, &canonical) != said {
        return Err("its commitment is not that of its salt and content");
    }
    audit.kept(index, &canonical, &evidence.unwrap_or_default(), see);
    Ok(said)
}

pub(crate) fn unhex(text: &str) -> Option<Hash> {
    let bytes: Vec<u8> = text
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok())
        .collect::<Option<_>>()?;
    // Written out again it must be the same: capitals would be another spelling.
    (hex(&bytes) == text).then_some(bytes)?.try_into().ok()
}
