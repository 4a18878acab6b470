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

/// Posts of three networks over two hours by few accounts or many, the same each time.
fn storm(seed: u64, posts: usize, networks: u64, accounts: u64) -> Vec<Post> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut below = move |most: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % most
    };
    let one = |number: usize| {
        let minute = below(60).min(below(120));
        let time = format!("2026-03-01T{}:{:02}:07Z", 18 + minute / 60, minute % 60);
        // The third is rare.
        let network = Network::ALL[usize::try_from(below(networks).min(below(4))).expect("few")];
        Post { network, ..post(&number.to_string(), &format!("loom{}", below(accounts)), &time, &[]) }
    };
    (0..posts).map(one).collect()
}

#[test]
fn of_each_network_by_minute_nothing_of_fewer_than_five_accounts_is_told_nor_by_subtraction() {
    let mut told = 0;
    for seed in 1..60 {
        let posts = storm(seed, 30 * usize::try_from(seed).expect("few"), 3, 3 + seed * 4);
        let tally = tally(asked(&[], None), &posts);
        let (counts, rows) = (tally.published(|_| false), tally.published_by_network_and_minute());
        let mut starts: Vec<_> = rows.iter().flat_map(|(_, minutes)| minutes).map(|(at, _)| *at).collect();
        starts.sort_unstable();
        starts.dedup();
        told += starts.len();
        let is_row = |at: &_| counts.per_minute.iter().any(|(row, _)| row == at);
        assert!(starts.iter().all(is_row), "a stretch ends where one of all networks does");
        for (place, start) in starts.iter().enumerate() {
            let is_in = |post: &&Post| {
                post.created_at
                    .is_some_and(|at| at >= *start && starts.get(place + 1).is_none_or(|next| at < *next))
            };
            for network in Network::ALL {
                let here: Vec<&Post> =
                    posts.iter().filter(is_in).filter(|post| post.network == network).collect();
                let accounts: std::collections::BTreeSet<_> =
                    here.iter().map(|post| &post.author.handle).collect();
                let of_it = rows.iter().find(|(told, _)| *told == network);
                let cell = of_it.and_then(|(_, minutes)| minutes.iter().find(|(at, _)| at == start));
                let cell = cell.map_or(0, |(_, posts)| *posts);
                if of_it.is_some() {
                    assert_eq!(cell, here.len() as u64, "seed {seed}: {network:?} from {start}");
                }
                assert!(accounts.is_empty() || accounts.len() >= 5, "seed {seed}: {network:?} from {start}");
            }
        }
        for (network, minutes) in &rows {
            let sum: u64 = minutes.iter().map(|(_, posts)| posts).sum();
            assert!(counts.networks.contains(&(*network, sum)), "seed {seed}: all of it is somewhere");
        }
    }
    assert!(told > 100, "{told} stretches");
}

#[test]
fn of_one_network_or_beside_few_posts_of_which_no_minute_is_known_it_is_not_told_by_network() {
    assert_eq!(tally(asked(&[], None), &storm(7, 900, 1, 90)).published_by_network_and_minute(), []);
    let mut posts = storm(7, 900, 3, 90);
    let rows = tally(asked(&[], None), &posts).published_by_network_and_minute();
    assert_eq!(rows.len(), 3);
    let complete = tally(asked(&[], None), &posts).by_network_and_minute();
    let sum =
        |rows: &[crate::NetworkMinutes]| -> u64 { rows.iter().flat_map(|row| &row.1).map(|row| row.1).sum() };
    assert_eq!((sum(&rows), sum(&complete)), (900, 900));
    posts[3].precision = Precision::Day;
    assert_eq!(tally(asked(&[], None), &posts).published_by_network_and_minute(), []);
}
