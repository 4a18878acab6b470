// SPDX-License-Identifier: AGPL-3.0-or-later
//! What stands ready is what the router would answer, and goes when that changes.

use std::{
    future::pending,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header::CACHE_CONTROL},
    response::IntoResponse,
    routing::get,
};
use model::Timestamp;
use tokio::{sync::Semaphore, task::JoinSet};

use super::{Answer, House, assets, counts, live};
use crate::{Live, Stand};

const DURING: &str = "2026-12-01T15:20:00Z";

/// Every public page that may stand ready.
fn pages() -> Vec<String> {
    let of_a_call = ["", "/calendar.ics", "/card.png", "/embed", "/feed.atom", "/live", "/live.json"];
    let more = ["/live/fragment", "/qr.svg", "/safety"];
    let of_a_call = of_a_call.into_iter().chain(more).map(|rest| format!("/ahang{rest}"));
    of_a_call.chain([assets::STYLE.address(), assets::LOGO.address()]).collect()
}

fn request(target: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let request = Request::get(target);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.body(Body::empty()).unwrap()
}

/// A page as it was made first, and as it stood ready then; on a busy machine the first may be outdated at once.
async fn stands_ready(house: &House, target: &str, headers: &[(&str, &str)]) -> [Answer; 2] {
    for _ in 0..20 {
        let (_, made) = house.meet(request(target, headers)).await;
        if let (true, ready) = house.meet(request(target, headers)).await {
            return [made, ready];
        }
    }
    panic!("{target} never stands ready for {headers:?}");
}

#[tokio::test]
async fn what_stands_ready_is_what_the_router_answers() {
    let house = House::open(DURING).await;
    let codings = ["", "gzip", "br", "gzip, deflate, br, zstd", "deflate"];
    for page in pages() {
        let is_of_a_call = !page.starts_with("/assets");
        for query in
            ["", "?lang=ar", "?lang=AR-eg"].into_iter().filter(|query| query.is_empty() || is_of_a_call)
        {
            for (coding, language) in
                codings.into_iter().flat_map(|coding| [(coding, "ar"), (coding, "he, en;q=0.5")])
            {
                let target = format!("{page}{query}");
                let headers = [("accept-encoding", coding), ("accept-language", language)];
                let headers = if coding.is_empty() { headers.get(1..).unwrap() } else { &headers };
                let asked = house.ask(request(&target, headers)).await;
                for mut answer in stands_ready(&house, &target, headers).await {
                    assert!(answer.headers.remove("etag").is_some(), "{target}");
                    assert_eq!(answer.status, asked.status, "{target}");
                    assert_eq!(answer.headers, asked.headers, "{target} {headers:?}");
                    assert!(answer.bytes == asked.bytes, "{target} {headers:?}");
                }
            }
        }
    }
}

#[tokio::test]
async fn what_is_a_visitors_own_never_stands_ready() {
    let house = House::open(DURING).await;
    let own = [
        "/ahang?pledged=1",
        "/ahang?lang=ar&pledged=1",
        "/ahang?zone=Asia/Tehran",
        "/ahang?lang=xx",
        "/ahang/post",
        "/ahang/concern",
        "/ahang/endorse",
        "/ahang/live/events",
        "/studio",
        "/nowhere",
        "/healthz",
    ];
    for target in own {
        for _ in 0..2 {
            let (wish, at_hand) = house.stand().at_hand(&request(target, &[]));
            assert!(wish.is_none() && at_hand.is_none(), "{target}");
        }
    }
    let weighed = request("/ahang", &[("accept-encoding", "gzip;q=0.1, br;q=0")]);
    assert!(house.stand().at_hand(&weighed).0.is_none());
    for method in ["POST", "HEAD", "PUT"] {
        let request = Request::builder().method(method).uri("/ahang").body(Body::empty()).unwrap();
        assert!(house.stand().at_hand(&request).0.is_none(), "{method}");
    }
}

/// What stands ready under an address is no longer given out after `change`; the answer after it is given.
async fn check(house: &House, target: &str, change: impl FnOnce(&House)) -> Answer {
    stands_ready(house, target, &[]).await;
    change(house);
    let (is_at_hand, answer) = house.meet(request(target, &[])).await;
    assert!(!is_at_hand, "{target} is outdated");
    answer
}

