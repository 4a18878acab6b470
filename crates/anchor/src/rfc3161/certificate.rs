// SPDX-License-Identifier: AGPL-3.0-or-later
//! Certificates: what they say, and what their owners may do.

use der::{
    Decode, Encode, Sequence,
    asn1::{AnyRef, BitStringRef, ObjectIdentifier, OctetStringRef},
};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use x509_cert::{
    SubjectPublicKeyInfo, TbsCertificate, Version,
    ext::{
        Extension,
        pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage},
    },
    name::Name,
    serial_number::SerialNumber,
    spki::AlgorithmIdentifierRef,
};

use super::{Refused, oid, shape, signature::Scheme};

/// Whose certificate it is, and which one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The name in the certificate, as RFC 4514 writes it and fit to be shown. Whoever made the certificate chose it.
    pub subject: String,
    /// The SHA-256 of the certificate.
    pub sha256: [u8; 32],
}

/// A certificate with all that decides what its owner may do.
#[derive(Clone, Debug)]
pub(super) struct Certificate {
    der: Vec<u8>,
    signed: Vec<u8>,
    tbs: TbsCertificate,
    scheme: Option<Scheme>,
    signature: Vec<u8>,
    uses: Uses,
}

/// What the extensions say.
#[derive(Clone, Debug, Default)]
struct Uses {
    constraints: Option<BasicConstraints>,
    usage: Option<KeyUsage>,
    purposes: Option<ExtendedKeyUsage>,
    are_purposes_critical: bool,
    key_identifier: Option<Vec<u8>>,
}

/// `Certificate`, whose signed part is kept as it was written.
#[derive(Sequence)]
struct Written<'a> {
    signed: AnyRef<'a>,
    algorithm: AlgorithmIdentifierRef<'a>,
    signature: BitStringRef<'a>,
}

impl Certificate {
    /// Reads a certificate of exactly these bytes; `None` if it is malformed, or demands what is not understood here.
    pub(super) fn read(der: &[u8]) -> Option<Self> {
        let written = Written::from_der(der).ok()?;
        let signed = written.signed.to_der().ok()?;
        let tbs = TbsCertificate::from_der(&signed).ok()?;
        let inner = tbs.signature();
        let inner = AlgorithmIdentifierRef {
            oid: inner.oid,
            parameters: inner.parameters.as_ref().map(AnyRef::from),
        };
        if tbs.version() != Version::V3 || inner != written.algorithm {
            return None;
        }
        Some(Self {
            der: der.to_vec(),
            uses: Uses::read(tbs.extensions().map_or(&[], Vec::as_slice))?,
            scheme: Scheme::of(&written.algorithm, None).ok(),
            signature: written.signature.as_bytes()?.to_vec(),
            signed,
            tbs,
        })
    }

    /// The whole certificate, as it was written.
    pub(super) fn der(&self) -> &[u8] {
        &self.der
    }

    pub(super) fn identity(&self) -> Identity {
        Identity {
            subject: shape::shown(&self.tbs.subject().to_string()),
            sha256: Sha256::digest(&self.der).into(),
        }
    }

    pub(super) fn key(&self) -> &SubjectPublicKeyInfo {
        self.tbs.subject_public_key_info()
    }

    pub(super) fn key_identifier(&self) -> Option<&[u8]> {
        self.uses.key_identifier.as_deref()
    }

    /// Whether it is the one that this issuer has given this number.
    pub(super) fn is_named(&self, issuer: &Name, serial: &SerialNumber) -> bool {
        self.tbs.issuer() == issuer && self.tbs.serial_number() == serial
    }

    /// Whether it names itself as its issuer: the end of a chain, or a change of keys.
    pub(super) fn is_self_issued(&self) -> bool {
        self.tbs.issuer() == self.tbs.subject()
    }

    /// Whether it is valid at this time, both ends included.
    pub(super) fn is_valid(&self, at: Timestamp) -> bool {
        let validity = self.tbs.validity();
        let [from, until] =
            [validity.not_before, validity.not_after].map(|time| time.to_unix_duration().as_secs());
        u64::try_from(at.as_second()).is_ok_and(|at| (from..=until).contains(&at))
    }

