// SPDX-License-Identifier: AGPL-3.0-or-later
//! A server as Mastodon's documentation describes it, on this machine: timelines by hashtag with their pages, limits and streams.

use std::{
    collections::VecDeque,
    io,
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use futures_util::SinkExt;
use model::Timestamp;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    time::{Instant, sleep},
};
use tokio_tungstenite::{
    accept_hdr_async,
    tungstenite::{
        Message,
        handshake::server::{ErrorResponse, Request, Response},
    },
};

use crate::{Hashtags, Link, MastodonHashtags, MastodonServer, Secret};

pub(super) const HOST: &str = "social.example";

/// How a server names statuses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// By numbers that grow with the time.
    Growing,
    /// By numbers of no order; from one that it is given it knows no way on.
    Scattered,
}

/// What it does in place of answering.
pub(super) enum Fault {
    /// One byte a second.
    Drip,
    /// More and more.
    Endless,
    Says(&'static str),
}

pub(super) struct Double {
    state: Arc<Mutex<State>>,
    pub link: Link,
    began_at: Instant,
}

struct State {
    names: Names,
    /// The newest last.
    statuses: Vec<Value>,
    faults: VecDeque<Fault>,
    /// What stands on the outside of each page.
    headers: String,
    asked: Vec<(Instant, String)>,
    streams: Vec<UnboundedSender<String>>,
    streams_to: Option<&'static str>,
    /// Whether it streams over WebSockets alone, as GoToSocial does.
    has_sockets_alone: bool,
}

/// When its time begins.
pub(super) fn start() -> Timestamp {
    "2026-12-01T19:00:00Z".parse().unwrap()
}

impl Double {
    pub(super) async fn open(names: Names) -> Self {
        let state = Arc::new(Mutex::new(State {
            names,
            statuses: Vec::new(),
            faults: VecDeque::new(),
            headers: String::new(),
            asked: Vec::new(),
            streams: Vec::new(),
            streams_to: None,
            has_sockets_alone: false,
        }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let serves = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = Arc::clone(&serves);
                tokio::spawn(async move { drop(answer(stream, &state).await) });
            }
        });
        let began_at = Instant::now();
        let now = Arc::new(move || start() + began_at.elapsed());
        let exceptions = vec![format!("{HOST}={at}").parse().unwrap()];
        Self { state, link: Link::new("Groundswell/1 (+https://storm.example)", exceptions, now), began_at }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Follows two hashtags.
    pub(super) fn follow(&self, since: Timestamp, from: &[ingest::Cursor]) -> MastodonHashtags {
        let token = self.state().streams_to.map(|token| Secret::read(token.to_owned()).unwrap());
        let server = MastodonServer { host: HOST.to_owned(), token };
        let hashtags = Hashtags { tags: vec!["FreeTalia".to_owned(), "آهنگ".to_owned()], since };
        MastodonHashtags::start(self.link.clone(), server, &hashtags, from.first())
    }

    /// A new status, so many seconds after the beginning; gives its name on every server.
    pub(super) fn post(&self, number: u64, seconds: i64, changes: &Value) -> String {
        let (id, status) = status(self.state().names, number, seconds, changes);
        let mut state = self.state();
        state.statuses.push(status.clone());
        // A snowflake stands where its time says, whenever it comes.
        if state.names == Names::Growing {
            state.statuses.sort_by_key(|status| status["id"].as_str().unwrap().parse::<u64>().unwrap());
        }
        drop(state);
        self.tell(&format!("event: update\ndata: {status}\n\n"));
        format!("https://{HOST}/statuses/{id}")
    }

    /// Changes the status of that name.
    pub(super) fn edit(&self, uri: &str) {
        let mut state = self.state();
        let status = state.statuses.iter_mut().find(|status| status["uri"] == uri).unwrap();
        status["edited_at"] = "2026-12-01T19:30:00.000Z".into();
        status["content"] = "<p>changed #FreeTalia</p>".into();
        let event = format!("event: status.update\ndata: {status}\n\n");
        drop(state);
        self.tell(&event);
    }

    /// Says something to everybody who listens.
    pub(super) fn tell(&self, event: &str) {
        self.state().streams.retain(|stream| stream.send(event.to_owned()).is_ok());
    }

    pub(super) fn listeners(&self) -> usize {
        self.state().streams.len()
    }

    pub(super) fn hang_up(&self) {
        self.state().streams.clear();
    }

    pub(super) fn stream_to(&self, token: &'static str) {
        self.state().streams_to = Some(token);
    }

    pub(super) fn has_sockets_alone(&self) {
        self.state().has_sockets_alone = true;
    }

    pub(super) fn fail(&self, faults: impl IntoIterator<Item = Fault>) {
        self.state().faults.extend(faults);
    }

    pub(super) fn write_outside(&self, headers: &str) {
        headers.clone_into(&mut self.state().headers);
    }

