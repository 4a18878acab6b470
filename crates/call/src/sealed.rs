// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};
use toml::Table;

use crate::{
    call::Wording,
    fault::HashtagFault,
    hex::{hex, unhex},
};

/// The name of the file that opens a sealed hashtag; it lies in the call's folder, and is no public file before the hour.
pub const SEALED_FILE: &str = "sealed.toml";

/// What every commitment begins with, so that it can be that of nothing else.
const DOMAIN: &[u8] = b"groundswell/hashtag/v1\0";

/// A hashtag that everybody learns at the hour, and of which only the commitment is told before.
///
/// Its tag, its salt and the wordings that hold it have no accessor: [`Call`](crate::Call) gives them out by the time at which
/// they will be read.
#[derive(Clone)]
pub struct Sealed {
    /// What binds the organizers to the hashtag, and tells nobody which it is.
    pub commitment: Commitment,
    /// Whether a fallback has taken its place.
    pub is_replaced: bool,
    pub(crate) opening: Option<Opening>,
    pub(crate) wordings: Vec<Wording>,
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A log is read by others than a call's organizers.
        f.debug_struct("Sealed").field("commitment", &self.commitment.to_string()).finish_non_exhaustive()
    }
}

/// The SHA-256 of a domain, 32 random bytes and a hashtag in NFC, written as 64 lower-case hexadecimal digits.
///
/// Without the salt it can't be told from that of any other hashtag, however few are likely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment([u8; 32]);

impl Commitment {
    /// The commitment to a hashtag without `#`.
    #[must_use]
    pub fn of(salt: &Salt, tag: &str) -> Self {
        let tag = text::composed(tag);
        Self(Sha256::new().chain_update(DOMAIN).chain_update(salt.0).chain_update(&*tag).finalize().into())
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl FromStr for Commitment {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        unhex(written).map(Self).ok_or(())
    }
}

/// What keeps a commitment from being guessed: 32 bytes that nobody could know, drawn by whoever seals.
#[derive(Clone, PartialEq, Eq)]
pub struct Salt([u8; 32]);

impl Salt {
    /// Takes bytes that must come from the machine's source of chance, and be used once.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

/// What opens a commitment.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Opening {
    /// The hashtag without `#`.
    pub tag: String,
    /// The salt.
    pub salt: Salt,
    /// The file, as it was read.
    pub file: String,
}

impl Opening {
    /// Reads the file's two keys; what is wrong never repeats what the file holds.
    pub(crate) fn parse(file: &str) -> Result<Self, HashtagFault> {
        let table: Table = file.parse().map_err(|_| HashtagFault::OpeningToml)?;
        let value = |key: &'static str| {
            let value = table.get(key).and_then(toml::Value::as_str);
            value.ok_or(HashtagFault::OpeningKey(key))
        };
        let salt = unhex(value("salt")?).ok_or(HashtagFault::OpeningSalt)?;
        Ok(Self { tag: without_sign(value("tag")?).to_owned(), salt: Salt(salt), file: file.to_owned() })
    }
}

/// The file that opens a commitment to a hashtag, as [`read`](crate::read) takes it from beside `call.toml`.
#[must_use]
pub fn sealed_file(salt: &Salt, tag: &str) -> String {
    let tag = toml::Value::String(without_sign(tag).to_owned());
    format!(
        "# Opens the sealed hashtag. Give it to nobody before the hour; keep a copy, for without it nobody can.\n\
         tag = {tag}\nsalt = \"{}\"\n",
        hex(&salt.0)
    )
}

/// A hashtag without the sign that it may be written with.
pub(crate) fn without_sign(tag: &str) -> &str {
    let tag = tag.trim();
    tag.strip_prefix(['#', '＃']).unwrap_or(tag)
}
