// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Post, Timestamp};
use tally::{Asked, Tally};

use super::{START, blank, storm};
use crate::{Understanding, published, surges_by_part, surges_of};

fn post(number: usize, minute: usize) -> Post {
    let second = i64::try_from(minute * 60 + number % 60).expect("a test is short");
    Post {
        author: Author { handle: None, name: None, id: Some((number % 900).to_string()) },
        created_at: Timestamp::from_second(START + second).ok(),
        hashtags: vec!["FreeAhang".to_owned()],
        ..blank(&(1_895_600_000_000_000_000 + number).to_string())
    }
}

/// Eight hours of sixty posts a minute, and an hour's storm in the sixth.
fn counted(most: usize) -> Tally {
    let mut minutes = vec![60; 8 * 60];
    minutes.iter_mut().skip(5 * 60).zip(storm(600)).for_each(|(posts, more)| *posts += more);
    let mut tally = Tally::new(Asked::default()).up_to(most);
    let made = minutes.into_iter().enumerate().flat_map(|(minute, posts)| (0..posts).map(move |_| minute));
    made.enumerate().for_each(|(number, minute)| {
        tally.add(&post(number, minute));
    });
    tally
}

#[test]
fn a_sample_has_the_surges_of_all_posts_and_no_more() {
    let (all, sample) = (counted(1_000_000), counted(12_000));
    let one_in = sample.estimate().expect("there are more posts than that").one_in;
    assert_eq!((all.estimate(), one_in), (None, 4));
    // Silence is taken for granted before the first post, so the first minutes are one too.
    let [.., exact] = surges_of(&all.counts()).surges[..] else { panic!("there is a storm") };
    let estimated = surges_of(&sample.counts());
    let [.., found] = estimated.surges[..] else { panic!("there is a storm") };
    assert_eq!(estimated.surges.len(), surges_of(&all.counts()).surges.len());
    assert!(found.start.duration_since(exact.start).abs().as_mins() <= 5, "{found:?} {exact:?}");
    assert!(found.posts.abs_diff(exact.posts) * 10 < exact.posts, "{found:?} {exact:?}");
    assert!(found.posts.is_multiple_of(one_in));
    assert_eq!(published(&sample), estimated);
    assert_eq!(surges_by_part(&sample, 1).first().map(|(_, findings)| findings), Some(&estimated));
}

#[test]
fn of_a_sample_nothing_is_understood_beyond_counting() {
    let sample = counted(12_000);
    assert_eq!(Understanding::of(&sample), Understanding::default());
    assert_eq!(Understanding::published(&sample), Understanding::default());
}
