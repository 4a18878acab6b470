// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use crate::{Interest, Jetstream, JetstreamHost, JetstreamWire, Peers};
use ingest::{AccountState, Cursor, Gap, GapCause, Item, Matters, Source, conformance};
use model::Network;
use tokio::time::{sleep, timeout};

use super::{clock::Clock, host::Host};

pub(super) const BOTH: [JetstreamWire; 2] = [JetstreamWire::V1, JetstreamWire::V2];

pub(super) fn follow(hosts: &[&Host], clock: Clock, wire: JetstreamWire, from: &[Cursor]) -> Vec<Jetstream> {
    let servers: Vec<String> = hosts.iter().map(|host| host.exception()).collect();
    let (link, peers) = (clock.link(&servers), Peers::default());
    let follow = |host: &&Host| {
        let from = from.iter().find(|cursor| cursor.source.ends_with(&host.name));
        Jetstream::start(
            link.clone(),
            JetstreamHost { name: host.name.clone(), wire },
            (&peers, &Interest::default()),
            from,
        )
    };
    hosts.iter().map(follow).collect()
}

/// Everything that a source gives until it has nothing to say for so long.
async fn all(source: &mut Jetstream, seconds: u64) -> Vec<Item> {
    let mut found = Vec::new();
    while let Ok(Some(item)) = timeout(Duration::from_secs(seconds), source.next()).await {
        found.push(item);
    }
    found
}

fn gaps(items: &[Item]) -> Vec<Gap> {
    let gap = |item: &Item| if let Item::Gap(gap) = item { Some(gap.clone()) } else { None };
    items.iter().filter_map(gap).collect()
}

fn texts(items: &[Item]) -> Vec<String> {
    let posts = items
        .iter()
        .filter_map(|item| if let Item::Posts(arrival) = item { Some(&arrival.posts) } else { None });
    posts.flatten().map(|post| post.text.clone()).collect()
}

fn last_cursor(items: &[Item]) -> Vec<Cursor> {
    let cursor = |item: &Item| if let Item::Cursor(cursor) = item { Some(cursor.clone()) } else { None };
    items.iter().filter_map(cursor).next_back().into_iter().collect()
}

