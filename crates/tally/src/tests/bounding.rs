// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Network, Post, PostId, PostKind};
use proptest::{collection::vec, prelude::*};

use super::{
    asked, post,
    properties::{some_post, some_question},
    tally, window,
};
use crate::{Asked, Counts, Tally};

/// A tally that keeps at most so many posts.
fn bounded<'a>(most: usize, asked: Asked, posts: impl IntoIterator<Item = &'a Post>) -> Tally {
    let mut tally = Tally::new(asked).up_to(most);
    posts.into_iter().for_each(|post| {
        tally.add(post);
    });
    tally
}

/// A post of a storm with so many accounts; every third one is a repost on Bluesky that carries no hashtag.
fn of_storm(number: u64, accounts: u64) -> Post {
    let id = |number: u64| PostId(format!("at://did:plc:ahang/post/{number}"));
    let minute = number % 60;
    let plain = post("", &format!("h{}", number * 7919 % accounts), "2026-03-01T18:00:00Z", &["FreeAhang"]);
    let at =
        plain.created_at.and_then(|at| at.checked_add(std::time::Duration::from_secs(minute * 60 + 1)).ok());
    let storm = Post { network: Network::Bluesky, id: Some(id(number)), created_at: at, ..plain };
    if !number.is_multiple_of(3) {
        return storm;
    }
    Post {
        kind: PostKind::Repost,
        repost_of: Some(id(number / 2 / 3 * 3 + 1)),
        hashtags: Vec::new(),
        author: Author { handle: Some(format!("r{number}")), ..storm.author },
        ..storm
    }
}

fn question() -> Asked {
    asked(&["FreeAhang"], None)
}

