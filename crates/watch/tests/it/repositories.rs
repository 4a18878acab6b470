// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{sync::Arc, time::Duration};

use ingest::{AccountState, Cursor, Gap, GapCause, Item, Source, conformance};
use model::{Network, PostKind, Timestamp};
use tokio::time::timeout;
use watch::{Interest, Link, ProveError, Prover, Repositories};

use crate::bluesky::{Bluesky, DIRECTORY, Made, SERVER};

const PATIENCE: Duration = Duration::from_secs(60);

fn now() -> Timestamp {
    Timestamp::try_from(std::time::SystemTime::now()).expect("it is some time after 1970")
}

fn link(bluesky: &Bluesky) -> Link {
    let places = bluesky.places().map(|place| place.parse().expect("a place"));
    Link::new("groundswell-test", places.to_vec(), Arc::new(now))
}

/// The beginning of all that a server holds.
fn beginning() -> Cursor {
    Cursor {
        source: Repositories::name_of(SERVER),
        network: Network::Bluesky,
        at: format!("0@{}", now().as_microsecond()),
        seen_until: now(),
    }
}

fn from_beginning(bluesky: &Bluesky) -> Repositories {
    Repositories::start(link(bluesky), SERVER, &Interest::default(), Some(&beginning()))
}

/// Takes items until one is what is wanted; gives all.
async fn until(source: &mut Repositories, is_wanted: impl Fn(&Item) -> bool) -> Vec<Item> {
    let mut items = Vec::new();
    while !items.last().is_some_and(&is_wanted) {
        let item = timeout(PATIENCE, source.next()).await;
        items.push(item.unwrap_or_else(|_| panic!("nothing more after {items:?}")).expect("it does not end"));
    }
    items
}

fn holds(item: &Item, made: &Made) -> bool {
    matches!(item, Item::Posts(arrival) if arrival.posts.iter().any(|post| {
        post.id.as_ref().is_some_and(|id| id.as_str() == made.uri)
    }))
}

#[tokio::test]
async fn what_people_do_on_a_real_server_is_told_in_its_order() {
    let mut bluesky = Bluesky::start();
    let ayla = bluesky.account("ayla");
    bluesky.account("bahar");
    let post = bluesky.post("ayla", "Bergê kurdî û çay ☕ #Bergê #Ahang2026");
    let mut source = from_beginning(&bluesky);
    // A server tells nothing more of an account that has left: what it did has to be heard before.
    let mut items = until(&mut source, |item| holds(item, &post)).await;
    let reply = bluesky.reply("bahar", &post, "we stand with you #Ahang2026");
    let repost = bluesky.repost("bahar", &post);
    bluesky.delete("bahar", &reply);
    bluesky.change("bahar", "deactivate");
    bluesky.change("bahar", "activate");
    bluesky.change("bahar", "suspend");
    bluesky.change("ayla", "leave");
    let is_gone = |item: &Item| matches!(item, Item::Account(change) if change.id == ayla && change.state == AccountState::Deleted);
    items.extend(until(&mut source, is_gone).await);
    let told: Vec<String> = items.iter().filter_map(|item| told(item, &[&post, &reply, &repost])).collect();
    insta::assert_snapshot!(told.join("\n"));
    // What is given is what the server's own answer names.
    let given = items.iter().find(|item| holds(item, &post)).expect("it was given");
    let Item::Posts(arrival) = given else { panic!("{given:?}") };
    let raw: serde_json::Value = serde_json::from_slice(&arrival.capture.raw).expect("an event is JSON");
    assert_eq!(raw["commit"]["cid"], post.cid);
}

