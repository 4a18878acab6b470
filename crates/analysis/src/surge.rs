// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use model::{Timestamp, Window};
use tally::{Counts, Estimate, Part, Tally};

use crate::{Row, bins::Bins, numbers::approximate, open::Finder, past::Past};

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
    /// Its fullest bin, of several the earliest; `None` where fewer than five accounts are behind it and it may not be told.
    pub peak: Option<SurgePeak>,
    /// How rarely the past alone brings the rarest of its bins: once in so many days.
    pub once_in_days: f64,
    /// The greatest score of its bins, from 0.5 to 1.
    pub score: f64,
    /// How many seconds of what was before are known; 0 where it begins with the first post, before which silence is taken for
    /// granted.
    pub known_seconds: u64,
}

/// The fullest bin of a surge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurgePeak {
    /// Its first instant.
    pub at: Timestamp,
    /// The posts in it.
    pub posts: u64,
    /// How many of them the past explains.
    pub expected: f64,
    /// How many seconds after it the excess was first halved, three bins together; `None` where it never was.
    pub half_life_seconds: Option<u64>,
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

/// The same in counts that may be estimates.
#[must_use]
pub fn surges_of(counts: &Counts) -> Findings {
    counted(&counts.per_minute, counts.estimate.as_ref())
}

/// Of an estimate, what the past explains is asked of the posts in the sample: they come by chance as all posts do, and multiplied they
/// would seem to deviate more.
fn counted(per_minute: &[(Timestamp, u64)], estimate: Option<&Estimate>) -> Findings {
    let Some(Estimate { one_in, .. }) = estimate else { return surges(per_minute) };
    let sampled: Vec<(Timestamp, u64)> = per_minute.iter().map(|(at, posts)| (*at, posts / one_in)).collect();
    let mut findings = surges(&sampled);
    for surge in &mut findings.surges {
        surge.posts = surge.posts.saturating_mul(*one_in);
        if let Some(peak) = &mut surge.peak {
            peak.posts = peak.posts.saturating_mul(*one_in);
            peak.expected *= approximate(*one_in);
        }
    }
    findings
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

/// Finds the surges in a tally that may be published: those of at least five accounts, and their peaks where as many are behind these.
#[must_use]
pub fn published(tally: &Tally) -> Findings {
    published_of(&tally.counts(), |windows| tally.accounts_within(windows))
}

/// The same in complete counts, of which `accounts` tells how many distinct accounts are behind the posts in each of some windows that are
/// counted in minutes.
#[must_use]
pub fn published_of(counts: &Counts, accounts: impl FnOnce(&[Window]) -> Vec<u64>) -> Findings {
    let mut findings = surges_of(counts);
    findings.publish(accounts);
    findings
}

/// Finds the surges in each network and in so many hashtags of a tally, the fullest first; parts without one are left out.
#[must_use]
pub fn surges_by_part(tally: &Tally, most_hashtags: usize) -> Vec<(Part, Findings)> {
    let (parts, estimate) = (tally.parts(most_hashtags).into_iter(), tally.estimate());
    let found = parts.map(|counts| (counts.part, counted(&counts.per_minute, estimate.as_ref())));
    found.filter(|(_, findings)| !findings.surges.is_empty()).collect()
}

/// The same as it may be published: surges of at least five accounts.
#[must_use]
pub fn published_by_part(tally: &Tally, most_hashtags: usize) -> Vec<(Part, Findings)> {
    let mut found = surges_by_part(tally, most_hashtags);
    for (part, findings) in &mut found {
        findings.publish(|windows| tally.accounts_of_part(part, windows));
    }
    found.retain(|(_, findings)| !findings.surges.is_empty());
    found
}

impl Findings {
    /// Keeps what at least five accounts are behind, of which `accounts` tells how many are in each of some windows.
    fn publish(&mut self, accounts: impl FnOnce(&[Window]) -> Vec<u64>) {
        let bin = Duration::from_secs(self.bin_seconds);
        let windows: Vec<Option<Window>> = self
            .surges
            .iter()
            .flat_map(|surge| {
                let peak =
                    surge.peak.and_then(|peak| Window::new(peak.at, peak.at.checked_add(bin).ok()?).ok());
                [Window::new(surge.start, surge.end).ok(), peak]
            })
            .collect();
        let known: Vec<Window> = windows.iter().flatten().copied().collect();
        let mut counts = accounts(&known).into_iter();
        let mut is_of_many =
            windows.into_iter().map(|window| window.is_some() && counts.next() >= Some(tally::FEW));
        self.surges.retain_mut(|surge| {
            let [surge_is, peak_is] = [is_of_many.next(), is_of_many.next()].map(|is| is == Some(true));
            surge.peak = surge.peak.filter(|_| peak_is);
            surge_is
        });
    }
}
