// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bluesky by the stream of a server's repositories: what accounts sign, from the server on which they live, or from a relay that
//! gathers all servers.
//!
//! Slower to read than a Jetstream, and nobody's retelling. What comes is brought into the form in which a Jetstream tells it, and
//! read as that.

mod parse;
mod prover;
mod wire;

use std::time::Duration;

use ingest::{Cursor, GapCause, Item, Reason, Rejection, Source, Wire};
use model::Network;
use tokio::time::{MissedTickBehavior, interval, sleep};

use crate::{
    follower::{Closed, Follower},
    interest::Interest,
    link::Link,
    patience::Patience,
    socket::Socket,
    track::{Position, Track},
};
use parse::Event;
pub use prover::{ProveError, Prover};

/// How often it is told how far the source is.
const TICK: Duration = Duration::from_secs(1);

/// Follows the repositories of one server, or those that a relay gathers.
pub struct Repositories {
    name: String,
    follower: Follower,
}

impl Repositories {
    /// What the source of a host is called.
    #[must_use]
    pub fn name_of(host: &str) -> String {
        format!("repositories:{host}")
    }

    /// Begins to follow a host from a cursor on or from now.
    #[must_use]
    pub fn start(link: Link, host: &str, interest: &Interest, from: Option<&Cursor>) -> Self {
        let name = Self::name_of(host);
        let (host, source, from) = (host.to_owned(), name.clone(), from.cloned());
        let interest = interest.clone();
        let follower = Follower::start(|items| async move {
            let wire = interest.wire(&source);
            let track = Track::new(Network::Bluesky, &source, items, None, from.as_ref());
            // Ends when nobody takes the items any more.
            let _closed = Following { link, host, source, interest, wire, track }.follow().await;
        });
        Self { name, follower }
    }
}

impl Source for Repositories {
    fn name(&self) -> &str {
        &self.name
    }

    async fn next(&mut self) -> Option<Item> {
        self.follower.next().await
    }
}

struct Following {
    link: Link,
    host: String,
    source: String,
    interest: Interest,
    wire: Wire,
    track: Track,
}

impl Following {
    async fn follow(&mut self) -> Result<(), Closed> {
        let mut patience = Patience::default();
        self.track.begin().await?;
        loop {
            let (cause, wait) = match Socket::open(&self.link, &self.address()).await {
                Ok(socket) => (self.listen(socket, &mut patience).await?, None),
                Err(error) => error.cause(),
            };
            self.track.lose(cause, self.link.now()).await?;
            sleep(patience.next(wait)).await;
        }
    }

    fn address(&self) -> String {
        let seq = self.track.position.and_then(|position| position.seq);
        let cursor = seq.map(|seq| format!("?cursor={seq}")).unwrap_or_default();
        format!("https://{}/xrpc/com.atproto.sync.subscribeRepos{cursor}", self.host)
    }

    /// Takes what comes until the line ends, and tells why it did.
    async fn listen(&mut self, mut socket: Socket, patience: &mut Patience) -> Result<GapCause, Closed> {
        // A host that holds less than was asked for says so.
        let is_filled = self.track.position.is_some_and(|position| position.seq.is_some());
        self.track.resume(self.link.now(), is_filled).await?;
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                message = socket.next() => {
                    let Ok(message) = message else { return Ok(GapCause::Broken) };
                    if let Some(cause) = self.take(&message, patience).await? {
                        return Ok(cause);
                    }
                }
                _ = tick.tick() => {
                    let now = self.link.now();
                    // While events lie ready that were not taken yet, only they themselves say how far it is.
                    if socket.silent_for() >= TICK {
                        self.track.is_quiet_until(now - socket.silent_for());
                    }
                    if self.track.tick(now).await? {
                        return Ok(GapCause::Silent);
                    }
                }
            }
        }
    }

    /// Takes a frame in; gives a cause if the host says no more.
    async fn take(&mut self, frame: &[u8], patience: &mut Patience) -> Result<Option<GapCause>, Closed> {
        let event = parse::event(frame);
        let place = event.place();
        if let Some(place) = place {
            self.track.comes(place).await?;
        }
        match event {
            Event::Account(_, change) => self.track.give(Item::Account(change), self.link.now()).await?,
            Event::Commit(_, changes) => {
                for event in changes.events() {
                    self.read(event).await?;
                }
            }
            Event::Damaged(_, says) => self.reject(says).await?,
            Event::Error(error) => return Ok(Some(self.end(error))),
            Event::Outdated => self.track.is_lossy(),
            Event::Other(_) => {}
            Event::Unknown => self.reject("is no frame of a stream of repositories").await?,
            Event::Withheld(place) => self.track.withheld(place.at.min(self.link.now())).await?,
        }
        if let Some(place) = place {
            *patience = Patience::default();
            // Nothing has been seen of what is yet to come, whatever a host's clock says.
            self.track.is_at(Position { at: place.at.min(self.link.now()), ..place }).await?;
        }
        Ok(None)
    }

    /// Why the host ends the stream.
    fn end(&mut self, error: &str) -> GapCause {
        match error {
            "ConsumerTooSlow" => GapCause::Limited,
            // It has begun to count anew: everything that it has is asked for.
            "FutureCursor" => {
                self.track.is_lossy();
                if let Some(position) = &mut self.track.position {
                    position.seq = Some(0);
                }
                GapCause::Broken
            }
            _ => GapCause::Broken,
        }
    }

    /// Reads a change as the line of a file would be read.
    async fn read(&mut self, event: Vec<u8>) -> Result<(), Closed> {
        let now = self.link.now();
        for item in self.wire.sift(event, now, |mark| self.interest.knows(mark)) {
            self.interest.learn(&item);
            self.track.give(item, now).await?;
        }
        Ok(())
    }

    async fn reject(&mut self, says: &str) -> Result<(), Closed> {
        let says = says.to_owned();
        let rejection = Rejection { file: self.source.clone(), line: None, reason: Reason::Damaged, says };
        self.track.give(Item::Rejected(rejection), self.link.now()).await
    }
}
