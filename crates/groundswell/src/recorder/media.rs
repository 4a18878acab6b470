// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pictures of quoted posts: which are wanted, what of them is kept, and what goes with its post.
//!
//! What was received is evidence in the record, and never leaves it. What is shown is a file beside the record, made before the entry
//! that tells of it: after a crash there may be a file that no entry tells of, which is removed, and never the other way round.

use std::{
    collections::HashSet,
    fs,
    io::{self, Write},
    path::Path,
};

use anyhow::{Context, Result};
use call::{Image, Imprint};
use model::{Post, PostId, Timestamp};
use record::{Draft, Kind};
use report::{Grade, PublicCopy, Quoted};

use super::Recorder;
use crate::{entry, media::picture_address, output};

/// So many pictures of one post are shown: no network takes more, but for collections.
const MOST_A_POST: usize = 4;

/// So many originals of one post are kept, whatever its author puts in the place of which: each is up to eight mebibytes of the record.
const MOST_ORIGINALS: u32 = 12;

/// So many are shown of one call.
const MOST_A_CALL: usize = 200;

/// So many more, where organizers have chosen posts for the report: a storm that has filled the wall again and again leaves no room else.
const MOST_CHOSEN: usize = 120;

/// A picture that may be shown and is not there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// The pseudonym of its post.
    pub post: PostId,
    /// Where it lies.
    pub address: String,
}

/// What stands in the place of a picture.
pub(super) struct Copy {
    /// Where the picture lay.
    address: String,
    imprint: Imprint,
}

impl Recorder {
    /// The pictures that are not there of what organizers have chosen for the report, in their order, then of what stands on the wall, the
    /// newest post's first.
    pub fn wanted_media(&self) -> Vec<Wanted> {
        if self.copies >= MOST_A_CALL + MOST_CHOSEN {
            return Vec::new();
        }
        let mut posts = self.chosen_posts();
        if self.copies < MOST_A_CALL {
            let others: Vec<_> = self.on_wall(false).filter(|known| !posts.contains(known)).collect();
            posts.extend(others);
        }
        let has_room = |id: &PostId| self.held.get(id).is_none_or(|held| held.originals < MOST_ORIGINALS);
        let of_post = |(id, post): (&PostId, &Post)| {
            let missing: Vec<Wanted> = pictures(post)
                .filter(|(_, address)| !self.has_copy(id, address))
                .map(|(_, address)| Wanted { post: id.clone(), address })
                .collect();
            missing
        };
        posts.into_iter().filter(|(id, _)| has_room(id)).flat_map(of_post).collect()
    }

    /// Keeps a picture as it was received, and what is shown in its place; durable when it returns. Where what is shown can't be written,
    /// the inner error says why, and nothing is in the record.
    pub fn keep_medium(
        &mut self,
        wanted: &Wanted,
        original: Vec<u8>,
        copy: &Image,
        now: Timestamp,
    ) -> Result<Result<()>> {
        // It may have been erased, or taken out of the post, while its server was asked.
        if !self.wanted_media().contains(wanted) {
            return Ok(Ok(()));
        }
        if let Err(error) = write(&self.media, copy) {
            return Ok(Err(error));
        }
        let content = entry::medium_content(&wanted.post, &wanted.address, &copy.imprint, now);
        for place in self.writer()?.append(&[Draft::new(Kind::Capture, &content, Some(original))?])? {
            self.take_copy(&wanted.post, place, wanted.address.clone(), copy.imprint.clone());
        }
        self.is_unreported = true;
        Ok(Ok(()))
    }

    /// A post with what stands in the place of its pictures.
    pub(super) fn quote(&self, id: &PostId, post: &Post) -> Quoted {
        let held = self.held.get(id);
        let shown = |(of, address): (usize, String)| {
            let copy = held?.copies.iter().find(|copy| copy.address == address)?;
            Some(PublicCopy { of, imprint: copy.imprint.clone() })
        };
        Quoted {
            copies: pictures(post).filter_map(shown).collect(),
            entry: held.and_then(|held| held.shown.first().copied()),
            grades: Grade::of(post, held.is_some_and(|held| held.is_proved)),
            ..post.clone().into()
        }
    }

    /// Takes in where a picture is kept, and what stands in its place: they go with the post.
    pub(super) fn take_copy(&mut self, id: &PostId, place: u64, address: String, imprint: Imprint) {
        let Some(held) = self.held.get_mut(id) else { return };
        held.places.push(place);
        held.originals += 1;
        // One whose file was lost is fetched again.
        if self.media.join(imprint.name()).is_file() {
            held.copies.push(Copy { address, imprint });
            self.copies += 1;
        }
    }

    /// Takes what stands in the place of pictures that a post's newest version has no more out of it; the files are still to be swept.
    pub(super) fn let_replaced_go(&mut self, id: &PostId, version: &Post) {
        let Some(held) = self.held.get_mut(id) else { return };
        let before = held.copies.len();
        held.copies.retain(|copy| pictures(version).any(|(_, address)| address == copy.address));
        self.copies = self.copies.saturating_sub(before - held.copies.len());
    }

    /// Removes the files of copies that stand in no post's place any more.
    pub(super) fn let_copies_go(&mut self, gone: &[Copy]) -> Result<()> {
        if gone.is_empty() {
            return Ok(());
        }
        self.copies = self.copies.saturating_sub(gone.len());
        self.sweep_copies()
    }

    /// Removes every file of a copy that no post has: what a crash left, or what has just been forgotten.
    pub(super) fn sweep_copies(&self) -> Result<()> {
        let copies = self.held.values().flat_map(|held| &held.copies);
        let kept: HashSet<String> = copies.map(|copy| copy.imprint.name()).collect();
        sweep(&self.media, |name| kept.contains(name))
    }

    fn has_copy(&self, id: &PostId, address: &str) -> bool {
        self.held.get(id).is_some_and(|held| held.copies.iter().any(|copy| copy.address == address))
    }
}

/// A post's pictures and films of which a picture can be had, as many as are shown, each with its place among the media.
fn pictures(post: &Post) -> impl Iterator<Item = (usize, String)> {
    let all = post.media.iter().enumerate();
    all.filter_map(|(place, medium)| Some((place, picture_address(medium)?))).take(MOST_A_POST)
}

/// Removes the files that are not wanted of a folder of copies, if there is one.
pub fn sweep(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<()> {
    let told = || format!("can't remove what is no longer shown from {}", folder.display());
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.with_context(told)?,
    };
    for entry in entries {
        let entry = entry.with_context(told)?;
        // What is no file somebody else has put there.
        let is_file = entry.file_type().with_context(told)?.is_file();
        if is_file && !is_wanted(&entry.file_name().to_string_lossy()) {
            fs::remove_file(entry.path()).with_context(told)?;
        }
    }
    Ok(())
}

/// Writes a copy whole or not at all.
fn write(folder: &Path, copy: &Image) -> Result<()> {
    record::make_folder(folder).with_context(|| format!("can't write into {}", folder.display()))?;
    output::write_file(&folder.join(copy.imprint.name()), |out| Ok(out.write_all(&copy.bytes)?))
}
