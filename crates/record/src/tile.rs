// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use crate::merkle::Hash;

/// The hashes or entries in a full tile.
pub(crate) const WIDTH: u64 = 256;

/// Which kind of tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// The entries themselves.
    Entries,
    /// Hashes of so many tiles' height.
    Hashes(u8),
}

/// The name of a tile (c2sp.org/tlog-tiles).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TileName {
    pub(crate) level: Level,
    pub(crate) number: u64,
    /// From 1 to 256.
    pub(crate) width: u64,
}

impl Level {
    /// How many of this level's items a log of `size` entries has.
    pub(crate) fn items(self, size: u64) -> u64 {
        match self {
            Self::Entries => size,
            Self::Hashes(level) => size.checked_shr(8 * u32::from(level)).unwrap_or(0),
        }
    }

    /// The length of an item in a tile's file, in bytes.
    pub(crate) fn item_bytes(self) -> usize {
        match self {
            Self::Entries => ENTRY_PREFIX.len() + size_of::<Hash>(),
            Self::Hashes(_) => size_of::<Hash>(),
        }
    }

    /// Writes items as a tile's file holds them.
    pub(crate) fn bytes(self, items: &[Hash]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(items.len() * self.item_bytes());
        for item in items {
            bytes.extend_from_slice(self.prefix());
            bytes.extend_from_slice(item);
        }
        bytes
    }

    /// Reads the items of a tile's file; what has not the form of an item is `None`.
    pub(crate) fn items_in(self, bytes: &[u8]) -> Vec<Option<Hash>> {
        bytes.chunks(self.item_bytes()).map(|chunk| self.item(chunk)).collect()
    }

    /// Reads one of them; `None` if it is not there or has not their form.
    pub(crate) fn item_in(self, bytes: &[u8], place: usize) -> Option<Hash> {
        let (start, length) = (place * self.item_bytes(), self.item_bytes());
        self.item(bytes.get(start..bytes.len().min(start + length))?)
    }

    fn item(self, bytes: &[u8]) -> Option<Hash> {
        bytes.strip_prefix(self.prefix())?.try_into().ok()
    }

    fn prefix(self) -> &'static [u8] {
        match self {
            Self::Entries => &ENTRY_PREFIX,
            Self::Hashes(_) => &[],
        }
    }
}

/// Every entry is 32 bytes long, which its bundle says before it in two bytes.
const ENTRY_PREFIX: [u8; 2] = [0, 32];

impl TileName {
    /// The tile that holds an item, as wide as a log of `size` entries makes it, and the item's place in it.
    pub(crate) fn holding(level: Level, item: u64, size: u64) -> (Self, usize) {
        let (number, place) = (item / WIDTH, item % WIDTH);
        (Self { level, number, width: Self::width(level, number, size) }, place as usize)
    }

    /// How wide the tile with a number is in a log of `size` entries; 0 if there is none.
    pub(crate) fn width(level: Level, number: u64, size: u64) -> u64 {
        level.items(size).saturating_sub(number.saturating_mul(WIDTH)).min(WIDTH)
    }

    /// The same tile, filled.
    pub(crate) fn full(self) -> Self {
        Self { width: WIDTH, ..self }
    }

    /// Reads a path within the record's folder; `None` if no tile has it.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let level = if level == "entries" { Level::Entries } else { Level::Hashes(level.parse().ok()?) };
        let (number, width) = match rest.split_once(".p/") {
            Some((number, width)) => (number, width.parse().ok()?),
            None => (rest, WIDTH),
        };
        let number = parse_number(number)?;
        let name = Self { level, number, width };
        // Only one spelling of a name is a tile's.
        (name.to_string() == path).then_some(name)
    }
}

impl fmt::Display for TileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.level {
            Level::Entries => f.write_str("tile/entries/")?,
            Level::Hashes(level) => write!(f, "tile/{level}/")?,
        }
        f.write_str(&number_path(self.number))?;
        if self.width < WIDTH { write!(f, ".p/{}", self.width) } else { Ok(()) }
    }
}

/// The names of the tiles that a log of `to` entries has, and one of `from` entries has not: each as wide as the longer log makes it.
#[must_use]
pub fn tiles_since(from: u64, to: u64) -> Vec<String> {
    let levels = [Level::Entries].into_iter().chain((0..8).map(Level::Hashes));
    let mut names = Vec::new();
    for level in levels {
        let (before, items) = (level.items(from), level.items(to));
        if before < items {
            let numbers = before / WIDTH..items.div_ceil(WIDTH);
            let name = |number| TileName { level, number, width: TileName::width(level, number, to) };
            names.extend(numbers.map(|number| name(number).to_string()));
        }
    }
    names
}

/// The tile that a log of `size` entries has in the place of a narrower one, unless that is a full one, and how many of its bytes are those
/// of the narrower one.
#[must_use]
pub fn wider_tile(name: &str, size: u64) -> Option<(String, usize)> {
    let narrow = TileName::parse(name)?;
    let wide = TileName { width: TileName::width(narrow.level, narrow.number, size), ..narrow };
    let is_wider = narrow.width < wide.width && wide.width < WIDTH;
    let bytes = usize::try_from(narrow.width).ok()? * narrow.level.item_bytes();
    is_wider.then(|| (wide.to_string(), bytes))
}

/// A number as path elements of three digits: 1234067 is `x001/x234/067`.
pub(crate) fn number_path(number: u64) -> String {
    let mut path = format!("{:03}", number % 1000);
    let mut rest = number / 1000;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % 1000);
        rest /= 1000;
    }
    path
}

fn parse_number(path: &str) -> Option<u64> {
    path.split('/').try_fold(0_u64, |number, element| {
        let digits = element.strip_prefix('x').unwrap_or(element);
        number.checked_mul(1000)?.checked_add(digits.parse().ok()?)
    })
}
