// SPDX-License-Identifier: AGPL-3.0-or-later

/// A picture of numbers by time before it has a size: every measure is a share of its width or its height, from 0 to 1.
///
/// Time runs from left to right whatever the language, as its clock does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// How many bars there is room for, filled or not.
    pub places: usize,
    /// The place of each bar, counted from the left, and its height; a bar that is there has some.
    pub bars: Vec<(usize, f64)>,
    /// A stretch to be marked, from the left.
    pub hour: Option<(f64, f64)>,
    /// Stretches to be hatched.
    pub blind: Vec<(f64, f64)>,
    /// Heights that are named, from the foot up; the first is the foot.
    pub lines: Vec<(f64, String)>,
    /// Times that are named, from the left.
    pub ticks: Vec<(f64, String)>,
}
