// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::{Number, Value};

/// Integers beyond this lose digits in RFC 8785, which prints every number as a double.
pub(crate) const LARGEST_EXACT: u64 = (1 << 53) - 1;

/// Writes a value in the one form that RFC 8785 allows for it.
#[must_use]
pub fn canonical_json(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    write_value(value, &mut out);
    out
}

/// Writes a value in that form behind what is there.
pub(crate) fn write_canonical(value: &Value, out: &mut Vec<u8>) {
    write_value(value, out);
}

fn write_value(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => write_number(number, out),
        Value::String(text) => write_string(text, out),
        Value::Array(items) => write_list(b"[]", items, out, write_value),
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            // RFC 8785, 3.2.3: by UTF-16 code units, in which U+10000 comes before U+E000; below that it is the order of bytes.
            if members.iter().any(|(name, _)| name.bytes().any(|byte| byte >= 0xee)) {
                members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            } else if !members.is_sorted_by_key(|(name, _)| *name) {
                members.sort_by_key(|(name, _)| *name);
            }
            write_list(b"{}", members, out, |(name, value), out| {
                write_string(name, out);
                out.push(b':');
                write_value(value, out);
            });
        }
    }
}

fn write_list<T>(
    [open, close]: &[u8; 2],
    items: impl IntoIterator<Item = T>,
    out: &mut Vec<u8>,
    write: impl Fn(T, &mut Vec<u8>),
) {
    out.push(*open);
    for (position, item) in items.into_iter().enumerate() {
        if position > 0 {
            out.push(b',');
        }
        write(item, out);
    }
    out.push(*close);
}

fn write_number(number: &Number, out: &mut Vec<u8>) {
    if let Some(integer) = number.as_i64().filter(|integer| integer.unsigned_abs() <= LARGEST_EXACT) {
        out.extend_from_slice(integer.to_string().as_bytes());
        return;
    }
    let double = number.as_f64().expect("without arbitrary_precision every number has a double");
    out.extend_from_slice(ryu_js::Buffer::new().format_finite(double).as_bytes());
}

fn write_string(text: &str, out: &mut Vec<u8>) {
    // serde_json escapes exactly what RFC 8785, 3.2.2.2, asks for, with the same short forms.
    serde_json::to_writer(out, text).expect("a Vec takes every write, and a text is always JSON");
}
