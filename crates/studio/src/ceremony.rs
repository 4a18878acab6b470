// SPDX-License-Identifier: AGPL-3.0-or-later
//! What has to be remembered between the two halves of a ceremony. It is given to the browser, sealed: no node remembers anything, so that
//! any other of them can go on, and nobody who begins and never ends takes anybody's place.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use jiff::SignedDuration;
use model::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::StudioError;

/// How long a person may take to find their key.
const PATIENCE: SignedDuration = SignedDuration::from_mins(5);

/// Long enough to be drawn at random without a thought of repetition.
const NONCE: usize = 24;

/// A ceremony that is under way, sealed; the browser brings it back with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CeremonyId(pub String);

/// Which half is to follow: what was begun as one can't be ended as another.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Registration,
    SignIn,
}

/// Seals ceremonies of one site.
pub(crate) struct Ceremonies {
    cipher: XChaCha20Poly1305,
    /// The site's address.
    site: String,
}

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Begun<T> {
    begun_at: i64,
    state: T,
}

impl CeremonyId {
    /// What is kept of it once it is used.
    pub(crate) fn digest(&self) -> String {
        Sha256::digest(self.0.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Ceremonies {
    /// Those of the site at an address, under a key that its nodes share.
    pub(crate) fn of(site: &str, key: &[u8; 32]) -> Self {
        Self { cipher: XChaCha20Poly1305::new(key.into()), site: site.to_owned() }
    }

    /// Seals what has to be remembered.
    pub(crate) fn begin(
        &self,
        kind: Kind,
        state: &impl Serialize,
        now: Timestamp,
    ) -> Result<CeremonyId, StudioError> {
        let begun = Begun { begun_at: now.as_microsecond(), state };
        let plain = serde_json::to_vec(&begun).map_err(StudioError::refused)?;
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).expect("the machine gives random bytes");
        let payload = Payload { msg: &plain, aad: &self.told(kind) };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(StudioError::refused)?;
        Ok(CeremonyId(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat())))
    }

    /// What was remembered, and until when it may be answered.
    ///
    /// # Errors
    ///
    /// [`StudioError::Late`] for what is over, or was never begun here.
    pub(crate) fn end<T: DeserializeOwned>(
        &self,
        kind: Kind,
        ceremony: &CeremonyId,
        now: Timestamp,
    ) -> Result<(T, Timestamp), StudioError> {
        let Begun { begun_at, state } = self.open(kind, ceremony).ok_or(StudioError::Late)?;
        let over_at = Timestamp::from_microsecond(begun_at).map_err(StudioError::refused)? + PATIENCE;
        if now < over_at { Ok((state, over_at)) } else { Err(StudioError::Late) }
    }

    fn open<T: DeserializeOwned>(&self, kind: Kind, ceremony: &CeremonyId) -> Option<Begun<T>> {
        let bytes = URL_SAFE_NO_PAD.decode(&ceremony.0).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: &self.told(kind) };
        let plain = self.cipher.decrypt(&XNonce::from(*nonce), payload).ok()?;
        serde_json::from_slice(&plain).ok()
    }

    /// What a seal says beside what it holds.
    fn told(&self, kind: Kind) -> Vec<u8> {
        let kind = match kind {
            Kind::Registration => "registration",
            Kind::SignIn => "sign-in",
        };
        format!("groundswell/ceremony/v1\0{kind}\0{}", self.site).into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn ended(ceremonies: &Ceremonies, kind: Kind, ceremony: &CeremonyId, now: Timestamp) -> Option<String> {
        ceremonies.end(kind, ceremony, now).ok().map(|(state, _)| state)
    }

    #[test]
    fn a_ceremony_goes_on_at_any_node_in_time_and_as_what_it_was_begun() {
        let site = |site: &str, key| Ceremonies::of(site, &[key; 32]);
        let (here, there) = (site("https://storm.example", 1), site("https://storm.example", 1));
        let ceremony = here.begin(Kind::SignIn, &"loom", NOW).unwrap();
        let (soon, late) = (NOW + PATIENCE - SignedDuration::from_secs(1), NOW + PATIENCE);
        assert_eq!(ended(&there, Kind::SignIn, &ceremony, soon).as_deref(), Some("loom"));
        assert_eq!(ended(&there, Kind::SignIn, &ceremony, late), None);
        assert_eq!(ended(&there, Kind::Registration, &ceremony, soon), None);
        for stranger in [site("https://other.example", 1), site("https://storm.example", 2)] {
            assert_eq!(ended(&stranger, Kind::SignIn, &ceremony, soon), None);
        }
    }

    #[test]
    fn no_letter_of_a_ceremony_can_be_changed() {
        let ceremonies = Ceremonies::of("https://storm.example", &[1; 32]);
        let CeremonyId(ceremony) = ceremonies.begin(Kind::SignIn, &"loom", NOW).unwrap();
        for place in 0..ceremony.len() {
            let mut letters = ceremony.clone().into_bytes();
            letters[place] = if letters[place] == b'A' { b'B' } else { b'A' };
            let changed = CeremonyId(String::from_utf8(letters).unwrap());
            assert_eq!(ended(&ceremonies, Kind::SignIn, &changed, NOW), None, "{place}");
        }
        for nothing in ["", "A", "!", &"A".repeat(40)] {
            assert_eq!(ended(&ceremonies, Kind::SignIn, &CeremonyId(nothing.to_owned()), NOW), None);
        }
    }
}
