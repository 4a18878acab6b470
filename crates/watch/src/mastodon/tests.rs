// SPDX-License-Identifier: AGPL-3.0-or-later
mod double;
mod parts;
mod planted;

use std::time::Duration;

use ingest::{Cursor, Gap, GapCause, Item, Source, conformance};
use jiff::SignedDuration;
use model::Timestamp;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::MastodonHashtags;
use crate::Secret;
use double::{Double, Fault, HOST, Names, start};

/// Longer than anything here takes, by the clock of the test.
const PATIENCE: Duration = Duration::from_hours(3);

fn after(seconds: i64) -> Timestamp {
    start() + SignedDuration::from_secs(seconds)
}

/// Takes items until one is what is looked for, and gives all of them.
async fn until(source: &mut MastodonHashtags, is_it: impl Fn(&Item) -> bool) -> Vec<Item> {
    let mut items = Vec::new();
    let found = async {
        loop {
            items.push(source.next().await.expect("it never ends"));
            if items.last().is_some_and(&is_it) {
                break;
            }
        }
    };
    timeout(PATIENCE, found).await.expect("it comes");
    items
}

fn is_cursor(item: &Item) -> bool {
    matches!(item, Item::Cursor(_))
}

fn is_gap_over(item: &Item) -> bool {
    matches!(item, Item::Gap(Gap { end: Some(_), .. }))
}

fn is_of(uri: &str) -> impl Fn(&Item) -> bool {
    move |item| posts(std::slice::from_ref(item)) == [uri]
}

fn posts(items: &[Item]) -> Vec<&str> {
    let arrivals = items.iter().filter_map(|item| match item {
        Item::Posts(arrival) => Some(arrival),
        _ => None,
    });
    arrivals.flat_map(|arrival| &arrival.posts).map(|post| post.id.as_ref().unwrap().as_str()).collect()
}

fn gaps(items: &[Item]) -> Vec<(GapCause, bool, bool)> {
    let gaps = items.iter().filter_map(|item| match item {
        Item::Gap(gap) => Some((gap.cause, gap.end.is_some(), gap.is_filled)),
        _ => None,
    });
    gaps.collect()
}

fn last_cursor(items: &[Item]) -> Cursor {
    let cursors = items.iter().rev().find_map(|item| match item {
        Item::Cursor(cursor) => Some(cursor.clone()),
        _ => None,
    });
    cursors.expect("a cursor")
}

