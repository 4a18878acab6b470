// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{oneshot, watch},
    task::JoinHandle,
    time::{Instant, sleep},
};

use super::live;
use crate::{Braced, Calls, Encryption, Entrance, Places, Stand, live::Watched, serve};

const GET: &str = "GET / HTTP/1.1\r\nhost: storm.example\r\n\r\n";

/// A site of small pages and slow ones.
pub(super) struct Door {
    pub(super) address: SocketAddr,
    end: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

impl Door {
    async fn open(places: usize) -> Self {
        Self::open_with(places, None).await
    }

    pub(super) async fn open_with(places: usize, encryption: Option<Encryption>) -> Self {
        let endless = || async {
            let stream = tokio_stream::pending::<Result<&str, std::io::Error>>();
            ([("content-type", "text/event-stream")], Response::new(Body::from_stream(stream)))
        };
        let late = || async {
            sleep(Duration::from_secs(60)).await;
            "late"
        };
        let (_, live) = watch::channel(Arc::new(live()));
        let watched = move || async move {
            let mut answer = ([("content-type", "text/event-stream")], "").into_response();
            let (calls, call) = (Calls::default(), "ahang".parse().unwrap());
            answer.extensions_mut().insert(Watched { live, calls, call, braced: Braced::default() });
            answer
        };
        let router = Router::new()
            .route("/", get(|| async { "here" }))
            .route("/watched", get(watched))
            .route("/large", get(|| async { vec![b'x'; 64 << 20] }))
            .route("/late", get(late))
            .route("/form", post(|_: Bytes| async { "heard" }))
            .route("/endless", get(endless));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let entrance = Entrance {
            places: Places::new(places),
            trusted_proxies: Vec::new(),
            on_unnamed_proxy: || (),
            encryption,
            is_hidden: false,
        };
        let (end, ended) = oneshot::channel::<()>();
        let server = tokio::spawn(async move {
            let shutdown = async { ended.await.expect("the test ends the server") };
            serve(listener, Stand::of(router), entrance, shutdown).await.unwrap();
        });
        Self { address, end, server }
    }

    async fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        stream
    }
}

/// Reads until the server closes; a broken line is an end too.
async fn rest(stream: &mut TcpStream) -> String {
    let mut rest = Vec::new();
    let _closed = stream.read_to_end(&mut rest).await;
    String::from_utf8_lossy(&rest).into_owned()
}

async fn begun(stream: &mut TcpStream) -> String {
    let mut begun = [0; 15];
    stream.read_exact(&mut begun).await.unwrap();
    String::from_utf8_lossy(&begun).into_owned()
}

