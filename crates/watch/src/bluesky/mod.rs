// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bluesky by its Jetstreams: all new posts and reposts, deletions and changes of accounts, as a host retells them in JSON.
//!
//! No hashtag is told to anybody: everything is received, and what matters is picked out here.

pub(crate) mod parse;
pub(crate) mod peers;
mod wire;

use std::time::Duration;

use ingest::{Cursor, Gap, GapCause, Item, NoticeKind, Source, Wire};
use jiff::SignedDuration;
use model::{Network, Timestamp};
use tokio::time::{MissedTickBehavior, interval, sleep};
use zstd::bulk::Decompressor;

use crate::{
    follower::{Closed, Follower, Outlet},
    interest::Interest,
    link::Link,
    patience::Patience,
    socket::{Socket, SocketError},
};
use parse::{Event, Place};
use peers::Peer;
pub use peers::Peers;

/// So much is asked for again when a line is taken up: hosts witness each event at a time of their own, and write it down a little later.
const OVERLAP: SignedDuration = SignedDuration::from_secs(10);

/// What a Jetstream holds at least; what is older it may leave out without a word.
const HELD: SignedDuration = SignedDuration::from_hours(24);

/// A host is silent that gives nothing while another one is so far ahead.
const BEHIND: SignedDuration = SignedDuration::from_secs(30);

/// How often it is told how far the source is, and looked whether the others are further.
const TICK: Duration = Duration::from_secs(1);

/// With what hosts of version 1 compress, which everybody has to have beforehand.
const DICTIONARY: &[u8] = include_bytes!("jetstream.dictionary");

/// The largest message after unpacking, in bytes.
const LARGEST: usize = 5 << 20;

/// A host to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JetstreamHost {
    /// Its name, such as `jetstream1.us-east.bsky.network`.
    pub name: String,
    /// What it speaks.
    pub wire: JetstreamWire,
}

/// The version of a Jetstream's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JetstreamWire {
    /// `/subscribe`, with messages compressed.
    V1,
    /// `/xrpc/network.bsky.jetstream.subscribeEvents`.
    V2,
}

/// Follows one host.
pub struct Jetstream {
    name: String,
    follower: Follower,
}

impl Jetstream {
    /// What the source of a host is called.
    #[must_use]
    pub fn name_of(host: &JetstreamHost) -> String {
        format!("jetstream:{}", host.name)
    }

    /// Begins to follow a host, beside its peers, from a cursor on or from now.
    #[must_use]
    pub fn start(
        link: Link,
        host: JetstreamHost,
        (peers, interest): (&Peers, &Interest),
        from: Option<&Cursor>,
    ) -> Self {
        let name = Self::name_of(&host);
        let peer = peers.join();
        let from = from.and_then(Position::read);
        let (source, interest) = (name.clone(), interest.clone());
        let follower = Follower::start(|items| async move {
            let wire = interest.wire(&source);
            let (gap, told, overlap) = (None, None, OVERLAP);
            let mut following = Following {
                link,
                host,
                source,
                peer,
                interest,
                wire,
                items,
                position: from,
                gap,
                told,
                overlap,
            };
            // Ends when nobody takes the items any more.
            let _closed = following.run().await;
        });
        Self { name, follower }
    }
}

impl Source for Jetstream {
    fn name(&self) -> &str {
        &self.name
    }

    async fn next(&mut self) -> Option<Item> {
        self.follower.next().await
    }
}

/// How far a stream has been followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    at: Timestamp,
    seq: Option<u64>,
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
}

struct Following {
    link: Link,
    host: JetstreamHost,
    source: String,
    peer: Peer,
    interest: Interest,
    wire: Wire,
    items: Outlet,
    position: Option<Position>,
    gap: Option<OpenGap>,
    /// The position that was told last.
    told: Option<Position>,
    /// How much is asked for again.
    overlap: SignedDuration,
}

impl Following {
    async fn run(&mut self) -> Result<(), Closed> {
        if let Some(from) = self.position {
            self.open_gap(GapCause::Stopped, from.at).await?;
        }
        self.follow().await
    }

