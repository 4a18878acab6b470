// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writing DER by hand, for statements that no authority would make.

/// One value under a tag.
pub fn tagged(tag: u8, value: &[u8]) -> Vec<u8> {
    let [high, low] = u16::try_from(value.len()).expect("tests write little").to_be_bytes();
    let length = match value.len() {
        0..0x80 => vec![low],
        0x80..0x100 => vec![0x81, low],
        _ => vec![0x82, high, low],
    };
    [vec![tag], length, value.to_vec()].concat()
}

/// A sequence of values.
pub fn sequence(values: &[Vec<u8>]) -> Vec<u8> {
    tagged(0x30, &values.concat())
}

/// A small number.
pub fn integer(number: u8) -> Vec<u8> {
    tagged(0x02, &[number])
}

/// SHA-256 as an algorithm.
pub fn sha256() -> Vec<u8> {
    sequence(&[tagged(0x06, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]), vec![0x05, 0x00]])
}

/// A response that grants this token.
pub fn granted(token: &[u8]) -> Vec<u8> {
    sequence(&[sequence(&[integer(0)]), token.to_vec()])
}

/// A statement of time over a digest, with whatever follows the time.
pub fn info(digest: &[u8], time: &str, rest: &[Vec<u8>]) -> Vec<u8> {
    let policy = tagged(0x06, &[0x2a, 0x03, 0x04, 0x01]);
    let imprint = sequence(&[sha256(), tagged(0x04, digest)]);
    let fields = [integer(1), policy, imprint, integer(7), tagged(0x18, time.as_bytes())];
    sequence(&[fields.as_slice(), rest].concat())
}
