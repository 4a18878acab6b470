// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use call::{City, Storm};
use jiff::{Zoned, civil::Date, tz::TimeZone};
use model::Timestamp;

use words::Words;

/// Where a storm is in its course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    Before,
    During,
    After,
}

/// The hour of a storm, as a page shows it.
pub(crate) struct Hour {
    pub phase: Phase,
    pub start: Timestamp,
    pub end: Timestamp,
    /// The hour in the zone in which it was announced.
    pub announced: String,
    /// That zone.
    pub zone: String,
    pub cities: Vec<CityHour>,
    /// What the countdown runs to.
    pub until: Timestamp,
    pub now: Timestamp,
    pub speed: f64,
    /// The time left at `now`.
    pub left: Left,
}

/// The hour on a place's clock.
pub(crate) struct CityHour {
    pub name: String,
    pub shown: String,
}

/// A time that is left, whole minutes alone.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Left {
    pub days: u64,
    pub hours: u64,
    pub minutes: u64,
}

impl Phase {
    pub(crate) fn of(storm: &Storm, now: Timestamp) -> Self {
        match now {
            now if now < storm.window.start() => Self::Before,
            now if now < storm.window.end() => Self::During,
            _ => Self::After,
        }
    }

    /// The name in class attributes.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::During => "during",
            Self::After => "after",
        }
    }

    /// The name for a reader.
    pub(crate) fn name(self, words: &Words) -> Cow<'_, str> {
        match self {
            Self::Before => words.say("phase-before"),
            Self::During => words.say("phase-during"),
            Self::After => words.say("phase-after"),
        }
    }
}

impl Hour {
    pub(crate) fn new(storm: &Storm, now: Timestamp, speed: f64, words: &Words) -> Self {
        let (start, end) = (storm.window.start(), storm.window.end());
        let phase = Phase::of(storm, now);
        let until = if phase == Phase::Before { start } else { end };
        Self {
            phase,
            start,
            end,
            announced: announced(storm, words),
            zone: zone(storm),
            cities: cities(storm, words),
            until,
            now,
            speed,
            left: Left::between(now, until),
        }
    }
}

impl Left {
    pub(crate) fn between(now: Timestamp, until: Timestamp) -> Self {
        let minutes = until.as_second().saturating_sub(now.as_second()).max(0).unsigned_abs() / 60;
        Self { days: minutes / 1440, hours: minutes / 60 % 24, minutes: minutes % 60 }
    }
}

/// The storm's hour in the zone in which it was announced.
pub(crate) fn announced(storm: &Storm, words: &Words) -> String {
    hour(storm.window.start(), storm.window.end(), &storm.zone, words)
}

/// The storm's hour on the clocks of the places that the call names.
pub(crate) fn cities(storm: &Storm, words: &Words) -> Vec<CityHour> {
    let city = |city: &City| CityHour { name: city.name.clone(), shown: elsewhere(storm, city, words) };
    storm.cities.iter().map(city).collect()
}

/// The storm's hour on a place's clock, without the day if that is the one announced.
fn elsewhere(storm: &Storm, city: &City, words: &Words) -> String {
    let on = |at: Timestamp, zone: &TimeZone| at.to_zoned(zone.clone());
    let (start, end) = (storm.window.start(), storm.window.end());
    let is_same = |at: Timestamp| on(at, &city.zone).date() == on(start, &storm.zone).date();
    if is_same(start) && is_same(end) {
        return format!(
            "{}–{}",
            on(start, &city.zone).strftime("%H:%M"),
            on(end, &city.zone).strftime("%H:%M")
        );
    }
    hour(start, end, &city.zone, words)
}

/// The storm's zone by its name, and its offset at the start.
pub(crate) fn zone(storm: &Storm) -> String {
    let start = storm.window.start().to_zoned(storm.zone.clone());
    format!("{} (UTC{})", storm.zone_name.replace('_', " "), start.strftime("%:z"))
}

/// From when to when, the day said once if it is one.
pub(crate) fn hour(start: Timestamp, end: Timestamp, zone: &TimeZone, words: &Words) -> String {
    let (start, end) = (start.to_zoned(zone.clone()), end.to_zoned(zone.clone()));
    if start.date() == end.date() {
        let clock = format!("{}–{}", start.strftime("%H:%M"), end.strftime("%H:%M"));
        moment(start.date(), &clock, words)
    } else {
        let (from, to) = (minute(&start, words), minute(&end, words));
        words.fill("span", &[("from", from.into()), ("to", to.into())]).into_owned()
    }
}

/// An instant to the minute on a zone's clock, without the zone's name.
pub(crate) fn instant(at: Timestamp, zone: &TimeZone, words: &Words) -> String {
    minute(&at.to_zoned(zone.clone()), words)
}

fn minute(at: &Zoned, words: &Words) -> String {
    moment(at.date(), &at.strftime("%H:%M").to_string(), words)
}

/// An instant to the second, with its offset.
pub(crate) fn second(at: Timestamp, zone: &TimeZone, words: &Words) -> String {
    let at = at.to_zoned(zone.clone());
    moment(at.date(), &at.strftime("%H:%M:%S UTC%:z").to_string(), words)
}

fn moment(date: Date, clock: &str, words: &Words) -> String {
    words.fill("moment", &[("date", day(date, words).into()), ("clock", clock.into())]).into_owned()
}

/// A day in words.
pub(crate) fn day(date: Date, words: &Words) -> String {
    let values = [
        ("weekday", words.pick("weekday", date.weekday().to_monday_one_offset()).into()),
        ("day", date.day().unsigned_abs().into()),
        ("month", words.pick("month", date.month()).into()),
        // As text: a year's thousands are not set apart.
        ("year", date.year().to_string().into()),
    ];
    words.fill("date", &values).into_owned()
}
