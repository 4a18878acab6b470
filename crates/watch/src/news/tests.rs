// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use ingest::{Item, Source, conformance};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    time::{Instant, timeout},
};

use super::{News, Pages};
use crate::Link;

const PAGE: &str = "https://news.example/weavers";

/// A page with those posts embedded.
fn page(keys: &[&str]) -> String {
    let embed = |key: &&str| {
        format!(
            "<blockquote class=\"bluesky-embed\" data-bluesky-uri=\"at://did:plc:loom/app.bsky.feed.post/{key}\">\
             <p lang=\"en\">Let Talia weave #FreeTalia</p>&mdash; Loom (<a \
             href=\"https://bsky.app/profile/did:plc:loom?ref_src=embed\">@loom.example</a>) <a \
             href=\"https://bsky.app/profile/did:plc:loom/post/{key}?ref_src=embed\">December 1, 2026 at 7:04 PM</a>\
             </blockquote>"
        )
    };
    format!("<!doctype html><title>Weavers</title>{}", keys.iter().map(embed).collect::<String>())
}

fn found(page: &str, outside: &str) -> String {
    format!("HTTP/1.1 200 X\r\nContent-Length: {}\r\n{outside}\r\n{page}", page.len())
}

/// A site that answers so, one after the other and the last one for ever.
struct Site {
    link: Link,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    async fn open(answers: impl IntoIterator<Item = String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let mut answers: VecDeque<String> = answers.into_iter().collect();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    head.push(stream.read_u8().await.unwrap());
                }
                log.lock().unwrap().push(String::from_utf8(head).unwrap().to_lowercase());
                let answer =
                    if answers.len() > 1 { answers.pop_front().unwrap() } else { answers[0].clone() };
                // Whoever is given too much hangs up.
                drop(stream.write_all(answer.as_bytes()).await);
            }
        });
        let start = Instant::now();
        let begin: model::Timestamp = "2026-12-01T19:00:00Z".parse().unwrap();
        let now = Arc::new(move || begin + start.elapsed());
        let exceptions = vec![format!("news.example={at}").parse().unwrap()];
        Self { link: Link::new("Groundswell/1", exceptions, now), asked }
    }

    fn look(&self) -> Pages {
        Pages::start(self.link.clone(), &News { pages: vec![PAGE.to_owned()], ..News::default() })
    }

    fn look_for(&self, words: &[&str]) -> Pages {
        let words = words.iter().map(|&word| word.to_owned()).collect();
        let feeds = vec!["https://news.example/feed".to_owned()];
        Pages::start(self.link.clone(), &News { pages: Vec::new(), feeds, words })
    }
}

