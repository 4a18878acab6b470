// SPDX-License-Identifier: AGPL-3.0-or-later
//! The token: [CMS](https://www.rfc-editor.org/rfc/rfc5652) signed data over a statement of time, with one signature.

use der::{
    Encode, Sequence, Tag,
    asn1::{AnyRef, ObjectIdentifier, OctetStringRef},
};
use x509_cert::{name::Name, serial_number::SerialNumber, spki::AlgorithmIdentifierRef};

use super::{
    Refused,
    attributes::Attributes,
    certificate::Certificate,
    info::Info,
    oid,
    shape::Set,
    signature::{Hash, Scheme},
};

/// A token with its one signature, read and not yet checked.
pub(super) struct Token<'a> {
    content: &'a [u8],
    certificates: Vec<Certificate>,
    signature: SignerInfo<'a>,
    attributes: Attributes<'a>,
}

/// `ContentInfo`.
#[derive(Sequence)]
struct ContentInfo<'a> {
    kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: AnyRef<'a>,
}

/// `SignedData`.
#[derive(Sequence)]
struct SignedData<'a> {
    version: u8,
    digests: Set<'a>,
    content: Content<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    certificates: Option<Set<'a>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    revocations: Option<Set<'a>>,
    signatures: Set<'a>,
}

/// `EncapsulatedContentInfo`, which in a stamp always has its content.
#[derive(Sequence)]
struct Content<'a> {
    kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    bytes: &'a OctetStringRef,
}

/// `SignerInfo`.
#[derive(Sequence)]
struct SignerInfo<'a> {
    version: u8,
    signer: AnyRef<'a>,
    digest: AlgorithmIdentifierRef<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    signed: Option<Set<'a>>,
    algorithm: AlgorithmIdentifierRef<'a>,
    bytes: &'a OctetStringRef,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    unsigned: Option<Set<'a>>,
}

/// `IssuerAndSerialNumber`.
#[derive(Sequence)]
struct IssuerAndSerial {
    issuer: Name,
    serial: SerialNumber,
}

/// More certificates than this are nobody's chain.
const MOST_CERTIFICATES: usize = 32;

impl<'a> Token<'a> {
    /// Reads a token and takes its one signature out of it.
    pub(super) fn read(token: AnyRef<'a>) -> Result<Self, Refused> {
        let unreadable = |part| Refused::Unreadable { part };
        let info: ContentInfo<'_> = token.decode_as().map_err(|_| unreadable("the token"))?;
        if info.kind != oid::SIGNED_DATA {
            return Err(unreadable("the token"));
        }
        let data: SignedData<'_> = info.content.decode_as().map_err(|_| unreadable("the signed data"))?;
        if data.content.kind != oid::TIME_INFO {
            return Err(unreadable("the signed content's type"));
        }
        let signature = only_signature(data.signatures)?;
        let signed = signature.signed.ok_or(Refused::Attribute { attribute: "content type" })?;
        Ok(Self {
            content: data.content.bytes.as_bytes(),
            certificates: certificates(data.certificates)?,
            attributes: Attributes::read(signed)?,
            signature,
        })
    }

    /// The statement that is signed.
    pub(super) fn info(&self) -> Result<Info<'a>, Refused> {
        Info::read(self.content)
    }

    /// The certificates that came along, in no particular order.
    pub(super) fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    /// The certificate of who signed: the one that the signed attributes name by its digest.
    pub(super) fn signer(&self) -> Result<&Certificate, Refused> {
        // Several can have one issuer and number, since strangers choose them; the digest tells which.
        let mut told = Refused::NoCertificate;
        for certificate in self.certificates.iter().filter(|certificate| self.names(certificate)) {
            match self.attributes.bind(certificate) {
                Ok(()) => return Ok(certificate),
                Err(why) => told = why,
            }
        }
        Err(told)
    }

    /// Whether everything that counts is covered by the signature, and the signature holds.
    pub(super) fn holds(&self, signer: &Certificate) -> Result<(), Refused> {
        let hash = Hash::of(&self.signature.digest)?;
        self.attributes.cover(oid::TIME_INFO, &hash.digest(self.content))?;
        let scheme = Scheme::of(&self.signature.algorithm, Some(hash))?;
        scheme.verify(signer.key(), &self.attributes.signed(), self.signature.bytes.as_bytes())
    }

    /// Whether the signature's own field, which nothing protects, points to this certificate.
    fn names(&self, certificate: &Certificate) -> bool {
        let signer = self.signature.signer;
        match signer.header().tag() {
            Tag::Sequence => {
                let named = signer.decode_as::<IssuerAndSerial>();
                named.is_ok_and(|named| certificate.is_named(&named.issuer, &named.serial))
            }
            Tag::ContextSpecific { .. } => certificate.key_identifier() == Some(signer.value()),
            _ => false,
        }
    }
}

fn only_signature(signatures: Set<'_>) -> Result<SignerInfo<'_>, Refused> {
    let unreadable = |_| Refused::Unreadable { part: "the signature" };
    let found = signatures.members::<AnyRef<'_>>().map_err(unreadable)?.len();
    if found != 1 {
        return Err(Refused::Signatures { found });
    }
    signatures.only().map_err(unreadable)
}

/// Those of the certificates that can be read. One that can't is no link of a chain; if the chain needs it, that ends there.
fn certificates(set: Option<Set<'_>>) -> Result<Vec<Certificate>, Refused> {
    let unreadable = Refused::Unreadable { part: "the set of certificates" };
    let members = set.map_or(Ok(Vec::new()), Set::members::<AnyRef<'_>>).map_err(|_| unreadable.clone())?;
    if members.len() > MOST_CERTIFICATES {
        return Err(unreadable);
    }
    Ok(members.iter().filter_map(|member| Certificate::read(&member.to_der().ok()?)).collect())
}
