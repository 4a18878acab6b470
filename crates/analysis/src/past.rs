// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

use crate::{bins::Bins, fading::keep, habit::Habit, tail::Tail};

/// What the past brings less than once in so many days is an alarm.
pub(crate) const ALARM_DAYS: f64 = 16.0;

/// An alarm stands for so many days: sixteen hours, in which nothing is told a second time.
const TOLD_DAYS: f64 = 16.0 / 24.0;

const DAY_SECONDS: f64 = 86_400.0;

/// Over how long values are weighed together beside being weighed alone, in seconds: a storm that rises gently is an
/// alarm though none of its minutes is.
const TOGETHER_SECONDS: [f64; 2] = [3600.0, 4.0 * 3600.0];

/// The half-life with which that is done, as a share of it.
const TOGETHER_HALF_LIFE: f64 = 0.35;

/// The power of their number by which values weigh more together than their mean. Were they independent, it would be
/// a half; people's posts are not.
const TOGETHER_POWER: f64 = 0.35;

/// How many values of silence are taken for granted before the first.
const SILENCE: f64 = 50.0;

/// The longest step from one value to the next that is thought of, in seconds.
const LONGEST_STEP: f64 = 400.0 * DAY_SECONDS;

/// The step that is assumed while nothing tells it, in seconds.
const UNKNOWN_STEP: f64 = 60.0;

/// How much the usual step is learnt from each step.
const STEP_SHARE: f64 = 0.1;

/// One value of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The first instant of the stretch of time that it counts.
    pub at: Timestamp,
    /// The count. What is below 0 or no number counts as 0.
    pub value: f64,
}

/// What the past makes of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Reading {
    /// How rarely the past alone brings it: once in so many days.
    pub(crate) once_in_days: f64,
    /// How many deviations it lies above what was expected, by itself.
    pub(crate) deviations: f64,
    /// What was expected.
    pub(crate) expected: f64,
    /// From 0 to 1; 0.5 or more is an alarm.
    pub(crate) score: f64,
}

/// What the past explains: what is ordinary ([`Habit`]), and how far and how often values have gone beyond it ([`Tail`]), alone
/// and together with those just before.
#[derive(Clone, Debug)]
pub(crate) struct Past {
    habit: Habit,
    alone: Tail,
    together: [Together; TOGETHER_SECONDS.len()],
    /// When the last value was, in seconds since 1970.
    last: Option<f64>,
    /// The usual seconds from one value to the next.
    usual_step: Option<f64>,
    /// Days since the last alarm.
    since_alarm: f64,
}

/// Values weighed together over a time.
#[derive(Clone, Copy, Debug)]
struct Together {
    seconds: f64,
    deviations: f64,
    tail: Tail,
}

impl Past {
    /// A past in which nothing was there, of a series with such a step in seconds.
    pub(crate) fn silent(step: f64) -> Self {
        Self::new(Habit::silent(SILENCE), Some(step))
    }

    /// A past of which the first value is the only one.
    pub(crate) fn beginning(first: Row) -> Self {
        let mut past = Self::new(Habit::beginning(first.value), None);
        let _nothing_new = past.see(first);
        past
    }

    fn new(habit: Habit, usual_step: Option<f64>) -> Self {
        let together = |seconds| Together { seconds, deviations: 0.0, tail: Tail::new() };
        Self {
            habit,
            alone: Tail::new(),
            together: TOGETHER_SECONDS.map(together),
            last: None,
            usual_step,
            since_alarm: f64::INFINITY,
        }
    }

    /// Holds a value against the past, and then lets it become past.
    pub(crate) fn see(&mut self, row: Row) -> Reading {
        let step = self.step_to(row.at);
        let unlike = self.habit.see(seconds(row.at), step, row.value);
        let days = step / DAY_SECONDS;
        let mut once_in_days = self.alone.see(unlike.deviations, days);
        for together in &mut self.together {
            let once_in = together.see(unlike.deviations, step, self.usual_step.unwrap_or(step));
            once_in_days = once_in_days.max(once_in.unwrap_or_default());
        }
        self.habit.vary(unlike, step, once_in_days >= ALARM_DAYS);
        self.since_alarm += days;
        let score = self.score(once_in_days);
        Reading { once_in_days, deviations: unlike.deviations, expected: unlike.expected, score }
    }

    /// Forgets what lies together just before, of which a surge that is over was the cause.
    pub(crate) fn settle(&mut self) {
        for together in &mut self.together {
            together.deviations = 0.0;
        }
    }

    /// The usual seconds from one value to the next.
    pub(crate) fn usual_step(&self) -> f64 {
        self.usual_step.unwrap_or(UNKNOWN_STEP)
    }

    /// An alarm is told once: while it stands, scores are half of what they would be.
    fn score(&mut self, once_in_days: f64) -> f64 {
        let score = once_in_days / (once_in_days + ALARM_DAYS);
        if self.since_alarm < TOLD_DAYS {
            return score / 2.0;
        }
        if score >= 0.5 {
            self.since_alarm = 0.0;
        }
        score
    }

    /// The seconds since the value before; the usual ones where time stands still or runs backwards.
    fn step_to(&mut self, at: Timestamp) -> f64 {
        let at = seconds(at);
        let step = self.last.map(|last| (at - last).min(LONGEST_STEP)).filter(|step| *step > 0.0);
        self.last = Some(at);
        let Some(step) = step else { return self.usual_step.unwrap_or(UNKNOWN_STEP) };
        // A gap now and then changes little.
        let usual = self.usual_step.map_or(step, |usual| usual * (step / usual).powf(STEP_SHARE));
        self.usual_step = Some(usual);
        step
    }
}

impl Together {
    /// How rarely the past alone brings what these values come to together; nothing where a single one is about as long.
    fn see(&mut self, deviations: f64, step: f64, usual_step: f64) -> Option<f64> {
        let values = self.seconds / usual_step;
        if values < 2.0 {
            return None;
        }
        let share = 1.0 - keep(step, TOGETHER_HALF_LIFE * self.seconds);
        self.deviations += share * (deviations - self.deviations);
        Some(self.tail.see(self.deviations * values.powf(TOGETHER_POWER), step / DAY_SECONDS))
    }
}

/// Scores a series of counts row by row, in order of time, each by those before it: from 0 for what was expected to 1; 0.5 or
/// more is an alarm.
///
/// An alarm is what the past brings less than once in sixteen days. It is told once, at its first value; for sixteen hours
/// nothing else is an alarm. The first value has no past and scores 0. How far apart values are is told by their times.
#[derive(Clone, Debug, Default)]
pub struct Scorer(Option<Past>);

impl Scorer {
    /// The score of the next row.
    pub fn score(&mut self, row: Row) -> f64 {
        match &mut self.0 {
            Some(past) => past.see(row).score,
            None => {
                self.0 = Some(Past::beginning(row));
                0.0
            }
        }
    }
}

/// Scores posts by minute, which are in order of time and of which minutes left out are empty, in the bins of [`crate::surges`]
/// and with silence before them; gives each bin's first instant, its posts, and its score as [`Scorer`] does.
#[must_use]
pub fn minute_scores(per_minute: &[(Timestamp, u64)]) -> Vec<(Row, f64)> {
    let Some(bins) = Bins::of(per_minute) else { return Vec::new() };
    let mut past = Past::silent(bins.step());
    bins.rows().map(|row| (row, past.see(row).score)).collect()
}

/// Seconds since 1970.
fn seconds(at: Timestamp) -> f64 {
    at.as_duration().as_secs_f64()
}
