// SPDX-License-Identifier: AGPL-3.0-or-later
//! `[keeping]`: that whole copies of posts are kept, sealed to keys that no server of ours has; why, and who holds these keys.

use bech32::{Bech32, primitives::decode::CheckedHrpstring};

use crate::{fault::FieldFault, fields::Fields, language::Localized};

/// The keys of `[keeping]`.
pub(crate) const KEEPING_KEYS: [&str; 2] = ["why", "holder"];

/// So many can hold a key: each makes every copy longer, and slower to seal.
const MOST_HOLDERS: usize = 8;

/// That sealed copies of posts are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// Why, for everybody to read who may post.
    pub why: Localized,
    /// Who can open a copy, each alone; never empty.
    pub holders: Vec<Holder>,
}

/// Somebody who holds a key that opens sealed copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who that is, as everybody may know them.
    pub name: String,
    /// The public half of the key, as age writes it: `age1…`.
    pub key: String,
}

/// Reads `[keeping]`.
pub(crate) fn read_keeping(fields: &Fields<'_>) -> Option<Keeping> {
    let why = fields.localized("why");
    let tables = fields.tables("holder", "the holder of a key", &["name", "key"]);
    let mut holders: Vec<Holder> = Vec::new();
    for fields in &tables {
        let (name, key) = (fields.text("name"), read_key(fields));
        let (Some(name), Some(key)) = (name, key) else { continue };
        if holders.iter().any(|holder| holder.key == key) {
            fields.mistake("key", FieldFault::AgeKeyTwice(key));
        } else {
            holders.push(Holder { name, key });
        }
    }
    if tables.is_empty() {
        // Sealed to nobody nothing can be.
        fields.mistake("holder", FieldFault::Missing { what: "keeping", key: "holder" });
    }
    if tables.len() > MOST_HOLDERS {
        fields.mistake("holder", FieldFault::ManyHolders { count: tables.len(), most: MOST_HOLDERS });
    }
    (!holders.is_empty()).then_some(Keeping { why: why?, holders })
}

fn read_key(fields: &Fields<'_>) -> Option<String> {
    let key = fields.text("key")?;
    if !is_public_key(&key) {
        // A secret one must not be repeated in a message, which may stand in a log.
        let is_secret = key.to_ascii_uppercase().starts_with("AGE-SECRET-KEY");
        let written = if is_secret { "AGE-SECRET-KEY-…".to_owned() } else { key };
        fields.mistake("key", FieldFault::AgeKey { written, is_secret });
        return None;
    }
    Some(key)
}

/// Whether a text is the public half of a key of age ([age-encryption.org/v1](https://age-encryption.org/v1), "The X25519 recipient type"),
/// to which something can be sealed so that not everybody opens it.
fn is_public_key(text: &str) -> bool {
    let Ok(read) = CheckedHrpstring::new::<Bech32>(text) else { return false };
    let point: Vec<u8> = read.byte_iter().collect();
    text.starts_with("age1") && read.hrp().as_str() == "age" && point.len() == 32 && !is_small(&point)
}

/// The points of small order on Curve25519 ([RFC 7748](https://www.rfc-editor.org/rfc/rfc7748), section 7): with any of them every secret is the same.
const SMALL: [[u8; 32]; 7] = [
    [0; 32],
    first(1, 0, 0),
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda,
        0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04,
        0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
    ],
    first(0xec, 0xff, 0x7f),
    first(0xed, 0xff, 0x7f),
    first(0xee, 0xff, 0x7f),
];

/// Thirty-two bytes: a first one, the same thirty times, a last one.
const fn first(first: u8, middle: u8, last: u8) -> [u8; 32] {
    let mut bytes = [middle; 32];
    bytes[0] = first;
    bytes[31] = last;
    bytes
}

/// Whether a point is of small order; the last bit is nobody's.
fn is_small(point: &[u8]) -> bool {
    let Some((last, others)) = point.split_last() else { return true };
    SMALL
        .iter()
        .any(|small| small.split_last().is_some_and(|(end, start)| start == others && *end == last & 0x7f))
}
