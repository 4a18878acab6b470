// SPDX-License-Identifier: AGPL-3.0-or-later

/// The length of the number at the beginning, as RFC 8259 writes numbers (section 6); `None` where there is none.
///
/// A number beyond what 64 bits of floating point hold is none either: other strict parsers refuse it.
pub(super) fn length(text: &[u8]) -> Option<usize> {
    // What is counted is counted in whole numbers.
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_plain = (1..=300).contains(&count) && !text.starts_with(b"0");
    if is_plain && matches!(text.get(count), Some(b',' | b'}' | b']')) {
        return Some(count);
    }
    longer(text)
}

/// The same where anything but a few digits may stand.
fn longer(text: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let is = |at: usize, bytes: &[u8]| text.get(at).is_some_and(|byte| bytes.contains(byte));
    let start = usize::from(is(0, b"-"));
    let whole = digits(start);
    if whole == 0 || (whole > 1 && is(start, b"0")) {
        return None;
    }
    let mut end = start + whole;
    let mut is_plain = whole <= 300;
    if is(end, b".") {
        let fraction = digits(end + 1);
        if fraction == 0 {
            return None;
        }
        end += 1 + fraction;
    }
    if is(end, b"eE") {
        let sign = usize::from(is(end + 1, b"+-"));
        let exponent = digits(end + 1 + sign);
        if exponent == 0 {
            return None;
        }
        end += 1 + sign + exponent;
        is_plain = false;
    }
    let is_held = || {
        let number = std::str::from_utf8(text.get(..end)?).ok()?;
        number.parse().ok().filter(|number: &f64| number.is_finite())
    };
    (is_plain || is_held().is_some()).then_some(end)
}
