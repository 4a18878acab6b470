// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Post};
use proptest::prelude::*;

use super::Company;
use crate::tests::blank;

/// A post of an account, so many minutes after the hour, with the words of the loom, or of the market.
fn post(id: u32, account: &str, minute: u32, text: &str, hashtags: &[&str]) -> Post {
    Post {
        author: Author { handle: Some(account.to_owned()), name: None, id: None },
        created_at: format!("2026-03-01T18:{:02}:00Z", minute % 60).parse().ok(),
        text: text.to_owned(),
        hashtags: hashtags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..blank(&id.to_string())
    }
}

const LOOM: &str = "the weavers of the old loom stand before the court";
const MARKET: &str = "fresh bread and figs at the market this morning";

/// Posts about the loom under the agreed hashtag and others beside them; then those of the test.
fn posts(more: &[(&str, u32, &str, &[&str])]) -> Vec<Post> {
    let agreed = (0..40).map(|id| post(id, &format!("weaver{id}"), id, LOOM, &["FreeAhang"]));
    let around = (40..80).map(|id| post(id, &format!("baker{id}"), id, MARKET, &["figs"]));
    let more = more
        .iter()
        .zip(80..)
        .map(|((account, minute, text, tags), id)| post(id, account, *minute, text, tags));
    agreed.chain(around).chain(more).collect()
}

fn company<'a>(posts: impl IntoIterator<Item = &'a Post>) -> Company {
    let mut company = Company::new(vec!["FreeAhang".to_owned()]);
    posts.into_iter().for_each(|post| company.add(post));
    company
}

#[test]
fn a_spelling_is_offered_for_its_form_or_for_form_and_company() {
    let check = |account: &str, minute: u32, text: &str, tags: &[&str], offered: &[&str]| {
        let offers = company(&posts(&[(account, minute, text, tags)])).offers();
        let spellings: Vec<&str> = offers.iter().map(|offer| offer.spelling.as_str()).collect();
        assert_eq!(spellings, offered, "{account}, {tags:?}");
    };
    check("mina", 5, MARKET, &["FreeAhagn"], &["FreeAhagn"]);
    check("mina", 5, LOOM, &["FreeAhangNow"], &["FreeAhangNow"]);
    check("mina", 5, MARKET, &["FreeAhangNow"], &[]);
    check("mina", 5, MARKET, &["FreeAhangNow", "FreeAhang"], &["FreeAhangNow"]);
    check("weaver5", 9, MARKET, &["FreeAhangNow"], &["FreeAhangNow"]);
    check("weaver5", 50, MARKET, &["FreeAhangNow"], &[]);
    check("mina", 5, LOOM, &["Weavers", "freeahang"], &[]);
    check("mina", 5, "", &["FreeAh"], &[]);
}

#[test]
fn an_offer_comes_with_its_evidence() {
    let more: [(&str, u32, &str, &[&str]); 3] = [
        ("weaver5", 9, LOOM, &["FreeAhagn"]),
        ("mina", 9, LOOM, &["FreeAhang", "freeahagn"]),
        ("mina", 9, MARKET, &["Figs"]),
    ];
    let offers = company(&posts(&more)).offers();
    let [offer] = offers.as_slice() else { panic!("one spelling, not {offers:?}") };
    let evidence = &offer.evidence;
    assert_eq!(
        (offer.spelling.as_str(), offer.of.as_str(), offer.why.key()),
        ("FreeAhagn", "FreeAhang", "slip")
    );
    assert_eq!((evidence.posts, evidence.together, evidence.same_account, evidence.same_link), (2, 1, 1, 0));
    assert!((evidence.likeness - 1.0).abs() < 0.1, "{}", evidence.likeness);
    assert!(evidence.rising.is_none(), "of so few posts no rise is told");
}

#[test]
fn a_flood_of_spellings_takes_no_more_room_and_hides_no_other() {
    let mut company = company(&posts(&[]));
    for id in 1_000..1_500 {
        company.add(&post(id, "mina", 5, LOOM, &["FreeAhagn"]));
    }
    for id in 2_000..60_000 {
        company.add(&post(id, "flood", 5, MARKET, &[&format!("FreeAhang{id}")]));
    }
    assert_eq!(company.seen.values().count(), super::NEAR);
    let offers = company.offers();
    let first = offers.first().map(|offer| (offer.spelling.as_str(), offer.evidence.posts));
    assert!(matches!(first, Some(("FreeAhagn", 200..=350))), "{first:?}");
}

proptest! {
    #[test]
    fn no_order_repetition_or_split_changes_an_offer(
        kinds in proptest::collection::vec((0_u32..30, 0_usize..4, 0_usize..5), 0..60),
        split in 0_usize..60,
    ) {
        let tags = ["FreeAhagn", "FreeAhangNow", "FreeAhang", "figs", "free_ahang"];
        let texts = [LOOM, MARKET, "loom", ""];
        let posts: Vec<Post> = kinds
            .iter()
            .map(|(id, text, tag)| post(*id, "mina", *id, texts[*text], &[tags[*tag], "Ahang"]))
            .collect();
        let once = company(&posts);
        let (one, other) = posts.split_at(split.min(posts.len()));
        let mut merged = company(other.iter().rev().chain(other));
        merged.merge(company(one));
        prop_assert_eq!(once.candidates(), merged.candidates());
    }
}
