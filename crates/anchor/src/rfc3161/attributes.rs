// SPDX-License-Identifier: AGPL-3.0-or-later
//! The signed attributes, which say what was signed and by whose certificate
//! ([RFC 5035](https://www.rfc-editor.org/rfc/rfc5035)).

use der::{
    Decode, Encode, Sequence,
    asn1::{AnyRef, ObjectIdentifier, OctetStringRef},
};
use sha1::{Digest, Sha1};
use x509_cert::{
    ext::pkix::name::{GeneralName, GeneralNames},
    serial_number::SerialNumber,
    spki::AlgorithmIdentifierRef,
};

use super::{Refused, certificate::Certificate, oid, shape::Set, signature::Hash};

/// The attributes of a signature, as they stand there.
pub(super) struct Attributes<'a> {
    raw: Set<'a>,
    read: Vec<Attribute<'a>>,
}

/// `Attribute`.
#[derive(Sequence)]
struct Attribute<'a> {
    kind: ObjectIdentifier,
    values: Set<'a>,
}

/// `SigningCertificate`, in either version.
#[derive(Sequence)]
struct Signing<'a> {
    certificates: Vec<AnyRef<'a>>,
    #[asn1(optional = "true")]
    policies: Option<AnyRef<'a>>,
}

/// `ESSCertID`, whose digest is a SHA-1.
#[derive(Sequence)]
struct First<'a> {
    digest: &'a OctetStringRef,
    #[asn1(optional = "true")]
    issued: Option<Issued>,
}

/// `ESSCertIDv2`, whose digest is a SHA-256 unless it says otherwise.
#[derive(Sequence)]
struct Second<'a> {
    #[asn1(optional = "true")]
    hash: Option<AlgorithmIdentifierRef<'a>>,
    digest: &'a OctetStringRef,
    #[asn1(optional = "true")]
    issued: Option<Issued>,
}

/// `IssuerSerial`.
#[derive(Sequence)]
struct Issued {
    issuer: GeneralNames,
    serial: SerialNumber,
}

const SIGNING: &str = "signing certificate";

impl<'a> Attributes<'a> {
    /// Reads the attributes of a signature.
    pub(super) fn read(raw: Set<'a>) -> Result<Self, Refused> {
        let read = raw.members().map_err(|_| Refused::Unreadable { part: "the signed attributes" })?;
        Ok(Self { raw, read })
    }

    /// What is signed: the attributes as a set, which in the token stand under another tag.
    pub(super) fn signed(&self) -> Vec<u8> {
        self.raw.to_der().expect("what was read from few bytes can be written")
    }

    /// Whether they cover a content of this type and digest.
    pub(super) fn cover(&self, kind: ObjectIdentifier, digest: &[u8]) -> Result<(), Refused> {
        let found: ObjectIdentifier = self.only(oid::CONTENT_TYPE, "content type")?;
        if found != kind {
            return Err(Refused::Attribute { attribute: "content type" });
        }
        let found: &OctetStringRef = self.only(oid::MESSAGE_DIGEST, "message digest")?;
        if found.as_bytes() != digest {
            return Err(Refused::Attribute { attribute: "message digest" });
        }
        Ok(())
    }

    /// Whether they bind the signature to this certificate, in each version that is there, and one is.
    ///
    /// Otherwise somebody could put another certificate for the same key in its place, with another name or purpose.
    pub(super) fn bind(&self, signer: &Certificate) -> Result<(), Refused> {
        let other = Refused::Attribute { attribute: SIGNING };
        let versions = [oid::SIGNING_CERTIFICATE, oid::SIGNING_CERTIFICATE_V2];
        let present: Vec<_> = versions.into_iter().filter(|version| self.has(*version)).collect();
        for version in &present {
            let signing: Signing<'_> = self.only(*version, SIGNING)?;
            // The first is the signer's; more may follow, those of the chain.
            let first = signing.certificates.first().ok_or_else(|| other.clone())?;
            let is_bound = if *version == oid::SIGNING_CERTIFICATE {
                first.decode_as::<First<'_>>().is_ok_and(|first| first.is(signer))
            } else {
                first.decode_as::<Second<'_>>().is_ok_and(|second| second.is(signer))
            };
            if !is_bound {
                return Err(other);
            }
        }
        if present.is_empty() { Err(other) } else { Ok(()) }
    }

    fn has(&self, kind: ObjectIdentifier) -> bool {
        self.read.iter().any(|attribute| attribute.kind == kind)
    }

    /// The value of an attribute that stands there once and has one value.
    fn only<T>(&self, kind: ObjectIdentifier, attribute: &'static str) -> Result<T, Refused>
    where
        T: Decode<'a, Error = der::Error>,
    {
        let mut found = self.read.iter().filter(|attribute| attribute.kind == kind);
        match (found.next(), found.next()) {
            (Some(one), None) => one.values.only().map_err(|_| Refused::Attribute { attribute }),
            _ => Err(Refused::Attribute { attribute }),
        }
    }
}

impl First<'_> {
    fn is(&self, certificate: &Certificate) -> bool {
        self.digest.as_bytes() == Sha1::digest(certificate.der()).as_slice()
            && is_issued(&self.issued, certificate)
    }
}

impl Second<'_> {
    fn is(&self, certificate: &Certificate) -> bool {
        let Ok(hash) = self.hash.as_ref().map_or(Ok(Hash::Sha256), Hash::of) else { return false };
        self.digest.as_bytes() == hash.digest(certificate.der()) && is_issued(&self.issued, certificate)
    }
}

/// Whether what is said besides the digest fits too.
fn is_issued(issued: &Option<Issued>, certificate: &Certificate) -> bool {
    issued.as_ref().is_none_or(|issued| match issued.issuer.as_slice() {
        [GeneralName::DirectoryName(issuer)] => certificate.is_named(issuer, &issued.serial),
        _ => false,
    })
}
