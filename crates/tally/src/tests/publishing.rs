// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Network, Post, Precision, Remark};

use super::{asked, at, post, tally};
use crate::{Counts, Flagged};

/// One post of each of so many accounts in a minute, all with one hashtag and one language.
fn crowd(minute: u8, accounts: usize, hashtag: &str, lang: &str) -> Vec<Post> {
    let name = |number| format!("{hashtag}{minute}_{number}");
    let time = format!("2026-03-01T18:{minute:02}:30Z");
    let one = |number| Post {
        lang: Some(lang.to_owned()),
        ..post(&name(number), &name(number), &time, &[hashtag])
    };
    (0..accounts).map(one).collect()
}

fn published(posts: &[Vec<Post>]) -> Counts {
    tally(asked(&[], None), &posts.concat()).published(|_| false)
}

fn rows(rows: &[(&str, u64)]) -> Vec<(String, u64)> {
    rows.iter().map(|(name, posts)| ((*name).to_owned(), *posts)).collect()
}

#[test]
fn rows_under_five_accounts_are_merged_or_left_out() {
    let counts =
        published(&[crowd(0, 6, "Ahang", "en"), crowd(1, 3, "Looms", "fa"), crowd(2, 2, "Wool", "ku")]);
    assert_eq!(counts.hashtags, rows(&[("Ahang", 6), ("other", 5)]));
    assert_eq!(counts.languages, rows(&[("en", 6), ("other", 5)]));
    let counts = published(&[crowd(0, 6, "Ahang", "en"), crowd(1, 4, "Looms", "fa")]);
    assert_eq!((counts.hashtags, counts.languages), (rows(&[("Ahang", 6)]), Vec::new()));
    assert_eq!((counts.posts, counts.accounts, counts.originals), (10, 10, 10));
    assert_eq!(counts.networks, vec![(Network::X, 10)]);
    assert!(counts.authors.is_empty());
}

#[test]
fn what_is_left_out_is_not_what_the_others_lack_of_all() {
    let on = |network, posts: Vec<Post>| -> Vec<Post> {
        posts.into_iter().map(|post| Post { network, ..post }).collect()
    };
    let [bluesky, mastodon, x] = [Network::Bluesky, Network::Mastodon, Network::X];
    let (many, some) = (on(bluesky, crowd(0, 9, "Ahang", "en")), on(mastodon, crowd(1, 6, "Looms", "fa")));
    let counts = published(&[many.clone(), some.clone(), on(x, crowd(2, 2, "Wool", "ku"))]);
    assert_eq!((counts.posts, counts.networks), (17, vec![(bluesky, 9)]));
    assert_eq!(counts.languages, rows(&[("en", 9), ("other", 8)]));
    let counts = published(&[many.clone(), on(x, crowd(2, 2, "Wool", "ku"))]);
    assert_eq!((counts.posts, counts.networks, counts.languages), (11, Vec::new(), Vec::new()));
    let counts = published(&[many, some]);
    assert_eq!(counts.networks, vec![(bluesky, 9), (mastodon, 6)]);
}

#[test]
fn how_many_give_a_wrong_time_is_told_of_five_accounts_and_of_none() {
    let flagged = |accounts: usize| {
        let dated = |post| Post { remarks: vec![Remark::Backdated], ..post };
        published(&[
            crowd(0, accounts, "Ahang", "en").into_iter().map(dated).collect(),
            crowd(1, 9, "Looms", "fa"),
        ])
        .flagged
    };
    for (accounts, told) in [(0, Some(0)), (1, None), (4, None), (5, Some(5))] {
        assert_eq!(flagged(accounts), Flagged { dated_back: told, dated_ahead: Some(0) }, "{accounts}");
    }
}

#[test]
fn many_posts_of_few_accounts_are_few() {
    let many: Vec<Post> =
        (0..20).map(|id| post(&id.to_string(), "mina", "2026-03-01T18:00:00Z", &["Looms"])).collect();
    let counts = published(&[many]);
    assert_eq!((counts.posts, counts.hashtags, counts.networks), (20, Vec::new(), Vec::new()));
    assert_eq!((counts.per_minute, counts.peak), (Vec::new(), None));
}

#[test]
fn minutes_are_merged_until_five_accounts_are_together() {
    let check = |minutes: &[(u8, usize)], expected: &[(&str, u64)], peak: Option<u64>| {
        let posts: Vec<_> =
            minutes.iter().map(|(minute, accounts)| crowd(*minute, *accounts, "Ahang", "en")).collect();
        let counts = published(&posts);
        let expected: Vec<_> = expected.iter().map(|(start, posts)| (at(start), *posts)).collect();
        assert_eq!(counts.per_minute, expected, "{minutes:?}");
        assert_eq!(counts.peak.map(|peak| peak.posts), peak, "{minutes:?}");
    };
    check(
        &[(0, 2), (1, 2), (4, 2), (5, 7), (6, 1)],
        &[("2026-03-01T18:00:00Z", 6), ("2026-03-01T18:05:00Z", 8)],
        Some(7),
    );
    check(&[(0, 4), (9, 4)], &[("2026-03-01T18:00:00Z", 8)], None);
    check(&[(0, 4)], &[], None);
}

#[test]
fn the_first_post_is_told_by_its_time_alone_unless_it_may_be_quoted() {
    let posts =
        [Post { precision: Precision::Minute, ..post("1", "mina", "2026-03-01T18:00:00Z", &["Ahang"]) }];
    let tally = tally(asked(&[], None), &posts);
    assert_eq!(
        tally.published(|post| post.author.handle.as_deref() == Some("mina")).first,
        Some(posts[0].clone())
    );
    let first = tally.published(|_| false).first.expect("there is a first post");
    assert_eq!((first.created_at, first.precision), (Some(at("2026-03-01T18:00:00Z")), Precision::Minute));
    assert_eq!((first.id, first.url, first.text.as_str(), first.lang), (None, None, "", None));
    assert_eq!((first.author.handle, first.hashtags, first.source.file.as_str()), (None, Vec::new(), ""));
}
