// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{path::Path, sync::Arc};

use call::{Call, Commitment, SEALED_FILE, Salt, sealed_file};
use ingest::{AccountChange, AccountState, Cursor, Item, Wire};
use jiff::SignedDuration;
use model::{Format, Gap, GapCause, Network, Origin, Post, Remark, Timestamp};
use record::Entry;
use report::Delay;
use serde_json::Value;

use super::{Recorder, Wish};
use crate::{data::DataFolder, entry::may_be_shown};

/// The sample call with a sealed hashtag.
fn sealed_call() -> Call {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    let mut files = call::read(&folder).expect("the sample is valid").files;
    let salt = Salt::new([3; 32]);
    let line = format!("sealed_hashtag = \"{}\"\n", Commitment::of(&salt, "OpenTheHall"));
    files.entry("call.toml".to_owned()).and_modify(|toml| toml.insert_str(0, &line));
    files.insert(SEALED_FILE.to_owned(), sealed_file(&salt, "OpenTheHall"));
    call::parse("ahang-weavers".parse().expect("a name"), &files).expect("the call is valid")
}

fn contents(data: &DataFolder, call: &Call) -> Vec<Value> {
    let entries = record::entries(&data.record(&call.id)).expect("the record is there");
    let content = |entry| match entry {
        Ok((_, Entry::Kept { content, .. })) => content,
        _ => panic!("nothing is forgotten"),
    };
    entries.map(content).collect()
}

#[test]
fn what_opens_a_sealed_hashtag_comes_into_the_record_once_and_at_the_hour() {
    let home = tempfile::tempdir().expect("a folder");
    let (data, call) = (DataFolder::new(home.path()), Arc::new(sealed_call()));
    let start = call.storm.window.start();
    let day_before = start - SignedDuration::from_hours(24);
    let mut recorder = Recorder::open(Arc::clone(&call), &data, false, day_before).expect("it opens");
    for seconds in [-1, 0, 1] {
        recorder.reveal(start + SignedDuration::from_secs(seconds)).expect("it is kept");
        let there = contents(&data, &call);
        assert_eq!(there.len(), if seconds < 0 { 1 } else { 2 }, "{seconds} seconds from the hour");
    }
    drop(recorder);
    let again = Recorder::open(Arc::clone(&call), &data, false, start + SignedDuration::from_hours(1))
        .expect("it opens");
    assert_eq!(again.sealed_at(), Some(day_before), "the call was agreed before its hour");
    let there = contents(&data, &call);
    let [before, revealed] = there.as_slice() else { panic!("{} entries", there.len()) };
    assert!(!before.to_string().contains("OpenTheHall"));
    assert_eq!(before["sealed_at"], revealed["sealed_at"]);
    assert_eq!(revealed["revealed_at"], start.to_string());
    assert_eq!(revealed["hashtags"][0], "OpenTheHall");
    assert!(revealed["files"][SEALED_FILE].is_string());
}

#[test]
fn what_is_written_into_the_report_changes_nothing_of_what_was_asked_nor_when() {
    let home = tempfile::tempdir().expect("a folder");
    let (data, call) = (DataFolder::new(home.path()), sealed_call());
    let day_before = call.storm.window.start() - SignedDuration::from_hours(24);
    let later = call.storm.window.end() + SignedDuration::from_hours(20);
    drop(Recorder::open(Arc::new(call.clone()), &data, false, day_before).expect("it opens"));
    let mut files = call.files.clone();
    files.insert(SEALED_FILE.to_owned(), sealed_file(&Salt::new([3; 32]), "OpenTheHall"));
    files.insert(call::REPORT_FILE.to_owned(), "headline = \"It is open\"\n".to_owned());
    let with_words = call::parse(call.id.clone(), &files).expect("the call is valid");
    let recorder = Recorder::open(Arc::new(with_words), &data, false, later).expect("it opens");
    assert_eq!(recorder.sealed_at(), Some(day_before));
    let there = contents(&data, &call);
    let [_, edited] = there.as_slice() else { panic!("{} entries", there.len()) };
    assert_eq!(
        (&edited["edited_at"], &edited["revealed_at"]),
        (&later.to_string().into(), &later.to_string().into())
    );
    drop(recorder);
    files
        .entry("call.toml".to_owned())
        .and_modify(|toml| *toml = toml.replace("drop all charges", "think again"));
    let otherwise = call::parse(call.id.clone(), &files).expect("the call is valid");
    let recorder = Recorder::open(Arc::new(otherwise), &data, false, later).expect("it opens");
    assert_eq!(recorder.sealed_at(), Some(later), "what is asked has changed");
}

