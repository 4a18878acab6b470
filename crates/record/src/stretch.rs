// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::File,
    io::{BufReader, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use crate::{
    draft::{Seen, commitment, is_closed_by, is_evidence},
    error::{RecordError, at, damaged},
    frame::{HEADER, Header},
    merkle::Hash,
    tile::number_path,
};

/// The entries whose contents share a file: 16 tiles.
pub(crate) const ENTRIES: u64 = 4096;

/// A content file, read frame by frame.
pub(crate) struct Stretch {
    path: PathBuf,
    reader: BufReader<File>,
    /// Where the next frame, or the body of this one, begins.
    offset: u64,
    /// The file's length when it was opened; what is appended meanwhile is not looked at.
    len: u64,
}

/// The path of a content file within the record's folder.
pub(crate) fn name(number: u64) -> String {
    format!("content/{}", number_path(number))
}

impl Stretch {
    /// Opens the content file with a number; `None` if there is none.
    pub(crate) fn open(folder: &Path, number: u64) -> Result<Option<Self>, RecordError> {
        let path = folder.join(name(number));
        // What may not be looked at is there all the same: only what isn't there is none.
        let metadata = match std::fs::metadata(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            metadata => metadata.map_err(at(&path))?,
        };
        if !metadata.is_file() {
            return Err(damaged(&path, "it is not a plain file"));
        }
        let file = File::open(&path).map_err(at(&path))?;
        Ok(Some(Self {
            path,
            reader: BufReader::with_capacity(1 << 16, file),
            offset: 0,
            len: metadata.len(),
        }))
    }

    /// Opens the content file of an entry, which must be there, at the entry's frame.
    pub(crate) fn open_at(folder: &Path, index: u64) -> Result<Self, RecordError> {
        let number = index / ENTRIES;
        let missing = || damaged(&folder.join(name(number)), "entries are missing");
        let mut stretch = Self::open(folder, number)?.ok_or_else(missing)?;
        stretch.skip_frames(index % ENTRIES)?;
        Ok(stretch)
    }

    /// Where the next frame, or the body of this one, begins.
    pub(crate) fn offset(&self) -> u64 {
        self.offset
    }

    /// The file's length, in bytes.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the next header; `None` at the end. Its whole frame is known to lie within the file.
    pub(crate) fn header(&mut self) -> Result<Option<Header>, RecordError> {
        let left = self.len - self.offset;
        if left == 0 {
            return Ok(None);
        }
        let mut bytes = [0; HEADER];
        if left >= HEADER as u64 {
            self.reader.read_exact(&mut bytes).map_err(at(&self.path))?;
            if let Some(header) = Header::parse(&bytes).filter(|header| header.frame() <= left) {
                self.offset += HEADER as u64;
                return Ok(Some(header));
            }
            self.reader.seek(SeekFrom::Start(self.offset)).map_err(at(&self.path))?;
        }
        Err(damaged(&self.path, format!("no whole entry begins at byte {}", self.offset)))
    }

    /// Passes over the body of the frame whose header was read last.
    pub(crate) fn skip(&mut self, header: &Header) -> Result<(), RecordError> {
        let body = i64::try_from(header.body()).expect("the parts of a frame are bounded");
        self.reader.seek_relative(body).map_err(at(&self.path))?;
        self.offset += header.body();
        Ok(())
    }

    /// Reads the body of the frame whose header was read last: canonical content and evidence.
    pub(crate) fn body(&mut self, header: &Header) -> Result<(Vec<u8>, Vec<u8>), RecordError> {
        let content = self.take(header.content)?;
        let evidence = self.take(header.evidence)?;
        Ok((content, evidence))
    }

    /// Goes to where a frame begins.
    pub(crate) fn seek(&mut self, offset: u64) -> Result<(), RecordError> {
        self.offset = self.reader.seek(SeekFrom::Start(offset.min(self.len))).map_err(at(&self.path))?;
        Ok(())
    }

    /// Passes over so many frames; fails if there are fewer.
    pub(crate) fn skip_frames(&mut self, frames: u64) -> Result<(), RecordError> {
        for _ in 0..frames {
            let header =
                self.header()?.ok_or_else(|| damaged(&self.path, "entries at its end are missing"))?;
            self.skip(&header)?;
        }
        Ok(())
    }

    /// The commitment of the next frame if every byte of it is there; `None` at the end and where it is torn.
    pub(crate) fn next_whole(&mut self) -> Result<Option<Hash>, RecordError> {
        let frame = self.next_frame()?.filter(Frame::is_whole);
        Ok(frame.map(|frame| frame.header.commitment))
    }

    /// Whether the next frame is that of a commitment, to the last byte. A content that is what it was committed to has the form in which
    /// it was written, which needs no look.
    pub(crate) fn next_is(&mut self, committed: &Hash) -> Result<bool, RecordError> {
        let frame = self.next_frame()?.filter(|frame| frame.header.commitment == *committed);
        Ok(frame.is_some_and(|frame| {
            let Frame { header, canonical, evidence } = &frame;
            if header.is_erased() {
                return frame.is_whole();
            }
            commitment(&header.salt, canonical) == *committed
                && is_closed_by(canonical, header.kind, evidence)
        }))
    }

    /// Reads the next frame; `None` at the end and where it is torn.
    fn next_frame(&mut self) -> Result<Option<Frame>, RecordError> {
        let header = match self.header() {
            Ok(Some(header)) => header,
            Ok(None) | Err(RecordError::Damaged { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        let (canonical, evidence) = self.body(&header)?;
        Ok(Some(Frame { header, canonical, evidence }))
    }

    fn take(&mut self, length: u32) -> Result<Vec<u8>, RecordError> {
        // The length is bounded by the file's own, which `header` has made sure of.
        let mut bytes = vec![0; length as usize];
        self.reader.read_exact(&mut bytes).map_err(at(&self.path))?;
        self.offset += u64::from(length);
        Ok(bytes)
    }
}

/// A frame as it lies there.
struct Frame {
    header: Header,
    canonical: Vec<u8>,
    evidence: Vec<u8>,
}

impl Frame {
    fn is_whole(&self) -> bool {
        let Self { header, canonical, evidence } = self;
        if header.is_erased() {
            // Contents copied after the checkpoint, while somebody was forgotten. A hole that a power cut left in
            // the file is all zeros too, but has no length.
            let body = header.salt.iter().chain(canonical).chain(evidence);
            return header.content > 0 && body.copied().all(|byte| byte == 0);
        }
        whole(header, canonical, evidence).is_ok()
    }
}

/// Looks whether a frame that was not erased is what was committed to, and says of what it consists, or in words what is wrong with it.
pub(crate) fn whole<'a>(
    header: &Header,
    canonical: &'a [u8],
    evidence: &[u8],
) -> Result<Seen<'a>, &'static str> {
    if commitment(&header.salt, canonical) != header.commitment {
        return Err("its content is not what its commitment says");
    }
    let seen = Seen::of(canonical)?;
    if !header.is(seen.kind) {
        return Err("its kind is not the one in its content");
    }
    if !is_evidence(seen.evidence.as_deref(), evidence) {
        return Err("its evidence is not the one in its content");
    }
    Ok(seen)
}
