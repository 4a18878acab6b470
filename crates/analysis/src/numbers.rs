// SPDX-License-Identifier: AGPL-3.0-or-later

/// A length as a count.
pub(crate) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// A count as a floating-point number, exact up to 2^32; of what is beyond, nothing here would be told differently.
pub(crate) fn approximate(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The nearest whole number that is not negative.
pub(crate) fn whole(number: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it saturates, and is not negative"
    )]
    let whole = number.round().max(0.0) as u64;
    whole
}

/// A place in memory as an index.
pub(crate) fn index(place: u32) -> usize {
    usize::try_from(place).expect("a place in memory fits the address space")
}
