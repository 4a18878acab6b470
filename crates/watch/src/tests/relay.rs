// SPDX-License-Identifier: AGPL-3.0-or-later
//! A host of repositories with the faults that real ones seldom have: it sends what it is told, on each line something else.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use futures_util::{SinkExt, StreamExt};
use model::Timestamp;
use sha2::{Digest, Sha256};
use signed::cbor::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::sleep,
};
use tokio_tungstenite::{
    accept_hdr_async,
    tungstenite::{
        Message,
        handshake::server::{Request, Response},
    },
};

/// What becomes of a line.
pub(super) enum Answer {
    /// These messages, and then the line is cut.
    Cut(Vec<Vec<u8>>),
    /// These messages, and then nothing more.
    Stay(Vec<Vec<u8>>),
    /// These messages, three a second, and then nothing more.
    Trickle(Vec<Vec<u8>>),
    /// No line: these bytes.
    Raw(&'static str),
    /// No line: a byte an hour.
    Drip,
}

#[derive(Clone)]
pub(super) struct Relay {
    at: SocketAddr,
    answers: Arc<Mutex<VecDeque<Answer>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

pub(super) const NAME: &str = "relay.example";

impl Relay {
    /// Opens it; lines beyond those that are told are cut at once.
    pub(super) async fn open(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let relay = Self { at, answers: Arc::new(Mutex::new(answers.into())), asked: Arc::default() };
        let served = relay.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(served.clone().serve(stream));
            }
        });
        relay
    }

    pub(super) fn exception(&self) -> String {
        format!("{NAME}={}", self.at)
    }

    /// The addresses that were asked for.
    pub(super) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    async fn serve(self, mut stream: TcpStream) {
        let answer = self.answers.lock().unwrap().pop_front().unwrap_or(Answer::Cut(Vec::new()));
        let (messages, stays, pause) = match answer {
            Answer::Cut(messages) => (messages, false, Duration::ZERO),
            Answer::Stay(messages) => (messages, true, Duration::ZERO),
            Answer::Trickle(messages) => (messages, true, Duration::from_millis(330)),
            Answer::Raw(bytes) => {
                let mut request = [0; 4096];
                let read = stream.read(&mut request).await.unwrap();
                let request = String::from_utf8_lossy(&request[..read]).into_owned();
                self.asked.lock().unwrap().push(request.split(' ').nth(1).unwrap().to_owned());
                return stream.write_all(bytes.as_bytes()).await.unwrap();
            }
            Answer::Drip => loop {
                if stream.write_all(b"H").await.is_err() {
                    return;
                }
                sleep(Duration::from_secs(3600)).await;
            },
        };
        #[expect(clippy::result_large_err, reason = "the library's own type")]
        let see = |request: &Request, response: Response| {
            self.asked.lock().unwrap().push(request.uri().to_string());
            Ok(response)
        };
        let Ok(mut line) = accept_hdr_async(stream, see).await else { return };
        for message in messages {
            if line.send(Message::binary(message)).await.is_err() {
                return;
            }
            if !pause.is_zero() {
                sleep(pause).await;
            }
        }
        // Pings are answered while somebody reads.
        while stays && line.next().await.is_some_and(|heard| heard.is_ok()) {}
    }
}

/// A frame of that kind.
pub(super) fn frame(kind: &str, body: Vec<(&str, Value<'_>)>) -> Vec<u8> {
    written(&[map(vec![("op", Value::Integer(1)), ("t", Value::Text(kind))]), map(body)])
}

/// A frame that ends the stream.
pub(super) fn error(name: &str) -> Vec<u8> {
    written(&[map(vec![("op", Value::Integer(-1))]), map(vec![("error", Value::Text(name))])])
}

/// What happens to a record.
pub(super) struct Change<'a> {
    pub action: &'a str,
    pub path: &'a str,
    pub text: Option<&'a str>,
}

/// A commit; its blocks are in it as long as `is_whole`.
pub(super) fn commit(
    seq: i128,
    at: Timestamp,
    changes: &[Change<'_>],
    is_whole: bool,
    is_too_big: bool,
) -> Vec<u8> {
    let records: Vec<Option<Vec<u8>>> = changes
        .iter()
        .map(|change| {
            let record =
                |text| map(vec![("$type", Value::Text("app.bsky.feed.post")), ("text", Value::Text(text))]);
            change.text.map(|text| written(&[record(text)]))
        })
        .collect();
    let cids: Vec<Option<Vec<u8>>> = records.iter().map(|record| record.as_deref().map(cid)).collect();
    let ops = changes.iter().zip(&cids).map(|(change, cid)| {
        let cid = cid.as_ref().map_or(Value::Null, |cid| Value::Link(cid));
        map(vec![("action", Value::Text(change.action)), ("cid", cid), ("path", Value::Text(change.path))])
    });
    let time = at.to_string();
    let blocks = if is_whole { car(&records) } else { car(&[]) };
    frame(
        "#commit",
        vec![
            ("blocks", Value::Bytes(&blocks)),
            ("ops", Value::List(ops.collect())),
            ("repo", Value::Text("did:plc:a")),
            ("rev", Value::Text("3l")),
            ("seq", Value::Integer(seq)),
            ("time", Value::Text(&time)),
            ("tooBig", Value::Bool(is_too_big)),
        ],
    )
}

/// A file of blocks, the first of them the root.
fn car(blocks: &[Option<Vec<u8>>]) -> Vec<u8> {
    let root = written(&[map(Vec::new())]);
    let root_cid = cid(&root);
    let header =
        map(vec![("roots", Value::List(vec![Value::Link(&root_cid)])), ("version", Value::Integer(1))]);
    let mut file = section(&written(&[header]));
    for block in std::iter::once(&root).chain(blocks.iter().flatten()) {
        file.extend(section(&[cid(block), block.clone()].concat()));
    }
    file
}

fn section(bytes: &[u8]) -> Vec<u8> {
    let mut length = bytes.len();
    let mut section = Vec::new();
    while length >= 0x80 {
        section.push(length as u8 | 0x80);
        length >>= 7;
    }
    section.push(length as u8);
    section.extend_from_slice(bytes);
    section
}

fn cid(block: &[u8]) -> Vec<u8> {
    [&[1, 0x71, 0x12, 0x20], Sha256::digest(block).as_slice()].concat()
}

/// Members in the order that is allowed.
fn map<'a>(mut members: Vec<(&'a str, Value<'a>)>) -> Value<'a> {
    members.sort_by_key(|(name, _)| (name.len(), *name));
    Value::Map(members)
}

fn written(values: &[Value<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    values.iter().for_each(|value| value.write(&mut bytes));
    bytes
}
