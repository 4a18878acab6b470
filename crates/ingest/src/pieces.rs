// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::VecDeque;

use crate::item::Item;

/// An input that is read in pieces of its own, not line by line: a personal archive, a table.
///
/// The contract: each call of `read_on` takes in one piece and adds what it holds, which may be nothing; `false`
/// means that nothing is left, and after it there is nothing but `false`. What can't be read is an item, and what
/// is taken in at once is bounded.
pub(crate) trait Pieces: Send {
    /// Reads on by one piece; `false` at the end.
    fn read_on(&mut self, found: &mut VecDeque<Item>) -> bool;

    /// How many lines were read so far.
    fn lines(&self) -> u64;
}
