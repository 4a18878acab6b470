// SPDX-License-Identifier: AGPL-3.0-or-later
use call::Storm;
use jiff::{Zoned, civil::Date, tz::TimeZone};
use model::Timestamp;

use crate::words::Words;

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
    pub days: i64,
    pub hours: i64,
    pub minutes: i64,
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
    pub(crate) fn name(self, words: &Words) -> &'static str {
        match self {
            Self::Before => words.phase_before,
            Self::During => words.phase_during,
            Self::After => words.phase_after,
        }
    }
}

impl Hour {
    pub(crate) fn new(storm: &Storm, now: Timestamp, speed: f64, words: &Words) -> Self {
        let (start, end) = (storm.window.start(), storm.window.end());
        let phase = Phase::of(storm, now);
        let until = if phase == Phase::Before { start } else { end };
        let city = |city: &call::City| CityHour {
            name: city.name.clone(),
            shown: hour(start, end, &city.zone, words),
        };
        Self {
            phase,
            start,
            end,
            announced: announced(storm, words),
            zone: zone(storm),
            cities: storm.cities.iter().map(city).collect(),
            until,
            now,
            speed,
            left: Left::between(now, until),
        }
    }
}

impl Left {
    pub(crate) fn between(now: Timestamp, until: Timestamp) -> Self {
        let minutes = until.as_second().saturating_sub(now.as_second()).max(0) / 60;
        Self { days: minutes / 1440, hours: minutes / 60 % 24, minutes: minutes % 60 }
    }
}

/// The storm's hour in the zone in which it was announced.
pub(crate) fn announced(storm: &Storm, words: &Words) -> String {
    hour(storm.window.start(), storm.window.end(), &storm.zone, words)
}

/// The storm's zone by its name, and its offset at the start.
pub(crate) fn zone(storm: &Storm) -> String {
    let start = storm.window.start().to_zoned(storm.zone.clone());
    format!("{} (UTC{})", storm.zone_name.replace('_', " "), start.strftime("%:z"))
}

/// From when to when, the day said once if it is one.
fn hour(start: Timestamp, end: Timestamp, zone: &TimeZone, words: &Words) -> String {
    let (start, end) = (start.to_zoned(zone.clone()), end.to_zoned(zone.clone()));
    if start.date() == end.date() {
        format!("{}, {}–{}", day(start.date(), words), start.strftime("%H:%M"), end.strftime("%H:%M"))
    } else {
        format!("{} – {}", minute(&start, words), minute(&end, words))
    }
}

/// An instant to the minute on a zone's clock, without the zone's name.
pub(crate) fn instant(at: Timestamp, zone: &TimeZone, words: &Words) -> String {
    minute(&at.to_zoned(zone.clone()), words)
}

fn minute(at: &Zoned, words: &Words) -> String {
    format!("{}, {}", day(at.date(), words), at.strftime("%H:%M"))
}

/// A day in words.
pub(crate) fn day(date: Date, words: &Words) -> String {
    let name = |names: &[&'static str], place: i8| {
        usize::try_from(place).ok().and_then(|place| names.get(place).copied()).unwrap_or_default()
    };
    words
        .date
        .replace("{weekday}", name(&words.weekdays, date.weekday().to_monday_zero_offset()))
        .replace("{day}", &date.day().to_string())
        .replace("{month}", name(&words.months, date.month() - 1))
        .replace("{year}", &date.year().to_string())
}
