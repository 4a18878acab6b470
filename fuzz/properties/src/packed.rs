// SPDX-License-Identifier: AGPL-3.0-or-later
//! Packed inputs: what is in them is read as if it were not packed, and what is broken ends.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use crate::items::{self, open, read};

/// The first byte says what is done with the others: read as they are, or packed before; a second one, where the
/// packed bytes are cut.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let Some((how, bytes)) = bytes.split_first() else { return 0 };
    match how % 4 {
        0 => items::check(|| open(bytes)),
        1 => check_whole(bytes, &gzip(bytes)),
        2 => check_whole(bytes, &zstandard(bytes)),
        _ => check_members(bytes),
    }
}

/// Sees that packed bytes are read as what they were.
fn check_whole(bytes: &[u8], packed: &[u8]) -> usize {
    // Packed once more, what is packed is still no text.
    let is_packed =
        [&[0x1f, 0x8b][..], &[0x28, 0xb5, 0x2f, 0xfd]].iter().any(|magic| bytes.starts_with(magic));
    if is_packed {
        return 0;
    }
    let found = read(open(packed));
    assert_eq!(found, read(open(bytes)), "packed, it is something else");
    found.unwrap_or_default().len()
}

/// Cuts bytes in two, packs both, and cuts the packed bytes.
fn check_members(bytes: &[u8]) -> usize {
    let Some((at, bytes)) = bytes.split_first() else { return 0 };
    let (first, second) = bytes.split_at(bytes.len() * usize::from(*at) / 256);
    let mut found = 0;
    for pack in [gzip, zstandard] {
        let packed = [pack(first), pack(second)].concat();
        found += check_whole(bytes, &packed);
        let cut = packed.get(..packed.len() * usize::from(*at) / 256).unwrap_or_default();
        found += items::check(|| open(cut));
    }
    found
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("memory takes it");
    packed.finish().expect("memory takes it")
}

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("memory takes it")
}
