// SPDX-License-Identifier: AGPL-3.0-or-later
//! When a visitor's post would be welcome, so that posts don't all come at once and networks don't take them for spam.

use std::sync::atomic::{AtomicU64, Ordering};

use jiff::SignedDuration;
use model::{Timestamp, Window};

/// Nobody who is here at the hour is asked to wait longer.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(10);

/// Nobody is given a moment so close to the end that they would miss it.
const LAST: SignedDuration = SignedDuration::from_mins(2);

/// Gives out moments, each where the largest gap between earlier ones is; knows of no visitor more than how many there were.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    given: AtomicU64,
}

impl Pace {
    /// A moment within the hour for whoever is here now: before the hour anywhere in it, at the hour soon; `None` once it is over.
    pub(crate) fn moment(&self, window: Window, now: Timestamp) -> Option<Timestamp> {
        let begins = now.max(window.start());
        let left = window.end().duration_since(begins);
        if !left.is_positive() {
            return None;
        }
        let most = if now < window.start() { left } else { left.min(LONGEST_WAIT) };
        let room = most.min(left - LAST).max(SignedDuration::ZERO);
        let minutes = turn(self.given.fetch_add(1, Ordering::Relaxed), room.as_mins().unsigned_abs());
        Some(begins + SignedDuration::from_mins(minutes))
    }
}

/// The place of the nth among so many, the most even for any number of them: multiples of the golden ratio
/// (Knuth, The Art of Computer Programming, volume 3, 6.4, exercise 9).
fn turn(nth: u64, places: u64) -> i64 {
    let fraction = nth.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    i64::try_from((fraction * places) >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use model::{Timestamp, Window};

    use super::{LONGEST_WAIT, Pace};

    #[test]
    fn moments_are_spread_over_the_hour_and_nobody_who_is_here_waits_long() {
        let start: Timestamp = "2026-12-01T19:00:00Z".parse().unwrap();
        let window = Window::new(start, start + SignedDuration::from_mins(60)).unwrap();
        let pace = Pace::default();
        // 1. Before the hour: as many in each minute of it, but for the last two.
        let mut minutes = [0; 58];
        for _ in 0..5800 {
            let at = pace.moment(window, start - SignedDuration::from_hours(2)).unwrap();
            minutes[usize::try_from(at.duration_since(start).as_mins()).unwrap()] += 1;
        }
        assert!(minutes.iter().all(|count| (98..=102).contains(count)), "{minutes:?}");
        // 2. At the hour: soon, and never too late.
        for minutes in 0..60 {
            let now = start + SignedDuration::from_mins(minutes);
            for _ in 0..20 {
                let at = pace.moment(window, now).unwrap();
                assert!(
                    now <= at && at < window.end() && at.duration_since(now) <= LONGEST_WAIT,
                    "{minutes}"
                );
            }
        }
        assert_eq!(pace.moment(window, window.end()), None);
    }
}
