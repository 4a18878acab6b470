// SPDX-License-Identifier: AGPL-3.0-or-later
//! A Jetstream host, after its description: no server of that kind can be had here. It speaks both versions, replays from cursors,
//! and has every fault that hosts were seen to have.

use std::{
    collections::{BTreeMap, HashSet},
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
};
use tokio_tungstenite::{
    WebSocketStream, accept_hdr_async,
    tungstenite::{
        Message,
        handshake::server::{ErrorResponse, Request, Response},
        http::StatusCode,
    },
};

use super::clock::Clock;

/// With what version 1 compresses.
const DICTIONARY: &[u8] = include_bytes!("../bluesky/jetstream.dictionary");

/// One event, as the host keeps it.
#[derive(Clone)]
struct Event {
    seq: u64,
    time_us: i64,
    did: String,
    what: What,
}

#[derive(Clone)]
enum What {
    Account(Value),
    Commit(Value),
    /// Sent as it is.
    Raw(Vec<u8>),
}

#[derive(Default)]
struct State {
    events: Vec<Event>,
    is_hushed: bool,
    refuses: Option<(u16, String)>,
    /// Numbers below are not held any more.
    floor: u64,
    /// It does not say so to whoever asks by the time.
    is_mum: bool,
    skipped: HashSet<String>,
    /// How many lines were cut.
    cuts: u64,
    /// A line is cut after so many messages.
    messages_a_line: Option<usize>,
    /// What was asked for, newest last.
    asked: Vec<String>,
    /// The number of the dictionary with which it packs version 2; it gives none without.
    dictionary: Option<u32>,
}

#[derive(Clone)]
pub(super) struct Host {
    pub name: String,
    pub at: SocketAddr,
    clock: Clock,
    state: Arc<Mutex<State>>,
    changed: Arc<watch::Sender<()>>,
}