    async fn follow(&mut self) -> Result<(), Closed> {
        let mut patience = Patience::default();
        loop {
            let began_at = self.position;
            let (cause, wait) = match Socket::open(&self.link, &self.address()).await {
                Ok(socket) => {
                    patience = Patience::default();
                    let cause = self.listen(socket).await?;
                    // A host that breaks off again and again within what is asked for twice would never be done with.
                    let is_further = self.position > began_at;
                    self.overlap = if is_further { OVERLAP } else { self.overlap / 4 };
                    (cause, None)
                }
                Err(error) => self.judge(&error),
            };
            self.peer.is_at(None);
            let since = self.position.map_or_else(|| self.link.now(), |position| position.at);
            self.open_gap(cause, since).await?;
            sleep(patience.next(wait)).await;
        }
    }

    /// Why a line could not be opened, and how long the server asks to wait.
    fn judge(&mut self, error: &SocketError) -> (GapCause, Option<Duration>) {
        match error {
            SocketError::Refused { status: 429, retry_after, .. } => (GapCause::Limited, *retry_after),
            SocketError::Refused { status: 401 | 403, .. } => (GapCause::Refused, None),
            // The number is too old; the time is taken as far back as it goes.
            SocketError::Refused { status: 400, says, .. } if says.contains("CursorTooOld") => {
                if let Some(position) = &mut self.position {
                    position.seq = None;
                }
                (GapCause::Broken, None)
            }
            _ => (GapCause::Broken, None),
        }
    }

    fn address(&self) -> String {
        let (posts, reposts) = ("app.bsky.feed.post", "app.bsky.feed.repost");
        let host = &self.host.name;
        let from = self.position.map(|position| (position.at - self.overlap).as_microsecond());
        match self.host.wire {
            JetstreamWire::V1 => {
                let cursor = from.map(|at| format!("&cursor={at}")).unwrap_or_default();
                format!(
                    "https://{host}/subscribe?wantedCollections={posts}&wantedCollections={reposts}&compress=true{cursor}"
                )
            }
            JetstreamWire::V2 => {
                let is_stuck = self.overlap.is_zero();
                let seq = self.position.and_then(|position| position.seq);
                let at = seq.map(|seq| (seq + u64::from(is_stuck)).to_string());
                let at = at.or_else(|| from.map(|at| at.to_string()));
                let cursor = at.map(|at| format!("&cursor={at}")).unwrap_or_default();
                format!(
                    "https://{host}/xrpc/network.bsky.jetstream.subscribeEvents?kinds=commit&kinds=account&collections={posts}\
                     &collections={reposts}{cursor}"
                )
            }
        }
    }

    /// Takes what comes until the line ends, and tells why it did.
    async fn listen(&mut self, mut socket: Socket) -> Result<GapCause, Closed> {
        let now = self.link.now();
        if let Some(open) = &mut self.gap {
            open.resumed_at = Some(now);
            open.gap.is_filled = self.position.is_some_and(|position| now.duration_since(position.at) < HELD);
        }
        let mut position_at_start = self.position;
        let mut unpacker = Decompressor::with_dictionary(DICTIONARY).ok();
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut is_first_tick = true;
        loop {
            tokio::select! {
                message = socket.next() => {
                    let Ok(message) = message else { return Ok(GapCause::Broken) };
                    if let Some(cause) = self.take(message, unpacker.as_mut()).await? {
                        return Ok(cause);
                    }
                }
                _ = tick.tick() => {
                    self.tell_position().await?;
                    // Nothing in a whole second: all that was missed has come.
                    let is_quiet = self.position == position_at_start && !is_first_tick;
                    (position_at_start, is_first_tick) = (self.position, false);
                    if is_quiet {
                        self.close_gap().await?;
                    }
                    if self.is_behind() {
                        return Ok(GapCause::Silent);
                    }
                }
            }
        }
    }

    /// Whether another host gives what this one does not.
    fn is_behind(&self) -> bool {
        let (Some(position), Some(other)) = (self.position, self.peer.furthest_other()) else { return false };
        self.gap.is_none() && other.duration_since(position.at) > BEHIND
    }

