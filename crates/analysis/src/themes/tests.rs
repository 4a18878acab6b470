// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Network, Post, PostId, PostKind};
use proptest::{collection::vec, prelude::*, sample::select};

use super::{Said, Themes};
use crate::tests::blank;

fn post(number: usize, account: usize, text: &str) -> Post {
    Post {
        network: Network::Mastodon,
        author: Author { handle: Some(format!("weaver{account}@looms.example")), name: None, id: None },
        text: text.to_owned(),
        ..blank(&format!("https://looms.example/{number}"))
    }
}

fn said(posts: &[Post]) -> Said {
    let mut said = Said::default();
    posts.iter().for_each(|post| said.add(post, true));
    said
}

/// Posts of as many accounts, each with words of its own around one text.
fn around(start: usize, count: usize, text: &str) -> Vec<Post> {
    let own =
        |number: usize| format!("{}a{number} {text}, {}b{number} #AhangWeavers", number * 7, number * 13);
    (start..start + count).map(|number| post(number, number, &own(number))).collect()
}

fn phrases(themes: &Themes) -> Vec<(&str, u64, u64)> {
    themes.themes.iter().map(|theme| (theme.phrase.as_str(), theme.posts, theme.accounts)).collect()
}

#[test]
fn a_theme_is_a_phrase_that_several_people_used_in_their_own_posts() {
    let mut posts = around(0, 12, "the looms of Ahang are silent");
    posts.extend(around(20, 7, "Mina spoke before the court"));
    posts.extend(around(40, 30, "good morning"));
    let themes = said(&posts).themes(&[], |_| true);
    assert_eq!(
        phrases(&themes),
        [
            ("good morning", 30, 30),
            ("the looms of Ahang are silent", 12, 12),
            ("Mina spoke before the court", 7, 7)
        ]
    );
    assert_eq!((themes.posts, themes.is_sample), (49, false));
}

#[test]
fn what_fewer_than_five_accounts_wrote_is_no_theme() {
    let text = "the looms of Ahang are silent";
    let mut posts = around(0, 4, text);
    // One of them says it again and again.
    posts.extend((10..30).map(|number| post(number, 3, &format!("{text} {number}"))));
    assert_eq!(phrases(&said(&posts).themes(&[], |_| true)), []);
    let repost = |number| Post { kind: PostKind::Repost, ..post(number, number, text) };
    posts.extend((30..50).map(repost));
    posts.extend((50..60).map(|number| post(number, number, &format!("RT @mina: {text}"))));
    posts.extend((60..70).map(|number| post(number, number, "@mina @taro.example @nour")));
    assert_eq!(phrases(&said(&posts).themes(&[], |_| true)), [], "a repost says nothing of its own");
    let nobody = |number| Post { author: Author::default(), ..post(number, 0, text) };
    let mut posts: Vec<Post> = (70..90).map(nobody).collect();
    assert_eq!(phrases(&said(&posts).themes(&[], |_| true)), [], "whoever is not known may be one");
    // Versions of a post are one post, and a handle is one however it is written.
    let version = |number: usize| Post {
        edit_of: Some(PostId("https://looms.example/1".to_owned())),
        ..post(number, 1, text)
    };
    posts = (90..110).map(version).collect();
    posts.extend((110..114).map(|number| post(number, number, text)));
    assert_eq!(said(&posts).themes(&[], |_| true).posts, 5);
    let shout = |number| Post {
        author: Author { handle: Some("@WEAVER1@looms.example".to_owned()), name: None, id: None },
        ..post(number, 1, text)
    };
    let one: Vec<Post> = (0..3).map(shout).chain((3..6).map(|number| post(number, 1, text))).collect();
    assert_eq!(phrases(&said(&one).themes(&[], |_| true)), []);
    assert_eq!(said(&posts).themes(&[], |_| false), Themes::default(), "none of them counts after all");
}

