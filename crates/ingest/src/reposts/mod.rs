// SPDX-License-Identifier: AGPL-3.0-or-later
//! Remembers where reposts stand that were passed over, and reads those that matter after all.

mod spill;

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use crate::{
    chunks::Chunk,
    item::{Item, Rejection},
    json::Tape,
    sift::Repost,
    unit::{self, Extent},
};
use spill::{Entry, Spill, read_at};

/// So often all entries are looked through before they are read into memory.
const LOOKS: u32 = 8;

/// Reposts that were passed over, and matter if what they repeat does.
///
/// Of each it keeps where it stands, 33 bytes and, while they are followed, a bit; beyond a mebibyte in a file
/// without a name. Of one that can't be read again, from standard input or a packed file, it keeps the line itself.
#[derive(Default)]
pub struct Reposts {
    inputs: Vec<Input>,
    spill: Spill,
    /// Why something could not be kept.
    failed: Option<io::Error>,
    are_some: bool,
    tape: Tape,
}

/// An input that has reposts.
struct Input {
    name: String,
    /// Where it can be read again.
    path: Option<PathBuf>,
    file: Option<File>,
}

impl Reposts {
    /// Whether there are none.
    #[must_use]
    pub fn are_none(&self) -> bool {
        !self.are_some
    }

    /// Begins with another input; `path` is where its lines can be read again, as they stand.
    pub(crate) fn begin(&mut self, name: &str, path: Option<&Path>) {
        self.inputs.push(Input { name: name.to_owned(), path: path.map(Path::to_owned), file: None });
    }

    /// Keeps a repost of the present input, of which so many lines came before the chunk.
    pub(crate) fn keep(&mut self, repost: Repost, lines: u64, chunk: &Chunk) {
        self.are_some = true;
        let Repost { original, line, offset, length } = repost;
        let input = self.inputs.len().saturating_sub(1) as u32;
        let entry = Entry { original, line: lines + line, offset, length, input, is_kept: false };
        let is_kept = self.inputs.last().is_some_and(|input| input.path.is_none());
        let kept = is_kept.then(|| chunk.line(offset, length));
        if let Err(cause) = self.spill.add(entry, kept) {
            self.failed.get_or_insert(cause);
        }
    }

    /// Hands every repost of a known post to `follower`, and the reposts of those, until there are no more.
    ///
    /// What can't be read is handed over too, as a rejection. Each repost is read once.
    pub fn follow(&mut self, follower: &mut impl Follow) {
        let mut taken = Taken::default();
        let mut new = Vec::new();
        // An archive in order of time is done after the first look, as each comes after what it repeats.
        for _ in 0..LOOKS {
            new.clear();
            if let Err(cause) = self.look(follower, &mut taken, &mut new) {
                self.failed.get_or_insert(cause);
            }
            if new.is_empty() {
                break;
            }
        }
        if !new.is_empty() {
            self.follow_in_memory(follower, &taken, new);
        }
        if let (Some(cause), Some(input)) = (self.failed.take(), self.inputs.last()) {
            let mut none = Vec::new();
            follower.take(Item::Rejected(Rejection::of_end(&input.name, None, &cause)), &mut none);
        }
    }

    /// Looks through all entries, and hands over those that are of a known post and were not yet.
    fn look(&mut self, follower: &mut impl Follow, taken: &mut Taken, new: &mut Vec<u64>) -> io::Result<()> {
        let Self { inputs, spill, tape, .. } = self;
        let mut walk = spill.walk()?;
        let mut number = 0;
        while let Some((entry, kept)) = walk.next()? {
            if !taken.has(number) && follower.knows(entry.original) {
                taken.add(number);
                hand_over(inputs, tape, entry, kept.map(<[u8]>::to_vec), follower, new);
            }
            number += 1;
        }
        Ok(())
    }

    /// Follows a chain that is longer than any of people's, which only many looks could resolve.
    fn follow_in_memory(&mut self, follower: &mut impl Follow, taken: &Taken, mut new: Vec<u64>) {
        let Self { inputs, spill, failed, tape, .. } = self;
        let mut left: Vec<(Entry, Option<Box<[u8]>>)> = Vec::new();
        let mut collect = || -> io::Result<()> {
            let mut walk = spill.walk()?;
            let mut number = 0;
            while let Some((entry, kept)) = walk.next()? {
                left.extend((!taken.has(number)).then(|| (entry, kept.map(Box::from))));
                number += 1;
            }
            Ok(())
        };
        if let Err(cause) = collect() {
            failed.get_or_insert(cause);
        }
        left.sort_by_key(|(entry, _)| (entry.original, entry.input, entry.line));
        while let Some(original) = new.pop() {
            let from = left.partition_point(|(entry, _)| entry.original < original);
            let of = left.iter_mut().skip(from).take_while(|(entry, _)| entry.original == original);
            for (entry, kept) in of {
                hand_over(inputs, tape, *entry, kept.take().map(Vec::from), follower, &mut new);
            }
        }
    }
}

/// Who follows reposts.
pub trait Follow {
    /// Whether reposts of the post with this mark, see [`crate::mark`], matter.
    fn knows(&self, original: u64) -> bool;

    /// Takes what was read, and adds to `new` the marks that it knows from now on.
    fn take(&mut self, item: Item, new: &mut Vec<u64>);
}

/// Reads a repost, and hands it over.
fn hand_over(
    inputs: &mut [Input],
    tape: &mut Tape,
    entry: Entry,
    kept: Option<Vec<u8>>,
    follower: &mut impl Follow,
    new: &mut Vec<u64>,
) {
    let Some(input) = inputs.get_mut(entry.input as usize) else { return };
    match kept.map_or_else(|| input.line(entry), Ok) {
        Ok(line) => {
            let items = unit::read_line(tape, &input.name, entry.line, &line, Extent::Whole);
            items.into_iter().for_each(|item| follower.take(item, new));
        }
        Err(cause) => {
            follower.take(Item::Rejected(Rejection::of_end(&input.name, Some(entry.line), &cause)), new);
        }
    }
}

/// Which entries were handed over, a bit each.
#[derive(Default)]
struct Taken(Vec<u64>);

impl Taken {
    fn has(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }

    fn add(&mut self, number: usize) {
        if self.0.len() <= number / 64 {
            self.0.resize(number / 64 + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(number / 64) {
            *bits |= 1 << (number % 64);
        }
    }
}

impl Input {
    /// Reads a line again.
    fn line(&mut self, entry: Entry) -> io::Result<Vec<u8>> {
        let file = match (&mut self.file, &self.path) {
            (Some(file), _) => file,
            (none, Some(path)) => none.insert(File::open(path)?),
            (None, None) => return Err(io::ErrorKind::NotFound.into()),
        };
        read_at(file, entry.offset, entry.length as usize)
    }
}
