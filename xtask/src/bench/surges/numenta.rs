// SPDX-License-Identifier: AGPL-3.0-or-later
//! The scoring rules of the Numenta Anomaly Benchmark: Lavin and Ahmad, *Evaluating Real-time Anomaly Detection Algorithms*, 2015.
//!
//! The first alarm in a window earns the more the earlier it comes; a window without one costs; each alarm outside costs, little just after a
//! window and all far from one. Nothing is judged in a series' first rows, which are there to be learnt from.

use super::series::Labeled;

/// What a window that is found earns at most, what a row of false alarm and what a missed window cost.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    found: f64,
    false_row: f64,
    missed: f64,
}

pub const STANDARD: Profile = Profile { found: 1.0, false_row: 0.11, missed: 1.0 };
pub const LOW_FALSE: Profile = Profile { found: 1.0, false_row: 0.22, missed: 1.0 };
pub const LOW_MISSED: Profile = Profile { found: 1.0, false_row: 0.11, missed: 2.0 };
pub const PROFILES: [Profile; 3] = [STANDARD, LOW_FALSE, LOW_MISSED];

/// The share of a series that is not judged, and the most rows of it.
const PROBATION: (f64, usize) = (0.15, 750);

/// So many windows' lengths after a window, an alarm costs all.
const FAR: f64 = 3.0;

/// What alarms came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outcome {
    pub windows: usize,
    pub hits: usize,
    pub false_rows: usize,
    /// What the windows that were found earn, and what the false rows cost, before weights.
    earned: f64,
    cost: f64,
}

impl Outcome {
    /// The score under a profile: 100 for what could not be better, 0 for never an alarm.
    pub fn of(&self, profile: &Profile) -> f64 {
        let (windows, hits) = (self.windows as f64, self.hits as f64);
        let raw =
            profile.found * self.earned + profile.false_row * self.cost - profile.missed * (windows - hits);
        let null = -profile.missed * windows;
        100.0 * (raw - null) / (profile.found * windows - null)
    }

    fn add(&mut self, other: &Self) {
        self.windows += other.windows;
        self.hits += other.hits;
        self.false_rows += other.false_rows;
        self.earned += other.earned;
        self.cost += other.cost;
    }
}

/// Judges the scores of some series by one threshold: so much or more is an alarm.
pub fn judge<'a>(all: impl IntoIterator<Item = (&'a Labeled, &'a [f64])>, threshold: f64) -> Outcome {
    let mut outcome = Outcome::default();
    for (series, scores) in all {
        outcome.add(&of_series(series, scores, threshold));
    }
    outcome
}

/// The threshold with the best standard score.
pub fn best_threshold(labeled: &[Labeled], scores: &[Vec<f64>]) -> f64 {
    let mut candidates: Vec<f64> = scores.iter().flatten().copied().filter(|score| *score > 0.0).collect();
    candidates.sort_by(|a, b| b.total_cmp(a));
    candidates.dedup();
    // Beyond a tenth of all rows alarms only cost; of those scores, a thousand are tried.
    let rows: usize = scores.iter().map(Vec::len).sum();
    candidates.truncate(rows / 10);
    let step = candidates.len().div_ceil(1000).max(1);
    let of = |threshold: f64| {
        judge(labeled.iter().zip(scores).map(|(series, scores)| (series, scores.as_slice())), threshold)
            .of(&STANDARD)
    };
    // Never an alarm is a choice too.
    let tried = std::iter::once(f64::INFINITY).chain(candidates.into_iter().step_by(step));
    let tried = tried.map(|threshold| (of(threshold), threshold));
    tried.max_by(|a, b| a.0.total_cmp(&b.0)).map_or(f64::INFINITY, |(_, threshold)| threshold)
}

fn of_series(series: &Labeled, scores: &[f64], threshold: f64) -> Outcome {
    let probation = (scores.len() as f64 * PROBATION.0).floor().min(PROBATION.1 as f64);
    let alarms: Vec<usize> = scores
        .iter()
        .enumerate()
        .filter(|(row, score)| *row as f64 >= probation && **score >= threshold)
        .map(|(row, _)| row)
        .collect();
    let mut outcome = Outcome { windows: series.windows.len(), ..Outcome::default() };
    for (first, last) in &series.windows {
        if let Some(alarm) = alarms.iter().find(|alarm| (first..=last).contains(alarm)) {
            let place = -((last - alarm + 1) as f64) / ((last - first + 1) as f64);
            outcome.hits += 1;
            outcome.earned += sigmoid(place) / sigmoid(-1.0);
        }
    }
    let is_inside =
        |alarm: &usize| series.windows.iter().any(|(first, last)| (first..=last).contains(&alarm));
    for alarm in alarms.iter().filter(|alarm| !is_inside(alarm)) {
        outcome.false_rows += 1;
        outcome.cost += cost(*alarm, &series.windows);
    }
    outcome
}

/// What a false alarm costs, before its weight: by how far behind the last window it lies.
fn cost(alarm: usize, windows: &[(usize, usize)]) -> f64 {
    let before = windows.iter().filter(|(_, last)| *last < alarm).max_by_key(|(_, last)| *last);
    let Some((first, last)) = before else { return -1.0 };
    let place = (alarm - last) as f64 / (last - first).max(1) as f64;
    if place <= FAR { sigmoid(place) } else { -1.0 }
}

/// From 1, far before the end of a window, over 0 to -1, far behind it.
fn sigmoid(place: f64) -> f64 {
    2.0 / (1.0 + (5.0 * place).exp()) - 1.0
}
