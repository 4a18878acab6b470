// SPDX-License-Identifier: AGPL-3.0-or-later
use std::net::SocketAddr;

use axum::{Router, body::Body, response::Response, routing::get};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};

use crate::serve;

/// Serves one small page and one that never ends; gives the port, the way to end, and the end.
async fn start() -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
    let endless = || async {
        Response::new(Body::from_stream(tokio_stream::pending::<Result<&str, std::io::Error>>()))
    };
    let router = Router::new().route("/", get(|| async { "here" })).route("/endless", get(endless));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (end, ended) = oneshot::channel::<()>();
    let server = tokio::spawn(async move {
        let shutdown = async { ended.await.expect("the test ends the server") };
        serve(listener, router, shutdown).await.unwrap();
    });
    (address, end, server)
}

async fn send(address: SocketAddr, request: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

#[tokio::test]
async fn a_request_is_answered_until_the_end_comes() {
    let (address, end, server) = start().await;
    let mut answer = String::new();
    let request = "GET / HTTP/1.1\r\nhost: storm.example\r\nconnection: close\r\n\r\n";
    send(address, request).await.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("here"), "{answer}");
    end.send(()).unwrap();
    server.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn who_never_finishes_a_request_is_left() {
    let (address, _end, _server) = start().await;
    for unfinished in ["", "GET / HTTP/1.1\r\nhost: sto"] {
        let mut stream = send(address, unfinished).await;
        let mut rest = Vec::new();
        // Ends because the server closes; a broken line is an end too.
        let _closed = stream.read_to_end(&mut rest).await;
        assert!(!rest.starts_with(b"HTTP/1.1 200"), "{unfinished}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_never_ends_does_not_hold_the_end_up() {
    let (address, end, server) = start().await;
    let mut stream = send(address, "GET /endless HTTP/1.1\r\nhost: storm.example\r\n\r\n").await;
    let mut head = [0; 15];
    stream.read_exact(&mut head).await.unwrap();
    assert_eq!(&head, b"HTTP/1.1 200 OK");
    end.send(()).unwrap();
    server.await.unwrap();
}
