// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::File,
    io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom, Write},
};

/// So much is kept in memory before it is written away.
const BUFFER_BYTES: usize = 1 << 20;

/// Entries one after another, in memory as long as they are few, else in a file without a name, which is gone with
/// the program, however it ends.
#[derive(Default)]
pub(super) struct Spill {
    buffer: Vec<u8>,
    file: Option<File>,
}

/// Where a repost stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The mark of what it repeats.
    pub(super) original: u64,
    /// Its line, from 1.
    pub(super) line: u64,
    /// Where the line begins in its input.
    pub(super) offset: u64,
    /// The line's length in bytes.
    pub(super) length: u32,
    /// The number of its input.
    pub(super) input: u32,
    /// Whether the line is kept behind the entry.
    pub(super) is_kept: bool,
}

impl Entry {
    const BYTES: usize = 33;

    fn write(self, to: &mut Vec<u8>) {
        for number in [self.original, self.line, self.offset] {
            to.extend_from_slice(&number.to_le_bytes());
        }
        to.extend_from_slice(&self.length.to_le_bytes());
        to.extend_from_slice(&self.input.to_le_bytes());
        to.push(self.is_kept.into());
    }

    fn from_bytes(bytes: &[u8; Self::BYTES]) -> Self {
        let ([original, line, offset, last], rest) = bytes.as_chunks::<8>() else {
            unreachable!("33 bytes are four times eight and one")
        };
        let [length, input] = last.as_chunks::<4>().0 else { unreachable!("eight bytes are twice four") };
        Self {
            original: u64::from_le_bytes(*original),
            line: u64::from_le_bytes(*line),
            offset: u64::from_le_bytes(*offset),
            length: u32::from_le_bytes(*length),
            input: u32::from_le_bytes(*input),
            is_kept: rest == [1],
        }
    }
}

impl Spill {
    /// Adds an entry, and its line if that is to be kept.
    pub(super) fn add(&mut self, entry: Entry, line: Option<&[u8]>) -> io::Result<()> {
        let entry = Entry { is_kept: line.is_some(), ..entry };
        entry.write(&mut self.buffer);
        self.buffer.extend_from_slice(line.unwrap_or_default());
        if self.buffer.len() < BUFFER_BYTES { Ok(()) } else { self.write_away() }
    }

    fn write_away(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        file.seek(SeekFrom::End(0))?;
        file.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }

    /// Begins to walk along the entries.
    pub(super) fn walk(&mut self) -> io::Result<Walk<'_>> {
        if self.file.is_some() {
            self.write_away()?;
        }
        let from: Box<dyn Read + '_> = match &mut self.file {
            Some(file) => {
                file.rewind()?;
                Box::new(BufReader::with_capacity(64 << 10, file))
            }
            None => Box::new(self.buffer.as_slice()),
        };
        Ok(Walk { from, line: Vec::new() })
    }
}

/// An entry, and its line if that is kept.
pub(super) type Step<'a> = (Entry, Option<&'a [u8]>);

/// A walk along entries.
pub(super) struct Walk<'a> {
    from: Box<dyn Read + 'a>,
    line: Vec<u8>,
}

impl Walk<'_> {
    /// The next entry, and its line if that is kept.
    pub(super) fn next(&mut self) -> io::Result<Option<Step<'_>>> {
        let mut bytes = [0; Entry::BYTES];
        match self.from.read_exact(&mut bytes) {
            Err(cause) if cause.kind() == ErrorKind::UnexpectedEof => return Ok(None),
            read => read?,
        }
        let entry = Entry::from_bytes(&bytes);
        if !entry.is_kept {
            return Ok(Some((entry, None)));
        }
        self.line.resize(entry.length as usize, 0);
        self.from.read_exact(&mut self.line)?;
        Ok(Some((entry, Some(&self.line))))
    }
}

/// Reads so many bytes at a place.
pub(super) fn read_at(file: &mut File, offset: u64, length: usize) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(offset))?;
    let mut bytes = vec![0; length];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}
