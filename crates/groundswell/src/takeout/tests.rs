// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Cursor, Read},
    path::{Path, PathBuf},
};

use flate2::read::MultiGzDecoder;
use model::{Format, Origin, Post, Remark, Timestamp};
use record::{Draft, Kind, Reason, Record};
use serde_json::{Value, json};

use super::{Named, Packing, write_csv, write_names, write_package};
use crate::{
    entry,
    ledger::{Seen, Visibility},
    pseudonym::PseudonymKey,
    signatures::proved,
    signing,
};

mod article;

const NOW: &str = "2026-12-02T09:00:00.5Z";

/// A record that a test fills.
struct Made {
    _home: tempfile::TempDir,
    folder: PathBuf,
    record: Record,
    key: PseudonymKey,
}

impl Made {
    fn begin() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("record");
        let name = || Ok("calls.example/ahang".to_owned());
        let record = signing::open(&folder, &home.path().join("key"), name, at(NOW)).expect("it begins");
        let key = PseudonymKey::load_or_create(&home.path().join("pseudonyms")).expect("it is made");
        Self { _home: home, folder, record, key }
    }

    fn add(&mut self, kind: Kind, content: &Value, evidence: Option<&[u8]>) -> u64 {
        let draft = Draft::new(kind, content, evidence.map(<[u8]>::to_vec)).expect("it is one");
        let place = self.record.append(&[draft]).expect("it is kept").start;
        self.record.seal().expect("it is sealed");
        place
    }

    fn quote(&mut self, post: &Post) -> u64 {
        self.add(Kind::Post, &entry::quoted_content(post, &self.key.clone(), false), None)
    }

    fn count(&mut self, post: &Post) -> u64 {
        self.add(Kind::Post, &entry::counted_content(post, &self.key.clone(), true, None), None)
    }

    fn keep(&mut self, post: &Post, raw: &str) {
        let refers: Vec<&str> = entry::references(post).map(model::PostId::as_str).collect();
        let capture = json!({"file": "a.jsonl", "format": "bluesky-view", "line": 1, "posts": [entry::name(post).as_str()],
            "refers": refers, "seen_at": "2026-12-01T15:00:09.25Z"});
        self.add(Kind::Post, &entry::archive_content(post), None);
        self.add(Kind::Capture, &capture, Some(raw.as_bytes()));
    }

    /// What the package holds: each file's name and bytes, of packed ones what is in them.
    fn packed(&self, with_archive: bool) -> BTreeMap<String, Vec<u8>> {
        let path = self.folder.with_file_name("out.wacz");
        fs::write(&path, self.package(with_archive)).expect("it can be written");
        unpacked(&path)
    }

    fn package(&self, with_archive: bool) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        let packing = Packing { with_archive, now: at(NOW) };
        write_package(&self.folder, &packing, &mut out).expect("it is written");
        out.into_inner()
    }

    fn csv(&self) -> String {
        let mut out = Vec::new();
        write_csv(&self.folder, &mut out).expect("it is written");
        String::from_utf8(out).expect("it is text")
    }

    fn names(&self) -> (String, Named) {
        let mut out = Vec::new();
        let named = write_names(&self.folder, &mut out).expect("it is written");
        (String::from_utf8(out).expect("it is text"), named)
    }
}

/// What the author of a post has signed.
const PROOF: &[u8] = include_bytes!("../../../signed/fixtures/post.proof");

fn signed_post() -> Post {
    let proof = signed::Proof::from_bytes(PROOF).expect("it is whole");
    proved::signed_posts(&proof.car).pop().expect("it has one")
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn unpacked(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let members = pack::members(path, File::open(path).expect("it is there"), |_| true).expect("it is a zip");
    let mut files = BTreeMap::new();
    for pack::Member { name, content } in members {
        let mut bytes = Vec::new();
        let mut file = content.expect("it is readable").open().expect("it opens");
        file.read_to_end(&mut bytes).expect("it is whole");
        if name.ends_with(".gz") {
            let packed = std::mem::take(&mut bytes);
            MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).expect("it is whole");
        }
        files.insert(name, bytes);
    }
    files
}

