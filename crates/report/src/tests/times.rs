// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::{Findings, Surge, SurgePeak};
use jiff::tz::TimeZone;
use model::{Gap, GapCause, Network, Post, Window};

use super::{
    at, language,
    storms::{facts, post, tally},
};
use crate::{Article, Facts, Watch, article_markdown, clock::Clock};

/// What the article says in English of a stretch in which five people post, and of what is found beside it.
fn told(window: Window, change: impl FnOnce(Facts) -> Facts) -> String {
    let posts: Vec<Post> =
        (1..=5).map(|id| post(id, &format!("weaver{id}"), &window.start().to_string(), &["Ahang"])).collect();
    let facts = change(facts(&tally(&posts, &["Ahang".to_owned()], Some(window))));
    article_markdown(&Article {
        facts: &facts,
        call: None,
        language: language("en"),
        quotes: Vec::new(),
        pledges: None,
        confirmed: 0,
        record: None,
        public: false,
    })
}

fn window(start: &str, end: &str) -> Window {
    Window::new(at(start), at(end)).expect("it runs forwards")
}

#[test]
fn what_was_not_seen_is_told_with_its_day_where_the_storm_has_several() {
    let unseen = |hour, start, end| {
        let mut watch = Watch::default();
        watch.follow("mastodon:a.example", Network::Mastodon, at("2026-12-01T12:00:00Z"));
        let source = "mastodon:a.example".to_owned();
        let (network, cause, lost) = (Network::Mastodon, GapCause::Broken, None);
        watch.add(Gap {
            network,
            source,
            start: at(start),
            end: Some(at(end)),
            cause,
            lost,
            is_filled: false,
        });
        let told = told(hour, |facts| Facts { watch, ..facts });
        told.lines().find(|line| line.contains("could not be seen from")).unwrap_or_default().to_owned()
    };
    let rest = "(UTC); posts made then may be missing here.";
    let two_days = window("2026-12-01T23:00:00Z", "2026-12-02T01:00:00Z");
    assert_eq!(
        unseen(two_days, "2026-12-02T00:10:00Z", "2026-12-02T00:14:00Z"),
        format!("- Mastodon could not be seen from 2 December 2026, 00:10 to 2 December 2026, 00:14 {rest}")
    );
    // Midnight is the end of the day on which the storm was.
    let one_day = window("2026-12-01T22:00:00Z", "2026-12-02T00:00:00Z");
    assert_eq!(
        unseen(one_day, "2026-12-01T23:50:00Z", "2026-12-02T00:00:00Z"),
        format!("- Mastodon could not be seen from 23:50 to 00:00 {rest}")
    );
}

#[test]
fn a_surge_over_several_days_is_told_with_the_day_of_its_peak_and_what_is_assumed_before_it() {
    let surges = |start: &str, end: &str, known_seconds| {
        let peak =
            SurgePeak { at: at("2026-12-02T08:10:00Z"), posts: 9, expected: 1.0, half_life_seconds: None };
        let (start, end, peak) = (at(start), at(end), Some(peak));
        let surge = Surge { start, end, posts: 40, peak, once_in_days: 90.0, score: 0.9, known_seconds };
        let findings = Findings { surges: vec![surge], bin_seconds: 60 };
        let storm = window("2026-12-01T00:00:00Z", "2026-12-04T00:00:00Z");
        let told = told(storm, |facts| Facts { findings, ..facts });
        told.lines().find(|line| line.starts_with("Posts exceeded")).unwrap_or_default().to_owned()
    };
    let begins = "Posts exceeded what the time before explains from";
    assert_eq!(
        surges("2026-12-01T20:00:00Z", "2026-12-03T01:00:00Z", 3_600),
        format!(
            "{begins} 1 December 2026, 20:00 to 3 December 2026, 01:00 (40 posts, most at 2 December 2026, 08:10)."
        )
    );
    assert_eq!(
        surges("2026-12-02T08:00:00Z", "2026-12-02T09:00:00Z", 0),
        format!(
            "{begins} 2 December 2026, 08:00 to 09:00 (40 posts, most at 08:10). That it was quiet before the first \
             post is assumed, not known."
        )
    );
}

#[test]
fn an_hour_that_the_clock_shows_twice_is_told_with_its_distance_from_utc() {
    let clock = Clock { zone: TimeZone::get("Europe/London").expect("it is known"), ..Clock::utc() };
    let put_back = |start, end| clock.window(window(start, end));
    assert_eq!(
        put_back("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
        "On 25 October 2026, between 01:30 (UTC+01:00) and 01:30 (UTC+00:00) (UTC)"
    );
    assert_eq!(
        put_back("2026-10-24T23:30:00Z", "2026-10-25T02:30:00Z"),
        "On 25 October 2026, between 00:30 and 02:30 (UTC)"
    );
    assert_eq!(clock.instant(at("2026-03-29T01:00:00Z")), "29 March 2026, 02:00");
}
