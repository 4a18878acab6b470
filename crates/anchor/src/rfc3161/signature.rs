// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signatures: RSA (PKCS #1 1.5 and PSS) and ECDSA (P-256 and P-384), with SHA-256, SHA-384 or SHA-512.

use der::{
    Any,
    asn1::{AnyRef, ObjectIdentifier},
    referenced::OwnedToRef,
};
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use rsa::{
    RsaPublicKey,
    pkcs1::{DecodeRsaPublicKey, RsaPssParams},
    pkcs1v15, pss,
    traits::PublicKeyParts,
};
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::{SubjectPublicKeyInfo, spki::AlgorithmIdentifierRef};

use super::{Refused, oid, shape};

/// A digest that is good enough to be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

/// How a signature is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    Ecdsa(Hash),
    RsaPkcs1(Hash),
    RsaPss { hash: Hash, salt: usize },
}

/// Shorter keys of RSA are within reach; longer ones cost a checker too much (RFC 8017 sets no bound).
const RSA_BYTES: std::ops::RangeInclusive<usize> = 256..=1024;

/// A public key of RSA with 8,192 bits has not as many bytes as this.
const LONGEST_KEY: usize = 1100;

impl Hash {
    /// The digest that an identifier names.
    pub(super) fn of(algorithm: &AlgorithmIdentifierRef<'_>) -> Result<Self, Refused> {
        match algorithm.oid {
            _ if !shape::is_bare(algorithm) => Err(not_accepted(algorithm.oid)),
            oid::SHA_256 => Ok(Self::Sha256),
            oid::SHA_384 => Ok(Self::Sha384),
            oid::SHA_512 => Ok(Self::Sha512),
            other => Err(not_accepted(other)),
        }
    }

    /// The digest of these bytes.
    pub(super) fn digest(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }
}

impl Scheme {
    /// The scheme that an identifier names. In a token the digest is named apart, and has to be the same.
    pub(super) fn of(algorithm: &AlgorithmIdentifierRef<'_>, apart: Option<Hash>) -> Result<Self, Refused> {
        let other = || not_accepted(algorithm.oid);
        let scheme = match (algorithm.oid, apart) {
            (oid::RSA_PSS, _) => pss(algorithm.parameters).ok_or_else(other)?,
            _ if !shape::is_bare(algorithm) => return Err(other()),
            (oid::RSA, Some(hash)) => Self::RsaPkcs1(hash),
            (oid::RSA_SHA_256, _) => Self::RsaPkcs1(Hash::Sha256),
            (oid::RSA_SHA_384, _) => Self::RsaPkcs1(Hash::Sha384),
            (oid::RSA_SHA_512, _) => Self::RsaPkcs1(Hash::Sha512),
            (oid::ECDSA_SHA_256, _) => Self::Ecdsa(Hash::Sha256),
            (oid::ECDSA_SHA_384, _) => Self::Ecdsa(Hash::Sha384),
            (oid::ECDSA_SHA_512, _) => Self::Ecdsa(Hash::Sha512),
            _ => return Err(other()),
        };
        if apart.is_none_or(|apart| apart == scheme.hash()) { Ok(scheme) } else { Err(other()) }
    }

    /// Checks a signature by this key.
    pub(super) fn verify(
        self,
        key: &SubjectPublicKeyInfo,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), Refused> {
        let digest = self.hash().digest(message);
        let holds = match self {
            Self::Ecdsa(_) => ecdsa(key, &digest, signature)?,
            Self::RsaPkcs1(hash) => pkcs1(&rsa_key(key, signature)?, hash, &digest, signature),
            Self::RsaPss { hash, salt } => is_pss(rsa_key(key, signature)?, hash, salt, &digest, signature),
        };
        if holds { Ok(()) } else { Err(Refused::Forged) }
    }

    fn hash(self) -> Hash {
        match self {
            Self::Ecdsa(hash) | Self::RsaPkcs1(hash) | Self::RsaPss { hash, .. } => hash,
        }
    }
}

