// SPDX-License-Identifier: AGPL-3.0-or-later
use std::cmp::Ordering;

/// What pledges say that an hour should bring, in people.
///
/// About half of what people mean to do they do: Sheeran and Webb, "The intention-behavior gap", 2016, over studies of health and everyday
/// life. Nobody has measured it of storms, so a quarter to all of them is taken for what was to be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// A quarter of those who pledged.
    pub at_least: u64,
    /// Half of them.
    pub likely: u64,
    /// All of them.
    pub at_most: u64,
}

impl Expected {
    /// What so many pledges say.
    #[must_use]
    pub fn of(pledges: u64) -> Self {
        Self { at_least: pledges / 4, likely: pledges.div_ceil(2), at_most: pledges }
    }

    /// Whether so many accounts are fewer than was to be expected, as many, or more, so that others have joined.
    #[must_use]
    pub fn met_by(&self, accounts: u64) -> Ordering {
        if accounts < self.at_least {
            Ordering::Less
        } else if accounts > self.at_most {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::Expected;

    #[test]
    fn between_a_quarter_and_all_of_the_pledges_is_what_was_to_be_expected() {
        let check = |pledges, accounts, met| {
            assert_eq!(Expected::of(pledges).met_by(accounts), met, "{pledges} {accounts}")
        };
        check(612, 152, Ordering::Less);
        check(612, 153, Ordering::Equal);
        check(612, 612, Ordering::Equal);
        check(612, 613, Ordering::Greater);
        check(1, 0, Ordering::Equal);
        check(0, 1, Ordering::Greater);
        check(u64::MAX, 0, Ordering::Less);
    }
}
