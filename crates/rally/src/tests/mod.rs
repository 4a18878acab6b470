// SPDX-License-Identifier: AGPL-3.0-or-later
mod finding;
mod street;

use crate::{Claim, NotProven, Way};
use street::Street;

const CODE: &str = "gs-loomloomlo";
const CALL: &str = "https://storm.example/free-talia";

/// A way, what stands at which page, what stands in the record, and where the proof is found.
type Row<'a> = (Way, &'a [(&'a str, &'a str)], &'a str, &'a str);

fn claim() -> Claim {
    let account = Some("https://social.example/@loom");
    Claim::new("https://www.loom.example/friends", account, CALL, CODE).unwrap()
}

#[tokio::test]
async fn a_group_proves_itself_in_each_of_the_four_ways_and_not_before_it_has_done_so() {
    let link = format!("<p>We stand by <a href='{CALL}?by={CODE}'>Talia</a>.");
    let me = "<a rel='me nofollow' href='https://social.example/@Loom/'>us</a>";
    let profile = format!("<link rel=me href='https://loom.example/friends'><meta content='weavers {CODE}'>");
    let about = format!(r#"{{"handle":"Loom.example","description":"weavers {CODE}"}}"#);
    let (page, account) = ("www.loom.example/friends", "social.example/@loom");
    let bluesky = "public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=loom.example";
    let rows: [Row<'_>; 4] = [
        (Way::Link, &[(page, &link)], "", "https://www.loom.example/friends"),
        (Way::Me, &[(page, me), (account, &profile)], "", "https://social.example/@loom"),
        (Way::Bluesky, &[(bluesky, &about)], "", "@loom.example"),
        (Way::Dns, &[], CODE, "_groundswell.loom.example"),
    ];
    for (way, pages, record, found) in rows {
        let street = Street::open(pages, record).await;
        assert_eq!(street.prover.prove(&claim(), way).await.unwrap(), found, "{way:?}");
        // 1. Nothing of it holds for another code.
        let other = Claim { code: "gs-other".to_owned(), ..claim() };
        let error = street.prover.prove(&other, way).await.unwrap_err();
        assert!(matches!(error, NotProven::NoCode(_)), "{way:?}: {error}");
        // 2. Nor for another site.
        let other =
            Claim::new("https://yarn.example/friends", Some("https://social.example/@loom"), CALL, CODE);
        assert!(street.prover.prove(&other.unwrap(), way).await.is_err(), "{way:?} by another's name");
    }
    let empty = Street::open(&[(page, ""), (account, ""), (bluesky, "{}")], "").await;
    for way in Way::ALL {
        assert!(empty.prover.prove(&claim(), way).await.is_err(), "{way:?} of nothing");
        assert_eq!(Way::of(way.key()), Some(way));
    }
}

#[tokio::test]
async fn what_only_looks_like_a_proof_is_none() {
    let page = "www.loom.example/friends";
    let check = |way: Way, pages: &'static [(&'static str, &'static str)]| async move {
        let street = Street::open(pages, "").await;
        let proven = street.prover.prove(&claim(), way).await;
        assert!(proven.is_err(), "{way:?} by {pages:?}: {proven:?}");
    };
    // The code as mere text, which a visitor may have written; and in a comment.
    check(Way::Link, &[("www.loom.example/friends", "https://storm.example/free-talia?by=gs-loomloomlo")])
        .await;
    check(
        Way::Link,
        &[(
            "www.loom.example/friends",
            "<!-- <a href='https://storm.example/free-talia?by=gs-loomloomlo'> -->",
        )],
    )
    .await;
    // A page that leads to another site, which holds everything.
    check(
        Way::Link,
        &[
            ("www.loom.example/friends", "-> https://yarn.example/"),
            ("yarn.example/", "<a href='https://storm.example/free-talia?by=gs-loomloomlo'>"),
        ],
    )
    .await;
    // An account that names the site, which does not name it back.
    check(
        Way::Me,
        &[
            ("www.loom.example/friends", "<a href='https://social.example/@loom'>"),
            ("social.example/@loom", "<a rel=me href='https://loom.example'>gs-loomloomlo"),
        ],
    )
    .await;
    // A profile of another name.
    check(
        Way::Bluesky,
        &[(
            "public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=loom.example",
            r#"{"handle":"yarn.example","description":"gs-loomloomlo"}"#,
        )],
    )
    .await;
    let street = Street::open(&[(page, "")], "").await;
    let nobody = Claim::new("https://www.loom.example/friends", None, CALL, CODE).unwrap();
    assert!(matches!(street.prover.prove(&nobody, Way::Me).await, Err(NotProven::NoAccount)));
}

#[tokio::test]
async fn a_mark_is_taken_from_the_groups_own_site_alone() {
    let street = Street::open(
        &[
            ("www.loom.example/mark.png", "a mark"),
            ("yarn.example/mark.png", "another's"),
            ("loom.example/mark.png", "-> https://yarn.example/mark.png"),
        ],
        "",
    )
    .await;
    let mark = street.prover.mark(&claim(), "https://www.loom.example/mark.png").await;
    assert_eq!(mark.unwrap(), b"a mark");
    for elsewhere in
        ["https://yarn.example/mark.png", "https://loom.example/mark.png", "https://loom.example/none.png"]
    {
        assert!(street.prover.mark(&claim(), elsewhere).await.is_err(), "{elsewhere}");
    }
}

#[test]
fn a_claim_is_on_a_public_page() {
    assert_eq!(claim().host(), "loom.example");
    for wrong in [
        "",
        "loom.example",
        "http://loom.example",
        "https://127.0.0.1/",
        "https://loom/",
        "https://loom.example:8443",
    ] {
        assert!(Claim::new(wrong, None, CALL, CODE).is_err(), "{wrong}");
        assert!(Claim::new("https://loom.example", Some(wrong), CALL, CODE).is_err(), "{wrong}");
    }
}
