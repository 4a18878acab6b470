// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::Path};

use axum::{
    body::Body,
    http::{Request, header},
};
use store::Role;

use super::{
    House,
    studio_pages::{EARLY, LOOM, get, organizer, post, write},
};

#[tokio::test]
async fn the_studio_speaks_the_language_of_the_browser_until_another_is_chosen() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "lanterns").await;
    let ask = |address: &str, cookie: &str| {
        let request = Request::get(address).header(header::ACCEPT_LANGUAGE, "tr, en;q=0.5");
        house.ask(request.header(header::COOKIE, cookie).body(Body::empty()).unwrap())
    };
    let cookie = format!("__Secure-studio={LOOM}");
    for step in ["case", "facts", "publish"] {
        let page = ask(&format!("/studio/calls/lanterns/{step}"), &cookie).await.text;
        assert!(page.contains("<html lang=\"tr\" dir=\"ltr\">"), "{page}");
    }
    let chosen = ask("/studio/calls/lanterns/case?in=ar", &cookie).await;
    assert!(chosen.text.contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", chosen.text);
    let kept = chosen.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    let next = ask("/studio/calls/lanterns/ask", &kept).await.text;
    assert!(next.contains("<html lang=\"ar\" dir=\"rtl\">"), "it stays chosen: {next}");
    let out = post(&house, &format!("{LOOM}.ar"), "/studio/sign-out?in=he", "").await;
    assert!(out.header("set-cookie").starts_with("__Secure-studio=;"), "{}", out.header("set-cookie"));
}

#[tokio::test]
async fn at_the_door_a_language_is_chosen_without_a_cookie() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    let door = house.get("/studio?in=fa").await;
    assert!(door.text.contains("<html lang=\"fa\" dir=\"rtl\">"), "{}", door.text);
    assert!(door.text.contains("action=\"/studio/recover?in=fa\""), "{}", door.text);
    assert_eq!(door.header("set-cookie"), "");
}

#[tokio::test]
async fn a_mistake_is_said_beside_its_field_and_the_list_on_top_leads_there() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    let rows = [
        ("ask", "title.en=", "title.en", "This is still empty."),
        ("hour", "storm.zone=Asia%2FHebrn", "storm.zone", "Did you mean <bdi>Asia/Hebron</bdi>?"),
        ("facts", "case.fact.0.source=here", "case.fact.0.source", "This is no address"),
        (
            "facts",
            "case.fact.0.checked_on=",
            "case.fact.0.checked_on",
            "Say when this source was last checked.",
        ),
        (
            "wordings",
            "wordings.en=Let+her+go.",
            "wordings.en",
            "Line 1: this wording has none of the call’s hashtags",
        ),
        ("hashtags", "hashtags=2026", "hashtags", "No network reads <bdi>#2026</bdi> as a hashtag"),
    ];
    for (number, (step, form, field, says)) in rows.into_iter().enumerate() {
        let call = format!("lanterns-{number}");
        write(&house, &call).await;
        let address = format!("/studio/calls/{call}/{step}");
        post(&house, LOOM, &address, &format!("{form}&stay=1")).await;
        let page = get(&house, LOOM, &address).await.text;
        let told =
            page.split(&format!("id=\"{field}-wrong\">")).nth(1).unwrap_or_else(|| panic!("{field}: {page}"));
        assert!(told.split("</p>").next().unwrap_or_default().contains(says), "{field}: {told}");
        assert!(page.contains(&format!("<a href=\"#{field}\">")), "{field}: {page}");
        assert_eq!(page.matches("aria-invalid").count(), 1, "{field}: {page}");
    }
}

#[test]
fn no_sentence_stands_in_a_template_of_the_studio() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/studio");
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let shown = without(&without(&without(&text, "{%", "%}"), "{{", "}}"), "<", ">");
        let words: Vec<&str> =
            shown.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).collect();
        let is_name = |word: &&str| ["groundswell", "call", "check", "ms"].contains(word);
        assert!(words.iter().all(is_name), "{}: {words:?}", path.display());
        for attribute in ["aria-label", "title", "placeholder", "alt"] {
            for value in text.split(&format!(" {attribute}=\"")).skip(1) {
                assert!(value.starts_with("{{") || value.starts_with('"'), "{}: {attribute}", path.display());
            }
        }
    }
}

/// A text without what stands between two signs.
fn without(text: &str, begins: &str, ends: &str) -> String {
    let mut pieces = text.split(begins);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |kept, piece| kept + " " + piece.split_once(ends).map_or("", |(_, rest)| rest))
}
