// SPDX-License-Identifier: AGPL-3.0-or-later
//! A scheduled storm: what its pledges let expect of the hour, beside what came.

/// What is thought of the share of pledges that are kept before any storm tells: as of five people, of whom two kept theirs.
///
/// That is a guess with little weight, and said to be one: published shares of intentions that people carry out lie on both sides of a half, and
/// none of them is of solidarity storms.
const PRIOR_KEPT: f64 = 2.0;
const PRIOR_BROKEN: f64 = 3.0;

/// So many people at most does one storm before weigh: storms differ more than people within one do.
const MOST_WEIGHT: f64 = 20.0;

/// The range leaves out so much at each end.
const LEFT_OUT: f64 = 0.05;

/// In so many steps the share is looked at.
const STEPS: u32 = 2000;

/// The pledges of a storm, and the accounts that posted in its hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turnout {
    /// How many people pledged.
    pub pledges: u64,
    /// How many distinct accounts posted.
    pub accounts: u64,
}

/// How many accounts are expected in the hour: nine times in ten from `least` to `most`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// No fewer than this.
    pub least: u64,
    /// As many as not.
    pub middle: u64,
    /// No more than this.
    pub most: u64,
    /// How many storms before it rests on; with none, on an assumption alone.
    pub storms: usize,
}

/// How what came lies to what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Fewer than the least.
    Fewer,
    /// Within the range.
    Within,
    /// More than the most: others joined, or more kept their word than ever.
    More,
}

/// What so many pledges let expect, by the storms before that are known.
///
/// The share of pledges that are kept has a beta distribution, learnt from earlier storms; who joins without a pledge is not
/// in it, unless earlier storms had them too.
#[must_use]
pub fn expected(pledges: u64, before: &[Turnout]) -> Expected {
    let (mut kept, mut broken) = (PRIOR_KEPT, PRIOR_BROKEN);
    for storm in before.iter().filter(|storm| storm.pledges > 0) {
        let people = approximate(storm.pledges);
        let share = (approximate(storm.accounts) / people).min(1.0);
        let weight = people.min(MOST_WEIGHT);
        kept += share * weight;
        broken += (1.0 - share) * weight;
    }
    let [least, middle, most] = quantiles(kept, broken, [LEFT_OUT, 0.5, 1.0 - LEFT_OUT]);
    let of = |share: f64| whole(share * approximate(pledges));
    let storms = before.iter().filter(|storm| storm.pledges > 0).count();
    Expected { least: of(least), middle: of(middle), most: of(most), storms }
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

/// Quantiles of a beta distribution, to a step.
fn quantiles<const N: usize>(a: f64, b: f64, levels: [f64; N]) -> [f64; N] {
    let share = |step: u32| (f64::from(step) + 0.5) / f64::from(STEPS);
    // Least where it is highest, so that nothing under- or overflows.
    let ln = |share: f64| (a - 1.0) * share.ln() + (b - 1.0) * (1.0 - share).ln();
    let highest = (0..STEPS).map(|step| ln(share(step))).fold(f64::NEG_INFINITY, f64::max);
    let density = |step: u32| (ln(share(step)) - highest).exp();
    let total: f64 = (0..STEPS).map(density).sum();
    levels.map(|level| {
        let mut sum = 0.0;
        let reached = (0..STEPS).find(|step| {
            sum += density(*step);
            sum >= level * total
        });
        share(reached.unwrap_or(STEPS - 1))
    })
}

fn approximate(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn whole(number: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a count is a count"
    )]
    let whole = number.round() as u64;
    whole
}
