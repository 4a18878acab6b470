// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signed notes, as c2sp.org/signed-note has them, with Ed25519 keys.

use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

/// The signature type of Ed25519.
pub(crate) const ED25519: u8 = 1;

/// A note may carry this many signatures.
const MOST_SIGNATURES: usize = 100;

/// A text with signatures under it, none of which has been checked yet.
pub(crate) struct Note<'a> {
    /// The text, which ends with a newline.
    pub(crate) text: &'a str,
    /// What stands under it.
    pub(crate) signatures: Vec<NoteSignature<'a>>,
}

/// One signature line.
pub(crate) struct NoteSignature<'a> {
    name: &'a str,
    id: [u8; 4],
    bytes: Vec<u8>,
}

/// The public key under which a record's checkpoints are signed, as `name+id+key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vkey {
    name: String,
    key: VerifyingKey,
}

/// The text is no verifier key.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a verifier key has the form `name+8 hex digits+base64`, and the digits belong to the rest")]
pub struct BadVkey;

impl<'a> Note<'a> {
    /// Reads a note; `None` if it is malformed.
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let whole = str::from_utf8(bytes).ok()?;
        if whole.chars().any(|c| c < ' ' && c != '\n') {
            return None;
        }
        let (text, lines) = whole.rsplit_once("\n\n")?;
        let text = whole.get(..=text.len())?;
        let lines = lines.strip_suffix('\n')?;
        let signatures: Vec<_> =
            lines.split('\n').take(MOST_SIGNATURES + 1).map(NoteSignature::parse).collect::<Option<_>>()?;
        (signatures.len() <= MOST_SIGNATURES).then_some(Self { text, signatures })
    }
}

impl<'a> NoteSignature<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let (name, base64) = line.strip_prefix("— ")?.split_once(' ')?;
        let bytes = BASE64_STANDARD.decode(base64).ok()?;
        let (id, bytes) = bytes.split_first_chunk()?;
        (is_name(name) && !bytes.is_empty()).then(|| Self { name, id: *id, bytes: bytes.to_vec() })
    }

    /// Says whether the signature claims to be of this key.
    pub(crate) fn names(&self, vkey: &Vkey) -> bool {
        self.name == vkey.name && self.id == vkey.id()
    }

    /// Says whether the signature is of this key and of this text.
    pub(crate) fn holds(&self, vkey: &Vkey, text: &str) -> bool {
        // Strict: of the several byte strings that lax checks take for one signature, only one passes.
        self.names(vkey)
            && Signature::from_slice(&self.bytes)
                .is_ok_and(|signature| vkey.key.verify_strict(text.as_bytes(), &signature).is_ok())
    }
}

impl Vkey {
    /// Names a public key; the name must have been checked.
    pub(crate) fn new(name: String, key: VerifyingKey) -> Self {
        Self { name, key }
    }

    /// The key's name, which is also the origin of the checkpoints it signs.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first four bytes of the hash of name, type and key.
    pub(crate) fn id(&self) -> [u8; 4] {
        key_id(&self.name, self.key.as_bytes())
    }
}

impl FromStr for Vkey {
    type Err = BadVkey;

    fn from_str(text: &str) -> Result<Self, BadVkey> {
        let (name, rest) = text.split_once('+').ok_or(BadVkey)?;
        let (_, base64) = rest.split_once('+').ok_or(BadVkey)?;
        let bytes = BASE64_STANDARD.decode(base64).map_err(|_| BadVkey)?;
        let (&ED25519, key) = bytes.split_first().ok_or(BadVkey)? else { return Err(BadVkey) };
        let key = VerifyingKey::try_from(key).map_err(|_| BadVkey)?;
        let vkey = Self::new(name.to_owned(), key);
        // Written out again it must be the same, so every bit of the text counts.
        (is_name(name) && vkey.to_string() == text).then_some(vkey).ok_or(BadVkey)
    }
}

impl fmt::Display for Vkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Named { label: "", name: &self.name, id: self.id(), key: self.key.as_bytes() })
    }
}

/// A key as text, in the form that public and secret keys share.
pub(crate) struct Named<'a> {
    pub(crate) label: &'a str,
    pub(crate) name: &'a str,
    pub(crate) id: [u8; 4],
    pub(crate) key: &'a [u8; 32],
}

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut typed = vec![ED25519];
        typed.extend_from_slice(self.key);
        let id = u32::from_be_bytes(self.id);
        write!(f, "{}{}+{id:08x}+{}", self.label, self.name, BASE64_STANDARD.encode(typed))
    }
}

/// Says whether a text can name a key.
pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 200
        && !name.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+')
}

fn key_id(name: &str, key: &[u8; 32]) -> [u8; 4] {
    let hash: [u8; 32] =
        Sha256::new().chain_update(name).chain_update([b'\n', ED25519]).chain_update(key).finalize().into();
    *hash.first_chunk().expect("a hash has more than four bytes")
}
