// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Network, Post, PostId, PostKind, Precision, Timestamp};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{asked, post, tally};
use crate::{
    Counts, Tally,
    key::{AccountKey, Form, PostKey},
    labels::LabelId,
    names::Names,
    originals::Originals,
    packed::Packed,
    sight::{Doubts, Sight},
};

const X: Network = Network::X;

fn key(id: &str, names: &mut Names) -> PostKey {
    PostKey::identified(X, &PostId(id.to_owned()), names)
}

#[test]
fn an_identifier_is_kept_as_a_number_only_if_that_prints_it_back() {
    let mut names = Names::default();
    let mut check = |id: &str, form: Form| {
        let key = key(id, &mut names);
        assert_eq!((key.form, key.text(&names)), (form, id.to_owned()));
    };
    check("1895600001836214234", Form::Decimal);
    check("0", Form::Decimal);
    check("18446744073709551615", Form::Decimal);
    check("18446744073709551616", Form::Text);
    check("99999999999999999999999999", Form::Text);
    for text in ["", "007", "00", "+7", "-7", "7 ", "٧", "7a", "a007"] {
        check(text, if text == "+7" || text == "-7" { Form::Decimal } else { Form::Text });
    }
    check("https://ahang.example/users/mina/statuses/115", Form::Decimal);
    let at = |rest: &str| format!("at://did:plc:ahang/{rest}");
    check(&at("app.bsky.feed.post/3lts4jayyqpho"), Form::FeedPost);
    check(&at("app.bsky.feed.repost/3lts4jayyqpho"), Form::FeedRepost);
    check(&at("app.bsky.feed.post/2222222222222"), Form::FeedPost);
    check(&at("app.bsky.feed.post/jzzzzzzzzzzzz"), Form::FeedPost);
    check(&at("app.bsky.feed.post/kzzzzzzzzzzzz"), Form::Text);
    check(&at("app.bsky.feed.post/3LTS4JAYYQPHO"), Form::Text);
    check(&at("app.bsky.feed.post/3lts4jayyqph1"), Form::Decimal);
    check(&at("app.bsky.feed.post/3lts4jayyqph"), Form::Text);
    check(&at("app.bsky.feed.post/3lts4jayyqphoo"), Form::Text);
    check(&at("app.bsky.feed.post/3lts4jayyqpho/"), Form::Text);
    check(&at("app.bsky.feed.like/3lts4jayyqpho"), Form::Text);
    check("at:///app.bsky.feed.post/3lts4jayyqpho", Form::FeedPost);
}

#[test]
fn identifiers_that_are_one_number_and_two_texts_are_two_posts() {
    let ids =
        ["7", "007", "07", "+7", "x7", "18446744073709551623", "at://7/app.bsky.feed.post/2222222222227"];
    let posts = ids.map(|id| post(id, "mina", "2026-03-01T18:00:00Z", &[]));
    let mut tally = tally(asked(&[], None), posts.iter().chain(&posts));
    for (left, id) in (0..ids.len()).rev().zip(ids) {
        assert!(tally.forget(X, &PostId(id.to_owned())), "{id}");
        assert!(!tally.forget(X, &PostId(id.to_owned())), "{id}");
        assert_eq!(tally.counts().posts, u64::try_from(left).expect("it is small"), "without {id}");
    }
}

#[test]
fn what_stands_in_for_an_identifier_is_none() {
    let nameless = Post { text: String::new(), ..post("", "", "2026-03-01T18:00:00Z", &[]) };
    let named = Post { id: Some(PostId("0  2026-03-01T18:00:00Z ".to_owned())), ..nameless.clone() };
    let mut tally = tally(asked(&[], None), [&nameless, &named]);
    assert_eq!(tally.counts().posts, 2);
    assert!(tally.forget(X, &PostId("0  2026-03-01T18:00:00Z ".to_owned())));
    assert_eq!(tally.counts().posts, 1);
}

