// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Network, Post, PostId, PostKind, Precision, Remark, Window};

use super::{asked, at, post, tally, window};
use crate::{Account, Added, Asked, Counts, Flagged, Part, Peak, Tally, Variant};

const HOUR: (&str, &str) = ("2026-03-01T18:00:00Z", "2026-03-01T19:00:00Z");

fn in_the_hour(tags: &[&str]) -> Asked {
    asked(tags, window(HOUR.0, HOUR.1))
}

fn repost(id: &str, handle: &str, created_at: &str, of: &str) -> Post {
    let plain = post(id, handle, created_at, &[]);
    Post { kind: PostKind::Repost, repost_of: Some(PostId(of.to_owned())), text: String::new(), ..plain }
}

fn on(network: Network, post: Post) -> Post {
    Post { network, ..post }
}

#[test]
fn a_post_is_told_what_became_of_it() {
    let mut tally = Tally::new(in_the_hour(&["FreeAhang"]));
    let mut check = |post: &Post, added: Added| assert_eq!(tally.add(post), added, "{post:?}");
    let good = post("1", "mina", "2026-03-01T18:00:00Z", &["freeahang"]);
    check(&good, Added::Counted);
    check(&good, Added::Duplicate);
    check(&post("2", "mina", "2026-03-01T19:00:00Z", &["FreeAhang"]), Added::Outside);
    check(&post("3", "mina", "2026-03-01T17:59:59.999Z", &["FreeAhang"]), Added::Outside);
    check(&post("4", "mina", "2026-03-01T18:10:00Z", &["Looms"]), Added::Unmatched);
    check(
        &Post { remarks: vec![Remark::Notice], ..post("5", "m", HOUR.0, &["FreeAhang"]) },
        Added::Unmatched,
    );
    check(&Post { created_at: None, ..post("6", "m", HOUR.0, &["FreeAhang"]) }, Added::Outside);
    check(&repost("7", "taro", "2026-03-01T18:11:00Z", "8"), Added::Waiting);
    check(&repost("9", "taro", "2026-03-01T18:11:00Z", "1"), Added::Counted);
    check(&repost("10", "taro", "2026-03-01T19:11:00Z", "1"), Added::Outside);
    assert_eq!((tally.counts().posts, tally.counts().reposts), (2, 1));
    assert_eq!(tally.add(&post("8", "nour", "2026-02-01T00:00:00Z", &["FreeAhang"])), Added::Outside);
    assert_eq!((tally.counts().posts, tally.counts().reposts), (3, 2));
}

#[test]
fn a_repost_matches_if_what_it_repeats_does_over_any_number_of_steps() {
    let posts = [
        repost("3", "ode", "2026-03-01T18:03:00Z", "2"),
        repost("2", "taro", "2026-03-01T18:02:00Z", "1"),
        post("1", "mina", "2026-03-01T18:01:00Z", &["FreeAhang"]),
        repost("4", "pia", "2026-03-01T18:04:00Z", "5"),
        repost("5", "pia", "2026-03-01T18:04:00Z", "4"),
        on(Network::Bluesky, repost("6", "pia", "2026-03-01T18:04:00Z", "1")),
    ];
    assert_eq!(tally(in_the_hour(&["FreeAhang"]), &posts).counts().posts, 3);
}

#[test]
fn one_post_is_counted_once_by_its_identifier_or_else_by_handle_time_and_text() {
    let check = |a: &Post, b: &Post, posts: u64| {
        assert_eq!(tally(asked(&[], None), [a, b]).counts().posts, posts, "{a:?} {b:?}");
    };
    let named = post("1", "mina", "2026-03-01T18:00:00Z", &[]);
    check(&named, &Post { text: "changed".to_owned(), created_at: None, ..named.clone() }, 1);
    check(&named, &on(Network::Mastodon, named.clone()), 2);
    let nameless = Post { text: "Looms".to_owned(), ..post("", "Mina", "2026-03-01T18:00:00Z", &[]) };
    check(&nameless, &Post { author: named.author.clone(), ..nameless.clone() }, 1);
    check(&nameless, &Post { text: "Loom".to_owned(), ..nameless.clone() }, 2);
    check(&nameless, &Post { created_at: None, ..nameless.clone() }, 2);
    check(&nameless, &Post { id: named.id.clone(), ..nameless.clone() }, 2);
}

