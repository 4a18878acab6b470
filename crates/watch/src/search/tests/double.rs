// SPDX-License-Identifier: AGPL-3.0-or-later
//! A server with an account and a search, after the description of both: the account's own server has no search without the network's.

use std::{
    collections::VecDeque,
    io,
    sync::{Arc, Mutex, MutexGuard},
};

use jiff::SignedDuration;
use model::Timestamp;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::Instant,
};

use crate::{BlueskyAccount, BlueskySearch, Hashtags, Interest, Link};

pub(super) const PASSWORD: &str = "abcd-efgh-ijkl-mnop";
const HOST: &str = "bsky.example";

/// What the server does in place of answering.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// An answer of its own: status, what stands on the outside, content.
    Answer(u16, &'static str, &'static str),
    /// The same page as before.
    Again,
    /// A page without posts, and word of another one.
    Empty,
}

struct Posted {
    at: Timestamp,
    key: String,
    tag: String,
}

pub(super) struct State {
    posts: Vec<Posted>,
    pub(super) faults: VecDeque<Fault>,
    /// So many posts are given of one question, over all its pages.
    pub(super) most: usize,
    /// How many posts a page has at most.
    pub(super) page: usize,
    /// Sessions that were begun, renewed, and ended.
    pub(super) sessions: [u32; 3],
    pub(super) asked: Vec<(u64, String)>,
    tokens: Option<[String; 2]>,
}

#[derive(Clone)]
pub(super) struct Double {
    state: Arc<Mutex<State>>,
    link: Link,
    began_at: Instant,
}

/// When the double is opened, by its clock.
pub(super) fn start() -> Timestamp {
    "2026-12-01T19:00:00Z".parse().unwrap()
}

impl Double {
    pub(super) async fn open() -> Self {
        let state = Arc::new(Mutex::new(State {
            posts: Vec::new(),
            faults: VecDeque::new(),
            most: 10_000,
            page: 100,
            sessions: [0; 3],
            asked: Vec::new(),
            tokens: None,
        }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let began_at = Instant::now();
        let link = Link::new(
            "Groundswell/1",
            vec![format!("{HOST}={at}").parse().unwrap()],
            Arc::new(move || start() + SignedDuration::try_from(began_at.elapsed()).unwrap()),
        );
        let double = Self { state, link, began_at };
        let served = double.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let served = served.clone();
                tokio::spawn(async move { drop(served.serve(stream).await) });
            }
        });
        double
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// A post of so many seconds before the double was opened; gives its address.
    pub(super) fn post(&self, number: u64, seconds_ago: i64, tag: &str) -> String {
        let at = start() - SignedDuration::from_secs(seconds_ago);
        self.state().posts.push(Posted { at, key: format!("3l{number}"), tag: tag.to_owned() });
        format!("at://did:plc:loom/app.bsky.feed.post/3l{number}")
    }

    /// Searches for two hashtags, an hour back.
    pub(super) fn search(
        &self,
        password: &str,
        interest: &Interest,
        from: &[ingest::Cursor],
    ) -> BlueskySearch {
        let account = BlueskyAccount::new(HOST, "loom.example", password).unwrap();
        let since = start() - SignedDuration::from_hours(1);
        let hashtags = Hashtags { tags: vec!["FreeTalia".to_owned(), "آهنگ".to_owned()], since };
        BlueskySearch::start(self.link.clone(), account, (&hashtags, interest), from.first())
    }

