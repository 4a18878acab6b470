// SPDX-License-Identifier: AGPL-3.0-or-later
//! The day of the archive: 1 March 2026, with its storm from six to seven in the evening, UTC.

use std::f64::consts::TAU;

use super::chance::Chance;

/// The day's first instant, in seconds of Unix time.
pub const DAY_STARTS: u64 = 1_772_323_200;

const DAY: f64 = 86_400.0;
const STORM_STARTS: f64 = 64_800.0;
const STORM: f64 = 3_600.0;

/// How many times as many of the storm's posts there are in a minute of its hour as in any other.
const SURGE: f64 = 40.0;

/// When a post is made, in seconds from the day's beginning, and whether it is the storm's.
#[derive(Clone, Copy)]
pub struct Moment {
    pub second: f64,
    pub is_storm: bool,
}

/// The moments of so many posts, in order; of them so large a share is the storm's.
pub fn moments(posts: usize, share: f64, chance: &mut Chance) -> Vec<Moment> {
    let storm = (posts as f64 * share).round() as usize;
    let mut moments: Vec<Moment> = (0..posts)
        .map(|place| match place < storm {
            true => Moment { second: of_storm(chance), is_storm: true },
            false => Moment { second: of_any(chance), is_storm: false },
        })
        .collect();
    moments.sort_by(|a, b| a.second.total_cmp(&b.second));
    moments
}

fn of_storm(chance: &mut Chance) -> f64 {
    let (inside, outside) = (SURGE * STORM, DAY - STORM);
    if !chance.is(inside / (inside + outside)) {
        let second = chance.unit() * outside;
        return if second < STORM_STARTS { second } else { second + STORM };
    }
    // Most come at once and ever fewer after; the rest through the whole hour.
    let after = match chance.is(0.7) {
        true => (-(1.0 - chance.unit()).ln() * 900.0).min(STORM - 1.0),
        false => chance.unit() * STORM,
    };
    STORM_STARTS + after
}

/// A moment of a day on which people sleep and wake.
fn of_any(chance: &mut Chance) -> f64 {
    loop {
        let second = chance.unit() * DAY;
        if chance.is(0.7 + 0.3 * (TAU * (second / DAY - 0.45)).sin()) {
            return second;
        }
    }
}

/// An instant of the day as both networks write it.
pub fn written(millisecond: u64) -> String {
    let second = millisecond / 1000;
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("2026-03-01T{hour:02}:{minute:02}:{:02}.{:03}Z", second % 60, millisecond % 1000)
}
