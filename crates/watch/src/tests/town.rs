// SPDX-License-Identifier: AGPL-3.0-or-later
//! X's interface, after its public description: no server of that kind can be had. It keeps posts and rules, searches, counts, streams,
//! writes a bill, and has the faults that the description names.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use jiff::SignedDuration;
use model::Timestamp;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc::{UnboundedSender, unbounded_channel},
    time::timeout,
};

use super::clock::Clock;

pub(super) const KEY: &str = "AAAA%2Finvented%3D";

/// A post is found by search so long after it was made.
const INDEXED: SignedDuration = SignedDuration::from_secs(15);

/// What comes of a question in place of an answer.
#[derive(Clone)]
pub(super) enum Fault {
    /// This status, with a header and this content.
    Answer(u16, String, String),
    /// The line is closed.
    Close,
    /// The answer drips, letter by letter, and never ends.
    Drip,
}

struct Planted {
    id: u64,
    at: Timestamp,
    tag: String,
}

#[derive(Clone)]
enum Said {
    Close,
    Text(Vec<u8>),
}

#[derive(Default)]
struct State {
    posts: Vec<Planted>,
    /// Number, value and mark.
    rules: Vec<(String, String, Option<String>)>,
    streams: Vec<UnboundedSender<Said>>,
    /// Each for the next question whose address contains that.
    faults: VecDeque<(String, Fault)>,
    asked: Vec<String>,
    billed: u64,
    made: u64,
    is_hushed: bool,
}

#[derive(Clone)]
pub(super) struct Town {
    at: SocketAddr,
    pub clock: Clock,
    state: Arc<Mutex<State>>,
}

