// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Timestamp, Window};
use tally::{Part, Tally};

use crate::{Row, bins::Bins, open::Finder, past::Past};

/// What was found in figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The surges, in order of time.
    pub surges: Vec<Surge>,
    /// How long the bins were in which they were looked for, in seconds; 60 unless the posts span many days.
    pub bin_seconds: u64,
}

/// A stretch of time in which posts exceed what the past explains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surge {
    /// The onset: the first instant of the bins that rise to its first alarm.
    pub start: Timestamp,
    /// The first instant after its last bin.
    pub end: Timestamp,
    /// The posts in it.
    pub posts: u64,
    /// The first instant of its fullest bin, of several the earliest.
    pub peak: Timestamp,
    /// The posts in that bin.
    pub peak_posts: u64,
    /// How many posts the past explains of that bin.
    pub expected: f64,
    /// How many seconds after the peak the excess was first halved, three bins together; `None` where it never was.
    pub half_life_seconds: Option<u64>,
    /// How rarely the past alone brings the rarest of its bins: once in so many days.
    pub once_in_days: f64,
    /// The greatest score of its bins, from 0.5 to 1.
    pub score: f64,
    /// How many seconds of what was before are known; 0 where it begins with the first post, before which silence is taken for
    /// granted.
    pub known_seconds: u64,
}

/// Finds the surges in posts by minute, which are in order of time; minutes left out are empty.
///
/// Before the first post it takes silence for granted, so a storm that begins at once is a surge from its first
/// minute. Where the posts begin only because the watching did, that first surge says no more than this.
#[must_use]
pub fn surges(per_minute: &[(Timestamp, u64)]) -> Findings {
    let Some(bins) = Bins::of(per_minute) else { return Findings::default() };
    let bin_seconds = bins.seconds.unsigned_abs();
    let mut finder = Finder::new(Past::silent(bins.step()));
    bins.rows().for_each(|row| finder.see(row));
    Findings { surges: finder.found(), bin_seconds }
}

/// Finds the surges in a series of counts that is given as such, in order of time; of what was before it, nothing is taken for
/// granted.
#[must_use]
pub fn surges_in_series(rows: &[Row]) -> Findings {
    let Some((first, rest)) = rows.split_first() else { return Findings::default() };
    let mut finder = Finder::new(Past::beginning(*first));
    rest.iter().for_each(|row| finder.see(*row));
    let bin_seconds = finder.step_seconds();
    Findings { surges: finder.found(), bin_seconds }
}

/// Finds the surges in a tally that may be published: those of at least five accounts.
#[must_use]
pub fn published(tally: &Tally) -> Findings {
    let mut findings = surges(&tally.counts().per_minute);
    findings.surges.retain(|surge| is_of_many(surge, |window| tally.accounts_within(window)));
    findings
}

/// Finds the surges in each network and in so many hashtags of a tally, the fullest first; parts without one are left out.
#[must_use]
pub fn surges_by_part(tally: &Tally, most_hashtags: usize) -> Vec<(Part, Findings)> {
    let parts = tally.parts(most_hashtags).into_iter();
    let found = parts.map(|counts| (counts.part, surges(&counts.per_minute)));
    found.filter(|(_, findings)| !findings.surges.is_empty()).collect()
}

/// The same as it may be published: surges of at least five accounts.
#[must_use]
pub fn published_by_part(tally: &Tally, most_hashtags: usize) -> Vec<(Part, Findings)> {
    let mut found = surges_by_part(tally, most_hashtags);
    for (part, findings) in &mut found {
        findings.surges.retain(|surge| is_of_many(surge, |window| tally.accounts_of_part(part, window)));
    }
    found.retain(|(_, findings)| !findings.surges.is_empty());
    found
}

fn is_of_many(surge: &Surge, accounts: impl FnOnce(Window) -> u64) -> bool {
    Window::new(surge.start, surge.end).is_ok_and(|window| accounts(window) >= tally::FEW)
}
