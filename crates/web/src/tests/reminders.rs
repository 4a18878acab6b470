// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use call::Call;
use remind::Links;
use store::{Batch, Carrier, LetterKind, Pledged};

use super::{Answer, House, call};
use crate::{Page, letter};

const BEFORE: &str = "2026-11-28T10:00:00Z";

async fn pledge(house: &House, query: &str, form: &str) -> Answer {
    let request = Request::post(format!("/ahang/pledge{query}"))
        .header("content-type", "application/x-www-form-urlencoded");
    house.ask(request.body(Body::from(form.to_owned())).unwrap()).await
}

#[tokio::test]
async fn the_form_asks_for_an_address_only_where_a_letter_can_be_sent_before_the_hour() {
    for (has_mail, now, expected) in [
        (true, BEFORE, true),
        (false, BEFORE, false),
        (true, "2026-12-01T15:30:00Z", false),
        (true, "2026-12-02T15:30:00Z", false),
    ] {
        let house = if has_mail { House::with_mail(now).await } else { House::open(now).await };
        let shown = house.get("/ahang").await.text.contains("type=\"email\"");
        assert_eq!(shown, expected, "{has_mail} {now}");
    }
}

#[tokio::test]
async fn a_known_address_is_answered_like_an_unknown_one() {
    let house = House::with_mail(BEFORE).await;
    let target = "/ahang?lang=ar&pledged=1&reminder=asked#pledge";
    for address in ["anna%40mail.example", "anna%40mail.example", "ANNA%2Bstorm%40mail.example"] {
        let answer = pledge(&house, "?lang=ar", &format!("email={address}")).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, target), "{address}");
    }
    let kept = house.store.rally_data(&call().id).await.unwrap();
    assert_eq!((kept.pledged, kept.contacts), (3, 1), "one mailbox is one contact");
}

