// SPDX-License-Identifier: AGPL-3.0-or-later
use ingest::{Gap, GapCause, Item};
use model::{Network, Timestamp};

/// The gaps of a source: it is in one, or in none.
pub(crate) struct Gaps {
    network: Network,
    source: String,
    open: Option<Gap>,
}

impl Gaps {
    pub(crate) fn new(network: Network, source: &str) -> Self {
        Self { network, source: source.to_owned(), open: None }
    }

    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Begins a gap, and gives what is to be told; nothing if the source is in one already.
    pub(crate) fn open(&mut self, cause: GapCause, start: Timestamp) -> Option<Item> {
        if self.open.is_some() {
            return None;
        }
        let gap = self.gap(cause, start);
        Some(Item::Gap(self.open.insert(gap).clone()))
    }

    /// Ends the gap, if the source is in one, and gives what is to be told.
    pub(crate) fn close(&mut self, end: Timestamp, is_filled: bool) -> Option<Item> {
        let gap = self.open.take()?;
        Some(Item::Gap(Gap { end: Some(end.max(gap.start)), is_filled, ..gap }))
    }

    /// A gap that is known only now that it is over.
    pub(crate) fn past(&self, cause: GapCause, start: Timestamp, end: Timestamp) -> Item {
        Item::Gap(Gap { end: Some(end.max(start)), ..self.gap(cause, start) })
    }

    fn gap(&self, cause: GapCause, start: Timestamp) -> Gap {
        let (network, source) = (self.network, self.source.clone());
        Gap { network, source, start, end: None, cause, lost: None, is_filled: false }
    }
}
