// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
    prelude::BASE64_URL_SAFE_NO_PAD,
};
use p256::PublicKey;

/// Where a device is reached by push, and its keys. Like an address it prints itself only when asked to: whoever has the endpoint
/// can name the device.
#[derive(Clone, PartialEq, Eq)]
pub struct Subscription {
    endpoint: String,
    key: PublicKey,
    secret: [u8; 16],
}

/// What a browser sent is no subscription that a push can go to.
#[derive(Debug, thiserror::Error)]
#[error("that is no subscription to pushes")]
#[non_exhaustive]
pub struct SubscriptionError;

/// Longer than the address that any push service gives out.
const LONGEST: usize = 1_024;

/// Browsers leave the padding out; whoever writes it means the same.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl Subscription {
    /// Reads a subscription as a browser has it: the endpoint, and in base64 the device's key (`p256dh`, a point on the
    /// curve) and the secret that it shares with us (`auth`).
    ///
    /// # Errors
    ///
    /// [`SubscriptionError`] if anything of it is not so.
    pub fn read(endpoint: &str, key: &str, secret: &str) -> Result<Self, SubscriptionError> {
        let is_plain = endpoint.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_plain || endpoint.len() > LONGEST || !endpoint.starts_with("https://") {
            return Err(SubscriptionError);
        }
        let bytes = |written: &str| BASE64.decode(written).map_err(|_| SubscriptionError);
        let key = <[u8; 65]>::try_from(bytes(key)?).map_err(|_| SubscriptionError)?;
        Ok(Self {
            endpoint: endpoint.to_owned(),
            key: PublicKey::from_sec1_bytes(&key).map_err(|_| SubscriptionError)?,
            secret: bytes(secret)?.try_into().map_err(|_| SubscriptionError)?,
        })
    }

    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    pub(crate) fn key(&self) -> &PublicKey {
        &self.key
    }

    pub(crate) fn secret(&self) -> &[u8; 16] {
        &self.secret
    }

    /// The subscription as it was read, in one line.
    pub(crate) fn reveal(&self) -> String {
        let bytes = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
        format!("{} {} {}", self.endpoint, bytes(&point(&self.key)), bytes(&self.secret))
    }
}

/// A key as it stands on the outside: a point that is not compressed.
pub(crate) fn point(key: &PublicKey) -> Box<[u8]> {
    p256::Sec1Point::from(key).to_bytes()
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Subscription(…)")
    }
}
