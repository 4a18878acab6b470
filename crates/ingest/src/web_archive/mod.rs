// SPDX-License-Identifier: AGPL-3.0-or-later
//! Archives of the web as crawlers, browsers and this program write them: WARC files, ARC files before them, and the packages of WARC files
//! that WACZ is.
//!
//! Of what servers answered it reads pages and the answers of APIs, each by the reader of its form, with the time at which it was
//! archived; everything else is counted and passed over. The line of a post is the number of its record.

mod parse;
mod wire;

use std::collections::VecDeque;

use pack::{Fault, FaultKind, Head, Package, Record, Records, Resource};

use crate::{
    input::Bytes,
    item::{Item, Notice, NoticeKind, Reason, Rejection},
    json::Tape,
    pieces::Pieces,
};

/// A web archive that is being read.
pub(crate) struct WebArchive {
    name: String,
    /// The files of a package that are still to be opened.
    waiting: VecDeque<Resource>,
    /// The one that is being read, with its name.
    open: Option<(String, Records<Bytes>)>,
    /// What was met before the first record.
    met: Vec<Item>,
    records: u64,
    read: u64,
    passed: u64,
    is_told: bool,
    tape: Tape,
}

/// Whether a file that begins so holds the records of a web archive.
pub(crate) fn begins(head: &[u8]) -> bool {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.starts_with(b"WARC/") && pack::is_opening(line) || line.starts_with(b"filedesc://")
}

impl WebArchive {
    /// A file of records.
    pub(crate) fn of_file(name: String, bytes: Bytes) -> Self {
        let open = Some((name.clone(), Records::new(bytes)));
        Self { open, ..Self::of(name, VecDeque::new(), Vec::new()) }
    }

    /// A package of such files.
    pub(crate) fn of_package(name: String, package: Package) -> Self {
        let Package { archives, faults } = package;
        let met = faults.into_iter().map(|says| rejection(&name, None, Reason::Damaged, says)).collect();
        Self::of(name, archives.into(), met)
    }

    fn of(name: String, waiting: VecDeque<Resource>, met: Vec<Item>) -> Self {
        let (tape, is_told) = (Tape::default(), false);
        Self { name, waiting, open: None, met, records: 0, read: 0, passed: 0, is_told, tape }
    }

    /// Opens the next file of a package; `false` when there is none.
    fn open_next(&mut self, found: &mut VecDeque<Item>) -> bool {
        let Some(resource) = self.waiting.pop_front() else { return false };
        let file = format!("{}/{}", self.name, resource.name);
        // Within the package it is packed once more, each record by itself or all together.
        let opened = resource.open().and_then(|bytes| {
            let unpacked = crate::input::unpack(bytes).map_err(|cause| format!("can't be read: {cause}"))?;
            Ok(unpacked.0)
        });
        match opened {
            Ok(bytes) => self.open = Some((file, Records::new(bytes))),
            Err(says) => found.push_back(rejection(&file, None, Reason::Damaged, says)),
        }
        true
    }

    fn take(&mut self, file: &str, record: &Record, found: &mut VecDeque<Item>) {
        // Most of an archive ends here, before anything is unpacked.
        let Some(head) = Head::of(record).filter(|head| wire::is_read(record, head)) else {
            self.passed += 1;
            return;
        };
        if record.is_cut {
            let says = "is longer than 64 MiB; it is left out".to_owned();
            return found.push_back(rejection(file, Some(record.number), Reason::TooLong, says));
        }
        let answer = head.open();
        if answer.body.trim_ascii().is_empty() {
            self.passed += 1;
            return;
        }
        if let Some(says) = answer.fault {
            let says = format!("{says}; it is left out");
            return found.push_back(rejection(file, Some(record.number), Reason::Damaged, says));
        }
        let items = parse::read(&mut self.tape, file, record, answer);
        if items.is_empty() {
            self.passed += 1;
        } else {
            self.read += 1;
        }
        found.extend(items);
    }

    /// Says once, at the end, what was read.
    fn end(&mut self, found: &mut VecDeque<Item>) -> bool {
        if std::mem::replace(&mut self.is_told, true) || self.read + self.passed == 0 {
            return false;
        }
        let kind = NoticeKind::ReadWebArchive { read: self.read, passed: self.passed };
        found.push_back(Item::Notice(Notice { file: self.name.clone(), line: None, kind }));
        true
    }
}

impl Pieces for WebArchive {
    fn read_on(&mut self, found: &mut VecDeque<Item>) -> bool {
        if !self.met.is_empty() {
            found.extend(self.met.drain(..));
            return true;
        }
        let Some((file, mut records)) = self.open.take() else {
            return self.open_next(found) || self.end(found);
        };
        match records.next() {
            None => self.records += records.number(),
            Some(record) => {
                match record {
                    Ok(record) => self.take(&file, &record, found),
                    Err(fault) => found.push_back(rejected(&file, fault)),
                }
                self.open = Some((file, records));
            }
        }
        true
    }

    fn lines(&self) -> u64 {
        self.records + self.open.as_ref().map_or(0, |(_, records)| records.number())
    }
}

fn rejected(file: &str, fault: Fault) -> Item {
    let Fault { number, kind, says } = fault;
    let reason = match kind {
        FaultKind::Cut => Reason::TruncatedInput,
        FaultKind::Damaged => Reason::Damaged,
        FaultKind::Header => Reason::UnknownShape,
        FaultKind::Unreadable => Reason::Unreadable,
    };
    rejection(file, Some(number), reason, says)
}

fn rejection(file: &str, line: Option<u64>, reason: Reason, says: String) -> Item {
    Item::Rejected(Rejection { file: file.to_owned(), line, reason, says })
}

#[cfg(test)]
mod tests;
