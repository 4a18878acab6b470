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
    let car = car.finish(&tree, &secret());
    let made = Proof { car, did_document: document(&multibase(&secret())), directory_log: None };
    assert!(made.verify(DID, "app.bsky.feed.post/3kaaa").unwrap().record.is_some());
    assert_eq!(made.to_bytes(), include_bytes!("../../fixtures/post.proof"));
}
