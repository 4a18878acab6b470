// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use super::trace::Trace;

/// So many minutes are looked at together.
const MINUTES: i64 = 10;

/// With fewer posts of known time nothing is said of when they rose.
const LEAST: u64 = 100;

/// When posts with a hashtag agreed on were made, and when all were: by ten minutes, (with one, all).
pub(super) struct Times(BTreeMap<i64, (u64, u64)>);

impl Times {
    pub(super) fn new(agreed: &[&Trace], around: &[&Trace]) -> Self {
        let mut times: BTreeMap<i64, (u64, u64)> = BTreeMap::new();
        let posts = agreed.iter().map(|trace| (1, trace)).chain(around.iter().map(|trace| (0, trace)));
        for (is_agreed, minute) in posts.filter_map(|(is_agreed, trace)| Some((is_agreed, trace.minute?))) {
            let time = times.entry(minute.div_euclid(MINUTES)).or_default();
            time.0 += is_agreed;
            time.1 += 1;
        }
        Self(times)
    }

    /// How many times as high as over the whole time the share of the agreed hashtags was when these were made.
    pub(super) fn rising(&self, posts: &[&Trace]) -> Option<f64> {
        let (agreed, all) = self.0.values().fold((0, 0), |(a, b), (agreed, all)| (a + agreed, b + all));
        if agreed == 0 || all < LEAST {
            return None;
        }
        let usual = agreed as f64 / all as f64;
        let share = |minute: i64| {
            let (agreed, all) = self.0.get(&minute.div_euclid(MINUTES))?;
            Some(*agreed as f64 / *all as f64)
        };
        let minutes = posts.iter().filter_map(|trace| trace.minute);
        let shares: Vec<f64> = minutes.map(|minute| share(minute).unwrap_or_default()).collect();
        (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64 / usual)
    }
}