/// A recorder of the sample call, and what follows its network.
struct Storm {
    home: tempfile::TempDir,
    call: Arc<Call>,
    recorder: Recorder,
    wire: Wire,
    now: Timestamp,
}

impl Storm {
    fn begin() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let call = Arc::new(sealed_call());
        let now = call.storm.window.start() + SignedDuration::from_mins(10);
        let recorder =
            Recorder::open(Arc::clone(&call), &DataFolder::new(home.path()), false, now).expect("it opens");
        Self { home, call, recorder, wire: Wire::new("jetstream:jet.example"), now }
    }

    /// What a Jetstream of that host says of a post.
    fn post(&mut self, did: &str, key: &str, handed_in: bool, host_delay_us: i64) -> Item {
        let (at, tag) = (self.now, &self.call.hashtags[0]);
        let line = serde_json::json!({"did": did, "time_us": at.as_microsecond() + host_delay_us, "kind": "commit", "commit": {
            "rev": "3l", "operation": "create", "collection": "app.bsky.feed.post", "rkey": key, "cid": "b",
            "record": {"text": format!("With the weavers #{tag}"), "createdAt": at.to_string()}}});
        let mut items = self.wire.read(line.to_string().into_bytes(), at);
        let Some(Item::Posts(arrival)) = items.first_mut() else { panic!("it is a post") };
        if handed_in {
            arrival.posts[0].remarks.push(Remark::HandedIn);
        }
        items.remove(0)
    }

    fn take(&mut self, items: Vec<Item>) {
        self.recorder.take(items, self.now).expect("it is kept");
    }

    fn posts(&self) -> u64 {
        self.recorder.tally().counts().posts
    }

    /// The same recorder after the program was killed.
    fn killed(self) -> Self {
        let Self { home, call, recorder, wire, now } = self;
        drop(recorder);
        let recorder = Recorder::open(Arc::clone(&call), &DataFolder::new(home.path()), false, now)
            .expect("it opens again");
        Self { home, call, recorder, wire, now }
    }
}

fn account(did: &str, state: AccountState) -> Item {
    Item::Account(AccountChange { network: Network::Bluesky, id: did.to_owned(), state, at: None })
}

fn gap(start: Timestamp, end: Option<Timestamp>) -> Gap {
    let (network, source) = (Network::Bluesky, "jetstream:jet.example".to_owned());
    Gap { network, source, start, end, cause: GapCause::Broken, lost: None, is_filled: false }
}

#[test]
fn a_post_that_two_hosts_give_is_one_entry() {
    let mut storm = Storm::begin();
    let items: Vec<Item> =
        [0, 250_000, 0].into_iter().map(|late| storm.post("did:plc:a", "3k", true, late)).collect();
    storm.take(items);
    let again = storm.post("did:plc:a", "3k", true, 700_000);
    storm.take(vec![again]);
    assert_eq!((storm.posts(), storm.recorder.recorded()), (1, 1));
}

#[test]
fn with_an_account_that_its_owner_deletes_its_posts_go_and_do_not_come_back() {
    let mut storm = Storm::begin();
    for (did, key) in [("did:plc:a", "3k"), ("did:plc:a", "3l"), ("did:plc:b", "3m")] {
        let post = storm.post(did, key, did == "did:plc:a", 0);
        storm.take(vec![post]);
    }
    assert_eq!((storm.posts(), storm.recorder.wall().len()), (3, 2));
    storm
        .take(vec![account("did:plc:a", AccountState::Deleted), account("did:plc:z", AccountState::Deleted)]);
    assert_eq!((storm.posts(), storm.recorder.wall().len()), (1, 0));
    let mut storm = storm.killed();
    let late = storm.post("did:plc:a", "3k", true, 0);
    storm.take(vec![late]);
    assert_eq!(storm.posts(), 1, "a host that is behind does not bring it back");
}

