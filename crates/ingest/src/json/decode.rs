// SPDX-License-Identifier: AGPL-3.0-or-later

/// A string as its escapes mean it; halves of characters that stand alone become U+FFFD.
///
/// The escapes are known to be right; of wrong ones, something comes out.
pub(crate) fn decoded(written: &str) -> String {
    let mut decoded = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        let (plain, escape) = rest.split_at_checked(at).unwrap_or_default();
        decoded.push_str(plain);
        let escape = escape.strip_prefix('\\').unwrap_or_default();
        let mut chars = escape.chars();
        let letter = chars.next().unwrap_or_default();
        rest = chars.as_str();
        match letter {
            'b' => decoded.push('\u{8}'),
            'f' => decoded.push('\u{c}'),
            'n' => decoded.push('\n'),
            'r' => decoded.push('\r'),
            't' => decoded.push('\t'),
            'u' => {
                let (point, after) = point(rest);
                decoded.push(point);
                rest = after;
            }
            itself => decoded.push(itself),
        }
    }
    decoded.push_str(rest);
    decoded
}

/// The character whose code stands at the beginning, with its second half where it has one, and what follows.
fn point(rest: &str) -> (char, &str) {
    let (first, after) = code(rest);
    if let Some(whole) = char::from_u32(first) {
        return (whole, after);
    }
    let second = after.strip_prefix("\\u").map(code).filter(|(code, _)| (0xdc00..0xe000).contains(code));
    match second {
        Some((low, after)) if first < 0xdc00 => {
            let code = 0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00);
            (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), after)
        }
        _ => (char::REPLACEMENT_CHARACTER, after),
    }
}

/// The four hexadecimal digits at the beginning, and what follows them.
fn code(rest: &str) -> (u32, &str) {
    let (digits, after) = rest.split_at_checked(4).unwrap_or((rest, ""));
    let digit = |digit: u8| char::from(digit).to_digit(16);
    let code = digits.bytes().try_fold(0, |code, byte| Some(code << 4 | digit(byte)?));
    (code.filter(|_| digits.len() == 4).unwrap_or(0xfffd), after)
}
