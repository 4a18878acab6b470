// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use super::{asked, post};
use crate::{Added, Judge, Tally};

#[test]
fn a_judge_says_of_a_hashtag_whether_a_post_can_matter_because_of_it() {
    let mut judge = Judge::new(&asked(&["FreeAhang", "Café"], None));
    let mut check = |network, tag: &str, may_matter: bool| {
        for time in ["first", "second"] {
            assert_eq!(judge.may_matter(network, tag), may_matter, "{tag} on {network} the {time} time");
        }
    };
    check(Network::X, "freeahang", true);
    check(Network::X, "FreeAhagn", true);
    check(Network::X, "Looms", false);
    check(Network::X, "", false);
    check(Network::Mastodon, "Cafe\u{301}", true);
    check(Network::Mastodon, "ＦｒｅｅＡｈａｎｇ", true);
    check(Network::X, &"Looms".repeat(100), false);
    check(Network::X, &"x".repeat(53), false);
    check(Network::X, &"x".repeat(54), false);
    assert!(!judge.asks_all());
}

#[test]
fn a_judge_that_is_asked_for_all_lets_all_matter() {
    let mut judge = Judge::new(&asked(&[], None));
    assert!(judge.asks_all() && judge.may_matter(Network::X, "Looms") && judge.may_matter(Network::X, ""));
}

#[test]
fn a_judge_that_has_forgotten_most_judges_as_the_tally_does() {
    let question = asked(&["Tag1000", "Loom"], None);
    let (mut judge, mut tally) = (Judge::new(&question), Tally::new(question));
    // The second round comes long after the first has been written over.
    for number in (0..20_000).chain(0..20_000) {
        let tag = format!("tag{number}");
        let added = tally.add(&post(&number.to_string(), "mina", "2026-03-01T18:00:00Z", &[&tag]));
        let counts = tag == "tag1000" && matches!(added, Added::Counted | Added::Duplicate);
        assert_eq!(tally.asked().tags[0].eq_ignore_ascii_case(&tag), counts, "{tag}");
        let is_near = text::near_miss("Tag1000", &tag) || text::near_miss("Loom", &tag);
        assert_eq!(judge.may_matter(Network::X, &tag), counts || is_near, "{tag}");
    }
    assert!(tally.counts().variants.iter().any(|variant| variant.seen == "tag100"));
}
