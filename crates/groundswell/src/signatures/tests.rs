// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeSet, fs, path::PathBuf};

use model::{Post, PostId, Remark, Timestamp};
use record::{Draft, Record, Under, Verification};
use serde_json::Value;

use super::{proved::signed_posts, *};
use crate::{
    distant, packaged,
    pseudonym::PseudonymKey,
    signing,
    takeout::{Packing, write_package},
};

/// What `did:plc:loom` has signed of its post `3kaaa`; its document alone says whose the key is.
const PROOF: &[u8] = include_bytes!("../../../signed/fixtures/post.proof");

const NOW: &str = "2026-12-02T09:00:00Z";

/// A record that a test fills.
struct Made {
    home: tempfile::TempDir,
    record: Record,
    key: PseudonymKey,
}

impl Made {
    fn begin() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let name = || Ok("calls.example/ahang".to_owned());
        let record = signing::open(&home.path().join("record"), &home.path().join("key"), name, now());
        let key = PseudonymKey::load_or_create(&home.path().join("pseudonyms")).expect("it is made");
        Self { record: record.expect("it begins"), home, key }
    }

    fn with(posts: &[&Post], proof: Option<&[u8]>) -> Self {
        let mut made = Self::begin();
        for post in posts {
            made.add(Kind::Post, &entry::quoted_content(post, &made.key, false), None);
        }
        let last = posts.last().expect("there is one");
        if let Some(proof) = proof {
            made.prove(last, proof);
        }
        made
    }

    fn add(&mut self, kind: Kind, content: &Value, evidence: Option<&[u8]>) -> u64 {
        let draft = Draft::new(kind, content, evidence.map(<[u8]>::to_vec)).expect("it is one");
        let place = self.record.append(&[draft]).expect("it is kept").start;
        self.record.seal().expect("it is sealed");
        place
    }

    fn prove(&mut self, post: &Post, proof: &[u8]) -> u64 {
        let name = PostId(self.key.of_post(post.network, &entry::identity(post)));
        self.add(Kind::Capture, &entry::proof_content(&name, now()), Some(proof))
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("record")
    }

    /// What is found in the folder, in an export, in a package and in what a site hands out: the log holds in each.
    fn found(&self) -> [Signatures; 4] {
        let export = self.home.path().join("export");
        record::export_jsonl(&self.folder(), &mut fs::File::create(&export).expect("a file"))
            .expect("it is exported");
        let (package, site) = (self.home.path().join("out.wacz"), self.home.path().join("site"));
        let packing = Packing { with_archive: false, now: now() };
        let file = fs::File::create(&package).expect("a file");
        write_package(&self.folder(), &packing, file).expect("it is packed");
        self.hand_out(&site);
        [
            look(|see| record::verify_seeing(&self.folder(), see)),
            look(|see| record::verify_export_seeing(fs::File::open(&export).expect("it is there"), see)),
            look(|see| packaged::verify(&package, see).expect("it is read").expect("it is a package").found),
            look(|see| distant::verify_saved(&site, see).0),
        ]
    }

    /// Writes what a site hands out, whatever this program would open.
    fn hand_out(&self, site: &std::path::Path) {
        let places: BTreeSet<u64> = (0..self.record.len()).collect();
        let mut public = Vec::new();
        record::export_public(&self.folder(), &places, Under::Any, &mut public).expect("it is exported");
        let mut files = record::public_files(&self.folder()).expect("they are there");
        files.push((record::PUBLIC_EXPORT.to_owned(), public));
        for (name, bytes) in files {
            let path = site.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("it is made");
            fs::write(path, bytes).expect("it is written");
        }
    }
}

