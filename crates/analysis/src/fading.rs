// SPDX-License-Identifier: AGPL-3.0-or-later

/// The share of something that is still remembered after a time, when half of it is after another.
pub(crate) fn keep(time: f64, half_life: f64) -> f64 {
    (-time / half_life).exp2()
}
