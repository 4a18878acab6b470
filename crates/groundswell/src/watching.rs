// SPDX-License-Identifier: AGPL-3.0-or-later
//! Follows the networks for a call, from before its hour until after it.

use std::str::FromStr;

use anyhow::{Context, Result};
use ingest::{Cursor, Item, Matters, Source};
use jiff::SignedDuration;
use model::{Network, Timestamp, Window};
use rally::Exception;
use tally::{Asked, Judge};
use tokio::{sync::mpsc::Sender, task::JoinSet, time::sleep};
use watch::{Interest, Jetstream, JetstreamHost, JetstreamWire, Link, Peers, Repositories};

use crate::clock::Clock;

/// How long before its hour a storm is watched: people begin early, and a line that does not stand is noticed in time.
const BEFORE: SignedDuration = SignedDuration::from_hours(1);

/// How long after it: authors take posts back, and hosts give late what they missed.
const AFTER: SignedDuration = SignedDuration::from_hours(1);

/// The public hosts of Jetstream that are read side by side, on two coasts
/// ([instances](https://github.com/bluesky-social/jetstream#public-instances)).
const PUBLIC_JETSTREAMS: [&str; 2] = ["jetstream1.us-east.bsky.network", "jetstream2.us-west.bsky.network"];

/// Something to watch, as it is written on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A Jetstream of Bluesky; the public ones if none is named.
    Jetstream(Option<JetstreamHost>),
    /// A server of Bluesky's, or a relay, by the stream of the repositories on it.
    Repositories(String),
}

impl FromStr for Place {
    type Err = anyhow::Error;

    fn from_str(written: &str) -> Result<Self> {
        let named = |name: &str| {
            let is_name = name.contains('.') && !name.contains([':', '/', '@', '?', '#', ' ']);
            is_name.then(|| name.to_ascii_lowercase())
        };
        let jetstream =
            |name: &str, wire| Some(Self::Jetstream(Some(JetstreamHost { name: named(name)?, wire })));
        let place = match written.split_once('=') {
            None if written == "bluesky" => Some(Self::Jetstream(None)),
            Some(("bluesky", name)) => jetstream(name, JetstreamWire::V1),
            Some(("bluesky-v2", name)) => jetstream(name, JetstreamWire::V2),
            Some(("bluesky-server", name)) => named(name).map(Self::Repositories),
            _ => None,
        };
        place.with_context(|| {
            format!("`{written}` can't be watched; what can: bluesky, bluesky=HOST, bluesky-v2=HOST, bluesky-server=HOST")
        })
    }
}

/// What is watched, and how.
#[derive(Clone, Debug)]
pub struct Watching {
    places: Vec<Place>,
    link: Link,
    clock: Clock,
}

impl Watching {
    /// Watches those places, as `agent`; servers of the house are reached where the exceptions say.
    pub fn new(places: Vec<Place>, agent: &str, exceptions: Vec<Exception>, clock: Clock) -> Self {
        Self { places, link: Link::new(agent, exceptions, clock.as_now()), clock }
    }

    /// Whether there is nothing to watch.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Watches around a storm, from where each source was before, and hands everything on; ends after it.
    pub async fn watch_storm(self, storm: Window, tags: Vec<String>, from: Vec<Cursor>, items: Sender<Item>) {
        let until = |at: Timestamp| sleep(self.clock.until(at));
        until(storm.start() - BEFORE).await;
        if self.clock.now() >= storm.end() + AFTER {
            return;
        }
        let sources = self.start(tags, &from, &items);
        until(storm.end() + AFTER).await;
        drop(sources);
    }

    /// Starts all sources; they run until the set is dropped.
    ///
    /// What can't matter by its hashtags is passed over unread.
    pub fn start(&self, tags: Vec<String>, from: &[Cursor], items: &Sender<Item>) -> JoinSet<()> {
        let mut sources = JoinSet::new();
        let peers = Peers::default();
        let interest = interest(tags, from.is_empty());
        let from = |name: String| from.iter().find(|cursor| cursor.source == name);
        for host in self.places.iter().flat_map(jetstreams) {
            let cursor = from(Jetstream::name_of(&host));
            let source = Jetstream::start(self.link.clone(), host, (&peers, &interest), cursor);
            sources.spawn(gather(source, items.clone()));
        }
        for host in &self.places {
            let Place::Repositories(host) = host else { continue };
            let cursor = from(Repositories::name_of(host));
            // What one server gives of the network the others can't be held against.
            let source = Repositories::start(self.link.clone(), host, (None, &interest), cursor);
            sources.spawn(gather(source, items.clone()));
        }
        sources
    }
}

/// Interest in hashtags and in what nearly is one; `is_fresh` where nothing was kept before.
fn interest(tags: Vec<String>, is_fresh: bool) -> Interest {
    let judge = Judge::new(&Asked { tags, window: None });
    let makes = move || {
        let mut judge = judge.clone();
        Box::new(move |network: Network, tag: &str| judge.may_matter(network, tag)) as Matters
    };
    Interest::new(makes, is_fresh)
}

fn jetstreams(place: &Place) -> Vec<JetstreamHost> {
    match place {
        Place::Jetstream(Some(host)) => vec![host.clone()],
        Place::Jetstream(None) => PUBLIC_JETSTREAMS
            .map(|name| JetstreamHost { name: name.to_owned(), wire: JetstreamWire::V1 })
            .to_vec(),
        Place::Repositories(_) => Vec::new(),
    }
}

/// Hands on what a source gives, for as long as somebody takes it.
pub async fn gather(mut source: impl Source + Send, items: Sender<Item>) {
    while let Some(item) = source.next().await {
        if items.send(item).await.is_err() {
            break;
        }
    }
}
