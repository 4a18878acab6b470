// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeSet, sync::Arc};

use ingest::{Item, Source};
use jiff::SignedDuration;
use model::{Post, Timestamp};
use tokio::time::timeout;
use watch::{Hashtags, Link, MastodonHashtags, MastodonServer};

use crate::snac::{PATIENCE, Snac};

const HOSTS: [&str; 3] = ["knots.example", "thread.example", "yarn.example"];

fn follow(servers: &[Snac; 3]) -> [MastodonHashtags; 3] {
    let exceptions = HOSTS.iter().zip(servers).map(|(host, snac)| format!("{host}={}", snac.at()).parse());
    let exceptions: Result<_, _> = exceptions.collect();
    let link = Link::new("Groundswell/1", exceptions.expect("they are exceptions"), Arc::new(Timestamp::now));
    let since = Timestamp::now() - SignedDuration::from_hours(1);
    let hashtags = Hashtags { tags: vec!["FreeTalia".to_owned()], since };
    HOSTS.map(|host| {
        let server = MastodonServer { host: host.to_owned(), token: None };
        MastodonHashtags::start(link.clone(), server, &hashtags, None)
    })
}

/// Everything up to the first sight of a post of that name.
async fn up_to(source: &mut MastodonHashtags, uri: &str) -> Vec<Post> {
    let mut found = Vec::new();
    let all = async {
        while found.last().and_then(|post: &Post| post.id.as_ref()).is_none_or(|id| id.as_str() != uri) {
            match source.next().await.expect("it never ends") {
                Item::Posts(arrival) => found.extend(arrival.posts),
                Item::Rejected(rejection) => panic!("{rejection:?}"),
                _ => {}
            }
        }
    };
    timeout(PATIENCE, all).await.unwrap_or_else(|_| panic!("{} does not give {uri}", source.name()));
    found
}

fn names(posts: &[Post]) -> BTreeSet<&str> {
    posts.iter().filter_map(|post| post.id.as_ref()).map(model::PostId::as_str).collect()
}

#[tokio::test]
async fn a_post_seen_through_three_servers_is_one_post_and_what_is_not_for_everybody_never_comes() {
    let servers = ["ada", "bo", "cy"].map(Snac::start);
    let [knots, thread, yarn] = &servers;
    knots.is_followed_by(thread);
    knots.is_followed_by(yarn);
    let mut sources = follow(&servers);
    let private = knots.post("for friends #FreeTalia", "private");
    let gone = knots.post("a mistake #FreeTalia", "public");
    let mut sights = Vec::new();
    for source in &mut sources {
        sights.extend(up_to(source, &gone).await);
    }
    assert_eq!(sights.len(), 3, "a sight through each server");
    assert_eq!(names(&sights), [gone.as_str()].into(), "of one post");
    assert_eq!(sights.iter().map(|post| &post.author.id).collect::<BTreeSet<_>>().len(), 1, "of one account");
    // Whoever begins to look only now does not find what was taken back.
    knots.delete(&gone);
    let last = knots.post("Let Talia weave #freetalia", "public");
    for mut source in follow(&servers) {
        let found = up_to(&mut source, &last).await;
        assert!(!names(&found).contains(private.as_str()), "{}", source.name());
        assert!(names(&found).is_subset(&[gone.as_str(), last.as_str()].into()), "{}", source.name());
    }
    let found = up_to(&mut follow(&servers)[0], &last).await;
    assert_eq!(names(&found), [last.as_str()].into(), "it is gone where it was posted");
    // Those who were looking all the time find what is new, and nothing twice.
    for source in &mut sources {
        assert_eq!(names(&up_to(source, &last).await), [last.as_str()].into(), "{}", source.name());
    }
}
