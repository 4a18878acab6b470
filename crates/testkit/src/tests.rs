// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::{BTreeMap, BTreeSet};

use model::{Network, PostKind, Timestamp, Window};
use serde_json::Value;

use crate::{Invented, Storm, Truth, invent, marks::tags, truth::Count};

fn storm(seed: u64) -> Storm {
    let at = |text: &str| text.parse().expect("the test gives a valid instant");
    Storm {
        seed,
        hashtags: vec!["FreeTheWeavers".to_owned(), "الحرية_للنساجات".to_owned()],
        wordings: vec![
            ("en".to_owned(), "Drop the \"charges\" & let them <go>. #FreeTheWeavers\n{url} 🧵".to_owned()),
            ("ar".to_owned(), "أسقطوا التهم. #الحرية_للنساجات #FreeTheWeavers".to_owned()),
        ],
        quotable: vec![
            (Network::Bluesky, "weavers.ahang.example".to_owned()),
            (Network::Mastodon, "weavers@ahang.example".to_owned()),
            (Network::X, "ahang_weavers".to_owned()),
        ],
        window: Window::new(at("2026-12-01T18:00:00Z"), at("2026-12-01T19:00:00Z"))
            .expect("it runs forwards"),
        people: 300,
        posts_about: 3_000,
    }
}

/// A post as a line says it.
struct Seen {
    network: Network,
    id: String,
    author: String,
    kind: PostKind,
    created_at: Timestamp,
    text: String,
    repost_of: Option<String>,
    tags: Vec<String>,
}

fn text(json: &Value, path: &str) -> Option<String> {
    json.pointer(path)?.as_str().map(str::to_owned)
}

fn texts(json: &Value, path: &str, field: &str) -> Vec<String> {
    let items = json.pointer(path).and_then(Value::as_array).cloned().unwrap_or_default();
    items.iter().filter_map(|item| text(item, field)).collect()
}

fn kind(is_repost: bool, is_reply: bool, is_quote: bool) -> PostKind {
    match (is_repost, is_reply, is_quote) {
        (true, _, _) => PostKind::Repost,
        (_, true, _) => PostKind::Reply,
        (_, _, true) => PostKind::Quote,
        _ => PostKind::Original,
    }
}

fn seen_on_bluesky(event: &Value) -> Option<Seen> {
    let collection = text(event, "/commit/collection")?;
    let is_post = matches!(collection.as_str(), "app.bsky.feed.post" | "app.bsky.feed.repost");
    let record = event.pointer("/commit/record").filter(|_| is_post)?;
    let did = text(event, "/did")?;
    let said = text(record, "/text").unwrap_or_default();
    let is_repost = collection.ends_with("repost");
    Some(Seen {
        network: Network::Bluesky,
        id: format!("at://{did}/{collection}/{}", text(event, "/commit/rkey")?),
        author: did,
        kind: kind(is_repost, record.get("reply").is_some(), record.pointer("/embed/record").is_some()),
        created_at: text(record, "/createdAt")?.parse().ok()?,
        tags: tags(&said).map(str::to_owned).collect(),
        text: said,
        repost_of: text(record, "/subject/uri"),
    })
}

fn seen_on_mastodon(status: &Value) -> Option<Seen> {
    let reblog = status.get("reblog").filter(|reblog| reblog.is_object());
    Some(Seen {
        network: Network::Mastodon,
        id: text(status, "/uri")?,
        author: text(status, "/account/uri")?,
        kind: kind(reblog.is_some(), status["in_reply_to_id"].is_string(), status["quote"].is_object()),
        created_at: text(status, "/created_at")?.parse().ok()?,
        text: text(status, "/content")?,
        repost_of: reblog.and_then(|reblog| text(reblog, "/uri")),
        tags: texts(status, "/tags", "/name"),
    })
}

