// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{
    coding, digest,
    fields::{Fields, bare_type},
    records::Record,
};
use std::io::BufReader;

/// Nobody packs a body more often than that.
const MOST_CODINGS: usize = 4;

/// How an answer begins: what tells whether its body is worth unpacking.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// The status of HTTP.
    pub status: u16,
    /// The media type without what may stand behind it, in lower case; empty if nothing is said.
    pub media_type: String,
    fields: Fields,
    /// The body as it traveled.
    body: &'a [u8],
    digest: Option<&'a str>,
}

/// What a server answered, or what was put into an archive as if it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// The media type without what may stand behind it, in lower case; empty if nothing is said.
    pub media_type: String,
    /// The body, its codings undone.
    pub body: Vec<u8>,
    /// What is wrong with the body, for a reader.
    pub fault: Option<&'static str>,
}

impl Answer {
    /// Reads the answer that a record holds; nothing where it holds none.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        Head::of(record).map(Head::open)
    }
}

impl<'a> Head<'a> {
    /// Reads how the answer begins that a record holds; nothing where it holds none.
    #[must_use]
    pub fn of(record: &'a Record) -> Option<Self> {
        match record.kind.as_str() {
            "resource" => Some(Self {
                status: 200,
                media_type: record.media_type.clone(),
                fields: Fields::default(),
                body: &record.block,
                digest: None,
            }),
            "response" if record.media_type == "application/http" => Self::of_http(record),
            _ => None,
        }
    }

    /// Reads the body.
    #[must_use]
    pub fn open(self) -> Answer {
        let Self { status, media_type, fields, body, digest } = self;
        let (body, fault) = decoded(&fields, body, digest);
        Answer { status, media_type, body, fault }
    }

    fn of_http(record: &'a Record) -> Option<Self> {
        let mut bytes = BufReader::new(record.block.as_slice());
        let first = crate::lines::read_line(&mut bytes).ok()??;
        let first = String::from_utf8_lossy(&first);
        let mut words = first.split_ascii_whitespace();
        words.next().filter(|version| version.starts_with("HTTP/"))?;
        let status = words.next()?.parse().ok()?;
        let fields = Fields::read(&mut bytes).ok()?.ok()?;
        let body = rest(&bytes, &record.block);
        let media_type = bare_type(fields.of("content-type").unwrap_or_default());
        Some(Self { status, media_type, fields, body, digest: record.payload_digest.as_deref() })
    }
}

/// What a reader has not yet read of some bytes.
fn rest<'a>(reader: &BufReader<&'a [u8]>, whole: &'a [u8]) -> &'a [u8] {
    let left = reader.buffer().len() + reader.get_ref().len();
    whole.get(whole.len().saturating_sub(left)..).unwrap_or_default()
}

/// A body with its codings undone, and what is wrong with it.
fn decoded(fields: &Fields, body: &[u8], digest: Option<&str>) -> (Vec<u8>, Option<&'static str>) {
    let is_chunked =
        fields.of("transfer-encoding").is_some_and(|how| how.to_ascii_lowercase().contains("chunked"));
    let mut undone = if is_chunked {
        coding::unchunked(body)
    } else {
        coding::Undone { bytes: body.to_vec(), is_whole: true }
    };
    let mut is_right = digest.map(|digest| is_either(digest, body, &undone.bytes));
    let codings = fields.of("content-encoding").unwrap_or_default().to_ascii_lowercase();
    // An empty one is none ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2)).
    let names = codings.rsplit(',').map(str::trim).filter(|name| !name.is_empty());
    for (place, name) in names.enumerate() {
        let next = if place < MOST_CODINGS { coding::undone(name, &undone.bytes) } else { None };
        let Some(next) = next else {
            return (undone.bytes, Some("is packed in a way that is not read here"));
        };
        undone = coding::Undone { is_whole: undone.is_whole && next.is_whole, bytes: next.bytes };
    }
    // What exactly a digest is of is understood in three ways.
    is_right = is_right.map(|is_right| {
        is_right || digest.is_some_and(|digest| digest::is_of(digest, &undone.bytes) == Some(true))
    });
    let fault = match (is_right, undone.is_whole) {
        (Some(false), _) => Some("is not what its own digest says; it is damaged"),
        (_, false) => Some("can't be unpacked to its end"),
        _ => None,
    };
    (undone.bytes, fault)
}

/// Whether a digest is that of one of two contents, or can't be compared.
fn is_either(digest: &str, one: &[u8], other: &[u8]) -> bool {
    let is_of = |bytes: &[u8]| digest::is_of(digest, bytes).unwrap_or(true);
    is_of(one) || is_of(other)
}
