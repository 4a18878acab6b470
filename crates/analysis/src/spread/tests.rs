// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Network, Post, PostId, PostKind, Timestamp};
use proptest::{collection::vec, option, prelude::*, sample::select};
use tally::{Asked, Tally};

use super::{Bridge, Cascade, Spread, published_spread, spread};
use crate::{Understanding, people, published, published_people, published_voices, tests::blank, voices};

const START: i64 = 1_772_388_000;

/// A post of a number, by an account, so many seconds after the start.
fn post(number: usize, account: &str, seconds: i64, language: &str) -> Post {
    Post {
        author: Author { handle: None, name: None, id: Some(account.to_owned()) },
        created_at: Some(Timestamp::from_second(START + seconds).expect("it is valid")),
        lang: Some(language.to_owned()).filter(|language| !language.is_empty()),
        ..blank(&number.to_string())
    }
}

/// The same post, following another one in a way.
fn follows(kind: PostKind, other: usize, post: Post) -> Post {
    let other = Some(PostId(other.to_string()));
    let [repost_of, in_reply_to, quote_of] = [PostKind::Repost, PostKind::Reply, PostKind::Quote]
        .map(|following| other.clone().filter(|_| following == kind));
    Post { kind, repost_of, in_reply_to, quote_of, ..post }
}

fn tally<'a>(posts: impl IntoIterator<Item = &'a Post>) -> Tally {
    let mut tally = Tally::new(Asked::default());
    posts.into_iter().for_each(|post| {
        tally.add(post);
    });
    tally
}

fn spread_of(posts: &[Post]) -> Spread {
    spread(&tally(posts).threads())
}

#[test]
fn a_cascade_is_a_post_with_all_that_follows_it_over_any_number_of_steps() {
    let posts = [
        post(1, "a", 0, "fa"),
        follows(PostKind::Repost, 1, post(2, "b", 60, "fa")),
        follows(PostKind::Quote, 1, post(3, "c", 120, "en")),
        follows(PostKind::Reply, 3, post(4, "d", 600, "en")),
        post(5, "e", 700, "en"),
        // What it answers has not been seen.
        follows(PostKind::Reply, 99, post(6, "a", 800, "")),
    ];
    let found = spread_of(&posts);
    assert_eq!((found.cascades, found.followers, found.alone), (2, 4, 1));
    assert_eq!(found.depths, [(1, 1), (2, 1)]);
    let [first, second] = found.largest.as_slice() else { panic!("{found:?}") };
    let expected = Cascade {
        network: Network::X,
        is_begun_by_counted: true,
        first: posts[0].created_at,
        posts: 4,
        accounts: 4,
        kinds: vec![(PostKind::Quote, 1), (PostKind::Reply, 1), (PostKind::Repost, 1)],
        depth: 2,
        width: 2,
        half_after_seconds: Some(60),
        languages: vec![("en".to_owned(), 2), ("fa".to_owned(), 2)],
    };
    assert_eq!(*first, expected);
    assert_eq!((second.posts, second.is_begun_by_counted, second.depth), (1, false, 1));
}

#[test]
fn who_passes_on_in_another_language_is_a_bridge() {
    let posts = [
        post(1, "a", 0, "fa"),
        follows(PostKind::Quote, 1, post(2, "b", 60, "en")),
        follows(PostKind::Repost, 1, post(3, "b", 70, "fa")),
        // Who writes nothing has no language, and who stays in it is no bridge.
        follows(PostKind::Repost, 1, post(4, "c", 80, "fa")),
        follows(PostKind::Reply, 1, post(5, "d", 90, "fa")),
        post(6, "d", 95, "ku"),
    ];
    let found = spread_of(&posts);
    let bridge = Bridge { from: "fa".to_owned(), to: "en".to_owned(), posts: 2, accounts: 1 };
    assert_eq!(found.languages, [bridge]);
    assert_eq!(found.multilingual_accounts, Some(1));
    let told = published_spread(&tally(&posts).threads());
    assert_eq!(told.multilingual_accounts, None, "one may not be told, and is not none");
}

#[test]
fn posts_that_follow_one_another_in_a_ring_follow_nothing() {
    let ring = |number: usize, other: usize| {
        follows(PostKind::Reply, other, post(number, &number.to_string(), 0, "en"))
    };
    let found = spread_of(&[ring(1, 2), ring(2, 3), ring(3, 1), ring(4, 4), ring(5, 1), ring(6, 5)]);
    // What only hangs on a ring stays where it is.
    assert_eq!((found.cascades, found.followers, found.alone), (1, 2, 3));
    assert_eq!(found.depths, [(2, 1)]);
}

