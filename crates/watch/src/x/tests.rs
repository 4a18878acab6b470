// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use ingest::{Item, Wire};
use jiff::SignedDuration;
use model::Timestamp;

use super::{
    Dollars, XBudget, XError, XMeter, XPrices, XSpent, XTag,
    address::{address, instant},
    parse::{self, Limit, Line, Pages},
    search::{Next, Search},
    tag::{queries, rules},
};
use crate::encoded::encoded;

fn tag(written: &str) -> XTag {
    written.parse().unwrap()
}

#[test]
fn a_hashtag_is_told_to_x_only_if_it_says_nothing_else() {
    for written in [
        "FreeAhang",
        "#FreeAhang",
        "＃FreeAhang",
        "آهنگ_آزاد",
        "می\u{200c}خواهیم",
        "自由",
        "ć",
        "नमस्ते",
        "2026x",
    ] {
        let tag = written.trim_start_matches(['#', '＃']);
        assert_eq!(written.parse::<XTag>().unwrap().as_str(), tag);
    }
    let long = "x".repeat(101);
    for written in [
        "",
        "#",
        "2026",
        "_",
        "a b",
        "a OR b",
        "a\"",
        "a)",
        "(a",
        "a:b",
        "-a",
        "a-b",
        "##a",
        "a#b",
        "a\n",
        "a\u{201d}",
        "a\u{3000}b",
        "a\u{2028}b",
        "a，b",
        "a%20",
        "a\u{0}",
        "$a",
        &long,
    ] {
        assert!(written.parse::<XTag>().is_err(), "{written:?}");
    }
}

#[test]
fn questions_and_rules_stay_below_the_limits_and_leave_no_hashtag_out() {
    let latin: Vec<XTag> = (0..200).map(|number| tag(&format!("FreeTheWeaversOfAhang{number}"))).collect();
    let persian: Vec<XTag> = (0..60).map(|number| tag(&format!("آزادی_برای_بافندگان_{number}"))).collect();
    for tags in [&latin[..1], &latin[..], &persian[..], &[]] {
        for (packed, most) in [(queries(tags), 512), (rules(tags), 1_024)] {
            assert!(packed.iter().all(|one| one.chars().count() <= most));
            let again: Vec<XTag> = packed.iter().flat_map(|one| one.split(" OR ")).map(tag).collect();
            assert_eq!(again, tags);
        }
        assert!(queries(tags).iter().all(|query| encoded(query).len() < 1_500));
    }
    assert_eq!(queries(&latin[..2]), ["#FreeTheWeaversOfAhang0 OR #FreeTheWeaversOfAhang1"]);
    assert!(rules(&latin).len() < queries(&latin).len());
}

#[test]
fn a_question_stands_in_an_address_as_it_is_meant() {
    let fields = [("query", "#ć OR #a_b"), ("start_time", "2026-12-01T15:00:00Z")];
    let expected = "https://api.x.com/2/tweets/counts/recent?query=%23%C4%87%20OR%20%23a_b&start_time=2026-12-01T15:00:00Z";
    assert_eq!(address("/counts/recent", &fields), expected);
    assert_eq!(address("", &[]), "https://api.x.com/2/tweets");
    assert_eq!(instant("2026-12-01T15:00:00.999Z".parse().unwrap()), "2026-12-01T15:00:00Z");
}

#[test]
fn an_amount_is_written_as_people_write_it() {
    for (written, micros, shown) in [
        ("25", 25_000_000, "$25.00"),
        ("0.005", 5_000, "$0.005"),
        ("$1.5", 1_500_000, "$1.50"),
        (" 0.000001 ", 1, "$0.000001"),
        ("0", 0, "$0.00"),
    ] {
        let amount: Dollars = written.parse().unwrap();
        assert_eq!((amount.micros(), amount.to_string().as_str()), (micros, shown));
    }
    for written in ["", "$", "-1", "1.", ".5", "1,50", "0.0000001", "1e3", "18446744073709551615", "½"] {
        assert!(written.parse::<Dollars>().is_err(), "{written}");
    }
}

#[test]
fn a_meter_has_room_for_what_posts_and_money_allow() {
    let check = |posts: u64, money: &str, price: &str, room: u64| {
        let prices = XPrices { post: price.parse().unwrap(), ..XPrices::default() };
        let budget = XBudget { posts, money: money.parse().unwrap() };
        assert_eq!(XMeter::new(prices, budget, XSpent::default()).room(), room, "{posts} {money} {price}");
    };
    check(100, "25", "0.005", 100);
    check(100, "0.0149", "0.005", 2);
    check(100, "0", "0.005", 0);
    check(100, "0", "0", 100);
    check(0, "25", "0", 0);
}

