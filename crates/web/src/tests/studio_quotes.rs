// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::http::StatusCode;
use store::Role;

use super::{
    House,
    studio_pages::{LOOM, draft, get, organizer, post, write},
};

const AFTER: &str = "2026-12-01T18:00:00Z";

#[tokio::test]
async fn posts_of_the_wall_are_chosen_for_the_report_by_a_press() {
    let house = House::open(AFTER).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "ahang").await;
    let step = "/studio/calls/ahang/report";
    let page = get(&house, LOOM, step).await.text;
    let (_, offered) = page.split_once("<section id=\"quotes\">").expect("posts are offered");
    assert!(offered.contains("value=\"https://hall.example/1\"") && offered.contains("تعاونية"), "{offered}");
    assert!(!page.contains("<img src=x") && !page.contains("javascript:alert"), "{page}");
    for _ in 0..2 {
        let form = "address=https%3A%2F%2Fhall.example%2F1";
        let chosen = post(&house, LOOM, "/studio/calls/ahang/quote", form).await;
        assert_eq!(
            (chosen.status, chosen.header("location")),
            (StatusCode::SEE_OTHER, &*format!("{step}#quotes"))
        );
    }
    assert_eq!(draft(&house, "ahang").await.text("report.quotes"), "https://hall.example/1");
    let page = get(&house, LOOM, step).await.text;
    assert!(!page.contains("id=\"quotes\""), "it is chosen, and nothing else may be: {page}");
    for address in ["https%3A%2F%2Felsewhere.example%2F1", "javascript%3Aalert(1)", "a%0Ab"] {
        let refused = post(&house, LOOM, "/studio/calls/ahang/quote", &format!("address={address}")).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{address}");
    }
    // In no other step, and of a call that is not shown nothing.
    assert!(!get(&house, LOOM, "/studio/calls/ahang/case").await.text.contains("id=\"quotes\""));
    write(&house, "lanterns").await;
    assert!(!get(&house, LOOM, "/studio/calls/lanterns/report").await.text.contains("id=\"quotes\""));
}
