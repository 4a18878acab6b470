// SPDX-License-Identifier: AGPL-3.0-or-later
use ingest::{Gap, GapCause, Item};
use jiff::SignedDuration;
use model::{Network, Timestamp};

/// The least by which the beginnings of two gaps differ: they are named by them.
const NEXT: SignedDuration = SignedDuration::from_micros(1);

/// The gaps of a source: it is in one, or in none.
pub(crate) struct Gaps {
    network: Network,
    source: String,
    open: Option<Gap>,
    /// Whether it is known that not all of what the open gap hides comes afterwards.
    is_lossy: bool,
    /// The beginning and the end of the last gap that is over.
    over: Option<(Timestamp, Timestamp)>,
}

impl Gaps {
    pub(crate) fn new(network: Network, source: &str) -> Self {
        Self { network, source: source.to_owned(), open: None, is_lossy: false, over: None }
    }

    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Begins a gap up to whose beginning, by what was told, all was seen, and gives what is to be told; nothing if the source is in
    /// one already.
    pub(crate) fn open(&mut self, cause: GapCause, start: Timestamp) -> Option<Item> {
        if self.open.is_some() {
            return None;
        }
        self.is_lossy = false;
        let gap = self.gap(cause, self.next_start(start));
        Some(Item::Gap(self.open.insert(gap).clone()))
    }

    /// Says that not all of what the open gap hides comes afterwards; whatever is filled later, that stays so.
    pub(crate) fn is_lossy(&mut self) {
        self.is_lossy |= self.is_open();
    }

    /// Ends the gap, if the source is in one, and gives what is to be told.
    pub(crate) fn close(&mut self, end: Timestamp) -> Option<Item> {
        let gap = self.open.take()?;
        let end = end.max(gap.start);
        self.over = Some((gap.start, end));
        Some(Item::Gap(Gap { end: Some(end), is_filled: !self.is_lossy, ..gap }))
    }

    /// A gap that is known only now that it is over.
    pub(crate) fn past(&mut self, cause: GapCause, start: Timestamp, end: Timestamp) -> Item {
        let start = self.next_start(start);
        let end = end.max(start);
        self.over = Some((start, end));
        Item::Gap(Gap { end: Some(end), ..self.gap(cause, start) })
    }

    /// A gap that begins where it is said to.
    pub(crate) fn gap(&self, cause: GapCause, start: Timestamp) -> Gap {
        let (network, source) = (self.network, self.source.clone());
        Gap { network, source, start, end: None, cause, lost: None, is_filled: false }
    }

    /// Where a gap may begin: never where an earlier one did.
    fn next_start(&self, start: Timestamp) -> Timestamp {
        self.over.map_or(start, |(last, seen_until)| start.max(seen_until).max(last + NEXT))
    }
}
