// SPDX-License-Identifier: AGPL-3.0-or-later
//! Those who watch live, as their lines are kept.

use std::{net::SocketAddr, sync::Arc};

use axum::{body::Body, http::Request};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tower::ServiceExt;

use super::{House, counts, live};
use crate::{Entrance, Live, Page, Places, serve};

const DURING: &str = "2026-12-01T15:20:00Z";

/// Serves a house on a port with so many places, and gives the house without its stand.
async fn open(places: usize) -> (House, SocketAddr) {
    let mut house = House::open(DURING).await;
    let stand = house.take_stand();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let entrance = Entrance {
        places: Places::new(places),
        trusted_proxies: Vec::new(),
        on_unnamed_proxy: || (),
        encryption: None,
        is_hidden: false,
    };
    tokio::spawn(serve(listener, stand, entrance, std::future::pending()));
    (house, address)
}

async fn ask(address: SocketAddr, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: storm.example\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

/// Reads as far as a text that must come.
async fn until(stream: &mut TcpStream, end: &str) -> String {
    let mut read = Vec::new();
    while !read.ends_with(end.as_bytes()) {
        read.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(read).unwrap()
}

#[tokio::test]
async fn all_are_told_what_the_router_would_tell_each() {
    let (house, address) = open(100).await;
    let request = Request::get("/ahang/live/events").body(Body::empty()).unwrap();
    let expected = house.router.clone().oneshot(request).await.unwrap();
    let mut listeners = Vec::new();
    for _ in 0..40 {
        // Some of them on a line on which they have read the page before.
        let mut line = ask(address, "/ahang/live.json").await;
        until(&mut line, "\"confirmed\":0}").await;
        line.write_all(b"GET /ahang/live/events HTTP/1.1\r\nhost: storm.example\r\n\r\n").await.unwrap();
        listeners.extend([line, ask(address, "/ahang/live/events").await]);
    }
    for listener in &mut listeners {
        let head = until(listener, "\r\n\r\n").await;
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        for (name, value) in expected.headers() {
            assert!(
                head.contains(&format!("\r\n{name}: {}\r\n", value.to_str().unwrap())),
                "{name} in {head}"
            );
        }
        assert!(until(listener, "\n\n").await.contains("\"posts\":12345,"));
    }
    for posts in [12_346, 12_347] {
        house.live.send_replace(Arc::new(Live { counts: counts(posts), ..live() }));
        for listener in &mut listeners {
            let told = until(listener, "\n\n").await;
            assert!(told.starts_with("data: {") && told.contains(&format!("\"posts\":{posts},")), "{told}");
        }
    }
    house.calls.take_down(&"ahang".parse().unwrap());
    drop(house);
    for listener in &mut listeners {
        let mut rest = Vec::new();
        listener.read_to_end(&mut rest).await.unwrap();
        assert!(rest.is_empty(), "nothing comes after the end");
    }
}

#[tokio::test]
async fn listeners_go_on_when_another_tells_how_the_call_stands() {
    let (mut house, address) = open(100).await;
    let mut listener = ask(address, "/ahang/live/events").await;
    until(&mut listener, "\r\n\r\n").await;
    assert!(until(&mut listener, "\n\n").await.contains("\"posts\":12345,"));
    let (sender, live_by_another) = watch::channel(Arc::new(Live { counts: counts(12_346), ..live() }));
    let page = Page::clone(&house.calls.page("ahang").unwrap());
    house.calls.show(Page { live: live_by_another, ..page });
    drop(std::mem::replace(&mut house.live, sender));
    assert!(until(&mut listener, "\n\n").await.contains("\"posts\":12346,"));
    house.live.send_replace(Arc::new(Live { counts: counts(12_347), ..live() }));
    assert!(until(&mut listener, "\n\n").await.contains("\"posts\":12347,"));
}

#[tokio::test]
async fn listeners_leave_room_for_the_call() {
    let (_house, address) = open(40).await;
    let (mut seated, mut refused) = (Vec::new(), 0);
    for _ in 0..60 {
        let mut stream = ask(address, "/ahang/live/events").await;
        match until(&mut stream, "\r\n\r\n").await {
            head if head.starts_with("HTTP/1.1 200") => seated.push(stream),
            head => {
                assert!(head.starts_with("HTTP/1.1 503") && head.contains("retry-after: "), "{head}");
                refused += 1;
            }
        }
    }
    // Two places are kept free, and one is held for who comes next.
    assert_eq!((seated.len(), refused), (37, 23));
    let mut page = ask(address, "/ahang").await;
    assert!(until(&mut page, "\r\n\r\n").await.starts_with("HTTP/1.1 200"));
    seated.clear();
}