    /// Takes a message in; gives a cause if the host says no more.
    async fn take(
        &mut self,
        message: Vec<u8>,
        unpacker: Option<&mut Decompressor<'_>>,
    ) -> Result<Option<GapCause>, Closed> {
        let message = match unpacker {
            Some(unpacker) if !message.starts_with(b"{") => match unpacker.decompress(&message, LARGEST) {
                Ok(message) => message,
                // It is read as it is, and thereby named among what can't be read.
                Err(_) => message,
            },
            _ => message,
        };
        match parse::event(&message) {
            Event::Account(place, change) => {
                self.items.give(Item::Account(change)).await?;
                self.is_at(place).await?;
            }
            Event::Commit(place) => {
                self.read(message).await?;
                self.is_at(place).await?;
            }
            Event::Error(error) if error == "ConsumerTooSlow" => return Ok(Some(GapCause::Limited)),
            Event::Error(_) => return Ok(Some(GapCause::Broken)),
            Event::Outdated => {
                if let Some(open) = &mut self.gap {
                    open.gap.is_filled = false;
                }
            }
            Event::Other(place) => {
                if let Some(place) = place {
                    self.is_at(place).await?;
                }
            }
            Event::Unknown => self.read(message).await?,
        }
        Ok(None)
    }

    /// Reads a message as the line of a file would be read.
    async fn read(&mut self, message: Vec<u8>) -> Result<(), Closed> {
        let now = self.link.now();
        for item in self.wire.sift(message, now, |mark| self.interest.knows(mark)) {
            self.interest.learn(&item);
            match &item {
                Item::Notice(notice) if notice.kind == NoticeKind::Event => continue,
                Item::Posts(arrival) => {
                    arrival
                        .posts
                        .iter()
                        .filter_map(|post| post.id.as_ref())
                        .for_each(|id| self.peer.gave(id, now));
                }
                _ => {}
            }
            self.items.give(item).await?;
        }
        Ok(())
    }

    async fn is_at(&mut self, place: Place) -> Result<(), Closed> {
        let is_later = self.position.is_none_or(|position| position.at <= place.at);
        if is_later {
            self.position = Some(Position { seq: place.seq, at: place.at });
        }
        let caught_up = self.gap.as_ref().and_then(|open| open.resumed_at).is_some_and(|at| place.at >= at);
        if caught_up { self.close_gap().await } else { Ok(()) }
    }

    async fn tell_position(&mut self) -> Result<(), Closed> {
        self.peer.is_at(self.position.map(|position| position.at).filter(|_| self.gap.is_none()));
        if let Some(missed) = self.peer.missed(self.link.now()) {
            let gap = Gap {
                end: Some(missed.last),
                lost: Some(missed.posts),
                is_filled: true,
                ..self.gap_since(GapCause::Missed, missed.first)
            };
            self.items.give(Item::Gap(gap)).await?;
        }
        let Some(position) = self.position.filter(|position| self.told != Some(*position)) else {
            return Ok(());
        };
        self.told = Some(position);
        let cursor = Cursor {
            source: self.source.clone(),
            network: Network::Bluesky,
            at: position.written(),
            seen_until: position.at,
        };
        self.items.give(Item::Cursor(cursor)).await
    }

    fn gap_since(&self, cause: GapCause, start: Timestamp) -> Gap {
        Gap {
            network: Network::Bluesky,
            source: self.source.clone(),
            start,
            end: None,
            cause,
            lost: None,
            is_filled: false,
        }
    }

    /// Begins a gap, unless one is open.
    async fn open_gap(&mut self, cause: GapCause, start: Timestamp) -> Result<(), Closed> {
        if let Some(open) = &mut self.gap {
            open.resumed_at = None;
            return Ok(());
        }
        let gap = self.gap_since(cause, start);
        self.gap = Some(OpenGap { gap: gap.clone(), resumed_at: None });
        self.items.give(Item::Gap(gap)).await
    }

    /// Ends the gap, if one is open and the host speaks again.
    async fn close_gap(&mut self) -> Result<(), Closed> {
        let Some(OpenGap { gap, resumed_at: Some(end) }) = self.gap.take_if(|open| open.resumed_at.is_some())
        else {
            return Ok(());
        };
        let end = end.max(gap.start);
        self.items.give(Item::Gap(Gap { end: Some(end), ..gap })).await
    }
}
