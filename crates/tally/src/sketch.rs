// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::lot::Lot;

/// How many bits of a lot choose a register.
const CHOICE: u32 = 16;

/// How many registers there are.
const REGISTERS: usize = 1 << CHOICE;

/// The greatest value of a register.
const GREATEST: u32 = u64::BITS - CHOICE + 1;

/// One standard error of an estimate, as a part of it: 1.04 by the root of the registers.
pub(crate) const STANDARD_ERROR: f64 = 1.04 / 256.0;

const _: () = assert!(REGISTERS == 256 * 256, "the root in the standard error");

/// How many different things were seen, estimated in 64 KiB however many there are: a HyperLogLog.
///
/// Each thing draws a lot; each register remembers the rarest one that it was shown. What it holds depends on the set of things alone,
/// neither on order nor on repetition, and two of them join to what one would hold that had seen everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sketch {
    /// Empty until something was seen.
    registers: Vec<u8>,
}

impl Sketch {
    /// Sees a thing.
    pub(crate) fn see(&mut self, lot: Lot) {
        if self.registers.is_empty() {
            self.registers = vec![0; REGISTERS];
        }
        let bits = lot.bits();
        let place = usize::try_from(bits >> (u64::BITS - CHOICE)).expect("there are so many registers");
        // The bits that chose are pushed out; a one behind the others ends the count.
        let rest = bits << CHOICE | 1 << (CHOICE - 1);
        let rank = u8::try_from(rest.leading_zeros() + 1).expect("a word is short");
        if let Some(register) = self.registers.get_mut(place).filter(|register| **register < rank) {
            *register = rank;
        }
    }

    /// Sees what another one has seen.
    pub(crate) fn join(&mut self, other: &Self) {
        if self.registers.is_empty() {
            self.registers.clone_from(&other.registers);
            return;
        }
        for (register, other) in self.registers.iter_mut().zip(&other.registers) {
            *register = (*register).max(*other);
        }
    }

    /// How many different things it has seen, more or less.
    ///
    /// The improved raw estimator of Ertl 2017 ("New cardinality estimation algorithms for HyperLogLog sketches", arXiv:1702.01284,
    /// algorithm 6), which needs no tables of bias and holds from nothing to more than there is.
    pub(crate) fn estimate(&self) -> u64 {
        let mut tallied = [0_u32; 64];
        for register in &self.registers {
            if let Some(count) = tallied.get_mut(usize::from(*register)) {
                *count += 1;
            }
        }
        if self.registers.is_empty() {
            return 0;
        }
        let registers = f64::from(1_u32 << CHOICE);
        let part = |rank: u32| {
            let count = usize::try_from(rank).ok().and_then(|rank| tallied.get(rank));
            f64::from(count.copied().unwrap_or_default())
        };
        let mut sum = registers * tau(1.0 - part(GREATEST) / registers);
        for rank in (1..GREATEST).rev() {
            sum = 0.5 * (sum + part(rank));
        }
        sum += registers * sigma(part(0) / registers);
        let estimate = registers * registers / (2.0 * std::f64::consts::LN_2) / sum;
        whole(estimate)
    }
}

/// What the registers that have seen nothing tell: Ertl's σ.
fn sigma(empty: f64) -> f64 {
    if empty >= 1.0 {
        return f64::INFINITY;
    }
    let (mut power, mut weight, mut sum) = (empty, 1.0, empty);
    loop {
        power *= power;
        let before = sum;
        sum += power * weight;
        weight += weight;
        if sum <= before {
            return sum;
        }
    }
}

/// What the registers that can rise no further tell: Ertl's τ.
fn tau(free: f64) -> f64 {
    if free <= 0.0 || free >= 1.0 {
        return 0.0;
    }
    let (mut root, mut weight, mut sum) = (free, 1.0, 1.0 - free);
    loop {
        root = root.sqrt();
        let before = sum;
        weight *= 0.5;
        sum -= (1.0 - root) * (1.0 - root) * weight;
        if sum >= before {
            return sum / 3.0;
        }
    }
}

/// The nearest whole number of something that is not negative.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a conversion that saturates is what is wanted here; the standard library has no other"
)]
pub(crate) fn whole(number: f64) -> u64 {
    number.round() as u64
}