    /// What was asked for since, and how many seconds after the beginning.
    pub(super) fn asked(&self) -> Vec<(u64, String)> {
        let asked = std::mem::take(&mut self.state().asked);
        asked.into_iter().map(|(at, what)| (at.duration_since(self.began_at).as_secs(), what)).collect()
    }
}

/// A status with its number, and the end of its address.
pub(super) fn status(names: Names, number: u64, seconds: i64, changes: &Value) -> (String, Value) {
    let at = start() + jiff::SignedDuration::from_secs(seconds);
    let id = match names {
        Names::Growing => (u64::try_from(at.as_millisecond()).unwrap() << 16) + number,
        Names::Scattered => number.wrapping_mul(0x9e37_79b9_7f4a_7c15),
    };
    let id = id.to_string();
    let mut status = json!({
        "id": id, "uri": format!("https://{HOST}/statuses/{id}"), "url": format!("https://{HOST}/@loom/{id}"),
        "created_at": at.to_string(), "visibility": "public", "language": "en", "spoiler_text": "",
        "content": format!("<p>Let Talia weave, {number} #FreeTalia</p>"), "tags": [{"name": "freetalia"}],
        "account": {"acct": "loom", "url": format!("https://{HOST}/@loom")}, "edited_at": null,
    });
    status.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    (id, status)
}

async fn answer(mut stream: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    let mut begin = [0; 64];
    let begun = stream.peek(&mut begin).await?;
    if begin[..begun].starts_with(b"GET /api/v1/streaming?stream=hashtag&tag=FreeTalia") {
        return talk(stream, state).await;
    }
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split(' ').nth(1).unwrap().to_owned();
    state.lock().unwrap().asked.push((Instant::now(), path.clone()));
    assert!(head.contains("Groundswell/1"), "it says who asks: {head}");
    if let Some(tag) = path.strip_prefix("/api/v1/timelines/tag/") {
        let fault = state.lock().unwrap().faults.pop_front();
        let page = page(&state.lock().unwrap(), tag);
        match fault {
            None => write_page(&mut stream, &page).await,
            Some(Fault::Says(says)) => stream.write_all(says.as_bytes()).await,
            Some(Fault::Drip) => drip(&mut stream).await,
            Some(Fault::Endless) => pour(&mut stream).await,
        }
    } else if path.starts_with("/api/v1/streaming/hashtag?tag=FreeTalia")
        && !state.lock().unwrap().has_sockets_alone
    {
        let heard = listen(&mut state.lock().unwrap(), &head);
        let Some(heard) = heard else { return stream.write_all(REFUSED).await };
        write_stream(&mut stream, heard).await
    } else {
        stream.write_all(b"HTTP/1.1 404 X\r\nContent-Length: 2\r\n\r\n{}").await
    }
}

const REFUSED: &[u8] = b"HTTP/1.1 401 X\r\nContent-Length: 2\r\n\r\n{}";

fn listen(state: &mut State, head: &str) -> Option<UnboundedReceiver<String>> {
    let token = format!("authorization: bearer {}\r\n", state.streams_to?.to_ascii_lowercase());
    head.to_ascii_lowercase().contains(&token).then(|| {
        let (says, heard) = unbounded_channel();
        state.streams.push(says);
        heard
    })
}

/// A page of a timeline, and what stands on its outside.
fn page(state: &State, asked: &str) -> (String, String) {
    let (tag, query) = asked.split_once('?').unwrap();
    let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    let limit: usize = value("limit").unwrap().parse().unwrap();
    let found: Vec<&Value> = state.statuses.iter().filter(|_| tag == "FreeTalia").collect();
    let place = |id: &str| found.iter().position(|status| status["id"] == id);
    let from = match (value("min_id"), value("max_id")) {
        (Some(_), _) if state.names == Names::Scattered => 0..0,
        (Some(id), _) => {
            let after = place(id).map_or(found.len(), |at| at + 1);
            after..(after + limit).min(found.len())
        }
        (_, before) => {
            let end = before.and_then(place).unwrap_or(found.len());
            end.saturating_sub(limit)..end
        }
    };
    let page: Vec<&Value> = found[from].iter().rev().copied().collect();
    (serde_json::to_string(&page).unwrap(), state.headers.clone())
}

async fn write_page(stream: &mut TcpStream, (page, headers): &(String, String)) -> io::Result<()> {
    let head = format!("HTTP/1.1 200 X\r\nContent-Length: {}\r\n{headers}\r\n", page.len());
    stream.write_all((head + page).as_bytes()).await
}

async fn write_stream(stream: &mut TcpStream, mut heard: UnboundedReceiver<String>) -> io::Result<()> {
    stream.write_all(b"HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\n\r\n:)\n").await?;
    while let Some(event) = heard.recv().await {
        stream.write_all(event.as_bytes()).await?;
    }
    Ok(())
}

/// Streams over a WebSocket.
async fn talk(stream: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    let mut heard = None;
    #[expect(clippy::result_large_err, reason = "the library's own type")]
    let decide = |request: &Request, response: Response| {
        let bearer = request.headers().get("authorization").and_then(|value| value.to_str().ok());
        heard =
            listen(&mut state.lock().unwrap(), &format!("authorization: {}\r\n", bearer.unwrap_or_default()));
        if heard.is_some() { Ok(response) } else { Err(ErrorResponse::new(None)) }
    };
    let mut line = accept_hdr_async(stream, decide).await.map_err(io::Error::other)?;
    let mut heard = heard.unwrap();
    while let Some(events) = heard.recv().await {
        for event in events.split("\n\n").filter_map(|event| event.strip_prefix("event: ")) {
            let (name, payload) = event.split_once("\ndata: ").unwrap();
            let message = json!({"stream": ["hashtag", "freetalia"], "event": name, "payload": payload});
            line.send(Message::text(message.to_string())).await.map_err(io::Error::other)?;
        }
    }
    Ok(())
}

async fn drip(stream: &mut TcpStream) -> io::Result<()> {
    stream.write_all(b"HTTP/1.1 200 X\r\nContent-Length: 999\r\n\r\n[").await?;
    loop {
        sleep(Duration::from_secs(1)).await;
        stream.write_all(b" ").await?;
    }
}

async fn pour(stream: &mut TcpStream) -> io::Result<()> {
    stream.write_all(b"HTTP/1.1 200 X\r\n\r\n[").await?;
    loop {
        stream.write_all(&[b' '; 1 << 16]).await?;
    }
}
