// SPDX-License-Identifier: AGPL-3.0-or-later
use model::PostKind;

use super::{asked, post};
use crate::{Tally, tests::tally};

/// Hears the language that a text names.
fn ear(text: &str) -> Option<&'static str> {
    ["fa", "tr"].into_iter().find(|language| text.ends_with(language))
}

fn counted(language: &str, posts: u64) -> (String, u64) {
    (language.to_owned(), posts)
}

/// Posts with a language of the network's, without one, and with a text that tells none.
fn posts() -> Vec<model::Post> {
    let texts = [
        ("1", Some("en"), "fa"),
        ("2", None, "fa"),
        ("3", Some("und"), "tr"),
        ("4", None, "?"),
        ("5", None, "fa"),
    ];
    let post = |(id, lang, text): (&str, Option<&str>, &str)| model::Post {
        lang: lang.map(str::to_owned),
        text: text.to_owned(),
        ..post(id, "mina", "2026-03-01T18:00:00Z", &["FreeAhang"])
    };
    texts.into_iter().map(post).collect()
}

#[test]
fn a_language_that_was_found_is_counted_apart_from_those_that_networks_give() {
    let mut listening = Tally::listening(asked(&["FreeAhang"], None), ear);
    for post in posts() {
        listening.add(&post);
    }
    let counts = listening.counts();
    assert_eq!(counts.languages, [counted("und", 4), counted("en", 1)]);
    assert_eq!(counts.detected, [counted("fa", 2), counted("tr", 1), counted("und", 1)]);
    let deaf = tally(asked(&["FreeAhang"], None), &posts()).counts();
    assert_eq!((deaf.languages, deaf.detected), (counts.languages, vec![counted("und", 4)]));
}

#[test]
fn what_a_network_gives_goes_before_what_was_found_whatever_the_order() {
    let [given, found] = [Some("en".to_owned()), None].map(|lang| model::Post {
        lang,
        text: "fa".to_owned(),
        ..post("1", "mina", "2026-03-01T18:00:00Z", &["FreeAhang"])
    });
    for order in [[&given, &found], [&found, &given]] {
        let mut one = Tally::listening(asked(&["FreeAhang"], None), ear);
        let mut other = one.clone();
        one.add(order[0]);
        other.add(order[1]);
        one.merge(other);
        let counts = one.counts();
        assert_eq!((counts.languages, counts.detected), (vec![counted("en", 1)], Vec::new()));
    }
}

#[test]
fn a_text_that_is_missing_is_asked_for_once_and_that_of_a_repost_is_not_listened_to() {
    let check = |kind: PostKind, asked_for: usize, detected: &[(String, u64)]| {
        let brief = model::Post {
            lang: None,
            text: String::new(),
            kind,
            ..post("1", "mina", "2026-03-01T18:00:00Z", &["FreeAhang"])
        };
        let mut listening = Tally::listening(asked(&["FreeAhang"], None), ear);
        let mut times = 0;
        listening.add_brief(&brief, || {
            times += 1;
            model::Post { text: "fa".to_owned(), ..brief.clone() }
        });
        assert_eq!(listening.counts().detected, detected);
        assert_eq!(times, asked_for);
    };
    check(PostKind::Original, 1, &[counted("fa", 1)]);
    // It may be the first, for which it is asked for all the same.
    check(PostKind::Repost, 1, &[counted("und", 1)]);
}
