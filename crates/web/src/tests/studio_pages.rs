// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use call::Draft;
use model::{CallId, Timestamp};
use store::{
    Admission, AdmissionKind, Admitted, Change, Files, Organizer, OrganizerId, Outcome, Passkey, Rehearsal,
    Role, Version,
};
use studio::Secret;

use super::{Answer, CALL, ENGLISH, House, attribute, tags};
use crate::Deed;

/// Within the last day before the storm of [`CALL`], and long before it.
const CLOSE: &str = "2026-12-01T10:00:00Z";
pub(super) const EARLY: &str = "2026-11-26T10:00:00Z";

pub(super) const LOOM: &str = "loomloomloomloomloomloomlo";
pub(super) const YARN: &str = "yarnyarnyarnyarnyarnyarnya";

#[tokio::test]
async fn nothing_of_the_studio_is_shown_or_done_without_a_passkey() {
    let house = House::open(EARLY).await;
    write(&house, "lanterns").await;
    let call = "/studio/calls/lanterns";
    let pages =
        ["", "/case", "/more", "/list", "/rally", "/publish", "/preview", "/folder", "/pictures/x.jpg"]
            .map(|page| ("GET", format!("{call}{page}")));
    let deeds = [
        "/case",
        "/field",
        "/remove",
        "/seal",
        "/unseal",
        "/publish",
        "/agree",
        "/withdraw",
        "/take-down",
        "/rehearsal",
        "/rehearsal/end",
        "/rally",
        "/folder",
        "/add-picture",
    ];
    let deeds = deeds.map(|deed| ("POST", format!("{call}{deed}")));
    let others = [
        "/calls",
        "/invitations",
        "/devices",
        "/organizers/loom/remove",
        "/organizers/loom/sign-out",
        "/sign-out",
    ];
    let others = others.map(|other| ("POST", format!("/studio{other}")));
    for (method, address) in pages.into_iter().chain(deeds).chain(others) {
        let request = Request::builder().method(method).uri(&address).header(header::HOST, "storm.example");
        let answer = house.ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::SEE_OTHER, "/studio"),
            "{address}"
        );
    }
    assert_eq!(draft(&house, "lanterns").await.text("title.en"), "Free the weavers of Ahang <b>now</b>");
}

#[tokio::test]
async fn the_cookie_is_for_the_studio_alone() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    let answer = post(&house, LOOM, "/studio/sign-out", "").await;
    let cookie = answer.header("set-cookie");
    for part in ["__Secure-", "Path=/studio", "Secure", "HttpOnly", "SameSite=Lax"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert_eq!(get(&house, LOOM, "/studio/calls/ahang").await.header("location"), "/studio", "signed out");
}

#[tokio::test]
async fn whatever_a_step_shows_is_kept_and_shown_again() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "lanterns").await;
    for step in ["case", "ask", "hour", "hashtags", "facts", "wordings", "safety", "more"] {
        let address = format!("/studio/calls/lanterns/{step}");
        let page = get(&house, LOOM, &address).await.text;
        assert!(!page.contains("<b>now") && !page.contains("<script>alert"), "escaped: {page}");
        insta::assert_snapshot!(format!("studio_{step}"), body(&page));
    }
    let saved = post(&house, LOOM, "/studio/calls/lanterns/ask", "title.en=Let+them+weave&stay=1").await;
    assert_eq!(saved.header("location"), "/studio/calls/lanterns/ask");
    assert_eq!(draft(&house, "lanterns").await.text("title.en"), "Let them weave");
    let refused = post(&house, LOOM, "/studio/calls/lanterns/ask", "made.up=x").await;
    assert!(refused.text.contains("A call has no field"), "{}", refused.text);
}