#[tokio::test]
async fn what_is_no_address_counts_nothing_and_says_so() {
    let house = House::with_mail(BEFORE).await;
    for written in
        ["anna", "anna%40localhost", "anna%40%5B127.0.0.1%5D", "a%40b.example%0d%0aBcc%3a", "%40x.example"]
    {
        let answer = pledge(&house, "", &format!("email={written}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{written}");
        assert!(answer.text.contains("no e-mail address"), "{written}");
    }
    assert_eq!(house.store.pledged(&call().id).await.unwrap(), None);
}

#[tokio::test]
async fn without_a_mail_server_the_pledge_counts_and_the_calendar_is_named() {
    let house = House::open(BEFORE).await;
    let answer = pledge(&house, "", "email=anna%40mail.example").await;
    assert_eq!(answer.header("location"), "/ahang?pledged=1&reminder=full#pledge");
    assert!(
        house.get("/ahang?pledged=1&reminder=full").await.text.contains("no further reminder can be sent")
    );
    assert_eq!(house.store.rally_data(&call().id).await.unwrap().contacts, 0);
}

#[tokio::test]
async fn nobody_is_reminded_of_a_rehearsal() {
    let house = House::with_mail(BEFORE).await;
    let page = Page { is_listed: false, ..Page::clone(&house.calls.page("ahang").unwrap()) };
    house.calls.show(page);
    assert!(!house.get("/ahang").await.text.contains("type=\"email\""));
    let answer = pledge(&house, "", "email=anna%40mail.example").await;
    assert_eq!(answer.header("location"), "/ahang?pledged=1&reminder=full#pledge");
    let kept = house.store.rally_data(&call().id).await.unwrap();
    assert_eq!((kept.pledged, kept.contacts), (1, 0));
}

#[tokio::test]
async fn a_link_that_is_not_ours_is_good_for_nothing() {
    let house = House::with_mail(BEFORE).await;
    pledge(&house, "", "email=anna%40mail.example").await;
    for path in ["/ahang/remind/nonsense", "/ahang/leave/nonsense"] {
        for request in [Request::get(path), Request::post(path)] {
            let answer = house.ask(request.body(Body::empty()).unwrap()).await;
            assert!(answer.text.contains("good for nothing"), "{path}");
            assert_eq!(answer.header("cache-control"), "no-store");
        }
    }
    let kept = house.store.rally_data(&call().id).await.unwrap();
    assert_eq!((kept.contacts, kept.confirmed), (1, 0));
}

#[tokio::test]
async fn a_mail_program_may_unsubscribe_from_another_site_and_nobody_confirms_from_there() {
    let house = House::with_mail(BEFORE).await;
    pledge(&house, "", "email=anna%40mail.example").await;
    for (path, expected) in
        [("/ahang/leave/nonsense", StatusCode::OK), ("/ahang/remind/nonsense", StatusCode::FORBIDDEN)]
    {
        let request = Request::post(path).header("host", "storm.example");
        let request = request.header("origin", "https://mail.example").header("sec-fetch-site", "cross-site");
        let answer = house.ask(request.body(Body::from("List-Unsubscribe=One-Click")).unwrap()).await;
        assert_eq!(answer.status, expected, "{path}");
    }
    let other = house.ask(Request::put("/ahang/leave/nonsense").body(Body::empty()).unwrap()).await;
    assert_eq!(other.status, StatusCode::METHOD_NOT_ALLOWED);
    let long = Request::post("/ahang/leave/nonsense").body(Body::from("x".repeat(1025))).unwrap();
    assert_eq!(house.ask(long).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn pledged_and_confirmed_stand_side_by_side_and_are_never_added() {
    let house = House::with_mail(BEFORE).await;
    let id = call().id;
    for address in ["a%40mail.example", "b%40mail.example", "c%40mail.example"] {
        pledge(&house, "", &format!("email={address}")).await;
    }
    let hour = call().storm.window.start();
    let due = Batch { carrier: Carrier::Mail, kind: LetterKind::Confirming, hour };
    for contact in house.store.due_contacts(&id, due, BEFORE.parse().unwrap(), 2).await.unwrap() {
        house.store.confirm_contact(&id, &contact.id, hour, &[]).await.unwrap();
    }
    let counted = Some(Pledged { pledged: 3, confirmed: 2 });
    assert_eq!(house.store.pledged(&id).await.unwrap(), counted);
    let page = house.get("/ahang").await.text;
    assert!(
        page.contains("3 pledges so far") && page.contains("2 confirmed, by e-mail or by their own post")
    );
    assert!(house.get("/ahang/live").await.text.contains("<dt>Confirmed</dt><dd>2</dd>"));
    assert!(house.get("/ahang/live.json").await.text.contains("\"pledges\":3,\"confirmed\":2"));
    assert_eq!(house.reminders.erase(&id).await.unwrap(), 3);
    assert_eq!(house.store.pledged(&id).await.unwrap(), counted, "the numbers stay");
}

#[test]
fn letters_are_written_in_the_reader_s_language() {
    let links = Links { confirm: "CONFIRM".to_owned(), leave: "LEAVE".to_owned() };
    let ahang: Call = call();
    for (kind, language) in [
        (LetterKind::Confirming, "en"),
        (LetterKind::Moved, "he"),
        (LetterKind::DayBefore, "tr"),
        (LetterKind::ShortlyBefore, "ar"),
    ] {
        let letter = letter(&ahang, "https://storm.example", kind, language, &links);
        assert_eq!(letter.language, language);
        let title = letter.html.contains("&#60;b&#62;now") || language == "ar";
        assert!(title, "a title is text: {}", letter.html);
        for shown in [&letter.text, &letter.html] {
            let addresses = shown.matches("https://storm.example/ahang").count();
            assert!(addresses == if *shown == letter.text { 2 } else { 4 }, "{shown}");
            assert!(shown.contains(&letter.leave) && !shown.contains("<img"), "{shown}");
            assert_eq!(shown.contains("CONFIRM"), kind == LetterKind::Confirming);
        }
        insta::assert_snapshot!(
            format!("letter_{kind:?}_{language}"),
            format!("{}\n\n{}\n{}\n", letter.subject, letter.text, letter.notice)
        );
    }
}