impl Host {
    pub(super) async fn open(name: &str, clock: Clock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let host = Self { name: name.to_owned(), at, clock, state: Arc::default(), changed: Arc::default() };
        let served = host.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(served.clone().serve(stream));
            }
        });
        host
    }

    pub(super) fn exception(&self) -> String {
        format!("{}={}", self.name, self.at)
    }

    pub(super) fn post(&self, did: &str, rkey: &str, text: &str) -> String {
        let at = self.clock.now().to_string();
        let record = json!({"$type": "app.bsky.feed.post", "text": text, "createdAt": at, "langs": ["en"]});
        let commit = json!({
            "rev": "3l", "operation": "create", "collection": "app.bsky.feed.post", "rkey": rkey,
            "record": record, "cid": "bafyreif",
        });
        self.add(did, What::Commit(commit));
        format!("at://{did}/app.bsky.feed.post/{rkey}")
    }

    pub(super) fn repost(&self, did: &str, rkey: &str, of: &str) {
        let at = self.clock.now().to_string();
        let subject = json!({"cid": "bafyreif", "uri": of});
        let record = json!({"$type": "app.bsky.feed.repost", "createdAt": at, "subject": subject});
        let commit = json!({
            "rev": "3l", "operation": "create", "collection": "app.bsky.feed.repost", "rkey": rkey,
            "record": record, "cid": "bafyreif",
        });
        self.add(did, What::Commit(commit));
    }

    pub(super) fn delete(&self, did: &str, rkey: &str) {
        let commit =
            json!({"rev": "3m", "operation": "delete", "collection": "app.bsky.feed.post", "rkey": rkey});
        self.add(did, What::Commit(commit));
    }

    pub(super) fn account(&self, did: &str, active: bool, status: Option<&str>) {
        let time = self.clock.now().to_string();
        self.add(
            did,
            What::Account(json!({"active": active, "did": did, "seq": 1, "status": status, "time": time})),
        );
    }

    pub(super) fn say(&self, raw: &[u8]) {
        self.add("", What::Raw(raw.to_vec()));
    }

    fn add(&self, did: &str, what: What) {
        let mut state = self.state.lock().unwrap();
        let latest = state.events.last().map(|event| event.time_us).unwrap_or_default();
        let time_us = self.clock.now().as_microsecond().max(latest + 1);
        let seq = state.events.len() as u64 + 1;
        state.events.push(Event { seq, time_us, did: did.to_owned(), what });
        drop(state);
        self.changed.send_replace(());
    }

    /// Cuts every line.
    pub(super) fn cut(&self) {
        self.change(|state| state.cuts += 1);
    }

    /// Says nothing more on any line, or speaks again on new ones.
    pub(super) fn hush(&self, is_hushed: bool) {
        self.change(|state| state.is_hushed = is_hushed);
    }

    pub(super) fn refuse(&self, with: Option<(u16, &str)>) {
        self.change(|state| state.refuses = with.map(|(status, says)| (status, says.to_owned())));
    }

    /// Never gives what has that key.
    pub(super) fn skip(&self, rkey: &str) {
        self.change(|state| {
            state.skipped.insert(rkey.to_owned());
        });
    }

    /// Lets everything go that is older than now.
    pub(super) fn forget(&self) {
        self.change(|state| state.floor = state.events.len() as u64 + 1);
    }

    /// Says nothing of what it holds no more.
    pub(super) fn keep_mum(&self) {
        self.change(|state| state.is_mum = true);
    }

    /// Loses all that it has, and gives the next event the first number.
    pub(super) fn count_anew(&self) {
        self.change(|state| state.events.clear());
    }

    pub(super) fn cut_after(&self, messages: usize) {
        self.change(|state| state.messages_a_line = Some(messages));
    }

    pub(super) fn asked(&self) -> Vec<String> {
        self.state.lock().unwrap().asked.clone()
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap());
        self.changed.send_replace(());
    }

    /// Packs version 2 from now on, with a dictionary of that number.
    pub(super) fn pack(&self, dictionary: u32) {
        self.change(|state| state.dictionary = Some(dictionary));
    }

    /// Whether somebody wants its dictionary, who is given it.
    async fn gives_dictionary(&self, stream: &mut TcpStream) -> bool {
        let mut begin = [0; 64];
        let begun = stream.peek(&mut begin).await.unwrap();
        if !String::from_utf8_lossy(&begin[..begun]).contains("jetstream.getZstdDictionary") {
            return false;
        }
        let id = self.state.lock().unwrap().dictionary;
        let (status, content) = id.map_or((404, Vec::new()), |id| (200, numbered(id)));
        let length = content.len();
        let head = format!("HTTP/1.1 {status} Said\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
        drop(stream.write_all(&[head.as_bytes(), &content].concat()).await);
        true
    }

    async fn serve(self, mut stream: TcpStream) {
        if self.gives_dictionary(&mut stream).await {
            return;
        }
        let mut query = String::new();
        #[expect(clippy::result_large_err, reason = "the library's own type")]
        let decide = |request: &Request, response: Response| self.answer(request, response, &mut query);
        let Ok(line) = accept_hdr_async(stream, decide).await else { return };
        drop(self.tell(line, &query).await);
    }

    #[expect(clippy::result_large_err, reason = "the library's own type")]
    fn answer(
        &self,
        request: &Request,
        response: Response,
        query: &mut String,
    ) -> Result<Response, ErrorResponse> {
        let mut state = self.state.lock().unwrap();
        *query = request.uri().to_string();
        state.asked.push(query.clone());
        let refuse = |status: u16, says: &str| {
            let mut refusal = ErrorResponse::new(Some(says.to_owned()));
            *refusal.status_mut() = StatusCode::from_u16(status).unwrap();
            Err(refusal)
        };
        if let Some((status, says)) = &state.refuses {
            return refuse(*status, says);
        }
        let is_too_old =
            cursor(query).is_some_and(|cursor| cursor < 1_000_000_000_000_000 && cursor < state.floor as i64);
        if is_too_old && query.contains("subscribeEvents") {
            return refuse(400, r#"{"error":"CursorTooOld"}"#);
        }
        if field(query, "zstdDictionary=").is_some_and(|asked| state.dictionary != u32::try_from(asked).ok())
        {
            return refuse(400, r#"{"error":"UnknownZstdDictionary"}"#);
        }
        Ok(response)
    }

    /// What it says of a cursor before it begins there.
    fn remark(&self, cursor: Option<i64>, at: usize) -> Option<&'static str> {
        let (state, cursor) = (self.state.lock().unwrap(), cursor?);
        let is_ahead = cursor < 1_000_000_000_000_000 && cursor > state.events.len() as i64 + 1;
        let is_clamped = state.floor > 0 && at as u64 + 1 == state.floor && !state.is_mum;
        is_ahead.then_some("FutureCursor").or(is_clamped.then_some("OutdatedCursor"))
    }

    async fn tell(
        &self,
        line: WebSocketStream<TcpStream>,
        query: &str,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let is_v2 = query.contains("subscribeEvents");
        let dictionary = field(query, "zstdDictionary=").map(|id| numbered(u32::try_from(id).unwrap()));
        let dictionary = dictionary.or(query.contains("compress=true").then(|| DICTIONARY.to_vec()));
        let (mut out, mut heard) = line.split();
        // Pings are answered while somebody reads.
        let mut hearing = JoinSet::new();
        hearing.spawn(async move { while let Some(Ok(_)) = heard.next().await {} });
        let mut changed = self.changed.subscribe();
        let (mut at, cuts, mut left) = {
            let state = self.state.lock().unwrap();
            let floor = state.floor;
            let wanted = match cursor(query) {
                Some(at) if at >= 1_000_000_000_000_000 => {
                    state.events.iter().position(|event| event.time_us >= at).unwrap_or(state.events.len())
                }
                Some(seq) => usize::try_from(seq - 1)?.min(state.events.len()),
                None => state.events.len(),
            };
            let held = usize::try_from(floor.saturating_sub(1))?;
            (wanted.max(held), state.cuts, state.messages_a_line)
        };
        if let Some(name) = self.remark(cursor(query), at).filter(|_| is_v2) {
            let info = json!({"$type": "message", "payload": {
                "$type": "network.bsky.jetstream.subscribeEvents#info", "name": name}});
            out.send(Message::text(info.to_string())).await?;
        }
        loop {
            let next = {
                let state = self.state.lock().unwrap();
                if state.cuts > cuts || left == Some(0) {
                    return Ok(());
                }
                state.events.get(at).filter(|_| !state.is_hushed).cloned().map(|event| {
                    let rkey =
                        if let What::Commit(commit) = &event.what { commit["rkey"].as_str() } else { None };
                    let is_skipped = rkey.is_some_and(|rkey| state.skipped.contains(rkey));
                    (event, is_skipped)
                })
            };
            let Some((event, is_skipped)) = next else {
                changed.changed().await?;
                continue;
            };
            at += 1;
            if is_skipped {
                continue;
            }
            left = left.map(|left| left - 1);
            let written = if is_v2 { event.v2() } else { event.v1() };
            let message = match (&event.what, &dictionary) {
                (What::Raw(raw), _) => Message::binary(raw.clone()),
                (_, Some(dictionary)) => Message::binary(packed(&written, dictionary)?),
                (_, None) => Message::text(written),
            };
            out.send(message).await?;
        }
    }
}

impl Event {
    /// In the order in which hosts write it.
    fn v1(&self) -> String {
        let Self { time_us, did, .. } = self;
        match &self.what {
            What::Account(account) => {
                format!(r#"{{"did":"{did}","time_us":{time_us},"kind":"account","account":{account}}}"#)
            }
            What::Commit(commit) => {
                let fields = ["rev", "operation", "collection", "rkey", "record", "cid"];
                let fields =
                    fields.iter().filter_map(|name| Some(format!(r#""{name}":{}"#, commit.get(*name)?)));
                let fields = fields.collect::<Vec<_>>().join(",");
                format!(r#"{{"did":"{did}","time_us":{time_us},"kind":"commit","commit":{{{fields}}}}}"#)
            }
            What::Raw(_) => String::new(),
        }
    }

    fn v2(&self) -> String {
        let at = model::Timestamp::from_microsecond(self.time_us).unwrap().to_string();
        let payload = json!({"seq": self.seq, "did": self.did, "time": at, "witnessedAt": at});
        let mut fields: BTreeMap<String, Value> = payload.as_object().unwrap().clone().into_iter().collect();
        let of = match &self.what {
            What::Account(account) => {
                fields.insert("account".to_owned(), account.clone());
                "account"
            }
            What::Commit(commit) => {
                fields.extend(commit.as_object().unwrap().clone());
                "commit"
            }
            What::Raw(_) => "other",
        };
        let fields = fields.iter().map(|(name, value)| format!(r#","{name}":{value}"#)).collect::<String>();
        let of = format!("network.bsky.jetstream.subscribeEvents#{of}");
        format!(r#"{{"$type":"message","payload":{{"$type":"{of}"{fields}}}}}"#)
    }
}

fn cursor(query: &str) -> Option<i64> {
    field(query, "cursor=")
}

fn field(query: &str, name: &str) -> Option<i64> {
    query.split(['?', '&']).find_map(|part| part.strip_prefix(name))?.parse().ok()
}

fn packed(message: &str, dictionary: &[u8]) -> std::io::Result<Vec<u8>> {
    zstd::bulk::Compressor::with_dictionary(3, dictionary)?.compress(message.as_bytes())
}

/// A dictionary with that number.
fn numbered(id: u32) -> Vec<u8> {
    let mut dictionary = DICTIONARY.to_vec();
    dictionary[4..8].copy_from_slice(&id.to_le_bytes());
    dictionary
}
