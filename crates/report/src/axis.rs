// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::{Span, ToSpan, Zoned, tz::TimeZone};
use model::{Timestamp, Window};
use words::Words;

/// How many ticks fit under a chart on a phone.
const MOST_TICKS: i64 = 5;

const DAY_SECONDS: i64 = 86_400;

/// Steps of ticks in seconds, as a clock is read.
const CLOCK_STEPS: [i64; 12] =
    [60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, DAY_SECONDS];

/// The number at the top of an axis on which a number has to fit: one that is easy to halve or to part in three.
pub(crate) fn top(greatest: u64) -> u64 {
    let powers = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
    let round: [u128; 7] = [10, 15, 20, 30, 40, 60, 80];
    let tops = powers.flat_map(|power| round.map(|top| u128::from(power) * top));
    let mut tops = [1, 2, 3, 4, 6, 8].into_iter().chain(tops).filter_map(|top| u64::try_from(top).ok());
    tops.find(|top| *top >= greatest).unwrap_or(u64::MAX)
}

/// The numbers at which an axis has lines.
pub(crate) fn lines(top: u64) -> Vec<u64> {
    match top {
        1 => vec![0, 1],
        _ if top.is_multiple_of(2) => vec![0, top / 2, top],
        _ => vec![0, top / 3, top / 3 * 2, top],
    }
}

/// The instants that an axis of time names, and their names in a zone and a language.
pub(crate) fn ticks(window: Window, zone: &TimeZone, words: &Words) -> Vec<(Timestamp, String)> {
    let length = window.end().as_second() - window.start().as_second();
    let start = window.start().to_zoned(zone.clone());
    let within = |at: &Zoned| at.timestamp() <= window.end();
    let clock = CLOCK_STEPS.into_iter().find(|step| length / step <= MOST_TICKS);
    let (first, step, name): (_, _, fn(&Zoned, &Words) -> String) = match clock {
        Some(step) if step < DAY_SECONDS => (clock_start(&start, step), step.seconds(), time),
        _ if length < 300 * DAY_SECONDS => (start.start_of_day().ok(), day_step(length), day),
        _ => (start.first_of_year().ok().and_then(|at| at.start_of_day().ok()), month_step(length), month),
    };
    let later = |at: &Zoned| at.checked_add(step).ok();
    let instants = std::iter::successors(first, later).take_while(within).skip_while(|at| *at < start);
    // A window shorter than its first step would be left without a name.
    let named: Vec<_> = instants.map(|at| (at.timestamp(), name(&at, words))).collect();
    if named.is_empty() { vec![(window.start(), time(&start, words))] } else { named }
}

fn time(at: &Zoned, _: &Words) -> String {
    at.strftime("%H:%M").to_string()
}

fn day(at: &Zoned, words: &Words) -> String {
    let month = words.pick("month-short", at.month());
    words.fill("tick-day", &[("day", at.day().unsigned_abs().into()), ("month", month.into())]).into_owned()
}

fn month(at: &Zoned, words: &Words) -> String {
    let month = words.pick("month-short", at.month());
    let values = [("month", month.into()), ("year", at.year().to_string().into())];
    words.fill("tick-month", &values).into_owned()
}

/// The last multiple of a step since midnight by the clock.
fn clock_start(start: &Zoned, step: i64) -> Option<Zoned> {
    let since = i64::from(start.hour()) * 3600 + i64::from(start.minute()) * 60 + i64::from(start.second());
    let back = since % step;
    let whole = Timestamp::from_second(start.timestamp().as_second() - back).ok()?;
    Some(whole.to_zoned(start.time_zone().clone()))
}

/// So many whole days that the ticks fit.
fn day_step(length: i64) -> Span {
    let days = length / DAY_SECONDS / MOST_TICKS + 1;
    [1, 2, 7, 14, 30].into_iter().find(|even| *even >= days).unwrap_or(60).days()
}

/// So many months, which divide a year or are whole years, that the ticks fit.
fn month_step(length: i64) -> Span {
    let months = length / (30 * DAY_SECONDS) / MOST_TICKS + 1;
    let years = (months / 12 + 1) * 12;
    [3, 6, 12].into_iter().find(|even| *even >= months).unwrap_or(years).months()
}