/// What the next item tells: the posts' keys, or why there are none.
async fn next(pages: &mut Pages) -> String {
    let item =
        timeout(Duration::from_hours(24), pages.next()).await.expect("it comes").expect("it never ends");
    match item {
        Item::Posts(arrival) => {
            assert_eq!(arrival.capture.origin.file, PAGE);
            assert!(arrival.capture.seen_at.is_some());
            let ids = arrival.posts.iter().map(|post| post.id.as_ref().unwrap().as_str());
            ids.map(|id| id.rsplit('/').next().unwrap()).collect::<Vec<_>>().join(" ")
        }
        Item::Rejected(rejection) => rejection.says,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn embedded_posts_come_once_and_again_when_the_page_changes() {
    let marks = "ETag: \"loom\"\r\nLast-Modified: Tue, 01 Dec 2026 19:00:00 GMT\r\n";
    let answers = [
        found(&page(&["3a", "3b"]), marks),
        "HTTP/1.1 304 X\r\n\r\n".to_owned(),
        found(&format!("{}<p>another advertisement", page(&["3a", "3b"])), ""),
        found(&page(&["3a", "3b", "3c"]), ""),
        "HTTP/1.1 304 X\r\n\r\n".to_owned(),
    ];
    let site = Site::open(answers).await;
    let mut pages = site.look();
    assert_eq!(next(&mut pages).await, "3a 3b");
    assert_eq!(next(&mut pages).await, "3a 3b 3c");
    let asked = site.asked.lock().unwrap();
    let is_conditional =
        |head: &String| head.contains("if-none-match: \"loom\"") && head.contains("if-modified-since: tue");
    let conditional: Vec<bool> = asked.iter().map(is_conditional).collect();
    assert_eq!(conditional, [false, true, true, false], "{asked:?}");
}

#[tokio::test(start_paused = true)]
async fn what_is_no_page_is_said_once_and_looked_at_again() {
    let moved = "HTTP/1.1 301 X\r\nLocation: https://news.example/weavers-2\r\nContent-Length: 0\r\n\r\n";
    let away = moved.replace("news.example/weavers-2", "10.0.0.1/");
    for (answer, says) in [
        ("HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n".to_owned(), "its server answers with 404"),
        (found("{\"network\":\"x\"}", ""), "what lies there is no page"),
        (found("\x1f\u{8b}", ""), "what lies there is no page"),
        (found(&" ".repeat(6 << 20), ""), "larger than"),
        ("garbage\r\n\r\n".to_owned(), "does not answer"),
    ] {
        let answers = [answer.clone(), answer, moved.to_owned(), found(&page(&["3a"]), "")];
        let mut pages = Site::open(answers).await.look();
        let said = next(&mut pages).await;
        assert!(said.contains(says), "{said}");
        // The first answer that leads elsewhere is the one that was asked for; then it is followed.
        assert_eq!(next(&mut pages).await, "3a", "after {says}");
    }
    // No page leads into a network that is not public.
    let said = next(&mut Site::open([away]).await.look()).await;
    assert!(said.contains("can't be opened"), "{said}");
}

#[tokio::test(start_paused = true)]
async fn pages_keep_the_contract() {
    let site = Site::open([found(&page(&["3a", "3b"]), "")]).await;
    let planted = ["at://did:plc:loom/app.bsky.feed.post/3a", "at://did:plc:loom/app.bsky.feed.post/3b"];
    conformance::check(&planted, async |_| site.look()).await;
}

const RSS: &str = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title>\
    <item><title>Weather</title><link>https://news.example/rain</link></item>\
    <item><title>Court</title><description>The case of TALIA</description><link>https://news.example/weavers</link></item>\
    <item><title>Talia</title><link>http://10.0.0.1/</link></item></channel></rss>";

const ATOM: &str = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title><id>a</id><updated>2026-12-01T00:00:00Z</updated>\
    <entry><id>b</id><title>Talia weaves</title><updated>2026-12-01T00:00:00Z</updated>\
    <link rel=\"enclosure\" href=\"https://news.example/a.mp3\"/><link href=\"https://news.example/weavers\"/></entry></feed>";

#[tokio::test(start_paused = true)]
async fn pages_about_the_case_are_found_in_feeds() {
    for feed in [RSS, ATOM] {
        let site = Site::open([found(feed, ""), found(&page(&["3a"]), "")]).await;
        assert_eq!(next(&mut site.look_for(&["Talia"])).await, "3a");
        let asked = site.asked.lock().unwrap();
        let paths: Vec<&str> = asked.iter().filter_map(|head| head.split(' ').nth(1)).collect();
        assert_eq!(paths, ["/feed", "/weavers"]);
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_no_feed_is_said_once() {
    let deep = format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>{}", "<content>".repeat(500_000));
    for hostile in
        ["", "<html></html>", "{}", "<rss", &deep, "<!DOCTYPE a [<!ENTITY b \"&b;&b;\">]><rss>&b;</rss>"]
    {
        let site =
            Site::open([found(hostile, ""), found(hostile, ""), found(RSS, ""), found(&page(&["3a"]), "")])
                .await;
        let mut pages = site.look_for(&["talia"]);
        assert_eq!(
            next(&mut pages).await,
            "what lies there is no feed",
            "{}",
            hostile.chars().take(40).collect::<String>()
        );
        assert_eq!(next(&mut pages).await, "3a");
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_left_out_is_told() {
    let pages = |many: usize| (0..many).map(|number| format!("https://news.example/{number}")).collect();
    let feeds = vec!["https://news.example/feed".to_owned()];
    for news in
        [News { pages: pages(201), ..News::default() }, News { pages: pages(200), feeds, words: Vec::new() }]
    {
        let site = Site::open([found(RSS, ""), "HTTP/1.1 304 X\r\n\r\n".to_owned()]).await;
        let mut source = Pages::start(site.link.clone(), &news);
        let said = next(&mut source).await;
        assert!(said.contains("200 pages are looked at"), "{said}");
        assert!(timeout(Duration::from_hours(1), source.next()).await.is_err(), "it is told once");
    }
}
