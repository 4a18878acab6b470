// SPDX-License-Identifier: AGPL-3.0-or-later
//! Invented posts with everything that makes counting hard: the same identifiers again and again, in other kinds and versions, without
//! times, at coarse or impossible ones, with odd spellings and signs that SQL must not stumble over.

use fastrand::Rng;
use serde_json::{Value, json};

const TAGS: [&str; 16] = [
    "FreeAhang",
    "freeahang",
    "FREEAHANG",
    "FreeAhag",
    "FreeAhangg",
    "Loom",
    "Café",
    "Cafe",
    "كن",
    "ي_ك",
    "it's",
    "back\\slash",
    "a%b",
    "Ａhang",
    "Lo\u{308}om",
    "x]\"[",
];

const HANDLES: [Option<&str>; 13] = [
    Some("Mina"),
    Some("mina"),
    Some("@Taro"),
    Some("nour"),
    Some("Ode"),
    Some("Pia"),
    Some("Quy"),
    None,
    Some(""),
    Some("a'b"),
    Some("b\\c"),
    Some("Ünal"),
    Some("ünal"),
];

const TEXTS: [&str; 5] = [
    "",
    "a",
    "bb it's\n\\",
    "The looms of the valley are quiet tonight and nobody knows why they stopped",
    "Die Webstühle im Tal stehen heute Nacht still und niemand weiß warum",
];

/// Lines of so many posts, some of which are no posts at all.
pub fn lines(seed: u64, posts: usize) -> String {
    let mut rng = Rng::with_seed(seed);
    (0..posts).map(|_| line(&mut rng) + "\n").collect()
}

/// Lines of a post with a hashtag, and of so many more of which each repeats the one before it.
pub fn chain(reposts: usize) -> String {
    let line = |place: usize| {
        let repeated = place.checked_sub(1).map(|before| before.to_string());
        let (kind, hashtags) =
            if place == 0 { ("original", vec!["FreeAhang"]) } else { ("repost", Vec::new()) };
        let post = json!({
            "network": "mastodon", "id": place.to_string(), "url": null, "author": {"handle": format!("weaver{place}"), "name": null, "id": null},
            "created_at": format!("2026-02-02T00:{:02}:00Z", place % 60), "precision": "second", "id_at": null, "seen_at": null,
            "text": "", "lang": "en", "hashtags": hashtags, "mentions": [], "links": [], "media": [], "kind": kind, "in_reply_to": null,
            "repost_of": repeated, "quote_of": null, "edit_of": null,
            "source": {"format": "groundswell", "file": "ahang.jsonl", "line": 1}, "remarks": [],
        });
        post.to_string() + "\n"
    };
    (0..=reposts).map(line).collect()
}

fn line(rng: &mut Rng) -> String {
    match rng.u8(..) {
        0..5 => (*pick(rng, &["{bad", "[]", "{\"a\":1}"])).to_owned(),
        _ => post(rng).to_string(),
    }
}

fn post(rng: &mut Rng) -> Value {
    let network = *pick(rng, &["bluesky", "mastodon", "x"]);
    let kind = *pick(rng, &["original", "original", "quote", "reply", "repost"]);
    let id = (rng.u8(..) > 38).then(|| id_of(rng, network));
    let (created_at, precision) = time(rng);
    let mut follows = |of: &str| (kind == of && rng.u8(..) > 12).then(|| id_of(rng, network));
    let (repost_of, in_reply_to, quote_of) = (follows("repost"), follows("reply"), follows("quote"));
    let edit_of = (id.is_some() && rng.u8(..) < 25).then(|| id_of(rng, network));
    let mut hashtags: Vec<&str> = Vec::new();
    for _ in 0..rng.usize(0..4) {
        let tag = *pick(rng, &TAGS);
        if !hashtags.contains(&tag) {
            hashtags.push(tag);
        }
    }
    let doubts = ["dated-back", "dated-ahead", "notice-instead-of-text", "text-truncated-at-source"];
    let remarks: Vec<&str> = doubts.into_iter().filter(|_| rng.u8(..) < 20).collect();
    json!({
        "network": network, "id": id, "url": null,
        "author": {"handle": pick(rng, &HANDLES), "name": null, "id": pick(rng, &[None, None, None, Some("10"), Some("11"), Some("mina")])},
        "created_at": created_at, "precision": precision, "id_at": null, "seen_at": null,
        "text": pick(rng, &TEXTS),
        "lang": pick(rng, &[None, None, Some("en"), Some("en-GB"), Some("FA"), Some(""), Some("pt_BR"), Some("und")]),
        "hashtags": hashtags, "mentions": [], "links": [], "media": [], "kind": kind,
        "in_reply_to": in_reply_to, "repost_of": repost_of, "quote_of": quote_of, "edit_of": edit_of,
        "source": {"format": "groundswell", "file": "ahang.jsonl", "line": 1}, "remarks": remarks,
    })
}

/// One of few identifiers, so that they meet.
fn id_of(rng: &mut Rng, network: &str) -> String {
    let number = rng.usize(0..60);
    let sign = char::from(b'a' + u8::try_from(number % 26).expect("it is small"));
    match (network, number % 4) {
        ("bluesky", 0) => format!("weird '{number}\\"),
        ("bluesky", 1) => format!("at://did:plc:a{}/app.bsky.feed.repost/3lts4jayyqp{sign}o", number % 7),
        ("bluesky", _) => format!("at://did:plc:a{}/app.bsky.feed.post/3lts4jayyqp{sign}h", number % 7),
        (_, 0) => format!("00{number}"),
        (_, 1) => format!("https://loom.example/@a/{number}"),
        _ => number.to_string(),
    }
}

fn time(rng: &mut Rng) -> (Option<String>, &'static str) {
    let precision = *pick(rng, &["second", "second", "second", "second", "minute", "day"]);
    match rng.u8(..) {
        0..12 => return (None, precision),
        12..17 => return (Some("-009998-01-01T00:00:00.5Z".to_owned()), precision),
        17..20 => return (Some("0001-01-01T00:00:00Z".to_owned()), precision),
        _ => {}
    }
    let (hour, minute) = (rng.u8(0..24) * u8::from(rng.u8(..) < 50), rng.u8(0..60));
    let second = match precision {
        "day" => return (Some("2026-02-02T00:00:00Z".to_owned()), precision),
        "minute" => "00".to_owned(),
        _ => format!("{:02}{}", rng.u8(0..60), pick(rng, &["", ".5", ".123456789", ".000000001"])),
    };
    (Some(format!("2026-02-02T{hour:02}:{minute:02}:{second}Z")), precision)
}

fn pick<'a, T>(rng: &mut Rng, of: &'a [T]) -> &'a T {
    rng.choice(of).expect("there is something to pick")
}
