// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Media, MediaKind, PostKind, Remark};
use tally::{Asked, Tally};

use super::{at, storms::post};
use crate::{
    CarriedLog, CarriedProofs, CarriedReport, Catalog, Grade, Sheet, catalog_html, sheet_html, verifier_html,
};

fn hostile() -> model::Post {
    let mut post = post(7, "loom\u{202e}_of", "2026-12-01T15:00:07Z", &["FreeAhang"]);
    post.text = "<script>alert(1)</script>\nאני איתה \u{202e}evil & \"more\"".to_owned();
    post.author.name = Some("<b>Loom</b> \u{2067}نول".to_owned());
    post.lang = Some("he".to_owned());
    post.url = Some("javascript:alert(1)".to_owned());
    post.media = vec![
        Media {
            url: "https://pictures.example/1".to_owned(),
            alt: Some("A <i>loom</i>".to_owned()),
            kind: MediaKind::Photo,
        },
        Media { url: "https://pictures.example/2".to_owned(), alt: None, kind: MediaKind::Video },
    ];
    post
}

fn sheet(post: &model::Post) -> Sheet<'_> {
    let grades = vec![Grade::SignedAtSource, Grade::HandedIn, Grade::Captured];
    Sheet { entry: 12, post, grades, evidence: vec![13], simulated: false }
}

#[test]
fn a_sheet_tells_a_post_and_what_stands_behind_it() {
    let mut post = post(7, "loom_of_ahang", "2026-12-01T15:00:07Z", &["FreeAhang"]);
    post.author.name = Some("Loom".to_owned());
    post.remarks = vec![Remark::Truncated];
    insta::assert_snapshot!(sheet_html(&sheet(&post)));
}

#[test]
fn a_sheet_lets_nothing_of_a_stranger_rule_over_it() {
    let post = hostile();
    let html = sheet_html(&sheet(&post));
    for rule in ["<script", "<b>Loom", "<i>loom", "javascript:", "pictures.example", "\u{202e}", "\u{2067}"] {
        assert!(!html.contains(rule), "{rule} in {html}");
    }
    assert!(html.contains(r#"<p dir="auto" lang="he">&#60;script&#62;"#), "{html}");
}

#[test]
fn a_repost_and_a_later_version_are_told_as_such() {
    let mut post = hostile();
    (post.kind, post.edit_of) = (PostKind::Repost, Some(model::PostId("6".to_owned())));
    let html = sheet_html(&Sheet { evidence: Vec::new(), simulated: true, ..sheet(&post) });
    for words in ["repeats what somebody else wrote", "a later version", "Simulated", "were not kept"] {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn a_catalog_leads_to_each_sheet_and_shows_figures_of_the_rest() {
    let posts: Vec<_> =
        (1..8).map(|id| post(id, &format!("nobody{id}"), "2026-12-01T15:00:07Z", &["FreeAhang"])).collect();
    let mut tally = Tally::new(Asked { tags: Vec::new(), window: None });
    for post in &posts {
        let _counted = tally.add(post);
    }
    let shown = hostile();
    let catalog = Catalog {
        origin: "calls.example/ahang",
        size: 1234,
        root: "00".repeat(32),
        created_at: at("2026-12-02T09:00:00Z"),
        counts: &tally.published(|_| false),
        sheets: &[sheet(&shown)],
        addresses: &[("https://x.example/a/status/1".to_owned(), "X"), ("sha256:ab<".to_owned(), "X")],
        forgotten: 2,
        report: CarriedReport { has_article: true, has_figures: true, ..CarriedReport::default() },
    };
    let html = catalog_html(&catalog);
    assert!(!html.contains("nobody") && !html.contains("<b>Loom"), "{html}");
    insta::assert_snapshot!(html);
}

#[test]
fn a_page_that_checks_carries_the_first_proofs_and_counts_the_others() {
    let page = |count: usize| {
        let mut proofs = CarriedProofs::default();
        (0..count).for_each(|number| proofs.take(format!("{number}.tlog-proof"), "a proof".to_owned()));
        verifier_html(&CarriedLog::default(), &proofs)
    };
    let carries = |page: &str, number: usize| page.contains(&format!("\"{number}.tlog-proof\""));
    for (count, left_out) in [(0, None), (200, None), (203, Some("3 more proofs"))] {
        let page = page(count);
        assert!(left_out.is_none_or(|says| page.contains(says)), "{count}");
        assert_eq!(page.contains("more proofs"), left_out.is_some(), "{count}");
        assert_eq!((carries(&page, 199), carries(&page, 200)), (count > 199, false), "{count}");
    }
}

#[test]
fn what_a_page_carries_ends_no_script() {
    let (name, text) = ("</script><b>", "<!--<script>\u{2028}\"\\");
    let mut proofs = CarriedProofs::default();
    proofs.take(name.to_owned(), text.to_owned());
    let (vkey, export) = ("loom</script>".to_owned(), "</script>\n".to_owned());
    let page = verifier_html(&CarriedLog { vkey, export, left_out: 7 }, &proofs);
    assert!(page.contains("7 earlier answers"), "{page}");
    let (_, carried) = page.split_once("type=\"application/json\">").expect("it carries something");
    let (carried, _) = carried.split_once("</script>").expect("its end is its own");
    let carried: serde_json::Value = serde_json::from_str(carried).unwrap();
    assert_eq!((&carried["vkey"], &carried["log"]), (&"loom</script>".into(), &"</script>\n".into()));
    assert_eq!((&carried["proofs"][0]["name"], &carried["proofs"][0]["text"]), (&name.into(), &text.into()));
}