/// The parameters of PSS, where the mask is made with the same digest as the message's.
fn pss(parameters: Option<AnyRef<'_>>) -> Option<Scheme> {
    let parameters: RsaPssParams<Any> = parameters?.decode_as().ok()?;
    let mask = parameters.mask_gen;
    let hash = Hash::of(&parameters.hash.owned_to_ref()).ok()?;
    let is_same = mask.oid == oid::MGF_1 && Hash::of(&mask.parameters?.owned_to_ref()).ok()? == hash;
    is_same.then_some(Scheme::RsaPss { hash, salt: usize::from(parameters.salt_len) })
}

fn ecdsa(key: &SubjectPublicKeyInfo, digest: &[u8], signature: &[u8]) -> Result<bool, Refused> {
    let curve =
        key.algorithm.parameters.as_ref().and_then(|curve| curve.decode_as::<ObjectIdentifier>().ok());
    let point = key.subject_public_key.as_bytes().unwrap_or_default();
    match curve {
        _ if key.algorithm.oid != oid::EC => Err(Refused::Forged),
        Some(oid::P_256) => Ok(p256(point, digest, signature).is_some()),
        Some(oid::P_384) => Ok(p384(point, digest, signature).is_some()),
        other => Err(not_accepted(other.unwrap_or(oid::EC))),
    }
}

fn p256(point: &[u8], digest: &[u8], signature: &[u8]) -> Option<()> {
    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?;
    key.verify_prehash(digest, &p256::ecdsa::Signature::from_der(signature).ok()?).ok()
}

fn p384(point: &[u8], digest: &[u8], signature: &[u8]) -> Option<()> {
    let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?;
    key.verify_prehash(digest, &p384::ecdsa::Signature::from_der(signature).ok()?).ok()
}

/// The key of RSA, if a signature of this length can be its.
fn rsa_key(key: &SubjectPublicKeyInfo, signature: &[u8]) -> Result<RsaPublicKey, Refused> {
    let bytes = key.subject_public_key.as_bytes().unwrap_or_default();
    if key.algorithm.oid != oid::RSA || bytes.len() > LONGEST_KEY {
        return Err(Refused::Forged);
    }
    let key = RsaPublicKey::from_pkcs1_der(bytes).map_err(|_| Refused::Forged)?;
    match key.size() {
        size if !RSA_BYTES.contains(&size) => {
            Err(Refused::Algorithm { algorithm: format!("a key of RSA with {} bits", size * 8) })
        }
        size if size != signature.len() => Err(Refused::Forged),
        _ => Ok(key),
    }
}

fn pkcs1(key: &RsaPublicKey, hash: Hash, digest: &[u8], signature: &[u8]) -> bool {
    let Ok(signature) = pkcs1v15::Signature::try_from(signature) else { return false };
    let key = key.clone();
    let checked = match hash {
        Hash::Sha256 => pkcs1v15::VerifyingKey::<Sha256>::new(key).verify_prehash(digest, &signature),
        Hash::Sha384 => pkcs1v15::VerifyingKey::<Sha384>::new(key).verify_prehash(digest, &signature),
        Hash::Sha512 => pkcs1v15::VerifyingKey::<Sha512>::new(key).verify_prehash(digest, &signature),
    };
    checked.is_ok()
}

fn is_pss(key: RsaPublicKey, hash: Hash, salt: usize, digest: &[u8], signature: &[u8]) -> bool {
    let Ok(signature) = pss::Signature::try_from(signature) else { return false };
    let checked = match hash {
        Hash::Sha256 => {
            pss::VerifyingKey::<Sha256>::new_with_salt_len(key, salt).verify_prehash(digest, &signature)
        }
        Hash::Sha384 => {
            pss::VerifyingKey::<Sha384>::new_with_salt_len(key, salt).verify_prehash(digest, &signature)
        }
        Hash::Sha512 => {
            pss::VerifyingKey::<Sha512>::new_with_salt_len(key, salt).verify_prehash(digest, &signature)
        }
    };
    checked.is_ok()
}

fn not_accepted(algorithm: ObjectIdentifier) -> Refused {
    Refused::Algorithm { algorithm: format!("the algorithm {algorithm}") }
}