#[test]
fn many_posts_can_be_forgotten_and_added_again() {
    let tags = ["FreeAhang", "Looms", "Wool", "Hands"];
    let posts: Vec<Post> = (0..5000_usize)
        .map(|number| {
            let tags: Vec<&str> = tags.iter().copied().cycle().skip(number % 4).take(number % 3).collect();
            let second = 1_772_388_000 + i64::try_from(number).expect("it is small");
            Post {
                created_at: Timestamp::from_second(second).ok(),
                lang: Some(format!("l{}", number % 7)),
                ..post(&number.to_string(), &format!("mina{}", number % 900), "2026-03-01T18:00:00Z", &tags)
            }
        })
        .collect();
    // Of the first post after one that is forgotten only the time may be known; and so many rows are not printed.
    let check = |one: &Tally, other: &Tally| {
        let [one, other] = [one, other].map(|tally| Counts { first: None, ..tally.counts() });
        assert!(one == other, "{} and {} posts", one.posts, other.posts);
    };
    let forgotten = || posts.iter().step_by(3).chain(posts.iter().rev().take(100));
    let mut changed = tally(asked(&[], None), &posts);
    for post in forgotten() {
        changed.forget(X, post.id.as_ref().expect("each has an identifier"));
    }
    let is_left = |post: &&Post| forgotten().all(|other| other.id != post.id);
    let left: Vec<&Post> = posts.iter().filter(is_left).collect();
    check(&changed, &tally(asked(&[], None), left));
    for post in forgotten() {
        changed.add(post);
    }
    check(&changed, &tally(asked(&[], None), &posts));
    for post in &posts {
        changed.forget(X, post.id.as_ref().expect("each has an identifier"));
    }
    check(&changed, &tally(asked(&[], None), &[]));
    let labels = changed.lexicon().labels.iter();
    assert_eq!(labels.filter(|label| label.language.is_some() || !label.hashtags.is_empty()).count(), 0);
}

#[test]
fn names_are_found_again_however_many_and_however_long() {
    let mut names = Names::default();
    let text =
        |number: usize| "é".repeat(if number.is_multiple_of(997) { number } else { 0 }) + &number.to_string();
    let given: Vec<_> = (0..5000).map(|number| names.of(&text(number))).collect();
    let empty = names.of("");
    for (number, name) in given.into_iter().enumerate() {
        assert_eq!((names.of(&text(number)), names.text(name)), (name, text(number).as_str()));
    }
    assert_eq!((names.text(empty), names.known(""), names.known("é")), ("", Some(empty), None));
}

/// What may be left out, and what may not.
type Parts = (Option<(Timestamp, Precision)>, PostKind, Option<(bool, usize)>, Option<usize>, u32, [bool; 4]);

fn some_parts() -> impl Strategy<Value = Parts> {
    let seconds = (Timestamp::MIN.as_second()..=Timestamp::MAX.as_second(), -999_999_999..=999_999_999_i32);
    let time = seconds.prop_filter_map("the parts are an instant", |(second, nanosecond)| {
        Timestamp::new(second, nanosecond).ok()
    });
    let edge = select(vec![Timestamp::MIN, Timestamp::MAX, Timestamp::UNIX_EPOCH]);
    let precision = select(vec![Precision::Day, Precision::Minute, Precision::Second]);
    let time = option::of((prop_oneof![time, edge], precision));
    let account = option::of((any::<bool>(), 0..9_usize));
    (time, select(PostKind::ALL.to_vec()), account, option::of(0..9_usize), any::<u32>(), any::<[bool; 4]>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn equal_keys_are_equal_identifiers(
        ids in vec(prop_oneof![
            "(at://did:plc:[a-c]{1,2}/app\\.bsky\\.feed\\.(post|repost)/)?[2-7a-z]{12,14}",
            "[a:/]{0,2}[0-9]{0,3}", "[0-9]{18,22}", "\\PC{0,4}",
        ], 1..12)
    ) {
        let mut names = Names::default();
        let keys: Vec<_> = ids.iter().map(|id| key(id, &mut names)).collect();
        for (id, one) in ids.iter().zip(&keys) {
            prop_assert_eq!(&one.text(&names), id);
            prop_assert_eq!(PostKey::known(X, &PostId(id.clone()), &names), Some(*one));
            for (other_id, other) in ids.iter().zip(&keys) {
                prop_assert_eq!(one == other, id == other_id);
            }
        }
    }

    #[test]
    fn what_is_packed_is_unpacked(
        network in select(Network::ALL.to_vec()),
        id in select(vec!["", "7", "007", "x7", "at://a/app.bsky.feed.post/jzzzzzzzzzzzz", "18446744073709551615"]),
        (time, kind, account, handle, label, [matches, dated_back, dated_ahead, repeats]) in some_parts(),
    ) {
        let (mut names, mut originals) = (Names::default(), Originals::default());
        let texts: Vec<_> = (0..9).map(|number| names.of(&number.to_string())).collect();
        let key = PostKey::identified(network, &PostId(id.to_owned()), &mut names);
        let sight = Sight {
            created_at: time.map(|(at, _)| at),
            precision: time.map_or(Precision::Second, |(_, precision)| precision),
            kind,
            account: account.map(|(identified, place)| AccountKey { identified, name: texts[place] }),
            handle: handle.map(|place| texts[place]),
            label: LabelId::stored(label),
            follows: None,
            matches,
            doubts: Doubts { dated_back, dated_ahead },
        };
        let original = repeats.then(|| originals.of(key));
        let packed = Packed::new(key, &sight, original);
        let ((same_key, same_sight), same_original) = (packed.unpacked(), packed.follows());
        prop_assert_eq!((same_key, packed.key(), same_original), (key, key, original));
        prop_assert_eq!(same_sight, sight);
    }
}
