// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{
    canonical::{LARGEST_EXACT, canonical_json, write_canonical},
    error::RecordError,
    head,
    kind::Kind,
    merkle::Hash,
    quick::Look,
};

/// The longest canonical content, in bytes.
pub(crate) const MOST_CONTENT: usize = 16 << 20;

/// The longest evidence, in bytes.
pub(crate) const MOST_EVIDENCE: usize = 64 << 20;

/// Contents are nested at most so deep; what reads them gives up at 128.
const DEEPEST: usize = 100;

/// What stands before a content in its canonical form.
const OPENING: &[u8] = br#"{"content":"#;

/// What every commitment begins with, so that it can be that of nothing else.
const DOMAIN: &[u8; 27] = b"groundswell/record/leaf/v1\0";

/// An entry to be appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub(crate) kind: Kind,
    pub(crate) canonical: Vec<u8>,
    /// Where in it the content ends.
    content_end: usize,
    pub(crate) evidence: Vec<u8>,
}

/// The canonical content of an entry, taken apart.
#[derive(Debug)]
pub(crate) struct Envelope {
    pub(crate) kind: Kind,
    pub(crate) content: Value,
    /// The SHA-256 of the evidence in hexadecimal digits.
    evidence: Option<String>,
}

impl Draft {
    /// Makes a draft of a content and, where there are any, the raw bytes it was read from.
    ///
    /// # Errors
    ///
    /// When the kind is a tombstone or a change of keys, a content of the log's own kinds has not their form, content or evidence is too long or nested too deep, or a number is no
    /// integer of at most 2^53-1: such numbers are not kept exactly by every reader, so ids are given as text.
    pub fn new(kind: Kind, content: &Value, evidence: Option<Vec<u8>>) -> Result<Self, RecordError> {
        match kind {
            Kind::Tombstone => return Err(RecordError::Content("a tombstone is written by forgetting")),
            Kind::Key => return Err(RecordError::Content("a change of keys is written by handing over")),
            kind => head::check(kind, content, evidence.is_some()).map_err(RecordError::Content)?,
        }
        Self::of_any_kind(kind, content, evidence)
    }

    /// Makes a draft, also of a tombstone.
    pub(crate) fn of_any_kind(
        kind: Kind,
        content: &Value,
        evidence: Option<Vec<u8>>,
    ) -> Result<Self, RecordError> {
        check(content, DEEPEST).map_err(RecordError::Content)?;
        if evidence.as_ref().is_some_and(|evidence| evidence.len() > MOST_EVIDENCE) {
            return Err(RecordError::Content("its evidence is longer than 64 MiB"));
        }
        let mut canonical = OPENING.to_vec();
        write_canonical(content, &mut canonical);
        let content_end = canonical.len();
        canonical.extend_from_slice(&closing(kind.key(), evidence.as_deref()));
        if canonical.len() > MOST_CONTENT {
            return Err(RecordError::Content("it is longer than 16 MiB"));
        }
        Ok(Self { kind, canonical, content_end, evidence: evidence.unwrap_or_default() })
    }

    /// The content in its canonical form, as readers will find it.
    #[must_use]
    pub fn content(&self) -> &str {
        let content = self.canonical.get(OPENING.len()..self.content_end);
        content.and_then(|content| str::from_utf8(content).ok()).expect("canonical JSON is UTF-8")
    }
}

/// What is seen of a canonical content that is in its form, without making values of it.
pub(crate) struct Seen<'a> {
    /// What was given to be kept, as it stands there.
    pub(crate) content: Cow<'a, str>,
    pub(crate) kind: Kind,
    /// The SHA-256 of the evidence in hexadecimal digits.
    pub(crate) evidence: Option<Cow<'a, str>>,
}