#[test]
fn of_two_sights_the_one_that_matches_or_says_more_counts() {
    let poor =
        Post { precision: Precision::Day, ..post("1", "mina", "2026-03-01T00:00:00Z", &["FreeAhang"]) };
    let rich = post("1", "mina", "2026-03-01T18:20:00Z", &["FreeAhang", "Looms"]);
    let cut = post("1", "mina", "2026-03-01T18:20:00Z", &["Free"]);
    let counts = tally(in_the_hour(&["FreeAhang"]), [&poor, &rich, &cut]).counts();
    assert_eq!((counts.posts, counts.hashtags.len(), counts.first), (1, 2, Some(rich)));
}

#[test]
fn what_any_sight_of_a_post_knows_is_counted() {
    let plain = post("1", "Mina", "2026-03-01T18:20:00Z", &["FreeAhang"]);
    let nobody = || model::Author { handle: None, name: None, id: None };
    let bare = Post { author: nobody(), lang: None, ..plain.clone() };
    let early = Post { created_at: Some(at("2026-03-01T18:10:00Z")), ..bare.clone() };
    let reply = Post { kind: PostKind::Reply, lang: Some("fa".to_owned()), created_at: None, ..bare.clone() };
    let mut named = Post { hashtags: vec!["freeahang".to_owned(), "Looms".to_owned()], ..bare.clone() };
    named.author.id = Some("10".to_owned());
    for posts in [[&plain, &early, &reply, &named], [&named, &reply, &early, &plain]] {
        let counts = tally(in_the_hour(&["FreeAhang"]), posts).counts();
        let account = Account { network: Network::X, key: "10".to_owned(), handle: Some("Mina".to_owned()) };
        assert_eq!((counts.posts, counts.replies, counts.authors), (1, 1, vec![(account, 1)]));
        assert_eq!(counts.languages, vec![("en".to_owned(), 1)]);
        assert_eq!(counts.hashtags, vec![("FreeAhang".to_owned(), 1), ("Looms".to_owned(), 1)]);
        assert_eq!(counts.first.as_ref(), Some(&early));
    }
}

#[test]
fn the_versions_of_an_edited_post_are_one_post_in_any_order() {
    let first = post("1", "mina", "2026-03-01T18:10:00Z", &["FreeAhang", "Looms"]);
    let edit = |id: &str, at: &str, hashtags: &[&str]| Post {
        edit_of: Some(PostId("1".to_owned())),
        ..post(id, "mina", at, hashtags)
    };
    let second = edit("2", "2026-03-01T18:12:00Z", &["FreeAhang"]);
    let third = edit("3", "2026-03-01T18:14:00Z", &["Weather"]);
    let other = post("4", "mina", "2026-03-01T18:12:00Z", &["FreeAhang"]);
    let count = |posts: &[&Post]| tally(in_the_hour(&["FreeAhang"]), posts.iter().copied()).counts();
    let all = count(&[&first, &second, &third, &other]);
    assert_eq!((all.posts, all.first.as_ref()), (2, Some(&first)));
    assert_eq!(all.per_minute, vec![(at("2026-03-01T18:10:00Z"), 1), (at("2026-03-01T18:12:00Z"), 1)]);
    for posts in [[&third, &other, &second, &first], [&second, &first, &third, &other]] {
        assert_eq!(count(&posts), all);
    }
    assert_eq!(count(&[&second, &third]).posts, 1);
    let mut apart = tally(in_the_hour(&["FreeAhang"]), [&second, &other]);
    apart.merge(tally(in_the_hour(&["FreeAhang"]), [&third, &first]));
    assert_eq!(apart.counts(), all);
}

