// SPDX-License-Identifier: AGPL-3.0-or-later
//! What `docs/asvs.md` says of the whole site, where no test of a page shows it.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use store::Role;

use super::{
    Answer, House, assets,
    promises::{ADDRESSES, Log},
    studio_pages::{EARLY, LOOM, get, organizer, post, write},
};
use crate::flood::Neighborhood;

const YARN: &str = "yarnyarnyarnyarnyarnyarnya";

/// What any page tells, of the public ones and of the studio's.
async fn everything(house: &House) -> Vec<(String, Answer)> {
    let mut answers = Vec::new();
    for address in ADDRESSES.map(|(address, ..)| address.to_owned()).into_iter().chain([
        assets::STYLE.address(),
        assets::SCRIPT.address(),
        assets::LOGO.address(),
    ]) {
        let answer = house.get(&address).await;
        answers.push((address, answer));
    }
    for address in
        ["/studio", "/studio/calls/lanterns/case", "/studio/calls/lanterns/folder", "/studio/nothing"]
    {
        answers.push((address.to_owned(), get(house, LOOM, address).await));
    }
    answers
}

async fn house() -> House {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    organizer(&house, "yarn", YARN, Role::Organizer).await;
    write(&house, "lanterns").await;
    house
}

#[tokio::test]
async fn what_is_text_says_in_which_letters_it_is_written() {
    for (address, answer) in everything(&house().await).await {
        let kind = answer.header("content-type");
        assert_eq!(kind.is_empty(), answer.bytes.is_empty(), "{address}: {kind}");
        let is_text = kind.starts_with("text/") || kind.contains("xml");
        assert!(!is_text || kind.ends_with("; charset=utf-8"), "{address}: {kind}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
    }
}

#[tokio::test]
async fn no_page_of_another_site_reads_along() {
    let house = house().await;
    for (address, answer) in everything(&house).await {
        assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control-")), "{address}");
        assert!(answer.headers.get("server").is_none(), "{address}: what serves it is nobody's business");
    }
    let asked = Request::get("/studio")
        .header(header::COOKIE, format!("__Secure-studio={LOOM}"))
        .header(header::ORIGIN, "https://elsewhere.example");
    let answer = house.ask(asked.body(Body::empty()).unwrap()).await;
    assert!(answer.headers.get("access-control-allow-origin").is_none());
    for page in ["/studio", "/studio/calls/lanterns/case", "/studio/calls/lanterns/preview"] {
        let answer = get(&house, LOOM, page).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{page}");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'; "), "{page}");
    }
}

#[tokio::test]
async fn nothing_is_done_by_a_method_that_no_page_knows() {
    let house = house().await;
    let methods =
        [Method::TRACE, Method::CONNECT, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS];
    for method in methods {
        for address in [
            "/",
            "/ahang",
            "/ahang/pledge",
            "/healthz",
            "/studio",
            "/studio/calls",
            "/ahang/record/checkpoint",
        ] {
            let asked =
                Request::builder().method(method.clone()).uri(address).header("x-loom", "echoed-back");
            let (_, answer) = house.meet(asked.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {address}");
            assert!(!answer.text.contains("echoed-back"), "{method} {address}");
        }
    }
}

#[tokio::test]
async fn a_form_of_another_site_does_nothing_in_the_studio() {
    let house = house().await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://elsewhere.example"),
        ("origin", "null"),
    ] {
        for deed in [
            "calls/lanterns/field",
            "calls/lanterns/take-down",
            "invitations",
            "sign-out",
            "organizers/yarn/remove",
        ] {
            let asked = Request::post(format!("/studio/{deed}"))
                .header(header::HOST, "storm.example")
                .header(header::COOKIE, format!("__Secure-studio={LOOM}"))
                .header(name, value);
            let answer = house.ask(asked.body(Body::from("role=admin&certain=yes")).unwrap()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{deed} {name}: {value}");
        }
    }
    assert_eq!(house.store.organizers().await.unwrap().len(), 2);
    assert_eq!(
        get(&house, LOOM, "/studio/calls/lanterns/case").await.status,
        StatusCode::OK,
        "still signed in"
    );
}

#[tokio::test]
async fn one_neighborhood_of_the_net_can_not_fill_what_people_read_or_our_looks_at_others() {
    let house = house().await;
    let ask = async |address: &str, form: &'static str, from: &str| {
        let asked = Request::post(address).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let mut asked = asked.body(Body::from(form)).unwrap();
        asked.extensions_mut().insert(Neighborhood::of(from.parse().unwrap()));
        house.ask(asked).await.status
    };
    for (address, form, most) in [
        ("/ahang/concern", "says=It+names+a+child", 20),
        ("/ahang/hand-in", "address=nothing", 200),
        ("/ahang/remove", "proof=nothing", 200),
    ] {
        let mut passed = 0;
        for n in 0..210 {
            let status = ask(address, form, &format!("192.0.{}.{n}", address.len())).await;
            passed += i32::from(status != StatusCode::TOO_MANY_REQUESTS);
        }
        // Hand-ins and removals share the looks, from wherever they come: here each has a neighborhood of its own.
        assert_eq!(passed, most, "{address}");
        assert_ne!(
            ask(address, form, "198.51.100.7").await,
            StatusCode::TOO_MANY_REQUESTS,
            "another's {address}"
        );
    }
    assert_eq!(house.store.concerns().await.unwrap().len(), 21);
    assert_eq!(house.get("/ahang/concern").await.status, StatusCode::OK, "who reads is not counted");
}

