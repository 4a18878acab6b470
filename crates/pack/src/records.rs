// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{self, BufRead, BufReader, Read};

use crate::{
    digest,
    fields::{Fields, NoFields, bare_type},
    lines::read_line,
};

/// The longest block that is read whole; of a longer one, a film say, the beginning is.
const LONGEST: u64 = 64 << 20;

/// How much is kept of a block that is longer.
const BEGINNING: u64 = 64 << 10;

/// Reads the records of a WARC file, or of an ARC file, the form before it, one after another; the bytes are unpacked already.
///
/// What it holds at a time is bounded. After a record that is broken it goes on at the next that begins on a line of its own.
pub struct Records<R> {
    bytes: BufReader<R>,
    /// The record that was met last, from 1.
    number: u64,
    /// The line with which the next record begins.
    ahead: Option<Vec<u8>>,
    /// What was met behind a record that is good.
    failed: Option<io::Error>,
    is_over: bool,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which it is in its file, from 1.
    pub number: u64,
    /// What kind it is, in lower case: `response`, `resource`, `request`, …
    pub kind: String,
    /// The address that it is about.
    pub target: Option<String>,
    /// When it was made, as it says.
    pub date: Option<String>,
    /// The media type of the block without what may stand behind it, in lower case; empty if it says none.
    pub media_type: String,
    /// The digest of what the block carries, as it says.
    pub(crate) payload_digest: Option<String>,
    /// What it holds.
    pub block: Vec<u8>,
    /// Whether the block is longer than is read, so that it is only the beginning.
    pub is_cut: bool,
}

/// Why a record is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{says}")]
pub struct Fault {
    /// Which record it is in its file, from 1.
    pub number: u64,
    /// What is wrong, for counting.
    pub kind: FaultKind,
    /// What is wrong, for a reader.
    pub says: String,
}

/// What can be wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The input ends in the middle of it.
    Cut,
    /// Its content is not what its digest says, or its length is wrong.
    Damaged,
    /// It has no header that can be read.
    Header,
    /// The input can't be read on from here.
    Unreadable,
}

/// What the header of a record says.
struct Header {
    length: Option<u64>,
    block_digest: Option<String>,
    record: Record,
}

impl<R: Read> Records<R> {
    /// Reads what comes from there.
    pub fn new(bytes: R) -> Self {
        let bytes = BufReader::with_capacity(64 << 10, bytes);
        Self { bytes, number: 0, ahead: None, failed: None, is_over: false }
    }

    /// How many records were met so far.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    fn step(&mut self) -> io::Result<Option<Result<Record, Fault>>> {
        if let Some(cause) = self.failed.take() {
            return Err(cause);
        }
        let Some(line) = self.opening()? else { return Ok(None) };
        self.number += 1;
        if !is_opening(&line) {
            self.look_for_opening()?;
            return Ok(Some(self.fault(FaultKind::Header, "is no record: it does not begin as one")));
        }
        let header = match self.header(&line)? {
            Ok(header) => header,
            Err(NoFields::Cut) => return Ok(Some(self.cut())),
            Err(NoFields::TooMany) => {
                self.look_for_opening()?;
                return Ok(Some(
                    self.fault(FaultKind::Header, "has a header that is longer than any; it is left out"),
                ));
            }
        };
        let Some(length) = header.length else {
            self.look_for_opening()?;
            let says =
                "does not say how long it is; it is left out, and what follows it up to the next record";
            return Ok(Some(self.fault(FaultKind::Header, says)));
        };
        Ok(Some(self.record(header, length)?))
    }

    fn header(&mut self, line: &[u8]) -> io::Result<Result<Header, NoFields>> {
        if !line.starts_with(b"WARC/") {
            return Ok(Ok(arc_header(&String::from_utf8_lossy(line), self.number)));
        }
        Ok(Fields::read(&mut self.bytes)?.map(|fields| warc_header(&fields, self.number)))
    }

    /// Reads a block and looks at what follows it.
    fn record(&mut self, header: Header, length: u64) -> io::Result<Result<Record, Fault>> {
        let Header { block_digest, mut record, .. } = header;
        record.is_cut = length > LONGEST;
        let wanted = if record.is_cut { BEGINNING } else { length };
        self.bytes.by_ref().take(wanted).read_to_end(&mut record.block)?;
        let beyond = length - wanted;
        let skipped = io::copy(&mut self.bytes.by_ref().take(beyond), &mut io::sink())?;
        if (record.block.len() as u64) < wanted || skipped < beyond {
            return Ok(self.cut());
        }
        let is_end_right = self.look_behind();
        // An answer that repeats an earlier one carries the digest of that.
        let digest = block_digest.filter(|_| !record.is_cut && record.kind != "revisit");
        match digest.and_then(|digest| digest::is_of(&digest, &record.block)) {
            Some(true) => Ok(Ok(record)),
            Some(false) if is_end_right => Ok(self
                .fault(FaultKind::Damaged, "is not what its own digest says; it is damaged, and left out")),
            None if is_end_right => Ok(Ok(record)),
            _ => {
                let says = "has a wrong length; it is left out, and what follows it up to the next record";
                Ok(self.fault(FaultKind::Damaged, says))
            }
        }
    }

    /// The line with which a record begins; nothing at the end.
    fn opening(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(line) = self.ahead.take() {
            return Ok(Some(line));
        }
        loop {
            self.skip_breaks()?;
            let Some(line) = read_line(&mut self.bytes)? else { return Ok(None) };
            if !line.trim_ascii().is_empty() {
                return Ok(Some(line));
            }
        }
    }

    /// Passes over ends of lines, however many.
    fn skip_breaks(&mut self) -> io::Result<()> {
        loop {
            let chunk = self.bytes.fill_buf()?;
            let breaks = chunk.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if breaks == 0 {
                return Ok(());
            }
            self.bytes.consume(breaks);
        }
    }

    /// Reads on to the next record; whether it, or the end, is what follows directly. A failure is kept for later.
    fn look_behind(&mut self) -> bool {
        let found = self.opening().and_then(|line| {
            let is_right = line.as_deref().is_none_or(is_opening);
            self.ahead = line;
            if !is_right {
                self.look_for_opening()?;
            }
            Ok(is_right)
        });
        found.unwrap_or_else(|cause| {
            self.failed = Some(cause);
            true
        })
    }

    /// Passes over everything up to a line with which a record begins.
    fn look_for_opening(&mut self) -> io::Result<()> {
        self.ahead = None;
        while let Some(line) = read_line(&mut self.bytes)? {
            if is_opening(&line) {
                self.ahead = Some(line);
                break;
            }
        }
        Ok(())
    }

    fn cut(&self) -> Result<Record, Fault> {
        self.fault(FaultKind::Cut, "breaks off in the middle; what came before was read")
    }

    fn fault(&self, kind: FaultKind, says: &str) -> Result<Record, Fault> {
        Err(Fault { number: self.number, kind, says: says.to_owned() })
    }
}

