// SPDX-License-Identifier: AGPL-3.0-or-later
use ingest::{Item, Wire};
use model::{Post, PostId};

use super::{
    clock::Clock,
    town::Town,
    x::{app, budget},
};
use crate::{PostState, Rechecker};

#[tokio::test(start_paused = true)]
async fn with_a_key_x_tells_what_has_become_of_a_post_as_far_as_the_budget_goes() {
    let town = Town::open(Clock::start()).await;
    let rechecker = || Rechecker::new(town.clock.link(&[town.exception()]), "plc.example");
    let with_key = rechecker().with_x(app(&town, budget(4)));
    for (id, expected) in [
        ("10", "there"),
        ("11", "deleted"),
        ("12", "out-of-sight"),
        ("13", "withdrawn"),
        ("14", "out-of-sight"),
        ("15", "withdrawn"),
        ("16", "unknown"),
        ("10", "there"),
        ("10", "unknown"),
    ] {
        assert_eq!(with_key.look_at(&post(id)).await.state.key(), expected, "{id}");
    }
    let asked = town.asked().len();
    assert!(matches!(rechecker().look_at(&post("10")).await.state, PostState::Unknown(_)));
    assert_eq!(town.asked().len(), asked, "without a key nobody is asked");
}

fn post(id: &str) -> Post {
    let line = serde_json::json!({"data": {"id": id, "text": "Let Talia weave", "created_at": "2026-12-01T15:00:00.000Z",
        "author_id": "7", "edit_history_tweet_ids": [id]}});
    let seen_at = "2026-12-01T15:00:00Z".parse().unwrap();
    let items = Wire::new("x").read(line.to_string().into_bytes(), seen_at);
    let Some(Item::Posts(arrival)) = items.into_iter().next() else { panic!("it is a post") };
    Post { id: Some(PostId(id.to_owned())), ..arrival.posts.into_iter().next().unwrap() }
}