#[tokio::test]
async fn who_was_let_go_is_nobody_at_once_and_nobody_makes_themself_more() {
    let house = house().await;
    // Who is no organizer any more is nobody at once, whatever their browser still shows.
    assert_eq!(get(&house, YARN, "/studio/calls/lanterns/case").await.status, StatusCode::OK);
    assert_eq!(post(&house, LOOM, "/studio/organizers/yarn/remove", "").await.status, StatusCode::SEE_OTHER);
    let answer = get(&house, YARN, "/studio/calls/lanterns/case").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/studio"));
    // A field that is twice in a form, or is no field of the form, changes nobody's role.
    let answer = post(&house, LOOM, "/studio/invitations", "role=organizer&role=admin").await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
}

#[tokio::test]
async fn one_signs_oneself_out_everywhere_and_an_admin_anybody() {
    for (by, whom, is_done) in [(YARN, "yarn", true), (LOOM, "yarn", true), (YARN, "loom", false)] {
        let house = house().await;
        let phone = if whom == "yarn" { YARN } else { LOOM };
        let answer = post(&house, by, &format!("/studio/organizers/{whom}/sign-out"), "").await;
        assert_eq!(answer.status == StatusCode::SEE_OTHER, is_done, "{whom}");
        let page = get(&house, phone, "/studio/calls/lanterns/case").await;
        assert_eq!(page.status == StatusCode::SEE_OTHER, is_done, "{whom}");
    }
}

#[tokio::test]
async fn one_sees_where_one_is_signed_in_and_leaves_one_browser_of_ones_own() {
    let house = house().await;
    let open = async |token: &str, whom: &str| {
        let (token, whom) = (studio::Secret::read(token), store::OrganizerId(whom.to_owned()));
        let until = house.now() + jiff::SignedDuration::from_hours(12);
        house.store.open_session(&token.digest(), &whom, house.now(), until).await.unwrap();
        token.digest()
    };
    let lost = open("lostlostlostlostlostlostlo", "yarn").await;
    let other = open("otherotherotherotherothero", "loom").await;
    let desk = get(&house, YARN, "/studio").await.text;
    assert!(
        desk.contains("this browser") && desk.contains(&format!("/studio/browsers/{lost}/end")),
        "{desk}"
    );
    assert!(!desk.contains(&other), "another's");
    for (id, is_over) in [(&other, false), (&lost, true)] {
        post(&house, YARN, &format!("/studio/browsers/{id}/end"), "").await;
        let is_open = house.store.session(id, house.now()).await.unwrap().is_some();
        assert_eq!(is_open, !is_over);
    }
    assert!(!get(&house, YARN, "/studio").await.text.contains("this browser"), "there is one alone");
}

#[tokio::test]
async fn who_has_signed_in_long_ago_lets_nobody_in_and_is_told_why() {
    let house = house().await;
    let long_ago = studio::Secret::read("longlonglonglonglonglonglo");
    let (loom, until) =
        (store::OrganizerId("loom".to_owned()), house.now() + jiff::SignedDuration::from_hours(1));
    house.store.open_session(&long_ago.digest(), &loom, house.now(), until).await.unwrap();
    for deed in ["invitations", "devices"] {
        let answer = post(&house, long_ago.reveal(), &format!("/studio/{deed}"), "role=organizer").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{deed}");
        assert!(answer.text.contains("Sign out and in again first"), "{}", answer.text);
        let answer = post(&house, LOOM, &format!("/studio/{deed}"), "role=organizer").await;
        assert!(answer.text.contains("/studio/join/"), "{}", answer.text);
    }
}

#[tokio::test]
async fn every_page_of_the_studio_has_the_way_out() {
    let house = house().await;
    let of_the_call = [
        "case", "ask", "hour", "hashtags", "facts", "wordings", "safety", "more", "list", "rally", "publish",
    ];
    let pages = of_the_call.map(|step| format!("/studio/calls/lanterns/{step}"));
    for page in pages.into_iter().chain(["/studio", "/studio/walls/ahang"].map(ToOwned::to_owned)) {
        let answer = get(&house, LOOM, &page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert!(answer.text.contains("action=\"/studio/sign-out\""), "{page}");
    }
}

#[tokio::test]
async fn what_fails_inside_is_told_in_general_words() {
    let house = house().await;
    house.store.close().await;
    for address in ["/studio", "/studio/calls/lanterns/case"] {
        let answer = get(&house, LOOM, address).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{address}");
        for inside in ["sqlx", "pool", "Pool", "SELECT", "sqlite", ".rs"] {
            assert!(!answer.text.contains(inside), "{address}: {inside} in {}", answer.text);
        }
    }
}

#[tokio::test]
async fn what_happens_at_the_studios_door_is_logged_and_not_by_whom() {
    let log = Log::default();
    let watched = tracing::subscriber::set_default(log.clone());
    let house = house().await;
    assert_eq!(post(&house, YARN, "/studio/invitations", "role=admin").await.status, StatusCode::FORBIDDEN);
    let link = post(&house, LOOM, "/studio/invitations", "role=organizer").await.text;
    assert_eq!(post(&house, "", "/studio/recover", "code=looomlooom").await.status, StatusCode::FORBIDDEN);
    post(&house, LOOM, "/studio/organizers/yarn/remove", "").await;
    post(&house, LOOM, "/studio/sign-out", "").await;
    drop(watched);
    let said = log.said();
    for event in [
        "only an admin may do this",
        "a link that lets somebody in was made",
        "this link has been used",
        "an organizer was let go",
        "somebody signed out",
    ] {
        assert_eq!(said.matches(event).count(), 1, "{event} in {said}");
    }
    let secret = link.split("/studio/join/").nth(1).unwrap().get(..26).unwrap();
    for secret in [LOOM, YARN, secret, "looomlooom", "yarn", "loom"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
}
