// SPDX-License-Identifier: AGPL-3.0-or-later
use call::Call;
use jiff::{
    SignedDuration, Zoned,
    civil::Date,
    tz::{AmbiguousOffset, TimeZone},
};
use model::{Precision, Timestamp, Window};
use words::Words;

use crate::{
    article::Article,
    speech::{self, foreign},
};

/// The clock in which a report tells time: a zone, its name, and the words in which it is told.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    pub(crate) zone: TimeZone,
    /// The zone's name, fit for a sentence.
    pub(crate) name: String,
    pub(crate) words: &'static Words,
}

impl Clock {
    /// The clock of an article: the call's, or else that of who has no other.
    pub(crate) fn of(article: &Article) -> Self {
        let words = article.words();
        match article.call {
            Some(call) => Self::of_call(call, words),
            None => Self { zone: TimeZone::UTC, name: foreign(UTC, words), words },
        }
    }

    /// That of a call.
    pub(crate) fn of_call(call: &Call, words: &'static Words) -> Self {
        Self { zone: call.storm.zone.clone(), name: foreign(&call.storm.zone_name, words), words }
    }

    /// The clock of who has no other, told in English.
    pub(crate) fn utc() -> Self {
        Self { zone: TimeZone::UTC, name: UTC.to_owned(), words: speech::english() }
    }

    /// Whether it is that of who has no other.
    pub(crate) fn is_utc(&self) -> bool {
        self.name == foreign(UTC, self.words)
    }

    /// `1 December 2026, 19:00`.
    pub(crate) fn instant(&self, at: Timestamp) -> String {
        self.moment(&self.here(at))
    }

    /// `1 December 2026, 19:00 (Asia/Amman)`.
    pub(crate) fn zoned(&self, at: Timestamp) -> String {
        let values = [("when", self.instant(at).into()), ("zone", self.name.as_str().into())];
        self.words.fill("zoned", &values).into_owned()
    }

    /// `19:00`.
    pub(crate) fn time(&self, at: Timestamp) -> String {
        time(&self.here(at))
    }

    /// `1 December 2026`.
    pub(crate) fn day(&self, date: Date) -> String {
        let values = [
            ("day", date.day().unsigned_abs().into()),
            ("month", self.words.pick("month", date.month()).into()),
            // As text: a year's thousands are not set apart.
            ("year", date.year().to_string().into()),
        ];
        self.words.fill("day", &values).into_owned()
    }

    /// As finely as the time is known; a day, which is one of UTC, in no other zone.
    pub(crate) fn known(&self, at: Timestamp, precision: Precision) -> String {
        match precision {
            Precision::Day => self.day(at.to_zoned(TimeZone::UTC).date()),
            Precision::Minute | Precision::Second => self.zoned(at),
        }
    }

    /// `19:00 to 20:00`, with the days where there is more than one, or where the reader has none in mind.
    pub(crate) fn stretch(&self, window: Window, mind: Option<Window>) -> String {
        let (start, end) = (self.here(window.start()), self.here(window.end()));
        let is_one_day = mind.is_some_and(|mind| self.is_one_day(mind));
        let is_here = start.date() == end.date();
        let (key, from, to) = match (is_one_day, is_here) {
            (true, _) => ("stretch", time(&start), time(&end)),
            (false, true) => ("stretch-on", time(&start), time(&end)),
            (false, false) => ("stretch", self.moment(&start), self.moment(&end)),
        };
        let day = self.day(start.date());
        let values = [("day", day.into()), ("from", from.into()), ("to", to.into())];
        self.words.fill(key, &values).into_owned()
    }

    /// Whether a window begins and ends on the same day.
    pub(crate) fn is_one_day(&self, window: Window) -> bool {
        self.here(window.start()).date() == self.here(last(window)).date()
    }

    /// `On 1 December 2026, between 19:00 and 21:00 (Asia/Amman)`, or only days where it begins and ends with one.
    pub(crate) fn window(&self, window: Window) -> String {
        let (start, end) = (self.here(window.start()), self.here(window.end()));
        let (first, last) = (start.date(), self.here(last(window)).date());
        let is_midnight = |at: &Zoned| at.strftime("%H:%M:%S").to_string() == "00:00:00";
        let is_one_day = first == last;
        let say = |key, values: &[(&'static str, String)]| {
            let zone = [("zone", self.name.as_str().into())];
            let values = values.iter().map(|(name, value)| (*name, value.as_str().into()));
            self.words.fill(key, &values.chain(zone).collect::<Vec<_>>()).into_owned()
        };
        if is_midnight(&start) && is_midnight(&end) {
            return match is_one_day {
                true => say("on-day", &[("day", self.day(first))]),
                false => say("on-days", &[("from", self.day(first)), ("to", self.day(last))]),
            };
        }
        match (is_one_day, time(&start), time(&end)) {
            (false, ..) => say("between", &[("from", self.moment(&start)), ("to", self.moment(&end))]),
            (true, from, to) if from == to => say("on-day-at", &[("day", self.day(first)), ("clock", from)]),
            (true, from, to) => {
                say("on-day-between", &[("day", self.day(first)), ("from", from), ("to", to)])
            }
        }
    }

    fn moment(&self, at: &Zoned) -> String {
        let values = [("day", self.day(at.date()).into()), ("clock", time(at).into())];
        self.words.fill("moment", &values).into_owned()
    }

    fn here(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.zone.clone())
    }
}

const UTC: &str = "UTC";

/// `19:00`; of an hour that the clock shows twice, because it is put back, which of the two: `01:30 (UTC+01:00)`.
fn time(at: &Zoned) -> String {
    let is_shown_twice =
        matches!(at.time_zone().to_ambiguous_timestamp(at.datetime()).offset(), AmbiguousOffset::Fold { .. });
    at.strftime(if is_shown_twice { "%H:%M (UTC%:z)" } else { "%H:%M" }).to_string()
}

/// The last second of a window, whose end is not in it.
fn last(window: Window) -> Timestamp {
    window.end().checked_sub(SignedDuration::from_secs(1)).unwrap_or(window.end())
}