impl<'a> Seen<'a> {
    /// Looks at a canonical content; says in words what is wrong with it.
    pub(crate) fn of(canonical: &'a [u8], look: &mut Look) -> Result<Self, &'static str> {
        if let Some(parts) = look.parts(canonical)
            && let Ok(kind) = parts.kind.parse()
        {
            let (content, evidence) = (Cow::Borrowed(parts.content), parts.evidence.map(Cow::Borrowed));
            return Ok(Self { content, kind, evidence });
        }
        let Envelope { kind, content, evidence } = Envelope::parse(canonical)?;
        let content = String::from_utf8(canonical_json(&content)).expect("canonical JSON is UTF-8");
        Ok(Self { content: Cow::Owned(content), kind, evidence: evidence.map(Cow::Owned) })
    }
}

/// Says whether bytes are the evidence of that digest, or there is none and are none.
pub(crate) fn is_evidence(digest: Option<&str>, bytes: &[u8]) -> bool {
    match digest {
        None => bytes.is_empty(),
        Some(digest) => digest == sha256_hex(bytes),
    }
}

impl Envelope {
    /// Reads a canonical content; says in words what is wrong with it.
    pub(crate) fn parse(canonical: &[u8]) -> Result<Self, &'static str> {
        let whole: Value = serde_json::from_slice(canonical).map_err(|_| "its content is not JSON")?;
        if canonical_json(&whole) != canonical {
            return Err("its content is not in the form of RFC 8785");
        }
        let Value::Object(mut members) = whole else { return Err("its content is no envelope") };
        let kind = members.remove("kind").as_ref().and_then(Value::as_str).and_then(|key| key.parse().ok());
        let (Some(content), Some(evidence), Some(kind)) =
            (members.remove("content"), members.remove("evidence"), kind)
        else {
            return Err("its content is no envelope");
        };
        let evidence = match evidence {
            Value::Null => None,
            Value::String(digest) => Some(digest),
            _ => return Err("its content is no envelope"),
        };
        if !members.is_empty() {
            return Err("its envelope holds more than content, evidence and kind");
        }
        // Whoever signs a record may have written it with something else.
        check(&content, DEEPEST)?;
        Ok(Self { kind, content, evidence })
    }

    /// Gives the evidence back if it is what the envelope says; says in words if it is not.
    pub(crate) fn evidence(&self, bytes: &[u8]) -> Result<Option<Vec<u8>>, &'static str> {
        match &self.evidence {
            None if bytes.is_empty() => Ok(None),
            Some(digest) if *digest == sha256_hex(bytes) => Ok(Some(bytes.to_vec())),
            _ => Err("its evidence is not the one in its content"),
        }
    }
}

/// The canonical content of an entry.
pub(crate) fn envelope(kind: &str, content: &Value, evidence: Option<&[u8]>) -> Vec<u8> {
    let mut canonical = OPENING.to_vec();
    write_canonical(content, &mut canonical);
    canonical.extend_from_slice(&closing(kind, evidence));
    canonical
}

/// Whether a canonical content that is what it was committed to is of a kind, by its byte, and of some evidence.
pub(crate) fn is_closed_by(canonical: &[u8], kind: u8, evidence: &[u8]) -> bool {
    let named = || {
        let kind = Kind::ALL.into_iter().find(|known| known.byte() == kind)?;
        canonical.strip_suffix(b"\"}")?.strip_suffix(kind.key().as_bytes())?.strip_suffix(br#","kind":""#)
    };
    let Some(before) = named() else { return false };
    (evidence.is_empty() && before.ends_with(br#","evidence":null"#))
        || before.ends_with(format!(r#","evidence":"{}""#, sha256_hex(evidence)).as_bytes())
}

/// What stands behind the content.
fn closing(kind: &str, evidence: Option<&[u8]>) -> Vec<u8> {
    let digest = evidence.map_or(Value::Null, |evidence| sha256_hex(evidence).into());
    let mut closing = br#","evidence":"#.to_vec();
    write_canonical(&digest, &mut closing);
    closing.extend_from_slice(br#","kind":"#);
    write_canonical(&kind.into(), &mut closing);
    closing.push(b'}');
    closing
}

/// The commitment to a content: a leaf of the log.
pub(crate) fn commitment(salt: &Hash, canonical: &[u8]) -> Hash {
    Sha256::new().chain_update(DOMAIN).chain_update(salt).chain_update(canonical).finalize().into()
}

/// The commitments to many contents, each given with its salt before it, behind those that are there.
pub(crate) fn commitments<'a>(salted: impl IntoIterator<Item = &'a [u8]>, into: &mut Vec<Hash>) {
    scan::digests(DOMAIN, salted, into);
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes every write");
        text
    })
}

fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn check(value: &Value, depth: usize) -> Result<(), &'static str> {
    if depth == 0 {
        return Err("it is nested deeper than 100 levels");
    }
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| check(item, depth - 1)),
        Value::Object(members) => members.values().try_for_each(|item| check(item, depth - 1)),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) if integer.unsigned_abs() <= LARGEST_EXACT => Ok(()),
            _ => Err("it has a number that is no integer of at most 2^53-1: give it as text"),
        },
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
    }
}