impl Town {
    pub(super) async fn open(clock: Clock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let town = Self { at: listener.local_addr().unwrap(), clock, state: Arc::default() };
        let served = town.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let served = served.clone();
                tokio::spawn(async move { drop(served.serve(stream).await) });
            }
        });
        town
    }

    pub(super) fn exception(&self) -> String {
        format!("api.x.com={}", self.at)
    }

    /// Plants a post that was made at that time; gives its number.
    pub(super) fn plant(&self, tag: &str, at: Timestamp) -> String {
        let mut state = self.state.lock().unwrap();
        state.made += 1;
        let id = (u64::try_from(at.as_millisecond()).unwrap() - 1_288_834_974_657) << 22 | state.made;
        state.posts.push(Planted { id, at, tag: tag.to_owned() });
        id.to_string()
    }

    /// Somebody posts now.
    pub(super) fn post(&self, tag: &str) -> String {
        let id = self.plant(tag, self.clock.now());
        let mut state = self.state.lock().unwrap();
        let rules: Vec<Value> = state
            .rules
            .iter()
            .filter(|(_, value, _)| asks_for(value, tag))
            .map(|(id, _, mark)| json!({"id": id, "tag": mark}))
            .collect();
        if rules.is_empty() || state.is_hushed {
            return id;
        }
        let written = json!({"data": state.posts.last().unwrap().written(), "matching_rules": rules});
        let said = Said::Text(format!("{written}\r\n").into_bytes());
        state.streams.retain(|stream| stream.send(said.clone()).is_ok());
        state.billed += state.streams.len() as u64;
        id
    }

    /// Says something on every stream.
    pub(super) fn say(&self, text: &str) {
        self.tell(&Said::Text(text.as_bytes().to_vec()));
    }

    /// Cuts every stream.
    pub(super) fn cut(&self) {
        self.tell(&Said::Close);
    }

    fn tell(&self, said: &Said) {
        self.state.lock().unwrap().streams.retain(|stream| stream.send(said.clone()).is_ok());
    }

    /// Says nothing more on any stream, not even that it lives, or speaks again.
    pub(super) fn hush(&self, is_hushed: bool) {
        self.state.lock().unwrap().is_hushed = is_hushed;
    }

    /// Lets the next question whose address contains that go wrong.
    pub(super) fn spoil(&self, address: &str, fault: Fault) {
        self.state.lock().unwrap().faults.push_back((address.to_owned(), fault));
    }

    pub(super) fn forget_faults(&self) {
        self.state.lock().unwrap().faults.clear();
    }

    /// Makes a rule that is nobody's business here.
    pub(super) fn rule(&self, value: &str, mark: Option<&str>) {
        let mut state = self.state.lock().unwrap();
        state.made += 1;
        let id = state.made.to_string();
        state.rules.push((id, value.to_owned(), mark.map(str::to_owned)));
    }

    pub(super) fn rules(&self) -> Vec<String> {
        self.state.lock().unwrap().rules.iter().map(|(_, value, _)| value.clone()).collect()
    }

    /// All that was asked for, as `METHOD /path`.
    pub(super) fn asked(&self) -> Vec<String> {
        self.state.lock().unwrap().asked.clone()
    }

    pub(super) fn times_asked(&self, address: &str) -> usize {
        self.asked().iter().filter(|asked| asked.contains(address)).count()
    }

    /// How many posts were delivered.
    pub(super) fn billed(&self) -> u64 {
        self.state.lock().unwrap().billed
    }

    async fn serve(self, mut line: TcpStream) -> std::io::Result<()> {
        let (head, content) = request(&mut line).await?;
        let address = head.split("\r\n").next().unwrap_or_default().replace(" HTTP/1.1", "");
        let is_known = head.contains(&format!("authorization: Bearer {KEY}\r\n"));
        let fault = {
            let mut state = self.state.lock().unwrap();
            state.asked.push(address.clone());
            let at = state.faults.iter().position(|(part, _)| address.contains(part));
            at.and_then(|at| state.faults.remove(at))
        };
        match fault {
            Some((_, Fault::Close)) => return Ok(()),
            Some((_, Fault::Answer(status, header, content))) => {
                return answer(&mut line, status, &header, &content).await;
            }
            Some((_, Fault::Drip)) => return drip(line).await,
            None => {}
        }
        if !is_known {
            return answer(&mut line, 401, "", r#"{"title":"Unauthorized"}"#).await;
        }
        if address.starts_with("GET /2/tweets/search/stream?") {
            return self.stream(line).await;
        }
        let (status, content) = self.decide(&address, &content);
        answer(&mut line, status, "", &content.to_string()).await
    }

    fn decide(&self, address: &str, content: &[u8]) -> (u16, Value) {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        match path {
            "GET /2/tweets" => (200, self.look_up(&field(query, "ids").unwrap())),
            "GET /2/tweets/counts/recent" => {
                let count = self.found(query).len();
                (
                    200,
                    json!({"data": [{"start": "s", "end": "e", "tweet_count": count}], "meta": {"total_tweet_count": count}}),
                )
            }
            "GET /2/tweets/search/recent" => self.search(query),
            "GET /2/tweets/search/stream/rules" => (200, json!({"data": self.written_rules(), "meta": {}})),
            "POST /2/tweets/search/stream/rules" => {
                (201, self.change_rules(&serde_json::from_slice(content).unwrap()))
            }
            _ => (404, json!({"title": "Not Found"})),
        }
    }

    /// Numbers of posts that a question finds, the newest first.
    fn found(&self, query: &str) -> Vec<u64> {
        let time = |name| field(query, name).map(|at| at.parse::<Timestamp>().unwrap());
        let (asked, now) = (field(query, "query").unwrap(), self.clock.now());
        let (start, end) = (time("start_time").unwrap(), time("end_time").unwrap_or(now));
        let state = self.state.lock().unwrap();
        let mut found: Vec<u64> = state
            .posts
            .iter()
            .filter(|post| {
                asks_for(&asked, &post.tag) && start <= post.at && post.at < end && post.at <= now - INDEXED
            })
            .map(|post| post.id)
            .collect();
        found.sort_unstable_by(|one, other| other.cmp(one));
        found
    }

    fn search(&self, query: &str) -> (u16, Value) {
        let time = |name| field(query, name).unwrap().parse::<Timestamp>().unwrap();
        let (start, end, now) = (time("start_time"), time("end_time"), self.clock.now());
        let most: usize = field(query, "max_results").unwrap().parse().unwrap();
        let is_lawful = start < end
            && end <= now - SignedDuration::from_secs(10)
            && start >= now - SignedDuration::from_hours(24 * 7)
            && (10..=100).contains(&most)
            && field(query, "query").unwrap().chars().count() <= 512;
        if !is_lawful {
            return (400, json!({"title": "Invalid Request", "detail": query}));
        }
        let found = self.found(query);
        let skipped: usize = field(query, "next_token").map_or(0, |token| token.parse().unwrap());
        let page: Vec<u64> = found.iter().skip(skipped).take(most).copied().collect();
        let mut meta = json!({"result_count": page.len()});
        if skipped + page.len() < found.len() {
            meta["next_token"] = (skipped + page.len()).to_string().into();
        }
        let mut state = self.state.lock().unwrap();
        state.billed += page.len() as u64;
        let written = page.iter().map(|id| state.posts.iter().find(|post| post.id == *id).unwrap().written());
        let data: Vec<Value> = written.collect();
        (200, if data.is_empty() { json!({"meta": meta}) } else { json!({"data": data, "meta": meta}) })
    }

    fn look_up(&self, ids: &str) -> Value {
        let mut state = self.state.lock().unwrap();
        let ids: Vec<&str> = ids.split(',').collect();
        assert!(ids.len() <= 100);
        let (mut data, mut errors) = (Vec::new(), Vec::new());
        for id in ids {
            let problem = |title: &str, detail: &str| json!({"resource_id": id, "value": id, "resource_type": "tweet", "title": title, "detail": detail});
            match id.chars().last().unwrap() {
                '1' => errors.push(problem("Not Found Error", "Could not find tweet.")),
                '2' => errors
                    .push(problem("Authorization Error", "Sorry, you are not authorized to see the Tweet.")),
                '3' => errors.push(problem("Forbidden", "User has been suspended.")),
                '4' => data.push(json!({"id": id, "text": "a", "edit_history_tweet_ids": [id, "99"]})),
                '5' => data.push(json!({"id": id, "text": "a", "withheld": {"country_codes": ["AH"]}})),
                '6' => errors.push(problem("Something new", "")),
                '7' => {}
                _ => data.push(json!({"id": id, "text": "a", "edit_history_tweet_ids": ["0", id]})),
            }
        }
        state.billed += data.len() as u64;
        json!({"data": data, "errors": errors})
    }

    fn written_rules(&self) -> Vec<Value> {
        let state = self.state.lock().unwrap();
        state.rules.iter().map(|(id, value, mark)| json!({"id": id, "value": value, "tag": mark})).collect()
    }

    fn change_rules(&self, change: &Value) -> Value {
        let mut state = self.state.lock().unwrap();
        if let Some(gone) = change["delete"]["ids"].as_array() {
            state.rules.retain(|(id, ..)| !gone.iter().any(|gone| gone == id));
            return json!({"meta": {"summary": {"deleted": gone.len()}}});
        }
        let mut data = Vec::new();
        for rule in change["add"].as_array().unwrap() {
            state.made += 1;
            let (id, value) = (state.made.to_string(), rule["value"].as_str().unwrap().to_owned());
            let mark = rule["tag"].as_str().map(str::to_owned);
            assert!(value.chars().count() <= 1_024);
            data.push(json!({"id": id, "value": value, "tag": mark}));
            state.rules.push((id, value, mark));
        }
        json!({"data": data, "meta": {"summary": {"created": data.len()}}})
    }

    async fn stream(&self, mut line: TcpStream) -> std::io::Result<()> {
        line.write_all(
            b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n",
        )
        .await?;
        let (sender, mut said) = unbounded_channel();
        self.state.lock().unwrap().streams.push(sender);
        loop {
            let text = match timeout(Duration::from_secs(20), said.recv()).await {
                Ok(Some(Said::Text(text))) => text,
                Ok(_) => return Ok(()),
                Err(_) => b"\r\n".to_vec(),
            };
            if !self.state.lock().unwrap().is_hushed {
                line.write_all(format!("{:x}\r\n", text.len()).as_bytes()).await?;
                line.write_all(&[text.as_slice(), b"\r\n"].concat()).await?;
            }
        }
    }
}

