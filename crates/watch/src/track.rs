// SPDX-License-Identifier: AGPL-3.0-or-later
//! How far a stream has been followed, and what could not be seen of it: the part of following that is the same on every stream.

use ingest::{Cursor, Gap, GapCause, Item, NoticeKind};
use jiff::SignedDuration;
use model::{Network, Timestamp};

use crate::{
    bluesky::peers::Peer,
    follower::{Closed, Outlet},
};

/// A host is silent that gives nothing while another one is so far ahead.
const BEHIND: SignedDuration = SignedDuration::from_secs(30);

/// The least by which the beginnings of two gaps differ: they are named by them.
const NEXT: SignedDuration = SignedDuration::from_micros(1);

/// How far a stream has been followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    /// Up to when the stream has been seen.
    pub at: Timestamp,
    /// The number of the last event, where the host numbers them.
    pub seq: Option<u64>,
}

impl Position {
    fn read(cursor: &Cursor) -> Option<Self> {
        let (seq, at) = cursor.at.split_once('@')?;
        let seq = if seq.is_empty() { None } else { Some(seq.parse().ok()?) };
        Some(Self { seq, at: Timestamp::from_microsecond(at.parse().ok()?).ok()? })
    }

    fn written(self) -> String {
        let seq = self.seq.map(|seq| seq.to_string()).unwrap_or_default();
        format!("{seq}@{}", self.at.as_microsecond())
    }
}

/// A gap that is open.
struct OpenGap {
    gap: Gap,
    /// From when on the host is listened to again; what came before is on its way.
    resumed_at: Option<Timestamp>,
    /// Whether it is known that not all of it comes afterwards.
    is_lossy: bool,
}

/// What is told of a stream beside what it carries.
pub(crate) struct Track {
    /// How far the stream has been followed.
    pub position: Option<Position>,
    items: Outlet,
    network: Network,
    source: String,
    peer: Option<Peer>,
    gap: Option<OpenGap>,
    /// The beginning of the last gap that is over, and up to when the stream has been seen since.
    over: Option<(Timestamp, Timestamp)>,
    /// The position that was told last.
    told: Option<Position>,
    /// The position at the last tick since the line was opened.
    at_tick: Option<Option<Position>>,
}

impl Track {
    /// Begins where a cursor says.
    pub(crate) fn new(
        network: Network,
        source: &str,
        items: Outlet,
        peer: Option<Peer>,
        from: Option<&Cursor>,
    ) -> Self {
        let position = from.and_then(Position::read);
        let source = source.to_owned();
        Self { position, items, network, source, peer, gap: None, over: None, told: None, at_tick: None }
    }

    /// Tells of the time between the cursor and now.
    pub(crate) async fn begin(&mut self) -> Result<(), Closed> {
        match self.position {
            Some(from) => self.open_gap(GapCause::Stopped, from.at).await,
            None => Ok(()),
        }
    }

    /// Hands an item on: to the hosts beside this one the posts, to nobody what else happens on the network.
    pub(crate) async fn give(&self, item: Item, now: Timestamp) -> Result<(), Closed> {
        match (&item, &self.peer) {
            (Item::Notice(notice), _) if notice.kind == NoticeKind::Event => return Ok(()),
            (Item::Posts(arrival), Some(peer)) => {
                arrival.posts.iter().filter_map(|post| post.id.as_ref()).for_each(|id| peer.gave(id, now));
            }
            _ => {}
        }
        self.items.give(item).await
    }

    /// Says that the host is listened to again, and whether it gives what it held back until now.
    pub(crate) fn resume(&mut self, now: Timestamp, is_filled: bool) {
        self.at_tick = None;
        if let Some(open) = &mut self.gap {
            (open.resumed_at, open.gap.is_filled) = (Some(now), is_filled);
        }
    }

    /// Says that not all of what the open gap hides comes afterwards.
    pub(crate) fn is_lossy(&mut self) {
        if let Some(open) = &mut self.gap {
            open.is_lossy = true;
        }
    }

    /// Says that everything up to an event has come.
    pub(crate) async fn is_at(&mut self, place: Position) -> Result<(), Closed> {
        let so_far = self.position.unwrap_or(place);
        // What is witnessed late goes back in time; and a host that counts anew goes back in number.
        let seq = if place.at < so_far.at { place.seq.max(so_far.seq) } else { place.seq };
        self.position = Some(Position { seq, at: place.at.max(so_far.at) });
        let caught_up = self.gap.as_ref().and_then(|open| open.resumed_at).is_some_and(|at| place.at >= at);
        if caught_up {
            self.close_gap().await?;
        }
        // Where nothing is numbered yet, nothing can be asked for again: the first number is told at once.
        let is_first = self.told.is_some_and(|told| told.seq.is_none()) && seq.is_some();
        if is_first { self.tell_cursor().await } else { Ok(()) }
    }

