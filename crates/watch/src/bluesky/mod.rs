// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bluesky by its Jetstreams: all new posts and reposts, deletions and changes of accounts, as a host retells them in JSON.
//!
//! No hashtag is told to anybody: everything is received, and what matters is picked out here.

#[cfg(any(fuzzing, test))]
pub(crate) mod against;
mod packing;
pub(crate) mod parse;
pub(crate) mod peers;
mod place;
mod unpacker;
mod wire;

use std::time::Duration;

use ingest::{Cursor, GapCause, Item, Source, Wire};
use jiff::SignedDuration;
use model::{Network, Timestamp};
use tokio::time::{MissedTickBehavior, interval, sleep};

use crate::{
    follower::{Closed, Follower},
    interest::Interest,
    link::Link,
    patience::Patience,
    socket::{Socket, SocketError},
    track::{Position, Track},
};
use packing::Packing;
use parse::Event;
pub use peers::Peers;
use unpacker::{DICTIONARY, Unpacker};

/// So much is asked for again when a line is taken up: hosts witness each event at a time of their own, and write it down a little later.
const OVERLAP: SignedDuration = SignedDuration::from_secs(10);

/// What a Jetstream holds at least; what is older it may leave out without a word.
const HELD: SignedDuration = SignedDuration::from_hours(24);

/// How often it is told how far the source is, and looked whether the others are further.
const TICK: Duration = Duration::from_secs(1);

/// A host to follow.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct JetstreamHost {
    /// Its name, such as `jetstream1.us-east.bsky.network`.
    pub name: String,
    /// What it speaks.
    pub wire: JetstreamWire,
}

