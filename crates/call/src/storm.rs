// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::LazyLock;

use jiff::{
    SignedDuration, Timestamp,
    civil::DateTime,
    fmt::temporal::Pieces,
    tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase},
};
use model::Window;

use crate::{
    call::{City, Storm},
    fault::HourFault,
    fields::Fields,
    nearest::nearest,
};

/// The zones that the program carries with it: the machine's own may be old, or missing.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Longer than this is a slip in a date; a page with a bar a minute would not end either.
const LONGEST: SignedDuration = SignedDuration::from_hours(48);

/// More cities than a page can show.
const MOST_CITIES: usize = 24;

/// A zone by its IANA name.
#[derive(Clone)]
pub(crate) struct Zone {
    /// The name as the database writes it.
    pub name: String,
    /// Its rules.
    pub rules: TimeZone,
}

/// Reads `[storm]`, whose zone was read before, because the hearings need it too.
pub(crate) fn read_storm(fields: &Fields<'_>, zone: Option<Zone>) -> Option<Storm> {
    let cities = read_cities(fields);
    let starts = read_instant(fields, "starts", zone.as_ref());
    let ends = read_instant(fields, "ends", zone.as_ref());
    let zone = zone?;
    let window = read_window(fields, starts?, ends?)?;
    Some(Storm { window, zone: zone.rules, zone_name: zone.name, cities })
}

/// Reads a local time of the storm's zone as an instant; nothing when the zone is not known.
pub(crate) fn read_instant(fields: &Fields<'_>, key: &'static str, zone: Option<&Zone>) -> Option<Timestamp> {
    let written = fields.moment(key)?;
    let moment = parse_moment(&written)
        .and_then(|moment| zone.map(|zone| resolve(&written, moment, zone)).transpose());
    moment.map_err(|fault| fields.mistake(key, fault)).ok().flatten()
}

/// Reads the zone that a storm or a city names.
pub(crate) fn read_zone(fields: &Fields<'_>) -> Option<Zone> {
    let name = fields.text("zone")?;
    let zone = find_zone(&name);
    if zone.is_none() {
        let known: Vec<String> = ZONES.available().map(|zone| zone.to_string()).collect();
        let nearest = nearest(&name, known.iter().map(String::as_str)).map(ToOwned::to_owned);
        fields.mistake("zone", HourFault::UnknownZone { written: name, nearest });
    }
    zone
}

fn find_zone(name: &str) -> Option<Zone> {
    let rules = ZONES.get(name).ok()?;
    let name = rules.iana_name()?.to_owned();
    Some(Zone { name, rules })
}

fn read_cities(fields: &Fields<'_>) -> Vec<City> {
    let cities = fields.tables("cities", "the city", &["name", "zone"]);
    if cities.len() > MOST_CITIES {
        fields.mistake("cities", HourFault::ManyCities { count: cities.len(), most: MOST_CITIES });
    }
    let city = |fields: &Fields<'_>| {
        let (name, zone) = (fields.text("name"), read_zone(fields));
        Some(City { name: name?, zone: zone?.rules })
    };
    cities.iter().take(MOST_CITIES).filter_map(city).collect()
}

fn read_window(fields: &Fields<'_>, start: Timestamp, end: Timestamp) -> Option<Window> {
    let window = Window::new(start, end);
    let fault = match &window {
        Ok(_) if end.duration_since(start) > LONGEST => HourFault::Long(end.duration_since(start).as_hours()),
        Ok(_) => return window.ok(),
        Err(_) => HourFault::EndsFirst,
    };
    fields.mistake("ends", fault);
    None
}

/// A local time as somebody writes it.
#[derive(Clone, Copy)]
struct Moment {
    local: DateTime,
    /// Needed only for an hour that happens twice.
    offset: Option<Offset>,
}

fn parse_moment(written: &str) -> Result<Moment, HourFault> {
    let unreadable = || HourFault::NoTime(written.to_owned());
    let pieces = Pieces::parse(written).map_err(|_| unreadable())?;
    let time = pieces.time().ok_or_else(unreadable)?;
    if pieces.time_zone_annotation().is_some() {
        return Err(HourFault::NamesZone(written.to_owned()));
    }
    Ok(Moment { local: pieces.date().to_datetime(time), offset: pieces.to_numeric_offset() })
}

/// The one instant at which the zone's clocks show a local time.
fn resolve(written: &str, moment: Moment, zone: &Zone) -> Result<Timestamp, HourFault> {
    let ambiguous = zone.rules.to_ambiguous_timestamp(moment.local);
    let (written, zone) = (written.to_owned(), zone.name.clone());
    let offset = match (ambiguous.offset(), moment.offset) {
        (AmbiguousOffset::Gap { before, after }, _) => {
            return Err(HourFault::Skipped { written, zone, before, after });
        }
        (AmbiguousOffset::Unambiguous { offset }, None) => offset,
        (AmbiguousOffset::Unambiguous { offset }, Some(given)) if given == offset => offset,
        (AmbiguousOffset::Fold { before, after }, Some(given)) if given == before || given == after => given,
        (AmbiguousOffset::Fold { before, after }, _) => {
            let local = moment.local.strftime("%Y-%m-%dT%H:%M").to_string();
            return Err(HourFault::Twice { written, local, zone, before, after });
        }
        (AmbiguousOffset::Unambiguous { offset }, Some(given)) => {
            return Err(HourFault::WrongOffset { written, given, zone, offset });
        }
    };
    offset.to_timestamp(moment.local).map_err(|_| HourFault::FarAway(written))
}
