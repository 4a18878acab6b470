// SPDX-License-Identifier: AGPL-3.0-or-later
use super::*;

/// What other rooms prove with is made here: a post of `did:plc:loom` whose words and key are made up.
#[test]
fn the_proof_that_other_rooms_test_with_is_one() {
    let mut car = Car::default();
    let text = |text| Value::Text(text);
    let record = car.add(&Value::Map(vec![
        ("text", text("The looms stood in the snow 3kaaa #FreeTheAhangWeavers")),
        ("$type", text("app.bsky.feed.post")),
        ("createdAt", text("2026-12-01T15:10:00.000Z")),
    ]));
    let tree = car.node(None, &[("app.bsky.feed.post/3kaaa", &record, None)]);
    let car = car.finish(&tree, &secret(), DID);
    let made = Proof { car, did_document: document(&multibase(&secret())), directory_log: None };
    assert!(made.verify(DID, "app.bsky.feed.post/3kaaa").unwrap().record.is_some());
    assert_eq!(made.to_bytes(), include_bytes!("../../fixtures/post.proof"));
}

/// What is timed (`examples/proofs.rs`): a post six nodes deep, as in a repository of some thousand, of an account that has changed its
/// key once.
#[test]
fn the_proof_that_is_timed_is_one() {
    let (did, log) = account();
    let did = std::str::from_utf8(leaked(did.as_bytes())).unwrap();
    let [.., key] = secrets();
    let mut car = Car::default();
    let text = |text| Value::Text(text);
    let said = "We stand with the weavers of Ahang. Their looms are theirs, and so is what they say. #FreeTheAhangWeavers";
    let record = car.add(&Value::Map(vec![
        ("text", text(said)),
        ("$type", text("app.bsky.feed.post")),
        ("langs", Value::List(vec![text("en")])),
        ("createdAt", text("2026-12-01T15:10:00.000Z")),
    ]));
    let elsewhere = name(b"elsewhere");
    let named = |depth: usize, end: &str| format!("app.bsky.feed.post/3k{}{end}", "m".repeat(depth));
    let post = named(6, "");
    let mut tree = car.node(None, &[(&post, &record, None)]);
    for depth in (0..5).rev() {
        let [before, at, behind, last] = ["a", "b", "y", "z"].map(|end| named(depth, end));
        let below = tree;
        tree = car.node(
            None,
            &[
                (&before, &elsewhere, None),
                (&at, &elsewhere, Some(&below)),
                (&behind, &elsewhere, None),
                (&last, &elsewhere, None),
            ],
        );
    }
    let document = String::from_utf8(document(&multibase(&key))).unwrap().replace(DID, did);
    let made = Proof {
        car: car.finish(&tree, &key, did),
        did_document: document.into_bytes(),
        directory_log: Some(serde_json::to_vec(&log).unwrap()),
    };
    let proved = made.verify(did, &post).unwrap();
    assert!(proved.is_rooted && proved.record.is_some());
    assert_eq!(made.to_bytes(), include_bytes!("../../fixtures/timed.proof"), "{did} {post}");
}