#[test]
fn words_without_spaces_are_taken_by_their_characters() {
    let own = ["朝", "昼", "夜", "山", "川", "海"];
    let posts: Vec<Post> = own
        .iter()
        .enumerate()
        .map(|(number, own)| post(number, number, &format!("{own}織り手を自由に！")))
        .collect();
    let mut posts = posts;
    posts.extend((10..30).map(|number| post(number, number, &format!("一二三四五{number}"))));
    let themes = said(&posts).themes(&[], |_| true);
    assert!(phrases(&themes).contains(&("織り手を自由に", 6, 6)), "{themes:?}");
}

#[test]
fn a_theme_of_the_kit_is_told_apart() {
    let mut posts = around(0, 9, "free the weavers of Ahang");
    posts.extend(around(20, 30, "good evening"));
    let themes = said(&posts).themes(&["Today: FREE the weavers of Ahang!".to_owned()], |_| true);
    let kit: Vec<_> = themes.themes.iter().map(|theme| (theme.phrase.as_str(), theme.is_kit)).collect();
    assert!(
        kit.contains(&("free the weavers of Ahang", true)) && kit.contains(&("good evening", false)),
        "{kit:?}"
    );
}

#[test]
fn only_posts_that_may_be_shown_stand_for_others() {
    let mut said = Said::default();
    for one in around(0, 9, "free the weavers of Ahang") {
        let may_be_shown = one.id.as_ref().is_some_and(|id| id.as_str().ends_with("/4"));
        said.add(&one, may_be_shown);
    }
    around(20, 30, "good evening").iter().for_each(|one| said.add(one, false));
    let themes = said.themes(&[], |_| true);
    let examples: Vec<_> = themes.themes.iter().flat_map(|theme| &theme.examples).collect();
    let [one] = examples.as_slice() else { panic!("{examples:?}") };
    assert!(one.id.as_ref().is_some_and(|id| id.as_str().ends_with("/4")));
}

#[test]
fn of_posts_that_may_be_shown_it_is_said_how_many_they_are_and_of_fewer_than_five_accounts_nothing() {
    let posts = around(0, 5, "free the weavers of Ahang");
    let themes = Themes::of_shown(posts.iter(), &[]).expect("five accounts can be shown");
    assert_eq!((themes.posts, themes.accounts, themes.is_of_shown), (5, 5, true));
    assert_eq!(phrases(&themes), [("free the weavers of Ahang", 5, 5)]);
    let four = (0..40).map(|number| post(number, number % 4, "free the weavers of Ahang"));
    let four: Vec<Post> =
        four.chain([Post { author: Author::default(), ..post(50, 0, "free the weavers") }]).collect();
    assert_eq!(Themes::of_shown(four.iter(), &[]), None);
    let silent: Vec<Post> = (0..9).map(|number| post(number, number, "#AhangWeavers")).collect();
    assert_eq!(Themes::of_shown(silent.iter(), &[]), None, "nobody says anything");
}

proptest! {
    #[test]
    fn neither_order_nor_repetition_nor_split_changes_the_themes(
        parts in vec((0..30_usize, 0..9_usize, vec(select(vec!["free", "the", "weavers", "of", "Ahang", "now", "織"]), 0..6)), 0..60),
        cut in 0..60_usize
    ) {
        let posts: Vec<Post> =
            parts.iter().map(|(number, account, words)| post(*number, *account, &words.join(" "))).collect();
        let expected = said(&posts).themes(&[], |_| true);
        let mut turned = posts.clone();
        turned.reverse();
        turned.extend(posts.clone());
        prop_assert_eq!(&said(&turned).themes(&[], |_| true), &expected);
        let (one, other) = posts.split_at(cut.min(posts.len()));
        let mut merged = said(other);
        merged.merge(said(one));
        prop_assert_eq!(&merged.themes(&[], |_| true), &expected);
        for theme in &expected.themes {
            prop_assert!(theme.accounts >= 5);
        }
    }
}
