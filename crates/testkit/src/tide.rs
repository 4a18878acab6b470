// SPDX-License-Identifier: AGPL-3.0-or-later
use fastrand::Rng;
use model::{Timestamp, Window};

/// The instants at which posts are made, in order: a few early, a burst at the first minute, a decay with a second
/// wave, and a tail after the end.
pub(crate) fn instants(rng: &mut Rng, window: Window, how_many: u32) -> Vec<Timestamp> {
    let start = window.start().as_millisecond();
    let length = window.end().as_millisecond() - start;
    let mut instants: Vec<i64> = (0..how_many).map(|_| start + offset(rng, length)).collect();
    instants.sort_unstable();
    let instant = |at: i64| Timestamp::from_millisecond(at).unwrap_or(window.start());
    instants.into_iter().map(instant).collect()
}

/// One instant, in milliseconds after the start of a window of a length; never further outside than twice the length.
fn offset(rng: &mut Rng, length: i64) -> i64 {
    let share = match rng.u32(0..100) {
        0..4 => -0.5 * rng.f64() * rng.f64(),
        4..32 => decay(rng, 0.03),
        32..66 => decay(rng, 0.22),
        66..82 => 0.58 + 0.06 * (rng.f64() + rng.f64() + rng.f64() - 1.5),
        82..92 => rng.f64(),
        _ => 1.0 + decay(rng, 0.2),
    };
    milliseconds(share.clamp(-1.0, 3.0), length)
}

/// A share of a length; exact enough, as a window of 48 hours has fewer milliseconds than an `f64` has digits.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "both are far below 2^53")]
fn milliseconds(share: f64, length: i64) -> i64 {
    (share * length as f64) as i64
}

/// A share that is most likely near 0 and on average `mean`.
fn decay(rng: &mut Rng, mean: f64) -> f64 {
    -mean * (1.0 - rng.f64()).ln()
}