impl Planted {
    fn written(&self) -> Value {
        let (id, text) = (self.id.to_string(), format!("Free the weavers #{}", self.tag));
        json!({
            "id": id, "text": text, "author_id": "7", "created_at": self.at.to_string(), "lang": "en",
            "edit_history_tweet_ids": [id], "entities": {"hashtags": [{"start": 17, "end": text.len(), "tag": self.tag}]},
        })
    }
}

fn asks_for(query: &str, tag: &str) -> bool {
    query
        .split(" OR ")
        .any(|asked| asked.strip_prefix('#').is_some_and(|asked| asked.eq_ignore_ascii_case(tag)))
}

/// A field of an address, with its disguise taken off.
fn field(query: &str, name: &str) -> Option<String> {
    let value = query.split('&').find_map(|field| field.strip_prefix(name)?.strip_prefix('='))?;
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        let hex = |digit: Option<u8>| char::from(digit.unwrap()).to_digit(16).unwrap() as u8;
        bytes.push(if byte == b'%' { hex(rest.next()) * 16 + hex(rest.next()) } else { byte });
    }
    Some(String::from_utf8(bytes).unwrap())
}

async fn request(line: &mut TcpStream) -> std::io::Result<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        if line.read_buf(&mut bytes).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let length = head.split("\r\n").find_map(|header| header.strip_prefix("content-length: ")?.parse().ok());
    while bytes.len() < end + length.unwrap_or(0) {
        line.read_buf(&mut bytes).await?;
    }
    Ok((head, bytes[end..].to_vec()))
}

async fn answer(line: &mut TcpStream, status: u16, header: &str, content: &str) -> std::io::Result<()> {
    let length = content.len();
    let text = format!(
        "HTTP/1.1 {status} Said\r\n{header}content-length: {length}\r\nconnection: close\r\n\r\n{content}"
    );
    line.write_all(text.as_bytes()).await
}

async fn drip(mut line: TcpStream) -> std::io::Result<()> {
    line.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").await?;
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        line.write_all(b"1\r\n{\r\n").await?;
    }
}