/// The version of a Jetstream's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JetstreamWire {
    /// `/subscribe`, with messages packed.
    V1,
    /// `/xrpc/network.bsky.jetstream.subscribeEvents`, with messages packed where the host has a dictionary.
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
        let (source, from, interest) = (name.clone(), from.cloned(), interest.clone());
        let follower = Follower::start(|items| async move {
            let wire = interest.wire(&source);
            let track = Track::new(Network::Bluesky, &source, items, Some(peer), from.as_ref());
            // Ends when nobody takes the items any more.
            let packing = Packing::of(host.wire);
            let _closed =
                Following { link, host, interest, wire, track, packing, overlap: OVERLAP }.follow().await;
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

struct Following {
    link: Link,
    host: JetstreamHost,
    interest: Interest,
    wire: Wire,
    track: Track,
    packing: Packing,
    /// How much is asked for again.
    overlap: SignedDuration,
}

impl Following {
    async fn follow(&mut self) -> Result<(), Closed> {
        let mut patience = Patience::default();
        self.track.begin().await?;
        loop {
            let began_at = self.track.position;
            self.packing.learn(&self.link, &self.host.name).await;
            let (cause, wait) = match Socket::open(&self.link, &self.address()).await {
                Ok(socket) => {
                    let cause = self.listen(socket).await?;
                    if self.track.position > began_at {
                        patience = Patience::default();
                    }
                    // A host that breaks off again and again within what is asked for twice would never be done with.
                    self.overlap = if self.track.position == began_at { self.overlap / 4 } else { OVERLAP };
                    (cause, None)
                }
                Err(error) => self.judge(&error),
            };
            self.track.lose(cause, self.link.now()).await?;
            sleep(patience.next(wait)).await;
        }
    }

    /// Why a line could not be opened, and how long the server asks to wait.
    fn judge(&mut self, error: &SocketError) -> (GapCause, Option<Duration>) {
        match error {
            SocketError::Refused { status: 400, says, .. } if says.contains("CursorTooOld") => {
                self.track.is_lossy();
                self.forget_number();
            }
            SocketError::Refused { status: 400, says, .. } if says.contains("UnknownZstdDictionary") => {
                self.packing.is_refused();
            }
            _ => {}
        }
        error.cause()
    }

    /// The number is of no use to the host any more; the time is taken, as far back as it goes.
    fn forget_number(&mut self) {
        if let Some(position) = &mut self.track.position {
            position.seq = None;
        }
    }

    fn address(&self) -> String {
        let (posts, reposts) = ("app.bsky.feed.post", "app.bsky.feed.repost");
        let host = &self.host.name;
        let from = self
            .track
            .position
            .map(|position| position.at.checked_sub(self.overlap).unwrap_or(Timestamp::MIN).as_microsecond());
        match self.host.wire {
            JetstreamWire::V1 => {
                let cursor = from.map(|at| format!("&cursor={at}")).unwrap_or_default();
                format!(
                    "https://{host}/subscribe?wantedCollections={posts}&wantedCollections={reposts}&compress=true{cursor}"
                )
            }
            JetstreamWire::V2 => {
                let is_stuck = self.overlap.is_zero();
                let seq = self.track.position.and_then(|position| position.seq);
                let at = seq.map(|seq| seq.saturating_add(is_stuck.into()).to_string());
                let at = at.or_else(|| from.map(|at| at.to_string()));
                let cursor = at.map(|at| format!("&cursor={at}")).unwrap_or_default();
                let dictionary = self.packing.dictionary();
                let packed = dictionary
                    .map(|dictionary| format!("&zstdDictionary={}", dictionary.id))
                    .unwrap_or_default();
                format!(
                    "https://{host}/xrpc/network.bsky.jetstream.subscribeEvents?kinds=commit&kinds=account&collections={posts}\
                     &collections={reposts}{packed}{cursor}"
                )
            }
        }
    }

    /// Takes what comes until the line ends, and tells why it did.
    async fn listen(&mut self, mut socket: Socket) -> Result<GapCause, Closed> {
        let now = self.link.now();
        let is_held = self.track.position.is_some_and(|position| now.duration_since(position.at) < HELD);
        self.track.resume(now, is_held).await?;
        let mut unpacker = match self.host.wire {
            JetstreamWire::V1 => Unpacker::new(Some(DICTIONARY)),
            JetstreamWire::V2 => Unpacker::new(self.packing.dictionary().map(|it| it.bytes.as_slice())),
        };
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                message = socket.next() => {
                    let Ok(message) = message else { return Ok(GapCause::Broken) };
                    if let Some(cause) = self.take(unpacker.unpack(message)).await? {
                        return Ok(cause);
                    }
                }
                _ = tick.tick() => {
                    if self.track.tick(self.link.now()).await? {
                        return Ok(GapCause::Silent);
                    }
                }
            }
        }
    }

    /// Takes a message in; gives a cause if the host says no more.
    async fn take(&mut self, message: Vec<u8>) -> Result<Option<GapCause>, Closed> {
        let place = match parse::event(&message) {
            Event::Account(place, change) => {
                self.track.give(Item::Account(change), self.link.now()).await?;
                Some(place)
            }
            Event::Anew if self.track.position.is_some_and(|position| position.seq.is_some()) => {
                self.forget_number();
                return Ok(Some(GapCause::Broken));
            }
            Event::Commit(place) => {
                self.read(message).await?;
                Some(place)
            }
            Event::Error(error) if error == "ConsumerTooSlow" => return Ok(Some(GapCause::Limited)),
            Event::Error(_) => return Ok(Some(GapCause::Broken)),
            Event::Anew | Event::Outdated => {
                self.track.is_lossy();
                None
            }
            Event::Other(place) => place,
            Event::Unknown => {
                self.read(message).await?;
                None
            }
        };
        if let Some(place) = place {
            // Whatever a host's clock says, nothing was seen later than now.
            let at = place.at.min(self.link.now());
            self.track.is_at(Position { at, ..place }).await?;
        }
        Ok(None)
    }

    /// Reads a message as the line of a file would be read.
    async fn read(&mut self, message: Vec<u8>) -> Result<(), Closed> {
        let now = self.link.now();
        for item in self.wire.sift(message, now, |mark| self.interest.knows(mark)) {
            self.interest.learn(&item);
            self.track.give(item, now).await?;
        }
        Ok(())
    }
}
