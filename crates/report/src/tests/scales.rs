// SPDX-License-Identifier: AGPL-3.0-or-later
//! Storms of every size, and one that others have taken over, told as prose.

use jiff::SignedDuration;
use model::{Network, Post, PostKind, Window};
use tally::{Asked, Tally};

use super::{
    at, language,
    storms::{post, published_facts, sample_call},
};
use crate::{Article, Facts, article_markdown};

/// The hour of the sample call and the half hours around it.
fn window() -> Window {
    Window::new(at("2026-12-01T14:30:00Z"), at("2026-12-01T17:30:00Z")).expect("it runs forwards")
}

/// What is said of a tally as it may be published, up to the limits.
fn told(tally: &Tally) -> String {
    let call = sample_call();
    let facts = Facts { lost: crate::Lost::default(), rejected: Vec::new(), ..published_facts(tally) };
    let facts = Facts { findings: analysis::published(tally), simulated: true, ..facts };
    let article = Article {
        facts: &facts,
        call: Some(&call),
        language: language("en"),
        quotes: Vec::new(),
        pledges: Some(600),
        confirmed: 40,
        record: None,
        public: true,
    };
    let text = article_markdown(&article);
    text.split("## What this does not show").next().expect("a split has a first part").to_owned()
}

/// A tally of the sample call.
fn empty() -> Tally {
    Tally::new(Asked { tags: sample_call().hashtags, window: Some(window()) })
}

/// One of very many posts: the hour swells for twenty minutes and fades for a hundred.
fn one_of(number: u64, all: u64) -> Post {
    let (place, rise) = (number * 7_200 / all, 1_200);
    let second = if place < 2_400 { place / 2 } else { rise + (place - 2_400) * 6_000 / 4_800 };
    let time = at("2026-12-01T15:00:00Z") + SignedDuration::from_secs(i64::try_from(second).expect("hours"));
    let place = |of: u64| usize::try_from(number % of).expect("it is small");
    let tags: &[&str] = [
        &["FreeTheAhangWeavers"] as &[&str],
        &["freetheahangweavers", "LibertadTejedorasAhang"],
        &["الحرية_لنساجات_آهنج", "Ahang"],
    ][place(9) / 3];
    let kind = [PostKind::Original, PostKind::Repost, PostKind::Repost, PostKind::Reply][place(4)];
    let plain = post(number, &format!("weaver{}", number * number % (all / 3 + 1)), &time.to_string(), tags);
    let followed = (number > 50).then(|| model::PostId((number % 47).to_string()));
    let lang = Some(["en", "es", "ar", "fr"][place(11) % 4].to_owned());
    let post = Post { lang, network: Network::ALL[place(7) % 3], ..plain };
    match kind {
        PostKind::Repost if followed.is_some() => Post { kind, repost_of: followed, ..post },
        PostKind::Reply if followed.is_some() => Post { kind, in_reply_to: followed, ..post },
        _ => post,
    }
}

#[test]
fn ten_posts_and_a_million_read_well() {
    for (name, posts) in [("ten", 10), ("million", 1_000_000)] {
        let mut tally = empty();
        for number in 0..posts {
            tally.add(&one_of(number, posts));
        }
        insta::assert_snapshot!(name, told(&tally));
    }
}

/// Forty accounts bring their own hashtag into a storm of six hundred people, and one of them posts without end.
#[test]
fn a_storm_that_others_have_taken_over_says_so() {
    let mut tally = empty();
    for number in 0..1_200 {
        tally.add(&one_of(number, 1_200));
    }
    let start = at("2026-12-01T15:30:00Z");
    for number in 0..900_u64 {
        let by = if number < 400 { "loomcoin".to_owned() } else { format!("loomcoin{}", number % 40) };
        let time = start + SignedDuration::from_millis(i64::try_from(number * 900).expect("minutes"));
        let tags = ["FreeTheAhangWeavers", "LoomCoin"];
        tally.add(&Post {
            text: "Buy LoomCoin today".to_owned(),
            ..post(10_000 + number, &by, &time.to_string(), &tags)
        });
    }
    insta::assert_snapshot!("hijacked", told(&tally));
}
