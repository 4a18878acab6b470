// SPDX-License-Identifier: AGPL-3.0-or-later
//! A copy of somebody else's log: its entries and tiles, and no content, for contents are not in a log.

use std::path::{Path, PathBuf};

use crate::{
    checkpoint::{self, Checkpoint},
    durable::{self, Batch},
    error::{RecordError, at, damaged},
    key::Key,
    merkle::Hash,
    note::{Note, Vkey},
    opening::read_tile,
    tile::{Level, TileName, WIDTH},
    tree::{Tile, Tree},
};

/// A file of entries is never longer, in bytes.
pub const LONGEST_TILE: usize = 256 * 34;

/// A mirrored log.
pub struct Mirror {
    folder: PathBuf,
    keys: Vec<Vkey>,
    tree: Tree,
}

/// A mirrored log on its way to a newer checkpoint. Nothing of it is shown until it is there.
pub struct Growth<'a> {
    mirror: &'a mut Mirror,
    tree: Tree,
    checkpoint: Checkpoint,
    note: String,
}

impl Mirror {
    /// Opens the copy of the log with these keys in a folder, or begins one there.
    ///
    /// # Errors
    ///
    /// When what lies there is no such copy, or reading or writing fails.
    pub fn open(folder: &Path, keys: Vec<Vkey>) -> Result<Self, RecordError> {
        durable::make_folder(folder)?;
        let path = folder.join("checkpoint");
        let mut mirror = Self { folder: folder.to_owned(), keys, tree: Tree::default() };
        if path.try_exists().map_err(at(&path))? {
            let (checkpoint, _) = mirror.read(&durable::read(&path, checkpoint::LONGEST)?, &path)?;
            mirror.tree = Tree::load(checkpoint.size, |name| read_tile(folder, name))?;
            if mirror.tree.root() != checkpoint.root {
                return Err(damaged(&path, "the tiles do not lead to its root"));
            }
        }
        Ok(mirror)
    }

    /// How many entries it holds.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.tree.size()
    }

    /// Begins to follow the log to a checkpoint.
    ///
    /// # Errors
    ///
    /// When it is not signed by the log, or is older than what is held.
    pub fn grow(&mut self, note: &[u8]) -> Result<Growth<'_>, RecordError> {
        let path = self.folder.join("checkpoint");
        let (checkpoint, note) = self.read(note, &path)?;
        let size = self.tree.size();
        if checkpoint.size < size || (checkpoint.size == size && checkpoint.root != self.tree.root()) {
            return Err(damaged(&path, "what the log shows now does not continue what it has shown before"));
        }
        Ok(Growth { tree: self.tree.clone(), mirror: self, checkpoint, note })
    }

    fn read(&self, bytes: &[u8], path: &Path) -> Result<(Checkpoint, String), RecordError> {
        let wrong = || damaged(path, "it is not signed with a key of the log");
        let note = Note::parse(bytes).ok_or_else(wrong)?;
        let own = |key: &Vkey| note.signatures.iter().any(|signature| signature.holds(key, note.text));
        let key = self.keys.iter().find(|key| own(key)).ok_or_else(wrong)?;
        let checkpoint = Checkpoint::read(note.text, key.name()).map_err(|says| damaged(path, says))?;
        let note = str::from_utf8(bytes).expect("a note was found to be UTF-8 when it was read");
        Ok((checkpoint, note.to_owned()))
    }
}

impl Growth<'_> {
    /// The file of the log that is wanted next, and the full one that may have taken its place meanwhile; `None` once all are there.
    #[must_use]
    pub fn wanted(&self) -> Option<(String, String)> {
        self.name().map(|name| (name.to_string(), name.full().to_string()))
    }

    fn name(&self) -> Option<TileName> {
        let number = self.tree.size() / WIDTH;
        let width = TileName::width(Level::Entries, number, self.checkpoint.size);
        (self.tree.size() < self.checkpoint.size).then_some(TileName { level: Level::Entries, number, width })
    }

    /// Takes the file that is wanted next, or the full one.
    ///
    /// # Errors
    ///
    /// When it is no such file, or writing fails.
    pub fn take(&mut self, bytes: &[u8]) -> Result<(), RecordError> {
        let Some(name) = self.name() else { return Ok(()) };
        let path = self.mirror.folder.join(name.to_string());
        let items: Option<Vec<Hash>> = name.level.items_in(bytes).into_iter().collect();
        let mut items = items.filter(|items| [name.width, WIDTH].contains(&(items.len() as u64)));
        items.iter_mut().for_each(|items| items.truncate(usize::try_from(name.width).unwrap_or(usize::MAX)));
        let items = items.ok_or_else(|| damaged(&path, "what the log gave has not the form of a tile"))?;
        let known = usize::try_from(self.tree.size() % WIDTH).unwrap_or(usize::MAX);
        let mut batch = Batch::new(&self.mirror.folder);
        for entry in items.get(known..).unwrap_or_default() {
            for tile in self.tree.push(*entry) {
                batch.write(&tile.name.to_string(), &tile.name.level.bytes(&tile.items))?;
            }
        }
        batch.sync()
    }

    /// Shows the checkpoint, with the signature of whoever mirrors it, at a time in seconds since 1970.
    ///
    /// # Errors
    ///
    /// When the entries do not lead to its root, or writing fails; then everything is shown as before.
    pub fn finish(self, key: &Key, time: u64) -> Result<(), RecordError> {
        let Self { mirror, tree, checkpoint, mut note } = self;
        let path = mirror.folder.join("checkpoint");
        if tree.size() != checkpoint.size || tree.root() != checkpoint.root {
            return Err(damaged(&path, "the entries that the log gave do not lead to its root"));
        }
        let mut batch = Batch::new(&mirror.folder);
        // What the checkpoint that is shown rests on is there already: writing it once more could tear it.
        let shown = mirror.tree.size();
        let is_new = |tile: &Tile| {
            let TileName { level, number, width } = tile.name;
            number * WIDTH + width > level.items(shown)
        };
        for tile in tree.partial().into_iter().filter(is_new) {
            batch.write(&tile.name.to_string(), &tile.name.level.bytes(&tile.items))?;
        }
        batch.sync()?;
        let text = Note::parse(note.as_bytes()).map(|note| note.text.to_owned());
        note += &key.witness(text.as_deref().unwrap_or_default(), time);
        durable::replace(&path, note.as_bytes())?;
        mirror.tree = tree;
        Ok(())
    }
}
