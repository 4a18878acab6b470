// SPDX-License-Identifier: AGPL-3.0-or-later
//! An archive in which some lines are broken, each in another way, to see that each is counted and none believed.

use std::{
    fs::File,
    io::{BufRead, BufReader, BufWriter, Write},
    path::Path,
};

use anyhow::{Result, ensure};
use serde_json::Value;

use super::{
    answer::Answer,
    contender::{Contender, GROUNDSWELL},
    measure::measure,
    place::Place,
    row::Row,
};

const LINES: usize = 10_000;
const ONE_IN: usize = 100;

/// Sees that Groundswell counts the broken lines of an archive in which every line matches, and only the others' posts.
pub fn check(row: &Row, archive: &Path, place: &Place) -> Result<()> {
    let path = place.file("damaged.jsonl");
    let (whole, broken) = write(archive, &path)?;
    let report = |contender: Contender| measure(&contender.command(row, &path, place), place);
    let (_, report) = report(GROUNDSWELL)?;
    let rejected = serde_json::from_slice::<Value>(&report)?;
    let rejected = rejected.pointer("/rejected/lines").and_then(Value::as_u64);
    ensure!(rejected == Some(broken), "of {broken} broken lines {rejected:?} are counted");
    let posts = Answer::read(&report)?.posts();
    ensure!(posts == Some(whole), "of {whole} lines that are whole {posts:?} are counted");
    eprintln!("of {} lines {broken} are broken: each is counted, and none as a post", whole + broken);
    Ok(())
}

/// Copies the beginning of an archive, and breaks some lines; gives how many are whole and how many broken.
fn write(archive: &Path, path: &Path) -> Result<(u64, u64)> {
    let mut out = BufWriter::new(File::create(path)?);
    let (mut whole, mut broken) = (0, 0);
    for (place, line) in BufReader::new(File::open(archive)?).split(b'\n').take(LINES).enumerate() {
        let mut line = line?;
        if place % ONE_IN == ONE_IN - 1 {
            damage(&mut line, place / ONE_IN);
            broken += 1;
        } else {
            whole += 1;
        }
        line.push(b'\n');
        out.write_all(&line)?;
    }
    out.flush()?;
    Ok((whole, broken))
}

/// Breaks a line: an end too early, a byte that is no UTF-8, a control character, a wrong escape, a missing colon.
fn damage(line: &mut Vec<u8>, way: usize) {
    let in_text = place_of(line, b"\"text\": \"").unwrap_or_default();
    match way % 5 {
        0 => line.truncate(line.len() / 2),
        1 => line.insert(in_text, 0xFF),
        2 => line.insert(in_text, 0x01),
        3 => line.splice(in_text..in_text, *b"\\x41").for_each(drop),
        _ => line.retain({
            let mut place = 0;
            move |_| {
                place += 1;
                place != in_text - 2
            }
        }),
    }
}

/// Where something ends that stands in a line.
fn place_of(line: &[u8], wanted: &[u8]) -> Option<usize> {
    line.windows(wanted.len()).position(|bytes| bytes == wanted).map(|place| place + wanted.len())
}
