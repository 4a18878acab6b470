// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Timestamp, Window};
use tally::Tally;

use crate::{
    Row,
    bins::Bins,
    open::Finder,
    past::Past,
};

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
    let mut finder = Finder::new(Past::silent(bins.seconds as f64));
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
    findings.surges.retain(|surge| {
        let window = Window::new(surge.start, surge.end);
        window.is_ok_and(|window| tally.accounts_within(window) >= tally::FEW)
    });
    findings
}