#[test]
fn who_is_out_of_sight_is_counted_and_not_shown_also_after_a_kill() {
    let mut storm = Storm::begin();
    for state in [AccountState::Suspended, AccountState::Deactivated] {
        let post = storm.post("did:plc:a", "3k", true, 0);
        storm.take(vec![post]);
        storm.take(vec![account("did:plc:a", state), account("did:plc:a", state)]);
        storm = storm.killed();
        assert_eq!((storm.posts(), storm.recorder.wall().len()), (1, 0), "{state:?}");
        storm.take(vec![account("did:plc:a", AccountState::Active)]);
        storm = storm.killed();
        assert_eq!((storm.posts(), storm.recorder.wall().len()), (1, 1), "{state:?}");
    }
}

#[test]
fn what_was_not_seen_stands_in_the_record_once_it_is_over() {
    let mut storm = Storm::begin();
    let window = storm.call.storm.window;
    let (start, end) = (storm.now, storm.now + SignedDuration::from_mins(3));
    let cursor = Cursor {
        source: "jetstream:jet.example".to_owned(),
        network: Network::Bluesky,
        at: "@1".to_owned(),
        seen_until: window.start(),
    };
    storm.take(vec![Item::Cursor(cursor.clone()), Item::Cursor(cursor), Item::Gap(gap(start, None))]);
    let never = Gap { source: "jetstream:never.example".to_owned(), ..gap(window.start(), None) };
    storm.take(vec![Item::Gap(never)]);
    let blind = storm.recorder.watch().blind(window);
    assert_eq!(blind.len(), 1);
    assert_eq!((blind[0].window.start(), blind[0].window.end()), (start, window.end()), "it goes on");
    let mut storm = storm.killed();
    assert_eq!(storm.recorder.watch().blind(window), blind, "it goes on after a kill too");
    storm.take(vec![Item::Gap(gap(start, Some(end)))]);
    let mut storm = storm.killed();
    let blind = storm.recorder.watch().blind(window);
    assert_eq!(blind.len(), 1);
    assert_eq!((blind[0].window.start(), blind[0].window.end()), (start, end));
    let data = DataFolder::new(storm.home.path());
    let kept = contents(&data, &storm.call);
    let kinds: Vec<&str> = kept.iter().filter_map(|content| content["watch"].as_str()).collect();
    assert_eq!(kinds, ["began", "gap", "began", "gap", "gap"]);
    // A source that sees again, and knows nothing of what was before a kill, ends the gap.
    let seen_until = start + SignedDuration::from_mins(20);
    let network = Network::Bluesky;
    storm.take(vec![Item::Cursor(Cursor {
        source: "jetstream:never.example".to_owned(),
        network,
        at: "@2".to_owned(),
        seen_until,
    })]);
    let storm = storm.killed();
    assert_eq!(storm.recorder.watch().open_gap("jetstream:never.example"), None);
}

#[test]
fn how_soon_a_post_was_deleted_is_a_figure_that_stays() {
    let mut storm = Storm::begin();
    for (key, minutes) in [("3k", 0), ("3l", 5), ("3m", 300)] {
        let post = storm.post("did:plc:a", key, false, 0);
        storm.take(vec![post]);
        let line = serde_json::json!({"did": "did:plc:a", "kind": "commit", "commit": {
            "rev": "3m", "operation": "delete", "collection": "app.bsky.feed.post", "rkey": key},
            "time_us": (storm.now + SignedDuration::from_mins(minutes)).as_microsecond()});
        let deletion = storm.wire.read(line.to_string().into_bytes(), storm.now);
        storm.take(deletion);
    }
    let storm = storm.killed();
    let told: Vec<_> =
        storm.recorder.watch().deleted().iter().map(|(delay, posts)| (*delay, *posts)).collect();
    assert_eq!(told, [(Delay::Minute, 1), (Delay::TenMinutes, 1), (Delay::Day, 1)]);
    assert_eq!(storm.posts(), 0);
}