#[tokio::test]
async fn a_preview_is_the_page_itself_even_of_an_empty_draft() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    post(&house, LOOM, "/studio/calls", "id=empty&language=ar").await;
    let answer = get(&house, LOOM, "/studio/calls/empty/preview?lang=ar").await;
    assert!(answer.text.contains("dir=\"rtl\"") && answer.text.contains('…'), "{}", answer.text);
    assert!(answer.header("content-security-policy").contains("frame-ancestors 'self'"));
    assert_eq!(house.get("/empty").await.status, StatusCode::NOT_FOUND, "a draft is not public");
}

#[tokio::test]
async fn no_call_is_published_before_consent_is_stated_and_what_must_not_be_said() {
    let mut house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "lanterns").await;
    let page = post(&house, LOOM, "/studio/calls/lanterns/publish", "").await;
    assert!(page.text.contains("have agreed to it"), "{}", page.text);
    for (path, text) in [("never_say.0.en", ""), ("case.fact.0.checked_on", "")] {
        let whole = draft(&house, "lanterns").await;
        set(&house, "lanterns", path, text).await;
        if path.starts_with("never_say") {
            post(&house, LOOM, "/studio/calls/lanterns/remove", "list=never_say&place=0&step=safety").await;
        }
        post(&house, LOOM, "/studio/calls/lanterns/publish", "agreed=yes").await;
        assert!(house.orders.try_recv().is_err(), "published without {path}");
        house.store.edit_draft(&id("lanterns"), at(EARLY), |_| whole.files()).await.unwrap();
    }
    publish(&mut house, LOOM).await;
    let whole = draft(&house, "lanterns").await.check(id("lanterns")).unwrap();
    assert_eq!(public(&house, "lanterns").await, whole.files);
}

#[tokio::test]
async fn close_to_the_storm_its_hour_wants_two_where_there_are_two() {
    for (others, now, expected) in [(0, CLOSE, Some(false)), (1, EARLY, Some(false)), (1, CLOSE, None)] {
        let mut house = House::open(now).await;
        organizer(&house, "loom", LOOM, Role::Admin).await;
        if others > 0 {
            organizer(&house, "yarn", YARN, Role::Organizer).await;
        }
        write(&house, "lanterns").await;
        publish(&mut house, LOOM).await;
        let before = public(&house, "lanterns").await;
        set(&house, "lanterns", "storm.starts", "2026-12-01T20:00").await;
        if expected.is_some() {
            publish(&mut house, LOOM).await;
        } else {
            post(&house, LOOM, "/studio/calls/lanterns/publish", "agreed=yes").await;
            assert!(house.orders.try_recv().is_err() && public(&house, "lanterns").await == before);
            post(&house, LOOM, "/studio/calls/lanterns/agree", "").await;
            assert!(house.orders.try_recv().is_err(), "nobody is their own second");
            order(&mut house, YARN, "agree", "").await;
        }
        let changes = house.store.call_changes(&id("lanterns")).await.unwrap();
        let countersigned = expected.unwrap_or(true);
        let change = Change { changed_at: at(now), parts: vec!["hour".to_owned()], countersigned };
        assert_eq!(changes, [change], "{others} others at {now}");
        assert_ne!(public(&house, "lanterns").await, before);
    }
}

