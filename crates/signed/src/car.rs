// SPDX-License-Identifier: AGPL-3.0-or-later
//! The sections of a CAR file, version 1: a length, the block's name, the block.

use std::{
    collections::HashMap,
    io::{self, BufReader, Read},
};

use crate::{
    cbor::{self, Fault, Value},
    cid::Cid,
};

/// The longest block; the network's own servers refuse more than half of that.
const LONGEST_BYTES: u64 = 4 << 20;

/// How much is held in memory at most: some millions of posts.
const MOST_BYTES: usize = 512 << 20;

/// What a block costs beside its bytes.
const OVERHEAD_BYTES: usize = 128;

/// Reads sections one after another.
pub struct Sections<R>(BufReader<R>);

/// One section, or why there is none.
pub enum Section {
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

impl<R: Read> Sections<R> {
    /// Reads what comes from there.
    pub fn new(bytes: R) -> Self {
        Self(BufReader::with_capacity(256 << 10, bytes))
    }

    /// The first root, which the header names; `None` where there is none, or no header of version 1.
    pub fn root(&mut self) -> Option<Cid> {
        let length = self.length().ok()??;
        let header = self.bytes(length).ok().filter(|header| header.len() as u64 == length)?;
        let header = cbor::read(&header).ok()?;
        let is_first = header.get("version") == Some(&Value::Integer(1));
        header.get("roots").filter(|_| is_first)?.items().first()?.link()
    }

    /// The next section.
    pub fn read_next(&mut self) -> Section {
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
pub struct Blocks {
    blocks: HashMap<Cid, Box<[u8]>>,
    bytes: usize,
    /// How many there was no room for.
    pub left_out: u64,
}

impl Blocks {
    /// Keeps a block.
    pub fn keep(&mut self, cid: Cid, block: Vec<u8>) {
        if self.blocks.contains_key(&cid) {
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

    /// Reads a whole file in which nothing may be wrong, and gives its root too.
    ///
    /// # Errors
    ///
    /// The [`Fault`] of the first thing that is.
    pub fn read(car: &[u8]) -> Result<(Cid, Self), Fault> {
        let mut sections = Sections::new(car);
        let root = sections.root().ok_or("has no root")?;
        let mut blocks = Self::default();
        loop {
            match sections.read_next() {
                Section::Block(cid, block) if cid.names(&block) => blocks.keep(cid, block),
                Section::Block(..) => return Err("has a block that is not what its name says"),
                Section::Cut | Section::Failed(_) => return Err("breaks off"),
                Section::End => return Ok((root, blocks)),
                Section::Other(says) => return Err(says),
            }
        }
    }

    /// The block of a name.
    #[must_use]
    pub fn get(&self, cid: Cid) -> Option<&[u8]> {
        self.blocks.get(&cid).map(Box::as_ref)
    }
}
