// SPDX-License-Identifier: AGPL-3.0-or-later
//! How far a stream has been followed, and what could not be seen of it: the part of following that is the same on every stream.

use ingest::{Cursor, Gap, GapCause, Item, NoticeKind};
use jiff::SignedDuration;
use model::{Network, Timestamp};

use crate::{
    bluesky::peers::Peer,
    follower::{Closed, Outlet},
    gaps::Gaps,
};

/// A host is silent that gives nothing while another one is so far ahead.
const BEHIND: SignedDuration = SignedDuration::from_secs(30);

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

/// What is told of a stream beside what it carries.
pub(crate) struct Track {
    /// How far the stream has been followed.
    pub position: Option<Position>,
    items: Outlet,
    network: Network,
    source: String,
    peer: Option<Peer>,
    gaps: Gaps,
    /// In a gap, from when on the host is listened to again; what came before is on its way.
    resumed_at: Option<Timestamp>,
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
        let (gaps, source) = (Gaps::new(network, source), source.to_owned());
        Self { position, items, network, source, peer, gaps, resumed_at: None, told: position, at_tick: None }
    }

    /// Tells of the time between the cursor and now.
    pub(crate) async fn begin(&mut self) -> Result<(), Closed> {
        match self.position {
            Some(from) => self.open_gap(GapCause::Stopped, from.at).await,
            None => Ok(()),
        }
    }

    /// Says that an event is about to be handed on. Before the first one that has a number, the number before it is told: whoever is
    /// killed right after can ask for all that follows.
    pub(crate) async fn comes(&mut self, place: Position) -> Result<(), Closed> {
        let is_first = self.told.filter(|told| told.seq.is_none() && !self.gaps.is_open());
        match (is_first, place.seq.and_then(|seq| seq.checked_sub(1))) {
            (Some(told), Some(before)) => self.tell_as_far(Position { seq: Some(before), ..told }).await,
            _ => Ok(()),
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
    pub(crate) async fn resume(&mut self, now: Timestamp, is_filled: bool) -> Result<(), Closed> {
        self.tell_since(now).await?;
        self.at_tick = None;
        self.resumed_at = Some(now).filter(|_| self.gaps.is_open());
        if !is_filled {
            self.is_lossy();
        }
        Ok(())
    }

    /// Says that not all of what the open gap hides comes afterwards.
    pub(crate) fn is_lossy(&mut self) {
        self.gaps.is_lossy();
    }

    /// Says that everything up to an event has come.
    pub(crate) async fn is_at(&mut self, place: Position) -> Result<(), Closed> {
        let so_far = self.position.unwrap_or(place);
        // What is witnessed late goes back in time; and a host that counts anew goes back in number.
        let seq = if place.at < so_far.at { place.seq.max(so_far.seq) } else { place.seq };
        self.position = Some(Position { seq, at: place.at.max(so_far.at) });
        let caught_up = self.resumed_at.is_some_and(|at| place.at >= at);
        if caught_up { self.close_gap().await } else { Ok(()) }
    }

    /// Says that the line stood up to then, and that nothing more had come: on a stream that has nothing to tell.
    pub(crate) fn is_quiet_until(&mut self, at: Timestamp) {
        if !self.gaps.is_open() {
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
        self.tell_since(now).await?;
        self.open_gap(cause, self.position.map_or(now, |position| position.at)).await
    }

    /// Says that the host itself tells of posts at that time that it does not give.
    pub(crate) async fn withheld(&mut self, at: Timestamp) -> Result<(), Closed> {
        if self.gaps.is_open() {
            self.is_lossy();
            return Ok(());
        }
        let gap = self.gaps.past(GapCause::Withheld, at, at);
        self.items.give(gap).await
    }

    fn is_behind(&self) -> bool {
        let other = self.peer.as_ref().and_then(Peer::furthest_other);
        let (Some(position), Some(other)) = (self.position, other) else { return false };
        !self.gaps.is_open() && other.duration_since(position.at) > BEHIND
    }

    fn tell_peers(&self, seen_until: Option<Timestamp>) {
        if let Some(peer) = &self.peer {
            peer.is_at(seen_until);
        }
    }

    async fn tell_position(&mut self, now: Timestamp) -> Result<(), Closed> {
        self.tell_peers(self.position.map(|position| position.at).filter(|_| !self.gaps.is_open()));
        if let Some(missed) = self.peer.as_ref().and_then(|peer| peer.missed(now)) {
            let gap = Gap {
                end: Some(missed.last),
                lost: Some(missed.posts),
                is_filled: true,
                ..self.gaps.gap(GapCause::Missed, missed.first)
            };
            self.items.give(Item::Gap(gap)).await?;
        }
        self.tell_cursor().await
    }

    async fn tell_cursor(&mut self) -> Result<(), Closed> {
        // While a gap is open, whoever is killed begins before it again, so that none is forgotten.
        let position = self.position.filter(|_| !self.gaps.is_open());
        match position.filter(|position| self.told != Some(*position)) {
            Some(position) => self.tell_as_far(position).await,
            None => Ok(()),
        }
    }

    /// Tells, before anything else, since when the stream is followed: whoever is killed before more was told knows since when
    /// something may be missing.
    async fn tell_since(&mut self, now: Timestamp) -> Result<(), Closed> {
        match self.told {
            Some(_) => Ok(()),
            None => self.tell_as_far(Position { seq: None, at: now }).await,
        }
    }

    async fn tell_as_far(&mut self, position: Position) -> Result<(), Closed> {
        self.told = Some(position);
        let cursor = Cursor {
            source: self.source.clone(),
            network: self.network,
            at: position.written(),
            seen_until: position.at,
        };
        self.items.give(Item::Cursor(cursor)).await
    }

    /// Begins a gap, unless one is open.
    async fn open_gap(&mut self, cause: GapCause, start: Timestamp) -> Result<(), Closed> {
        self.resumed_at = None;
        let gap = self.gaps.open(cause, start);
        self.tell(gap).await
    }

    /// Ends the gap, if one is open and the host speaks again.
    async fn close_gap(&mut self) -> Result<(), Closed> {
        let Some(end) = self.resumed_at.take() else { return Ok(()) };
        let over = self.gaps.close(end);
        self.tell(over).await
    }

    async fn tell(&self, gap: Option<Item>) -> Result<(), Closed> {
        match gap {
            Some(gap) => self.items.give(gap).await,
            None => Ok(()),
        }
    }
}
