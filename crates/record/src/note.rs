// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signed notes, as c2sp.org/signed-note has them, with Ed25519 keys.

use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

/// What a key signs, by the byte that stands before it (c2sp.org/signed-note, c2sp.org/tlog-cosignature).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signs {
    /// Checkpoints of its own log: an Ed25519 signature of the text.
    Log = 1,
    /// Others' checkpoints, as a witness: a time, and an Ed25519 signature of it and the text.
    Witness = 4,
}

/// A note may carry this many signatures.
const MOST_SIGNATURES: usize = 100;

/// The latest time that a witness may give, in seconds.
const MOST_SECONDS: u64 = i64::MAX as u64;

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

/// The public key of a log or of a witness, as `name+id+key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vkey {
    name: String,
    signs: Signs,
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
        match vkey.signs {
            Signs::Log => self.names(vkey) && is_signed(vkey, text, &self.bytes),
            Signs::Witness => self.witnessed_at(vkey, text).is_some(),
        }
    }

    /// When a witness has signed this text, in seconds since 1970; `None` if that is no signature of this witness.
    pub(crate) fn witnessed_at(&self, vkey: &Vkey, text: &str) -> Option<u64> {
        let (time, signature) = self.bytes.split_first_chunk()?;
        let time = u64::from_be_bytes(*time);
        let is_right = vkey.signs == Signs::Witness
            && self.names(vkey)
            && time <= MOST_SECONDS
            && is_signed(vkey, &witness_text(time, text), signature);
        is_right.then_some(time)
    }
}

impl Vkey {
    /// Names a public key; the name must have been checked.
    pub(crate) fn new(name: String, signs: Signs, key: VerifyingKey) -> Self {
        Self { name, signs, key }
    }

    /// Whether this is the key of a witness, and not of a log.
    #[must_use]
    pub fn is_witness(&self) -> bool {
        self.signs == Signs::Witness
    }

    /// Whether two keys are the same one, whatever they are called and used for.
    pub(crate) fn is_same_key(&self, other: &Self) -> bool {
        self.key == other.key
    }

    /// The key's name, which is also the origin of the checkpoints it signs.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first four bytes of the hash of name, type and key.
    pub(crate) fn id(&self) -> [u8; 4] {
        key_id(&self.name, self.signs, self.key.as_bytes())
    }
}

impl FromStr for Vkey {
    type Err = BadVkey;

    fn from_str(text: &str) -> Result<Self, BadVkey> {
        let (name, rest) = text.split_once('+').ok_or(BadVkey)?;
        let (_, base64) = rest.split_once('+').ok_or(BadVkey)?;
        let bytes = BASE64_STANDARD.decode(base64).map_err(|_| BadVkey)?;
        let (byte, key) = bytes.split_first().ok_or(BadVkey)?;
        let signs = Signs::of(*byte).ok_or(BadVkey)?;
        let key = VerifyingKey::try_from(key).map_err(|_| BadVkey)?;
        let vkey = Self::new(name.to_owned(), signs, key);
        // Written out again it must be the same, so every bit of the text counts.
        (is_name(name) && vkey.to_string() == text).then_some(vkey).ok_or(BadVkey)
    }
}

impl fmt::Display for Vkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (id, key) = (self.id(), self.key.as_bytes());
        write!(f, "{}", Named { label: "", name: &self.name, id, signs: self.signs, key })
    }
}

impl Signs {
    /// What the byte before a key says.
    pub(crate) fn of(byte: u8) -> Option<Self> {
        [Self::Log, Self::Witness].into_iter().find(|signs| *signs as u8 == byte)
    }
}

/// A key as text, in the form that public and secret keys share.
pub(crate) struct Named<'a> {
    pub(crate) label: &'a str,
    pub(crate) name: &'a str,
    pub(crate) id: [u8; 4],
    pub(crate) signs: Signs,
    pub(crate) key: &'a [u8; 32],
}

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut typed = vec![self.signs as u8];
        typed.extend_from_slice(self.key);
        let id = u32::from_be_bytes(self.id);
        write!(f, "{}{}+{id:08x}+{}", self.label, self.name, BASE64_STANDARD.encode(typed))
    }
}

/// Says whether a text can name a key: it has neither spaces, control characters nor `+`, and 1 to 200 bytes.
#[must_use]
pub fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 200
        && !name.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+')
}

/// What a witness signs: a time, in seconds since 1970, and a checkpoint.
pub(crate) fn witness_text(time: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}

fn is_signed(vkey: &Vkey, text: &str, signature: &[u8]) -> bool {
    // Strict: of the several byte strings that lax checks take for one signature, only one passes.
    Signature::from_slice(signature)
        .is_ok_and(|signature| vkey.key.verify_strict(text.as_bytes(), &signature).is_ok())
}

fn key_id(name: &str, signs: Signs, key: &[u8; 32]) -> [u8; 4] {
    let typed = [b'\n', signs as u8];
    let hash: [u8; 32] =
        Sha256::new().chain_update(name).chain_update(typed).chain_update(key).finalize().into();
    *hash.first_chunk().expect("a hash has more than four bytes")
}
