// SPDX-License-Identifier: AGPL-3.0-or-later
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use model::CallId;

use crate::{Address, Subscription, key::ContactKey};

/// Whom to remind, and in which language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Where letters go.
    pub place: Place,
    /// The tag of the language in which they are written.
    pub language: String,
}

/// Where letters go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A device.
    Device(Subscription),
    /// A mailbox.
    Mailbox(Address),
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
        BASE64_URL_SAFE_NO_PAD.encode(match &self.place {
            Place::Device(subscription) => key.digest("device", subscription.endpoint().as_bytes()),
            Place::Mailbox(address) => key.digest("contact", address.folded().as_bytes()),
        })
    }

    pub(crate) fn seal(&self, key: &ContactKey, call: &CallId) -> String {
        let plain = format!("{}\n{}", self.language, self.place.reveal());
        key.seal(call.as_str(), plain.as_bytes())
    }

    /// What was sealed for this call; nothing if it was not, or under another key.
    pub(crate) fn open(key: &ContactKey, call: &CallId, sealed: &str) -> Option<Self> {
        let plain = String::from_utf8(key.open(call.as_str(), sealed)?).ok()?;
        let (language, place) = plain.split_once('\n')?;
        Some(Self { place: Place::read(place)?, language: language.to_owned() })
    }
}

impl Place {
    fn reveal(&self) -> String {
        match self {
            Self::Device(subscription) => subscription.reveal(),
            Self::Mailbox(address) => address.reveal().to_owned(),
        }
    }

    /// Reads what was sealed: no mailbox has a blank in its address.
    fn read(revealed: &str) -> Option<Self> {
        match revealed.split(' ').collect::<Vec<_>>().as_slice() {
            [endpoint, key, secret] => Some(Self::Device(Subscription::read(endpoint, key, secret).ok()?)),
            _ => Some(Self::Mailbox(Address::read(revealed).ok()?)),
        }
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
