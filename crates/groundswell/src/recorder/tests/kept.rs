// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whole copies of posts, sealed to keys that the server doesn't hold.

use std::{fs, path::Path, path::PathBuf, sync::Arc};

use call::Call;
use ingest::{Deletion, Item, Wire};
use jiff::SignedDuration;
use model::{CallId, Format, Network, Origin, Post, Remark, Timestamp};
use record::{Entry, Reason};
use serde_json::{Value, json};
use spare::{Opener, each_in_bundle, make_key};
use watch::{PostState, Rechecked};

use super::Recorder;
use crate::{
    data::DataFolder,
    disclosing::{ABOUT, Disclosing},
    forgetting::{Forgetting, Target},
    read_back::each_post,
    rechecks::Rechecks,
    recorder::erase_call,
    sealed_copy::{self, Opened},
};

/// What is nowhere to be read.
const WORDS: &str = "The looms stood in the snow";
const HANDLE: &str = "mira.weavers.example";
const DID: &str = "did:plc:loom";

/// What proves the post of that name.
const PROOF: &[u8] = include_bytes!("../../../../signed/fixtures/post.proof");

/// A storm of a call that keeps copies, and the keys that open them.
struct Kept {
    home: tempfile::TempDir,
    /// Where the keys are: not on the server.
    safe: tempfile::TempDir,
    call: Arc<Call>,
    recorder: Recorder,
    now: Timestamp,
}

impl Kept {
    fn begin() -> Self {
        let (home, safe) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("another"));
        let keys = ["lawyers", "friends"].map(|name| make_key(&safe.path().join(name)).expect("it is made"));
        make_key(&safe.path().join("other")).expect("it is made");
        let [lawyers, friends] = keys;
        let keeping = format!(
            "\n[keeping]\nwhy = \"A court may ask.\"\n\n[[keeping.holder]]\nname = \"Lawyers\"\nkey = \"{lawyers}\"\n\n[[keeping.holder]]\nname = \"Friends\"\nkey = \"{friends}\"\n"
        );
        let call = Arc::new(call_with(&keeping));
        let now = call.storm.window.start() + SignedDuration::from_mins(10);
        let recorder = open(&call, home.path(), now);
        Self { home, safe, call, recorder, now }
    }

    fn take(&mut self, items: Vec<Item>) {
        self.recorder.take(items, self.now).expect("it is kept");
    }

    /// A storm with a post that was looked at and proved, and the post as far as it is known.
    fn proved() -> (Self, Post) {
        let mut storm = Self::begin();
        let items = vec![storm.item("3kaaa", &storm.tag())];
        storm.take(items);
        let id = storm.recorder.kept().next().expect("it is kept").id.clone();
        let post = storm.recorder.kept_post(&id).expect("its whereabouts are known");
        storm.look(&post);
        (storm, post)
    }

    /// A look at a post, which is there.
    fn look(&mut self, post: &Post) {
        // To who knows no words, all are others.
        let found =
            Rechecked { state: PostState::Edited(Box::new(post.clone())), proof: Some(PROOF.to_vec()) };
        self.recorder.follow_post(post, found, self.now).expect("it is followed");
    }

    fn data(&self) -> DataFolder {
        DataFolder::new(self.home.path())
    }

    fn record(&self) -> PathBuf {
        self.data().record(&self.call.id)
    }

    /// What a Jetstream says of a post with that name of its own.
    fn item(&self, key: &str, tag: &str) -> Item {
        item(self.now, key, tag)
    }

    fn tag(&self) -> String {
        self.call.hashtags[0].clone()
    }

    /// The program goes, so that others can write to the record.
    fn stop(self) -> Stopped {
        let Self { home, safe, call, mut recorder, now } = self;
        recorder.seal().expect("it is sealed");
        Stopped { home, safe, call, now }
    }

    /// The evidence of what is kept, and the content beside it.
    fn copies(&mut self) -> Vec<(Value, Vec<u8>)> {
        self.recorder.seal().expect("it is sealed");
        copies(&self.record())
    }

    fn opener(&self, name: &str) -> Opener {
        Opener::read(&self.safe.path().join(name)).expect("it is a key")
    }
}

/// A data folder that nobody uses.
struct Stopped {
    home: tempfile::TempDir,
    safe: tempfile::TempDir,
    call: Arc<Call>,
    now: Timestamp,
}

impl Stopped {
    fn record(&self) -> PathBuf {
        DataFolder::new(self.home.path()).record(&self.call.id)
    }

    fn start(self) -> Kept {
        let Self { home, safe, call, now } = self;
        let recorder = open(&call, home.path(), now);
        Kept { home, safe, call, recorder, now }
    }
}

