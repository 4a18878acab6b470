// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::fading::keep;

/// Deviations from which on a value belongs to the tail of what the past brings.
const BEGINS: f64 = 3.0;

/// What is thought of the tail before anything is known: so many peaks a day, …
const PRIOR_PEAKS_PER_DAY: f64 = 0.6;

/// … which weigh as much as so many days, …
const PRIOR_DAYS: f64 = 3.0;

/// … that exceed its beginning by so many deviations on average, …
const PRIOR_EXCESS: f64 = 0.9;

/// … which weighs as much as so many peaks.
const PRIOR_PEAKS: f64 = 2.0;

/// Peaks are half forgotten after so many days.
const MEMORY_DAYS: f64 = 28.0;

/// A peak is over, and past, when there has been so long nothing of the tail, in days: four hours.
const OVER_DAYS: f64 = 4.0 / 24.0;

/// The greatest logarithm of odds; beyond, no past of a few weeks tells anything.
const MOST_LN: f64 = 20.0;

/// How far, and how often, peaks have gone beyond what is ordinary: "peaks over a threshold" (Davison and Smith,
/// *Models for exceedances over high thresholds*, 1990).
///
/// That people's posts have heavy tails is known of each series only from its own peaks: in one, a fivefold minute
/// is news; in another there is one a day. Excesses are taken as exponential, of a mean that is not known; what follows
/// of peaks to come (mean integrated out over its gamma posterior) is Lomax's distribution, which is the more careful the
/// fewer peaks were seen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tail {
    /// Peaks, and the sum of their excesses, beside what was thought before; fading.
    peaks: f64,
    excess: f64,
    /// Days, fading.
    days: f64,
    /// The peak that goes on.
    open: Option<Peak>,
}

#[derive(Clone, Copy, Debug)]
struct Peak {
    height: f64,
    /// How long there has been nothing of the tail, in days.
    quiet_days: f64,
}

impl Tail {
    pub(crate) fn new() -> Self {
        Self { peaks: 0.0, excess: 0.0, days: 0.0, open: None }
    }

    /// How rarely the past brings a peak of so many deviations: once in so many days. Then it becomes past,
    /// after so many days since the value before.
    pub(crate) fn see(&mut self, deviations: f64, days: f64) -> f64 {
        let kept = keep(days, MEMORY_DAYS);
        self.peaks *= kept;
        self.excess *= kept;
        self.days = self.days * kept + days;
        let once_in = self.once_in(deviations);
        self.learn(deviations, days);
        once_in
    }

    fn once_in(&self, deviations: f64) -> f64 {
        let peaks = self.peaks + PRIOR_PEAKS;
        let excess = self.excess + PRIOR_PEAKS * PRIOR_EXCESS;
        let per_day = (self.peaks + PRIOR_PEAKS_PER_DAY * PRIOR_DAYS) / (self.days + PRIOR_DAYS);
        let beyond = (deviations - BEGINS) / excess;
        // Below the tail's beginning it goes on as it goes there.
        let ln = if beyond < 0.0 { (peaks + 1.0) * beyond } else { (peaks + 1.0) * beyond.ln_1p() };
        ln.clamp(-MOST_LN, MOST_LN).exp() / per_day
    }

    fn learn(&mut self, deviations: f64, days: f64) {
        let open = self.open.get_or_insert(Peak { height: 0.0, quiet_days: 0.0 });
        if deviations > BEGINS {
            *open = Peak { height: open.height.max(deviations), quiet_days: 0.0 };
            return;
        }
        open.quiet_days += days;
        let is_over = open.quiet_days > OVER_DAYS;
        if let Some(over) =
            self.open.take_if(|peak| is_over || peak.height == 0.0).filter(|peak| peak.height > BEGINS)
        {
            self.peaks += 1.0;
            self.excess += over.height - BEGINS;
        }
    }
}
