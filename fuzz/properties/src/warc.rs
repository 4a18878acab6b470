// SPDX-License-Identifier: AGPL-3.0-or-later
//! Records of web archives.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use pack::{Answer, Records};

use crate::items::{self, open, read};

/// What parts the records within an input: before each but the first, the line with which one begins is written.
const PARTING: &[u8] = b"\n----\n";

/// What stands in an input for the length of what follows the next blank line, up to the end of the record.
const LENGTH: &[u8] = b"@LEN";

/// Reads records whose lengths are right wherever an input leaves them open: without that no change of one would ever be looked at.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let records = records(bytes);
    let whole = records.concat();
    let mut before = 0;
    for record in Records::new(whole.as_slice()) {
        let number = record.as_ref().map_or_else(|fault| fault.number, |record| record.number);
        assert!(number >= before, "records are counted upwards");
        before = number;
        let answer = record.ok().as_ref().and_then(Answer::of);
        assert!(answer.is_none_or(|answer| answer.body.len() <= (64 << 20) + 1), "a body is bounded");
    }
    let packed: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    if whole.starts_with(b"WARC/1.") {
        assert_eq!(read(open(&packed)), read(open(&whole)), "packed record by record, it is something else");
    }
    items::check(|| open(&whole))
}

/// The records of an input.
pub(crate) fn records(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut records = Vec::new();
    let mut rest = bytes;
    while let Some(at) = find(rest, PARTING) {
        let (part, behind) = rest.split_at(at);
        records.push(with_length(part));
        rest = behind.get(PARTING.len()..).unwrap_or_default();
    }
    records.push(with_length(rest));
    records
}

fn with_length(record: &[u8]) -> Vec<u8> {
    let Some(at) = find(record, LENGTH) else { return record.to_vec() };
    let (before, behind) = record.split_at(at);
    let behind = behind.get(LENGTH.len()..).unwrap_or_default();
    let block = find(behind, b"\r\n\r\n").map_or(0, |end| behind.len() - end - 4);
    [before, block.to_string().as_bytes(), behind, b"\r\n\r\n"].concat()
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("memory takes it");
    packed.finish().expect("memory takes it")
}
