// SPDX-License-Identifier: AGPL-3.0-or-later
//! The codings in which a body travels.

use std::io::{self, Read};

use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// No more comes out of a body.
const LONGEST: u64 = 64 << 20;

/// A body after a coding was undone.
pub(crate) struct Undone {
    pub(crate) bytes: Vec<u8>,
    /// Whether that is all of it.
    pub(crate) is_whole: bool,
}

/// Puts the chunks of a body together. What is in no chunks is given as it is: some archivers undo the coding and leave the header.
pub(crate) fn unchunked(body: &[u8]) -> Undone {
    let (mut bytes, mut rest) = (Vec::new(), body);
    loop {
        let Some((length, behind)) = chunk_length(rest) else {
            let is_none = bytes.is_empty();
            return if is_none {
                Undone { bytes: body.to_vec(), is_whole: true }
            } else {
                Undone { bytes, is_whole: false }
            };
        };
        if length == 0 {
            return Undone { bytes, is_whole: true };
        }
        let (chunk, behind) = behind.split_at_checked(length).unwrap_or((behind, &[]));
        bytes.extend_from_slice(chunk);
        if chunk.len() < length {
            return Undone { bytes, is_whole: false };
        }
        rest = behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n")).unwrap_or(behind);
    }
}

/// The length that stands before a chunk, and what follows the line.
fn chunk_length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(1 << 10).position(|byte| *byte == b'\n')?;
    let (line, behind) = bytes.split_at_checked(end + 1)?;
    let digits = str::from_utf8(line).ok()?.split(';').next()?.trim();
    // A sign is none of the digits, though it would parse.
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some((usize::from_str_radix(digits, 16).ok().filter(|_| is_number)?, behind))
}

/// Undoes a content coding; nothing if it is not known here.
pub(crate) fn undone(coding: &str, body: &[u8]) -> Option<Undone> {
    let undone = match coding {
        "identity" => Undone { bytes: body.to_vec(), is_whole: true },
        "gzip" | "x-gzip" => read(MultiGzDecoder::new(body), body),
        // Half of the servers left the frame away.
        "deflate" if zlib(body) => read(ZlibDecoder::new(body), body),
        "deflate" => read(DeflateDecoder::new(body), body),
        "br" => read(Decompressor::new(body, 4096), body),
        "zstd" => match zstd::stream::read::Decoder::new(body) {
            Ok(decoder) => read(decoder, body),
            Err(_) => Undone { bytes: body.to_vec(), is_whole: true },
        },
        _ => return None,
    };
    Some(undone)
}

/// Whether a body begins with the mark of gzip or Zstandard.
fn begins_packed(body: &[u8]) -> bool {
    body.starts_with(&[0x1f, 0x8b]) || body.starts_with(&[0x28, 0xb5, 0x2f, 0xfd])
}

/// Whether a body begins with zlib's header.
fn zlib(body: &[u8]) -> bool {
    matches!(body, [first, second, ..] if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// Reads what a decoder gives. A body of which it gives nothing, and that does not begin as one of its coding, is taken as it is: some archivers
/// undo the coding and leave the header.
fn read(decoder: impl Read, body: &[u8]) -> Undone {
    let mut bytes = Vec::new();
    let read: io::Result<usize> = decoder.take(LONGEST + 1).read_to_end(&mut bytes);
    let is_too_long = bytes.len() as u64 > LONGEST;
    if bytes.is_empty() && read.is_err() && !begins_packed(body) {
        return Undone { bytes: body.to_vec(), is_whole: true };
    }
    Undone { is_whole: read.is_ok() && !is_too_long, bytes }
}
