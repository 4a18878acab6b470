// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a server streams of each hashtag ([streaming](https://docs.joinmastodon.org/methods/streaming/#hashtag)): as events, or, where it
//! has none, over a WebSocket, which is all that GoToSocial has.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use fetch::{Asked, Flow};
use ingest::{Deletion, Item, Wire};
use model::{Format, Network, Origin, PostId};
use tokio::{
    sync::Notify,
    task::JoinSet,
    time::{Instant, sleep, timeout},
};

use super::{
    MastodonServer,
    following::Reports,
    parse::{self, Found, found, streaming_host},
    sse::{Events, Heard},
};
use crate::{
    encoded::encoded, follower::Closed, link::Link, patience::Patience, retry, secret::Secret, socket::Socket,
};

/// A line over which nothing came for so long is dead: servers send a sign of life every fifteen seconds.
const SILENCE: Duration = Duration::from_secs(60);

/// How soon a server that does not stream is asked again.
const REFUSED: Duration = Duration::from_secs(600);

/// What a server says of itself takes some 20 kB.
const LARGEST_INSTANCE: usize = 1 << 20;

/// The streams of all hashtags; they end when this is dropped.
pub(super) struct Streams {
    state: Arc<State>,
    wanted: usize,
    _tasks: JoinSet<()>,
}

#[derive(Default)]
struct State {
    up: AtomicUsize,
    fell: Notify,
}

impl Streams {
    /// Begins to listen, if there is a token.
    pub(super) fn start(
        link: &Link,
        server: &Arc<MastodonServer>,
        tags: impl Iterator<Item = String>,
        reports: &Reports,
    ) -> Self {
        let (state, mut tasks) = (Arc::new(State::default()), JoinSet::new());
        let mut wanted = 0;
        for tag in tags {
            let Some(token) = &server.token else { break };
            let (link, reports, state) = (link.clone(), reports.clone(), Arc::clone(&state));
            let (host, token) = (server.host.clone(), token.clone());
            let mut wire = Wire::new(&reports.source);
            let stream = Stream { link, host, token, tag, reports, state };
            tasks.spawn(async move {
                // Ends when nobody takes the items any more.
                let _closed = stream.follow(&mut wire).await;
            });
            wanted += 1;
        }
        Self { state, wanted, _tasks: tasks }
    }

    /// Whether every hashtag is streamed.
    pub(super) fn are_up(&self) -> bool {
        self.wanted > 0 && self.state.up.load(Ordering::Relaxed) == self.wanted
    }

    /// Waits until one of them breaks off.
    pub(super) async fn fell(&self) {
        self.state.fell.notified().await;
    }
}

/// A line over which a server streams.
enum Line {
    Events(Flow),
    Messages(Box<Socket>),
}

/// The stream of one hashtag.
struct Stream {
    link: Link,
    host: String,
    token: Secret,
    tag: String,
    reports: Reports,
    state: Arc<State>,
}

impl Stream {
    async fn follow(&self, wire: &mut Wire) -> Result<(), Closed> {
        let mut patience = Patience::default();
        loop {
            let wait = match self.open().await {
                Ok(line) => {
                    self.state.up.fetch_add(1, Ordering::Relaxed);
                    let began_at = Instant::now();
                    let listened = match line {
                        Line::Events(mut flow) => self.listen(&mut flow, wire).await,
                        Line::Messages(socket) => self.listen_to_messages(*socket, wire).await,
                    };
                    self.state.up.fetch_sub(1, Ordering::Relaxed);
                    self.state.fell.notify_one();
                    listened?;
                    // One that lets us in and hangs up again is not called at once, whatever it said.
                    if began_at.elapsed() > SILENCE {
                        patience = Patience::default();
                    }
                    None
                }
                Err(wait) => wait,
            };
            sleep(patience.next(wait)).await;
        }
    }