#[test]
fn what_is_on_its_way_leaves_no_room_for_others() {
    let budget = XBudget { posts: 100, money: "1".parse().unwrap() };
    let meter = XMeter::new(XPrices::default(), budget, XSpent::default());
    let hold = meter.hold(10, 60).unwrap();
    assert_eq!((hold.posts(), meter.room()), (60, 40));
    assert!(meter.hold(41, 41).is_none());
    drop(meter.hold(40, 40).unwrap());
    assert_eq!(meter.room(), 40);
    hold.settle(7);
    assert_eq!((meter.room(), meter.spent()), (93, XSpent { posts: 7, money: "0.035".parse().unwrap() }));
    meter.resume(XSpent { posts: 3, money: "0.5".parse().unwrap() });
    assert_eq!(meter.spent(), XSpent { posts: 7, money: "0.5".parse().unwrap() });
    assert!((0..100).all(|_| meter.pay_question()));
    assert!(!meter.pay_question());
    assert_eq!(meter.spent().money, "1".parse().unwrap());
}

#[test]
fn a_line_of_the_stream_is_told_by_what_is_in_it() {
    let ours = BTreeSet::from(["7".to_owned()]);
    let check = |line: &str, expected: &str| {
        let found = match parse::line(line.as_bytes(), &ours) {
            Line::Blank => "blank".to_owned(),
            Line::End(error) => error.to_string(),
            Line::Posts { posts, is_ours } => format!("{posts} {is_ours}"),
        };
        assert_eq!(found, expected, "{line}");
    };
    check("", "blank");
    check("\r", "blank");
    check(r#"{"data":{"id":"1"},"matching_rules":[{"id":"7","tag":""}]}"#, "1 true");
    check(r#"{"data":{"id":"1"},"matching_rules":[{"id":7,"tag":null}]}"#, "1 true");
    check(r#"{"data":{"id":"1"},"matching_rules":[{"id":"8"},{"id":"7"}]}"#, "1 true");
    check(r#"{"data":{"id":"1"},"matching_rules":[{"id":"8"}]}"#, "1 false");
    check(r#"{"data":{"id":"1"}}"#, "1 true");
    check(r#"{"data":{},"includes":{"tweets":[{},{}]},"errors":[{"title":"Not Found Error"}]}"#, "3 true");
    // Nobody knows whether it was a post; it is counted as one.
    check("garbage", "1 true");
    check(r#"{"data":{},"matching_rules":7}"#, "1 true");
    check(r#"{"errors":[{"title":"operational-disconnect"}]}"#, "the stream of X has ended: X says so");
    check(
        r#"{"title":"ConnectionException","connection_issue":"TooManyConnections"}"#,
        "the stream of X has ended: X says so",
    );
    let capped =
        r#"{"errors":[{"title":"UsageCapExceeded","type":"https://api.x.com/2/problems/usage-capped"}]}"#;
    check(capped, "X wants to be paid: what may be read is used up; look at the credit in X's console");
}

#[test]
fn a_refusal_says_what_to_do_and_never_how_long_beyond_reason() {
    let now: Timestamp = "2026-12-01T15:00:00Z".parse().unwrap();
    let check =
        |status: u16, (reset, retry_after): (Option<i64>, Option<u64>), body: &str, expected: &str| {
            let limit = Limit { reset: reset.map(|seconds| now.as_second() + seconds), retry_after };
            let clean = |says: &str| says.replace("secret", "[key]");
            let error = parse::refusal(status, &limit, body.as_bytes(), now, &clean);
            assert_eq!(error.to_string(), expected, "{status} {body}");
        };
    let waits = |seconds: u64| format!("X wants to be asked again in {seconds} seconds");
    check(429, (Some(40), None), "{}", &waits(40));
    check(429, (Some(40), Some(7)), "{}", &waits(40));
    check(429, (None, Some(7)), "{}", &waits(7));
    check(429, (None, None), "garbage", &waits(60));
    check(429, (Some(-40), None), "{}", &waits(1));
    check(429, (Some(i64::MAX - now.as_second()), None), "{}", &waits(900));
    check(429, (None, Some(u64::MAX)), "{}", &waits(900));
    check(429, (Some(600), None), r#"{"connection_issue":"TooManyConnections"}"#, &waits(20));
    check(503, (None, None), "<html>", "X answers with 503: nothing more");
    check(
        400,
        (None, None),
        r#"{"errors":[{"message":"no query"}],"title":"Invalid Request"}"#,
        "X answers with 400: Invalid Request",
    );
    check(
        401,
        (None, None),
        r#"{"title":"Unauthorized","detail":"not Bearer secret"}"#,
        "X does not let the key in (401): not Bearer [key]; look at the app in X's console",
    );
    let pay = "X wants to be paid: Usage cap exceeded; look at the credit in X's console";
    let capped =
        r#"{"detail":"Usage cap exceeded","type":"https://api.twitter.com/2/problems/usage-capped"}"#;
    check(429, (Some(40), None), capped, pay);
    check(403, (None, None), capped, pay);
    check(402, (None, None), capped, pay);
    let long = format!(r#"{{"detail":"{}"}}"#, "a".repeat(100_000));
    let XError::Failed { says, .. } =
        parse::refusal(500, &Limit::default(), long.as_bytes(), now, &str::to_owned)
    else {
        panic!("it failed")
    };
    assert_eq!(says.len(), 200);
}

#[test]
fn a_page_says_how_many_posts_it_has_and_whether_there_are_more() {
    let check = |page: &str, expected: Option<(u64, Option<&str>)>| {
        let expected = expected.map(|(posts, next)| Pages { posts, next: next.map(str::to_owned) });
        assert_eq!(parse::page(page.as_bytes()), expected, "{page}");
    };
    check(r#"{"data":[{},{}],"meta":{"result_count":2,"next_token":"b"}}"#, Some((2, Some("b"))));
    check(r#"{"data":[{}],"includes":{"tweets":[{}],"users":[{}]},"meta":{}}"#, Some((2, None)));
    check(r#"{"meta":{"result_count":0}}"#, Some((0, None)));
    check(r#"{"meta":{"next_token":""}}"#, Some((0, None)));
    for page in ["", "[1", r#"{"data":7}"#, r#"{"meta":{"next_token":7}}"#, r#"{"data":[{}]"#] {
        check(page, None);
    }
}

#[test]
fn real_pages_are_read_to_the_last_post() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/tweepy-cassettes/responses");
    let Ok(files) = fs::read_dir(folder) else {
        return eprintln!("left out: the real pages of X are not there");
    };
    let mut pages = 0;
    for file in files.map(|file| file.unwrap().path()) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if !name.contains("search_recent_tweets") && !name.contains("search_all_tweets") {
            continue;
        }
        for page in fs::read_to_string(&file).unwrap().lines().filter(|line| !line.is_empty()) {
            pages += 1;
            let said = parse::page(page.as_bytes()).expect("it is a page");
            let items = Wire::new("x").read(page.into(), Timestamp::UNIX_EPOCH);
            let posts: usize =
                items.iter().map(|item| if let Item::Posts(it) = item { it.posts.len() } else { 0 }).sum();
            assert_eq!((said.posts, posts > 0), (posts as u64, true), "{name}");
            assert!(said.next.is_some(), "{name}");
        }
    }
    assert!(pages >= 4, "{pages}");
}

#[test]
fn no_question_is_about_less_than_x_can_tell_apart() {
    let from: Timestamp = "2026-12-01T15:00:00Z".parse().unwrap();
    let after = |millis: i64| from + SignedDuration::from_millis(millis);
    let ends = |until: Timestamp, now: Timestamp| {
        let (mut search, mut ends) = (Search::new(vec!["#a".to_owned()], from, until), Vec::new());
        while let Next::Ask(wanted) = search.next(now) {
            ends.push(wanted.end);
            search.took(Pages { posts: 0, next: None });
        }
        (ends, search.is_done())
    };
    let hour = 3_600_000;
    for (millis, expected) in [
        (hour + 400, vec![hour + 400]),
        (hour + 59_000, vec![hour + 59_000]),
        (hour + 60_000, vec![hour, hour + 60_000]),
        (400_000, vec![400_000]),
    ] {
        let expected = expected.into_iter().map(after).collect();
        assert_eq!(ends(after(millis), after(2 * hour)), (expected, true), "{millis}");
    }
    // Half a minute has to pass before a post is surely found.
    assert_eq!(ends(after(400_000), after(429_500)), (vec![], false));
    assert_eq!(ends(after(400_000), after(420_000)), (vec![after(390_000)], false));
}

#[test]
fn a_mistake_means_a_wait() {
    let check = |error: XError, seconds: Option<u64>| {
        assert_eq!(error.meaning().1, seconds.map(Duration::from_secs), "{error}");
    };
    check(XError::Ended("so"), None);
    check(XError::Failed { status: 503, says: String::new() }, Some(5));
    check(XError::Limited { wait: Duration::from_secs(7) }, Some(7));
    check(XError::Refused { status: 401, says: String::new() }, Some(60));
}