#[tokio::test]
async fn a_call_is_taken_out_as_its_folder_and_brought_in_again() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "lanterns").await;
    post(&house, LOOM, "/studio/calls/lanterns/seal", "tag=OpenTheHall").await;
    let before = draft(&house, "lanterns").await.files();
    assert!(before.contains_key(call::SEALED_FILE));
    let request = Request::get("/studio/calls/lanterns/folder")
        .header(header::COOKIE, format!("__Secure-studio={LOOM}"));
    let answer =
        tower::ServiceExt::oneshot(house.router.clone(), request.body(Body::empty()).unwrap()).await.unwrap();
    let archive = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    post(&house, LOOM, "/studio/calls", "id=other&language=en").await;
    let bring = |archive: axum::body::Bytes| {
        let request = Request::post("/studio/calls/other/folder")
            .header(header::HOST, "storm.example")
            .header(header::ACCEPT, "application/json")
            .header(header::COOKIE, format!("__Secure-studio={LOOM}"));
        request.body(Body::from(archive)).unwrap()
    };
    assert_eq!(house.ask(bring(archive.clone())).await.text, "{\"ok\":true}");
    assert_eq!(draft(&house, "other").await.files(), before);
    for (wrong, says) in [
        (archive.slice(..archive.len() / 2), "no zip archive"),
        (axum::body::Bytes::from_static(b"call.toml"), "no zip archive"),
        (zipped("readme.md", "x"), "no call.toml"),
        (zipped("call.toml", "title = "), "Line 1 of call.toml"),
        (zipped("x/call.toml", &"#".repeat(2 << 20)), "more than a call needs"),
    ] {
        let answer = house.ask(bring(wrong)).await;
        assert!(answer.text.contains(says) && answer.text.contains("Nothing was changed"), "{}", answer.text);
        assert_eq!(draft(&house, "other").await.files(), before);
    }
}

/// An archive of one file.
fn zipped(name: &str, text: &str) -> axum::body::Bytes {
    crate::kit::archive::pack(&vec![(name.to_owned(), axum::body::Bytes::from(text.to_owned()))]).into()
}

#[tokio::test]
async fn a_hashtag_is_sealed_in_the_studio_and_opened_by_what_was_published_with_it() {
    let mut house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "lanterns").await;
    let refused = post(&house, LOOM, "/studio/calls/lanterns/seal", "tag=%232026").await;
    assert!(
        refused.text.contains("role=\"alert\"") && draft(&house, "lanterns").await.sealed_tag().is_none()
    );
    for tag in ["OpenTheHall", "OpenTheLoomHall"] {
        let sealed = post(&house, LOOM, "/studio/calls/lanterns/seal", &format!("tag=%23{tag}")).await;
        assert_eq!(sealed.header("location"), "/studio/calls/lanterns/hashtags");
    }
    let step = get(&house, LOOM, "/studio/calls/lanterns/hashtags").await.text;
    assert!(step.contains("#OpenTheLoomHall</bdi>") && !step.contains("OpenTheHall"), "{step}");
    let preview = get(&house, LOOM, "/studio/calls/lanterns/preview").await.text;
    assert!(!preview.contains("OpenTheLoomHall"), "it is the page before the hour: {preview}");
    publish(&mut house, LOOM).await;
    let call = call::parse(id("lanterns"), &public(&house, "lanterns").await).unwrap();
    let start = call.storm.window.start();
    assert_eq!(call.hashtags_at(start).first(), Some(&"OpenTheLoomHall"));
    assert!(!call.hashtags_at(at(EARLY)).contains(&"OpenTheLoomHall"));
    let given_up = post(&house, LOOM, "/studio/calls/lanterns/unseal", "").await;
    assert_eq!(given_up.header("location"), "/studio/calls/lanterns/hashtags");
    assert_eq!(draft(&house, "lanterns").await.files().get(call::SEALED_FILE), None);
}

#[tokio::test]
async fn the_check_list_tells_what_is_done_and_how_the_rehearsal_went() {
    let mut house = House::open(CLOSE).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "lanterns").await;
    let stage = Rehearsal {
        call: id("lanterns"),
        stage: id("rehearsal-loom"),
        is_on: true,
        began_at: at(CLOSE),
        draft_sha256: String::new(),
        outcome: None,
    };
    house.store.begin_rehearsal(&stage).await.unwrap();
    let outcome = Outcome { asked: 2400, failed: 3, slowest_ms: 212, posts: 1311 };
    house.store.judge_rehearsal(&stage.stage, &outcome).await.unwrap();
    let page = get(&house, LOOM, "/studio/calls/lanterns/list").await.text;
    insta::assert_snapshot!(body(&page));
    let rehearsed = form_request(LOOM, "/studio/calls/lanterns/rehearsal", "people=70000");
    let host = async { house.orders.recv().await.unwrap() };
    let (router, told) = (house.router.clone(), host);
    let (answer, order) = tokio::join!(tower::ServiceExt::oneshot(router, rehearsed), async {
        let order = told.await;
        order.done.send(Err("the call has no `title`".to_owned())).unwrap();
        order.deed
    });
    assert_eq!(order, Deed::Rehearse { people: 2_000 }, "never more than one machine should stand");
    let page = axum::body::to_bytes(answer.unwrap().into_body(), 1 << 20).await.unwrap();
    assert!(String::from_utf8_lossy(&page).contains("the call has no"));
}

