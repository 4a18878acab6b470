// SPDX-License-Identifier: AGPL-3.0-or-later
//! The sections of a CAR file, version 1: a length, the block's name, the block.

use std::{
    collections::HashMap,
    io::{self, BufReader, Read},
};

use super::{cbor, cid::Cid};
use crate::input::Bytes;

/// The longest block; the network's own servers refuse more than half of that.
const LONGEST_BYTES: u64 = 4 << 20;

/// How much is held in memory at most: some millions of posts. Nothing else of a repository is kept, of which
/// likes and follows are the most.
const MOST_BYTES: usize = 512 << 20;

/// What a block costs beside its bytes.
const OVERHEAD_BYTES: usize = 128;

/// Reads sections one after another.
pub(super) struct Sections(BufReader<Bytes>);

/// One section, or why there is none.
pub(super) enum Section {
    /// A block and its name.
    Block(Cid, Vec<u8>),
    /// The file ends in the middle of it.
    Cut,
    /// The file is at its end.
    End,
    /// The reading failed.
    Failed(io::Error),
    /// It is of a form that no repository has; what follows is read.
    Other(&'static str),
}

impl Sections {
    pub(super) fn new(bytes: Bytes) -> Self {
        Self(BufReader::with_capacity(256 << 10, bytes))
    }

    /// The bytes of the header.
    pub(super) fn header(&mut self) -> Option<Vec<u8>> {
        let length = self.length().ok()??;
        self.bytes(length).ok().filter(|header| header.len() as u64 == length)
    }

    /// The next section.
    pub(super) fn next(&mut self) -> Section {
        self.section().unwrap_or_else(|cause| match cause.kind() {
            io::ErrorKind::UnexpectedEof => Section::Cut,
            _ => Section::Failed(cause),
        })
    }

    fn section(&mut self) -> io::Result<Section> {
        let Some(length) = self.length()? else { return Ok(Section::End) };
        let section = self.bytes(length.min(LONGEST_BYTES))?;
        let beyond = length.saturating_sub(LONGEST_BYTES);
        if io::copy(&mut self.0.by_ref().take(beyond), &mut io::sink())? < beyond {
            return Ok(Section::Cut);
        }
        if beyond > 0 {
            return Ok(Section::Other("is longer than 4 MiB"));
        }
        Ok(match Cid::read(&section) {
            Some((cid, block)) => Section::Block(cid, block.to_vec()),
            None => Section::Other("has a name of no known form"),
        })
    }

    /// So many bytes; no memory is set aside for what is only announced.
    fn bytes(&mut self, length: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let read = self.0.by_ref().take(length.min(LONGEST_BYTES)).read_to_end(&mut bytes)?;
        if (read as u64) < length.min(LONGEST_BYTES) {
            Err(io::ErrorKind::UnexpectedEof.into())
        } else {
            Ok(bytes)
        }
    }

    /// A length in base 128, its lowest seven bits first; `None` at the end of the file.
    fn length(&mut self) -> io::Result<Option<u64>> {
        let mut length = 0_u64;
        for at in 0..9 {
            let mut byte = [0];
            if self.0.read(&mut byte)? == 0 {
                return if at == 0 { Ok(None) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
            }
            let [byte] = byte;
            length |= u64::from(byte & 0x7f) << (7 * at);
            if byte < 0x80 {
                return Ok(Some(length));
            }
        }
        Err(io::Error::new(io::ErrorKind::InvalidData, "a length that no file has"))
    }
}

/// The blocks that may be needed, by name.
#[derive(Default)]
pub(super) struct Blocks {
    blocks: HashMap<Cid, Box<[u8]>>,
    bytes: usize,
    /// How many there was no room for.
    pub(super) left_out: u64,
}

impl Blocks {
    /// Keeps a block, unless it is a record of a kind that is not read here.
    pub(super) fn keep(&mut self, cid: Cid, block: Vec<u8>) {
        if self.blocks.contains_key(&cid) || is_other_record(&block) {
            return;
        }
        let bytes = self.bytes + block.len() + OVERHEAD_BYTES;
        if bytes > MOST_BYTES {
            self.left_out += 1;
            return;
        }
        self.bytes = bytes;
        self.blocks.insert(cid, block.into_boxed_slice());
    }

    /// The block of a name.
    pub(super) fn get(&self, cid: Cid) -> Option<&[u8]> {
        self.blocks.get(&cid).map(Box::as_ref)
    }
}

fn is_other_record(block: &[u8]) -> bool {
    let Ok(value) = cbor::read(block) else { return false };
    let kind = value.get("$type").and_then(cbor::Value::text);
    kind.is_some_and(|kind| !super::COLLECTIONS.contains(&kind))
}
