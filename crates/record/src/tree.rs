// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{
    merkle::{Hash, leaf_hashes, root},
    tile::{Level, TileName, WIDTH},
};

/// A tile with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tile {
    pub(crate) name: TileName,
    pub(crate) items: Vec<Hash>,
}

/// The growing edge of the log: the items of every tile that is not full yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tree {
    size: u64,
    entries: Vec<Hash>,
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// Takes up a log of `size` entries from its tiles.
    pub(crate) fn load<E>(
        size: u64,
        mut read: impl FnMut(TileName) -> Result<Vec<Hash>, E>,
    ) -> Result<Self, E> {
        let mut edge = |level: Level| match TileName::holding(level, level.items(size), size).0 {
            TileName { width: 0, .. } => Ok(Vec::new()),
            name => read(name),
        };
        let entries = edge(Level::Entries)?;
        let levels = (0..8).map(Level::Hashes).take_while(|level| level.items(size) > 0);
        let levels = levels.map(edge).collect::<Result<_, E>>()?;
        Ok(Self { size, entries, levels })
    }

    /// The number of entries.
    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    /// The root over all entries.
    pub(crate) fn root(&self) -> Hash {
        let mut ragged: Option<Hash> = None;
        for level in &self.levels {
            let hashes: Vec<Hash> = level.iter().copied().chain(ragged).collect();
            ragged = (!hashes.is_empty()).then(|| root(&hashes));
        }
        ragged.unwrap_or_else(|| root(&[]))
    }

    /// Appends an entry; returns the tiles that it fills, mostly none.
    pub(crate) fn push(&mut self, entry: Hash) -> Vec<Tile> {
        self.extend(&[entry])
    }

    /// Appends entries; returns the tiles that they fill.
    pub(crate) fn extend(&mut self, entries: &[Hash]) -> Vec<Tile> {
        let mut full = Vec::new();
        for (entry, leaf) in entries.iter().zip(leaf_hashes(entries)) {
            self.size += 1;
            self.entries.push(*entry);
            if self.entries.len() as u64 == WIDTH {
                full.push(self.take(Level::Entries));
            }
            self.push_hash(0, leaf, &mut full);
        }
        full
    }

    /// Appends the 256 entries of a tile by the root over them, where a tile begins; returns the tiles above it that it fills.
    pub(crate) fn push_tile(&mut self, root: Hash) -> Vec<Tile> {
        let mut full = Vec::new();
        self.size += WIDTH;
        if self.levels.is_empty() {
            self.levels.push(Vec::new());
        }
        self.push_hash(1, root, &mut full);
        full
    }

    fn push_hash(&mut self, from: u8, mut hash: Hash, full: &mut Vec<Tile>) {
        for level in from.. {
            if self.levels.len() == usize::from(level) {
                self.levels.push(Vec::new());
            }
            let hashes = self.levels.get_mut(usize::from(level)).expect("the level was just made");
            hashes.push(hash);
            if (hashes.len() as u64) < WIDTH {
                break;
            }
            hash = root(hashes);
            full.push(self.take(Level::Hashes(level)));
        }
    }

    /// The tiles at the edge, none of them full.
    pub(crate) fn partial(&self) -> Vec<Tile> {
        let levels = self.levels.iter().enumerate();
        let levels =
            levels.map(|(level, items)| (Level::Hashes(u8::try_from(level).unwrap_or(u8::MAX)), items));
        std::iter::once((Level::Entries, &self.entries))
            .chain(levels)
            .filter(|(_, items)| !items.is_empty())
            .map(|(level, items)| Tile {
                name: TileName::holding(level, level.items(self.size) - 1, self.size).0,
                items: items.clone(),
            })
            .collect()
    }

    /// Takes the items of a level that has become full.
    fn take(&mut self, level: Level) -> Tile {
        let items = match level {
            Level::Entries => std::mem::take(&mut self.entries),
            Level::Hashes(level) => {
                self.levels.get_mut(usize::from(level)).map(std::mem::take).unwrap_or_default()
            }
        };
        let last = level.items(self.size) - 1;
        Tile { name: TileName { level, number: last / WIDTH, width: WIDTH }, items }
    }
}