#[test]
fn an_identifier_and_a_handle_that_read_alike_are_two_accounts() {
    let handle = post("1", "555", "2026-03-01T18:00:00Z", &[]);
    let mut id = post("2", "mina", "2026-03-01T18:00:00Z", &[]);
    id.author.id = Some("555".to_owned());
    assert_eq!(tally(asked(&[], None), [&handle, &id]).counts().accounts, 2);
}

#[test]
fn accounts_are_told_apart_by_network_and_by_identifier_or_else_handle() {
    let mut renamed = post("3", "mina_2", "2026-03-01T18:00:00Z", &[]);
    renamed.author.id = Some("10".to_owned());
    let mut before = post("4", "mina", "2026-03-01T18:00:00Z", &[]);
    before.author.id = Some("10".to_owned());
    let mut nobody = post("5", "", "2026-03-01T18:00:00Z", &[]);
    nobody.author.handle = None;
    let posts = [
        post("1", "Mina", "2026-03-01T18:00:00Z", &[]),
        post("2", "mina", "2026-03-01T18:00:00Z", &[]),
        on(Network::Mastodon, post("2", "mina", "2026-03-01T18:00:00Z", &[])),
        renamed,
        before,
        nobody,
    ];
    let counts = tally(asked(&[], None), &posts).counts();
    let account = |network, key: &str, handle: &str| Account {
        network,
        key: key.to_owned(),
        handle: Some(handle.to_owned()),
    };
    let authors = [
        (account(Network::X, "10", "mina"), 2),
        (account(Network::X, "mina", "Mina"), 2),
        (account(Network::Mastodon, "mina", "mina"), 1),
    ];
    assert_eq!((counts.posts, counts.accounts), (6, 3));
    assert_eq!(counts.authors, authors);
}

#[test]
fn hashtags_are_counted_folded_and_shown_as_most_people_write_them() {
    let posts = [
        post("1", "a", "2026-03-01T18:00:00Z", &["freeahang", "FreeAhang", "Looms"]),
        post("2", "b", "2026-03-01T18:00:00Z", &["FreeAhang", "Café"]),
        post("3", "c", "2026-03-01T18:00:00Z", &["FreeAhang", "looms", "Cafe"]),
        on(Network::Mastodon, post("4", "d", "2026-03-01T18:00:00Z", &["FreeAhang", "Café"])),
        post("5", "e", "2026-03-01T18:00:00Z", &["FreeAhagn"]),
        post("6", "e", "2026-03-01T19:00:00Z", &["FreeAhagn"]),
        post("7", "e", "2026-03-01T18:00:00Z", &["Weather"]),
    ];
    let counts = tally(in_the_hour(&["freeAhang"]), &posts).counts();
    let rows = |rows: &[(&str, u64)]| -> Vec<(String, u64)> {
        rows.iter().map(|(tag, posts)| ((*tag).to_owned(), *posts)).collect()
    };
    // Mastodon folds the accent: its `Café` goes with the `Cafe` of X, and of two spellings seen once the smaller is shown.
    assert_eq!(counts.hashtags, rows(&[("FreeAhang", 4), ("Cafe", 2), ("Looms", 2), ("Café", 1)]));
    assert_eq!(counts.cohashtags, rows(&[("Cafe", 2), ("Looms", 2), ("Café", 1)]));
    let variant = Variant {
        seen: "FreeAhagn".to_owned(),
        of: "freeAhang".to_owned(),
        why: Some(text::Why::Slip),
        posts: 1,
    };
    assert_eq!(counts.variants, vec![variant]);
    assert_eq!(counts.posts, 4);
}

#[test]
fn days_count_in_totals_and_never_in_minutes() {
    let day = Post { precision: Precision::Day, ..post("1", "a", "2026-03-01T00:00:00Z", &[]) };
    let minute = Post { precision: Precision::Minute, ..post("2", "b", "2026-03-01T18:01:00Z", &[]) };
    let posts = [
        day,
        minute,
        post("3", "c", "2026-03-01T18:01:59.9Z", &[]),
        post("4", "c", "2026-03-01T18:03:00Z", &[]),
        post("5", "c", "2026-03-01T18:03:01Z", &[]),
    ];
    let counts = tally(asked(&[], None), &posts).counts();
    assert_eq!(counts.posts, 5);
    assert_eq!(counts.per_minute, vec![(at("2026-03-01T18:01:00Z"), 2), (at("2026-03-01T18:03:00Z"), 2)]);
    assert_eq!(counts.peak, Some(Peak { start: at("2026-03-01T18:01:00Z"), seconds: 60, posts: 2 }));
    assert_eq!(counts.window, window("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"));
}

