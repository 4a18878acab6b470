// SPDX-License-Identifier: AGPL-3.0-or-later
//! Records and their exports as strangers hand them over.

use std::{
    fmt::Write,
    fs,
    path::{Component, Path},
};

use ::record::{Draft, Kind, Policy, Submission, Vkey, canonical_json, entries, verify, verify_export};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A small record: two captures of which one was forgotten, the tombstone of that.
const RECORD: [(&str, &[u8]); 8] = [
    ("checkpoint", include_bytes!("../record/checkpoint")),
    ("content/000", include_bytes!("../record/content/000")),
    ("lock", b""),
    ("tile/0/000.p/2", include_bytes!("../record/tile/0/000.p/2")),
    ("tile/0/000.p/3", include_bytes!("../record/tile/0/000.p/3")),
    ("tile/entries/000.p/2", include_bytes!("../record/tile/entries/000.p/2")),
    ("tile/entries/000.p/3", include_bytes!("../record/tile/entries/000.p/3")),
    ("vkey", include_bytes!("../record/vkey")),
];

/// The export of that record.
const EXPORT: &[u8] = include_bytes!("../record/export.jsonl");

/// The first byte says what the others are.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let Some((what, bytes)) = bytes.split_first() else { return 0 };
    let holds = match what {
        b'c' => check_canonical(bytes),
        b'e' => check_export(bytes),
        b'f' => check_file(bytes),
        b'k' => check_key(bytes),
        b'p' => Policy::parse(&String::from_utf8_lossy(bytes)).is_ok(),
        b's' => check_submission(bytes),
        _ => check_lines(bytes),
    };
    usize::from(holds)
}

/// Sees that a key that is read is written as it was.
fn check_key(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let vkey = text.parse::<Vkey>();
    if let Ok(vkey) = &vkey {
        assert_eq!(vkey.to_string(), text, "written again, it is another key");
    }
    vkey.is_ok()
}

/// Sees that of whatever is handed to a witness nothing is signed but the record's own checkpoint.
fn check_submission(bytes: &[u8]) -> bool {
    let Ok(submission) = Submission::parse(bytes) else { return false };
    let [(_, note), .., (_, vkey)] = RECORD;
    let vkey: Vkey = String::from_utf8_lossy(vkey).trim_end().parse().expect("it is the key of a record");
    let signed = submission.check(&[vkey], None);
    if let Ok(signed) = &signed {
        let root = String::from_utf8_lossy(note).lines().nth(2).map(str::to_owned);
        assert_eq!(Some(signed.root_text()), root, "another checkpoint is taken for the record's");
    }
    signed.is_ok()
}

/// Sees that what can be kept has one form, from which the same is read.
fn check_canonical(bytes: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else { return false };
    let written = canonical_json(&value);
    let again: Result<Value, _> = serde_json::from_slice(&written);
    let again = again.expect("what is written is JSON");
    let can_be_kept = Draft::new(Kind::Post, &value, None).is_ok();
    if can_be_kept {
        assert_eq!(canonical_json(&again), written, "written again, it is something else");
        assert!(value == again || has_minus_zero(&value), "read again, it is something else");
    }
    can_be_kept
}

/// RFC 8785 writes it as 0.
fn has_minus_zero(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::Array(items) => items.iter().any(has_minus_zero),
        Value::Object(members) => members.values().any(has_minus_zero),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

/// Sees that of everything that could be the export of the record, only the export is.
fn check_export(bytes: &[u8]) -> bool {
    let holds = verify_export(bytes).holds();
    assert_eq!(holds, bytes == EXPORT, "an export that was made holds, and no other");
    holds
}

/// Takes each line for an entry, and gives it the commitment that an entry of this content has: without that no
/// change of a content would ever be looked at.
fn check_lines(bytes: &[u8]) -> bool {
    let header = EXPORT.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default();
    let mut export = header.to_vec();
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let Ok(mut entry) = serde_json::from_slice::<Value>(line) else { return false };
        let (kind, content) = (entry.get("kind").cloned(), entry.get("content").cloned());
        let Some(members) = entry.as_object_mut() else { return false };
        let envelope = json!({"content": content, "evidence": Value::Null, "kind": kind});
        let salt = [7; 32];
        let commitment = Sha256::new()
            .chain_update(b"groundswell/record/leaf/v1\0")
            .chain_update(salt)
            .chain_update(canonical_json(&envelope))
            .finalize();
        members.insert("index".to_owned(), index.into());
        members.insert("salt".to_owned(), hex(&salt).into());
        members.insert("commitment".to_owned(), hex(&commitment).into());
        export.extend(canonical_json(&entry));
        export.push(b'\n');
    }
    check_export(&export)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes every write");
        text
    })
}

/// Puts bytes in the place of one file of the record; its name is the first line.
fn check_file(bytes: &[u8]) -> bool {
    let name = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let put = bytes.get(name.len() + 1..).unwrap_or_default();
    let Some(name) = str::from_utf8(name).ok().filter(|name| is_within(name)) else { return false };
    let folder = tempfile::tempdir().expect("a folder can be made");
    let files = RECORD.iter().copied().filter(|(file, _)| *file != name).chain([(name, put)]);
    for (file, bytes) in files {
        let path = folder.path().join(file);
        let above = path.parent().expect("it is in the folder");
        // A file may stand where another's folder should.
        if fs::create_dir_all(above).and_then(|()| fs::write(&path, bytes)).is_err() {
            return false;
        }
    }
    let holds = verify(folder.path()).holds();
    assert_eq!(
        holds,
        RECORD.contains(&(name, put)),
        "a record holds as it is, and no change of `{name}` does"
    );
    let read = entries(folder.path()).map(|entries| entries.filter(Result::is_ok).count());
    assert!(!holds || read.is_ok_and(|read| read == 3), "the record can't be read");
    holds
}

/// Whether a name leads to a file within a folder.
fn is_within(name: &str) -> bool {
    let mut parts = Path::new(name).components().peekable();
    parts.peek().is_some()
        && name.len() < 100
        && !name.contains('\0')
        && parts.all(|part| matches!(part, Component::Normal(_)))
}
