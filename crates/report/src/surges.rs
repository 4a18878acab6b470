// SPDX-License-Identifier: AGPL-3.0-or-later
//! Surges in words: what a reader understands without knowing the model.

use std::borrow::Cow;

use analysis::{Beside, Expected, Findings, Surge, SurgePeak};
use model::Window;
use tally::Part;
use words::Words;

use crate::{
    clock::Clock,
    figure::{counted, number},
    quiet::quiet_line,
};

/// Surges of posts, or of a part of them.
#[derive(Clone, Debug)]
pub struct SurgesOf {
    /// The part; `None` where all posts are meant.
    pub part: Option<Part>,
    /// What was found.
    pub findings: Findings,
}

/// Less than this is told as hardly any.
const HARDLY_ANY: f64 = 0.5;

const DAYS_A_YEAR: f64 = 365.25;

/// Beyond so many years the past of a few weeks tells nothing.
const MOST_YEARS: f64 = 1000.0;

/// What of a surge is told to a reader, times in UTC.
pub(crate) fn surge_sentence(surge: &Surge) -> String {
    let clock = Clock::utc();
    let stretch = Window::new(surge.start, surge.end).map(|window| clock.stretch(window, None));
    let mut said =
        format!("From {} UTC: {}", stretch.unwrap_or_default(), counted(surge.posts, "post", "posts"),);
    if let Some(peak) = surge.peak {
        let posts = counted(peak.posts, "post", "posts");
        let is_one_day = Window::new(surge.start, surge.end).is_ok_and(|window| clock.is_one_day(window));
        let at = if is_one_day { clock.time(peak.at) } else { clock.instant(peak.at) };
        said.push_str(&format!("; at the peak, {at}, {posts}{}", beside_past(peak)));
    }
    said.push_str(&format!("; by chance, {}.", once_in(surge.once_in_days)));
    said.push_str(&match surge.peak.map(|peak| peak.half_life_seconds) {
        Some(Some(seconds)) => format!(" {} after the peak half of the excess was over.", lasted(seconds)),
        Some(None) => " The excess was not halved while it lasted.".to_owned(),
        None => String::new(),
    });
    if surge.known_seconds == 0 {
        said.push_str(" It begins with the first post: silence before it is assumed, not known.");
    }
    said
}

/// What a storm's pledges let expect beside the accounts that came, with the reason for the range.
pub(crate) fn turnout_sentence(expected: &Expected, accounts: u64, words: &Words) -> String {
    let key = match expected.beside(accounts) {
        Beside::Fewer => "turnout-fewer",
        Beside::Within => "turnout-within",
        Beside::More => "turnout-more",
    };
    words.fill(key, &[("least", expected.least.into()), ("most", expected.most.into())]).into_owned()
}

/// All surges, a line each, those of parts under their names.
#[must_use]
pub fn surges_text(found: &[SurgesOf]) -> String {
    let mut text = String::new();
    for SurgesOf { part, findings } in found {
        if let Some(part) = part {
            text.push_str(&format!("\n{}\n", quiet_line(&part_name(part))));
        }
        if part.is_none() && findings.surges.is_empty() {
            text.push_str("At no time did posts clearly exceed what the time before explains.\n");
        }
        for surge in &findings.surges {
            text.push_str(&surge_sentence(surge));
            text.push('\n');
        }
    }
    text
}

/// All surges as CSV.
#[must_use]
pub fn surges_csv(found: &[SurgesOf]) -> String {
    let mut csv =
        "part,start,end,posts,peak,peak_posts,expected,half_life_seconds,once_in_days,score\n".to_owned();
    for SurgesOf { part, findings } in found {
        let part = part.as_ref().map(part_name).unwrap_or_default();
        for surge in &findings.surges {
            let peak = surge.peak.map_or_else(
                || ",,,".to_owned(),
                |peak| {
                    let half_life =
                        peak.half_life_seconds.map(|seconds| seconds.to_string()).unwrap_or_default();
                    format!("{},{},{:.3},{half_life}", peak.at, peak.posts, peak.expected)
                },
            );
            csv.push_str(&format!(
                "{},{},{},{},{peak},{:.0},{:.3}\n",
                csv_cell(&part),
                surge.start,
                surge.end,
                surge.posts,
                surge.once_in_days,
                surge.score,
            ));
        }
    }
    csv
}

/// A cell of CSV, quoted where it has to be; what a spreadsheet would take for a formula begins with an apostrophe. A number, as one below
/// nothing, is none.
#[must_use]
pub fn csv_cell(text: &str) -> Cow<'_, str> {
    // Where people write in wide letters, spreadsheets take wide signs for the same.
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let is_formula = begins && !text.parse::<f64>().is_ok_and(f64::is_finite);
    let cell = if is_formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) };
    if cell.contains([',', '"', '\n', '\r']) {
        return Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")));
    }
    cell
}

/// A part as a reader knows it.
pub(crate) fn part_name(part: &Part) -> String {
    match part {
        Part::Network(network) => network.name().to_owned(),
        Part::Hashtag { shown, .. } => format!("#{}", quiet_line(shown)),
    }
}

fn beside_past(peak: SurgePeak) -> String {
    if peak.expected < HARDLY_ANY {
        return ", where the time before explains hardly any".to_owned();
    }
    let times = peak.posts as f64 / peak.expected;
    let times = if times < 10.0 { format!("{times:.1}") } else { number(times.round() as u64) };
    format!(", {times} times what the time before explains")
}

/// How rarely something comes, as finely as that can be known.
fn once_in(days: f64) -> String {
    let years = days / DAYS_A_YEAR;
    if years > MOST_YEARS {
        return format!("less than once in {} years", number(MOST_YEARS as u64));
    }
    let (count, unit) = match days {
        _ if days < 60.0 => (days, "days"),
        _ if years < 2.0 => (days / 7.0, "weeks"),
        _ => (years, "years"),
    };
    format!("once in {:.0} {unit}", count.max(1.0))
}

fn lasted(seconds: u64) -> String {
    match seconds {
        0..3600 => counted(seconds.div_ceil(60), "minute", "minutes"),
        3600..172_800 => format!("{:.1} hours", seconds as f64 / 3600.0),
        _ => counted(seconds / 86_400, "day", "days"),
    }
}