#[test]
fn kinds_of_a_cascade_that_few_accounts_are_behind_are_not_left_by_subtraction() {
    let published = |kinds: &[(PostKind, usize)]| {
        let all = kinds.iter().flat_map(|(kind, posts)| std::iter::repeat_n(*kind, *posts));
        let followers =
            all.zip(2..).map(|(kind, number)| follows(kind, 1, post(number, &number.to_string(), 0, "en")));
        let posts: Vec<Post> = std::iter::once(post(1, "1", 0, "en")).chain(followers).collect();
        published_spread(&tally(&posts).threads()).largest.remove(0).kinds
    };
    let [repost, reply, quote] = [PostKind::Repost, PostKind::Reply, PostKind::Quote];
    assert_eq!(published(&[(repost, 9), (reply, 5)]), [(repost, 9), (reply, 5)]);
    assert_eq!(published(&[(repost, 9), (reply, 6), (quote, 5)]).len(), 3);
    assert_eq!(published(&[(repost, 9), (reply, 6), (quote, 1)]), [(repost, 9)], "the quote would be left");
    assert_eq!(published(&[(repost, 9), (quote, 1)]), []);
}

#[test]
fn what_fewer_than_five_accounts_are_behind_is_not_published() {
    let follower = |number: usize| {
        follows(PostKind::Quote, 1, post(number, &number.to_string(), i64::from(number as u32), "en"))
    };
    let mut posts = vec![post(1, "1", 0, "fa")];
    posts.extend((2..6).map(follower));
    posts.push(follows(PostKind::Reply, 50, post(51, "51", 0, "en")));
    let told = published_spread(&tally(&posts).threads());
    assert_eq!(told.languages, [], "four accounts went from Persian into English");
    let [cascade] = told.largest.as_slice() else { panic!("{told:?}") };
    assert_eq!(
        (cascade.accounts, cascade.languages.as_slice(), cascade.kinds.as_slice()),
        (5, [].as_slice(), [].as_slice())
    );
    posts.push(follower(6));
    let told = published_spread(&tally(&posts).threads());
    assert_eq!(told.languages.len(), 1);
    let [cascade] = told.largest.as_slice() else { panic!("{told:?}") };
    assert_eq!(cascade.languages, [], "who began in Persian would be left");
    assert_eq!(cascade.kinds, [(PostKind::Quote, 5)]);
}

#[test]
fn how_deep_cascades_go_is_published_of_five_accounts_together() {
    // Five threads, each of one account's answers to itself.
    let thread = |start: usize, account: &str| {
        let answer =
            |step: usize| follows(PostKind::Reply, start + step - 1, post(start + step, account, 0, "en"));
        std::iter::once(post(start, account, 0, "en")).chain((1..4).map(answer)).collect::<Vec<_>>()
    };
    let of = |accounts: [&str; 5]| -> Vec<Post> {
        accounts.iter().enumerate().flat_map(|(place, account)| thread(100 * (place + 1), account)).collect()
    };
    let depths = |posts: &[Post]| published_spread(&tally(posts).threads()).depths;
    assert_eq!(depths(&of(["a"; 5])), []);
    assert_eq!(depths(&of(["a", "b", "c", "d", "e"])), [(3, 5)]);
    assert_eq!(spread_of(&of(["a"; 5])).depths, [(3, 5)]);
}

#[test]
fn a_cascade_of_unknown_accounts_is_told_in_complete_lists() {
    let nobody = |post: Post| Post { author: Author::default(), ..post };
    let posts = [nobody(post(1, "", 0, "en")), nobody(follows(PostKind::Repost, 1, post(2, "", 9, "en")))];
    let found = spread_of(&posts);
    let [cascade] = found.largest.as_slice() else { panic!("{found:?}") };
    assert_eq!((cascade.posts, cascade.accounts), (2, 0));
}

#[test]
fn the_peak_of_a_surge_is_published_where_five_accounts_are_behind_it() {
    // Ten accounts a minute for ten minutes, but for the eighth.
    let minutes = (0..100_u32).map(|number| (number, number / 10)).filter(|(_, minute)| *minute != 7);
    let many: Vec<Post> = minutes
        .map(|(number, minute)| post(number as usize, &number.to_string(), i64::from(minute) * 60, "en"))
        .collect();
    let burst = |accounts: usize| {
        let one = |number: usize| post(200 + number, &format!("b{}", number % accounts), 7 * 60, "en");
        let tally = tally(&many.iter().cloned().chain((0..40).map(one)).collect::<Vec<_>>());
        let findings = published(&tally);
        let [surge] = findings.surges.as_slice() else { panic!("{findings:?}") };
        surge.peak.map(|peak| peak.posts)
    };
    assert_eq!(burst(1), None, "that minute is one account's");
    assert_eq!(burst(5), Some(40));
}