#[test]
fn a_day_lies_in_a_window_that_holds_a_part_of_it() {
    let day = |id: &str, at: &str| Post { precision: Precision::Day, ..post(id, "a", at, &[]) };
    let posts = [
        day("1", "2026-02-28T00:00:00Z"),
        day("2", "2026-03-01T00:00:00Z"),
        day("3", "2026-03-02T00:00:00Z"),
        day("4", "2026-03-03T00:00:00Z"),
    ];
    for (start, end, expected) in [
        ("2026-03-01T19:00:00Z", "2026-03-02T01:00:00Z", 2),
        ("2026-03-01T19:00:00Z", "2026-03-02T00:00:00Z", 1),
        ("2026-03-02T00:00:00Z", "2026-03-02T00:00:01Z", 1),
        ("2026-02-28T23:59:59Z", "2026-03-03T00:00:01Z", 4),
        ("2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z", 0),
    ] {
        let counts = tally(asked(&[], window(start, end)), &posts).counts();
        assert_eq!(counts.posts, expected, "{start} to {end}");
        assert_eq!(counts.per_minute, [], "nobody knows when in the day");
    }
}

#[test]
fn a_post_is_flagged_if_a_sight_contradicts_the_time_at_which_it_counts() {
    let dated = |remarks: &[Remark], second: &str| Post {
        remarks: remarks.to_vec(),
        ..post("1", "a", &format!("2026-03-01T18:00:{second}Z"), &["FreeAhang"])
    };
    let (back, ahead) = (Remark::Backdated, Remark::DatedAhead);
    let check = |sights: &[Post], dated_back: u64, dated_ahead: u64| {
        let other = Post { remarks: vec![back, ahead], ..post("2", "a", HOUR.0, &["Looms"]) };
        for sights in [sights.to_vec(), sights.iter().rev().cloned().collect()] {
            let counts = tally(asked(&["FreeAhang"], None), sights.iter().chain([&other])).counts();
            assert_eq!(
                counts.flagged,
                Flagged { dated_back: Some(dated_back), dated_ahead: Some(dated_ahead) },
                "{sights:?}"
            );
        }
    };
    check(&[dated(&[], "00")], 0, 0);
    check(&[dated(&[back], "00")], 1, 0);
    check(&[dated(&[back], "00"), dated(&[], "00"), dated(&[Remark::Truncated], "00")], 1, 0);
    check(&[dated(&[back], "00"), dated(&[ahead], "00")], 1, 1);
    // Of several claims the earliest counts, so what is wrong with another is not asked.
    check(&[dated(&[ahead], "30"), dated(&[], "00")], 0, 0);
    check(&[dated(&[], "30"), dated(&[back], "00")], 1, 0);
    check(&[Post { created_at: None, ..dated(&[], "00") }, dated(&[back], "00")], 1, 0);
}

#[test]
fn without_a_window_it_runs_from_the_first_post_to_just_after_the_last() {
    let check = |last: &str, precision: Precision, end: &str| {
        let posts = [
            post("1", "a", "2026-02-27T18:00:00.5Z", &[]),
            Post { precision, ..post("2", "b", last, &[]) },
            Post { created_at: None, ..post("3", "b", last, &[]) },
        ];
        let Counts { window: spanned, posts, .. } = tally(asked(&[], None), &posts).counts();
        assert_eq!((spanned, posts), (window("2026-02-27T18:00:00.5Z", end), 3));
    };
    check("2026-03-01T18:00:00Z", Precision::Second, "2026-03-01T18:00:01Z");
    check("2026-03-01T18:00:00.999Z", Precision::Second, "2026-03-01T18:00:01Z");
    check("2026-03-01T18:00:00Z", Precision::Minute, "2026-03-01T18:01:00Z");
    check("2026-03-01T00:00:00Z", Precision::Day, "2026-03-02T00:00:00Z");
    assert_eq!(tally(asked(&[], None), &[]).counts().window, None);
}

