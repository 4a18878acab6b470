// SPDX-License-Identifier: AGPL-3.0-or-later
//! What proves a kept post, and the versions of one.

use std::{fs, path::PathBuf};

use ingest::Item;
use model::PostId;
use serde_json::{Value, json};
use watch::PostState;

use super::{DID, HANDLE, Kept, PROOF, WORDS, files, stands};
use crate::{
    sealed_copy::{self, Opened},
    sealed_proof,
};

#[test]
fn what_proves_a_kept_post_is_sealed_once_holds_when_opened_and_goes_with_it() {
    let (storm, post) = Kept::proved();
    let mut storm = storm.stop().start();
    storm.look(&post);
    let copies = storm.copies();
    let [_, (content, sealed)] = copies.as_slice() else { panic!("{} are kept", copies.len()) };
    let pseudonym = storm.recorder.pseudonym(&post);
    let minute = tally::minute(storm.now).to_string();
    assert_eq!(
        *content,
        json!({"format": "bluesky-proof-sealed", "posts": [pseudonym.as_str()], "seen_at": minute})
    );
    for told in [WORDS, HANDLE, DID, "3kaaa", "bsky.app"] {
        assert!(!stands(storm.home.path(), told), "{told}");
    }
    let is_there = |path: &PathBuf| {
        fs::read(path).expect("read").windows(64).any(|window| PROOF.windows(64).any(|it| it == window))
    };
    assert!(!files(storm.home.path()).iter().any(is_there), "no part of it is there in clear");
    for key in ["lawyers", "friends"] {
        let Ok(Opened::Proof(proof)) = sealed_copy::open(sealed, &storm.opener(key)) else { panic!("{key}") };
        assert_eq!((Some(&proof.of), &*proof.proof.to_bytes()), (post.id.as_ref(), PROOF));
        assert!(proof.check().expect("it holds").post.text.starts_with(WORDS));
    }
    assert!(sealed_copy::open(sealed, &storm.opener("other")).is_err());
    assert!(!storm.recorder.public().contains(&1), "nobody may open it");
    storm.recorder.follow_post(&post, PostState::Deleted.into(), storm.now).expect("it is followed");
    assert_eq!(storm.copies().len(), 0);
    let is_left =
        |path: &PathBuf| fs::read(path).expect("read").windows(64).any(|window| window == &sealed[400..464]);
    assert!(!files(storm.home.path()).iter().any(is_left), "nothing of it is left on the disk");
    let verified = record::verify(&storm.record());
    assert!(verified.holds() && verified.forgotten == 2, "{:?}", verified.faults);
    assert_eq!(storm.stop().start().recorder.kept().count(), 0);
}

#[test]
fn a_proof_of_which_a_bit_is_flipped_does_not_hold() {
    let of = PostId(format!("at://{DID}/app.bsky.feed.post/3kaaa"));
    let shown = |proof: &[u8]| {
        let plain = sealed_proof::plain(&of, proof).expect("it is not long");
        assert_eq!(plain.len(), 4096, "its length tells nothing");
        sealed_proof::read(&plain).expect("it is one").and_then(|proof| proof.check())
    };
    assert!(shown(PROOF).is_ok());
    let car =
        12..usize::try_from(u32::from_be_bytes(*PROOF.first_chunk().expect("a length"))).expect("short");
    for at in car {
        for bit in 0..8 {
            let mut wrong = PROOF.to_vec();
            wrong[at] ^= 1 << bit;
            assert!(shown(&wrong).is_err(), "bit {bit} of {at}");
        }
    }
    for others in
        ["at://did:plc:mira/app.bsky.feed.post/3kaaa", "at://did:plc:loom/app.bsky.feed.post/3kbbb", "7"]
    {
        let plain = sealed_proof::plain(&PostId(others.to_owned()), PROOF).expect("it is not long");
        assert!(
            sealed_proof::read(&plain).expect("it is one").expect("it is whole").check().is_err(),
            "{others}"
        );
    }
    let short = b"{\"proof_of\":\"at://a/b/c\",\"proof_bytes\":18446744073709551615}\n";
    assert!(sealed_proof::read(short).expect("it says that it is one").is_err());
    assert!(sealed_proof::plain(&of, &vec![0; 5 << 20]).is_none(), "it could not be opened");
}

#[test]
fn of_an_edited_post_each_version_has_its_copy_and_its_proof() {
    let (storm, post) = Kept::proved();
    let mut storm = storm.stop().start();
    let with = |storm: &Kept, more: &str| {
        let mut item = storm.item("3kaaa", &storm.tag());
        let Item::Posts(arrival) = &mut item else { panic!("a post") };
        arrival.posts[0].text.push_str(more);
        item
    };
    for more in ["", " again", "", " again"] {
        let item = with(&storm, more);
        storm.take(vec![item]);
    }
    let opener = storm.opener("lawyers");
    let texts = |copies: Vec<(Value, Vec<u8>)>| -> Vec<String> {
        let open =
            |(_, sealed): (Value, Vec<u8>)| match sealed_copy::open(&sealed, &opener).expect("it opens") {
                Opened::Copy(copy) => ingest::read_post_again(&copy.post).expect("a post").text,
                Opened::Proof(_) => "proof".to_owned(),
            };
        copies.into_iter().map(open).collect()
    };
    let said = format!("{WORDS} 3kaaa #{}", storm.tag());
    let expected = [said.clone(), "proof".to_owned(), format!("{said} again")];
    assert_eq!(texts(storm.copies()), expected);
    let mut storm = storm.stop().start();
    let item = with(&storm, " again");
    storm.take(vec![item]);
    storm.look(&post);
    storm.look(&post);
    assert_eq!(texts(storm.copies()), [&expected[..], &["proof".to_owned()]].concat());
    assert_eq!(storm.recorder.tally().counts().posts, 1, "it is one post");
    storm.recorder.follow_post(&post, PostState::Deleted.into(), storm.now).expect("it is followed");
    assert_eq!(storm.copies().len(), 0, "all versions go");
}