/// How many standard errors an estimate is from the truth, in hundredths.
fn off(estimate: u64, truth: u64, error: u64) -> u64 {
    estimate.abs_diff(truth) * 100 / error.max(1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 700, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn beyond_the_bound_too_order_repetition_and_split_change_nothing(
        most in 1_usize..8,
        question in some_question(),
        (posts, shuffled) in vec(some_post(), 0..24).prop_flat_map(|posts| (Just(posts.clone()), Just(posts).prop_shuffle())),
        cut in 0..24_usize,
        overlap in 0..4_usize,
    ) {
        let all = bounded(most, question.clone(), &posts);
        let other = bounded(most, question.clone(), shuffled.iter().chain(&posts));
        prop_assert_eq!(all.counts(), other.counts());
        prop_assert_eq!(all.published(|_| false), other.published(|_| false));
        let a = bounded(most, question.clone(), shuffled.iter().take(cut));
        let b = bounded(most, question.clone(), shuffled.iter().skip(cut.saturating_sub(overlap)));
        let (mut ab, mut ba, mut copy) = (a.clone(), b.clone(), all.clone());
        ab.merge(b);
        ba.merge(a);
        copy.merge(all.clone());
        prop_assert_eq!(&ab.counts(), &all.counts());
        prop_assert_eq!(&ba.counts(), &all.counts());
        prop_assert_eq!(&copy.counts(), &all.counts());
    }

    #[test]
    fn up_to_the_bound_everything_is_counted(question in some_question(), posts in vec(some_post(), 0..14)) {
        let exact = tally(question.clone(), &posts);
        let kept = exact.posts().len().max(1);
        prop_assert_eq!(bounded(kept, question.clone(), &posts).counts(), exact.counts());
        let beyond = bounded(kept - 1, question, &posts);
        prop_assert_eq!(beyond.estimates(), kept > 1);
        prop_assert!(beyond.posts().len() < kept.max(2));
    }

    #[test]
    fn what_is_kept_of_a_sample_is_what_would_be_known_anyway(
        most in 1_usize..8, question in some_question(), posts in vec(some_post(), 0..24)
    ) {
        let sample = bounded(most, question.clone(), &posts);
        let mut sifted = tally(question, &posts).up_to(most);
        prop_assert_eq!(sample.halvings(), sifted.halvings());
        // The others are seen sight by sight, and not as all sights of a post tell them.
        let told = |tally: &Tally| Counts { accounts: 0, window: None, estimate: None, ..tally.counts() };
        prop_assert_eq!(told(&sample), told(&sifted));
        // What has no bound takes that of the other over.
        sifted.bound = None;
        sifted.merge(sample.clone());
        prop_assert_eq!(told(&sample), told(&sifted));
    }
}

#[test]
fn an_estimate_is_within_four_of_its_standard_errors() {
    let many = 60_000;
    let posts: Vec<Post> = (0..many).map(|number| of_storm(number, 9_000)).collect();
    let truth = tally(question(), &posts).counts();
    // Accounts that only repost are not told of.
    let carriers =
        tally(question(), posts.iter().filter(|post| post.kind == PostKind::Original)).counts().accounts;
    // Each bound gives another sample of the same posts.
    for most in [500, 1_000, 3_000, 8_000, 20_000, 40_000] {
        let counts = bounded(most, question(), &posts).counts();
        let estimate = counts.estimate.expect("there are more posts than that");
        assert!(off(counts.posts, truth.posts, estimate.posts_error) < 400, "{most}: {counts:?}");
        let originals = (posts.len() as f64 / 1.5 * (estimate.one_in - 1) as f64).sqrt() as u64;
        assert!(off(counts.originals, truth.originals, originals) < 400, "{most}: {counts:?}");
        assert!(off(counts.accounts, carriers, estimate.accounts_error) < 400, "{most}: {counts:?}");
        assert!(estimate.has_bare_reposts);
        assert_eq!(counts.originals + counts.reposts, counts.posts);
        assert_eq!(counts.networks, [(Network::Bluesky, counts.posts)]);
        assert_eq!(counts.per_minute.iter().map(|(_, posts)| posts).sum::<u64>(), counts.posts);
        assert_eq!((counts.first, counts.authors.len()), (None, 0));
    }
}

#[test]
fn the_standard_error_is_what_is_found_over_many_samples() {
    let mut squares = 0.0;
    let storms = 60_u32;
    for storm in 0..u64::from(storms) {
        let posts: Vec<Post> = (0..6_000).map(|number| of_storm(storm * 1_000_002 + number, 900)).collect();
        let truth = tally(question(), &posts).counts().posts;
        let counts = bounded(1_500, question(), &posts).counts();
        let error = counts.estimate.expect("there are more posts than that").posts_error;
        squares += (counts.posts.abs_diff(truth) as f64 / error as f64).powi(2);
    }
    let spread = (squares / f64::from(storms)).sqrt();
    assert!((0.7..1.3).contains(&spread), "{spread}");
}

#[test]
fn the_bound_is_crossed_by_the_post_after_it_and_by_no_repetition() {
    let posts: Vec<Post> =
        (0..301).filter(|number| number % 3 != 0).map(|number| of_storm(number, 40)).collect();
    let (last, within) = posts.split_last().expect("there are posts");
    let mut tally = bounded(within.len(), question(), within.iter().chain(within));
    assert_eq!(tally.counts().estimate, None);
    let (left, right) = within.split_at(90);
    let mut halves = bounded(within.len(), question(), left);
    halves.merge(bounded(within.len(), question(), right.iter().chain([last])));
    assert!(!tally.estimates() && halves.estimates());
    tally.add(last);
    assert!(tally.estimates());
    assert_eq!(tally.counts(), halves.counts());
}

#[test]
fn a_row_that_rests_on_few_posts_of_the_sample_is_not_told() {
    let tagged = |number: u64, tag: &str| {
        let post = of_storm(number * 3 + 1, 50);
        Post { hashtags: vec!["FreeAhang".to_owned(), tag.to_owned()], ..post }
    };
    let posts = (0..4_000).map(|number| tagged(number, if number % 100 == 0 { "rare" } else { "common" }));
    let posts: Vec<Post> = posts.collect();
    let tags = |counts: Counts| counts.cohashtags.into_iter().map(|(tag, _)| tag).collect::<Vec<String>>();
    assert_eq!(tags(tally(question(), &posts).counts()), ["common", "rare"]);
    assert_eq!(tags(bounded(1_000, question(), &posts).counts()), ["common"]);
    assert_eq!(tags(bounded(1_000, question(), &posts).published(|_| false)), ["common"]);
}

#[test]
fn what_lies_outside_the_window_counts_beyond_the_bound_neither() {
    let posts: Vec<Post> = (0..3_000).map(|number| of_storm(number, 100_000)).collect();
    let hour = asked(&["FreeAhang"], window("2026-03-01T18:00:00Z", "2026-03-01T18:30:00Z"));
    let truth = tally(hour.clone(), &posts).counts();
    let counts = bounded(400, hour, &posts).counts();
    let estimate = counts.estimate.expect("there are more posts than that");
    assert!(off(counts.posts, truth.posts, estimate.posts_error) < 400, "{counts:?}");
    assert!(off(counts.accounts, truth.originals, estimate.accounts_error) < 400, "{counts:?}");
    assert_eq!(counts.window, truth.window);
}
