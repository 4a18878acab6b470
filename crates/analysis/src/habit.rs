// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::fading::keep;

/// The hours of the day, and the three-hour stretches of the week, of which each is thought to have its habit.
const HOURS: usize = 24;
const STRETCHES: usize = 56;

const HOUR_SECONDS: f64 = 3600.0;
const STRETCH_SECONDS: f64 = 3.0 * HOUR_SECONDS;
const DAY_SECONDS: f64 = 86_400.0;
const WEEK_SECONDS: f64 = 7.0 * DAY_SECONDS;

/// The level is half forgotten after so many days.
const LEVEL_DAYS: f64 = 10.0;

/// How much values vary is half forgotten after so many days.
const VARIANCE_DAYS: f64 = 14.0;

/// An hour of the day is learnt by half in so many days.
const HOUR_DAYS: f64 = 8.0;

/// So much of what is new in a stretch of the week is learnt in one week.
const STRETCH_SHARE: f64 = 0.3;

/// How much the variance weighs that is thought of before anything is known, in values.
const VARIANCE_WEIGHT: f64 = 20.0;

/// The least variance: counts of next to nothing hardly vary, and yet five posts out of silence are the least surge.
const LEAST_VARIANCE: f64 = 0.4;

/// A value is learnt as if it deviated by so many deviations at most: what exceeds the past does not become ordinary at once.
const MOST_LEARNT: f64 = 4.0;

/// How many times slower an alarm teaches how much values vary, while little is known.
const ALARM_PATIENCE: f64 = 2.0;

/// How much the expected count itself varies, as the square of its share: people do not post independently.
const DISPERSION: f64 = 0.02;

/// What is ordinary: a level, the hours of the day, the days of the week, and how much values vary around them.
///
/// It is kept on a scale on which counts vary evenly: the transform for negative-binomial counts (Anscombe, *The
/// transformation of Poisson, binomial and negative-binomial data*, 1948), a square root for small ones and a logarithm for
/// great ones.
#[derive(Clone, Debug)]
pub(crate) struct Habit {
    level: f64,
    hours: [f64; HOURS],
    stretches: [f64; STRETCHES],
    variance: f64,
    /// How many values it rests on.
    values: f64,
}

/// What a value was, by what was ordinary before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unlike {
    /// How many deviations it lay above.
    pub(crate) deviations: f64,
    /// What was ordinary, as a count.
    pub(crate) expected: f64,
    /// What is learnt of how far it lay above.
    learnt: f64,
}

impl Habit {
    /// That of silence, of which so many values are known.
    pub(crate) fn silent(values: f64) -> Self {
        Self::new(steady(0.0), LEAST_VARIANCE, values)
    }

    /// That of a single value, of which is not known how much it varies: much is assumed.
    pub(crate) fn beginning(value: f64) -> Self {
        Self::new(steady(value), 9.0, 0.0)
    }

    fn new(level: f64, variance: f64, values: f64) -> Self {
        Self { level, hours: [0.0; HOURS], stretches: [0.0; STRETCHES], variance, values }
    }

    /// Holds a value against what is ordinary at an instant, in seconds since 1970, and then learns it, which came so many
    /// seconds after the one before; but not yet how much values vary.
    pub(crate) fn see(&mut self, at: f64, seconds: f64, value: f64) -> Unlike {
        let place = Place::of(at);
        let expected = self.level + self.of(place);
        let deviation = self.variance.max(LEAST_VARIANCE).sqrt();
        let excess = steady(value) - expected;
        let learnt = excess.clamp(-MOST_LEARNT * deviation, MOST_LEARNT * deviation);
        self.learn(place, seconds, learnt);
        Unlike { deviations: excess / deviation, expected: count(expected), learnt }
    }

    fn of(&self, place: Place) -> f64 {
        let hour = |hour: usize| self.hours.get(hour).copied().unwrap_or_default();
        let stretch = self.stretches.get(place.stretch).copied().unwrap_or_default();
        hour(place.before) * (1.0 - place.share) + hour(place.after) * place.share + stretch
    }

    fn learn(&mut self, place: Place, seconds: f64, excess: f64) {
        let days = seconds / DAY_SECONDS;
        self.values += 1.0;
        self.level += (1.0 - keep(days, LEVEL_DAYS)).max(1.0 / self.values) * excess;
        // Of what comes less often than its stretch of time, nothing is learnt twice.
        let of_hour = std::f64::consts::LN_2 * (seconds / HOUR_SECONDS).min(1.0) / HOUR_DAYS;
        for (hour, share) in [(place.before, 1.0 - place.share), (place.after, place.share)] {
            if let Some(hour) = self.hours.get_mut(hour) {
                *hour += of_hour * share * excess;
            }
        }
        if let Some(stretch) = self.stretches.get_mut(place.stretch) {
            *stretch += STRETCH_SHARE * (seconds / STRETCH_SECONDS).min(1.0) * excess;
        }
    }

    /// Learns how much values vary from the one that was seen last.
    ///
    /// While little is known, an alarm teaches slower; else the first storm would hide the next.
    pub(crate) fn vary(&mut self, unlike: Unlike, seconds: f64, is_alarm: bool) {
        let patience = if is_alarm { ALARM_PATIENCE } else { 1.0 };
        let of_few = 1.0 / (self.values + VARIANCE_WEIGHT) / patience;
        let share = (1.0 - keep(seconds / DAY_SECONDS, VARIANCE_DAYS)).max(of_few);
        self.variance += share * (unlike.learnt * unlike.learnt - self.variance);
    }
}

/// Where in the day and in the week an instant lies: between the middles of two hours, and in a stretch.
#[derive(Clone, Copy)]
struct Place {
    before: usize,
    after: usize,
    /// How far it is from the first middle to the second.
    share: f64,
    stretch: usize,
}

impl Place {
    fn of(at: f64) -> Self {
        let hours = at.rem_euclid(DAY_SECONDS) / HOUR_SECONDS + 23.5;
        let before = whole(hours);
        Self {
            before: before % HOURS,
            after: (before + 1) % HOURS,
            share: hours.fract(),
            stretch: whole(at.rem_euclid(WEEK_SECONDS) / STRETCH_SECONDS) % STRETCHES,
        }
    }
}

/// The whole part of a small number that is not negative.
fn whole(number: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a week is small")]
    let whole = number as usize;
    whole
}

/// A count on the scale on which counts vary evenly; about twice its square root while it is small.
fn steady(value: f64) -> f64 {
    // What is no number counts as nothing; the greatest value keeps squares finite.
    let value = if value.is_nan() { 0.0 } else { value.clamp(0.0, 1e100) };
    2.0 / DISPERSION.sqrt() * (DISPERSION * (value + 0.375)).sqrt().asinh()
}

/// The count that is so much on that scale.
fn count(steady: f64) -> f64 {
    let root = (steady.max(0.0) * DISPERSION.sqrt() / 2.0).min(250.0).sinh();
    (root * root / DISPERSION - 0.375).max(0.0)
}
