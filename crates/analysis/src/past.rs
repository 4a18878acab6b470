// SPDX-License-Identifier: AGPL-3.0-or-later

/// How many standard deviations above what was expected is an alarm: five posts after silence, none too few.
const ALARM: f64 = 3.4;

/// How many values in a row are weighed together, and what their deviations are divided by: a storm that rises
/// gently is an alarm though none of its minutes is. Were the values independent, the square root of their number
/// would do; people's posts are not, and twice as many false alarms would be raised.
const TOGETHER: usize = 5;
const TOGETHER_DIVISOR: f64 = 4.0;

/// How many bins of the past count; older ones fade.
const MEMORY: f64 = 60.0;

/// How many times slower an alarm changes how much values are thought to vary; else one storm would hide the next.
const ALARM_PATIENCE: f64 = 2.0;

/// What the past explains.
///
/// Counts vary the more the greater they are. Twice the square root of a count plus 3/8 (Anscombe's transform)
/// varies by about one whatever the count, so one mean and one variance, both fading, serve quiet hours and
/// storms alike. What exceeds the past is learnt no faster than an alarm's worth, so that a storm does not become
/// the ordinary at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Past {
    mean: f64,
    variance: f64,
    /// How many bins it rests on, at most [`MEMORY`].
    bins: f64,
    /// Whether an alarm goes on: until a value exceeds the past by less than half of what is an alarm.
    is_alarmed: bool,
    /// How many deviations the last values exceeded the past, the latest first.
    recent: [f64; TOGETHER],
}

impl Past {
    /// A past long enough to be sure that nothing was there.
    pub(crate) fn silent() -> Self {
        Self { mean: steady(0.0), variance: 1.0, bins: MEMORY, is_alarmed: false, recent: [0.0; TOGETHER] }
    }

    /// A past of one value, of which is not known how much it varies: much is assumed.
    fn beginning(value: f64) -> Self {
        Self { mean: steady(value), variance: 9.0, bins: 1.0, is_alarmed: false, recent: [0.0; TOGETHER] }
    }

    /// Scores a value by the past alone, from 0 for what was expected to 1, and then lets it become past.
    ///
    /// A score of 0.5 or more is an alarm.
    pub(crate) fn score(&mut self, value: f64) -> f64 {
        let deviation = self.variance.max(1.0).sqrt();
        let excess = steady(value) - self.mean;
        self.bins = (self.bins + 1.0).min(MEMORY);
        let learnt = excess.clamp(-ALARM * deviation, ALARM * deviation);
        self.mean += learnt / self.bins;
        self.recent.rotate_right(1);
        if let Some(latest) = self.recent.first_mut() {
            *latest = excess / deviation;
        }
        let together = self.recent.iter().sum::<f64>() / TOGETHER_DIVISOR;
        let alarms = (excess / deviation).max(together) / ALARM;
        self.is_alarmed = alarms >= if self.is_alarmed { 0.5 } else { 1.0 };
        let patience = if self.is_alarmed { ALARM_PATIENCE } else { 1.0 };
        self.variance += (learnt * learnt - self.variance) / (self.bins * patience);
        1.0 - (-alarms.max(0.0)).exp2()
    }
}

/// Scores each of a row of values, equally far apart in time, by those before it: 0…1, 0.5 or more is an alarm.
///
/// The first has no past and scores 0. Values below 0, and what is no number, count as 0.
#[must_use]
pub fn scores(values: &[f64]) -> Vec<f64> {
    let Some((first, rest)) = values.split_first() else { return Vec::new() };
    let mut past = Past::beginning(*first);
    std::iter::once(0.0).chain(rest.iter().map(|value| past.score(*value))).collect()
}

fn steady(value: f64) -> f64 {
    // The greatest finite value keeps squares finite too.
    let value = if value.is_nan() { 0.0 } else { value.clamp(0.0, 1e100) };
    2.0 * (value + 0.375).sqrt()
}
