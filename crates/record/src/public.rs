// SPDX-License-Identifier: AGPL-3.0-or-later
//! What leaves a record for everybody: its public files, and some of its entries, each with the proof that it is in the log.

use std::{fs, io::Write, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;

use crate::{
    durable,
    error::{RecordError, at, damaged},
    export::{begin, line, write_line},
    proof::include,
};

/// The form of the first line, and thereby of all.
const FORMAT: &str = "groundswell/record/public/v1";

/// No public file is longer.
const LONGEST: u64 = 64 << 10;

/// The files of a record that a web server hands out, with their paths, in order.
///
/// # Errors
///
/// When one can't be read.
pub fn public_files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, RecordError> {
    let mut files = Vec::new();
    for name in ["checkpoint", "handover", "tile", "vkey", "witnessed"] {
        take(folder, name, &mut files)?;
    }
    Ok(files)
}

/// Takes in a file, or what a folder holds.
fn take(folder: &Path, name: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), RecordError> {
    let path = folder.join(name);
    if !path.is_dir() {
        if path.is_file() {
            files.push((name.to_owned(), durable::read(&path, LONGEST)?));
        }
        return Ok(());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(&path).map_err(at(&path))? {
        let inside = entry.map_err(at(&path))?.file_name();
        let inside =
            inside.to_str().ok_or_else(|| damaged(&path, "it holds a file that is none of a record's"))?;
        names.push(format!("{name}/{inside}"));
    }
    names.sort();
    names.iter().try_for_each(|name| take(folder, name, files))
}

/// Writes those sealed entries of a record that `is_public` chooses, one line each with the hashes that lead to the root, after a line with
/// checkpoint and key.
///
/// # Errors
///
/// When the record is damaged, or reading or writing fails.
pub fn export_public_jsonl(
    folder: &Path,
    is_public: impl Fn(u64) -> bool,
    out: &mut impl Write,
) -> Result<(), RecordError> {
    let (header, entries) = begin(folder, FORMAT)?;
    let checkpoint = entries.checkpoint().clone();
    write_line(&header, out)?;
    for entry in entries {
        let (index, entry) = entry?;
        if !is_public(index) {
            continue;
        }
        let path = include(folder, index, &checkpoint)?;
        let path = path.iter().map(|hash| Value::String(BASE64_STANDARD.encode(hash))).collect();
        let mut line = line(index, entry);
        if let Value::Object(members) = &mut line {
            members.insert("path".to_owned(), Value::Array(path));
        }
        write_line(&line, out)?;
    }
    out.flush().map_err(at(Path::new("export")))
}
