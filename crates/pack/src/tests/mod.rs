// SPDX-License-Identifier: AGPL-3.0-or-later
mod answers;
mod packages;
mod reading;
mod writing;

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use crate::{Fault, Record, Records};

/// A record with a block, and with such fields beside those that each has.
pub(crate) fn record(kind: &str, fields: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/a\r\nWARC-Date: 2026-03-01T18:00:00Z\r\n{fields}Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

pub(crate) fn read(bytes: &[u8]) -> Vec<Result<Record, Fault>> {
    Records::new(bytes).collect()
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).expect("memory takes it");
    packed.finish().expect("memory takes it")
}