    async fn serve(self, mut stream: TcpStream) -> io::Result<()> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await?);
        }
        let head = String::from_utf8(head).unwrap();
        let length = head.split("\r\n").find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
        let mut content = vec![0; length.unwrap_or(0)];
        stream.read_exact(&mut content).await?;
        let asked = head.split(' ').nth(1).unwrap().strip_prefix("/xrpc/").unwrap().to_owned();
        let (status, outside, content) = self.answer(&head, &asked, &content);
        let length = content.len();
        let head = format!("HTTP/1.1 {status} X\r\nContent-Length: {length}\r\n{outside}\r\n");
        stream.write_all((head + &content).as_bytes()).await
    }

    fn answer(&self, head: &str, asked: &str, content: &[u8]) -> (u16, &'static str, String) {
        let seconds = self.began_at.elapsed().as_secs();
        let mut state = self.state();
        state.asked.push((seconds, asked.to_owned()));
        let bears = |token: &str| head.contains(&format!("authorization: Bearer {token}\r\n"));
        let tokens = state.tokens.clone().unwrap_or_default();
        let said = |error: &str| json!({"error": error}).to_string();
        match asked.split('?').next().unwrap() {
            "com.atproto.server.createSession" => {
                let input: Value = serde_json::from_slice(content).unwrap();
                assert_eq!(input["identifier"], "loom.example");
                state.sessions[0] += 1;
                if input["password"] != PASSWORD {
                    return (401, "", said("AuthenticationRequired"));
                }
                (200, "", state.renew())
            }
            "com.atproto.server.refreshSession" if bears(&tokens[1]) => {
                state.sessions[1] += 1;
                (200, "", state.renew())
            }
            "com.atproto.server.deleteSession" if bears(&tokens[1]) => {
                state.sessions[2] += 1;
                (200, "", String::new())
            }
            "app.bsky.feed.searchPosts" => match state.faults.pop_front() {
                Some(Fault::Answer(status, outside, content)) => (status, outside, content.to_owned()),
                _ if !bears(&tokens[0]) => (401, "", said("AuthMissing")),
                Some(Fault::Empty) => {
                    let next = format!("0{}", field(asked, "cursor").unwrap_or_default());
                    (200, "", json!({"posts": [], "cursor": next}).to_string())
                }
                Some(Fault::Again) => {
                    let page = state.find(asked);
                    let same = field(asked, "cursor").unwrap_or_default();
                    (200, "", json!({"posts": page["posts"], "cursor": same}).to_string())
                }
                None => (200, "", state.find(asked).to_string()),
            },
            _ => (400, "", said("ExpiredToken")),
        }
    }
}

impl State {
    fn renew(&mut self) -> String {
        let number = self.sessions[0] + self.sessions[1];
        let tokens = ["access", "refresh"].map(|kind| format!("{kind}{number}"));
        let answer = json!({"accessJwt": tokens[0], "refreshJwt": tokens[1], "handle": "loom.example", "did": "did:plc:loom"});
        self.tokens = Some(tokens);
        answer.to_string()
    }

    /// A page of what was posted under a hashtag within a time, the newest first.
    fn find(&self, asked: &str) -> Value {
        let time = |name| field(asked, name).unwrap().parse::<Timestamp>().unwrap();
        let (since, until, question) = (time("since"), time("until"), field(asked, "q").unwrap());
        assert!(since < until, "{asked}");
        let limit: usize = field(asked, "limit").unwrap().parse().unwrap();
        let of_it = |post: &&Posted| {
            question.strip_prefix('#') == Some(post.tag.as_str()) && (since..until).contains(&post.at)
        };
        let mut found: Vec<&Posted> = self.posts.iter().filter(of_it).collect();
        found.sort_by_key(|post| std::cmp::Reverse(post.at));
        found.truncate(self.most);
        let cursor = field(asked, "cursor").filter(|cursor| !cursor.is_empty());
        let skipped: usize = cursor.map_or(0, |cursor| cursor.parse().unwrap());
        let page: Vec<Value> =
            found.iter().skip(skipped).take(limit.min(self.page)).map(|post| post.view()).collect();
        let next = skipped + page.len();
        let hits = found.len();
        if next < hits {
            json!({"posts": page, "cursor": next.to_string(), "hitsTotal": hits})
        } else {
            json!({"posts": page, "hitsTotal": hits})
        }
    }
}

impl Posted {
    fn view(&self) -> Value {
        let (at, text) = (format!("{:.3}", self.at), format!("Let Talia weave #{}", self.tag));
        json!({
            "uri": format!("at://did:plc:loom/app.bsky.feed.post/{}", self.key), "cid": "bafyreif",
            "author": {"did": "did:plc:loom", "handle": "loom.example", "displayName": "The loom"},
            "record": {"$type": "app.bsky.feed.post", "text": text, "createdAt": at, "langs": ["en"]},
            "indexedAt": at, "likeCount": 0, "labels": [],
        })
    }
}

/// A field of an address, with its disguise taken off.
fn field(asked: &str, name: &str) -> Option<String> {
    let value = asked.split(['?', '&']).find_map(|field| field.strip_prefix(name)?.strip_prefix('='))?;
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        let hex = |digit: Option<u8>| char::from(digit.unwrap()).to_digit(16).unwrap() as u8;
        bytes.push(if byte == b'%' { hex(rest.next()) * 16 + hex(rest.next()) } else { byte });
    }
    Some(String::from_utf8(bytes).unwrap())
}