fn open(call: &Arc<Call>, home: &Path, now: Timestamp) -> Recorder {
    Recorder::open(Arc::clone(call), &DataFolder::new(home), false, now).expect("it opens")
}

/// The sample call with something more in its file.
fn call_with(more: &str) -> Call {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    let mut files = call::read(&folder).expect("the sample is valid").files;
    files.entry("call.toml".to_owned()).and_modify(|toml| toml.push_str(more));
    let id: CallId = "ahang-weavers".parse().expect("a name");
    call::parse(id, &files).expect("the call is valid")
}

fn item(now: Timestamp, key: &str, tag: &str) -> Item {
    let line = json!({"did": DID, "time_us": now.as_microsecond(), "kind": "commit", "commit": {
        "rev": "3l", "operation": "create", "collection": "app.bsky.feed.post", "rkey": key, "cid": "b",
        "record": {"text": format!("{WORDS} {key} #{tag}"), "createdAt": now.to_string()}}});
    let mut items = Wire::new("jetstream:jet.example").read(line.to_string().into_bytes(), now);
    let Some(Item::Posts(arrival)) = items.first_mut() else { panic!("it is a post") };
    arrival.posts[0].author.handle = Some(HANDLE.to_owned());
    items.remove(0)
}

fn copies(record: &Path) -> Vec<(Value, Vec<u8>)> {
    let copy = |entry| match entry {
        Ok((_, Entry::Kept { content, evidence: Some(copy), .. })) => Some((content, copy)),
        Ok(_) => None,
        Err(error) => panic!("{error}"),
    };
    record::entries(record).expect("it is there").filter_map(copy).collect()
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Whether a text stands anywhere in a folder.
fn stands(folder: &Path, text: &str) -> bool {
    let is_in = |path: &PathBuf| {
        let bytes = fs::read(path).expect("it can be read");
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    files(folder).iter().any(is_in)
}

#[test]
fn nothing_of_a_kept_post_can_be_read_in_the_data_folder_and_each_key_opens_it() {
    let mut storm = Kept::begin();
    let items = vec![storm.item("3kaaa", &storm.tag()), storm.item("3kbbb", &storm.tag())];
    let Item::Posts(arrival) = &items[0] else { panic!("a post") };
    let (post, raw) = (report::json::post_json(&arrival.posts[0]), arrival.capture.raw.clone());
    storm.take(items);
    assert_eq!(storm.recorder.tally().counts().posts, 2, "they count");
    assert!(storm.recorder.wall().is_empty(), "and are shown to nobody");
    let copies = storm.copies();
    assert_eq!(copies.len(), 2);
    for told in [WORDS, HANDLE, DID, "3kaaa", "bsky.app"] {
        assert!(!stands(storm.home.path(), told), "{told}");
    }
    assert!(
        copies.iter().all(|(content, _)| content["tier"] == "kept" && content["whereabouts"].is_string())
    );
    for key in ["lawyers", "friends"] {
        let opened = sealed_copy::open(&copies[0].1, &storm.opener(key)).expect("it opens").copy();
        assert_eq!((opened.post, opened.raw), (post.clone(), Some(raw.clone())), "{key}");
    }
    assert!(sealed_copy::open(&copies[0].1, &storm.opener("other")).is_err());
    let verified = record::verify(&storm.record());
    assert!(verified.holds(), "{:?}", verified.faults);
}

#[test]
fn without_keys_nothing_is_kept_and_keys_that_come_later_change_nothing_of_what_was_there() {
    let home = tempfile::tempdir().expect("a folder");
    let plain = Arc::new(call_with(""));
    let now = plain.storm.window.start() + SignedDuration::from_mins(10);
    let mut recorder = open(&plain, home.path(), now);
    recorder.take(vec![item(now, "3k", &plain.hashtags[0])], now).expect("it is kept");
    drop(recorder);
    let storm = Kept::begin();
    let mut later = open(&storm.call, home.path(), now);
    let tag = storm.tag();
    later.take(vec![item(now, "3k", &tag), item(now, "3m", &tag)], now).expect("it is kept");
    later.seal().expect("it is sealed");
    assert_eq!(later.tally().counts().posts, 2, "the first is not counted twice");
    assert_eq!(copies(&DataFolder::new(home.path()).record(&plain.id)).len(), 1, "what comes after is kept");
}

#[test]
fn what_only_nearly_counts_what_is_shown_and_what_is_withheld_is_not_kept() {
    let mut storm = Kept::begin();
    let tag = storm.tag();
    let near = storm.item("3knear", &format!("{}s", tag));
    let marked = |remark: Remark, key: &str| {
        let mut item = storm.item(key, &tag);
        let Item::Posts(arrival) = &mut item else { panic!("a post") };
        arrival.posts[0].remarks.push(remark);
        item
    };
    let others =
        [(Remark::HandedIn, "3kshown"), (Remark::Unlisted, "3kunlisted"), (Remark::NotIndexable, "3khidden")];
    let items = others.map(|(remark, key)| marked(remark, key));
    storm.take([vec![near], items.into()].concat());
    assert_eq!(storm.copies().len(), 0);
    assert_eq!(storm.recorder.wall().len(), 1);
    let mut two = storm.item("3kone", &tag);
    let (Item::Posts(arrival), Item::Posts(other)) = (&mut two, storm.item("3ktwo", &tag)) else {
        panic!("posts")
    };
    arrival.posts.extend(other.posts);
    storm.take(vec![two]);
    let copies = storm.copies();
    let opener = storm.opener("friends");
    let raw = |(_, copy): (Value, Vec<u8>)| sealed_copy::open(&copy, &opener).expect("it opens").copy().raw;
    let raw: Vec<_> = copies.into_iter().map(raw).collect();
    assert_eq!(raw, [None, None], "of a line with two posts nobody could erase one");
}

#[test]
fn an_authors_deletion_takes_the_copy_with_it_and_the_rest_holds() {
    let mut storm = Kept::begin();
    let items = vec![storm.item("3kaaa", &storm.tag()), storm.item("3kbbb", &storm.tag())];
    let Item::Posts(arrival) = &items[0] else { panic!("a post") };
    let id = arrival.posts[0].id.clone().expect("it has a name");
    storm.take(items);
    let before = storm.copies();
    let origin = Origin { format: Format::BlueskyJetstream, file: String::new(), line: None };
    let deletion = Deletion { network: Network::Bluesky, id, at: None, origin };
    storm.take(vec![Item::Deletion(deletion)]);
    let after = storm.copies();
    assert_eq!(after, before[1..]);
    let erased = &before[0].1;
    let is_left =
        |path: &PathBuf| fs::read(path).expect("read").windows(64).any(|window| window == &erased[200..264]);
    assert!(!files(storm.home.path()).iter().any(is_left), "nothing of it is left on the disk");
    let verified = record::verify(&storm.record());
    assert!(verified.holds() && verified.forgotten == 1, "{:?}", verified.faults);
    assert_eq!(storm.recorder.kept().count(), 1);
}

#[test]
fn a_kept_post_is_looked_at_when_it_has_its_ages_and_goes_once_its_author_has_deleted_it() {
    let mut storm = Kept::begin();
    let items = vec![storm.item("3kaaa", &storm.tag())];
    storm.take(items);
    let mut storm = storm.stop().start();
    let kept: Vec<_> = storm.recorder.kept().map(|post| (post.id.clone(), post.seen_at)).collect();
    let [(id, seen_at)] = kept.as_slice() else { panic!("{} are kept", kept.len()) };
    let post = storm.recorder.kept_post(id).expect("its whereabouts are known");
    assert_eq!(post.author.handle.as_deref(), Some(HANDLE));
    assert_eq!(post.author.id.as_deref(), Some(DID));
    assert!(post.id.as_ref().is_some_and(|id| id.as_str().ends_with("3kaaa")) && post.text.is_empty());
    let mut rechecks = Rechecks::load(&storm.home.path().join("rechecks.json")).expect("there is none");
    let mut looked = Vec::new();
    for minutes in 0..60 * 24 * 100 {
        let at = *seen_at + SignedDuration::from_mins(minutes);
        while let [kept] = *storm.recorder.kept().collect::<Vec<_>>()
            && rechecks.next_kept(&[kept], at).is_some()
        {
            rechecks.note(id, &PostState::There, at);
            looked.push(minutes);
        }
    }
    let hours = [1, 24, 7 * 24, 30 * 24, 90 * 24].map(|hours| hours * 60);
    assert_eq!(looked, [&[2][..], &hours].concat(), "the proof comes first");
    let entries = storm.recorder.len();
    let hidden = Post { remarks: vec![Remark::NotIndexable], ..post.clone() };
    for state in [PostState::Edited(Box::new(hidden)), PostState::Unknown("busy".to_owned())] {
        let found = Rechecked { state, proof: Some(PROOF.to_vec()) };
        storm.recorder.follow_post(&post, found, storm.now).expect("it is followed");
        assert_eq!(storm.recorder.len(), entries, "nothing is new");
    }
    storm.recorder.follow_post(&post, PostState::Deleted.into(), storm.now).expect("it is followed");
    assert_eq!(storm.copies().len(), 0);
    assert_eq!(storm.recorder.kept().count(), 0);
    assert_eq!(storm.recorder.tally().counts().posts, 0);
}

#[test]
fn copies_are_handed_out_only_after_the_record_says_why() {
    let mut storm = Kept::begin();
    let items = vec![storm.item("3kaaa", &storm.tag()), storm.item("3kbbb", &storm.tag())];
    let Item::Posts(arrival) = &items[1] else { panic!("a post") };
    let name = arrival.posts[0].id.clone().expect("it has a name");
    storm.take(items);
    let ids: Vec<_> = storm.recorder.kept().map(|post| post.id.clone()).collect();
    for id in ids {
        let post = storm.recorder.kept_post(&id).expect("its whereabouts are known");
        storm.look(&post);
    }
    assert!(Disclosing::open(&storm.record(), storm.now).is_err(), "the server writes to it");
    let storm = storm.stop();
    assert!(
        "  ".parse::<crate::disclosing::Reason>().is_err()
            && "a\nb".parse::<crate::disclosing::Reason>().is_err()
    );
    let reason = "The defence has asked".parse().expect("a reason");
    let mut disclosing = Disclosing::open(&storm.record(), storm.now).expect("it opens");
    assert!(disclosing.log(&["at://nobody".to_owned()], &reason, storm.now).expect("it looks").is_none());
    let disclosure = disclosing.log(&[name.as_str().to_owned()], &reason, storm.now).expect("it is kept");
    let disclosure = disclosure.expect("there is one");
    // Before a byte is handed out, it stands under a signed checkpoint.
    let said = record::entries(&storm.record()).expect("it is there").last().expect("one").expect("whole");
    let (place, Entry::Kept { content, evidence: None, .. }) = said else { panic!("an entry") };
    assert_eq!((place, disclosure.posts()), (disclosure.entry(), 1));
    assert_eq!(content, json!({"at": storm.now.to_string(), "posts": 1, "reason": "The defence has asked"}));
    let mut bundle = Vec::new();
    disclosing.hand_out(&disclosure, &mut bundle).expect("it is written");
    drop(disclosing);
    let opener = Opener::read(&storm.safe.path().join("lawyers")).expect("a key");
    let mut names = Vec::new();
    each_in_bundle::<std::io::Error>(bundle.as_slice(), 1 << 20, |name, bytes| {
        if name.starts_with("copies/") {
            let opened = sealed_copy::open(&bytes, &opener).expect("it opens").copy();
            assert!(opened.post.contains("3kbbb") && opened.post.contains(HANDLE));
        }
        if name.starts_with("proofs/") {
            let Ok(Opened::Proof(proof)) = sealed_copy::open(&bytes, &opener) else { panic!("{name}") };
            assert!(proof.of.as_str().ends_with("3kbbb"), "the other one's proof stays");
        }
        names.push(name.to_owned());
        Ok(())
    })
    .expect("it is read");
    let folders: Vec<_> = names.iter().filter_map(|name| name.split('/').next()).collect();
    assert_eq!(folders, [ABOUT, "copies", "proofs"]);
    let verified = record::verify(&storm.record());
    assert!(verified.holds(), "{:?}", verified.faults);
    let storm = storm.start();
    assert!(storm.recorder.public().contains(&place), "everybody may read that");
    assert!(storm.recorder.is_unreported(), "and the report is to tell it");
}

#[test]
fn what_is_taken_down_keeps_no_copy() {
    let (mut storm, _) = Kept::proved();
    assert_eq!(storm.copies().len(), 2);
    let stopped = storm.stop();
    let data = DataFolder::new(stopped.home.path());
    erase_call(&stopped.call.id, &data, stopped.now).expect("it is erased");
    assert_eq!(copies(&stopped.record()).len(), 0);
}

#[test]
fn what_somebody_asks_to_be_forgotten_goes_with_its_copy() {
    let post = |name: &str| Target::Post(name.replace("DID", DID));
    for target in [
        Target::Account(HANDLE.to_owned()),
        Target::Account(DID.to_owned()),
        post("at://DID/app.bsky.feed.post/3kaaa"),
        post("https://bsky.app/profile/DID/post/3kaaa"),
    ] {
        let storm = Kept::proved().0.stop();
        assert_eq!(copies(&storm.record()).len(), 2);
        let mut forgetting = Forgetting::open(&storm.record(), storm.now).expect("it opens");
        let forgotten = forgetting.forget(&target, Reason::Objection, storm.now).expect("it is erased");
        assert_eq!(forgotten.posts, 1);
        drop(forgetting);
        let mut posts = 0;
        each_post(&storm.record(), |_, _| posts += 1).expect("it is read");
        assert_eq!((posts, copies(&storm.record()).len()), (0, 0));
        let again = storm.start();
        assert_eq!(again.recorder.kept().count(), 0);
    }
}

mod proofs;
