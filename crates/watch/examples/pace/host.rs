// SPDX-License-Identifier: AGPL-3.0-or-later
//! A host that has everything ready, in a process of its own: sends at a given rate, or as fast as somebody listens.

use std::{
    io::{self, BufRead, BufReader, Write},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use futures_util::SinkExt;
use model::Timestamp;
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
    time::{MissedTickBehavior, interval},
};
use tokio_tungstenite::{WebSocketStream, accept_async, tungstenite::Message};

use crate::event::{DICTIONARY, EVERY, Wire, Writer};

/// So many different messages are sent over and over.
const POOL: u64 = 100_000;

/// What counts as a second where no rate is asked for.
pub const UNHURRIED: u64 = 1_000_000;

/// A host that runs until this is dropped.
pub struct Host {
    process: Child,
    /// Where it listens.
    pub at: String,
}

impl Host {
    /// Starts one that sends `per_second` events for so many seconds; with no rate, [`UNHURRIED`] events for each of them.
    pub fn start(wire: Wire, per_second: u64, seconds: u64) -> io::Result<Self> {
        let words = ["host", wire.key(), &per_second.to_string(), &seconds.to_string()].map(str::to_owned);
        let mut process =
            Command::new(std::env::current_exe()?).args(words).stdout(Stdio::piped()).spawn()?;
        let mut at = String::new();
        if let Some(out) = process.stdout.take() {
            BufReader::new(out).read_line(&mut at)?;
        }
        Ok(Self { process, at: at.trim().to_owned() })
    }

    pub fn id(&self) -> String {
        self.process.id().to_string()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Is one.
pub fn serve(wire: Wire, per_second: u64, seconds: u64) -> io::Result<()> {
    let mut writer = Writer::new(wire)?;
    let ready_at = Timestamp::now();
    let pool =
        (0..POOL).map(|number| writer.message(number, ready_at, ready_at)).collect::<io::Result<_>>()?;
    let events = if per_second > 0 { per_second } else { UNHURRIED } * seconds;
    let mut sending = Sending { pool, writer, per_second, events };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        writeln!(io::stdout(), "{}", listener.local_addr()?)?;
        loop {
            let (stream, _) = listener.accept().await?;
            if let Some(stream) = without_question(stream, wire.is_packed()).await? {
                sending.send(accept_async(stream).await.map_err(io::Error::other)?).await?;
            }
        }
    })
}

/// Gives the dictionary to whoever asks for it; others want a line.
pub async fn without_question(mut stream: TcpStream, has_one: bool) -> io::Result<Option<TcpStream>> {
    let mut begin = [0; 64];
    let begun = stream.peek(&mut begin).await?;
    if !String::from_utf8_lossy(begin.get(..begun).unwrap_or_default()).contains("getZstdDictionary") {
        return Ok(Some(stream));
    }
    let (status, content) = if has_one { (200, DICTIONARY) } else { (404, [].as_slice()) };
    let length = content.len();
    let head = format!("HTTP/1.1 {status} Said\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
    stream.write_all(&[head.as_bytes(), content].concat()).await?;
    Ok(None)
}

struct Sending {
    pool: Vec<Message>,
    writer: Writer,
    per_second: u64,
    events: u64,
}

impl Sending {
    async fn send(&mut self, mut line: WebSocketStream<TcpStream>) -> io::Result<()> {
        let began = Instant::now();
        let mut tick = interval(Duration::from_millis(1));
        tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
        let mut sent = 0;
        while sent < self.events {
            let mut due = self.events;
            if self.per_second > 0 {
                tick.tick().await;
                due = due.min((began.elapsed().as_secs_f64() * self.per_second as f64) as u64);
            }
            while sent < due {
                let message = self.message(sent)?;
                line.feed(message).await.map_err(io::Error::other)?;
                sent += 1;
            }
            line.flush().await.map_err(io::Error::other)?;
        }
        // Whoever listens goes first.
        std::future::pending().await
    }

    /// One with the hashtag tells when it was sent.
    fn message(&mut self, number: u64) -> io::Result<Message> {
        match self.pool.get((number % POOL) as usize) {
            Some(message) if !number.is_multiple_of(EVERY) => Ok(message.clone()),
            _ => self.writer.message(number, Timestamp::now(), Timestamp::now()),
        }
    }
}
