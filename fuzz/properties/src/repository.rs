// SPDX-License-Identifier: AGPL-3.0-or-later
//! Repositories of Bluesky as CAR files.

use sha2::{Digest, Sha256};

use crate::items::{self, open};

/// What ends a block within an input.
const PARTING: &[u8] = b"@END";

/// What stands for the name of a block before it; the byte behind it says which.
const NAME: &[u8] = b"@CID";

/// Reads bytes as a file; where they have blocks, each named by what is in it, as the file that they make.
///
/// Without that no change of a block would ever be looked at: its name would be wrong.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let blocks = split(bytes);
    match blocks.as_slice() {
        [whole] => items::check(|| open(whole)),
        _ => items::check(|| open(&file(&blocks))),
    }
}

/// The file of some blocks, of which the last is the root.
pub(crate) fn file(blocks: &[&[u8]]) -> Vec<u8> {
    let mut names: Vec<[u8; 32]> = Vec::new();
    let mut sections = Vec::new();
    for block in blocks {
        let block = named(block, &names);
        let digest: [u8; 32] = Sha256::digest(&block).into();
        let section = [&cid(&digest)[..], &block].concat();
        names.push(digest);
        sections.extend([length(section.len()), section].concat());
    }
    let root = link(names.last());
    let header = [&b"\xa2\x65roots\x81"[..], &root, b"\x67version\x01"].concat();
    [length(header.len()), header, sections].concat()
}

/// A block in which names stand where the input says which.
fn named(block: &[u8], names: &[[u8; 32]]) -> Vec<u8> {
    let mut written = Vec::new();
    let mut rest = block;
    while let Some(at) = rest.windows(NAME.len()).position(|window| window == NAME) {
        let (before, behind) = rest.split_at(at);
        written.extend_from_slice(before);
        let (which, behind) = behind.get(NAME.len()..).and_then(<[u8]>::split_first).unwrap_or((&0, &[]));
        written.extend(link(names.get(usize::from(*which))));
        rest = behind;
    }
    written.extend_from_slice(rest);
    written
}

/// A link in DAG-CBOR, to nowhere where there is no such block.
fn link(digest: Option<&[u8; 32]>) -> Vec<u8> {
    let digest = digest.copied().unwrap_or_default();
    [&[0xd8, 42, 0x58, 37, 0][..], &cid(&digest)].concat()
}

fn cid(digest: &[u8; 32]) -> Vec<u8> {
    [&[1, 0x71, 0x12, 0x20][..], digest].concat()
}

fn length(mut length: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while length >= 0x80 {
        bytes.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes
}

pub(crate) fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(PARTING.len()).position(|window| window == PARTING) {
        let (part, behind) = rest.split_at(at);
        parts.push(part);
        rest = behind.get(PARTING.len()..).unwrap_or_default();
    }
    if parts.is_empty() || !rest.is_empty() {
        parts.push(rest);
    }
    parts
}
