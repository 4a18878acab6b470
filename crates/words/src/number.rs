// SPDX-License-Identifier: AGPL-3.0-or-later
use fluent_bundle::FluentValue;

/// What sets the thousands of a number apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thousands {
    /// A comma, as English reads them.
    Comma,
    /// A narrow space that does not break, as every language reads them.
    Space,
}

impl Thousands {
    fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Space => '\u{202f}',
        }
    }

    /// How numbers in messages are written. A bundle takes a bare function, which can't know the sign.
    pub(crate) fn formatter<M>(self) -> fn(&FluentValue<'_>, &M) -> Option<String> {
        match self {
            Self::Comma => |value, _| written(value, Self::Comma),
            Self::Space => |value, _| written(value, Self::Space),
        }
    }
}

/// A number's digits, its thousands set apart.
#[must_use]
pub fn grouped(number: u64, thousands: Thousands) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(thousands.sign());
        }
        shown.push(digit);
    }
    shown
}

/// The whole number that a value is.
pub(crate) fn whole(value: &FluentValue<'_>) -> Option<u64> {
    let FluentValue::Number(number) = value else { return None };
    format!("{:.0}", number.value).parse().ok()
}

fn written(value: &FluentValue<'_>, thousands: Thousands) -> Option<String> {
    whole(value).map(|number| grouped(number, thousands))
}
