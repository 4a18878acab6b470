// SPDX-License-Identifier: AGPL-3.0-or-later
//! The keys with which accounts sign: <https://atproto.com/specs/cryptography>.

use k256::ecdsa::signature::Verifier;

/// The public half of the key of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(Curve);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Curve {
    K256(k256::ecdsa::VerifyingKey),
    P256(p256::ecdsa::VerifyingKey),
}

/// Says that a text names no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the account's key is of no known form")]
pub struct KeyError;

/// What stands before a key and says of which curve it is ([multicodec](https://github.com/multiformats/multicodec)), as a varint.
const K256: [u8; 2] = [0xe7, 0x01];
const P256: [u8; 2] = [0x80, 0x24];

/// The longest text that names a key.
const LONGEST: usize = 128;

impl Key {
    /// Reads a key as documents write it: in base 58, with its curve before it.
    ///
    /// # Errors
    ///
    /// [`KeyError`] when it is none.
    pub fn read(multibase: &str) -> Result<Self, KeyError> {
        let bytes = based(multibase)?;
        let (curve, point) = bytes.split_first_chunk().ok_or(KeyError)?;
        // Here a point has but one form, the short one.
        match *curve {
            _ if point.len() != 33 => Err(KeyError),
            K256 => Self::k256(point),
            P256 => Self::p256(point),
            _ => Err(KeyError),
        }
    }

    /// Reads a key whose curve the document's older suites name beside it.
    ///
    /// # Errors
    ///
    /// [`KeyError`] when it is none, or the suite is not known.
    pub fn of_suite(suite: &str, multibase: &str) -> Result<Self, KeyError> {
        match suite {
            "EcdsaSecp256k1VerificationKey2019" => Self::k256(&based(multibase)?),
            "EcdsaSecp256r1VerificationKey2019" => Self::p256(&based(multibase)?),
            "Multikey" => Self::read(multibase),
            _ => Err(KeyError),
        }
    }

    fn k256(point: &[u8]) -> Result<Self, KeyError> {
        k256::ecdsa::VerifyingKey::from_sec1_bytes(point)
            .map(|key| Self(Curve::K256(key)))
            .map_err(|_| KeyError)
    }

    fn p256(point: &[u8]) -> Result<Self, KeyError> {
        p256::ecdsa::VerifyingKey::from_sec1_bytes(point)
            .map(|key| Self(Curve::P256(key)))
            .map_err(|_| KeyError)
    }

    /// Whether a signature of the 64 bytes of its two numbers is that of a message.
    ///
    /// Of the two signatures into which each can be turned only the one with the low number holds, so that nobody can make
    /// another one of it.
    #[must_use]
    pub fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        match &self.0 {
            Curve::K256(key) => k256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|it| it.normalize_s() == it && key.verify(message, &it).is_ok()),
            Curve::P256(key) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|it| it.normalize_s() == it && key.verify(message, &it).is_ok()),
        }
    }
}

/// The bytes of a text in base 58, which begins with `z`.
fn based(multibase: &str) -> Result<Vec<u8>, KeyError> {
    let written = multibase.strip_prefix('z').filter(|written| written.len() <= LONGEST).ok_or(KeyError)?;
    bs58::decode(written).into_vec().map_err(|_| KeyError)
}