impl Storm {
    /// A post under a spelling, and what repeats it.
    fn spelled(&mut self, did: &str, key: &str, tag: &str) -> [Item; 2] {
        let at = self.now;
        let event = |did: &str, collection: &str, record: Value| {
            serde_json::json!({"did": did, "time_us": at.as_microsecond(), "kind": "commit", "commit": {
                "rev": "3l", "operation": "create", "collection": collection, "rkey": key, "cid": "b", "record": record}})
        };
        let post =
            serde_json::json!({"text": format!("With the weavers #{tag}"), "createdAt": at.to_string()});
        let uri = format!("at://{did}/app.bsky.feed.post/{key}");
        let repost = serde_json::json!({"subject": {"uri": uri, "cid": "b"}, "createdAt": at.to_string()});
        [event(did, "app.bsky.feed.post", post), event("did:plc:fan", "app.bsky.feed.repost", repost)]
            .map(|event| self.wire.read(event.to_string().into_bytes(), at).remove(0))
    }

    fn offered(&mut self) -> Vec<(String, u64)> {
        self.recorder.near_misses().into_iter().map(|near| (near.spelling, near.posts)).collect()
    }
}

#[test]
fn one_press_counts_a_spelling_from_now_on_and_backwards() {
    let mut storm = Storm::begin();
    let agreed = storm.call.hashtags[0].clone();
    let (slip, other) = (format!("{agreed}s"), "SomethingElse");
    for (did, key, tag) in [
        ("did:plc:a", "3a", &*agreed),
        ("did:plc:b", "3b", &*slip),
        ("did:plc:c", "3c", &*slip),
        ("did:plc:d", "3d", other),
    ] {
        let items = storm.spelled(did, key, tag);
        storm.take(items.to_vec());
    }
    assert_eq!((storm.posts(), storm.recorder.recorded()), (2, 2), "a post and its repost");
    assert_eq!(storm.offered(), [(slip.clone(), 2)]);
    assert!(
        !storm.recorder.add_spelling(other, storm.now).expect("it can be asked for"),
        "it was not offered"
    );
    assert!(storm.recorder.add_spelling(&slip, storm.now).expect("it is kept"));
    assert!(!storm.recorder.add_spelling(&slip, storm.now).expect("it can be asked for"), "once is enough");
    assert_eq!((storm.posts(), storm.recorder.recorded()), (6, 6));
    assert_eq!(storm.offered(), []);
    let mut storm = storm.killed();
    assert_eq!((storm.posts(), storm.recorder.recorded()), (6, 6), "the record knows it");
    let items = storm.spelled("did:plc:e", "3e", &slip.to_uppercase());
    storm.take(items.to_vec());
    assert_eq!(storm.posts(), 8);
    let told: Vec<_> = storm
        .recorder
        .watch()
        .spellings()
        .map(|(spelling, of, _)| (spelling.to_owned(), of.to_owned()))
        .collect();
    assert_eq!(told, [(slip, agreed)]);
}

#[test]
fn what_nobody_wants_to_count_is_erased_after_three_days() {
    let mut storm = Storm::begin();
    let slip = format!("{}s", storm.call.hashtags[0]);
    let items = storm.spelled("did:plc:b", "3b", &slip);
    storm.take(items.to_vec());
    let mut storm = storm.killed();
    assert_eq!(storm.offered().len(), 1, "it is near after a kill too");
    storm.recorder.expire(storm.now + SignedDuration::from_hours(72)).expect("nothing is to be done");
    assert_eq!(storm.offered().len(), 1);
    storm.recorder.expire(storm.now + SignedDuration::from_hours(73)).expect("it is erased");
    assert_eq!(storm.offered(), []);
    let data = DataFolder::new(storm.home.path());
    let kept: Vec<String> = record::entries(&data.record(&storm.call.id))
        .expect("the record is there")
        .map(|entry| format!("{:?}", entry.expect("it can be read").1))
        .collect();
    assert!(!kept.iter().any(|entry| entry.contains(&slip)), "{kept:?}");
    assert_eq!(storm.recorder.forgotten(), 2);
    assert_eq!(storm.killed().offered(), []);
}