    /// Whether its owner may sign times, and nothing else, and could at this one.
    pub(super) fn may_sign_times(&self, at: Timestamp) -> Result<(), Refused> {
        let Uses { usage, purposes, are_purposes_critical, .. } = &self.uses;
        let for_time = purposes.as_ref().is_some_and(|purposes| purposes.0 == [oid::TIME_STAMPING]);
        if !for_time || !are_purposes_critical || !usage.as_ref().is_none_or(signs_only) {
            return Err(Refused::NotForTime { signer: self.identity() });
        }
        if self.is_valid(at) { Ok(()) } else { Err(Refused::NotValid { signer: self.identity() }) }
    }

    /// Whether it names the other as its issuer, which its signature has to show yet.
    pub(super) fn names_issuer(&self, other: &Self) -> bool {
        self.tbs.issuer() == other.tbs.subject()
    }

    /// Whether it has issued the other, with this many certificates of others between this one and the signer's.
    pub(super) fn has_issued(&self, other: &Self, between: usize) -> bool {
        other.names_issuer(self)
            && self.may_issue(between)
            && other
                .scheme
                .is_some_and(|scheme| scheme.verify(self.key(), &other.signed, &other.signature).is_ok())
    }

    fn may_issue(&self, between: usize) -> bool {
        let Uses { constraints, usage, purposes, .. } = &self.uses;
        let is_authority = constraints.as_ref().is_some_and(|constraints| {
            constraints.ca && constraints.path_len_constraint.is_none_or(|most| between <= usize::from(most))
        });
        // One that is limited to purposes can't hand on a purpose that it has not.
        let hands_on = |purposes: &ExtendedKeyUsage| {
            purposes.0.iter().any(|purpose| [oid::TIME_STAMPING, oid::ANY_PURPOSE].contains(purpose))
        };
        is_authority
            && usage.as_ref().is_none_or(KeyUsage::key_cert_sign)
            && purposes.as_ref().is_none_or(hands_on)
    }
}

impl Uses {
    /// Reads the extensions; `None` if one stands there twice, is malformed, or has to be understood and is not.
    fn read(extensions: &[Extension]) -> Option<Self> {
        let mut uses = Self::default();
        let mut met: Vec<ObjectIdentifier> = Vec::new();
        for extension in extensions {
            if met.contains(&extension.extn_id) {
                return None;
            }
            met.push(extension.extn_id);
            uses.add(extension)?;
        }
        Some(uses)
    }

    fn add(&mut self, extension: &Extension) -> Option<()> {
        let value = extension.extn_value.as_bytes();
        match extension.extn_id {
            oid::BASIC_CONSTRAINTS => self.constraints = Some(BasicConstraints::from_der(value).ok()?),
            oid::EXTENDED_KEY_USAGE => {
                self.purposes = Some(ExtendedKeyUsage::from_der(value).ok()?);
                self.are_purposes_critical = extension.critical;
            }
            oid::KEY_IDENTIFIER => {
                self.key_identifier =
                    <&OctetStringRef>::from_der(value).ok().map(|name| name.as_bytes().to_vec());
            }
            oid::KEY_USAGE => self.usage = Some(KeyUsage::from_der(value).ok()?),
            // Any policy is good enough here, so whatever it says is understood.
            oid::POLICIES => {}
            _ if extension.critical => return None,
            _ => {}
        }
        Some(())
    }
}

/// Whether a key may sign, and do nothing but sign.
fn signs_only(usage: &KeyUsage) -> bool {
    let signs = usage.digital_signature() || usage.non_repudiation();
    let does_else = usage.key_encipherment()
        || usage.data_encipherment()
        || usage.key_agreement()
        || usage.key_cert_sign()
        || usage.crl_sign()
        || usage.encipher_only()
        || usage.decipher_only();
    signs && !does_else
}
