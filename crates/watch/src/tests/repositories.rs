// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeMap, path::Path, time::Duration};

use ingest::{AccountState, Cursor, Gap, GapCause, Item, Reason, Source};
use jiff::SignedDuration;
use model::Network;
use serde_json::Value as Json;
use signed::cbor::Value;
use tokio::time::timeout;

use super::{
    clock::Clock,
    relay::{Answer, Change, NAME, Relay, commit, error, frame},
};
use crate::{Interest, Repositories};

const POST: &str = "app.bsky.feed.post/3l";

fn follow(relay: &Relay, clock: Clock, seq: Option<u64>) -> Repositories {
    let from = seq.map(|seq| Cursor {
        source: Repositories::name_of(NAME),
        network: Network::Bluesky,
        at: format!("{seq}@{}", clock.now().as_microsecond()),
        seen_until: clock.now(),
    });
    Repositories::start(clock.link(&[relay.exception()]), NAME, &Interest::default(), from.as_ref())
}

/// Everything that a source gives within so many seconds.
async fn within(source: &mut Repositories, seconds: u64) -> Vec<Item> {
    let mut found = Vec::new();
    let all = async {
        while let Some(item) = source.next().await {
            found.push(item);
        }
    };
    assert!(timeout(Duration::from_secs(seconds), all).await.is_err(), "it never ends");
    found
}

fn gaps(items: &[Item]) -> Vec<&Gap> {
    items.iter().filter_map(|item| if let Item::Gap(gap) = item { Some(gap) } else { None }).collect()
}

fn texts(items: &[Item]) -> Vec<&str> {
    let posts =
        items.iter().filter_map(|item| if let Item::Posts(it) = item { Some(&it.posts) } else { None });
    posts.flatten().map(|post| post.text.as_str()).collect()
}

fn post(seq: i128, clock: Clock, text: &str) -> Vec<u8> {
    commit(seq, clock.now(), &[Change { action: "create", path: POST, text: Some(text) }], true, false)
}

#[tokio::test(start_paused = true)]
async fn changes_of_posts_are_told_and_others_are_not() {
    let clock = Clock::start();
    let changes = [
        Change { action: "create", path: POST, text: Some("#one") },
        Change { action: "create", path: "app.bsky.feed.like/3l", text: Some("#like") },
        Change { action: "update", path: "app.bsky.feed.post/3m", text: Some("#two \"quoted\" \u{7}") },
        Change { action: "delete", path: "app.bsky.feed.post/3k", text: None },
    ];
    let relay = Relay::open(vec![Answer::Stay(vec![commit(7, clock.now(), &changes, true, false)])]).await;
    let items = within(&mut follow(&relay, clock, None), 3).await;
    assert_eq!(texts(&items), ["#one", "#two \"quoted\" \u{7}"]);
    let is_deletion = |item: &&Item| matches!(item, Item::Deletion(it) if it.id.as_str().ends_with("/3k"));
    assert_eq!(items.iter().filter(is_deletion).count(), 1);
    // Before anything came, it is told with no number.
    let cursor =
        items.iter().rev().find_map(|item| if let Item::Cursor(it) = item { Some(it) } else { None });
    assert!(cursor.expect("it is told").at.starts_with("7@"));
    assert_eq!(relay.asked(), ["/xrpc/com.atproto.sync.subscribeRepos"]);
}

#[tokio::test(start_paused = true)]
async fn whoever_is_killed_right_after_the_first_post_knows_where_to_go_on() {
    let clock = Clock::start();
    let relay = Relay::open(vec![Answer::Stay(vec![post(7, clock, "#one")])]).await;
    let mut source = follow(&relay, clock, None);
    let mut first = Vec::new();
    while first.len() < 3 {
        first.push(source.next().await.expect("it never ends"));
    }
    let [Item::Cursor(begun), Item::Cursor(before), Item::Posts(_)] = first.as_slice() else {
        panic!("{first:?}")
    };
    // From when on, and then from which number on, both before the post itself.
    assert_eq!(begun.at, format!("@{}", begun.seen_until.as_microsecond()));
    assert!(before.at.starts_with("6@"), "{before:?}");
    assert_eq!(before.seen_until, begun.seen_until);
}

