// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    error::Error,
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

/// What stands before a content: kind, two lengths, commitment, salt (`docs/record-format.md`).
const HEADER: usize = 73;

/// The entries of a record, one content file in memory at a time.
pub(crate) struct Frames {
    /// The content files that are still to be read, the next one last.
    files: Vec<PathBuf>,
    bytes: Vec<u8>,
    at: usize,
}

/// An entry as it lies in a content file.
pub(crate) struct Frame<'a>(&'a [u8]);

impl Frames {
    pub(crate) fn of(record: &Path) -> Result<Self, Box<dyn Error>> {
        let mut files = Vec::new();
        list(&record.join("content"), &mut files)?;
        // `x001/000` comes after `999`, as names are compared by their bytes.
        files.sort();
        files.reverse();
        Ok(Self { files, bytes: Vec::new(), at: 0 })
    }

    pub(crate) fn next(&mut self) -> Result<Option<Frame<'_>>, Box<dyn Error>> {
        while self.at == self.bytes.len() {
            let Some(file) = self.files.pop() else { return Ok(None) };
            self.bytes = fs::read(file)?;
            self.at = 0;
        }
        let length =
            |range: Range<usize>| Some(u32::from_be_bytes(self.bytes.get(range)?.try_into().ok()?) as usize);
        let start = self.at;
        let content = length(start + 1..start + 5).ok_or("a frame is cut off")?;
        let evidence = length(start + 5..start + 9).ok_or("a frame is cut off")?;
        self.at = start + HEADER + content + evidence;
        let frame = self.bytes.get(start..start + HEADER + content).filter(|_| self.at <= self.bytes.len());
        Ok(Some(Frame(frame.ok_or("a frame is cut off")?)))
    }

    /// The next entries, as commitment and content; fewer than asked for only at the end.
    pub(crate) fn batch(&mut self, most: usize) -> Result<Vec<(Vec<u8>, Vec<u8>)>, Box<dyn Error>> {
        let mut batch = Vec::with_capacity(most);
        while batch.len() < most {
            let Some(frame) = self.next()? else { break };
            batch.push((frame.commitment().to_vec(), frame.content().to_vec()));
        }
        Ok(batch)
    }
}

impl<'a> Frame<'a> {
    pub(crate) fn commitment(&self) -> &'a [u8] {
        self.part(9, 41)
    }

    pub(crate) fn content(&self) -> &'a [u8] {
        self.part(HEADER, self.0.len())
    }

    /// The salt, and the content right behind it.
    pub(crate) fn salted(&self) -> &'a [u8] {
        self.part(41, self.0.len())
    }

    fn part(&self, from: usize, to: usize) -> &'a [u8] {
        self.0.get(from..to).expect("a frame is longer than its header")
    }
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            list(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}