fn seen_on_x(tweet: &Value) -> Option<Seen> {
    let reference = |kind: &str| {
        let references = tweet.get("referenced_tweets")?.as_array()?;
        references.iter().find(|reference| reference["type"] == kind)
    };
    let retweeted = reference("retweeted");
    Some(Seen {
        network: Network::X,
        id: text(tweet, "/id")?,
        author: text(tweet, "/author_id")?,
        kind: kind(retweeted.is_some(), reference("replied_to").is_some(), reference("quoted").is_some()),
        created_at: text(tweet, "/created_at")?.parse().ok()?,
        text: text(tweet, "/text")?,
        repost_of: retweeted.and_then(|original| text(original, "/id")),
        tags: texts(tweet, "/entities/hashtags", "/tag"),
    })
}

/// Every distinct post, in the order in which the lines bring them.
fn read(invented: &Invented) -> Vec<Seen> {
    let mut known = BTreeSet::new();
    let mut posts = Vec::new();
    for (network, feed) in &invented.feeds {
        for (_, line) in feed {
            let json: Value = serde_json::from_str(line).expect("every line is JSON");
            let seen = match network {
                Network::Bluesky => seen_on_bluesky(&json),
                Network::Mastodon => seen_on_mastodon(&json),
                Network::X => seen_on_x(&json),
            };
            assert!(seen.is_some() || *network == Network::Bluesky, "{line}");
            posts.extend(seen.filter(|seen| known.insert((*network, seen.id.clone()))));
        }
    }
    posts
}

fn recount(storm: &Storm, posts: &[Seen]) -> Truth {
    let asked: Vec<String> = storm.hashtags.iter().map(|tag| tag.to_lowercase()).collect();
    let is_tagged = |post: &Seen| post.tags.iter().any(|tag| asked.contains(&tag.to_lowercase()));
    let tagged: BTreeSet<(Network, &str)> =
        posts.iter().filter(|post| is_tagged(post)).map(|post| (post.network, post.id.as_str())).collect();
    let mut authors: BTreeMap<(Network, &str), usize> = BTreeMap::new();
    let mut count = Count::new(storm.window);
    for post in posts {
        let is_counted = match &post.repost_of {
            Some(original) => tagged.contains(&(post.network, original.as_str())),
            None => is_tagged(post),
        };
        if is_counted {
            let number = authors.len();
            let author = *authors.entry((post.network, &post.author)).or_insert(number);
            count.add(post.network, author, post.kind, post.created_at);
        }
    }
    count.finish()
}

#[test]
fn the_truth_is_what_the_lines_say() {
    for seed in 0..8 {
        let storm = storm(seed);
        let invented = invent(&storm);
        assert_eq!(recount(&storm, &read(&invented)), invented.truth, "seed {seed}");
    }
}

#[test]
fn the_same_seed_gives_the_same_storm_and_another_seed_another() {
    assert_eq!(invent(&storm(7)), invent(&storm(7)));
    assert_ne!(invent(&storm(7)), invent(&storm(8)));
}

#[test]
fn a_storm_has_everything_that_real_ones_have() {
    let storm = storm(1);
    let invented = invent(&storm);
    let truth = &invented.truth;
    for figure in [truth.originals, truth.replies, truth.reposts, truth.quotes] {
        assert!(figure > 50, "{truth:?}");
    }
    assert_eq!(truth.originals + truth.replies + truth.reposts + truth.quotes, truth.posts);
    assert_eq!(truth.networks.len(), 3);
    let posts = read(&invented);
    let any = |what: &str, found: &dyn Fn(&Seen) -> bool| assert!(posts.iter().any(found), "{what}");
    any("early", &|post| post.created_at < storm.window.start());
    any("late", &|post| post.created_at >= storm.window.end());
    any("another letter case", &|post| post.tags.iter().any(|tag| tag == "FREETHEWEAVERS"));
    any("a slip", &|post| post.tags.iter().any(|tag| tag.len() == 13 && tag.starts_with("FreeTh")));
    any("no tag", &|post| post.tags.is_empty() && post.repost_of.is_none());
    let bluesky = &invented.feeds[0].1;
    for sign in ["\"delete\"", "\"identity\"", "feed.like", "weavers.ahang.example", "byteEnd"] {
        assert!(bluesky.iter().any(|(_, line)| line.contains(sign)), "{sign}");
    }
    let lines: usize = invented.feeds.iter().map(|(_, feed)| feed.len()).sum();
    assert!(lines > posts.len() + 30, "some lines come twice");
}

