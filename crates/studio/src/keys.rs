// SPDX-License-Identifier: AGPL-3.0-or-later
//! Passkeys (WebAuthn level 3) by the library that does the checking.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as URL_SAFE_NO_PAD};
use jiff::SignedDuration;
use model::Timestamp;
use serde_json::Value;
use url::{Host, Url};
use uuid::Uuid;
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
        RegisterPublicKeyCredential,
    },
};

use crate::{NoPasskeys, Secret, StudioError};

/// How long a person may take to find their key.
const PATIENCE: SignedDuration = SignedDuration::from_mins(5);

/// So many ceremonies are under way at most; each takes about a kilobyte.
const MOST_CEREMONIES: usize = 1024;

/// Names a ceremony that is under way.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CeremonyId(pub String);

/// Registers and checks passkeys for one site.
pub(crate) struct Keys {
    webauthn: Webauthn,
    ceremonies: Mutex<HashMap<CeremonyId, (Timestamp, Ceremony)>>,
}

/// What has to be remembered between the two halves of a ceremony.
pub(crate) enum Ceremony {
    /// A new passkey, with whatever its owner is being admitted as.
    Registration(Box<PasskeyRegistration>, Registrant),
    /// A known passkey.
    SignIn(Box<DiscoverableAuthentication>),
}

/// Who is registering a passkey.
#[derive(Clone, Debug)]
pub(crate) struct Registrant {
    pub admission_sha256: String,
    pub organizer: store::Organizer,
    pub is_new: bool,
}

impl Keys {
    /// Prepares passkeys for the site at an address, its origin.
    pub(crate) fn of(address: &str) -> Result<Self, NoPasskeys> {
        let url = Url::parse(address).map_err(|_| NoPasskeys::Unreadable)?;
        let host = match url.host() {
            Some(Host::Domain(host)) => host,
            Some(_) => return Err(NoPasskeys::Nameless),
            None => return Err(NoPasskeys::Unreadable),
        };
        if url.scheme() != "https" && host != "localhost" {
            return Err(NoPasskeys::Open);
        }
        let built =
            WebauthnBuilder::new(host, &url).and_then(|builder| builder.rp_name("Groundswell").build());
        Ok(Self { webauthn: built.map_err(|_| NoPasskeys::Unreadable)?, ceremonies: Mutex::default() })
    }

    /// Begins to register a passkey, and gives what the browser is to be asked.
    pub(crate) fn begin_registration(
        &self,
        registrant: Registrant,
        now: Timestamp,
    ) -> Result<(CeremonyId, Value), StudioError> {
        let name = &registrant.organizer.name;
        let id = Uuid::parse_str(&registrant.organizer.id.0).map_err(StudioError::refused)?;
        let begun = self.webauthn.start_passkey_registration(id, name, name, None);
        let (options, state) = begun.map_err(StudioError::refused)?;
        let mut options = serde_json::to_value(options).map_err(StudioError::refused)?;
        // A key that the device remembers by itself: whoever signs in need not say who they are.
        let wanted = options.pointer_mut("/publicKey/authenticatorSelection").and_then(Value::as_object_mut);
        if let Some(wanted) = wanted {
            wanted.insert("residentKey".to_owned(), "required".into());
            wanted.insert("requireResidentKey".to_owned(), true.into());
        }
        Ok((self.keep(Ceremony::Registration(Box::new(state), registrant), now), options))
    }

    /// Checks a new passkey, and gives it with whoever registers it.
    pub(crate) fn finish_registration(
        &self,
        ceremony: &CeremonyId,
        answer: Value,
        now: Timestamp,
    ) -> Result<(store::Passkey, Registrant), StudioError> {
        let Ceremony::Registration(state, registrant) = self.take(ceremony, now)? else {
            return Err(StudioError::Late);
        };
        let answer: RegisterPublicKeyCredential =
            serde_json::from_value(answer).map_err(StudioError::refused)?;
        let passkey =
            self.webauthn.finish_passkey_registration(&answer, &state).map_err(StudioError::refused)?;
        Ok((kept(&passkey)?, registrant))
    }

    /// Begins to sign in, and gives what the browser is to be asked.
    pub(crate) fn begin_sign_in(&self, now: Timestamp) -> Result<(CeremonyId, Value), StudioError> {
        let begun = self.webauthn.start_discoverable_authentication();
        let (options, state) = begun.map_err(StudioError::refused)?;
        let options = serde_json::to_value(options).map_err(StudioError::refused)?;
        Ok((self.keep(Ceremony::SignIn(Box::new(state)), now), options))
    }

    /// The identifier of the passkey that an answer names, in base64url.
    pub(crate) fn named(answer: &Value) -> Result<PublicKeyCredential, StudioError> {
        serde_json::from_value(answer.clone()).map_err(StudioError::refused)
    }

    /// Checks an answer against the passkey that it names; gives the passkey if it has to be kept anew.
    pub(crate) fn finish_sign_in(
        &self,
        ceremony: &CeremonyId,
        answer: &PublicKeyCredential,
        known: &store::Passkey,
        now: Timestamp,
    ) -> Result<Option<store::Passkey>, StudioError> {
        let Ceremony::SignIn(state) = self.take(ceremony, now)? else { return Err(StudioError::Late) };
        let mut passkey: Passkey = serde_json::from_str(&known.content).map_err(StudioError::refused)?;
        let result = self
            .webauthn
            .finish_discoverable_authentication_v2(answer, *state, &passkey)
            .map_err(StudioError::refused)?;
        match passkey.update_credential(&result) {
            Some(true) => kept(&passkey).map(Some),
            _ => Ok(None),
        }
    }

    fn keep(&self, ceremony: Ceremony, now: Timestamp) -> CeremonyId {
        let id = CeremonyId(Secret::draw().reveal().to_owned());
        let mut ceremonies = self.ceremonies.lock().unwrap_or_else(PoisonError::into_inner);
        ceremonies.retain(|_, (begun, _)| now.duration_since(*begun) < PATIENCE);
        if ceremonies.len() >= MOST_CEREMONIES {
            // Somebody begins and never ends: the oldest is the least likely to be a person's.
            let oldest = ceremonies.iter().min_by_key(|(_, (begun, _))| *begun).map(|(id, _)| id.clone());
            oldest.and_then(|id| ceremonies.remove(&id));
        }
        ceremonies.insert(id.clone(), (now, ceremony));
        id
    }

    /// A ceremony ends with its first answer, right or wrong.
    fn take(&self, id: &CeremonyId, now: Timestamp) -> Result<Ceremony, StudioError> {
        let mut ceremonies = self.ceremonies.lock().unwrap_or_else(PoisonError::into_inner);
        let (begun, ceremony) = ceremonies.remove(id).ok_or(StudioError::Late)?;
        if now.duration_since(begun) < PATIENCE { Ok(ceremony) } else { Err(StudioError::Late) }
    }
}

fn kept(passkey: &Passkey) -> Result<store::Passkey, StudioError> {
    let id = identifier(passkey.cred_id());
    let content = serde_json::to_string(passkey).map_err(StudioError::refused)?;
    Ok(store::Passkey { id, content })
}

/// A credential's identifier as it is kept.
pub(crate) fn identifier(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
