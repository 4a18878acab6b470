// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::HashMap, sync::Arc};

use model::{Network, Post, Remark, Timestamp};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use super::{PostState, Rechecker};
use crate::link::Link;

const STATUS: &str = r#"{"id":"1122","uri":"https://social.example/users/loom/statuses/1122",
    "url":"https://social.example/@loom/1122","created_at":"2026-12-01T19:04:05.000Z","visibility":"public","language":"en",
    "content":"<p>Let Talia weave</p>","account":{"id":"7","acct":"loom","username":"loom","url":"https://social.example/@loom"},
    "tags":[],"mentions":[],"media_attachments":[],"emojis":[]}"#;

const API: &str = "social.example/api/v1/statuses/1122";
const POST: &str = "social.example/users/loom/statuses/1122";
const PAGE: &str = "social.example/@loom/1122";
const ACCOUNT: &str = "social.example/api/v1/accounts/lookup?acct=loom";
const MISSING: &str = r#"{"error":"Record not found"}"#;

/// What is answered at `host/path`: a status, and a page.
type Answer<'a> = (&'a str, u16, &'a str);

/// Servers with those answers, by `host/path`, each with its status; everything else is a page that is missing.
async fn servers(answers: &[Answer<'_>]) -> Rechecker {
    let answer = |(at, status, body): &Answer<'_>| ((*at).to_owned(), (*status, (*body).to_owned()));
    let answers: HashMap<String, (u16, String)> = answers.iter().map(answer).collect();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            drop(serve(stream, &answers).await);
        }
    });
    let hosts = ["social.example", "elsewhere.example"].map(|host| format!("{host}={at}").parse().unwrap());
    let now = || "2026-12-02T00:00:00Z".parse::<Timestamp>().unwrap();
    Rechecker::new(Link::new("groundswell-test", hosts.to_vec(), Arc::new(now)), "plc.example")
}

async fn serve(mut stream: TcpStream, answers: &HashMap<String, (u16, String)>) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split(' ').nth(1).unwrap();
    let host =
        head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("host: ").map(str::to_owned));
    let missing = (404, "<p>There is nothing here</p>".to_owned());
    let (status, body) = answers.get(&format!("{}{path}", host.unwrap())).unwrap_or(&missing);
    let (location, body) = if *status == 302 { (body.as_str(), "") } else { ("", body.as_str()) };
    let length = body.len();
    let reply =
        format!("HTTP/1.1 {status} X\r\nLocation: {location}\r\nContent-Length: {length}\r\n\r\n{body}");
    stream.write_all(reply.as_bytes()).await?;
    stream.shutdown().await
}

fn known() -> Post {
    read(STATUS)
}

fn read(status: &str) -> Post {
    let items = ingest::Wire::new("hand-in").read(status.into(), Timestamp::UNIX_EPOCH);
    let Some(ingest::Item::Posts(arrival)) = items.into_iter().next() else { panic!("it is a status") };
    arrival.posts.into_iter().next().unwrap()
}