/// A post that an account of that network has made, with a text of its own.
fn post(network: &str, handle: &str, text: &str) -> Post {
    let id = format!("{network}:{handle}:{}", text.len());
    let json = json!({"network": network, "id": id, "url": format!("https://{network}.example/{handle}/{}", text.len()),
        "author": {"handle": handle, "name": null, "id": format!("id-of-{handle}")},
        "created_at": "2026-12-01T15:00:07Z", "precision": "second", "text": text, "lang": "en",
        "hashtags": ["FreeAhang"], "mentions": [], "links": [], "media": [], "kind": "original",
        "in_reply_to": null, "repost_of": null, "quote_of": null,
        "source": {"format": "groundswell", "file": "a", "line": 1}});
    let origin = Origin { format: Format::Groundswell, file: "a".to_owned(), line: Some(1) };
    ingest::read_post(&json.to_string(), origin).expect("it is one")
}

fn handed_in(mut post: Post) -> Post {
    post.remarks.push(Remark::HandedIn);
    post
}

/// Whether a word stands anywhere in what leaves.
fn holds(files: &BTreeMap<String, Vec<u8>>, word: &str) -> bool {
    files.values().any(|bytes| bytes.windows(word.len()).any(|window| window == word.as_bytes()))
}

#[test]
fn a_package_holds_what_may_be_shown_and_of_the_rest_figures_alone() {
    let mut made = Made::begin();
    let shown = made.quote(&post("bluesky", "mira", "words that may be shown"));
    made.quote(&handed_in(post("x", "noor", "words handed in")));
    made.quote(&post("x", "adil", "words on a network with terms"));
    made.count(&post("mastodon", "sara@a.example", "words that are counted"));
    made.keep(&post("mastodon", "omid@a.example", "words of an archive"), "raw words of an archive");
    let files = made.packed(false);
    for there in ["words that may be shown", "words handed in", "x:adil:29"] {
        assert!(holds(&files, there), "{there}");
    }
    for nowhere in [
        "words on a network",
        "sara",
        "words that are counted",
        "omid",
        "words of an archive",
        "https://x.example/adil",
    ] {
        assert!(!holds(&files, nowhere), "{nowhere}");
    }
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "archive/data.warc.gz",
            "datapackage-digest.json",
            "datapackage.json",
            "indexes/index.cdxj",
            "pages/pages.jsonl",
            &format!("proofs/{shown}.tlog-proof"),
            "proofs/1.tlog-proof",
            "record/log.zip",
            "record/public.export",
            "verify/index.html"
        ]
    );
    let public = String::from_utf8(files["record/public.export"].clone()).expect("it is text");
    let indices: Vec<u64> = public
        .lines()
        .skip(1)
        .filter_map(|line| serde_json::from_str::<Value>(line).ok()?["index"].as_u64())
        .collect();
    assert_eq!(indices, [0, 1]);
}

#[test]
fn a_package_is_the_same_each_time() {
    let mut made = Made::begin();
    made.quote(&post("bluesky", "mira", "words"));
    assert_eq!(made.package(false), made.package(false));
}

#[test]
fn an_archive_of_ones_own_is_shown_where_that_is_asked_for_and_what_was_received_with_it() {
    let mut made = Made::begin();
    made.keep(&post("bluesky", "mira", "words of an archive"), "raw words, of mira");
    let mut quoting = post("bluesky", "noor", "words about other words");
    quoting.quote_of = Some(model::PostId("somebody else's".to_owned()));
    made.keep(&quoting, "raw words, of noor, with those of somebody else");
    made.keep(&post("x", "adil", "words on a network with terms"), "raw words, of adil");
    let mut hiding = post("mastodon", "sara@a.example", "words to be found by nobody");
    hiding.remarks.push(Remark::NotIndexable);
    made.keep(&hiding, "raw words, of sara");
    let files = made.packed(true);
    for there in ["words of an archive", "raw words, of mira", "words about other words", "x:adil:29"] {
        assert!(holds(&files, there), "{there}");
    }
    for nowhere in ["of noor", "words on a network", "of adil", "found by nobody", "of sara"] {
        assert!(!holds(&files, nowhere), "{nowhere}");
    }
    assert!(!holds(&made.packed(false), "words of an archive"));
}

