// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Network, Post, PostId, PostKind, Precision, Remark, Timestamp, Window};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{asked, at, post, tally};
use crate::{Asked, Counts, Tally};

fn some_time() -> impl Strategy<Value = Option<(Timestamp, Precision)>> {
    let minute = 60;
    let second =
        select(vec![-90, -30, -1, 0, 1, 59, minute, 61, 90, 3 * minute, 3600, 86_399, 86_400, 90_000]);
    option::weighted(
        0.9,
        (second, select(vec![0, 250, 999])).prop_map(|(second, milli)| {
            let at = Timestamp::from_millisecond(1_770_000_000_000 - 1_770_000_000_000 % 86_400_000);
            let at = at.expect("it is valid").as_millisecond() + second * 1000 + milli;
            let precision = match at.rem_euclid(86_400_000) {
                0 => Precision::Day,
                rest if rest % 60_000 == 0 => Precision::Minute,
                _ => Precision::Second,
            };
            (Timestamp::from_millisecond(at).expect("it is valid"), precision)
        }),
    )
}

fn some_id() -> impl Strategy<Value = Option<PostId>> {
    option::weighted(
        0.8,
        select(vec![
            "1",
            "2",
            "3",
            "4",
            "007",
            "7",
            "18446744073709551616",
            "at://did:plc:ahang/app.bsky.feed.post/3lts4jayyqpho",
        ])
        .prop_map(|id| PostId(id.to_owned())),
    )
}

fn some_author() -> impl Strategy<Value = Author> {
    let id = option::weighted(0.3, select(vec!["10", "11"]));
    let handle = option::weighted(0.9, select(vec!["Mina", "mina", "Taro", "nour", "Ode", "Pia", "Quy"]));
    let owned = |text: Option<&str>| text.map(str::to_owned);
    (id, handle).prop_map(move |(id, handle)| Author { handle: owned(handle), name: None, id: owned(id) })
}

pub(super) fn some_post() -> impl Strategy<Value = Post> {
    let tags = vec(select(vec!["FreeAhang", "freeahang", "FreeAhag", "Loom", "Café", "Cafe", "other"]), 0..4);
    let lang = option::of(select(vec!["en", "en-GB", "FA", "", "pt_BR"]));
    let kind = select(PostKind::ALL.to_vec());
    let content = (tags, lang, kind, some_id(), select(vec!["", "a", "bb"]));
    let remark = option::weighted(
        0.3,
        select(vec![Remark::Notice, Remark::Truncated, Remark::Backdated, Remark::DatedAhead]),
    );
    let versions = (some_id(), option::weighted(0.2, some_id()).prop_map(Option::flatten));
    let identity = (select(Network::ALL.to_vec()), versions, some_author(), some_time(), remark, 1_u64..3);
    (content, identity).prop_map(
        |((hashtags, lang, kind, target, text), (network, (id, edit_of), author, time, remark, line))| {
            let plain = post("", "", "2026-03-01T18:00:00Z", &hashtags);
            Post {
                network,
                author,
                created_at: time.map(|(at, _)| at),
                precision: time.map_or(Precision::Second, |(_, precision)| precision),
                lang: lang.map(str::to_owned),
                kind,
                text: text.to_owned(),
                edit_of: edit_of.filter(|_| id.is_some()),
                id,
                repost_of: target.filter(|_| kind == PostKind::Repost),
                source: model::Origin { line: Some(line), ..plain.source.clone() },
                remarks: remark.into_iter().collect(),
                ..plain
            }
        },
    )
}

/// A post as one of several sights may show it, each knowing something else.
fn some_sight() -> impl Strategy<Value = Post> {
    (some_post(), select(vec!["1", "2"])).prop_map(|(post, id)| Post {
        network: Network::X,
        id: Some(PostId(id.to_owned())),
        ..post
    })
}