fn look(verify: impl FnOnce(record::See<'_>) -> Verification) -> Signatures {
    let watching = Watching::default();
    let found = verify(&|place, entry| watching.see(place, entry));
    assert_eq!(found.faults, []);
    watching.finish(|place| format!("file of {place}"))
}

fn now() -> Timestamp {
    NOW.parse().expect("an instant")
}

/// The post as its author has signed it.
fn signed_post() -> Post {
    let proof = signed::Proof::from_bytes(PROOF).expect("it is whole");
    let [post] = <[Post; 1]>::try_from(signed_posts(&proof.car)).expect("it has one");
    post
}

/// One of another network, handed in.
fn on(network: Network) -> Post {
    let mut post = Post { network, id: Some(PostId("7".to_owned())), ..signed_post() };
    post.remarks.push(Remark::HandedIn);
    post
}

#[test]
fn of_each_quoted_post_it_is_said_whether_its_author_has_signed_it_or_that_it_cannot_be_said() {
    let other =
        Post { id: Some(PostId("at://did:plc:loom/app.bsky.feed.post/3kbbb".to_owned())), ..signed_post() };
    let made = Made::with(&[&other, &on(Network::Mastodon), &on(Network::X), &signed_post()], Some(PROOF));
    for found in made.found() {
        assert_eq!(found.faults, []);
        assert_eq!((found.holding, found.signed), (BTreeSet::from([4]), BTreeSet::from([3])));
        assert_eq!((found.by_document, found.without_proof, found.sealed), (1, 1, 0));
        assert_eq!(found.unsigned, BTreeMap::from([(Network::Mastodon, 1), (Network::X, 1)]));
    }
    let [found, ..] = made.found();
    insta::assert_snapshot!(format!("{}{:#}", found.text(), found.json()));
}

#[test]
fn nothing_is_said_of_signatures_where_nobody_is_quoted() {
    let mut made = Made::begin();
    let content = entry::counted_content(&signed_post(), &made.key, false, None);
    made.add(Kind::Post, &content, None);
    assert_eq!(made.found(), std::array::from_fn(|_| Signatures::default()));
    assert_eq!(Signatures::default().text(), "");
}

#[test]
fn of_a_sealed_proof_it_is_said_that_who_has_no_key_cannot_tell() {
    let mut made = Made::begin();
    let content = entry::sealed_proof_content(&PostId("ab".to_owned()), now());
    made.add(Kind::Capture, &content, Some(b"sealed"));
    let [found, ..] = made.found();
    assert_eq!((found.sealed, &*found.faults), (1, [].as_slice()));
    assert!(found.text().contains("1 proof of what is kept, sealed"), "{}", found.text());
}

#[test]
fn a_proof_that_shows_something_else_is_found_and_its_entry_named() {
    let post = signed_post;
    let named = |id: &str| Post { id: Some(PostId(id.to_owned())), ..post() };
    let said = |text: &str| Post { text: text.to_owned(), ..post() };
    let linked = Post { links: vec!["https://else.example/".to_owned()], ..post() };
    let flipped = |at: usize| {
        let mut proof = PROOF.to_vec();
        proof[at] ^= 1;
        proof
    };
    // The signature is the last member of the commit in its order: `sig`, and 64 bytes.
    let signature = PROOF.windows(4).position(|it| it == b"\x63sig").expect("it is signed") + 20;
    let check = |shown: &Post, proof: &[u8], says: &str| {
        let made = Made::with(&[shown], Some(proof));
        for (found, file) in made.found().into_iter().zip(["folder", "export", "package", "site"]) {
            // What is no proof of what is shown does not leave in a package.
            if found.faults.is_empty() && file == "package" {
                assert_eq!((found.signed.len(), found.holding.len()), (0, 0));
                continue;
            }
            let [fault] = found.faults.as_slice() else { panic!("{file}: {:?}", found.faults) };
            assert_eq!((fault.index, &*fault.file), (Some(1), "file of 1"), "{file}");
            assert!(fault.says.contains(says), "{file}: {}", fault.says);
            assert_eq!((found.signed.len(), found.holding.len()), (0, 0), "{file}");
        }
    };
    let another = "is of another post than entry 0 tells";
    check(&named("at://did:plc:loom/app.bsky.feed.post/3kbbb"), PROOF, another);
    check(&named("at://did:plc:mira/app.bsky.feed.post/3kaaa"), PROOF, another);
    check(&on(Network::X), PROOF, another);
    let other_words = "signed other words than entry 0 tells";
    check(&said("The looms stood in the sun"), PROOF, other_words);
    check(&linked, PROOF, other_words);
    check(&post(), &flipped(signature), "its proof does not hold");
    check(&post(), &flipped(PROOF.len() - 40), "its proof does not hold");
    check(&post(), b"nothing of the kind", "its proof does not hold: it is not whole");
    check(&post(), &vec![0; 9 << 20], "its proof does not hold: it is longer than any honest one");
}

#[test]
fn every_bit_of_a_proof_matters_or_leaves_what_it_shows() {
    for at in 0..PROOF.len() {
        let mut proof = PROOF.to_vec();
        proof[at] ^= 4;
        let Ok(shows) = Proved::all(&proof) else { continue };
        let [proved] = shows.as_slice() else { panic!("{} posts at {at}", shows.len()) };
        let is_as_it_was = proved.claim == Claim::of(&signed_post());
        assert!(is_as_it_was || proved.is_rooted.is_err(), "byte {at}");
    }
}

#[test]
fn a_proof_is_held_against_the_words_that_were_shown_when_it_was_kept() {
    let earlier = Post { text: "other words".to_owned(), ..signed_post() };
    let mut made = Made::with(&[&earlier, &signed_post()], Some(PROOF));
    let [found, ..] = made.found();
    assert_eq!((&*found.faults, found.signed), ([].as_slice(), BTreeSet::from([1])));
    // Of the words that came after it it shows nothing, and nobody says that it does.
    made.add(Kind::Post, &entry::quoted_content(&earlier, &made.key, false), None);
    for found in made.found() {
        assert_eq!((&*found.faults, found.signed.len(), found.without_proof), ([].as_slice(), 0, 1));
    }
}

#[test]
fn a_proof_of_a_post_that_does_not_stand_before_it_is_found() {
    let mut made = Made::begin();
    made.prove(&signed_post(), PROOF);
    made.add(Kind::Post, &entry::quoted_content(&signed_post(), &made.key, false), None);
    let [found, ..] = made.found();
    let [fault] = found.faults.as_slice() else { panic!("{:?}", found.faults) };
    assert_eq!((fault.index, &*fault.says), (Some(0), "it proves a post that does not stand before it"));
}