#[test]
fn the_first_post_is_the_earliest_and_of_those_the_least_by_network_and_identifier() {
    let posts = [
        post("2", "b", "2026-03-01T18:00:05Z", &[]),
        post("1", "a", "2026-03-01T18:00:05Z", &[]),
        on(Network::Bluesky, post("3", "a", "2026-03-01T18:00:05Z", &[])),
        on(Network::Bluesky, post("0", "a", "2026-03-01T18:00:06Z", &[])),
    ];
    assert_eq!(tally(asked(&[], None), &posts).counts().first, Some(posts[2].clone()));
    let mut forgetful = tally(asked(&[], None), &posts);
    assert!(forgetful.forget(Network::Bluesky, &PostId("3".to_owned())));
    assert!(!forgetful.forget(Network::Bluesky, &PostId("3".to_owned())));
    assert_eq!(forgetful.counts().first, Some(posts[1].clone()));
}

#[test]
fn a_repost_from_before_its_original_was_seen_can_be_the_first() {
    let early = repost("9", "taro", "2026-03-01T18:00:01Z", "1");
    let posts = [
        early.clone(),
        repost("8", "taro", "2026-03-01T18:00:00Z", "0"),
        post("2", "mina", "2026-03-01T18:05:00Z", &["FreeAhang"]),
        post("1", "mina", "2026-02-01T18:00:00Z", &["FreeAhang"]),
    ];
    assert_eq!(tally(in_the_hour(&["FreeAhang"]), &posts).counts().first, Some(early));
}

#[test]
fn languages_are_primary_subtags() {
    let lang = |id: &str, lang: Option<&str>| Post {
        lang: lang.map(str::to_owned),
        ..post(id, "a", "2026-03-01T18:00:00Z", &[])
    };
    let posts = [
        lang("1", Some("en-GB")),
        lang("2", Some("EN")),
        lang("3", Some("zh_Hans")),
        lang("4", None),
        lang("5", Some("")),
    ];
    let expected = vec![("en".to_owned(), 2), ("und".to_owned(), 2), ("zh".to_owned(), 1)];
    assert_eq!(tally(asked(&[], None), &posts).counts().languages, expected);
}

#[test]
fn parts_are_counted_by_minute_whatever_the_order() {
    let posts = [
        post("1", "mina", "2026-03-01T18:00:10Z", &["Ahang", "Looms"]),
        post("2", "omid", "2026-03-01T18:00:50Z", &["ahang", "AHANG"]),
        Post { network: Network::Bluesky, ..post("3", "roya", "2026-03-01T18:02:00Z", &["Ahang"]) },
        Post { precision: Precision::Day, ..post("4", "sara", "2026-03-01T00:00:00Z", &["Ahang"]) },
    ];
    let minute = |minute: u8| at(&format!("2026-03-01T18:{minute:02}:00Z"));
    let forth = tally(asked(&[], None), &posts);
    let back = tally(asked(&[], None), posts.iter().rev());
    let parts = forth.parts(1);
    assert_eq!(parts, back.parts(1));
    let told: Vec<_> = parts.iter().map(|part| (&part.part, part.per_minute.as_slice())).collect();
    let tag = Part::Hashtag { shown: "Ahang".to_owned(), folded: "ahang".to_owned() };
    assert_eq!(
        told,
        vec![
            (&Part::Network(Network::X), [(minute(0), 2)].as_slice()),
            (&Part::Network(Network::Bluesky), [(minute(2), 1)].as_slice()),
            (&tag, [(minute(0), 2), (minute(2), 1)].as_slice()),
        ]
    );
    let hour = Window::new(minute(0), minute(2)).expect("it is valid");
    assert_eq!(forth.accounts_of_part(&tag, &[hour, hour]), [2, 2]);
    assert_eq!(forth.accounts_of_part(&Part::Network(Network::Bluesky), &[hour]), [0]);
}
