// SPDX-License-Identifier: AGPL-3.0-or-later
//! What can happen to an export.

use fastrand::Rng;
use serde_json::{Value, json};

use super::damage::{add, cut_out, flip, letters, overwrite, swap};
use crate::canonical_json;

/// Damages an export; says how.
pub fn damage(export: &[u8], rng: &mut Rng) -> (&'static str, Vec<u8>) {
    if rng.bool() {
        let mut bytes = export.to_vec();
        let (what, damage) = BYTES[rng.usize(..BYTES.len())];
        damage(&mut bytes, rng);
        return (what, bytes);
    }
    let mut lines: Vec<Vec<u8>> = export.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (what, damage) = LINES[rng.usize(..LINES.len())];
    damage(&mut lines, rng);
    (what, lines.concat())
}

type Bytes = fn(&mut Vec<u8>, &mut Rng);
type Lines = fn(&mut Vec<Vec<u8>>, &mut Rng);

const BYTES: &[(&str, Bytes)] = &[
    ("a bit flipped", |bytes, rng| flip(bytes, rng)),
    ("bytes cut out", cut_out),
    ("bytes added", add),
    ("bytes swapped", |bytes, rng| swap(bytes, rng)),
    ("bytes overwritten", |bytes, rng| overwrite(bytes, rng)),
    ("letters changed", letters),
];

const LINES: &[(&str, Lines)] = &[
    ("a line lost", |lines, rng| drop(lines.remove(rng.usize(..lines.len())))),
    ("the end lost", |lines, rng| lines.truncate(rng.usize(..lines.len()))),
    ("a line twice", |lines, rng| {
        let line = rng.usize(..lines.len());
        lines.insert(line, lines[line].clone());
    }),
    ("two lines swapped", |lines, rng| {
        let (a, b) = (rng.usize(..lines.len()), rng.usize(..lines.len()));
        lines.swap(a, b);
    }),
    ("a line in another spelling", |lines, rng| {
        let line = rng.usize(..lines.len());
        let value: Value = serde_json::from_slice(&lines[line]).unwrap();
        lines[line] = [serde_json::to_vec_pretty(&value).unwrap(), b"\n".to_vec()].concat();
    }),
    ("a member changed", |lines, rng| {
        let line = rng.usize(..lines.len());
        let mut value: Value = serde_json::from_slice(&lines[line]).unwrap();
        let members = value.as_object_mut().unwrap();
        let name = rng.choice(members.keys().cloned().collect::<Vec<_>>()).unwrap();
        let others = [
            json!(null),
            json!(""),
            json!(0),
            json!([]),
            json!({}),
            json!("AA=="),
            json!(1.5),
            json!("age"),
            json!(true),
        ];
        match rng.u8(..4) {
            0 => drop(members.remove(&name)),
            1 => drop(members.insert("more".to_owned(), 1.into())),
            _ => drop(members.insert(name, others[rng.usize(..others.len())].clone())),
        }
        lines[line] = [canonical_json(&value), b"\n".to_vec()].concat();
    }),
];
