// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::{
    draft::Draft,
    durable::Writer,
    entries::read_kept,
    error::{RecordError, damaged},
    frame::{Header, SALT},
    kind::Kind,
    record::Record,
    stretch::{self, ENTRIES, Stretch},
    tombstone::{Reason, Tombstone, is_instant},
};

/// A tombstone names at most so many entries, which keeps it readable in one piece.
const MOST_ENTRIES: usize = 65_536;

/// Erased frames are overwritten in pieces of this length.
static ZEROS: [u8; 1 << 16] = [0; 1 << 16];

/// What `Record::forget` did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Entries whose content is gone from now on, ascending.
    pub erased: Vec<u64>,
    /// Entries that had been forgotten before, ascending.
    pub already: Vec<u64>,
}

/// A frame that is to be erased.
struct Place {
    index: u64,
    path: PathBuf,
    offset: u64,
    header: Header,
}

impl Record {
    /// Erases contents, salts and evidence, and leaves a tombstone with the reason and the instant `at`.
    ///
    /// To forget twice is harmless. A crash leaves, in this order:
    ///
    /// 1. Everything as before, as long as the tombstone is not durable.
    /// 2. A durable tombstone, sealed with everything before it, as the very last entry. What it names may be
    ///    there, partly or wholly gone. Opening sees that the last entry is a tombstone and erases anew; nothing
    ///    is appended before that.
    /// 3. Everything erased and durable, when this returns.
    ///
    /// # Errors
    ///
    /// When an entry doesn't exist or is of a kind that stays, `at` is no instant such as `2021-02-08T00:00:00Z`, or
    /// reading or writing fails. Unless writing failed, nothing was changed.
    pub fn forget(&mut self, indices: &[u64], reason: Reason, at: &str) -> Result<Forgotten, RecordError> {
        if !is_instant(at) {
            return Err(RecordError::Time(at.to_owned()));
        }
        let wanted: BTreeSet<u64> = indices.iter().copied().collect();
        if let Some(index) = wanted.last().copied().filter(|last| *last >= self.len()) {
            return Err(RecordError::NoSuchEntry { index, len: self.len() });
        }
        // Also what is to be erased must be sealed first: opening may take an erased frame beyond the
        // checkpoint for a torn one.
        self.seal()?;
        let places = locate(&self.folder, &wanted)?;
        if let Some(place) = places.iter().find(|place| place.header.stays()) {
            return Err(RecordError::Stays(place.index));
        }
        let (already, now): (Vec<_>, Vec<_>) = places.into_iter().partition(|place| place.header.is_erased());
        for places in now.chunks(MOST_ENTRIES) {
            self.guarded(|record| record.bury(places, reason, at))?;
        }
        let index = |places: Vec<Place>| places.into_iter().map(|place| place.index).collect();
        Ok(Forgotten { erased: index(now), already: index(already) })
    }

    fn bury(&mut self, places: &[Place], reason: Reason, at: &str) -> Result<(), RecordError> {
        let of = places.iter().map(|place| place.index).collect();
        let tombstone = Tombstone { of, reason, at: at.to_owned() };
        self.append(&[Draft::of_any_kind(Kind::Tombstone, &tombstone.content(), None)?])?;
        self.seal()?;
        erase(places)
    }
}

/// Completes the erasure that a crash may have interrupted: that of the last entry, if it is a tombstone.
///
/// Whether the zeros are there already is not asked: after a failed sync they can be read and yet be lost.
pub(crate) fn complete(record: &Record) -> Result<(), RecordError> {
    let Some(last) = record.len().checked_sub(1) else { return Ok(()) };
    let Some(mut stretch) = Stretch::open(&record.folder, last / ENTRIES)? else { return Ok(()) };
    stretch.skip_frames(last % ENTRIES)?;
    let Some(header) = stretch.header()?.filter(|header| header.is(Kind::Tombstone)) else { return Ok(()) };
    let tombstone = read_kept(&mut stretch, &header, last, Tombstone::parse)?;
    erase(&locate(&record.folder, &tombstone.of.into_iter().collect())?)
}

/// Erases once more whatever any tombstone names: a copy of a record may have been made while some of it was being erased.
pub(crate) fn complete_all(record: &Record) -> Result<(), RecordError> {
    let (mut named, mut index) = (BTreeSet::new(), 0);
    while index < record.len() {
        let mut stretch = Stretch::open_at(&record.folder, index)?;
        while let Some(header) = stretch.header()? {
            if header.is(Kind::Tombstone) {
                named.extend(read_kept(&mut stretch, &header, index, Tombstone::parse)?.of);
            } else {
                stretch.skip(&header)?;
            }
            index += 1;
        }
    }
    erase(&locate(&record.folder, &named)?)
}

/// Finds frames, reading each content file once.
fn locate(folder: &Path, indices: &BTreeSet<u64>) -> Result<Vec<Place>, RecordError> {
    let indices: Vec<u64> = indices.iter().copied().collect();
    let mut places = Vec::with_capacity(indices.len());
    for indices in indices.chunk_by(|a, b| a / ENTRIES == b / ENTRIES) {
        let number = indices.first().expect("a chunk is never empty") / ENTRIES;
        let missing = || damaged(&folder.join(stretch::name(number)), "entries are missing");
        let mut stretch = Stretch::open(folder, number)?.ok_or_else(missing)?;
        let mut next = number * ENTRIES;
        for index in indices.iter().copied() {
            stretch.skip_frames(index - next)?;
            let offset = stretch.offset();
            let header = stretch.header()?.ok_or_else(missing)?;
            stretch.skip(&header)?;
            next = index + 1;
            places.push(Place { index, path: stretch.path().to_owned(), offset, header });
        }
    }
    Ok(places)
}

/// Overwrites with zeros everything from which the content could be told, and makes it durable.
fn erase(places: &[Place]) -> Result<(), RecordError> {
    for places in places.chunk_by(|a, b| a.path == b.path) {
        let Some(Place { path, .. }) = places.first() else { continue };
        let mut file = Writer::open(path)?;
        places.iter().try_for_each(|place| erase_frame(&mut file, place))?;
        file.sync()?;
    }
    Ok(())
}

fn erase_frame(file: &mut Writer, place: &Place) -> Result<(), RecordError> {
    // The kind goes first, for whoever reads at this moment.
    file.write_at(place.offset, &[0])?;
    let (mut offset, end) = (place.offset + SALT, place.offset + place.header.frame());
    while offset < end {
        let zeros = ZEROS.get(..usize::try_from(end - offset).unwrap_or(usize::MAX)).unwrap_or(&ZEROS);
        file.write_at(offset, zeros)?;
        offset += zeros.len() as u64;
    }
    Ok(())
}