#[tokio::test]
async fn where_networks_show_who_uses_a_hashtag_is_linked_and_what_is_sealed_is_told_to_none() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "lanterns").await;
    set(&house, "lanterns", "fallbacks", "Free2").await;
    post(&house, LOOM, "/studio/calls/lanterns/seal", "tag=OpenTheHall").await;
    let page = get(&house, LOOM, "/studio/calls/lanterns/hashtags").await.text;
    let links: Vec<&str> = tags(&page)
        .into_iter()
        .filter(|tag| tag.contains("noreferrer"))
        .filter_map(|tag| attribute(tag, "href"))
        .collect();
    let tags = [
        "FreeTheWeavers",
        "%D8%A7%D9%84%D8%AD%D8%B1%D9%8A%D8%A9_%D9%84%D9%84%D9%86%D8%B3%D8%A7%D8%AC%D8%A7%D8%AA",
        "Free2",
    ];
    let expected = tags.map(|tag| {
        [
            format!("https://x.com/search?q=%23{tag}&#38;f=live"),
            format!("https://bsky.app/search?q=%23{tag}"),
            format!("https://mastodon.social/tags/{tag}"),
            format!("https://www.threads.com/search?q=%23{tag}"),
        ]
    });
    assert_eq!(links, expected.concat());
    assert!(!get(&house, LOOM, "/studio/calls/lanterns/case").await.text.contains("noreferrer"));
}

#[tokio::test]
async fn a_group_that_has_proven_itself_is_shown_once_an_organizer_agrees_and_leaves_by_its_own_address() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Organizer).await;
    for (form, wrong) in [
        ("group=&site=https://weavers.example", "name of the group"),
        ("group=Weavers&site=http://weavers.example", "beginning with <bdi>https://</bdi>"),
        ("group=Weavers&site=https://127.0.0.1/", "beginning with <bdi>https://</bdi>"),
        ("group=Weavers&site=https://weavers.example&members=many", "in digits"),
        ("group=Weavers&site=https://weavers.example&members=41", "can be read"),
    ] {
        let answer = post(&house, "", "/ahang/endorse?lang=en", form).await;
        assert!(answer.text.contains(wrong) && answer.text.contains("role=\"alert\""), "{form}");
    }
    assert_eq!(house.store.endorsements().await.unwrap(), []);
    let form = "group=Weavers+%3Cb%3E&site=https://weavers.example/friends&members=1+041&source=https://weavers.example/about";
    let own = post(&house, "", "/ahang/endorse?lang=en", form).await.header("location").to_owned();
    let page = house.get(&own).await;
    assert_eq!(page.header("cache-control"), "no-store");
    let group = house.store.endorsements().await.unwrap().remove(0);
    let link = format!("https://storm.example/ahang?by={}", group.code);
    assert!(page.text.contains(&link) && page.text.contains("_groundswell.weavers.example"), "{}", page.text);
    let secret = own.split(['/', '?']).nth(3).unwrap();
    assert!(
        !group.id.contains(secret) && group.secret_sha256 != secret,
        "of the secret only a digest is kept"
    );
    // 1. Not before it is proven, and not before somebody agrees.
    let show = format!("/studio/groups/{}/show", group.id);
    post(&house, LOOM, &show, "").await;
    assert!(!house.get("/ahang?lang=en").await.text.contains("Weavers &#60;b&#62;"));
    house.store.prove_endorsement(&group.id, "link", "https://weavers.example/friends").await.unwrap();
    assert!(!house.get("/ahang?lang=en").await.text.contains("Weavers &#60;b&#62;"));
    assert_eq!(
        post(&house, "", &show, "").await.header("location"),
        "/studio",
        "a visitor is shown the door"
    );
    assert!(!house.get("/ahang?lang=en").await.text.contains("Weavers &#60;b&#62;"));
    let desk = get(&house, LOOM, "/studio").await.text;
    assert!(desk.contains("Weavers &#60;b&#62;") && desk.contains(&show), "{desk}");
    post(&house, LOOM, &show, "").await;
    let shown = house.get("/ahang?lang=en").await.text;
    assert!(shown.contains("Weavers &#60;b&#62;") && shown.contains("041 members</span>"), "{shown}");
    // 2. It leaves by its own address, and by no other call's.
    house.show(another());
    let elsewhere = own.replace("/ahang/", "/another/");
    assert_eq!(house.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    let path = own.split('?').next().unwrap();
    post(&house, "", &format!("{path}/withdraw?lang=en"), "").await;
    assert!(!house.get("/ahang?lang=en").await.text.contains("Weavers &#60;b&#62;"));
    assert_eq!(house.get(path).await.status, StatusCode::NOT_FOUND);
}