#[tokio::test(start_paused = true)]
async fn a_jetstream_keeps_the_contract_whatever_is_cut() {
    for wire in BOTH {
        let clock = Clock::start();
        let host = Host::open("jet.example", clock).await;
        let mut early = follow(&[&host], clock, wire, &[]);
        sleep(Duration::from_secs(5)).await;
        host.post("did:plc:a", "0", "The first");
        let cursor = last_cursor(&all(&mut early[0], 3).await);
        assert_eq!(cursor.len(), 1);
        let mut planted = Vec::new();
        for number in 1..40 {
            planted.push(host.post("did:plc:a", &number.to_string(), "Free the weavers #FreeAhang"));
            sleep(Duration::from_secs(1)).await;
        }
        host.cut_after(7);
        let planted: Vec<&str> = planted.iter().map(String::as_str).collect();
        let start = async |kept: &[Cursor]| {
            let from = if kept.is_empty() { &cursor } else { kept };
            follow(&[&host], clock, wire, from).remove(0)
        };
        conformance::check(&planted, start).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_line_that_breaks_is_a_gap_that_is_filled_once_the_host_speaks_again() {
    for wire in BOTH {
        let clock = Clock::start();
        let host = Host::open("jet.example", clock).await;
        let mut source = follow(&[&host], clock, wire, &[]).remove(0);
        sleep(Duration::from_secs(1)).await;
        host.post("did:plc:a", "1", "Before");
        assert_eq!(texts(&all(&mut source, 3).await), ["Before"]);
        let seen_until = clock.now();
        host.refuse(Some((503, "")));
        host.cut();
        host.post("did:plc:a", "2", "Meanwhile");
        let blind = all(&mut source, 90).await;
        let gap = gaps(&blind).first().cloned().expect("it is told at once");
        assert_eq!((gap.cause, gap.end, gap.is_filled), (GapCause::Broken, None, false), "{wire:?}");
        assert!(gap.start <= seen_until, "{gap:?}");
        host.refuse(None);
        let back_at = clock.now();
        let found = all(&mut source, 90).await;
        assert!(texts(&found).contains(&"Meanwhile".to_owned()), "{found:?}");
        let over = gaps(&found).into_iter().find(|gap| gap.end.is_some()).expect("it is over");
        assert_eq!((over.start, over.is_filled), (gap.start, true));
        assert!(over.end.unwrap() >= back_at, "{over:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_program_that_did_not_run_leaves_a_gap() {
    let clock = Clock::start();
    let host = Host::open("jet.example", clock).await;
    let mut source = follow(&[&host], clock, JetstreamWire::V2, &[]).remove(0);
    sleep(Duration::from_secs(1)).await;
    host.post("did:plc:a", "1", "Before");
    let cursors = last_cursor(&all(&mut source, 3).await);
    drop(source);
    sleep(Duration::from_secs(600)).await;
    host.post("did:plc:a", "2", "Meanwhile");
    let mut source = follow(&[&host], clock, JetstreamWire::V2, &cursors).remove(0);
    let found = all(&mut source, 5).await;
    assert_eq!(texts(&found).last().unwrap(), "Meanwhile");
    let gaps = gaps(&found);
    assert_eq!(gaps.len(), 2, "{gaps:?}");
    assert!(gaps.iter().all(|gap| gap.cause == GapCause::Stopped && gap.start == cursors[0].seen_until));
    assert!(gaps[1].is_filled && gaps[1].end.is_some());
}

#[tokio::test(start_paused = true)]
async fn what_a_host_holds_no_more_is_a_gap_that_stays() {
    for wire in BOTH {
        let clock = Clock::start();
        let host = Host::open("jet.example", clock).await;
        let mut source = follow(&[&host], clock, wire, &[]).remove(0);
        sleep(Duration::from_secs(1)).await;
        host.post("did:plc:a", "1", "Before");
        let cursors = last_cursor(&all(&mut source, 3).await);
        drop(source);
        host.post("did:plc:a", "2", "Lost");
        host.forget();
        sleep(Duration::from_secs(40 * 3600)).await;
        host.post("did:plc:a", "3", "After");
        let mut source = follow(&[&host], clock, wire, &cursors).remove(0);
        let found = all(&mut source, 5).await;
        assert_eq!(texts(&found), ["After"], "{wire:?}");
        let over = gaps(&found).into_iter().find(|gap| gap.end.is_some()).expect("it is over");
        assert!(!over.is_filled, "{wire:?}: {over:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_number_that_a_host_holds_no_more_is_a_loss_although_it_does_not_say_so_again() {
    let clock = Clock::start();
    let host = Host::open("jet.example", clock).await;
    let mut source = follow(&[&host], clock, JetstreamWire::V2, &[]).remove(0);
    sleep(Duration::from_secs(1)).await;
    host.post("did:plc:a", "1", "Before");
    let cursors = last_cursor(&all(&mut source, 3).await);
    drop(source);
    host.post("did:plc:a", "2", "Lost");
    host.forget();
    host.keep_mum();
    let found = all(&mut follow(&[&host], clock, JetstreamWire::V2, &cursors).remove(0), 30).await;
    let over = gaps(&found).into_iter().find(|gap| gap.end.is_some()).expect("it is over");
    assert!(!over.is_filled, "{over:?}");
}

#[tokio::test(start_paused = true)]
async fn a_host_that_counts_anew_is_asked_by_the_time() {
    let clock = Clock::start();
    let host = Host::open("jet.example", clock).await;
    let mut source = follow(&[&host], clock, JetstreamWire::V2, &[]).remove(0);
    sleep(Duration::from_secs(1)).await;
    (0..9).for_each(|number| drop(host.post("did:plc:a", &number.to_string(), "Before")));
    assert_eq!(texts(&all(&mut source, 3).await).len(), 9);
    host.refuse(Some((503, "")));
    host.cut();
    host.count_anew();
    host.post("did:plc:a", "9", "Meanwhile");
    all(&mut source, 60).await;
    host.refuse(None);
    let found = all(&mut source, 90).await;
    assert_eq!(texts(&found), ["Meanwhile"]);
    assert!(gaps(&found).iter().any(|gap| gap.end.is_some()), "{found:?}");
}

#[tokio::test(start_paused = true)]
async fn what_is_known_to_be_lost_stays_lost_whatever_the_next_line_gives() {
    for wire in BOTH {
        let clock = Clock::start();
        let host = Host::open("jet.example", clock).await;
        let mut source = follow(&[&host], clock, wire, &[]).remove(0);
        sleep(Duration::from_secs(1)).await;
        host.post("did:plc:a", "1", "Before");
        let cursors = last_cursor(&all(&mut source, 3).await);
        drop(source);
        sleep(Duration::from_secs(10 * 3600)).await;
        host.post("did:plc:a", "2", "Meanwhile");
        sleep(Duration::from_secs(20 * 3600)).await;
        // The first line, thirty hours later, breaks off ten hours on: the second one begins where a host holds everything.
        host.cut_after(2);
        let found = all(&mut follow(&[&host], clock, wire, &cursors).remove(0), 90).await;
        assert!(texts(&found).contains(&"Meanwhile".to_owned()), "{wire:?}: {found:?}");
        let over = gaps(&found).into_iter().find(|gap| gap.end.is_some()).expect("it is over");
        assert_eq!((over.start, over.is_filled), (cursors[0].seen_until, false), "{wire:?}: {over:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_host_that_is_silent_while_another_speaks_is_noticed_within_a_minute() {
    let clock = Clock::start();
    let (quiet, loud) = (Host::open("quiet.example", clock).await, Host::open("loud.example", clock).await);
    let mut sources = follow(&[&quiet, &loud], clock, JetstreamWire::V1, &[]);
    sleep(Duration::from_secs(1)).await;
    let both = |rkey: &str| {
        quiet.post("did:plc:a", rkey, "Free the weavers");
        loud.post("did:plc:a", rkey, "Free the weavers");
    };
    let mut watched = sources.remove(0);
    let mut other = sources.remove(0);
    tokio::spawn(async move { while other.next().await.is_some() {} });
    both("1");
    assert_eq!(texts(&all(&mut watched, 3).await).len(), 1);
    quiet.hush(true);
    let hushed_at = clock.now();
    let mut noticed = None;
    for second in 0..60 {
        both(&format!("2{second}"));
        noticed = gaps(&all(&mut watched, 1).await).into_iter().next();
        if noticed.is_some() {
            break;
        }
    }
    let gap = noticed.expect("silence is noticed");
    assert_eq!((gap.cause, gap.source.as_str()), (GapCause::Silent, "jetstream:quiet.example"));
    assert!(gap.start <= hushed_at);
    quiet.hush(false);
    quiet.cut();
    let found = all(&mut watched, 90).await;
    assert!(gaps(&found).iter().any(|gap| gap.end.is_some() && gap.is_filled), "{:?}", gaps(&found));
}

#[tokio::test(start_paused = true)]
async fn a_host_whose_messages_nobody_took_for_a_while_is_not_dead() {
    let clock = Clock::start();
    let host = Host::open("jet.example", clock).await;
    let mut source = follow(&[&host], clock, JetstreamWire::V1, &[]).remove(0);
    sleep(Duration::from_secs(1)).await;
    for round in 0..20 {
        (0..400).for_each(|number| drop(host.post("did:plc:a", &format!("{round}-{number}"), "Free")));
        sleep(Duration::from_secs(60)).await;
        let found = all(&mut source, 2).await;
        assert_eq!((texts(&found).len(), gaps(&found)), (400, vec![]), "round {round}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_quiet_network_is_no_gap() {
    let clock = Clock::start();
    let (one, two) = (Host::open("one.example", clock).await, Host::open("two.example", clock).await);
    let mut sources = follow(&[&one, &two], clock, JetstreamWire::V2, &[]);
    sleep(Duration::from_secs(1)).await;
    for host in [&one, &two] {
        host.post("did:plc:a", "1", "Free the weavers");
    }
    sleep(Duration::from_secs(7200)).await;
    for source in &mut sources {
        assert_eq!(gaps(&all(source, 5).await), []);
    }
}

#[tokio::test(start_paused = true)]
async fn what_one_host_never_gave_is_told_of_it() {
    let clock = Clock::start();
    let (blind, sound) = (Host::open("blind.example", clock).await, Host::open("sound.example", clock).await);
    blind.skip("2");
    let mut sources = follow(&[&blind, &sound], clock, JetstreamWire::V1, &[]);
    sleep(Duration::from_secs(2)).await;
    for rkey in ["1", "2", "3"] {
        for host in [&blind, &sound] {
            host.post("did:plc:a", rkey, "Free the weavers");
        }
        sleep(Duration::from_secs(5)).await;
    }
    let (of_blind, of_sound) = (all(&mut sources[0], 70).await, all(&mut sources[1], 70).await);
    assert_eq!((texts(&of_blind).len(), texts(&of_sound).len()), (2, 3));
    let missed = gaps(&of_blind);
    assert_eq!(missed.len(), 1, "{missed:?}");
    assert_eq!((missed[0].cause, missed[0].lost, missed[0].is_filled), (GapCause::Missed, Some(1), true));
    assert_eq!(gaps(&of_sound), []);
}

#[tokio::test(start_paused = true)]
async fn deletions_and_accounts_that_are_gone_are_told() {
    for wire in BOTH {
        let clock = Clock::start();
        let host = Host::open("jet.example", clock).await;
        let mut source = follow(&[&host], clock, wire, &[]).remove(0);
        sleep(Duration::from_secs(1)).await;
        host.post("did:plc:a", "1", "Free the weavers");
        host.delete("did:plc:a", "1");
        host.account("did:plc:b", false, Some("deleted"));
        host.account("did:plc:c", false, Some("takendown"));
        host.account("did:plc:d", false, Some("deactivated"));
        host.account("did:plc:d", true, None);
        // A relay's own trouble with an account is none of its owner's.
        host.account("did:plc:e", false, Some("throttled"));
        let found = all(&mut source, 3).await;
        let told = found.iter().filter_map(|item| match item {
            Item::Deletion(deletion) => Some(deletion.id.as_str().to_owned()),
            Item::Account(change) => Some(format!("{} {:?}", change.id, change.state)),
            _ => None,
        });
        let state = |did: &str, state: AccountState| format!("did:plc:{did} {state:?}");
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                "at://did:plc:a/app.bsky.feed.post/1".to_owned(),
                state("b", AccountState::Deleted),
                state("c", AccountState::Suspended),
                state("d", AccountState::Deactivated),
                state("d", AccountState::Active),
            ],
            "{wire:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn whatever_a_host_says_the_next_post_is_read() {
    let bomb = zstd::bulk::compress(&vec![b' '; 64 << 20], 19).unwrap();
    let deep = "[".repeat(1 << 20);
    for wire in BOTH {
        let clock = Clock::start();
        let host = Host::open("jet.example", clock).await;
        let mut source = follow(&[&host], clock, wire, &[]).remove(0);
        sleep(Duration::from_secs(1)).await;
        // Of before the calendar begins, and thereby nowhere in the stream.
        let (v1, v2) = (
            br#"{"did":"did:plc:a","time_us":-377705023200000000,"kind":"commit","commit":{}}"#.as_slice(),
            br##"{"payload":{"$type":"#commit","seq":1,"time":"-009999-01-02T02:00:00Z"}}"##.as_slice(),
        );
        for raw in
            [b"".as_slice(), b"{", b"\xff\xfe", b"null", b"{\"kind\":7}", v1, v2, &bomb, deep.as_bytes()]
        {
            host.say(raw);
        }
        host.say(&vec![b'x'; 6 << 20]);
        let mut told = all(&mut source, 90).await;
        host.post("did:plc:a", "1", "Free the weavers");
        told.extend(all(&mut source, 200).await);
        assert_eq!(texts(&told), ["Free the weavers"], "{wire:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_host_that_says_no_is_asked_ever_more_seldom() {
    let clock = Clock::start();
    let host = Host::open("jet.example", clock).await;
    host.refuse(Some((403, "no")));
    let mut source = follow(&[&host], clock, JetstreamWire::V1, &[]).remove(0);
    let found = all(&mut source, 3600).await;
    let causes: Vec<GapCause> = gaps(&found).iter().map(|gap| gap.cause).collect();
    assert_eq!(causes, [GapCause::Refused], "it is told once");
    let calls = host.asked().len();
    assert!((30..150).contains(&calls), "{calls} calls in an hour");
    assert!(host.asked().iter().all(|asked| !asked.contains("FreeAhang")));
}

#[tokio::test(start_paused = true)]
async fn what_can_not_matter_is_passed_over_and_what_may_is_not() {
    for (wire, is_fresh) in BOTH.into_iter().flat_map(|wire| [(wire, true), (wire, false)]) {
        let clock = Clock::start();
        let host = Host::open("jet.example", clock).await;
        let makes = || Box::new(|_: Network, tag: &str| tag.eq_ignore_ascii_case("FreeAhang")) as Matters;
        let interest = Interest::new(makes, is_fresh);
        let host_named = JetstreamHost { name: host.name.clone(), wire };
        let link = clock.link(&[host.exception()]);
        let mut source = Jetstream::start(link, host_named, (&Peers::default(), &interest), None);
        sleep(Duration::from_secs(1)).await;
        host.post("did:plc:a", "1", "A cat");
        let ours = host.post("did:plc:a", "2", "Free the weavers #freeahang");
        let cats = host.post("did:plc:b", "3", "Another cat #cats \u{1f431}");
        host.repost("did:plc:c", "4", &ours);
        host.repost("did:plc:c", "5", &cats);
        host.delete("did:plc:a", "1");
        host.account("did:plc:b", false, Some("deleted"));
        let given: Vec<String> = all(&mut source, 3).await.iter().filter_map(id).collect();
        let mut expected = vec!["2", "4", "5", "deleted 1", "gone did:plc:b"];
        // Known to be of no matter only where every post that was kept is known.
        if is_fresh {
            expected.remove(2);
        }
        assert_eq!(given, expected, "{wire:?} {is_fresh}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_host_of_version_2_packs_with_its_own_dictionary_until_it_has_another_or_none() {
    let clock = Clock::start();
    let host = Host::open("jet.example", clock).await;
    host.pack(7);
    let mut source = follow(&[&host], clock, JetstreamWire::V2, &[]).remove(0);
    sleep(Duration::from_secs(1)).await;
    host.post("did:plc:a", "1", "With the first");
    assert_eq!(texts(&all(&mut source, 3).await), ["With the first"]);
    assert!(host.asked()[0].contains("zstdDictionary=7"));
    // Asked for what it has let go, it says so, and is asked what it has.
    host.pack(8);
    host.cut();
    host.post("did:plc:a", "2", "With the second");
    assert!(texts(&all(&mut source, 30).await).contains(&"With the second".to_owned()));
    assert!(host.asked().last().unwrap().contains("zstdDictionary=8"), "{:?}", host.asked());
}

#[tokio::test(start_paused = true)]
async fn a_host_that_refuses_the_dictionary_that_it_gives_is_followed_without_one() {
    let clock = Clock::start();
    let host = Host::open("jet.example", clock).await;
    host.pack(7);
    host.refuse(Some((400, r#"{"error":"UnknownZstdDictionary"}"#)));
    let mut source = follow(&[&host], clock, JetstreamWire::V2, &[]).remove(0);
    all(&mut source, 5).await;
    host.refuse(None);
    let asked = host.asked();
    assert!(asked[0].contains("zstdDictionary=7") && !asked[1].contains("zstd"), "{asked:?}");
    sleep(Duration::from_secs(60)).await;
    host.post("did:plc:a", "1", "As it is");
    assert_eq!(texts(&all(&mut source, 5).await), ["As it is"]);
}

pub(super) fn id(item: &Item) -> Option<String> {
    let key = |id: &str| id.rsplit('/').next().unwrap_or_default().to_owned();
    match item {
        Item::Posts(arrival) => arrival.posts.first()?.id.as_ref().map(|id| key(id.as_str())),
        Item::Deletion(deletion) => Some(format!("deleted {}", key(deletion.id.as_str()))),
        Item::Account(change) => Some(format!("gone {}", change.id)),
        _ => None,
    }
}
