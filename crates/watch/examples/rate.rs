// SPDX-License-Identifier: AGPL-3.0-or-later
//! How many events a second one source follows, from a server in the same process: prints events a second, CPU time of the source's
//! thread and of the server's, and memory. Ends by itself.

use std::{
    io,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use futures_util::SinkExt;
use ingest::{Item, Matters, Source};
use model::{Network, Timestamp};
use tokio::net::TcpListener;
use tokio_tungstenite::{accept_async, tungstenite::Message};
use watch::{Interest, Jetstream, JetstreamHost, JetstreamWire, Link, Peers};

/// With what version 1 compresses.
const DICTIONARY: &[u8] = include_bytes!("../src/bluesky/jetstream.dictionary");

/// So many different messages are sent over and over.
const MESSAGES: u64 = 100_000;
const ROUNDS: u64 = 20;

/// How a host writes its messages.
#[derive(Clone, Copy, Debug)]
enum Written {
    Packed,
    Plain,
    V2,
}

fn main() -> io::Result<()> {
    for written in [Written::Packed, Written::Plain, Written::V2] {
        run(written)?;
    }
    Ok(())
}

fn run(written: Written) -> io::Result<()> {
    let mut packer = zstd::bulk::Compressor::with_dictionary(3, DICTIONARY)?;
    let mut all: Vec<Message> = Vec::new();
    for number in 0..MESSAGES {
        all.push(message(number, written, &mut packer)?);
    }
    let last = message(u64::MAX, written, &mut packer)?;
    let messages = Arc::new(all);
    let bytes: usize = messages.iter().map(Message::len).sum();
    // 1. A host on a thread of its own.
    let (port, at) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async move {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            port.send(listener.local_addr().expect("an address")).expect("somebody waits");
            let (stream, _) = listener.accept().await.expect("somebody comes");
            let mut line = accept_async(stream).await.expect("a handshake");
            for _ in 0..ROUNDS {
                for message in messages.iter() {
                    line.feed(message.clone()).await.expect("somebody listens");
                }
            }
            line.send(last).await.expect("somebody listens");
            std::future::pending::<()>().await;
        });
    });
    let at = at.recv().expect("the host stands");
    // 2. A source on this one.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let exception = format!("jet.example={at}").parse().expect("it is one");
    let link = Link::new("Groundswell/rate", vec![exception], Arc::new(Timestamp::now));
    let makes = || Box::new(|_: Network, tag: &str| tag.eq_ignore_ascii_case("FreeAhang")) as Matters;
    let interest = Interest::new(makes, true);
    let wire = if matches!(written, Written::V2) { JetstreamWire::V2 } else { JetstreamWire::V1 };
    let (begun, cpu) = (Instant::now(), cpu_seconds());
    let found = runtime.block_on(async {
        let host = JetstreamHost { name: "jet.example".to_owned(), wire };
        let mut source = Jetstream::start(link, host, (&Peers::default(), &interest), None);
        let mut found = 0;
        while let Some(item) = source.next().await {
            if let Item::Posts(arrival) = item {
                let is_last = arrival.posts.iter().any(|post| post.text.starts_with("The last"));
                found += arrival.posts.len();
                if is_last {
                    break;
                }
            }
        }
        found
    });
    let (seconds, events) = (begun.elapsed().as_secs_f64(), (MESSAGES * ROUNDS) as f64);
    println!(
        "{written:?}: {:.0} events a second, {:.2} µs of CPU an event on both sides, {:.0} bytes an event, {found} posts, {} kB resident",
        events / seconds,
        (cpu_seconds() - cpu) / events * 1e6,
        bytes as f64 / MESSAGES as f64,
        resident_kb(),
    );
    runtime.shutdown_timeout(Duration::from_secs(1));
    Ok(())
}

/// An invented event: of a hundred two posts with the hashtag, 47 reposts, and other posts.
fn message(number: u64, written: Written, packer: &mut zstd::bulk::Compressor<'_>) -> io::Result<Message> {
    let is_last = number == u64::MAX;
    let (did, at) = (format!("did:plc:{:024x}", number % 5_000), 1_790_000_000_000_000 + number % MESSAGES);
    let key = format!("3l{number:011x}");
    let words = "we stand with all who weave and sing and will not be silent any more ".repeat(2);
    let tag = match number % 100 {
        0 | 1 => "#FreeAhang",
        2..=9 => "#cats",
        _ => "",
    };
    let begin = if is_last { "The last #FreeAhang " } else { "" };
    let record = if number % 100 >= 53 && !is_last {
        format!(
            r#"{{"$type":"app.bsky.feed.repost","createdAt":"2026-12-01T15:20:00.000Z","subject":{{"cid":"bafyreihzyyzm3ykvqkkpihdjl5y3fzr3s2qvjkrkynoxi5dydyl2nq2xae","uri":"at://did:plc:{:024x}/app.bsky.feed.post/3k{:011x}"}}}}"#,
            number % 4_999,
            number / 7
        )
    } else {
        format!(
            r#"{{"$type":"app.bsky.feed.post","createdAt":"2026-12-01T15:20:00.000Z","langs":["en"],"text":"{begin}{words}{tag}"}}"#
        )
    };
    let collection =
        if record.contains("feed.repost") { "app.bsky.feed.repost" } else { "app.bsky.feed.post" };
    let cid = "bafyreihzyyzm3ykvqkkpihdjl5y3fzr3s2qvjkrkynoxi5dydyl2nq2xae";
    let v1 = format!(
        r#"{{"did":"{did}","time_us":{at},"kind":"commit","commit":{{"rev":"3l","operation":"create","collection":"{collection}","rkey":"{key}","record":{record},"cid":"{cid}"}}}}"#
    );
    Ok(match written {
        Written::Plain => Message::text(v1),
        Written::Packed => Message::binary(packer.compress(v1.as_bytes())?),
        Written::V2 => Message::text(format!(
            r##"{{"$type":"message","payload":{{"$type":"network.bsky.jetstream.subscribeEvents#commit","cid":"{cid}","collection":"{collection}","did":"{did}","operation":"create","record":{record},"rev":"3l","rkey":"{key}","seq":{},"time":"2026-12-01T15:20:00.{:06}Z"}}}}"##,
            number % MESSAGES + 1,
            number % 1_000_000
        )),
    })
}

/// The CPU time of this process so far.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks =
        |place: usize| fields.get(place).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) / 100.0
}

fn resident_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