#[tokio::test]
async fn what_stands_ready_goes_when_it_no_longer_holds() {
    let house = House::open(DURING).await;
    let counted = check(&house, "/ahang/live.json", |house| {
        house.live.send_replace(Arc::new(Live { counts: counts(12_346), ..live() }));
    });
    assert!(counted.await.text.contains("12346"));
    let changed = check(&house, "/ahang", |house| {
        house.calls.change(&"ahang".parse().unwrap(), |call| call::Call {
            organizers: vec!["Others".to_owned()],
            ..call
        });
    });
    assert!(changed.await.text.contains("Others"));
    let later = check(&house, "/ahang", |house| {
        house.clock.fetch_add(60, Ordering::Relaxed);
    });
    assert!(later.await.text.contains("15:21:00"));
    let end: Timestamp = "2026-12-01T17:00:00Z".parse().unwrap();
    house.clock.store(end.as_second() - 1, Ordering::Relaxed);
    let over = check(&house, "/ahang", |house| house.clock.store(end.as_second(), Ordering::Relaxed));
    assert!(over.await.text.contains("/ahang/report"));
    let gone = check(&house, "/ahang", |house| house.calls.take_down(&"ahang".parse().unwrap()));
    assert_eq!(gone.await.status, StatusCode::GONE);
}

#[tokio::test]
async fn who_has_the_page_is_told_so() {
    let house = House::open(DURING).await;
    let (_, page) = house.meet(request("/ahang/live.json", &[])).await;
    let known = request("/ahang/live.json", &[("if-none-match", page.header("etag"))]);
    let (_, same) = house.meet(known).await;
    assert_eq!((same.status, same.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    for name in ["cache-control", "content-security-policy", "etag", "vary"] {
        assert_eq!(same.header(name), page.header(name), "{name}");
    }
    let (_, other) = house.meet(request("/ahang/live.json", &[("if-none-match", "\"other\"")])).await;
    assert_eq!(other.status, StatusCode::OK);
}

/// Of how many the router is asked, and what it answers all, when 200 ask for a page at once while another is stuck; the page is given out once all wait.
async fn rush(page: impl IntoResponse + Clone + Send + Sync + 'static) -> (usize, Vec<StatusCode>) {
    let house = House::open(DURING).await;
    let (asked, may_go_on) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(0)));
    let (counted, waits) = (Arc::clone(&asked), Arc::clone(&may_go_on));
    let page = async move || {
        counted.fetch_add(1, Ordering::Relaxed);
        drop(waits.acquire().await);
        page.clone()
    };
    let stuck = async || pending::<StatusCode>().await.into_response();
    let router = Router::new().route("/ahang", get(page)).route("/ahang/safety", get(stuck));
    let stand = Arc::new(Stand::with_router(Arc::clone(&house.site), router));
    let ask = |target: &'static str| {
        let stand = Arc::clone(&stand);
        async move {
            let request = request(target, &[("accept-encoding", "gzip")]);
            match stand.at_hand(&request) {
                (_, Some(answer)) => answer.status(),
                (wish, None) => stand.answer(wish, request).await.status(),
            }
        }
    };
    let (mut rush, mut stuck) = (JoinSet::new(), JoinSet::new());
    stuck.spawn(ask("/ahang/safety"));
    for _ in 0..200 {
        rush.spawn(ask("/ahang"));
    }
    while asked.load(Ordering::Relaxed) == 0 {
        tokio::task::yield_now().await;
    }
    may_go_on.add_permits(1000);
    let answers = rush.join_all().await;
    assert!(stuck.try_join_next().is_none());
    (asked.load(Ordering::Relaxed), answers)
}

#[tokio::test]
async fn a_rush_for_a_page_makes_it_once_and_waits_for_no_other() {
    let (asked, answers) = rush(([(CACHE_CONTROL, "public, max-age=1")], "page")).await;
    assert_eq!((asked, answers), (1, vec![StatusCode::OK; 200]));
}

#[tokio::test]
async fn a_rush_for_what_is_not_kept_finds_that_out_once() {
    let (asked, answers) = rush(StatusCode::SERVICE_UNAVAILABLE).await;
    // To see whether it is kept, and then for each.
    assert_eq!((asked, answers), (1 + 200, vec![StatusCode::SERVICE_UNAVAILABLE; 200]));
}