#[tokio::test(start_paused = true)]
async fn it_keeps_the_contract_whatever_the_order_of_a_servers_names() {
    for names in [Names::Growing, Names::Scattered] {
        let double = Double::open(names).await;
        let planted: Vec<String> = (0..130)
            .map(|number| double.post(number, -3_000 + 20 * number.cast_signed(), &json!({})))
            .collect();
        let planted: Vec<&str> = planted.iter().map(String::as_str).collect();
        conformance::check(&planted, async |from| double.follow(after(-3_600), from)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_posted_comes_once_and_in_pages_from_what_was_seen_on() {
    let double = Double::open(Names::Growing).await;
    for number in 0..8 {
        double.post(number, -8 + number.cast_signed(), &json!({}));
    }
    let mut source = double.follow(after(-60), &[]);
    assert_eq!(posts(&until(&mut source, is_cursor).await).len(), 8);
    let fresh: Vec<String> =
        (8..108).map(|number| double.post(number, number.cast_signed(), &json!({}))).collect();
    double.asked();
    let came = until(&mut source, is_cursor).await;
    assert_eq!(posts(&came), fresh, "in their order");
    let pages: Vec<String> = double.asked().into_iter().map(|(_, asked)| asked).collect();
    assert!(
        pages.iter().all(|page| page.contains("limit=40&min_id=") || page.contains("%D8%A2")),
        "{pages:?}"
    );
    assert_eq!(pages.len(), 5, "three pages, an empty one, and the other hashtag");
    assert_eq!(posts(&until(&mut source, is_cursor).await), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_quiet_hashtag_is_asked_for_every_fifteen_seconds() {
    let double = Double::open(Names::Growing).await;
    let mut source = double.follow(after(0), &[]);
    for _ in 0..20 {
        until(&mut source, is_cursor).await;
    }
    let asked: Vec<u64> =
        double.asked().into_iter().filter(|(_, page)| page.contains("Free")).map(|(at, _)| at).collect();
    assert!(asked.windows(2).all(|pair| pair[1] - pair[0] <= 17), "{asked:?}");
    assert!(asked.windows(2).skip(3).all(|pair| pair[1] - pair[0] >= 15), "{asked:?}");
}

#[tokio::test(start_paused = true)]
async fn what_was_posted_before_the_time_that_was_asked_for_is_left_out() {
    let double = Double::open(Names::Growing).await;
    double.post(1, -7_200, &json!({}));
    let wanted = double.post(2, -1_800, &json!({}));
    let mut source = double.follow(after(-3_600), &[]);
    assert_eq!(posts(&until(&mut source, is_cursor).await), [wanted]);
}

#[tokio::test(start_paused = true)]
async fn what_reaches_a_server_late_is_found_and_so_is_what_was_changed() {
    let double = Double::open(Names::Growing).await;
    let first = double.post(1, -1, &json!({}));
    (2..9).for_each(|number| drop(double.post(number, number.cast_signed() - 1, &json!({}))));
    let mut source = double.follow(after(-60), &[]);
    until(&mut source, is_cursor).await;
    let late = double.post(9, -240, &json!({}));
    double.edit(&first);
    let items = until(&mut source, is_of(&first)).await;
    assert_eq!(posts(&items), [late, first]);
}

#[tokio::test(start_paused = true)]
async fn in_a_storm_what_is_late_is_found_or_told_to_be_out_of_reach() {
    for (statuses, is_found) in [(1_600, true), (2_200, false)] {
        let double = Double::open(Names::Growing).await;
        for number in 0..statuses {
            double.post(number, -480 + i64::try_from(number * 400 / statuses).unwrap(), &json!({}));
        }
        let mut source = double.follow(after(-600), &[]);
        assert_eq!(gaps(&until(&mut source, is_cursor).await), []);
        double.asked();
        let late = double.post(statuses, -470, &json!({}));
        tokio::time::sleep(Duration::from_secs(61)).await;
        let mut items = until(&mut source, is_cursor).await;
        while double.asked().len() < 30 {
            items.extend(until(&mut source, is_cursor).await);
        }
        assert_eq!(posts(&items).contains(&late.as_str()), is_found, "{statuses}");
        let expected: &[_] = if is_found { &[] } else { &[(GapCause::Withheld, true, false)] };
        assert_eq!(gaps(&items), expected, "{statuses}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_status_that_is_not_public_is_refused_once() {
    let double = Double::open(Names::Growing).await;
    double.post(1, -1, &json!({"visibility": "private"}));
    double.post(2, -1, &json!({}));
    let mut source = double.follow(after(-60), &[]);
    let mut items = until(&mut source, is_cursor).await;
    items.extend(until(&mut source, is_cursor).await);
    let refused = items.iter().filter(|item| matches!(item, Item::Rejected(_))).count();
    assert_eq!((posts(&items).len(), refused), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn whatever_a_server_does_is_a_gap_that_ends_filled_once_it_answers() {
    let rows = [
        (
            Fault::Says("HTTP/1.1 429 X\r\nRetry-After: 90\r\nContent-Length: 0\r\n\r\n"),
            GapCause::Limited,
            90,
        ),
        (
            Fault::Says(
                "HTTP/1.1 429 X\r\nX-RateLimit-Reset: 2026-12-01T19:05:00.000Z\r\nContent-Length: 0\r\n\r\n",
            ),
            GapCause::Limited,
            270,
        ),
        (
            Fault::Says("HTTP/1.1 429 X\r\nRetry-After: never\r\nContent-Length: 0\r\n\r\n"),
            GapCause::Limited,
            0,
        ),
        (Fault::Says("HTTP/1.1 503 X\r\nRetry-After: 40\r\nContent-Length: 0\r\n\r\n"), GapCause::Broken, 40),
        (Fault::Says("HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n"), GapCause::Broken, 0),
        (Fault::Says("HTTP/1.1 401 X\r\nContent-Length: 2\r\n\r\n{}"), GapCause::Refused, 60),
        (Fault::Says("HTTP/1.1 422 X\r\nContent-Length: 2\r\n\r\n{}"), GapCause::Refused, 60),
        (
            Fault::Says("HTTP/1.1 302 X\r\nLocation: https://yarn.example/\r\nContent-Length: 0\r\n\r\n"),
            GapCause::Broken,
            0,
        ),
        (Fault::Says("HTTP/1.1 404 X\r\nContent-Length: 9\r\n\r\n<p>no</p>"), GapCause::Broken, 0),
        (Fault::Says("HTTP/1.1 200 X\r\nContent-Length: 2\r\n\r\n{}"), GapCause::Broken, 0),
        (Fault::Says("HTTP/1.1 200 X\r\nContent-Length: 99\r\n\r\n[{"), GapCause::Broken, 0),
        (Fault::Says("no HTTP at all\r\n\r\n"), GapCause::Broken, 0),
        (Fault::Drip, GapCause::Broken, 0),
        (Fault::Endless, GapCause::Broken, 0),
    ];
    for (row, (fault, cause, seconds)) in rows.into_iter().enumerate() {
        let double = Double::open(Names::Growing).await;
        let mut source = double.follow(after(-60), &[]);
        let seen_until = last_cursor(&until(&mut source, is_cursor).await).seen_until;
        double.fail([fault]);
        let lost = double.post(1, 5, &json!({}));
        let items = until(&mut source, is_gap_over).await;
        assert_eq!(gaps(&items), [(cause, false, false), (cause, true, true)], "row {row}");
        let Some(Item::Gap(over)) = items.last() else { unreachable!() };
        assert_eq!(over.start, seen_until, "row {row}");
        let lasted = over.end.unwrap().duration_since(over.start).as_secs();
        assert!((seconds..seconds + 40).contains(&lasted), "row {row}: {lasted} s");
        assert_eq!(posts(&items), [lost], "row {row}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_hashtag_that_a_server_never_heard_of_is_no_error() {
    let double = Double::open(Names::Growing).await;
    double
        .fail([Fault::Says("HTTP/1.1 404 X\r\nContent-Length: 26\r\n\r\n{\"error\":\"Record not found\"}")]);
    let items = until(&mut double.follow(after(-60), &[]), is_cursor).await;
    assert_eq!(gaps(&items), []);
}

#[tokio::test(start_paused = true)]
async fn a_server_is_asked_no_more_often_than_it_takes() {
    let double = Double::open(Names::Growing).await;
    double.write_outside("X-RateLimit-Remaining: 10\r\nX-RateLimit-Reset: 2026-12-01T19:10:00.000Z\r\n");
    let mut source = double.follow(after(-60), &[]);
    until(&mut source, is_cursor).await;
    let times = |asked: Vec<(u64, String)>| asked.into_iter().map(|(at, _)| at).collect::<Vec<_>>();
    assert_eq!(times(double.asked()), [0, 60], "what is left is spread over the time that it has to last");
    double.write_outside("X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 2026-12-01T19:20:00.000Z\r\n");
    let items = until(&mut source, is_gap_over).await;
    assert_eq!(gaps(&items), [(GapCause::Limited, false, false), (GapCause::Limited, true, true)]);
    assert_eq!(times(double.asked()), [114, 1_200], "nothing before it takes more");
}

#[tokio::test(start_paused = true)]
async fn after_a_restart_it_goes_on_where_it_was_and_tells_the_gap() {
    for names in [Names::Growing, Names::Scattered] {
        let double = Double::open(names).await;
        (0..10).for_each(|number| drop(double.post(number, number.cast_signed() - 20, &json!({}))));
        let kept = last_cursor(&until(&mut double.follow(after(-60), &[]), is_cursor).await);
        tokio::time::advance(Duration::from_hours(1)).await;
        let missed: Vec<String> =
            (10..110).map(|number| double.post(number, 60 + number.cast_signed(), &json!({}))).collect();
        let items = until(&mut double.follow(after(-60), std::slice::from_ref(&kept)), is_cursor).await;
        assert_eq!(gaps(&items), [(GapCause::Stopped, false, false), (GapCause::Stopped, true, true)]);
        let found = posts(&items);
        assert!(missed.iter().all(|uri| found.contains(&uri.as_str())));
    }
}

#[tokio::test(start_paused = true)]
async fn with_a_token_posts_changes_and_deletions_come_at_once() {
    for has_sockets_alone in [false, true] {
        let double = Double::open(Names::Growing).await;
        double.stream_to("LOOM-TOKEN");
        if has_sockets_alone {
            double.has_sockets_alone();
        }
        let mut source = double.follow(after(-60), &[]);
        while double.listeners() == 0 {
            until(&mut source, is_cursor).await;
        }
        double.asked();
        let uri = double.post(1, 100, &json!({}));
        double.tell(":thump\n\nevent: notification\ndata: {}\n\n");
        until(&mut source, is_of(&uri)).await;
        double.edit(&uri);
        until(&mut source, is_of(&uri)).await;
        let id = uri.rsplit('/').next().unwrap().to_owned();
        double.tell(&format!("event: delete\ndata: 404\n\nevent: delete\ndata: {id}\n\n"));
        let items = until(&mut source, |item| matches!(item, Item::Deletion(_))).await;
        let Some(Item::Deletion(deletion)) = items.last() else { unreachable!() };
        assert_eq!(deletion.id.as_str(), uri, "the name that every server knows");
        assert_eq!(double.asked(), [], "none of it was asked for");
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_falls_silent_or_breaks_off_is_taken_up_again_and_nothing_is_missed() {
    let double = Double::open(Names::Growing).await;
    double.stream_to("LOOM-TOKEN");
    let mut source = double.follow(after(-60), &[]);
    while double.listeners() == 0 {
        until(&mut source, is_cursor).await;
    }
    double.hang_up();
    let uri = double.post(1, 100, &json!({}));
    until(&mut source, is_of(&uri)).await;
    while double.listeners() == 0 {
        until(&mut source, is_cursor).await;
    }
    double.asked();
    // Nothing comes, not even a sign of life.
    let is_listening =
        |asked: &[(u64, String)]| asked.iter().any(|(_, path)| path.contains("streaming/hashtag?tag=Free"));
    let mut rounds = 0;
    while !is_listening(&double.asked()) {
        rounds += 1;
        assert!(rounds < 10, "it calls again");
        until(&mut source, is_cursor).await;
    }
}

#[tokio::test(start_paused = true)]
async fn of_a_token_nothing_is_shown() {
    let double = Double::open(Names::Growing).await;
    let server =
        crate::MastodonServer { host: HOST.to_owned(), token: Secret::read("LOOM-TOKEN".to_owned()).ok() };
    let told = format!("{server:?} {:?}", double.link);
    assert!(!told.contains("LOOM-TOKEN"), "{told}");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_gives_the_same_page_for_ever_is_not_asked_for_ever() {
    let double = Double::open(Names::Scattered).await;
    let says = one_page();
    double.fail((0..500).map(|_| Fault::Says(says)));
    let mut source = double.follow(after(-60), &[]);
    let items = until(&mut source, is_cursor).await;
    assert_eq!(posts(&items).len(), 40);
    assert!(double.asked().len() <= 6);
    assert!(
        gaps(&items).contains(&(GapCause::Withheld, true, false)),
        "what lies behind it could not be seen"
    );
    assert_eq!(gaps(&items).len(), 1, "once for all hashtags: a gap is known by its beginning");
}

/// A page of a server whose names are in no order.
fn one_page() -> &'static str {
    let page: Vec<Value> =
        (0..40).map(|number| double::status(Names::Scattered, number, 0, &json!({})).1).collect();
    let page = serde_json::to_string(&page).unwrap();
    format!("HTTP/1.1 200 X\r\nContent-Length: {}\r\n\r\n{page}", page.len()).leak()
}

#[tokio::test(start_paused = true)]
async fn a_loss_in_a_gap_is_not_forgotten_by_the_rounds_after_it() {
    let double = Double::open(Names::Scattered).await;
    let kept = last_cursor(&until(&mut double.follow(after(-60), &[]), is_cursor).await);
    tokio::time::advance(Duration::from_hours(1)).await;
    // What lies behind the page of the first hashtag is out of reach; and before the round is over, the server fails.
    let failed = Fault::Says("HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n");
    double.fail([Fault::Says(one_page()), Fault::Says(one_page()), failed]);
    let items = until(&mut double.follow(after(-60), &[kept]), is_gap_over).await;
    assert_eq!(gaps(&items), [(GapCause::Stopped, false, false), (GapCause::Stopped, true, false)]);
}