#[test]
fn what_nobody_can_see_any_more_is_in_no_package_and_among_no_names() {
    let mut made = Made::begin();
    let (seen, unseen, gone, hidden) = (
        post("bluesky", "mira", "seen"),
        post("bluesky", "noor", "unseen!"),
        post("bluesky", "adil", "words by adil"),
        post("bluesky", "omid", "words off the wall"),
    );
    for post in [&seen, &unseen, &gone, &hidden] {
        made.quote(post);
    }
    let key = made.key.clone();
    let name = |post: &Post| key.of_post(post.network, &entry::identity(post));
    let watched = [
        Seen::Post { post: name(&unseen), visibility: Visibility::OutOfSight },
        Seen::Post { post: name(&seen), visibility: Visibility::Withdrawn },
        Seen::Post { post: name(&seen), visibility: Visibility::There },
        Seen::Account {
            account: key.of_account(gone.network, "id-of-adil"),
            visibility: Visibility::Withdrawn,
        },
        Seen::Hidden { post: name(&hidden), is_hidden: true },
        Seen::Hidden { post: name(&seen), is_hidden: true },
        Seen::Hidden { post: name(&seen), is_hidden: false },
    ];
    for seen in &watched {
        made.add(Kind::Watch, &seen.content(), None);
    }
    let files = made.packed(false);
    assert!(holds(&files, "bluesky.example/mira"));
    for nowhere in ["unseen!", "words by adil", "words off the wall", &name(&unseen), &name(&hidden)] {
        assert!(!holds(&files, nowhere), "{nowhere}");
    }
    assert_eq!(made.names().0, "bluesky:mira:4\n");
}

#[test]
fn that_a_shown_post_is_also_counted_closes_it_only_where_its_author_wants_that() {
    for (is_handed_in, is_withheld, is_shown) in
        [(false, false, true), (false, true, false), (true, true, true)]
    {
        let mut made = Made::begin();
        let mut quoted = post("bluesky", "mira", "words of mira");
        let mut again = quoted.clone();
        if is_handed_in {
            quoted = handed_in(quoted);
        }
        if is_withheld {
            again.remarks.push(Remark::NotIndexable);
        }
        made.quote(&quoted);
        made.count(&again);
        assert_eq!(holds(&made.packed(false), "words of mira"), is_shown, "{is_handed_in} {is_withheld}");
    }
}

#[test]
fn of_a_post_that_may_not_be_handed_on_in_its_newest_form_the_address_alone_leaves() {
    let mut made = Made::begin();
    let quoted = post("x", "noor", "words of noor");
    made.quote(&handed_in(quoted.clone()));
    assert!(holds(&made.packed(false), "words of noor"));
    made.quote(&quoted);
    let files = made.packed(false);
    assert!(!holds(&files, "words of noor") && holds(&files, "x:noor:13"));
}

#[test]
fn what_was_forgotten_is_in_no_export() {
    let mut made = Made::begin();
    let place = made.quote(&post("bluesky", "mira", "words to be forgotten"));
    made.quote(&post("bluesky", "noor", "words to be kept"));
    assert!(holds(&made.packed(false), "words to be forgotten"));
    made.record.forget(&[place], Reason::Author, "2026-12-02T08:00:00Z").expect("it is forgotten");
    made.record.seal().expect("it is sealed");
    let files = made.packed(false);
    assert!(holds(&files, "words to be kept") && !holds(&files, "to be forgotten") && !holds(&files, "mira"));
    assert!(!made.names().0.contains("mira"));
    assert_eq!(made.csv().lines().count(), 2);
}

