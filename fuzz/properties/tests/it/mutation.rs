// SPDX-License-Identifier: AGPL-3.0-or-later
use fastrand::Rng;

/// Longer inputs are cut: the fuzzer proper is for those.
const LONGEST: usize = 4096;

/// Changes an input in one to four ways, as the fuzzer would; `others` and `words` are what it may take in.
pub fn mutated(rng: &mut Rng, input: &[u8], others: &[Vec<u8>], words: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..rng.usize(1..=4) {
        let (from, to) = range(rng, bytes.len());
        match rng.u8(0..7) {
            0 => drop(bytes.drain(from..to)),
            1 => insert(&mut bytes, from, input.get(from..to).unwrap_or_default()),
            2 => insert(&mut bytes, from, rng.choice(words).map(Vec::as_slice).unwrap_or_default()),
            3 => bytes.iter_mut().skip(from).take(1).for_each(|byte| *byte = rng.u8(..)),
            4 => bytes.iter_mut().skip(from).take(1).for_each(|byte| *byte ^= 1 << rng.u8(0..8)),
            5 => {
                let other = rng.choice(others).map(Vec::as_slice).unwrap_or_default();
                let (start, end) = range(rng, other.len());
                insert(&mut bytes, from, other.get(start..end).unwrap_or_default());
            }
            _ => drop(bytes.splice(from..to, rng.choice(words).into_iter().flatten().copied())),
        }
    }
    bytes.truncate(LONGEST);
    bytes
}

/// A stretch of so many bytes, short ones more often than long ones.
fn range(rng: &mut Rng, length: usize) -> (usize, usize) {
    let from = rng.usize(0..=length);
    let most = 1 << rng.u32(0..8);
    (from, (from + rng.usize(0..=most)).min(length))
}

fn insert(bytes: &mut Vec<u8>, at: usize, what: &[u8]) {
    bytes.splice(at..at, what.iter().copied());
}
