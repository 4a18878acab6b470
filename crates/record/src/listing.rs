// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use crate::{
    audit::Audit,
    tile::{Level, TileName},
};

/// The plain files in a record's folder, struck off one by one as they are checked.
#[derive(Default)]
pub(crate) struct Listing {
    tiles: BTreeMap<(Level, u64), BTreeSet<u64>>,
    others: BTreeSet<String>,
}

impl Listing {
    /// Lists a folder; what is neither file nor folder is a fault.
    pub(crate) fn read(folder: &Path, audit: &mut Audit) -> Self {
        let mut listing = Self::default();
        let mut folders = vec![String::new()];
        while let Some(path) = folders.pop() {
            if let Err(error) = listing.read_folder(folder, &path, &mut folders, audit) {
                audit.fault(&path, None, format!("it can't be read: {error}"));
            }
        }
        listing
    }

    /// Strikes a file off; says whether it was there.
    pub(crate) fn take(&mut self, file: &str) -> bool {
        self.others.remove(file)
    }

    /// Strikes all files of a tile off; returns their widths.
    pub(crate) fn take_tile(&mut self, level: Level, number: u64) -> BTreeSet<u64> {
        self.tiles.remove(&(level, number)).unwrap_or_default()
    }

    /// The widths of the files of a tile that were not struck off.
    pub(crate) fn widths(&self, level: Level, number: u64) -> BTreeSet<u64> {
        self.tiles.get(&(level, number)).cloned().unwrap_or_default()
    }

    /// Whether a file is there and was not struck off.
    pub(crate) fn has(&self, file: &str) -> bool {
        self.others.contains(file)
    }

    /// The highest number of a tile of entries.
    pub(crate) fn last_entries(&self) -> Option<u64> {
        self.tiles
            .range((Level::Entries, 0)..=(Level::Entries, u64::MAX))
            .next_back()
            .map(|((_, number), _)| *number)
    }

    /// The width of the widest file of a tile that was not struck off.
    pub(crate) fn widest(&self, level: Level, number: u64) -> Option<u64> {
        self.tiles.get(&(level, number))?.last().copied()
    }

    /// What was not struck off, and whether it has the name of a tile.
    pub(crate) fn rest(&self) -> Vec<(String, bool)> {
        let tiles = self.tiles.iter().flat_map(|((level, number), widths)| {
            widths.iter().map(|width| TileName { level: *level, number: *number, width: *width })
        });
        let others = self.others.iter().map(|file| (file.clone(), false));
        tiles.map(|tile| (tile.to_string(), true)).chain(others).collect()
    }

    fn read_folder(
        &mut self,
        root: &Path,
        path: &str,
        folders: &mut Vec<String>,
        audit: &mut Audit,
    ) -> io::Result<()> {
        for entry in fs::read_dir(root.join(path))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if path.is_empty() { name } else { format!("{path}/{name}") };
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(path);
            } else if !kind.is_file() {
                audit.fault(&path, None, "it is neither a plain file nor a folder");
            } else if let Some(TileName { level, number, width }) = TileName::parse(&path) {
                self.tiles.entry((level, number)).or_default().insert(width);
            } else {
                self.others.insert(path);
            }
        }
        Ok(())
    }
}
