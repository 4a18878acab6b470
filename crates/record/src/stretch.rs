// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::File,
    io::{ErrorKind, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use crate::{
    draft::{Seen, commitment, commitments, is_closed_by, is_evidence},
    error::{RecordError, at, damaged},
    frame::{HEADER, Header},
    merkle::Hash,
    quick::Look,
    tile::number_path,
};

/// The entries whose contents share a file: 16 tiles.
pub(crate) const ENTRIES: u64 = 4096;

/// So much is read at once.
const SOME: usize = 64 << 10;

/// So much where a file is read through: a part of a processor's cache, and some three hundred frames.
const MUCH: usize = 256 << 10;

/// A content file, read frame by frame.
pub(crate) struct Stretch {
    path: PathBuf,
    file: File,
    /// What was read last, of which what is still to come stands between these two places; before it is the header that was read last.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Where the next frame, or the body of this one, begins.
    offset: u64,
    /// The file's length when it was opened; what is appended meanwhile is not looked at.
    len: u64,
    /// Whether frames are read one after another, to the end.
    is_through: bool,
    /// The commitments of frames in the buffer that were made ahead, by where the bodies begin, the last one first.
    ahead: Vec<(u64, Hash)>,
}

/// What follows a frame's header.
pub(crate) struct Body<'a> {
    pub(crate) canonical: &'a [u8],
    pub(crate) evidence: &'a [u8],
    /// The commitment to this content with the salt before it, whatever is said to be it.
    pub(crate) commitment: Hash,
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
            file,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            offset: 0,
            len: metadata.len(),
            is_through: false,
            ahead: Vec::new(),
        }))
    }

    /// Makes ready to read all frames from here on, one after another: many are then read and hashed at once.
    pub(crate) fn through(mut self) -> Self {
        self.is_through = true;
        self
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
        if left >= HEADER as u64 {
            self.fill(0, HEADER)?;
            let header = self.buffer.get(self.start..).and_then(<[u8]>::first_chunk).and_then(Header::parse);
            if let Some(header) = header.filter(|header| header.frame() <= left) {
                self.pass(HEADER);
                return Ok(Some(header));
            }
        }
        Err(damaged(&self.path, format!("no whole entry begins at byte {}", self.offset)))
    }

    /// Passes over the body of the frame whose header was read last.
    pub(crate) fn skip(&mut self, header: &Header) -> Result<(), RecordError> {
        match usize::try_from(header.body()) {
            Ok(body) if body <= self.end - self.start => self.pass(body),
            _ => self.go_to(self.offset + header.body())?,
        }
        Ok(())
    }

    /// Reads the body of the frame whose header was read last.
    pub(crate) fn body(&mut self, header: &Header) -> Result<Body<'_>, RecordError> {
        let content = header.content as usize;
        let length = content + header.evidence as usize;
        // The lengths are bounded by the file's own, which `header` has made sure of.
        self.fill(HEADER, length)?;
        let commitment = self.commitment_of(header);
        self.pass(length);
        let body = self.buffer.get(self.start - length..self.start).unwrap_or_default();
        let (canonical, evidence) = body.split_at_checked(content).unwrap_or_default();
        Ok(Body { canonical, evidence, commitment })
    }

    /// Goes to where a frame begins.
    pub(crate) fn seek(&mut self, offset: u64) -> Result<(), RecordError> {
        self.go_to(offset.min(self.len))
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
            let Frame { header, body } = &frame;
            if header.is_erased() {
                return frame.is_whole();
            }
            body.commitment == *committed && is_closed_by(body.canonical, header.kind, body.evidence)
        }))
    }

    /// Reads the next frame; `None` at the end and where it is torn.
    fn next_frame(&mut self) -> Result<Option<Frame<'_>>, RecordError> {
        let header = match self.header() {
            Ok(Some(header)) => header,
            Ok(None) | Err(RecordError::Damaged { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        let body = self.body(&header)?;
        Ok(Some(Frame { header, body }))
    }

    /// The commitment of the frame whose body, which begins here, is in the buffer. Where frames are read one after another, those of all
    /// that are there are made together.
    fn commitment_of(&mut self, header: &Header) -> Hash {
        if !self.is_through {
            let content = self.buffer.get(self.start..self.start + header.content as usize);
            return commitment(&header.salt, content.unwrap_or_default());
        }
        // Those of frames that were passed over are not asked for any more.
        while self.ahead.pop_if(|(offset, _)| *offset < self.offset).is_some() {}
        if self.ahead.is_empty() {
            self.look_ahead(header);
        }
        let (_, commitment) = self.ahead.pop().expect("at least this one was made");
        commitment
    }

    fn look_ahead(&mut self, header: &Header) {
        let read = self.buffer.get(..self.end).unwrap_or_default();
        let (mut salted, mut offsets) = (Vec::new(), Vec::new());
        let (mut start, mut header) = (self.start, Some(header.clone()));
        while let Some(found) = header {
            let end = start + found.content as usize;
            let Some(bytes) = read.get(start - size_of::<Hash>()..end) else { break };
            salted.push(bytes);
            offsets.push(self.offset + (start - self.start) as u64);
            start = end + found.evidence as usize + HEADER;
            header = read.get(..start).and_then(<[u8]>::last_chunk).and_then(Header::parse);
        }
        let mut made = Vec::with_capacity(salted.len());
        commitments(salted, &mut made);
        self.ahead = offsets.into_iter().zip(made).rev().collect();
    }

    /// Sees that so many bytes from here on are in the buffer, and so many before.
    fn fill(&mut self, before: usize, wanted: usize) -> Result<(), RecordError> {
        if wanted <= self.end - self.start {
            return Ok(());
        }
        let kept = self.start.saturating_sub(before)..self.end;
        (self.start, self.end) = (self.start - kept.start, kept.len());
        self.buffer.copy_within(kept, 0);
        let much = if self.is_through { MUCH } else { SOME };
        self.buffer.resize(self.buffer.len().max(self.start + wanted).max(much), 0);
        while self.end < self.start + wanted {
            match self.file.read(self.buffer.get_mut(self.end..).unwrap_or_default()) {
                Ok(0) => return Err(at(&self.path)(ErrorKind::UnexpectedEof.into())),
                Ok(read) => self.end += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(at(&self.path)(error)),
            }
        }
        Ok(())
    }

    /// Passes over so many bytes that are in the buffer.
    fn pass(&mut self, bytes: usize) {
        self.start += bytes;
        self.offset += bytes as u64;
    }

    /// Goes to a place in the file, and forgets what was read.
    fn go_to(&mut self, offset: u64) -> Result<(), RecordError> {
        self.ahead.clear();
        (self.start, self.end) = (0, 0);
        self.offset = self.file.seek(SeekFrom::Start(offset)).map_err(at(&self.path))?;
        Ok(())
    }
}

/// A frame as it lies there.
struct Frame<'a> {
    header: Header,
    body: Body<'a>,
}

impl Frame<'_> {
    fn is_whole(&self) -> bool {
        let Self { header, body } = self;
        if header.is_erased() {
            // Contents copied after the checkpoint, while somebody was forgotten. A hole that a power cut left in
            // the file is all zeros too, but has no length.
            let body = header.salt.iter().chain(body.canonical).chain(body.evidence);
            return header.content > 0 && body.copied().all(|byte| byte == 0);
        }
        whole(header, body, &mut Look::default()).is_ok()
    }
}

/// Looks whether a frame that was not erased is what was committed to, and says of what it consists, or in words what is wrong with it.
pub(crate) fn whole<'a>(header: &Header, body: &Body<'a>, look: &mut Look) -> Result<Seen<'a>, &'static str> {
    if body.commitment != header.commitment {
        return Err("its content is not what its commitment says");
    }
    let seen = Seen::of(body.canonical, look)?;
    if !header.is(seen.kind) {
        return Err("its kind is not the one in its content");
    }
    if !is_evidence(seen.evidence.as_deref(), body.evidence) {
        return Err("its evidence is not the one in its content");
    }
    Ok(seen)
}
