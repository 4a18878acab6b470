// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use ingest::Wire;
use model::{Post, Remark, Timestamp};
use serde_json::json;
use signed::Proof;
use watch::{Link, PostState, Rechecked, Rechecker};

use crate::bluesky::{Bluesky, DIRECTORY, Made};

fn rechecker(bluesky: &Bluesky) -> Rechecker {
    let now = || Timestamp::try_from(std::time::SystemTime::now()).expect("it is some time after 1970");
    let places = bluesky.places().map(|place| place.parse().expect("a place"));
    Rechecker::new(Link::new("groundswell-test", places.to_vec(), Arc::new(now)), DIRECTORY)
}

/// The post as a Jetstream gave it, under a handle that was learnt elsewhere; its author has handed it in.
fn seen(did: &str, made: &Made, text: &str) -> Post {
    let rkey = made.uri.rsplit('/').next();
    let event = json!({"did": did, "time_us": 1_796_137_200_000_000_u64, "kind": "commit", "commit": {
        "rev": "3l", "operation": "create", "collection": "app.bsky.feed.post", "rkey": rkey, "cid": made.cid,
        "record": {"text": text, "createdAt": "2026-12-01T15:00:00Z"}}});
    let at = "2026-12-01T15:00:00Z".parse().expect("an instant");
    let items = Wire::new("jetstream:jet.example").read(event.to_string().into_bytes(), at);
    let Some(ingest::Item::Posts(arrival)) = items.into_iter().next() else { panic!("it is a post") };
    let mut post = arrival.posts.into_iter().next().expect("it is one");
    post.author.handle = Some("ayla.test".to_owned());
    post.remarks.push(Remark::HandedIn);
    post
}

#[tokio::test]
async fn what_becomes_of_a_post_on_a_real_server_is_told_by_who_can_know() {
    let mut bluesky = Bluesky::start();
    let did = bluesky.account("ayla");
    let [kept, edited, deleted] = ["one", "two", "three"].map(|text| {
        let text = format!("{text} #Ahang2026");
        let made = bluesky.post("ayla", &text);
        let post = seen(&did, &made, &text);
        (made, post)
    });
    let again =
        json!({"do": "edit", "by": "ayla", "uri": edited.0.uri, "text": "two, and a half #Ahang2026"});
    assert_eq!(bluesky.make(&again).uri, edited.0.uri);
    bluesky.delete("ayla", &deleted.0);
    let rechecker = rechecker(&bluesky);
    let look = async |post: &Post| rechecker.look_at(post).await;
    // There, with what shows that she has signed it.
    let Rechecked { state, proof } = look(&kept.1).await;
    assert_eq!(state, PostState::There);
    let proof = Proof::from_bytes(&proof.expect("it is proved")).expect("it is whole");
    let key = kept.0.uri.strip_prefix(&format!("at://{did}/")).expect("it is hers");
    let proved = proof.verify(&did, key).expect("it holds");
    assert_eq!(proved.record.map(|record| record.cid.to_string()), Some(kept.0.cid.clone()));
    // Edited: what it is now, under the name and with the consent that are known.
    let Rechecked { state: PostState::Edited(now), proof: Some(_) } = look(&edited.1).await else {
        panic!("it was edited")
    };
    assert_eq!((&*now.text, &now.id), ("two, and a half #Ahang2026", &edited.1.id));
    assert_eq!((&now.author, now.remarks.contains(&Remark::HandedIn)), (&edited.1.author, true));
    assert_eq!(look(&now).await.state, PostState::There, "once is enough");
    assert_eq!(look(&deleted.1).await, PostState::Deleted.into());
    // What happens to the account happens to the post.
    for (deed, expected) in [
        ("deactivate", PostState::OutOfSight),
        ("activate", PostState::There),
        ("suspend", PostState::Withdrawn),
        ("leave", PostState::Left),
    ] {
        bluesky.change("ayla", deed);
        assert_eq!(look(&kept.1).await.state, expected, "{deed}");
    }
    bluesky.kill();
    assert!(matches!(look(&kept.1).await.state, PostState::Unknown(_)));
}