#[tokio::test]
async fn only_what_a_statuss_own_server_says_of_it_is_believed() {
    let picture = STATUS.replace(
        r#""media_attachments":[]"#,
        r#""media_attachments":[{"type":"image","url":"https://cdn.example/a.png"}]"#,
    );
    let private = STATUS.replace("\"public\"", "\"private\"");
    let edited = STATUS.replace("weave", "weave again");
    let other = STATUS.replace("1122", "1133");
    let suspended = r#"{"id":"7","acct":"loom","suspended":true}"#;
    let active = r#"{"id":"7","acct":"loom"}"#;
    // What another kind of server says of an interface that it lacks.
    let no_interface = r#"{"error":{"message":"Unknown API endpoint."}}"#;
    let rows: [(&[Answer<'_>], &str); 24] = [
        (&[(API, 200, STATUS)], "there"),
        (&[(API, 200, &edited)], "edited"),
        (&[(API, 200, &picture)], "edited"),
        (&[(API, 404, MISSING), (ACCOUNT, 200, active)], "deleted"),
        (&[(API, 404, MISSING)], "deleted"),
        (&[(API, 404, MISSING), (POST, 410, "")], "deleted"),
        (&[(API, 404, MISSING), (POST, 200, "{}")], "unknown"),
        (&[(API, 404, MISSING), (ACCOUNT, 200, active), (POST, 401, "")], "unknown"),
        (&[(API, 410, MISSING), (ACCOUNT, 410, MISSING)], "deleted"),
        (&[(API, 404, MISSING), (ACCOUNT, 200, suspended)], "withdrawn"),
        (&[(API, 404, MISSING), (ACCOUNT, 502, "")], "unknown"),
        (&[(API, 404, MISSING), (ACCOUNT, 403, MISSING)], "unknown"),
        (&[(API, 200, &private)], "out-of-sight"),
        (&[(API, 401, MISSING)], "out-of-sight"),
        (&[(API, 403, MISSING), (PAGE, 403, "")], "out-of-sight"),
        (&[(API, 401, MISSING), (PAGE, 200, "<p>Let Talia weave</p>")], "there"),
        (&[(API, 401, MISSING), (PAGE, 503, "")], "unknown"),
        (&[], "unknown"),
        (&[(API, 404, no_interface)], "unknown"),
        (&[(API, 200, &other)], "unknown"),
        (&[(API, 200, "<p>Domains are cheap</p>")], "unknown"),
        (&[(API, 429, "")], "unknown"),
        (&[(API, 503, "")], "unknown"),
        (&[(API, 302, "https://elsewhere.example/"), ("elsewhere.example/", 404, MISSING)], "unknown"),
    ];
    for (answers, expected) in rows {
        let found = servers(answers).await.look_at(&known()).await;
        assert_eq!(found.state.key(), expected, "{answers:?}: {found:?}");
        assert_eq!((found.proof, found.state.is_there()), (None, matches!(expected, "there" | "edited")));
    }
}

#[tokio::test]
async fn a_post_in_whose_address_stands_no_number_of_an_interface_is_gone_only_where_its_address_says_so() {
    let (object, api) = ("social.example/objects/5eed", "social.example/api/v1/statuses/5eed");
    let address = Some(format!("https://{object}"));
    let post = Post { id: address.clone().map(model::PostId), url: address, ..known() };
    for (status, expected) in [(200, "unknown"), (404, "deleted")] {
        let found = servers(&[(api, 404, MISSING), (object, status, "{}")]).await.look_at(&post).await;
        assert_eq!(found.state.key(), expected, "{found:?}");
    }
}

#[tokio::test]
async fn an_author_who_does_not_want_to_be_found_any_more_has_changed_the_post() {
    let opted_out = STATUS.replace(r#""acct":"loom""#, r#""acct":"loom","indexable":false"#);
    for (remarks, expected) in [
        (&[][..], "edited"),
        (&[Remark::NotIndexable], "there"),
        (&[Remark::HandedIn], "there"),
        (&[Remark::HandedIn, Remark::NotIndexable], "there"),
    ] {
        let post = Post { remarks: remarks.to_vec(), ..known() };
        let found = servers(&[(API, 200, &opted_out)]).await.look_at(&post).await;
        assert_eq!(found.state.key(), expected, "{remarks:?}");
        if let PostState::Edited(post) = found.state {
            assert_eq!(post.remarks, [Remark::NotIndexable]);
        }
    }
}

#[tokio::test]
async fn a_picture_that_its_author_swaps_or_warns_of_has_changed_the_post() {
    let with = |server: &str, name: &str, is_warned_of: bool| {
        let media = format!(
            r#""media_attachments":[{{"type":"image","url":"https://{server}.example/{name}.png","description":"A loom"}}]"#
        );
        STATUS.replace(r#""media_attachments":[]"#, &format!(r#"{media},"sensitive":{is_warned_of}"#))
    };
    let before = with("files", "a", false);
    let known = read(&before);
    for (found, expected) in [
        (before, "there"),
        (with("files", "b", false), "edited"),
        (with("files", "a", true), "edited"),
        // Another server lays a copy of the same picture under an address of its own.
        (with("cache", "b", false), "there"),
        (with("cache", "b", true), "edited"),
    ] {
        let state = servers(&[(API, 200, &found)]).await.look_at(&known).await.state;
        assert_eq!(state.key(), expected, "{found}");
    }
    let covered = read(&with("files", "a", true));
    let state = servers(&[(API, 200, &with("files", "a", false))]).await.look_at(&covered).await.state;
    assert_eq!(state.key(), "there", "what is covered may stay so");
}

#[tokio::test]
async fn a_post_whose_server_is_not_told_by_its_address_is_not_asked_for() {
    let rechecker = servers(&[(API, 404, MISSING)]).await;
    let unnamed = Post { id: None, ..known() };
    let elsewhere = Post { id: Some(model::PostId("tag:social.example,2026:1122".to_owned())), ..known() };
    let x = Post { network: Network::X, ..known() };
    for post in [unnamed, elsewhere, x] {
        let found = rechecker.look_at(&post).await;
        assert!(matches!(found.state, PostState::Unknown(_)), "{found:?}");
    }
}
