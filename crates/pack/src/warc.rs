// SPDX-License-Identifier: AGPL-3.0-or-later
//! WARC 1.1 as it is written: each record packed by itself, so that an index can lead to it.

use std::io::Write;

use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

use crate::digest::sha256;

/// What an archive is to hold.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    /// Under which address.
    pub target: &'a str,
    /// As of when: an instant to the second, `2026-12-01T15:00:00Z`.
    pub at: &'a str,
    /// Of what media type.
    pub media_type: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// The packed record of a content that was not received by HTTP, or not kept so.
pub(crate) fn resource(content: &Content<'_>) -> Vec<u8> {
    let Content { target, at, media_type, bytes } = content;
    let digest = sha256(bytes);
    let fields = [
        ("WARC-Type", "resource"),
        ("WARC-Record-ID", &id("resource", target, at, bytes)),
        ("WARC-Target-URI", target),
        ("WARC-Date", at),
        ("WARC-Block-Digest", &digest),
        ("WARC-Payload-Digest", &digest),
        ("Content-Type", media_type),
    ];
    packed(&fields, bytes)
}

/// The packed record that says what has written an archive.
pub(crate) fn about(software: &str, at: &str) -> Vec<u8> {
    let says = format!(
        "software: {software}\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
    );
    let fields = [
        ("WARC-Type", "warcinfo"),
        ("WARC-Record-ID", &id("warcinfo", "", at, says.as_bytes())),
        ("WARC-Date", at),
        ("WARC-Filename", "data.warc.gz"),
        ("Content-Type", "application/warc-fields"),
    ];
    packed(&fields, says.as_bytes())
}

/// The name of a record: of the same content it is the same.
fn id(kind: &str, target: &str, at: &str, bytes: &[u8]) -> String {
    let digest =
        Sha256::new().chain_update(format!("{kind}\0{target}\0{at}\0")).chain_update(bytes).finalize();
    let mut hex = data_encoding::HEXLOWER.encode(digest.get(..16).unwrap_or_default());
    // A UUID of version 8, whose other bits are whoever makes it's own.
    hex.replace_range(12..13, "8");
    hex.replace_range(16..17, "8");
    for (place, at) in [8, 12, 16, 20].into_iter().enumerate() {
        hex.insert(at + place, '-');
    }
    format!("<urn:uuid:{hex}>")
}

fn packed(fields: &[(&str, &str)], block: &[u8]) -> Vec<u8> {
    const SURE: &str = "memory takes it";
    // No time and no system of who packs stands in it.
    let mut out = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    out.write_all(b"WARC/1.1\r\n").expect(SURE);
    for (name, value) in fields {
        write!(out, "{name}: {}\r\n", value.replace(['\r', '\n'], " ")).expect(SURE);
    }
    write!(out, "Content-Length: {}\r\n\r\n", block.len()).expect(SURE);
    out.write_all(block).expect(SURE);
    out.write_all(b"\r\n\r\n").expect(SURE);
    out.finish().expect(SURE)
}