    /// How soon a server is asked again that does not stream.
    fn refused(&self, flow: &Flow) -> Option<Duration> {
        let retry = || retry::after(|name| flow.header(name), self.link.now());
        if (400..429).contains(&flow.status) { Some(REFUSED) } else { retry() }
    }

    /// Opens a line; where there is none, gives how long the server wants to be left alone.
    async fn open(&self) -> Result<Line, Option<Duration>> {
        let (host, tag) = (self.streaming_host().await, encoded(&self.tag));
        let address = format!("https://{host}/api/v1/streaming/hashtag?tag={tag}");
        let headers = [self.token.bearer()];
        let flow = self.link.fetcher.listen(&Asked::get(&address, &headers)).await.map_err(|_| None)?;
        match flow.status {
            200 => Ok(Line::Events(flow)),
            // So answers a server that has no such address, or wants another protocol there.
            400 | 404 | 405 | 426 | 501 => {
                let address = format!("https://{host}/api/v1/streaming?stream=hashtag&tag={tag}");
                let socket = Socket::open_with(&self.link, &address, &headers).await;
                socket.map(|socket| Line::Messages(Box::new(socket))).map_err(|_| Some(REFUSED))
            }
            _ => Err(self.refused(&flow)),
        }
    }

    /// Where the server streams: large ones do so under a name of its own.
    async fn streaming_host(&self) -> String {
        let address = format!("https://{}/api/v2/instance", self.host);
        let answer = self.link.fetcher.ask(&Asked::get(&address, &[]), LARGEST_INSTANCE).await;
        let named = answer.ok().and_then(|answer| streaming_host(&answer.content));
        named.unwrap_or_else(|| self.host.clone())
    }

    /// Takes what comes until the line is dead.
    async fn listen(&self, flow: &mut Flow, wire: &mut Wire) -> Result<(), Closed> {
        let mut events = Events::default();
        loop {
            // A line that is never ended is no sign of life: dripping bytes keep nobody waiting.
            let heard = timeout(SILENCE, async {
                while let Some(piece) = flow.next().await.ok().flatten() {
                    let heard = events.take(&piece).ok()?;
                    if !heard.is_empty() {
                        return Some(heard);
                    }
                }
                None
            });
            let Ok(Some(heard)) = heard.await else { return Ok(()) };
            for heard in heard {
                if let Heard::Event { name, data } = heard {
                    self.take(&name, data, wire).await?;
                }
            }
        }
    }

    /// The same where events come as messages.
    async fn listen_to_messages(&self, mut socket: Socket, wire: &mut Wire) -> Result<(), Closed> {
        while let Ok(message) = socket.next().await {
            if let Some((name, data)) = parse::message(&message) {
                self.take(&name, data, wire).await?;
            }
        }
        Ok(())
    }

    async fn take(&self, name: &str, data: Vec<u8>, wire: &mut Wire) -> Result<(), Closed> {
        match name {
            "update" | "status.update" => {
                let status = match std::str::from_utf8(&data) {
                    Ok(text) => found(text),
                    // It is read as it is, and thereby named among what can't be read.
                    Err(_) => Found::unknown(data),
                };
                self.reports.give(wire, status).await.map(drop)
            }
            "delete" => self.delete(&data).await,
            _ => Ok(()),
        }
    }

    /// Tells that a status is gone, under the name that it has on every server; of one that was not given, nobody needs to know.
    async fn delete(&self, id: &[u8]) -> Result<(), Closed> {
        let id = String::from_utf8_lossy(id.trim_ascii());
        let Some(uri) = self.reports.given().uri(id.trim_matches('"')) else { return Ok(()) };
        let origin =
            Origin { format: Format::MastodonStatus, file: self.reports.source.to_string(), line: None };
        let deletion = Deletion { network: Network::Mastodon, id: PostId(uri), at: None, origin };
        self.reports.items.give(Item::Deletion(deletion)).await
    }
}