#[tokio::test(start_paused = true)]
async fn what_is_damaged_is_named_and_what_follows_is_read() {
    let clock = Clock::start();
    let create = Change { action: "create", path: POST, text: Some("#one") };
    let many: Vec<Change<'_>> =
        (0..5_000).map(|_| Change { action: "create", path: POST, text: Some("#one") }).collect();
    let mut damaged = post(3, clock, "#one");
    let at = damaged.windows(4).position(|window| window == b"#one").unwrap();
    damaged[at] = b'!';
    let whole = post(4, clock, "#two");
    let cut = whole[..whole.len() - 9].to_vec();
    let frames = vec![
        Vec::new(),
        b"{\"did\":\"did:plc:a\"}".to_vec(),
        vec![0x81; 100_000],
        commit(1, clock.now(), &[create], false, false),
        commit(2, clock.now(), &many, true, false),
        damaged,
        cut,
        frame("#unheard-of", vec![("seq", Value::Integer(4))]),
        post(5, clock, "#three"),
    ];
    let relay = Relay::open(vec![Answer::Stay(frames)]).await;
    let items = within(&mut follow(&relay, clock, None), 3).await;
    assert_eq!(texts(&items), ["#three"]);
    let rejected: Vec<Reason> = items
        .iter()
        .filter_map(|it| if let Item::Rejected(it) = it { Some(it.reason) } else { None })
        .collect();
    let damaged = Reason::Damaged;
    assert_eq!(rejected, [damaged, damaged, damaged, Reason::UnknownShape, damaged, damaged, damaged]);
}

#[tokio::test(start_paused = true)]
async fn what_the_host_holds_back_is_a_gap_that_stays_one() {
    let clock = Clock::start();
    let too_big = commit(8, clock.now(), &[], true, true);
    let time = clock.now().to_string();
    let sync = frame(
        "#sync",
        vec![
            ("blocks", Value::Bytes(b"")),
            ("did", Value::Text("did:plc:a")),
            ("seq", Value::Integer(9)),
            ("time", Value::Text(&time)),
        ],
    );
    let relay = Relay::open(vec![Answer::Stay(vec![post(7, clock, "#one"), too_big, sync])]).await;
    let items = within(&mut follow(&relay, clock, None), 3).await;
    let gaps = gaps(&items);
    assert_eq!(gaps.len(), 2);
    for gap in &gaps {
        assert_eq!((gap.cause, gap.end, gap.is_filled), (GapCause::Withheld, Some(gap.start), false));
    }
    assert!(gaps[0].start < gaps[1].start, "each is a gap of its own");
}

