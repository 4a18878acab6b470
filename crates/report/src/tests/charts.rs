// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::tz::TimeZone;
use model::{Timestamp, Window};

use super::at;
use crate::chart::{Options, bars, bins};

fn window(start: &str, end: &str) -> Window {
    Window::new(at(start), at(end)).expect("the test gives a valid window")
}

fn labels(window: Window, zone: &TimeZone) -> Vec<String> {
    crate::axis::ticks(window, zone, crate::speech::english()).into_iter().map(|(_, words)| words).collect()
}

#[test]
fn bins_are_as_many_as_asked_at_most_and_lose_no_post() {
    let check = |start: &str, end: &str, most: i64, seconds: i64| {
        let window = window(start, end);
        let last = window.end().as_second() - 1;
        let minutes =
            [window.start(), Timestamp::from_second(last - last.rem_euclid(60)).expect("it is valid")];
        let found = bins(&minutes.map(|minute| (minute.max(window.start()), 3)), window, most);
        assert_eq!(found.seconds, seconds, "{start} {end}");
        assert!(i64::try_from(found.bins.len()).expect("few") <= most, "{start} {end}: {}", found.bins.len());
        assert_eq!(found.bins.iter().map(|(_, posts)| posts).sum::<u64>(), 6, "{start} {end}");
    };
    check("2026-12-01T15:00:00Z", "2026-12-01T17:00:00Z", 400, 60);
    check("2026-12-01T15:00:30Z", "2026-12-01T15:00:31Z", 400, 60);
    check("2026-12-01T15:00:00Z", "2026-12-01T22:00:00Z", 400, 120);
    check("2026-12-01T15:00:00Z", "2026-12-31T22:00:00Z", 400, 7200);
    check("2026-12-01T15:01:00Z", "2026-12-01T17:00:00Z", 100, 120);
    check("1969-12-01T15:00:00Z", "2026-12-31T22:00:00Z", 400, 8 * 604_800);
    check("-009999-01-03T00:00:00Z", "9999-12-30T00:00:00Z", 400, 2616 * 604_800);
}

#[test]
fn an_axis_names_few_round_instants_of_its_zone() {
    let check = |start: &str, end: &str, zone: &TimeZone, expected: &[&str]| {
        assert_eq!(labels(window(start, end), zone), expected, "{start} {end}");
    };
    let utc = TimeZone::UTC;
    let kathmandu = TimeZone::fixed(jiff::tz::offset(5).saturating_add(jiff::Span::new().minutes(45)));
    check(
        "2026-12-01T15:00:00Z",
        "2026-12-01T17:00:00Z",
        &utc,
        &["15:00", "15:30", "16:00", "16:30", "17:00"],
    );
    check("2026-12-01T15:00:00Z", "2026-12-01T17:00:00Z", &kathmandu, &["21:00", "21:30", "22:00", "22:30"]);
    check("2026-12-01T15:00:00Z", "2026-12-01T15:01:00Z", &utc, &["15:00", "15:01"]);
    check("2026-12-01T15:00:30Z", "2026-12-01T15:00:31Z", &utc, &["15:00"]);
    check("2026-12-01T15:00:00Z", "2026-12-05T17:00:00Z", &utc, &["2 Dec", "3 Dec", "4 Dec", "5 Dec"]);
    check(
        "2026-01-20T00:00:00Z",
        "2026-06-01T00:00:00Z",
        &utc,
        &["20 Jan", "19 Feb", "21 Mar", "20 Apr", "20 May"],
    );
    check("2021-01-01T00:00:00Z", "2026-01-01T00:00:00Z", &utc, &["Jan 2021", "Jan 2023", "Jan 2025"]);
    check(
        "2025-02-01T00:00:00Z",
        "2026-03-01T00:00:00Z",
        &utc,
        &["Apr 2025", "Jul 2025", "Oct 2025", "Jan 2026"],
    );
}

#[test]
fn a_chart_is_drawn_with_its_hour_and_its_words_escaped() {
    let options = Options {
        id: "posts",
        title: "Posts <by> time & zone",
        description: "Three \"posts\".",
        zone: &TimeZone::UTC,
        language: &super::language("en"),
        hour: Some(window("2026-12-01T15:10:00Z", "2026-12-01T15:40:00Z")),
        blind: &[],
    };
    let minutes = [
        (at("2026-12-01T15:00:00Z"), 1),
        (at("2026-12-01T15:11:00Z"), 1_834),
        (at("2026-12-01T15:59:00Z"), 700),
    ];
    let svg = bars(&minutes, window("2026-12-01T15:00:00Z", "2026-12-01T16:00:00Z"), &options);
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}
