// SPDX-License-Identifier: AGPL-3.0-or-later
//! Proofs made from the public files of a record.

use std::{collections::BTreeMap, fmt, io, ops::Range, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{
    checkpoint::Checkpoint,
    draft::commitment,
    error::{RecordError, damaged},
    handed::{Given, Handed},
    merkle::{Hash, consistency_ranges, inclusion_ranges, leaf_hash, left_size, root, verify_inclusion},
    opening::{read_checkpoint, read_lineage, read_tile},
    public,
    stretch::Stretch,
    tile::{Level, TileName},
    witness::Newest,
};

/// Proves that the entry at an index is covered by the checkpoint, for `verify_inclusion`.
///
/// # Errors
///
/// When the checkpoint doesn't cover the entry, or a file can't be read.
pub fn inclusion_proof(folder: &Path, index: u64) -> Result<Vec<Hash>, RecordError> {
    let checkpoint = read_checkpoint(folder, &read_lineage(folder)?)?;
    include(folder, index, &checkpoint)
}

/// Proves that the record of `size1` entries is the beginning of that of `size2`, for `verify_consistency`.
///
/// # Errors
///
/// When `size1` is 0 or beyond `size2`, or `size2` beyond the checkpoint, or a file can't be read.
pub fn consistency_proof(folder: &Path, size1: u64, size2: u64) -> Result<Vec<Hash>, RecordError> {
    let size = read_checkpoint(folder, &read_lineage(folder)?)?.size;
    if size1 == 0 || size1 > size2 || size2 > size {
        return Err(RecordError::Uncovered { index: size1.max(size2), size });
    }
    let ranges = consistency_ranges(size1, size2);
    ranges.into_iter().map(|range| range_root(folder, range, size)).collect()
}

/// The root of the tree over the first `size` entries, by the public files.
///
/// # Errors
///
/// When the checkpoint doesn't cover so many, or a file can't be read.
pub fn root_of(folder: &Path, size: u64) -> Result<Hash, RecordError> {
    let sealed = read_checkpoint(folder, &read_lineage(folder)?)?.size;
    if size > sealed {
        return Err(RecordError::Uncovered { index: size, size: sealed });
    }
    range_root(folder, 0..size, sealed)
}

/// Under which checkpoint something is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// The record's newest, signed by witnesses or not; of a single entry rather what they have signed, if that covers it.
    Any,
    /// The newest that witnesses have signed, and no other.
    Witnessed,
}

impl Under {
    /// The file of a record that holds the newest such checkpoint.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Any => "checkpoint",
            Self::Witnessed => "witnessed",
        }
    }

    /// The newest such checkpoint.
    pub(crate) fn newest(self, handed: &(impl Handed + ?Sized)) -> Result<Newest, RecordError> {
        match self {
            Self::Any => Newest::in_files(handed),
            Self::Witnessed => Newest::witnessed(handed)?.ok_or(RecordError::Uncovered { index: 0, size: 0 }),
        }
    }

    /// The checkpoint under which an entry is proven: what witnesses have signed says more, if it covers the entry.
    fn of(self, handed: &(impl Handed + ?Sized), index: u64) -> Result<Newest, RecordError> {
        match (self, Newest::witnessed(handed)?) {
            (_, Some(witnessed)) if witnessed.checkpoint.size > index => Ok(witnessed),
            (Self::Any, _) => self.newest(handed),
            (Self::Witnessed, witnessed) => {
                let size = witnessed.map_or(0, |witnessed| witnessed.checkpoint.size);
                Err(RecordError::Uncovered { index, size })
            }
        }
    }
}

/// Writes the proof of one entry as a file that is checked offline (c2sp.org/tlog-proof). It says nothing of the content.
///
/// # Errors
///
/// When the checkpoint doesn't cover the entry, or a file can't be read.
pub fn proof_of(folder: &Path, index: u64, under: Under) -> Result<String, RecordError> {
    let Newest { note, checkpoint } = under.of(folder, index)?;
    Ok(Proof { opened: None, index, hashes: include(folder, index, &checkpoint)?, note }.to_string())
}

/// Writes the proof of one entry, and with it the salt and the content from which its commitment is recomputed, in the place of extra
/// data: whoever has this file needs nothing else. An entry that is forgotten has a proof, and nothing to open it with.
///
/// # Errors
///
/// When the checkpoint doesn't cover the entry, or a file can't be read.
pub fn open_proof_of(folder: &Path, index: u64, under: Under) -> Result<String, RecordError> {
    let Newest { note, checkpoint } = under.of(folder, index)?;
    let hashes = include(folder, index, &checkpoint)?;
    let mut stretch = Stretch::open_at(folder, index)?;
    let Some(header) = stretch.header()? else {
        return Err(damaged(stretch.path(), format!("entry {index} is missing")));
    };
    let canonical = stretch.body(&header)?.canonical.to_vec();
    let opened = (!header.is_erased()).then_some(Opened { salt: header.salt, canonical });
    // One that is being erased at this moment opens nothing, as if it were gone.
    let opened = opened.filter(|opened| opened.commitment() == header.commitment);
    Ok(Proof { opened, index, hashes, note }.to_string())
}

/// Writes the proof of one entry by the files that are handed out of a record; `read` gives one by its name and the most bytes that it
/// may have, if it is there. With what was opened to everybody ([`crate::PUBLIC_EXPORT`]) the entry is opened, if it is among that.
///
/// # Errors
///
/// When the checkpoint doesn't cover the entry, or a file can't be read.
pub fn proof_by(
    read: impl Fn(&str, u64) -> io::Result<Option<Vec<u8>>>,
    index: u64,
    under: Under,
    opened: Option<&[u8]>,
) -> Result<String, RecordError> {
    let handed = Given(read);
    let Newest { note, checkpoint } = under.of(&handed, index)?;
    let hashes = include(&handed, index, &checkpoint)?;
    let opened = opened.and_then(|lines| public::opened_in(lines, index));
    Ok(Proof { opened, index, hashes, note }.to_string())
}