#[tokio::test(start_paused = true)]
async fn a_gap_is_filled_only_if_the_host_still_holds_what_came_meanwhile() {
    let clock = Clock::start();
    let outdated = frame("#info", vec![("name", Value::Text("OutdatedCursor"))]);
    for (first, is_filled) in [(None, true), (Some(outdated), false)] {
        let frames = first.into_iter().chain([post(7, clock, "#one")]);
        let relay = Relay::open(vec![Answer::Stay(frames.collect())]).await;
        let items = within(&mut follow(&relay, clock, Some(6)), 5).await;
        let gaps = gaps(&items);
        assert_eq!(gaps.len(), 2, "{gaps:?}");
        assert_eq!((gaps[0].cause, gaps[0].end), (GapCause::Stopped, None));
        assert_eq!((gaps[1].start, gaps[1].is_filled), (gaps[0].start, is_filled));
        assert!(relay.asked()[0].ends_with("?cursor=6"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_host_that_counts_anew_is_asked_for_everything() {
    let clock = Clock::start();
    let answers = vec![Answer::Stay(vec![error("FutureCursor")]), Answer::Stay(vec![post(1, clock, "#one")])];
    let relay = Relay::open(answers).await;
    let items = within(&mut follow(&relay, clock, Some(900)), 10).await;
    assert_eq!(texts(&items), ["#one"]);
    assert_eq!(gaps(&items).last().map(|gap| (gap.end.is_some(), gap.is_filled)), Some((true, false)));
    let asked: Vec<bool> = relay.asked().iter().map(|it| it.ends_with("cursor=0")).collect();
    assert_eq!(asked, [false, true]);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_told_with_its_cause_and_the_host_is_called_when_it_allows() {
    let check = async |answer: &'static str, cause: GapCause, least_seconds: i64| {
        let clock = Clock::start();
        let relay = Relay::open(vec![Answer::Raw(answer), Answer::Stay(vec![post(7, clock, "#one")])]).await;
        let began_at = clock.now();
        let mut source = follow(&relay, clock, None);
        let mut items = Vec::new();
        while texts(&items).is_empty() {
            items.push(timeout(Duration::from_secs(600), source.next()).await.unwrap().unwrap());
        }
        assert_eq!(gaps(&items)[0].cause, cause, "{answer}");
        let took = clock.now().duration_since(began_at);
        assert!(took >= SignedDuration::from_secs(least_seconds), "{answer}: {took}");
    };
    check("HTTP/1.1 429 Too Many\r\nretry-after: 90\r\ncontent-length: 0\r\n\r\n", GapCause::Limited, 90)
        .await;
    check("HTTP/1.1 429 Too Many\r\ncontent-length: 0\r\n\r\n", GapCause::Limited, 0).await;
    check("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n", GapCause::Refused, 0).await;
    check("HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n", GapCause::Broken, 0).await;
    check(
        "HTTP/1.1 302 Found\r\nlocation: https://other.example/\r\ncontent-length: 0\r\n\r\n",
        GapCause::Broken,
        0,
    )
    .await;
    check("garbage\r\n\r\n", GapCause::Broken, 0).await;
}

#[tokio::test(start_paused = true)]
async fn a_host_that_drips_or_cuts_every_line_is_called_ever_more_seldom() {
    let clock = Clock::start();
    let cuts = (0..40).map(|_| Answer::Cut(vec![error("ConsumerTooSlow")]));
    let relay = Relay::open(std::iter::once(Answer::Drip).chain(cuts).collect()).await;
    let items = within(&mut follow(&relay, clock, None), 600).await;
    assert_eq!(gaps(&items).len(), 1, "one gap, told once: {items:?}");
    let calls = relay.asked().len();
    assert!((8..20).contains(&calls), "{calls} calls in ten minutes");
}

#[tokio::test(start_paused = true)]
async fn an_account_that_changes_is_told() {
    let clock = Clock::start();
    let time = clock.now().to_string();
    let account = |seq: i128, active: bool, status: Option<&'static str>| {
        let mut body = vec![
            ("active", Value::Bool(active)),
            ("did", Value::Text("did:plc:a")),
            ("seq", Value::Integer(seq)),
            ("time", Value::Text(&time)),
        ];
        body.extend(status.map(|status| ("status", Value::Text(status))));
        frame("#account", body)
    };
    let frames = vec![
        account(1, false, Some("deactivated")),
        account(2, true, None),
        account(3, false, Some("desynchronized")),
        account(4, false, Some("takendown")),
        account(5, false, Some("deleted")),
    ];
    let relay = Relay::open(vec![Answer::Stay(frames)]).await;
    let items = within(&mut follow(&relay, clock, None), 3).await;
    let states: Vec<AccountState> = items
        .iter()
        .filter_map(|it| if let Item::Account(it) = it { Some(it.state) } else { None })
        .collect();
    use AccountState::{Active, Deactivated, Deleted, Suspended};
    assert_eq!(states, [Deactivated, Active, Suspended, Deleted]);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_has_nothing_to_tell_still_gives_signs_of_life() {
    let clock = Clock::start();
    let relay = Relay::open(vec![Answer::Stay(vec![post(7, clock, "#one")])]).await;
    let items = within(&mut follow(&relay, clock, None), 300).await;
    let mut seen = items.iter().filter_map(|it| if let Item::Cursor(it) = it { Some(it) } else { None });
    let last = seen.next_back().expect("there are some");
    assert!(last.at.starts_with("7@"), "{last:?}");
    assert!(clock.now().duration_since(last.seen_until) < SignedDuration::from_secs(45), "{last:?}");
    assert_eq!(gaps(&items).len(), 0, "{items:?}");
}

#[tokio::test(start_paused = true)]
async fn while_a_host_tells_of_the_past_nothing_later_is_said_to_be_seen() {
    let clock = Clock::start();
    let past = clock.now() - SignedDuration::from_hours(1);
    let change = || [Change { action: "create", path: POST, text: Some("#one") }];
    let frames = (1..60).map(|seq| commit(seq, past, &change(), true, false)).collect();
    let relay = Relay::open(vec![Answer::Trickle(frames)]).await;
    let items = within(&mut follow(&relay, clock, None), 15).await;
    let told =
        items.iter().filter_map(|it| if let Item::Cursor(it) = it { Some(it.seen_until) } else { None });
    // Before the first of them came, the line stood and was silent.
    let told: Vec<_> = told.skip_while(|at| *at > past).collect();
    assert!(!told.is_empty() && told.iter().all(|at| *at == past), "{told:?}");
}

/// By both roads: the frames of a relay, and what a real Jetstream made of them.
#[tokio::test(start_paused = true)]
async fn recorded_frames_give_what_a_real_jetstream_gave() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/jetstream-corpus");
    if !folder.is_dir() {
        return eprintln!("left out: the shared data folder `jetstream-corpus` is not there");
    }
    let frames = zstd::decode_all(std::fs::File::open(folder.join("frames.bin.zst")).unwrap()).unwrap();
    let relay = Relay::open(vec![Answer::Stay(split(&frames))]).await;
    let items = within(&mut follow(&relay, Clock::start(), None), 5).await;
    assert_eq!(items.iter().filter(|item| matches!(item, Item::Rejected(_))).count(), 0);
    let captured =
        items.iter().filter_map(|item| if let Item::Posts(it) = item { Some(&it.capture.raw) } else { None });
    let given: BTreeMap<String, Json> = captured.map(|raw| event(raw)).collect();
    assert_eq!(given.len(), 32);
    let expected = std::fs::read_to_string(folder.join("expected_v1_first100.jsonl")).unwrap();
    let mut compared = 0;
    for (key, event) in expected.lines().map(|line| event(line.as_bytes())) {
        let is_ours = event["commit"]["collection"]
            .as_str()
            .is_some_and(|it| it.starts_with("app.bsky.feed.") && !it.ends_with("like"));
        if is_ours && event["commit"]["operation"] != "delete" {
            assert_eq!(given.get(&key), Some(&event));
            compared += 1;
        }
    }
    assert!(compared >= 20, "{compared}");
}

fn split(mut frames: &[u8]) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    while let Some((length, rest)) = frames.split_first_chunk() {
        let (frame, rest) = rest.split_at(u32::from_le_bytes(*length) as usize);
        all.push(frame.to_vec());
        frames = rest;
    }
    all
}

/// An event and by what it is known; each host witnesses it at a time of its own.
fn event(raw: &[u8]) -> (String, Json) {
    let mut event: Json = serde_json::from_slice(raw).unwrap();
    event.as_object_mut().unwrap().remove("time_us");
    (format!("{}/{}", event["did"], event["commit"]["rkey"]), event)
}

#[tokio::test(start_paused = true)]
async fn no_frame_however_it_is_changed_ends_or_stops_the_following() {
    let clock = Clock::start();
    let whole = post(7, clock, "#one");
    let mut frames: Vec<Vec<u8>> = (0..whole.len())
        .flat_map(|at| {
            [0x01, 0x20, 0x80, 0xff].map(|flip| {
                let mut wrong = whole.clone();
                wrong[at] ^= flip;
                wrong
            })
        })
        .collect();
    frames.extend((0..whole.len()).map(|length| whole[..length].to_vec()));
    frames.push(post(8, clock, "#last"));
    // What by a change becomes an error ends its line; the next one begins with the last.
    let lines = frames.chunks(400).map(|chunk| Answer::Cut(chunk.to_vec()));
    let last = Answer::Stay(vec![post(9, clock, "#last")]);
    let relay = Relay::open(lines.chain([last]).collect()).await;
    let items = within(&mut follow(&relay, clock, None), 600).await;
    assert_eq!(texts(&items).last(), Some(&"#last"));
}