pub(super) fn some_question() -> impl Strategy<Value = Asked> {
    let tags = select(vec![&[] as &[&str], &["FreeAhang"], &["Cafe", "FreeAhang"]]);
    let (start, end) = (at("2026-02-02T00:00:00Z"), at("2026-02-02T00:03:00Z"));
    let within = |start, end| Window::new(start, end).ok();
    let windows = vec![None, within(start, end), within(Timestamp::MIN, end), within(start, Timestamp::MAX)];
    (tags, select(windows)).prop_map(|(tags, window)| asked(tags, window))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_and_repetition_change_nothing(
        (question, posts, again, shuffled) in (some_question(), vec(some_post(), 0..14)).prop_flat_map(
            |(question, posts)| {
                let again = vec(0..posts.len().max(1), 0..6);
                (Just(question), Just(posts.clone()), again, Just(posts).prop_shuffle())
            }
        )
    ) {
        let plain = tally(question.clone(), &posts);
        let repeated = shuffled.iter().chain(again.iter().filter_map(|place| posts.get(*place)));
        let other = tally(question, repeated);
        prop_assert_eq!(plain.counts(), other.counts());
        prop_assert_eq!(plain.published(|_| true), other.published(|_| true));
    }

    #[test]
    fn what_is_given_of_a_post_in_brief_is_enough(
        question in some_question(), posts in vec(prop_oneof![some_post(), some_sight()], 0..14)
    ) {
        let mut brief = Tally::new(question.clone());
        let mut plain = Tally::new(question);
        for post in &posts {
            let text = if post.id.is_none() { post.text.clone() } else { String::new() };
            let source = model::Origin { file: String::new(), ..post.source.clone() };
            let remarks = post.remarks.iter().copied().filter(|remark| *remark != Remark::Truncated).collect();
            let added = brief.add_brief(&Post { text, source, remarks, ..post.clone() }, || post.clone());
            prop_assert_eq!(added, plain.add(post));
        }
        prop_assert_eq!(brief.counts(), plain.counts());
    }

    #[test]
    fn a_split_changes_nothing(
        question in some_question(), posts in vec(some_post(), 0..14), cut in 0..14_usize, overlap in 0..4_usize
    ) {
        let all = tally(question.clone(), &posts).counts();
        let a = tally(question.clone(), posts.iter().take(cut));
        let b = tally(question, posts.iter().skip(cut.saturating_sub(overlap)));
        let (mut ab, mut ba) = (a.clone(), b.clone());
        ab.merge(b);
        ba.merge(a);
        prop_assert_eq!(&ab.counts(), &all);
        prop_assert_eq!(&ba.counts(), &all);
    }

    #[test]
    fn sights_that_differ_are_joined_whatever_their_order_repetition_and_grouping(
        question in some_question(), (sights, shuffled) in vec(some_sight(), 3..7).prop_flat_map(
            |sights| (Just(sights.clone()), Just(sights).prop_shuffle())
        )
    ) {
        let all = tally(question.clone(), &sights).counts();
        prop_assert_eq!(&tally(question.clone(), shuffled.iter().chain(&sights)).counts(), &all);
        let part = |from, to| tally(question.clone(), shuffled.iter().take(to).skip(from));
        let (mut left, mut right, mut end) = (part(0, 1), part(0, 1), part(1, 2));
        left.merge(part(1, 2));
        left.merge(part(2, 7));
        end.merge(part(2, 7));
        right.merge(end);
        prop_assert_eq!(&left.counts(), &all);
        prop_assert_eq!(&right.counts(), &all);
    }

    #[test]
    fn the_parts_sum_up(question in some_question(), posts in vec(some_post(), 0..30)) {
        let Counts { posts, originals, replies, reposts, quotes, networks, languages, authors, accounts, .. } =
            tally(question, &posts).counts();
        prop_assert_eq!(originals + replies + reposts + quotes, posts);
        prop_assert_eq!(networks.iter().map(|(_, posts)| posts).sum::<u64>(), posts);
        prop_assert_eq!(languages.iter().map(|(_, posts)| posts).sum::<u64>(), posts);
        prop_assert_eq!(u64::try_from(authors.len()).expect("it fits"), accounts);
    }

    #[test]
    fn what_is_forgotten_is_as_if_it_had_not_been(
        question in some_question(), posts in vec(some_post(), 1..14), place in 0..14_usize
    ) {
        let first_version = |post: &Post| post.edit_of.clone().or_else(|| post.id.clone());
        let Some((network, id)) = posts.get(place).and_then(|post| Some((post.network, first_version(post)?))) else {
            return Ok(());
        };
        let others = posts.iter().filter(|post| (post.network, first_version(post)) != (network, Some(id.clone())));
        let without = tally(question.clone(), others).counts();
        let mut forgetful = tally(question, &posts);
        forgetful.forget(network, &id);
        let after = forgetful.counts();
        let time = |counts: &Counts| counts.first.as_ref().map(|first| (first.created_at, first.network));
        prop_assert_eq!(time(&after), time(&without));
        prop_assert_eq!(Counts { first: None, ..after }, Counts { first: None, ..without });
    }

    #[test]
    fn what_is_published_tells_of_no_account(question in some_question(), posts in vec(some_post(), 0..40)) {
        let tally = tally(question, &posts);
        let (published, counts) = (tally.published(|_| false), tally.counts());
        prop_assert!(published.authors.is_empty());
        prop_assert_eq!(published.posts, counts.posts);
        for (_, posts) in &published.per_minute {
            prop_assert!(*posts >= 5);
        }
        for (_, posts) in published.hashtags.iter().chain(&published.languages) {
            prop_assert!(*posts >= 5);
        }
        let first = published.first;
        prop_assert!(first.is_none_or(|first| first.id.is_none() && first.text.is_empty() && first.hashtags.is_empty()));
    }
}
