// SPDX-License-Identifier: AGPL-3.0-or-later
//! A device that reads what was pushed to it, and looks at who pushed it.

use aes_gcm::{Aes128Gcm, KeyInit, aead::Aead};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use hkdf::Hkdf;
use p256::{
    PublicKey, SecretKey,
    ecdsa::{Signature, VerifyingKey, signature::Verifier},
};
use serde_json::Value;
use sha2::Sha256;
use testkit::Push;

// The example of RFC 8291, appendix A.
const DEVICE_SECRET: &str = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
pub(super) const DEVICE_KEY: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
pub(super) const SHARED: &str = "BTBZMqHH6r4Tts7J_aSIgg";
pub(super) const OUR_SECRET: &str = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
pub(super) const SALT: &str = "DGv6ra1nlYgDCS1FRnbzlw";
pub(super) const SEALED: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w\
    EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

pub(super) fn bytes(base64: &str) -> Vec<u8> {
    BASE64.decode(base64).unwrap()
}

/// What is sealed for the device of the example, read with its own half of the secrets.
pub(super) fn open(content: &[u8]) -> String {
    let (salt, rest) = content.split_at(16);
    let (head, rest) = rest.split_at(5);
    assert_eq!(head, [0, 0, 16, 0, 65], "one record of 4,096 bytes at most, and a key of 65");
    let (ours, sealed) = rest.split_at(65);
    let device = SecretKey::from_slice(&bytes(DEVICE_SECRET)).unwrap();
    let secret = device.diffie_hellman(&PublicKey::from_sec1_bytes(ours).unwrap());
    let expand = |from: &Hkdf<Sha256>, about: &[u8], length| {
        let mut bytes = vec![0; length];
        from.expand(about, &mut bytes).unwrap();
        bytes
    };
    let who = [b"WebPush: info\0".as_slice(), &bytes(DEVICE_KEY), ours].concat();
    let both = expand(&Hkdf::new(Some(&bytes(SHARED)), secret.raw_secret_bytes()), &who, 32);
    let drawn = Hkdf::new(Some(salt), &both);
    let key = expand(&drawn, b"Content-Encoding: aes128gcm\0", 16);
    let nonce: [u8; 12] = expand(&drawn, b"Content-Encoding: nonce\0", 12).try_into().unwrap();
    let plain = Aes128Gcm::new_from_slice(&key).unwrap().decrypt(&nonce.into(), sealed).unwrap();
    let text = plain.trim_ascii_end().split(|byte| *byte == 0).next().unwrap();
    String::from_utf8(text.strip_suffix(&[2]).unwrap().to_vec()).unwrap()
}

/// What the token says on a push's outside, once its signature was found to be good.
pub(super) fn claims(push: &Push, name: &str) -> Value {
    let authorization = push.headers["authorization"].strip_prefix("vapid t=").unwrap();
    let (token, key) = authorization.split_once(", k=").unwrap();
    assert_eq!(key, name, "the key that the browser was told");
    let (said, signature) = token.rsplit_once('.').unwrap();
    let key = VerifyingKey::from_sec1_bytes(&bytes(key)).unwrap();
    key.verify(said.as_bytes(), &Signature::from_slice(&bytes(signature)).unwrap()).unwrap();
    let (head, claims) = said.split_once('.').unwrap();
    assert_eq!(bytes(head), br#"{"typ":"JWT","alg":"ES256"}"#);
    serde_json::from_slice(&bytes(claims)).unwrap()
}