/// An item in a line; nothing where it is of time alone.
fn told(item: &Item, made: &[&Made]) -> Option<String> {
    let number = |uri: &str| made.iter().position(|made| made.uri == uri).expect("it was made");
    Some(match item {
        Item::Account(change) => format!("account: {:?}", change.state),
        Item::Deletion(deletion) => format!("deleted: {}", number(deletion.id.as_str())),
        Item::Posts(arrival) => {
            let post = arrival.posts.first().expect("an event has one post");
            let id = number(post.id.as_ref().expect("it has one").as_str());
            let original =
                post.repost_of.as_ref().or(post.in_reply_to.as_ref()).map(|id| number(id.as_str()));
            assert_eq!(post.kind == PostKind::Original, original.is_none());
            format!("{:?}: {id} of {original:?} {:?} {:?}", post.kind, post.text, post.hashtags)
        }
        Item::Cursor(_) | Item::Gap(_) => return None,
        other => format!("{other:?}"),
    })
}

#[tokio::test]
async fn a_real_servers_stream_keeps_the_contract() {
    let mut bluesky = Bluesky::start();
    let posts = bluesky.flood("weaver", 4, 8, "#Ahang2026");
    let planted: Vec<&str> = posts.iter().map(String::as_str).collect();
    conformance::check(&planted, async |cursors: &[Cursor]| {
        let cursor = cursors.first().cloned().unwrap_or_else(beginning);
        Repositories::start(link(&bluesky), SERVER, &Interest::default(), Some(&cursor))
    })
    .await;
}

#[tokio::test]
async fn a_real_server_that_is_killed_and_started_again_loses_nothing_and_the_gap_is_told() {
    let mut bluesky = Bluesky::start();
    bluesky.account("ayla");
    let first = bluesky.post("ayla", "one #Ahang2026");
    let mut source = from_beginning(&bluesky);
    until(&mut source, |item| holds(item, &first)).await;
    until(&mut source, |item| matches!(item, Item::Gap(Gap { end: Some(_), is_filled: true, .. }))).await;
    bluesky.kill();
    let is_broken = |item: &Item| matches!(item, Item::Gap(Gap { cause: GapCause::Broken, end: None, .. }));
    until(&mut source, is_broken).await;
    bluesky.restart();
    let second = bluesky.post("ayla", "two #Ahang2026");
    let items = until(&mut source, |item| matches!(item, Item::Gap(Gap { end: Some(_), .. }))).await;
    let is_over = |item: &Item| {
        matches!(item, Item::Gap(Gap { cause: GapCause::Broken, end: Some(_), is_filled: true, .. }))
    };
    assert!(items.iter().any(is_over), "{items:?}");
    let mut later = items;
    if !later.iter().any(|item| holds(item, &second)) {
        later.extend(until(&mut source, |item| holds(item, &second)).await);
    }
    assert!(!later.iter().any(|item| holds(item, &first)), "what was given is not given again");
}

#[tokio::test]
async fn a_post_is_proved_by_its_authors_signature_and_its_absence_too() {
    let mut bluesky = Bluesky::start();
    let did = bluesky.account("ayla");
    let kept = bluesky.post("ayla", "one #Ahang2026");
    let deleted = bluesky.post("ayla", "two #Ahang2026");
    bluesky.delete("ayla", &deleted);
    for number in 0..20 {
        bluesky.post("ayla", &format!("{number}"));
    }
    let prover = Prover::new(link(&bluesky), DIRECTORY);
    let (proof, proved) = prover.prove(&kept.uri).await.expect("the server answers");
    assert!(proved.is_rooted, "from the account's name on");
    assert_eq!(proved.record.map(|record| record.cid.to_string()), Some(kept.cid.clone()));
    let (_, gone) = prover.prove(&deleted.uri).await.expect("the server answers");
    assert_eq!(gone.record, None);
    // Nothing of it can be changed.
    let key = kept.uri.strip_prefix(&format!("at://{did}/")).expect("it is hers");
    assert!(proof.verify(&did, key).is_ok());
    for at in 0..proof.car.len() {
        let mut wrong = proof.clone();
        wrong.car[at] ^= 0xff;
        assert!(wrong.verify(&did, key).is_err(), "byte {at}");
    }
    bluesky.change("ayla", "leave");
    assert!(matches!(prover.prove(&kept.uri).await, Err(ProveError::Gone(_))));
}