#[test]
fn an_accounts_wish_weighs_more_than_an_organizers_and_less_than_its_own_consent() {
    let post = |remarks: &[Remark]| {
        let written = r#"{"network":"mastodon","id":null,"url":null,
            "author":{"handle":"Loom@social.example","name":null,"id":null},"created_at":null,"precision":"second",
            "text":"Free them","lang":null,"hashtags":[],"mentions":[],"links":[],"media":[],"kind":"original",
            "in_reply_to":null,"repost_of":null,"quote_of":null,"source":{"format":"article","file":"f","line":1}}"#;
        let origin = Origin { format: Format::Groundswell, file: String::new(), line: None };
        Post { remarks: remarks.to_vec(), ..ingest::read_post(written, origin).expect("it is a post") }
    };
    let named = [(Network::Mastodon, "loom@social.example".to_owned())];
    for (remarks, when_named, when_not) in [
        (&[][..], true, false),
        (&[Remark::NotIndexable], false, false),
        (&[Remark::HandedIn], true, true),
        (&[Remark::HandedIn, Remark::NotIndexable], true, true),
    ] {
        assert_eq!(may_be_shown(&post(remarks), &named), when_named, "{remarks:?}");
        assert_eq!(may_be_shown(&post(remarks), &[]), when_not, "{remarks:?}");
    }
}

mod clock;
mod forgotten;
mod kept;
mod long;
mod media;
mod rechecked;
mod recounted;
mod wall;

#[test]
fn a_post_that_counts_in_one_version_counts_and_stays() {
    for near_first in [true, false] {
        let mut storm = Storm::begin();
        let agreed = storm.call.hashtags[0].clone();
        let slip = format!("{agreed}s");
        let tags = if near_first { [&*slip, &*agreed] } else { [&*agreed, &*slip] };
        for tag in tags {
            let [version, _] = storm.spelled("did:plc:a", "3a", tag);
            storm.take(vec![version]);
        }
        let mut storm = storm.killed();
        assert_eq!((storm.posts(), storm.recorder.recorded()), (1, 2), "{tags:?}");
        assert_eq!(storm.offered(), [], "{tags:?}");
        storm.recorder.expire(storm.now + SignedDuration::from_hours(80)).expect("nothing is near");
        assert_eq!(storm.killed().posts(), 1, "{tags:?}");
    }
}

#[test]
fn of_a_deleted_post_or_account_no_pseudonym_stays() {
    let mut storm = Storm::begin();
    let post = storm.post("did:plc:a", "3k", true, 0);
    storm.take(vec![post.clone()]);
    let Item::Posts(arrival) = post else { panic!("it is a post") };
    let post = arrival.posts[0].clone();
    let (account_name, name) = (
        storm.recorder.key.of_account(Network::Bluesky, "did:plc:a"),
        storm.recorder.pseudonym(&post).as_str().to_owned(),
    );
    storm.take(vec![
        account("did:plc:a", AccountState::Suspended),
        account("did:plc:a", AccountState::Active),
    ]);
    let unseen = watch::Rechecked::from(watch::PostState::OutOfSight);
    storm.recorder.follow_post(&post, unseen, storm.now).expect("it is kept");
    let mut storm = storm.killed();
    let deleted = watch::Rechecked::from(watch::PostState::Deleted);
    storm.recorder.follow_post(&post, deleted, storm.now).expect("it is kept");
    let data = DataFolder::new(storm.home.path());
    let kept = record::entries(&data.record(&storm.call.id)).expect("the record is there");
    let kept: Vec<String> = kept.map(|entry| format!("{:?}", entry.expect("it can be read").1)).collect();
    assert!(!kept.iter().any(|entry| entry.contains(&account_name) || entry.contains(&name)), "{kept:?}");
}

#[test]
fn only_what_counted_is_told_as_deleted_and_with_an_account_all_of_it() {
    let mut storm = Storm::begin();
    let slip = format!("{}s", storm.call.hashtags[0]);
    for (key, tag) in [("3a", None), ("3b", None), ("3c", Some(&slip))] {
        let post = match tag {
            Some(tag) => storm.spelled("did:plc:a", key, tag)[0].clone(),
            None => storm.post("did:plc:a", key, false, 0),
        };
        storm.take(vec![post]);
    }
    storm.take(vec![account("did:plc:a", AccountState::Deleted)]);
    let storm = storm.killed();
    let told: Vec<_> =
        storm.recorder.watch().deleted().iter().map(|(delay, posts)| (*delay, *posts)).collect();
    assert_eq!(told, [(Delay::Minute, 2)]);
}

