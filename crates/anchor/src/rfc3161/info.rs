// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is signed: which digest, when, by which clock.

use der::{
    Sequence, Tag,
    asn1::{AnyRef, IntRef, ObjectIdentifier, OctetStringRef},
};
use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
use x509_cert::{ext::Extension, spki::AlgorithmIdentifierRef};

use super::{Asked, Refused, oid, shape};
use crate::hex::hex;

/// The statement, read.
#[derive(Debug)]
pub(super) struct Info<'a> {
    pub(super) gen_time: Timestamp,
    pub(super) accuracy: Option<SignedDuration>,
    pub(super) serial: String,
    pub(super) policy: String,
    imprint: Imprint<'a>,
    nonce: Option<IntRef<'a>>,
}

/// `MessageImprint`.
#[derive(Debug, Sequence)]
pub(super) struct Imprint<'a> {
    pub(super) hash: AlgorithmIdentifierRef<'a>,
    pub(super) digest: &'a OctetStringRef,
}

/// `TSTInfo`.
#[derive(Sequence)]
struct Written<'a> {
    version: u8,
    policy: ObjectIdentifier,
    imprint: Imprint<'a>,
    serial: IntRef<'a>,
    gen_time: AnyRef<'a>,
    #[asn1(optional = "true")]
    accuracy: Option<Accuracy>,
    #[asn1(default = "Default::default")]
    ordering: bool,
    #[asn1(optional = "true")]
    nonce: Option<IntRef<'a>>,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    authority: Option<AnyRef<'a>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    extensions: Option<Vec<Extension>>,
}

/// `Accuracy`.
#[derive(Clone, Copy, Sequence)]
struct Accuracy {
    #[asn1(optional = "true")]
    seconds: Option<u32>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    millis: Option<u16>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    micros: Option<u16>,
}

const PART: &str = "the statement of time";

impl<'a> Info<'a> {
    /// Reads a statement of exactly these bytes.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Refused> {
        let unreadable = Refused::Unreadable { part: PART };
        let written: Written<'a> = shape::read(bytes, PART)?;
        let unknown = written.extensions.iter().flatten().any(|extension| extension.critical);
        if written.version != 1 || unknown {
            return Err(unreadable);
        }
        Ok(Self {
            gen_time: time(written.gen_time).ok_or(unreadable)?,
            accuracy: written.accuracy.map(Accuracy::duration),
            serial: hex(written.serial.as_bytes()),
            policy: written.policy.to_string(),
            imprint: written.imprint,
            nonce: written.nonce,
        })
    }

    /// Whether it is the answer to what was asked.
    pub(super) fn answers(&self, asked: &Asked) -> Result<(), Refused> {
        let Imprint { hash, digest } = &self.imprint;
        if hash.oid != oid::SHA_256 || !shape::is_bare(hash) || digest.as_bytes() != asked.digest {
            return Err(Refused::OtherDigest);
        }
        let sent = asked.nonce.map(|nonce| nonce.to_be_bytes());
        let repeats = |sent: [u8; 8]| self.nonce.is_some_and(|nonce| is_same(nonce, &sent));
        if sent.is_none_or(repeats) { Ok(()) } else { Err(Refused::OtherNonce) }
    }
}

impl Accuracy {
    fn duration(self) -> SignedDuration {
        SignedDuration::from_secs(i64::from(self.seconds.unwrap_or_default()))
            + SignedDuration::from_millis(i64::from(self.millis.unwrap_or_default()))
            + SignedDuration::from_micros(i64::from(self.micros.unwrap_or_default()))
    }
}

/// Whether a number is this one; DER writes it without leading zeros but for one that says that it is not negative.
fn is_same(number: IntRef<'_>, sent: &[u8]) -> bool {
    let bytes = number.as_bytes();
    let is_negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    !is_negative && significant(bytes) == significant(sent)
}

fn significant(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}

/// Reads `YYYYMMDDhhmmss[.s…]Z`. Certificates write no fractions, so the library's own type has none; stamps do.
fn time(written: AnyRef<'_>) -> Option<Timestamp> {
    if written.header().tag() != Tag::GeneralizedTime {
        return None;
    }
    let text = str::from_utf8(written.value()).ok()?.strip_suffix('Z')?;
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let nanos = fraction.map_or(Some(0), nanos)?;
    let (date, clock) = whole.split_at_checked(8)?;
    if whole.len() != 14 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (date, clock): (i32, i32) = (date.parse().ok()?, clock.parse().ok()?);
    let year = i16::try_from(date / 10_000).ok()?;
    let [month, day] = [date / 100 % 100, date % 100].map(|number| i8::try_from(number).ok());
    let [hour, minute, second] =
        [clock / 10_000, clock / 100 % 100, clock % 100].map(|number| i8::try_from(number).ok());
    let civil = DateTime::new(year, month?, day?, hour?, minute?, second?, nanos).ok()?;
    TimeZone::UTC.to_timestamp(civil).ok()
}

/// A fraction of a second, which DER writes without zeros at its end.
fn nanos(fraction: &str) -> Option<i32> {
    let is_number = fraction.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || fraction.is_empty() || fraction.len() > 9 || fraction.ends_with('0') {
        return None;
    }
    format!("{fraction:0<9}").parse().ok()
}
