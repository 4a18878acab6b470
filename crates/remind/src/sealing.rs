// SPDX-License-Identifier: AGPL-3.0-or-later
//! Encrypts what is pushed so that only the device can read it (RFC 8291, in the coding `aes128gcm` of RFC 8188).

use aes_gcm::{Aes128Gcm, KeyInit, Nonce, aead::Aead};
use hkdf::Hkdf;
use p256::SecretKey;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{Subscription, subscription::point};

/// Every push has the same length, so that a push service can't tell a short language from a long one, or one reminder from
/// another. With what encryption adds it is well below the 4,096 bytes that each of them takes.
const LENGTH: usize = 3_072;

/// The length that is said of a record; there is one, and it is shorter.
const RECORD: u32 = 4_096;

/// Says that a record is the last one (RFC 8188, 2).
const LAST: u8 = 2;

/// Encrypts a text, under a key and a salt that are used once.
pub(crate) fn seal(to: &Subscription, text: &str) -> Vec<u8> {
    let mut plain = text.as_bytes().to_vec();
    plain.push(LAST);
    plain.resize(plain.len().max(LENGTH), 0);
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).expect("the machine gives random bytes");
    seal_with(to, &plain, &new_key(), salt)
}

/// A key drawn at random.
fn new_key() -> SecretKey {
    let mut bytes = Zeroizing::new([0; 32]);
    loop {
        getrandom::fill(&mut *bytes).expect("the machine gives random bytes");
        // One of four thousand million draws is no number below the curve's order.
        if let Ok(key) = SecretKey::from_slice(&*bytes) {
            return key;
        }
    }
}

/// Encrypts what is delimited already, under this key and this salt.
pub(crate) fn seal_with(to: &Subscription, plain: &[u8], key: &SecretKey, salt: [u8; 16]) -> Vec<u8> {
    let ours = point(&key.public_key());
    let shared = key.diffie_hellman(to.key());
    let who = [b"WebPush: info\0".as_slice(), &point(to.key()), &ours].concat();
    let both = expand::<32>(&Hkdf::new(Some(to.secret()), shared.raw_secret_bytes()), &who);
    let drawn = Hkdf::new(Some(&salt), &*both);
    let cipher = Aes128Gcm::new((&*expand::<16>(&drawn, b"Content-Encoding: aes128gcm\0")).into());
    let nonce = Nonce::from(*expand::<12>(&drawn, b"Content-Encoding: nonce\0"));
    let sealed = cipher.encrypt(&nonce, plain).expect("a push is short");
    let length = u8::try_from(ours.len()).expect("a point is 65 bytes");
    [&salt, RECORD.to_be_bytes().as_slice(), &[length], &ours, &sealed].concat()
}

fn expand<const LENGTH: usize>(from: &Hkdf<Sha256>, about: &[u8]) -> Zeroizing<[u8; LENGTH]> {
    let mut bytes = Zeroizing::new([0; LENGTH]);
    from.expand(about, &mut *bytes).expect("it gives far more than that");
    bytes
}