    /// Says that the line stood up to then, and that nothing more had come: on a stream that has nothing to tell.
    pub(crate) fn is_quiet_until(&mut self, at: Timestamp) {
        if self.gap.is_none() {
            let so_far = self.position.unwrap_or(Position { seq: None, at });
            self.position = Some(Position { at: at.max(so_far.at), ..so_far });
        }
    }

    /// Tells, once a second or so, how far the stream is; gives whether another host gives what this one does not.
    pub(crate) async fn tick(&mut self, now: Timestamp) -> Result<bool, Closed> {
        self.tell_position(now).await?;
        // Nothing in a whole second: all that was missed has come.
        let is_quiet = self.at_tick == Some(self.position);
        self.at_tick = Some(self.position);
        if is_quiet {
            self.close_gap().await?;
        }
        Ok(self.is_behind())
    }

    /// Says that the host is out of sight, and why.
    pub(crate) async fn lose(&mut self, cause: GapCause, now: Timestamp) -> Result<(), Closed> {
        self.tell_peers(None);
        self.open_gap(cause, self.position.map_or(now, |position| position.at)).await
    }

    /// Says that the host itself tells of posts at that time that it does not give.
    pub(crate) async fn withheld(&mut self, at: Timestamp) -> Result<(), Closed> {
        if self.gap.is_some() {
            self.is_lossy();
            return Ok(());
        }
        let start = self.next_start(at);
        self.over = Some((start, start));
        let gap = Gap { end: Some(start), ..self.gap_since(GapCause::Withheld, start) };
        self.items.give(Item::Gap(gap)).await
    }

    fn is_behind(&self) -> bool {
        let other = self.peer.as_ref().and_then(Peer::furthest_other);
        let (Some(position), Some(other)) = (self.position, other) else { return false };
        self.gap.is_none() && other.duration_since(position.at) > BEHIND
    }

    fn tell_peers(&self, seen_until: Option<Timestamp>) {
        if let Some(peer) = &self.peer {
            peer.is_at(seen_until);
        }
    }

    async fn tell_position(&mut self, now: Timestamp) -> Result<(), Closed> {
        self.tell_peers(self.position.map(|position| position.at).filter(|_| self.gap.is_none()));
        if let Some(missed) = self.peer.as_ref().and_then(|peer| peer.missed(now)) {
            let gap = Gap {
                end: Some(missed.last),
                lost: Some(missed.posts),
                is_filled: true,
                ..self.gap_since(GapCause::Missed, missed.first)
            };
            self.items.give(Item::Gap(gap)).await?;
        }
        self.tell_cursor().await
    }

    async fn tell_cursor(&mut self) -> Result<(), Closed> {
        // While a gap is open, whoever is killed begins before it again, so that none is forgotten.
        let position = self.position.filter(|_| self.gap.is_none());
        let Some(position) = position.filter(|position| self.told != Some(*position)) else {
            return Ok(());
        };
        self.told = Some(position);
        let cursor = Cursor {
            source: self.source.clone(),
            network: self.network,
            at: position.written(),
            seen_until: position.at,
        };
        self.items.give(Item::Cursor(cursor)).await
    }

    fn gap_since(&self, cause: GapCause, start: Timestamp) -> Gap {
        Gap {
            network: self.network,
            source: self.source.clone(),
            start,
            end: None,
            cause,
            lost: None,
            is_filled: false,
        }
    }

    /// When a gap begins up to whose beginning, by what was told, all was seen: never where an earlier one did.
    fn next_start(&self, start: Timestamp) -> Timestamp {
        self.over.map_or(start, |(last, seen_until)| start.max(seen_until).max(last + NEXT))
    }

    /// Begins a gap, unless one is open.
    async fn open_gap(&mut self, cause: GapCause, start: Timestamp) -> Result<(), Closed> {
        if let Some(open) = &mut self.gap {
            open.resumed_at = None;
            return Ok(());
        }
        let gap = self.gap_since(cause, self.next_start(start));
        self.gap = Some(OpenGap { gap: gap.clone(), resumed_at: None, is_lossy: false });
        self.items.give(Item::Gap(gap)).await
    }

    /// Ends the gap, if one is open and the host speaks again.
    async fn close_gap(&mut self) -> Result<(), Closed> {
        let Some(OpenGap { gap, resumed_at: Some(end), is_lossy }) =
            self.gap.take_if(|open| open.resumed_at.is_some())
        else {
            return Ok(());
        };
        let end = end.max(gap.start);
        self.over = Some((gap.start, end));
        let is_filled = gap.is_filled && !is_lossy;
        self.items.give(Item::Gap(Gap { end: Some(end), is_filled, ..gap })).await
    }
}