impl<R: Read> Iterator for Records<R> {
    type Item = Result<Record, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let found = self.step().unwrap_or_else(|cause| {
            self.is_over = true;
            let is_cut = cause.kind() == io::ErrorKind::UnexpectedEof;
            let cannot = format!("can't be read on from here: {cause}");
            let unreadable = || self.fault(FaultKind::Unreadable, &cannot);
            Some(if is_cut { self.cut() } else { unreadable() })
        });
        self.is_over |= found.is_none();
        found
    }
}

/// Whether a line is one with which a record begins.
#[must_use]
pub fn is_opening(line: &[u8]) -> bool {
    let is_version = |version: &[u8]| matches!(version, [b'0' | b'1', b'.', digits @ ..] if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit));
    let line = line.trim_ascii_end();
    line.strip_prefix(b"WARC/").is_some_and(is_version) || is_arc_opening(line)
}

/// Whether a line is the header of a record in an ARC file: address, IP, date, media type and length.
fn is_arc_opening(line: &[u8]) -> bool {
    let Ok(line) = str::from_utf8(line) else { return false };
    let mut parts = line.rsplitn(5, ' ');
    let (_length, _type, date, _ip, address) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next());
    let is_date = |date: &str| date.len() >= 14 && date.bytes().all(|byte| byte.is_ascii_digit());
    date.is_some_and(is_date) && address.is_some_and(|address| address.contains("://"))
}

fn warc_header(fields: &Fields, number: u64) -> Header {
    let own = |name: &str| fields.of(name).map(str::to_owned);
    let target = own("warc-target-uri").map(|target| {
        // Some wrote the address as RFC 2616 has it, in brackets.
        let bare = target.strip_prefix('<').and_then(|target| target.strip_suffix('>'));
        bare.map(str::to_owned).unwrap_or(target)
    });
    Header {
        length: fields.of("content-length").and_then(|length| length.parse().ok()),
        block_digest: own("warc-block-digest"),
        record: Record {
            number,
            kind: fields.of("warc-type").unwrap_or_default().to_ascii_lowercase(),
            target,
            date: own("warc-date"),
            media_type: bare_type(fields.of("content-type").unwrap_or_default()),
            payload_digest: own("warc-payload-digest"),
            block: Vec::new(),
            is_cut: false,
        },
    }
}

fn arc_header(line: &str, number: u64) -> Header {
    let mut parts = line.rsplitn(5, ' ');
    let (length, media_type, date) = (parts.next(), parts.next(), parts.next());
    let target = parts.nth(1).unwrap_or_default();
    let is_about_file = target.starts_with("filedesc:");
    // What a server answered stands there with its own header, as in WARC.
    let is_answer = target.starts_with("http");
    let media_type = if is_answer { "application/http" } else { media_type.unwrap_or_default() };
    Header {
        length: length.and_then(|length| length.parse().ok()),
        block_digest: None,
        record: Record {
            number,
            kind: if is_about_file { "warcinfo" } else { "response" }.to_owned(),
            target: Some(target.to_owned()),
            date: date.and_then(arc_date),
            media_type: bare_type(media_type),
            payload_digest: None,
            block: Vec::new(),
            is_cut: false,
        },
    }
}

/// A date of fourteen digits in the form that WARC has.
fn arc_date(date: &str) -> Option<String> {
    let part = |from: usize, to: usize| date.get(from..to);
    Some(format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?
    ))
}
