// SPDX-License-Identifier: AGPL-3.0-or-later
mod inside;
mod town;

use std::net::IpAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::{Asked, Brought, Exception, FetchError, Method, Wanted, is_public};
use town::Town;

#[test]
fn what_is_not_the_public_net_is_told_from_it_at_both_ends_of_each_range() {
    let check = |expected: bool, addresses: &str| {
        for address in addresses.split_whitespace() {
            let parsed: IpAddr = address.parse().unwrap();
            assert_eq!(is_public(parsed), expected, "{address}");
        }
    };
    check(
        true,
        "1.0.0.0 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 \
         169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.167.255.255 192.169.0.0 \
         198.17.255.255 198.20.0.0 223.255.255.255 2001:200::1 2600::1 2a00:1450:4001::1 3ffe::1 \
         3fff:1000::1",
    );
    check(
        false,
        "0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 \
         127.255.255.255 169.254.0.0 169.254.169.254 169.254.255.255 172.16.0.0 172.31.255.255 192.0.0.0 \
         192.0.0.255 192.0.2.1 192.88.99.1 192.168.0.0 192.168.255.255 198.18.0.0 198.19.255.255 \
         198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.0 255.255.255.255",
    );
    check(
        false,
        ":: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:8.8.8.8 64:ff9b::8.8.8.8 64:ff9b:1::1 \
         100::1 1fff:ffff::1 2001::1 2001:1ff::1 2001:db8::1 2002:7f00:1:: 2002:808:808::1 3fff::1 \
         4000::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1",
    );
}

#[tokio::test]
async fn what_lies_at_a_public_address_is_fetched_with_where_it_was_found() {
    let town = Town::open().await;
    let found = town.get("https://good.example/page?a=1#part").await.unwrap();
    assert_eq!((found.status, found.content_type.as_deref()), (200, Some("text/html")));
    assert_eq!(found.address, "https://good.example/page?a=1");
    assert_eq!(
        String::from_utf8(found.content).unwrap(),
        "GET /page?a=1 good.example Groundswell/1 text/html"
    );
    let missing = town.get("https://good.example/missing").await.unwrap();
    assert_eq!(missing.status, 404, "a no is an answer");
    let moved = town.get("https://good.example/to?//also.example/there").await.unwrap();
    assert_eq!(moved.address, "https://also.example/there", "the last address counts");
    let dotted = town.get("https://GOOD.example./page").await.unwrap();
    assert!(String::from_utf8(dotted.content).unwrap().contains(" good.example "), "one name, one spelling");
}

#[tokio::test]
async fn what_is_brought_comes_whole_to_its_address_and_follows_nowhere() {
    let town = Town::open().await;
    let headers = [("ttl", "60".to_owned())];
    for (address, expected) in [
        ("https://good.example/box?a=1", Some(201)),
        ("https://good.example/missing", Some(404)),
        ("https://good.example/to?//also.example/box", Some(302)),
        ("https://good.example/endless", Some(200)),
        ("https://stranger.example/box", None),
        ("https://127.0.0.1/box", None),
        ("https://localhost/box", None),
        ("http://good.example/box", None),
    ] {
        let brought = Brought { address, headers: &headers, content: b"brought" };
        assert_eq!(town.fetcher.post(&brought).await.ok(), expected, "{address}");
    }
    let torn =
        Brought { address: "https://good.example/", headers: &[("a", "b\r\nc".to_owned())], content: b"" };
    assert!(town.fetcher.post(&torn).await.is_err(), "no header holds a second one");
}

#[tokio::test]
async fn an_answer_that_goes_on_is_given_piece_by_piece() {
    let town = Town::open().await;
    let listen = async |address| town.fetcher.listen(&Asked::get(address, &[])).await;
    let mut endless = listen("https://good.example/endless").await.unwrap();
    assert_eq!(endless.status, 200);
    for _ in 0..3 {
        assert!(endless.next().await.unwrap().unwrap().starts_with(b"xxx"));
    }
    let mut broken = listen("https://good.example/broken").await.unwrap();
    assert_eq!(broken.next().await.unwrap().unwrap(), b"no");
    assert!(broken.next().await.is_err(), "less than was announced came");
    let led = listen("https://good.example/to?//also.example/").await.unwrap();
    assert_eq!((led.status, led.header("location")), (302, Some("//also.example/")), "it is not followed");
    for address in
        ["https://127.0.0.1/", "https://localhost/", "http://good.example/", "https://stranger.example/"]
    {
        assert!(listen(address).await.is_err(), "{address}");
    }
}

