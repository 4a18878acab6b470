// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::SignedDuration;
use model::{Network, Post, PostId, Timestamp};
use serde_json::json;
use watch::PostState;

use super::Rechecks;

fn at(minutes: i64) -> Timestamp {
    "2026-12-01T15:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_mins(minutes)
}

fn post(network: Network, made_at: Option<i64>) -> Post {
    let post = json!({
        "network": network.key(), "id": "1", "url": null, "author": {"handle": null, "name": null, "id": null},
        "created_at": made_at.map(|minutes| at(minutes).to_string()), "precision": "second", "text": "t", "lang": null,
        "hashtags": [], "mentions": [], "links": [], "media": [], "kind": "original", "in_reply_to": null, "repost_of": null,
        "quote_of": null, "source": {"format": "article", "file": "f", "line": null},
    });
    rally::read_post(&post.to_string()).unwrap()
}

/// The minutes, of so many, at which a post is looked at that stands so each time.
fn looks(post: &Post, minutes: i64, state: impl Fn(usize) -> PostState) -> Vec<i64> {
    let home = tempfile::tempdir().unwrap();
    let (id, mut looks) = (PostId("ab12".to_owned()), Vec::new());
    for minute in 0..=minutes {
        // Opened anew each time: what was written is all that counts.
        let mut rechecks = Rechecks::load(&home.path().join("rechecks.json")).unwrap();
        if rechecks.next(&[(&id, post)], at(minute)).is_some() {
            rechecks.note(&id, &state(looks.len()), at(minute));
            looks.push(minute);
        }
        rechecks.save().unwrap();
    }
    looks
}

#[test]
fn a_post_is_looked_at_after_an_hour_and_then_daily_and_sooner_while_it_is_not_to_be_seen() {
    const DAY: i64 = 24 * 60;
    let there = |_| PostState::There;
    let from = |network| post(network, Some(0));
    assert_eq!(looks(&from(Network::Bluesky), 2 * DAY, there), [1, 60, 60 + DAY], "the proof comes first");
    for network in [Network::Mastodon, Network::X] {
        assert_eq!(looks(&from(network), 2 * DAY, there), [60, 60 + DAY], "{network:?}");
    }
    let unknown_first = |look| if look < 2 { PostState::Unknown(String::new()) } else { PostState::There };
    assert_eq!(looks(&from(Network::Mastodon), 2 * DAY, unknown_first), [60, 120, 180, 180 + DAY]);
    assert_eq!(looks(&from(Network::Bluesky), 130, |_| PostState::OutOfSight), [1, 61, 121]);
    assert_eq!(looks(&from(Network::X), 130, |_| PostState::Withdrawn), [60, 120]);
    // Whoever claims a wrong time, or none, is not spared.
    for made_at in [None, Some(900 * DAY), Some(-900 * DAY)] {
        let post = post(Network::Bluesky, made_at);
        assert_eq!(looks(&post, 2 * DAY, there), [0, DAY, 2 * DAY], "{made_at:?}");
    }
}

#[test]
fn whichever_has_waited_longest_is_next_and_what_was_erased_is_forgotten() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("rechecks.json");
    let mut rechecks = Rechecks::load(&path).unwrap();
    let ids = ["aa", "bb", "cc"].map(|id| PostId(id.to_owned()));
    let posts = [30, 10, 20].map(|minutes| post(Network::Mastodon, Some(minutes)));
    let quoted: Vec<_> = ids.iter().zip(&posts).collect();
    let mut order = Vec::new();
    while let Some(next) = rechecks.next(&quoted, at(200)) {
        let place = posts.iter().position(|post| post == next).unwrap();
        rechecks.note(&ids[place], &PostState::There, at(200));
        order.push(ids[place].as_str());
    }
    assert_eq!(order, ["bb", "cc", "aa"]);
    rechecks.keep_only(ids[1..].iter());
    assert_eq!(rechecks.next(&quoted[1..], at(200)), None);
    rechecks.save().unwrap();
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(!kept.contains("aa") && kept.contains("bb"), "{kept}");
}

#[test]
fn a_file_that_is_damaged_costs_another_look_and_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("rechecks.json");
    std::fs::write(&path, b"{\"ab12\":").unwrap();
    let rechecks = Rechecks::load(&path).unwrap();
    let (id, post) = (PostId("ab12".to_owned()), post(Network::X, Some(0)));
    assert!(rechecks.next(&[(&id, &post)], at(90)).is_some());
}