/// The invented call under another name.
fn another() -> call::Call {
    let files = [("call.toml", CALL), ("wordings/en.md", ENGLISH), ("wordings/ar.md", super::ARABIC)];
    let files: Files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    call::parse(id("another"), &files).unwrap()
}

#[tokio::test]
async fn who_is_no_admin_lets_nobody_in_or_go() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    organizer(&house, "yarn", YARN, Role::Organizer).await;
    for deed in ["invitations", "organizers/loom/remove"] {
        let answer = post(&house, YARN, &format!("/studio/{deed}"), "role=admin").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{deed}");
    }
    let link = post(&house, LOOM, "/studio/invitations", "role=organizer").await.text;
    assert!(link.contains("https://storm.example/studio/join/"), "{link}");
}

#[tokio::test]
async fn what_a_visitor_says_is_wrong_reaches_admins_alone_and_no_more_than_the_words() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    organizer(&house, "yarn", YARN, Role::Organizer).await;
    let empty = post(&house, "", "/ahang/concern", "says=+").await;
    assert!(empty.text.contains("Write a few words"), "{}", empty.text);
    let said = post(&house, "", "/ahang/concern?lang=en", "says=It+names+a+%3Cb%3Echild").await;
    assert_eq!(said.header("location"), "/ahang/concern?lang=en&sent=1");
    let desk = get(&house, LOOM, "/studio").await.text;
    assert!(desk.contains("It names a &#60;b&#62;child") && desk.contains("2026-11-26"), "{desk}");
    assert!(!get(&house, YARN, "/studio").await.text.contains("It names"));
    let id = house.store.concerns().await.unwrap().remove(0).id;
    let settle = format!("/studio/concerns/{id}/settle");
    assert_eq!(post(&house, YARN, &settle, "").await.status, StatusCode::FORBIDDEN);
    post(&house, LOOM, &settle, "").await;
    assert_eq!(house.store.concerns().await.unwrap(), []);
}

#[tokio::test]
async fn what_was_taken_down_is_gone_and_says_so() {
    let mut house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "lanterns").await;
    publish(&mut house, LOOM).await;
    let unsure = post(&house, LOOM, "/studio/calls/lanterns/take-down", "").await;
    assert!(unsure.text.contains("Tick the box first"), "{}", unsure.text);
    order(&mut house, LOOM, "take-down", "certain=yes").await;
    assert_eq!(public(&house, "lanterns").await, Files::new());
    house.calls.take_down(&id("lanterns"));
    assert_eq!(house.get("/lanterns").await.status, StatusCode::GONE);
}