#[test]
fn every_quotable_account_posts_in_the_hour() {
    let posts = read(&invent(&storm(3)));
    let is_posting = |author: &str| posts.iter().any(|post| post.author.contains(author));
    assert!(is_posting("ahang.example/users/weavers"));
    let x = invent(&storm(3)).feeds.remove(2).1;
    assert!(x.iter().any(|(_, line)| line.contains("\"username\":\"ahang_weavers\"")));
}

#[test]
fn lines_come_in_order_of_time_and_originals_before_what_repeats_them() {
    let invented = invent(&storm(5));
    for (network, feed) in &invented.feeds {
        assert!(feed.is_sorted_by_key(|(seen_at, _)| *seen_at), "{network}");
    }
    let mut known = BTreeSet::new();
    for post in read(&invented) {
        if let Some(original) = &post.repost_of {
            assert!(known.contains(original), "{} repeats {original}", post.id);
        }
        known.insert(post.id);
    }
}

#[test]
fn marks_beside_a_text_point_at_what_they_mark() {
    for (network, feed) in invent(&storm(2)).feeds {
        for (_, line) in feed {
            let json: Value = serde_json::from_str(&line).expect("every line is JSON");
            match network {
                Network::Bluesky => check_facets(&json),
                Network::Mastodon => {}
                Network::X => check_entities(&json),
            }
        }
    }
}

fn check_facets(event: &Value) {
    let record = &event["commit"]["record"];
    for facet in record["facets"].as_array().into_iter().flatten() {
        let place = |field: &str| facet["index"][field].as_u64().expect("a place") as usize;
        let text = record["text"].as_str().expect("a text");
        let marked = text.get(place("byteStart")..place("byteEnd")).expect("the places are between letters");
        let feature = &facet["features"][0];
        let named = feature["tag"].as_str().or(feature["uri"].as_str()).expect("a tag or an address");
        assert_eq!(marked.trim_start_matches('#'), named);
    }
}

fn check_entities(tweet: &Value) {
    let letters: Vec<char> = tweet["text"].as_str().expect("a text").chars().collect();
    for (list, field) in [("hashtags", "tag"), ("urls", "url"), ("mentions", "username")] {
        for entity in tweet["entities"][list].as_array().into_iter().flatten() {
            let place = |field: &str| entity[field].as_u64().expect("a place") as usize;
            let marked: String = letters[place("start")..place("end")].iter().collect();
            assert_eq!(Some(marked.trim_start_matches(['#', '@'])), entity[field].as_str());
        }
    }
}

#[test]
fn a_storm_of_nobody_without_words_is_no_failure() {
    let small =
        Storm { hashtags: Vec::new(), wordings: Vec::new(), quotable: Vec::new(), people: 0, ..storm(4) };
    let invented = invent(&small);
    assert!(invented.truth.posts > 0);
    assert!(invented.truth.accounts <= 3);
    assert_eq!(invent(&Storm { posts_about: 0, ..small }).truth, Truth::default());
}

#[test]
fn a_text_keeps_its_sense_on_the_way_into_html() {
    let posts = read(&invent(&storm(6)));
    let mastodon =
        posts.iter().find(|post| post.network == Network::Mastodon && post.text.contains("charges&quot;"));
    let html = &mastodon.expect("somebody takes the English wording").text;
    assert!(
        html.starts_with("<p>Drop the &quot;charges&quot; &amp; let them &lt;go&gt;. <a href="),
        "{html}"
    );
}
