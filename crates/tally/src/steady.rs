// SPDX-License-Identifier: AGPL-3.0-or-later

/// How much one chunk holds.
const LENGTH: usize = 1 << 10;

/// A list that grows without moving what it holds, so that it never takes twice the memory for a moment.
///
/// Places are counted in 32 bits, because millions of them are kept in tables.
#[derive(Clone, Debug)]
pub(crate) struct Steady<T> {
    /// All but the last are full, and none is empty.
    chunks: Vec<Vec<T>>,
}

impl<T> Default for Steady<T> {
    fn default() -> Self {
        Self { chunks: Vec::new() }
    }
}

impl<T> Steady<T> {
    /// How many it holds.
    pub(crate) fn len(&self) -> usize {
        self.chunks.last().map_or(0, |last| (self.chunks.len() - 1) * LENGTH + last.len())
    }

    /// Adds one at the end, and gives its place.
    pub(crate) fn push(&mut self, value: T) -> u32 {
        let place = u32::try_from(self.len()).expect("four thousand million of anything do not fit memory");
        match self.chunks.last_mut().filter(|last| last.len() < LENGTH) {
            Some(last) => last.push(value),
            None => {
                // The first chunk grows from nothing, because most tallies in a test or a quiet hour hold little.
                let mut chunk = Vec::with_capacity(if self.chunks.is_empty() { 0 } else { LENGTH });
                chunk.push(value);
                self.chunks.push(chunk);
            }
        }
        place
    }

    /// Takes the last one away.
    pub(crate) fn pop(&mut self) -> Option<T> {
        let last = self.chunks.last_mut()?;
        let value = last.pop();
        if last.is_empty() {
            self.chunks.pop();
        }
        value
    }

    /// The one at a place that [`Self::push`] gave.
    pub(crate) fn at(&self, place: u32) -> &T {
        let (chunk, within) = parts(place);
        let found = self.chunks.get(chunk).and_then(|chunk| chunk.get(within));
        found.expect("a place is asked for where it was given")
    }

    /// The same, to be changed.
    pub(crate) fn at_mut(&mut self, place: u32) -> &mut T {
        let (chunk, within) = parts(place);
        let found = self.chunks.get_mut(chunk).and_then(|chunk| chunk.get_mut(within));
        found.expect("a place is asked for where it was given")
    }

    /// All, in the order of their places.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flatten()
    }
}

/// In which chunk a place is, and where in it.
fn parts(place: u32) -> (usize, usize) {
    let place = usize::try_from(place).expect("a place fits the address space");
    (place / LENGTH, place % LENGTH)
}