#[tokio::test]
async fn a_request_is_answered_until_the_end_comes() {
    let door = Door::open(10).await;
    let mut stream = door.send("GET / HTTP/1.1\r\nhost: storm.example\r\nconnection: close\r\n\r\n").await;
    let answer = rest(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("here"), "{answer}");
    door.end.send(()).unwrap();
    door.server.await.unwrap();
    assert!(TcpStream::connect(door.address).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn who_does_not_get_on_with_it_is_left() {
    let rows = [
        ("nothing", ""),
        ("half a head", "GET / HTTP/1.1\r\nhost: sto"),
        ("half a body", "POST /form HTTP/1.1\r\nhost: storm.example\r\ncontent-length: 10\r\n\r\nhalf"),
        ("nothing after an answer", GET),
        ("no wish to read", "GET /large HTTP/1.1\r\nhost: storm.example\r\n\r\n"),
    ];
    let door = Door::open(10).await;
    for (what, sent) in rows {
        let begun = Instant::now();
        let mut stream = door.send(sent).await;
        // Reads nothing until then, as one does who only wants to hold the place.
        sleep(Duration::from_secs(21)).await;
        assert!(rest(&mut stream).await.len() < 64 << 20, "{what}");
        assert!(begun.elapsed() < Duration::from_secs(25), "{what} is held for {:?}", begun.elapsed());
    }
}

#[tokio::test(start_paused = true)]
async fn who_waits_for_us_is_not_left() {
    let door = Door::open(10).await;
    let mut stream = door.send("GET /late HTTP/1.1\r\nhost: storm.example\r\n\r\n").await;
    assert!(rest(&mut stream).await.ends_with("late"));
    let mut live = door.send("GET /endless HTTP/1.1\r\nhost: storm.example\r\n\r\n").await;
    assert_eq!(begun(&mut live).await, "HTTP/1.1 200 OK");
    sleep(Duration::from_secs(120)).await;
    assert!(live.try_read(&mut [0; 1024]).is_ok_and(|bytes| bytes > 0), "the head's rest");
    let held = live.try_read(&mut [0; 1]).map_err(|error| error.kind());
    assert_eq!(held, Err(std::io::ErrorKind::WouldBlock), "the line is still there");
}

#[tokio::test(start_paused = true)]
async fn slow_ones_give_way_where_places_are_scarce() {
    let door = Door::open(20).await;
    let mut slow = Vec::new();
    for _ in 0..20 {
        slow.push(door.send("GET / HT").await);
    }
    let waited = Instant::now();
    let mut stream = door.send(GET).await;
    assert_eq!(begun(&mut stream).await, "HTTP/1.1 200 OK");
    assert!(waited.elapsed() < Duration::from_secs(11), "{:?}", waited.elapsed());
}

#[tokio::test(start_paused = true)]
async fn who_may_not_listen_holds_no_place() {
    let door = Door::open(40).await;
    let asked =
        ["/late", "/watched"].map(|path| format!("GET {path} HTTP/1.1\r\nhost: storm.example\r\n\r\n"));
    let mut early = door.send(&asked.concat()).await;
    // By the time that the first is answered, others are there to stay.
    let mut others = Vec::new();
    for _ in 0..38 {
        others.push(door.send("GET /endless HTTP/1.1\r\nhost: storm.example\r\n\r\n").await);
    }
    let sent = Instant::now();
    assert!(rest(&mut early).await.contains("HTTP/1.1 503"));
    assert!(sent.elapsed() < Duration::from_secs(60 + 25), "{:?}", sent.elapsed());
}

#[tokio::test(start_paused = true)]
async fn who_asks_for_a_streams_head_alone_does_not_listen() {
    let door = Door::open(20).await;
    let asked = "HEAD /watched HTTP/1.1\r\nhost: storm.example\r\n\r\nGET / HTTP/1.1\r\nhost: storm.example\r\nconnection: close\r\n\r\n";
    let mut stream = door.send(asked).await;
    let answers = rest(&mut stream).await;
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 2, "{answers}");
    assert!(answers.ends_with("here"), "{answers}");
}

#[tokio::test(start_paused = true)]
async fn a_head_without_end_is_refused() {
    let door = Door::open(10).await;
    let head = format!("GET / HTTP/1.1\r\nhost: storm.example\r\nx: {}", "x".repeat(20_000));
    let mut stream = door.send(&head).await;
    assert!(rest(&mut stream).await.starts_with("HTTP/1.1 431"));
}

#[tokio::test]
async fn nobody_smuggles_a_request_in_the_body_of_another() {
    let door = Door::open(10).await;
    let last = "GET / HTTP/1.1\r\nhost: storm.example\r\nconnection: close\r\n\r\n";
    for (head, body, expected) in [
        // In chunks, whatever length is told (RFC 9112, 6.3): the first is answered, and the line may be closed then.
        ("transfer-encoding: chunked\r\ncontent-length: 500\r\n", "0\r\n\r\n", &[1, 2][..]),
        ("content-length: 500\r\ntransfer-encoding: chunked\r\n", "0\r\n\r\n", &[1, 2]),
        ("content-length: 5\r\ncontent-length: 500\r\n", "weave", &[0]),
        ("content-length: +5\r\n", "weave", &[0]),
        ("content-length: 5, 500\r\n", "weave", &[0]),
        ("transfer-encoding: xchunked\r\n", "0\r\n\r\n", &[0]),
        ("transfer-encoding: chunked, identity\r\n", "0\r\n\r\n", &[0]),
        ("transfer-encoding : chunked\r\n", "0\r\n\r\n", &[0]),
        ("content-length: 5\r\n", "weave", &[2]),
    ] {
        let mut stream =
            door.send(&format!("POST /form HTTP/1.1\r\nhost: storm.example\r\n{head}\r\n{body}{last}")).await;
        let answers = rest(&mut stream).await;
        let answered = answers.matches("HTTP/1.1 200 OK").count();
        assert!(expected.contains(&answered), "{head:?}: {answers}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_never_ends_does_not_hold_the_end_up() {
    let door = Door::open(10).await;
    let mut stream = door.send("GET /endless HTTP/1.1\r\nhost: storm.example\r\n\r\n").await;
    assert_eq!(begun(&mut stream).await, "HTTP/1.1 200 OK");
    door.end.send(()).unwrap();
    door.server.await.unwrap();
}
