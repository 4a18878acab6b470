// SPDX-License-Identifier: AGPL-3.0-or-later
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use model::CallId;

use crate::{Address, key::ContactKey};

/// Whom to remind, and in which language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Where letters go.
    pub address: Address,
    /// The tag of the language in which they are written.
    pub language: String,
}

/// What a link in a letter is for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    Confirm,
    Leave,
}

/// Half of a link's token names the contact, the other half shows that the token comes from a letter of ours.
const HALF: usize = 16;

impl Contact {
    /// The contact's name in the database: the same for the same mailbox, and nothing without the key.
    pub(crate) fn id(&self, key: &ContactKey) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(key.digest("contact", self.address.folded().as_bytes()))
    }

    pub(crate) fn seal(&self, key: &ContactKey, call: &CallId) -> String {
        let plain = format!("{}\n{}", self.language, self.address.reveal());
        key.seal(call.as_str(), plain.as_bytes())
    }

    /// What was sealed for this call; nothing if it was not, or under another key.
    pub(crate) fn open(key: &ContactKey, call: &CallId, sealed: &str) -> Option<Self> {
        let plain = String::from_utf8(key.open(call.as_str(), sealed)?).ok()?;
        let (language, address) = plain.split_once('\n')?;
        Some(Self { address: Address::read(address).ok()?, language: language.to_owned() })
    }
}

impl Purpose {
    fn key(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Leave => "leave",
        }
    }

    /// The token of a link to a contact, of which nothing need be kept.
    pub(crate) fn token(self, key: &ContactKey, id: &str) -> String {
        let name = BASE64_URL_SAFE_NO_PAD.decode(id).unwrap_or_default();
        let proof = key.digest(self.key(), &name);
        BASE64_URL_SAFE_NO_PAD.encode([name.as_slice(), &proof].concat())
    }

    /// The contact to whom a token was given.
    pub(crate) fn contact(self, key: &ContactKey, token: &str) -> Option<String> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
        let (name, proof) = bytes.split_at_checked(HALF)?;
        key.has_digest(self.key(), name, proof).then(|| BASE64_URL_SAFE_NO_PAD.encode(name))
    }
}