#[tokio::test]
async fn what_is_asked_with_headers_is_answered_with_headers() {
    let town = Town::open().await;
    let headers = [("accept", "text/plain".to_owned())];
    let asked = Asked::get("https://good.example/page", &headers);
    let found = town.fetcher.ask(&asked, 1000).await.unwrap();
    assert_eq!(
        String::from_utf8(found.content.clone()).unwrap(),
        "GET /page good.example Groundswell/1 text/plain"
    );
    assert_eq!(found.header("Content-Type"), Some("text/html"));
    let large = town.fetcher.ask(&Asked::get("https://good.example/bytes?1001", &[]), 1000).await;
    assert!(matches!(large, Err(FetchError::Large(1000))), "{large:?}");
    let headers = [("ttl", "60".to_owned())];
    let brought = Asked {
        address: "https://good.example/box",
        method: Method::POST,
        headers: &headers,
        content: b"brought",
    };
    assert_eq!(town.fetcher.ask(&brought, 1000).await.unwrap().status, 201);
}

#[tokio::test]
async fn a_line_for_another_protocol_leads_to_the_server_of_its_address() {
    let town = Town::open().await;
    let mut line = town.fetcher.open("https://good.example/whatever").await.unwrap();
    line.write_all(b"GET /page HTTP/1.1\r\nhost: by.hand\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("GET /page by.hand  "), "{answer}");
    for address in
        ["https://127.0.0.1/", "https://localhost/", "http://good.example/", "https://stranger.example/"]
    {
        assert!(town.fetcher.open(address).await.is_err(), "{address}");
    }
}

#[tokio::test]
async fn an_address_names_its_origin_in_one_spelling() {
    let town = Town::open().await;
    for (address, expected) in [
        ("https://GOOD.example./a?b#c", Some("https://good.example")),
        ("https://b\u{fc}cher.example/", Some("https://xn--bcher-kva.example")),
        ("https://good.example:8443/", None),
        ("https://a@good.example/", None),
        ("https://10.0.0.1/", None),
    ] {
        assert_eq!(town.fetcher.origin(address).ok().as_deref(), expected, "{address}");
    }
}

#[tokio::test]
async fn an_answer_is_taken_to_its_limit_and_no_further() {
    let town = Town::open().await;
    assert_eq!(town.get("https://good.example/bytes?1000").await.unwrap().content.len(), 1000);
    for (path, says) in [
        ("bytes?1001", "larger than 1000 bytes"),
        ("endless", "larger than 1000 bytes"),
        ("head", "does not answer"),
        ("packed", "not asked for"),
        ("broken", "does not answer"),
        ("to?/to?/to?/to?/to?/to?/page", "leads on more than 3 times"),
        ("loop", "leads on more than 3 times"),
    ] {
        let error = town.get(&format!("https://good.example/{path}")).await.unwrap_err().to_string();
        assert!(error.contains(says), "{path}: {error}");
    }
}

#[tokio::test]
async fn nobody_waits_for_ever() {
    let town = Town::open().await;
    let wanted = town.fetcher.get(&Wanted {
        address: "https://good.example/silent",
        accept: "text/html",
        largest_bytes: 1000,
    });
    // The clock jumps on whenever everybody waits.
    tokio::time::pause();
    assert!(matches!(wanted.await, Err(FetchError::Slow)));
}

#[tokio::test]
async fn a_server_that_is_not_vouched_for_is_not_believed() {
    let town = Town::open().await;
    let error = town.get("https://stranger.example/").await.unwrap_err().to_string();
    assert!(error.contains("`stranger.example` does not answer") && error.contains("certificate"), "{error}");
}

#[tokio::test]
async fn a_server_of_the_house_is_reached_by_its_name_alone() {
    let mut town = Town::open().await;
    let at = town.plain_server().await;
    let exception: Exception = format!("social.house={at}").parse().unwrap();
    town.except(exception);
    let found = town.get("https://social.house/page").await.unwrap();
    assert!(String::from_utf8(found.content).unwrap().contains("GET /page social.house "));
    let port = at.port();
    for refused in [
        format!("http://social.house:{port}/page"),
        format!("https://social.house:{port}/page"),
        format!("https://127.0.0.1:{port}/page"),
        "https://other.house/page".to_owned(),
        "https://a.social.house/page".to_owned(),
    ] {
        assert!(town.get(&refused).await.is_err(), "{refused}");
    }
    for wrong in ["", "social.house", "social.house=", "127.0.0.1=127.0.0.1:80", "social.house=here:80"] {
        assert!(wrong.parse::<Exception>().unwrap_err().to_string().contains("NAME=ADDRESS:PORT"), "{wrong}");
    }
}

#[test]
fn a_key_on_the_outside_is_not_shown() {
    let headers = [("authorization", "Bearer secret".to_owned())];
    let asked = Asked::get("https://good.example/", &headers);
    let brought = Brought { address: "https://good.example/", headers: &headers, content: b"secret" };
    for shown in [format!("{asked:?}"), format!("{brought:?}")] {
        assert!(shown.contains("good.example") && !shown.contains("secret"), "{shown}");
    }
}