#[test]
fn a_proof_of_its_author_goes_with_a_post_and_is_its_strongest_grade() {
    let mut made = Made::begin();
    let quoted = signed_post();
    made.quote(&quoted);
    let name = model::PostId(made.key.of_post(quoted.network, &entry::identity(&quoted)));
    let content = entry::proof_content(&name, at(NOW));
    let wrong = made.add(Kind::Capture, &content, Some(b"signed bytes"));
    let files = made.packed(false);
    assert!(!holds(&files, "Signed at the source") && !holds(&files, "signed bytes"));
    assert!(!files.contains_key(&format!("proofs/{wrong}.tlog-proof")), "what proves nothing is no proof");
    let proof = made.add(Kind::Capture, &content, Some(PROOF));
    let files = made.packed(false);
    assert!(holds(&files, "Signed at the source") && holds(&files, "did:plc:loom"));
    assert!(files.contains_key(&format!("proofs/{proof}.tlog-proof")));
}

#[test]
fn what_proves_a_post_and_is_sealed_stays_here_also_once_the_post_is_shown() {
    let mut made = Made::begin();
    let quoted = post("bluesky", "mira", "words");
    let name = model::PostId(made.key.of_post(quoted.network, &entry::identity(&quoted)));
    let place = made.add(Kind::Capture, &entry::sealed_proof_content(&name, at(NOW)), Some(b"sealed-canary"));
    made.quote(&quoted);
    let after = made.add(Kind::Capture, &entry::sealed_proof_content(&name, at(NOW)), Some(b"sealed-canary"));
    for with_archive in [false, true] {
        let files = made.packed(with_archive);
        assert!(holds(&files, "words") && !holds(&files, "sealed-canary"));
        assert!(!holds(&files, "Signed at the source"));
        assert!(
            [place, after].iter().all(|place| !files.contains_key(&format!("proofs/{place}.tlog-proof")))
        );
    }
}

#[test]
fn a_picture_as_its_author_has_posted_it_stays_here() {
    let mut made = Made::begin();
    let quoted = post("bluesky", "mira", "words");
    made.quote(&quoted);
    let name = model::PostId(made.key.of_post(quoted.network, &entry::identity(&quoted)));
    let copy = format!("image/png 1x1 90 sha256:{}", "0a".repeat(32)).parse().expect("it is one");
    let picture = entry::medium_content(&name, "https://files.example/loom.jpg", &copy, at(NOW));
    let place = made.add(Kind::Capture, &picture, Some(b"picture-canary"));
    for with_archive in [false, true] {
        let files = made.packed(with_archive);
        assert!(holds(&files, "words") && !holds(&files, "picture-canary"));
        assert!(!holds(&files, "files.example/loom.jpg"));
        assert!(!files.contains_key(&format!("proofs/{place}.tlog-proof")));
    }
}

#[test]
fn a_table_has_each_post_once_without_words_or_names_and_no_formula() {
    let mut made = Made::begin();
    let mut reply = post("bluesky", "mira", "words");
    reply.in_reply_to = Some(model::PostId("other".to_owned()));
    reply.lang = Some("=1+2".to_owned());
    reply.hashtags = vec!["FreeAhang".to_owned(), "a,\"b\"".to_owned()];
    made.count(&reply);
    made.count(&reply);
    made.quote(&handed_in(post("x", "mira", "other words")));
    made.keep(&post("bluesky", "mira", "words of an archive"), "raw");
    let mut notice = post("x", "noor", "withheld");
    notice.remarks.push(Remark::Notice);
    made.keep(&notice, "raw");
    insta::assert_snapshot!(made.csv());
}

#[test]
fn names_are_those_of_posts_that_are_kept_by_them() {
    let mut made = Made::begin();
    made.quote(&post("bluesky", "mira", "words"));
    made.quote(&post("bluesky", "mira", "words"));
    made.keep(&post("x", "noor", "words"), "raw");
    made.count(&post("mastodon", "sara@a.example", "words"));
    assert_eq!(made.names(), ("bluesky:mira:5\nx:noor:5\n".to_owned(), Named { written: 2, nameless: 1 }));
}
