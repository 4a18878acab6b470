// SPDX-License-Identifier: AGPL-3.0-or-later
//! The hour by whatever clock a visitor asks for, in a browser that tells a page nothing of its own.

use std::{borrow::Cow, sync::LazyLock};

use askama::Template;
use axum::response::Response;
use call::Storm;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use words::Words;

use crate::{
    clock,
    frame::{Frame, answer},
    visit::Visit,
};

/// The zones that the program carries with it: the machine's own may be old, or missing.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The zones to choose from, each with its city's name in some languages; the first line of names tells which.
static CITIES: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../words/cities.tsv")
        .lines()
        .filter(|line| !line.starts_with("# ") || line.contains('\t'));
    lines.map(|line| line.trim_start_matches("# ").split('\t').collect()).collect()
});

#[derive(Template)]
#[template(path = "zones.html")]
struct ZonesPage<'a> {
    frame: Frame,
    call: &'a str,
    /// The language to go on with, if one was chosen.
    language: Option<&'a str>,
    regions: Vec<Region<'a>>,
}

/// The places of a part of the world.
struct Region<'a> {
    name: Cow<'a, str>,
    places: Vec<Place<'a>>,
}

struct Place<'a> {
    zone: &'a str,
    city: String,
    is_chosen: bool,
}

/// The clock that a visitor asks for.
pub(crate) enum Asked {
    /// By its zone's name in the database.
    Known(Zone),
    /// No zone has that name.
    Unknown,
}

/// A zone that a visitor asks for.
pub(crate) struct Zone {
    name: String,
    rules: TimeZone,
}

/// The hour by a clock that was asked for.
pub(crate) struct AskedHour {
    /// Whose clock.
    pub city: String,
    pub shown: String,
}

/// Shows the places by whose clock the hour can be shown. On a page of its own, for the list is longer than a call.
pub(crate) async fn show_zones(visit: Visit) -> Response {
    let reader = &visit.reader;
    let chosen = match visit.zone() {
        Some(Asked::Known(zone)) => zone.name,
        _ => visit.page.call.storm.zone_name.clone(),
    };
    let page = ZonesPage {
        frame: visit.frame(&reader.words.say("zones")),
        call: visit.page.id(),
        language: visit.asked("lang").map(|_| reader.language.as_str()),
        regions: regions(reader.words, &chosen),
    };
    answer(&page, Some(60))
}

impl Asked {
    /// The zone of that name, in any letter case.
    pub(crate) fn of(name: &str) -> Self {
        let zone = ZONES.get(name.trim()).ok();
        let named = zone.and_then(|rules| Some(Zone { name: rules.iana_name()?.to_owned(), rules }));
        named.map_or(Self::Unknown, Self::Known)
    }
}

impl Zone {
    /// What links carry on.
    pub(crate) fn query(&self) -> String {
        format!("zone={}", self.name)
    }

    /// The hour of a storm by this clock.
    pub(crate) fn hour(&self, storm: &Storm, words: &Words) -> AskedHour {
        let offset = storm.window.start().to_zoned(self.rules.clone()).strftime("%:z").to_string();
        let city = format!("{} (UTC{offset})", city(&self.name, words));
        AskedHour { city, shown: clock::hour(storm.window.start(), storm.window.end(), &self.rules, words) }
    }
}

fn regions<'a>(words: &'a Words, chosen: &str) -> Vec<Region<'a>> {
    let mut regions: Vec<(&str, Region<'a>)> = Vec::new();
    for zone in CITIES.iter().skip(1).filter_map(|row| row.first().copied()) {
        let key = zone.split('/').next().unwrap_or(zone);
        let place = Place { zone, city: city(zone, words), is_chosen: zone == chosen };
        match regions.iter_mut().find(|(known, _)| *known == key) {
            Some((_, region)) => region.places.push(place),
            None => regions.push((key, Region { name: region(key, words), places: vec![place] })),
        }
    }
    let sorted = |(_, mut region): (&str, Region<'a>)| {
        region.places.sort_by(|one, other| one.city.cmp(&other.city));
        region
    };
    regions.into_iter().map(sorted).collect()
}

/// The name of a zone's city in the language of the words, or else in English, or else as the zone is called.
fn city(zone: &str, words: &Words) -> String {
    let row = CITIES.iter().find(|row| row.first() == Some(&zone));
    let name_in = |tag: &str| {
        let column = CITIES.first()?.iter().position(|known| *known == tag)?;
        row?.get(column).copied().filter(|name| !name.is_empty())
    };
    let plain = || zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
    name_in(words.tag()).or_else(|| name_in("en")).map_or_else(plain, ToOwned::to_owned)
}

fn region<'a>(key: &'a str, words: &'a Words) -> Cow<'a, str> {
    match key {
        "Africa" => words.say("zones-africa"),
        "America" => words.say("zones-america"),
        "Antarctica" => words.say("zones-antarctica"),
        "Arctic" => words.say("zones-arctic"),
        "Asia" => words.say("zones-asia"),
        "Atlantic" => words.say("zones-atlantic"),
        "Australia" => words.say("zones-australia"),
        "Europe" => words.say("zones-europe"),
        "Indian" => words.say("zones-indian"),
        "Pacific" => words.say("zones-pacific"),
        other => other.into(),
    }
}
