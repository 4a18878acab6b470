// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::SignedDuration;
use model::{Gap, GapCause, Network, Timestamp, Window};

use crate::{Delay, Deleted, Watch};

fn at(minute: u32) -> Timestamp {
    format!("2026-12-01T15:{minute:02}:00Z").parse().unwrap()
}

/// A source with its gaps.
type Followed<'a> = (&'a str, Network, &'a [(u32, u32, bool)]);

/// Sources, each with its gaps (from, to, filled), and what was not seen between 15:00 and 15:30.
fn check(sources: &[Followed<'_>], expected: &[&str]) {
    let mut watch = Watch::default();
    for (source, network, gaps) in sources {
        watch.follow(source, *network, at(0));
        for (start, end, is_filled) in *gaps {
            watch.add(Gap {
                network: *network,
                source: (*source).to_owned(),
                start: at(*start),
                end: Some(at(*end)),
                cause: GapCause::Broken,
                lost: None,
                is_filled: *is_filled,
            });
        }
    }
    let blind = watch.blind(Window::new(at(0), at(30)).unwrap());
    let minute = |at: Timestamp| at.strftime("%M").to_string();
    let told = blind.iter().map(|blind| {
        format!("{} {}-{}", blind.name(), minute(blind.window.start()), minute(blind.window.end()))
    });
    assert_eq!(told.collect::<Vec<_>>(), expected, "{sources:?}");
}

#[test]
fn only_what_receives_the_same_stands_in_for_another() {
    let (bluesky, mastodon) = (Network::Bluesky, Network::Mastodon);
    let (one, two) = ("jetstream:one.example", "jetstream:two.example");
    check(&[(one, bluesky, &[(5, 10, false)]), (two, bluesky, &[(20, 25, false)])], &[]);
    check(&[(one, bluesky, &[(5, 10, false)]), (two, bluesky, &[(8, 25, false)])], &["Bluesky 08-10"]);
    check(&[(one, bluesky, &[(5, 10, true)])], &[]);
    check(&[("x", Network::X, &[(5, 10, false)])], &["X 05-10"]);
    let servers = ["mastodon:a.example", "mastodon:b.example"];
    check(
        &[
            (servers[0], mastodon, &[]),
            (servers[1], mastodon, &[(5, 10, false), (10, 12, false), (14, 15, true)]),
        ],
        &["mastodon:b.example 05-12"],
    );
    check(
        &[(one, bluesky, &[(5, 10, false)]), ("repositories:pds.example", bluesky, &[])],
        &["jetstream 05-10"],
    ); // What looks back once follows nothing.
    let search = ("bluesky-search", bluesky, [(0, 5, false)].as_slice());
    check(&[(one, bluesky, &[]), search], &[]);
    check(&[(one, bluesky, &[(5, 10, false)]), search], &["Bluesky 05-10"]);
}

#[test]
fn of_deletions_nothing_is_told_that_fewer_than_five_people_are_behind() {
    let minute = |minute: i64| Some(at(0) + SignedDuration::from_mins(minute));
    let deleted = |deletions: &[(Delay, u64, Option<Timestamp>, u64)]| {
        let mut watch = Watch::default();
        deletions
            .iter()
            .for_each(|(after, posts, at, accounts)| watch.delete(*after, *posts, *at, *accounts));
        let Deleted { all, by_delay } = watch.published_deleted();
        (all, by_delay.into_iter().collect::<Vec<_>>())
    };
    let (soon, late) = (Delay::Minute, Delay::Hour);
    assert_eq!(deleted(&[(soon, 40, minute(0), 4)]), (None, vec![]), "four people, however many posts");
    assert_eq!(
        deleted(&[(soon, 9, None, 9)]),
        (None, vec![]),
        "of whom nobody knows whether they are others"
    );
    // The same four may have come again after hours.
    assert_eq!(deleted(&[(soon, 4, minute(0), 4), (soon, 4, minute(60), 4)]), (None, vec![]));
    assert_eq!(deleted(&[(soon, 4, minute(60), 4), (soon, 4, minute(0), 4)]), (None, vec![]));
    let one_run = [(soon, 4, minute(0), 4), (soon, 4, minute(59), 3)];
    assert_eq!(deleted(&one_run), (Some(8), vec![(soon, 8)]));
    // Where a delay is of few, all are told together.
    assert_eq!(deleted(&[(soon, 8, minute(0), 6), (late, 2, minute(1), 2)]), (Some(10), vec![]));
    assert_eq!(deleted(&[(soon, 3, minute(0), 3), (late, 2, minute(1), 2)]), (Some(5), vec![]));
}