#[test]
fn people_are_told_as_a_range_between_one_network_and_all_of_them() {
    let on = |network, number, account: &str| Post { network, ..post(number, account, 0, "en") };
    let mut posts = vec![on(Network::X, 1, "a"), on(Network::X, 2, "b"), on(Network::X, 3, "b")];
    posts.push(on(Network::Mastodon, 4, "a"));
    posts.push(Post { author: Author::default(), ..on(Network::Bluesky, 5, "") });
    let tally = tally(&posts);
    let found = people(&tally.threads());
    assert_eq!((found.at_least, found.at_most, found.posts_without_account), (Some(2), 4, 1));
    assert_eq!(found.accounts, [(Network::X, 2), (Network::Mastodon, 1)]);
    assert_eq!(published_people(&tally.threads()).accounts, []);
}

#[test]
fn accounts_of_few_are_not_what_the_other_networks_lack_of_all() {
    let on = |network: Network, accounts: usize| {
        (0..accounts).map(move |number| {
            let account = format!("{}{number}", network.key());
            Post { network, ..post(number, &account, 0, "en") }
        })
    };
    let told = |bluesky, mastodon, x| {
        let posts: Vec<Post> = on(Network::Bluesky, bluesky)
            .chain(on(Network::Mastodon, mastodon))
            .chain(on(Network::X, x))
            .collect();
        let people = published_people(&tally(&posts).threads());
        (people.accounts.into_iter().map(|(_, accounts)| accounts).collect::<Vec<_>>(), people.at_least)
    };
    assert_eq!(told(9, 6, 5), (vec![9, 6, 5], Some(9)));
    assert_eq!(told(9, 6, 2), (vec![9], Some(9)), "8 of others, of whom 6 would leave 2");
    assert_eq!(told(9, 0, 2), (vec![], None), "2 of others");
    assert_eq!(told(9, 3, 2), (vec![9], Some(9)), "5 of others together");
    assert_eq!(told(9, 0, 0), (vec![9], Some(9)));
}

#[test]
fn a_name_on_several_networks_may_be_one_person_and_is_told_as_a_name() {
    let named = |network, number, handle: &str| {
        let author = Author { handle: Some(handle.to_owned()), name: None, id: None };
        Post { network, author, ..post(number, "", 0, "en") }
    };
    let posts = [
        named(Network::X, 1, "Mina_Weaves"),
        named(Network::Bluesky, 2, "mina_weaves.bsky.social"),
        named(Network::Mastodon, 3, "mina_weaves@looms.example"),
        named(Network::Bluesky, 4, "taro.example"),
        named(Network::Mastodon, 5, "taro@looms.example"),
    ];
    let tally = tally(&posts);
    assert_eq!(people(&tally.threads()).names_on_several, Some(1));
    assert_eq!(published_people(&tally.threads()).names_on_several, None, "one may not be told");
}

#[test]
fn a_few_accounts_that_make_most_of_the_noise_are_a_flood() {
    let busy = (0..60).map(|number| post(number, "busy", i64::from(number as u32), "en"));
    let others = (100..140).map(|number| post(number, &number.to_string(), i64::from(number as u32), "en"));
    let all: Vec<Post> = busy.chain(others).collect();
    let found = voices(&tally(&all).threads());
    let [flood] = found.floods.as_slice() else { panic!("{found:?}") };
    assert_eq!((flood.posts, flood.of_few, found.half), (100, Some(63), Some(1)));
    let told = published_voices(&tally(&all).threads());
    assert_eq!((told.half, told.floods[0].of_few), (None, None));
    assert!(found.busiest_hundredth.is_some_and(|share| (share - 0.6).abs() < 1e-9), "{found:?}");
    assert_eq!(told.busiest_hundredth, None, "that is one account's share");
    assert!(told.gini.is_some());
    let honest: Vec<Post> =
        all.into_iter().filter(|post| post.author.id.as_deref() != Some("busy")).collect();
    let found = voices(&tally(&honest).threads());
    assert_eq!((found.floods.as_slice(), found.half), ([].as_slice(), Some(20)));
    assert!(found.gini.is_some_and(|gini| gini.abs() < 1e-9), "{found:?}");
    // Whom nobody else was with in ten minutes is not told of at all, nor how two accounts share their posts.
    let alone: Vec<Post> =
        (0..60).map(|number| post(number, "busy", i64::from(number as u32), "en")).collect();
    let told = published_voices(&tally(&alone).threads());
    assert_eq!((told.floods.as_slice(), told.gini, told.half), ([].as_slice(), None, None));
}

