// SPDX-License-Identifier: AGPL-3.0-or-later
//! A scheduled storm: what its pledges let expect of the hour, beside what came.

use crate::numbers::{approximate, whole};

/// The least and the greatest share of pledges that is thought to be kept: the fifth and the ninety-fifth hundredth of a beta
/// distribution of five people, of whom two kept theirs.
///
/// That is a guess with little weight, and said to be one: published shares of intentions that people carry out lie on both sides of a half, and
/// none of them is of solidarity storms.
const LEAST_KEPT: f64 = 0.098;
const MOST_KEPT: f64 = 0.751;

/// How many accounts are expected in the hour: nine times in ten from `least` to `most`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// No fewer than this.
    pub least: u64,
    /// No more than this.
    pub most: u64,
}

/// How what came lies to what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Fewer than the least.
    Fewer,
    /// More than the most: others joined, or more kept their word than was thought.
    More,
    /// Within the range.
    Within,
}

/// What so many pledges let expect. Who joins without a pledge is not in it.
#[must_use]
pub fn expected(pledges: u64) -> Expected {
    let of = |share: f64| whole(share * approximate(pledges));
    Expected { least: of(LEAST_KEPT), most: of(MOST_KEPT) }
}

impl Expected {
    /// How what came lies to it.
    #[must_use]
    pub fn beside(&self, accounts: u64) -> Beside {
        match accounts {
            _ if accounts < self.least => Beside::Fewer,
            _ if accounts > self.most => Beside::More,
            _ => Beside::Within,
        }
    }
}