/// That an entry is in a log (c2sp.org/tlog-proof); nothing of it has been checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proof {
    /// The salt and content of the entry, if they come with it.
    pub(crate) opened: Option<Opened>,
    pub(crate) index: u64,
    /// From the entry's sibling upwards.
    pub(crate) hashes: Vec<Hash>,
    /// The signed checkpoint.
    pub(crate) note: String,
}

/// What an entry's commitment is recomputed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opened {
    pub(crate) salt: Hash,
    pub(crate) canonical: Vec<u8>,
}

impl Opened {
    pub(crate) fn commitment(&self) -> Hash {
        commitment(&self.salt, &self.canonical)
    }
}

/// The first line of a proof.
const FORM: &str = "c2sp.org/tlog-proof@v1";

/// A tree is never higher.
const MOST_HASHES: usize = 63;

impl Proof {
    /// Reads a proof; `None` if it is malformed, or not written as this program would.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let text = str::from_utf8(bytes).ok()?;
        let mut rest = text.strip_prefix(FORM)?.strip_prefix('\n')?;
        let mut opened = None;
        if let Some(extra) = rest.strip_prefix("extra ") {
            let (extra, after) = extra.split_once('\n')?;
            let extra = BASE64_STANDARD.decode(extra).ok()?;
            let (salt, canonical) = extra.split_first_chunk()?;
            opened = Some(Opened { salt: *salt, canonical: canonical.to_vec() });
            rest = after;
        }
        let (index, rest) = rest.strip_prefix("index ")?.split_once('\n')?;
        let (lines, note) =
            rest.strip_prefix('\n').map(|note| ("", note)).or_else(|| rest.split_once("\n\n"))?;
        let hash = |line: &str| BASE64_STANDARD.decode(line).ok()?.try_into().ok();
        let lines = lines.split('\n').filter(|_| !lines.is_empty());
        let hashes: Vec<Hash> = lines.take(MOST_HASHES + 1).map(hash).collect::<Option<_>>()?;
        let proof = Self { opened, index: index.parse().ok()?, hashes, note: note.to_owned() };
        (proof.hashes.len() <= MOST_HASHES && proof.to_string() == text).then_some(proof)
    }

    /// Whether it shows that an entry with this commitment is in the tree of a checkpoint.
    pub(crate) fn leads_to(&self, commitment: &Hash, checkpoint: &Checkpoint) -> bool {
        let leaf = leaf_hash(commitment);
        verify_inclusion(&leaf, self.index, checkpoint.size, &self.hashes, &checkpoint.root)
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FORM}")?;
        if let Some(Opened { salt, canonical }) = &self.opened {
            writeln!(f, "extra {}", BASE64_STANDARD.encode([salt.as_slice(), canonical].concat()))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{}", BASE64_STANDARD.encode(hash)))?;
        write!(f, "\n{}", self.note)
    }
}

/// The hashes that lead from an entry to the root of a checkpoint.
pub(crate) fn include(
    handed: &(impl Handed + ?Sized),
    index: u64,
    checkpoint: &Checkpoint,
) -> Result<Vec<Hash>, RecordError> {
    Paths::default().include(handed, index, checkpoint)
}

/// Inclusion paths of one entry after another under one checkpoint: neighbors share most of the nodes on theirs, and of each width the last one is
/// remembered.
#[derive(Default)]
pub(crate) struct Paths(BTreeMap<u64, (u64, Hash)>);

impl Paths {
    /// What leads from an entry to the root.
    pub(crate) fn include(
        &mut self,
        handed: &(impl Handed + ?Sized),
        index: u64,
        checkpoint: &Checkpoint,
    ) -> Result<Vec<Hash>, RecordError> {
        let size = checkpoint.size;
        if index >= size {
            return Err(RecordError::Uncovered { index, size });
        }
        let node = |range: Range<u64>| {
            let (start, width) = (range.start, range.end - range.start);
            if let Some((_, hash)) = self.0.get(&width).filter(|(known, _)| *known == start) {
                return Ok(*hash);
            }
            let hash = range_root(handed, range, size)?;
            self.0.insert(width, (start, hash));
            Ok(hash)
        };
        inclusion_ranges(index, size).into_iter().map(node).collect()
    }
}

/// The root over a range that is a node of the tree of `size` entries, or of a smaller one.
pub(crate) fn range_root(
    handed: &(impl Handed + ?Sized),
    range: Range<u64>,
    size: u64,
) -> Result<Hash, RecordError> {
    let length = range.end - range.start;
    if length == 0 {
        return Ok(root(&[]));
    }
    if !length.is_power_of_two() {
        let middle = range.start + left_size(length);
        let left = range_root(handed, range.start..middle, size)?;
        let right = range_root(handed, middle..range.end, size)?;
        return Ok(root(&[left, right]));
    }
    let level = length.ilog2() / 8;
    let in_tile = 1_usize << (length.ilog2() % 8);
    let kind = Level::Hashes(u8::try_from(level).expect("a logarithm of 64 bits divided by 8 is below 8"));
    let (name, place) = TileName::holding(kind, range.start >> (8 * level), size);
    let hashes = read_tile(handed, name)?;
    let hashes = hashes.get(place..place + in_tile);
    hashes.map(root).ok_or_else(|| damaged(&handed.called(&name.to_string()), "it is too short"))
}
