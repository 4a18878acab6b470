// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Post, PostId, PostKind};
use proptest::{collection::vec, prelude::*};

use super::properties::{some_post, some_question};
use crate::{Asked, Counts, Flat, Groups, Tally};

/// A language that is found in every text but the empty one.
fn ear(text: &str) -> Option<&'static str> {
    (!text.is_empty()).then_some("he")
}

fn flat(post: &Post) -> Option<Flat> {
    Flat::of(
        post,
        || if post.kind == PostKind::Repost && post.text.is_empty() { None } else { ear(&post.text) },
    )
}

/// Every post as a group of one, in each figure.
fn groups(posts: &[Post]) -> Groups {
    let mut groups = Groups::new(&Asked::default());
    for (post, flat) in posts.iter().filter_map(|post| Some((post, flat(post)?))) {
        groups.add_kind(&flat, 1);
        groups.add_minute(&flat, 1);
        groups.add_label(&flat, 1);
        if flat.account.is_some() {
            groups.add_account(&flat, 1);
        }
        if flat.created_at.is_some() {
            groups.add_end(&flat);
            groups.add_first(post);
        }
    }
    groups
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_values_count_as_their_posts_do(question in some_question(), posts in vec(some_post(), 0..14)) {
        let (mut plain, mut flats) = (Tally::listening(question.clone(), ear), Tally::new(question));
        for post in &posts {
            plain.add(post);
            flat(post).iter().for_each(|flat| { flats.add_flat(flat); });
        }
        // It is never shown whole.
        let first = |counts: &Counts| counts.first.as_ref().and_then(|post| post.created_at);
        let (plain, flats) = (plain.counts(), flats.counts());
        prop_assert_eq!(first(&plain), first(&flats));
        prop_assert_eq!(Counts { first: None, ..plain }, Counts { first: None, ..flats });
    }

    #[test]
    fn groups_of_posts_count_as_the_posts_do(posts in vec(some_post(), 0..40)) {
        let numbered = |(number, post): (usize, Post)| {
            Post { id: Some(PostId(format!("{}", 100 + number))), edit_of: None, ..post }
        };
        let posts: Vec<Post> = posts.into_iter().enumerate().map(numbered).collect();
        let mut plain = Tally::listening(Asked::default(), ear);
        posts.iter().for_each(|post| { plain.add(post); });
        let groups = groups(&posts);
        prop_assert_eq!(groups.counts(), plain.counts());
        prop_assert_eq!(groups.published(|_| false), plain.published(|_| false));
        prop_assert_eq!(groups.by_network_and_minute(), plain.by_network_and_minute());
        prop_assert_eq!(groups.published_by_network_and_minute(), plain.published_by_network_and_minute());
    }

    #[test]
    fn a_group_of_many_posts_is_as_many_groups_of_one(posts in vec(some_post(), 1..8), many in 1..9_u64) {
        let (mut once, mut often) = (Groups::new(&Asked::default()), Groups::new(&Asked::default()));
        for flat in posts.iter().filter_map(flat) {
            once.add_kind(&flat, many);
            once.add_minute(&flat, many);
            once.add_label(&flat, many);
            once.add_account(&flat, many);
            for _ in 0..many {
                often.add_kind(&flat, 1);
                often.add_minute(&flat, 1);
                often.add_label(&flat, 1);
                often.add_account(&flat, 1);
            }
        }
        prop_assert_eq!(once.counts(), often.counts());
        prop_assert_eq!(once.published(|_| false), often.published(|_| false));
    }
}