#[test]
fn a_sealed_hashtag_is_kept_offered_and_counted_from_the_hour_on_alone() {
    let home = tempfile::tempdir().expect("a folder");
    let call = Arc::new(sealed_call());
    let hour = call.storm.window.start();
    let before = hour - SignedDuration::from_mins(30);
    let recorder = Recorder::open(Arc::clone(&call), &DataFolder::new(home.path()), false, before);
    let recorder = recorder.expect("it opens");
    let mut storm = Storm { home, call, recorder, wire: Wire::new("jetstream:jet.example"), now: before };
    for (key, tag) in [("3a", "OpenTheHall"), ("3b", "OpenTheHal")] {
        let items = storm.spelled("did:plc:a", key, tag);
        storm.take(items.to_vec());
    }
    assert_eq!((storm.recorder.recorded(), storm.offered()), (0, vec![]), "whoever guesses learns nothing");
    storm.recorder.reveal(hour).expect("it is kept");
    storm.now = hour + SignedDuration::from_mins(1);
    for (key, tag) in [("3c", "OpenTheHall"), ("3d", "OpenTheHal")] {
        let items = storm.spelled("did:plc:a", key, tag);
        storm.take(items.to_vec());
    }
    assert_eq!((storm.posts(), storm.recorder.recorded()), (2, 2), "a post and what repeats it");
    assert_eq!(storm.offered(), [("OpenTheHal".to_owned(), 1)]);
}

#[test]
fn upon_an_objection_a_post_is_erased_by_its_address_or_its_name_and_never_comes_back() {
    let mut storm = Storm::begin();
    let one = storm.post("did:plc:loom", "1", false, 0);
    let other = storm.post("did:plc:quay", "2", false, 0);
    let Item::Posts(arrival) = &one else { panic!("it is a post") };
    let name = arrival.posts[0].id.clone().expect("it has a name");
    let url = arrival.posts[0].url.clone().expect("it has an address");
    storm.take(vec![one.clone(), other]);
    let wish = |post: &str| Wish::Decided { post: post.to_owned(), reason: record::Reason::Objection };
    let now = storm.now;
    assert_eq!(storm.recorder.forget_wished(&wish("https://moth.example/1"), now).expect("it is read"), 0);
    assert_eq!(storm.recorder.forget_wished(&wish(&url), now).expect("it is erased"), 1);
    assert_eq!(storm.posts(), 1);
    storm.take(vec![one]);
    let mut storm = storm.killed();
    assert_eq!(storm.posts(), 1);
    assert_eq!(storm.recorder.forget_wished(&wish(name.as_str()), now).expect("it is read"), 0);
    let found = record::verify(&DataFolder::new(storm.home.path()).record(&storm.call.id));
    assert_eq!(found.reasons, [(record::Reason::Objection, 1)].into());
}

#[test]
fn an_owner_has_everything_of_theirs_erased_and_nothing_of_anybody_elses() {
    let mut storm = Storm::begin();
    let items: Vec<Item> = [("did:plc:loom", "1"), ("did:plc:loom", "2"), ("did:plc:quay", "3")]
        .map(|(did, key)| storm.post(did, key, false, 0))
        .into();
    let post = |item: &Item| match item {
        Item::Posts(arrival) => Box::new(arrival.posts[0].clone()),
        _ => panic!("it is a post"),
    };
    let (first, second, third) = (post(&items[0]), post(&items[1]), post(&items[2]));
    storm.take(items);
    let now = storm.now;
    let mut forget = |by: &Post, only: Option<Box<Post>>| {
        let wish = Wish::Own { by: Box::new(by.clone()), only };
        storm.recorder.forget_wished(&wish, now).expect("it is erased")
    };
    assert_eq!(forget(&third, Some(first)), 0, "it is not theirs");
    assert_eq!(forget(&second, Some(second.clone())), 1);
    assert_eq!(forget(&second, None), 1);
    assert_eq!(forget(&second, None), 0);
    assert_eq!(storm.posts(), 1);
}