/// A post with hashtags.
fn tagged(number: usize, account: usize, hashtags: &[&str]) -> Post {
    let hashtags = hashtags.iter().map(|tag| (*tag).to_owned()).collect();
    Post { hashtags, ..post(number, &account.to_string(), 0, "en") }
}

fn faithful(posts: &[Post]) -> Vec<(String, Option<String>, u64)> {
    let mut tally = Tally::new(Asked { tags: vec!["AhangWeavers".to_owned()], window: None });
    posts.iter().for_each(|post| {
        tally.add(post);
    });
    let found = Understanding::of(&tally).faithful;
    found.into_iter().map(|faithful| (faithful.tag, faithful.of, faithful.accounts)).collect()
}

#[test]
fn a_hashtag_that_some_people_never_leave_out_has_people_of_its_own() {
    // Forty accounts with three posts each; a third of all posts have the loom, as chance will have it.
    let honest = (0..120).map(|number| match number * 7 % 3 {
        0 => tagged(number, number / 3, &["AhangWeavers", "Loom"]),
        _ => tagged(number, number / 3, &["AhangWeavers"]),
    });
    let honest: Vec<Post> = honest.collect();
    assert_eq!(faithful(&honest), []);
    let carried_in = (200..216).map(|number| tagged(number, number / 2, &["ahangweavers", "BuyRugs"]));
    let mut posts: Vec<Post> = honest.iter().cloned().chain(carried_in).collect();
    assert_eq!(faithful(&posts), [("BuyRugs".to_owned(), None, 8)]);
    // A decoy: nearly the hashtag, again and again, and never the right one. Who slips once is none of its people.
    posts.extend((300..312).map(|number| tagged(number, number / 2, &["AhangWaevers"])));
    posts.extend((400..420).map(|number| tagged(number, number - 400, &["AhangWaevers"])));
    let decoy = ("AhangWaevers".to_owned(), Some("AhangWeavers".to_owned()), 6);
    assert_eq!(faithful(&posts), [("BuyRugs".to_owned(), None, 8), decoy]);
}

fn some_post() -> impl Strategy<Value = Post> {
    let parts = (0..12_usize, 0..8_usize, select(vec!["", "en", "fa", "ku"]), select(PostKind::ALL.to_vec()));
    (parts, 0..14_usize, option::of(0..3_i64)).prop_map(
        |((number, account, language, kind), other, minute)| {
            let seconds = minute.unwrap_or_default() * 60;
            let whole = follows(kind, other, post(number, &account.to_string(), seconds, language));
            Post { created_at: whole.created_at.filter(|_| minute.is_some()), ..whole }
        },
    )
}

proptest! {
    #[test]
    fn neither_order_nor_repetition_nor_split_changes_what_is_told(
        posts in vec(some_post(), 0..24), cut in 0..24_usize, turn in 0..24_usize
    ) {
        let told = |tally: &Tally| {
            (Understanding::of(tally), Understanding::published(tally))
        };
        let expected = told(&tally(&posts));
        let mut turned = posts.clone();
        turned.rotate_left(turn.min(posts.len()));
        prop_assert_eq!(&told(&tally(turned.iter().chain(&posts))), &expected);
        turned.reverse();
        prop_assert_eq!(&told(&tally(&turned)), &expected);
        let (one, other) = posts.split_at(cut.min(posts.len()));
        let mut merged = tally(other);
        merged.merge(tally(one));
        prop_assert_eq!(&told(&merged), &expected);
    }

    #[test]
    fn each_post_follows_is_followed_or_is_alone(posts in vec(some_post(), 0..24)) {
        let tally = tally(&posts);
        let found = spread(&tally.threads());
        let counts = tally.counts();
        prop_assert!(found.followers + found.alone <= counts.posts);
        prop_assert!(counts.posts <= found.followers + found.alone + found.cascades);
        prop_assert_eq!(found.depths.iter().map(|(_, cascades)| cascades).sum::<u64>(), found.cascades);
        let people = people(&tally.threads());
        prop_assert!(people.at_least.is_some_and(|least| least <= people.at_most));
    }
}
