// SPDX-License-Identifier: AGPL-3.0-or-later
//! The names that algorithms, contents and purposes have in ASN.1.

use der::asn1::ObjectIdentifier;

const fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

// Digests.
pub(super) const SHA_256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");
pub(super) const SHA_384: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.2");
pub(super) const SHA_512: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.3");

// Keys and signatures.
pub(super) const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
pub(super) const MGF_1: ObjectIdentifier = oid("1.2.840.113549.1.1.8");
pub(super) const RSA_PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
pub(super) const RSA_SHA_256: ObjectIdentifier = oid("1.2.840.113549.1.1.11");
pub(super) const RSA_SHA_384: ObjectIdentifier = oid("1.2.840.113549.1.1.12");
pub(super) const RSA_SHA_512: ObjectIdentifier = oid("1.2.840.113549.1.1.13");
pub(super) const EC: ObjectIdentifier = oid("1.2.840.10045.2.1");
pub(super) const P_256: ObjectIdentifier = oid("1.2.840.10045.3.1.7");
pub(super) const P_384: ObjectIdentifier = oid("1.3.132.0.34");
pub(super) const ECDSA_SHA_256: ObjectIdentifier = oid("1.2.840.10045.4.3.2");
pub(super) const ECDSA_SHA_384: ObjectIdentifier = oid("1.2.840.10045.4.3.3");
pub(super) const ECDSA_SHA_512: ObjectIdentifier = oid("1.2.840.10045.4.3.4");

// Contents and signed attributes.
pub(super) const SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");
pub(super) const TIME_INFO: ObjectIdentifier = oid("1.2.840.113549.1.9.16.1.4");
pub(super) const CONTENT_TYPE: ObjectIdentifier = oid("1.2.840.113549.1.9.3");
pub(super) const MESSAGE_DIGEST: ObjectIdentifier = oid("1.2.840.113549.1.9.4");
pub(super) const SIGNING_CERTIFICATE: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.12");
pub(super) const SIGNING_CERTIFICATE_V2: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.47");

// Extensions of certificates.
pub(super) const KEY_IDENTIFIER: ObjectIdentifier = oid("2.5.29.14");
pub(super) const KEY_USAGE: ObjectIdentifier = oid("2.5.29.15");
pub(super) const BASIC_CONSTRAINTS: ObjectIdentifier = oid("2.5.29.19");
pub(super) const POLICIES: ObjectIdentifier = oid("2.5.29.32");
pub(super) const EXTENDED_KEY_USAGE: ObjectIdentifier = oid("2.5.29.37");

// Purposes.
pub(super) const TIME_STAMPING: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.8");
pub(super) const ANY_PURPOSE: ObjectIdentifier = oid("2.5.29.37.0");
