// SPDX-License-Identifier: AGPL-3.0-or-later
use call::Language;

use crate::{File, Thousands, Vocabulary, grouped, written::messages};

const ENGLISH: &str = "
posts = { PLURAL($posts) ->
    [one] { $posts } post
   *[other] { $posts } posts
}
made = { $who } made { posts }
pair = { $one }, { $other }
last = { $one } and { $other }
";

fn vocabulary(spanish: &str) -> Vocabulary {
    Vocabulary::new(&[
        File { tag: "en", texts: &[ENGLISH], thousands: Thousands::Comma },
        File { tag: "es", texts: &[spanish], thousands: Thousands::Space },
    ])
}

fn made(vocabulary: &Vocabulary, tag: &str, posts: u64) -> String {
    let words = vocabulary.of(&Language::new(tag).expect("the test gives a tag"));
    words.fill("made", &[("who", "Mina".into()), ("posts", posts.into())]).into_owned()
}

#[test]
fn a_message_within_another_takes_its_variables_and_its_form() {
    let spanish = "posts = { PLURAL($posts) ->\n [one] { $posts } nota\n [many] { $posts } de notas\n *[other] { $posts } notas\n }\n\
                   made = { posts } de { $who }\n";
    let vocabulary = vocabulary(spanish);
    assert_eq!(made(&vocabulary, "en", 1), "Mina made 1 post");
    assert_eq!(made(&vocabulary, "en", 1_240), "Mina made 1,240 posts");
    assert_eq!(made(&vocabulary, "es", 1_000_000), "1\u{202f}000\u{202f}000 de notas de Mina");
}

#[test]
fn what_a_language_lacks_is_said_in_the_first() {
    for spanish in ["", "made = ", "made = { $", "other = La nota"] {
        assert_eq!(made(&vocabulary(spanish), "es", 2), "Mina made 2 posts", "{spanish}");
    }
    assert_eq!(made(&vocabulary(""), "tlh", 2), "Mina made 2 posts");
}

#[test]
fn a_list_is_joined_as_it_is_read() {
    let vocabulary = vocabulary("");
    let joined = |items: &[&str]| {
        let items = items.iter().map(|item| (*item).to_owned()).collect();
        vocabulary.first().join(items, "pair", "last")
    };
    assert_eq!(joined(&[]), "");
    assert_eq!(joined(&["a"]), "a");
    assert_eq!(joined(&["a", "b"]), "a and b");
    assert_eq!(joined(&["a", "b", "c"]), "a, b and c");
}

#[test]
fn thousands_are_set_apart() {
    for (number, expected) in
        [(0, "0"), (999, "999"), (1_000, "1,000"), (u64::MAX, "18,446,744,073,709,551,615")]
    {
        assert_eq!(grouped(number, Thousands::Comma), expected);
    }
}

#[test]
fn a_file_tells_what_its_messages_take() {
    let read = messages(ENGLISH).expect("it has no mistake");
    let made = read.get("made").expect("it is written");
    assert_eq!(made.variables.iter().collect::<Vec<_>>(), ["posts", "who"]);
    for wrong in ["a = { b }", "a = A\na = B", "a = { $", "a = { -b }"] {
        assert!(messages(wrong).is_err(), "{wrong}");
    }
}
