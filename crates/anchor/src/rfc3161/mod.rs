// SPDX-License-Identifier: AGPL-3.0-or-later
//! Stamps of authorities of time: [RFC 3161](https://www.rfc-editor.org/rfc/rfc3161), with the certificates bound as
//! [RFC 5816](https://www.rfc-editor.org/rfc/rfc5816) has it.
//!
//! Send [`request`] to an authority as [`REQUEST_TYPE`], keep the whole response as it came, and give it to [`verify`], at once and
//! whenever somebody asks. What is kept is what `openssl ts -verify -in` reads.

mod attributes;
mod certificate;
mod chain;
mod info;
mod oid;
mod refused;
mod response;
mod roots;
mod shape;
mod signature;
mod signed;

use der::{Encode, Sequence, asn1::OctetStringRef};
use info::Imprint;
use jiff::{SignedDuration, Timestamp};
use x509_cert::spki::AlgorithmIdentifierRef;

pub use certificate::Identity;
pub use refused::Refused;
pub use roots::{BadRoot, Roots};

use response::Response;
use signed::Token;

/// The media type under which a request is sent.
pub const REQUEST_TYPE: &str = "application/timestamp-query";

/// The media type under which a response comes.
pub const RESPONSE_TYPE: &str = "application/timestamp-reply";

/// The most bytes that a response may have.
pub const LONGEST: usize = 64 * 1024;

/// What an authority was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The SHA-256 that is to be dated.
    pub digest: [u8; 32],
    /// The number that the response has to repeat; `None` where nobody knows it any more, as when a kept response is checked again.
    pub nonce: Option<u64>,
}

/// What an authority has signed, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When the authority saw the digest, by its own clock.
    pub gen_time: Timestamp,
    /// How far off that clock may be, by the authority's own word; `None` where it says nothing.
    pub accuracy: Option<SignedDuration>,
    /// The stamp's number with this authority, in hexadecimal digits.
    pub serial: String,
    /// The policy under which the authority works, as a dotted identifier.
    pub policy: String,
    /// Who signed.
    pub authority: Identity,
    /// The last certificate of the chain that begins with the authority's: a trusted root, or where none was given as far as the
    /// response's own certificates lead.
    pub top: Identity,
    /// Whether that last certificate is one of the roots that the caller trusts. If not, anybody can have made this stamp.
    pub is_trusted: bool,
}

/// Writes what to send to an authority: a request for a stamp over this digest, with its certificates.
///
/// The nonce has to be a new one each time, and hard to guess: it is what shows that a response was not made before.
#[must_use]
pub fn request(digest: &[u8; 32], nonce: u64) -> Vec<u8> {
    let hash = AlgorithmIdentifierRef { oid: oid::SHA_256, parameters: Some(shape::NULL) };
    let digest = OctetStringRef::new(digest).expect("32 bytes are few");
    let request = Request { version: 1, imprint: Imprint { hash, digest }, nonce, with_certificates: true };
    request.to_der().expect("a request of fixed shape can be written")
}

/// Checks an authority's response: that it is about this digest, answers this request, and is signed by who may sign times.
///
/// With [`Roots`] the certificates have to lead to one of them; without any, [`Stamp::top`] says where they lead, and whom to
/// trust is the caller's to decide: so what is refused as [`Refused::Untrusted`] can be looked at once more with [`Roots::none`]. Certificates count as they were at the stamp's own time: one that has run out since has
/// dated rightly. Nothing is known here of certificates that were revoked.
///
/// # Errors
///
/// [`Refused`], which says the first thing that does not hold.
pub fn verify(response: &[u8], asked: &Asked, roots: &Roots) -> Result<Stamp, Refused> {
    // 1. It is an answer, and the authority grants what was asked.
    let token = Response::read(response)?.granted()?;
    // 2. It is signed data over a statement of time, with one signature.
    let token = Token::read(token)?;
    let info = token.info()?;
    // 3. The statement answers what was asked.
    info.answers(asked)?;
    // 4. The certificate that the signature names as its own is there; all that is signed is what was read.
    let signer = token.signer()?;
    token.holds(signer)?;
    // 5. Its owner may sign times, and could at that time.
    signer.may_sign_times(info.gen_time)?;
    // 6. Who stands behind it.
    let chain = chain::follow(signer, token.certificates(), roots, info.gen_time)?;
    Ok(Stamp {
        gen_time: info.gen_time,
        accuracy: info.accuracy,
        serial: info.serial,
        policy: info.policy,
        authority: signer.identity(),
        top: chain.top,
        is_trusted: chain.is_trusted,
    })
}

/// `TimeStampReq`, without the fields that are not used here.
#[derive(Sequence)]
struct Request<'a> {
    version: u8,
    imprint: Imprint<'a>,
    nonce: u64,
    with_certificates: bool,
}
