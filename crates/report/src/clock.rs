// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::{SignedDuration, Zoned, tz::TimeZone};
use model::{Precision, Timestamp, Window};

/// The clock in which a report tells time: a zone and the zone's name.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    pub(crate) zone: TimeZone,
    pub(crate) name: String,
}

const DAY: &str = "%-d %B %Y";
const TIME: &str = "%H:%M";

impl Clock {
    /// The clock of who has no other.
    pub(crate) fn utc() -> Self {
        Self { zone: TimeZone::UTC, name: "UTC".to_owned() }
    }

    /// `1 December 2026, 19:00`.
    pub(crate) fn instant(&self, at: Timestamp) -> String {
        self.here(at).strftime("%-d %B %Y, %H:%M").to_string()
    }

    /// `19:00`.
    pub(crate) fn time(&self, at: Timestamp) -> String {
        self.here(at).strftime(TIME).to_string()
    }

    /// As finely as the time is known; a day, which is one of UTC, in no other zone.
    pub(crate) fn known(&self, at: Timestamp, precision: Precision) -> String {
        match precision {
            Precision::Day => at.strftime(DAY).to_string(),
            Precision::Minute | Precision::Second => format!("{} ({})", self.instant(at), self.name),
        }
    }

    /// `19:00 to 20:00`, with the days where there is more than one, or where the reader has none in mind.
    pub(crate) fn stretch(&self, window: Window, mind: Option<Window>) -> String {
        let (start, end) = (self.here(window.start()), self.here(window.end()));
        let is_one_day = mind.is_some_and(|mind| {
            let last = self.here(mind.end().checked_sub(SignedDuration::from_secs(1)).unwrap_or(mind.end()));
            self.here(mind.start()).date() == last.date()
        });
        let format = if is_one_day { TIME } else { "%-d %B %Y, %H:%M" };
        format!("{} to {}", start.strftime(format), end.strftime(format))
    }

    /// `On 1 December 2026, between 19:00 and 21:00 (Asia/Amman)`, or only days where it begins and ends with one.
    pub(crate) fn window(&self, window: Window) -> String {
        let (start, end) = (self.here(window.start()), self.here(window.end()));
        let last = self.here(window.end().checked_sub(SignedDuration::from_secs(1)).unwrap_or(window.end()));
        let (first_day, last_day) = (start.strftime(DAY), last.strftime(DAY));
        let name = &self.name;
        let is_midnight = |at: &Zoned| at.strftime("%H:%M:%S").to_string() == "00:00:00";
        match (is_midnight(&start) && is_midnight(&end), start.date() == last.date()) {
            (true, true) => format!("On {first_day} ({name})"),
            (true, false) => format!("From {first_day} to {last_day} ({name})"),
            (false, true) => {
                format!(
                    "On {first_day}, between {} and {} ({name})",
                    start.strftime(TIME),
                    end.strftime(TIME)
                )
            }
            (false, false) => {
                format!(
                    "Between {} and {} ({name})",
                    self.instant(window.start()),
                    self.instant(window.end())
                )
            }
        }
    }

    fn here(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.zone.clone())
    }
}