/// Publishes the call `lanterns`.
pub(super) async fn publish(house: &mut House, token: &str) {
    order(house, token, "publish", "agreed=yes").await;
}

/// Does something with the call `lanterns` that the host is asked for, and says that it is done.
pub(super) async fn order(house: &mut House, token: &str, deed: &str, form: &str) {
    let address = format!("/studio/calls/lanterns/{deed}");
    let asked = house.router.clone();
    let request = form_request(token, &address, form);
    let answering = tower::ServiceExt::oneshot(asked, request);
    let host = async {
        let order = house.orders.recv().await.unwrap();
        order.done.send(Ok(())).unwrap();
        std::future::pending::<()>().await;
    };
    tokio::select! {
        answer = answering => assert_eq!(answer.unwrap().status(), StatusCode::SEE_OTHER, "{deed}"),
        () = host => {}
    }
}

/// Lets an organizer in whose browser has that token.
pub(super) async fn organizer(house: &House, name: &str, token: &str, role: Role) {
    let admission =
        Admission { secret_sha256: name.to_owned(), kind: AdmissionKind::Invited(role), expires_at: None };
    house.store.add_admission(&admission).await.unwrap();
    let joined_at = at("2026-11-25T00:00:00Z");
    let organizer = Organizer { id: OrganizerId(name.to_owned()), name: name.to_owned(), role, joined_at };
    let admitted = Admitted { organizer, recovery_sha256: Vec::new() };
    let passkey = Passkey { id: name.to_owned(), content: String::new() };
    assert!(house.store.admit(name, &admitted, &passkey, joined_at).await.unwrap());
    let digest = Secret::read(token).digest();
    house
        .store
        .open_session(&digest, &admitted.organizer.id, house.now(), at("2027-01-01T00:00:00Z"))
        .await
        .unwrap();
}

/// Begins a call of that name with the texts of the invented one, in English alone.
pub(super) async fn write(house: &House, name: &str) {
    let files = [("call.toml", CALL), ("wordings/en.md", ENGLISH)];
    let files: Files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let mut draft = Draft::read(&files).unwrap();
    draft.set("languages", "en").unwrap();
    house.store.create_call(&id(name), &draft.files(), at(EARLY)).await.unwrap();
}

pub(super) async fn set(house: &House, name: &str, path: &str, text: &str) {
    let mut draft = draft(house, name).await;
    draft.set(path, text).unwrap();
    house.store.edit_draft(&id(name), at(EARLY), |_| draft.files()).await.unwrap();
}

pub(super) async fn draft(house: &House, name: &str) -> Draft {
    Draft::read(&house.store.call_files(&id(name), Version::Draft).await.unwrap()).unwrap()
}

async fn public(house: &House, name: &str) -> Files {
    house.store.call_files(&id(name), Version::Published).await.unwrap()
}

pub(super) async fn get(house: &House, token: &str, address: &str) -> Answer {
    let request = Request::get(address).header(header::COOKIE, format!("__Secure-studio={token}"));
    house.ask(request.body(Body::empty()).unwrap()).await
}

pub(super) async fn post(house: &House, token: &str, address: &str, form: &str) -> Answer {
    house.ask(form_request(token, address, form)).await
}

fn form_request(token: &str, address: &str, form: &str) -> Request<Body> {
    Request::post(address)
        .header(header::HOST, "storm.example")
        .header(header::COOKIE, format!("__Secure-studio={token}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form.to_owned()))
        .unwrap()
}

/// A page's own part, without what stands around every page.
pub(super) fn body(page: &str) -> &str {
    let (_, rest) = page.split_once("<h1>").unwrap_or(("", page));
    rest.split("<datalist").next().unwrap_or(rest)
}

pub(super) fn id(name: &str) -> CallId {
    name.parse().unwrap()
}

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}
