// SPDX-License-Identifier: AGPL-3.0-or-later
//! Passkeys (WebAuthn level 3) by the library that does the checking.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as URL_SAFE_NO_PAD};
use model::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Organizer, OrganizerId, Role};
use url::{Host, Url};
use uuid::Uuid;
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
        RegisterPublicKeyCredential,
    },
};

use crate::{
    CeremonyId, NoPasskeys, StudioError,
    ceremony::{Ceremonies, Kind},
};

/// Registers and checks passkeys for one site.
pub(crate) struct Keys {
    webauthn: Webauthn,
    ceremonies: Ceremonies,
}

/// Who is registering a passkey.
#[derive(Clone, Debug)]
pub(crate) struct Registrant {
    pub admission_sha256: String,
    pub organizer: Organizer,
    pub is_new: bool,
}

/// What is sealed while somebody registers a passkey.
#[derive(Serialize, Deserialize)]
struct Registering {
    state: PasskeyRegistration,
    admission_sha256: String,
    id: String,
    name: String,
    is_admin: bool,
    joined_at: i64,
    is_new: bool,
}

impl Registering {
    fn new(state: PasskeyRegistration, registrant: Registrant) -> Self {
        let Registrant { admission_sha256, organizer, is_new } = registrant;
        let is_admin = organizer.role == Role::Admin;
        let joined_at = organizer.joined_at.as_microsecond();
        Self {
            state,
            admission_sha256,
            id: organizer.id.0,
            name: organizer.name,
            is_admin,
            joined_at,
            is_new,
        }
    }

    fn registrant(self) -> Result<Registrant, StudioError> {
        let joined_at = Timestamp::from_microsecond(self.joined_at).map_err(StudioError::refused)?;
        let role = if self.is_admin { Role::Admin } else { Role::Organizer };
        let organizer = Organizer { id: OrganizerId(self.id), name: self.name, role, joined_at };
        Ok(Registrant { admission_sha256: self.admission_sha256, organizer, is_new: self.is_new })
    }
}

impl Keys {
    /// Prepares passkeys for the site at an address, its origin; its ceremonies are sealed under a key that its nodes share.
    pub(crate) fn of(address: &str, key: &[u8; 32]) -> Result<Self, NoPasskeys> {
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
        let webauthn = built.map_err(|_| NoPasskeys::Unreadable)?;
        Ok(Self { webauthn, ceremonies: Ceremonies::of(address, key) })
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
        let registering = Registering::new(state, registrant);
        Ok((self.ceremonies.begin(Kind::Registration, &registering, now)?, options))
    }

    /// Checks a new passkey, and gives it with whoever registers it.
    pub(crate) fn finish_registration(
        &self,
        ceremony: &CeremonyId,
        answer: Value,
        now: Timestamp,
    ) -> Result<(store::Passkey, Registrant), StudioError> {
        let (registering, _): (Registering, _) = self.ceremonies.end(Kind::Registration, ceremony, now)?;
        let answer: RegisterPublicKeyCredential =
            serde_json::from_value(answer).map_err(StudioError::refused)?;
        let passkey = self.webauthn.finish_passkey_registration(&answer, &registering.state);
        Ok((kept(&passkey.map_err(StudioError::refused)?)?, registering.registrant()?))
    }

    /// Begins to sign in, and gives what the browser is to be asked.
    pub(crate) fn begin_sign_in(&self, now: Timestamp) -> Result<(CeremonyId, Value), StudioError> {
        let begun = self.webauthn.start_discoverable_authentication();
        let (options, state) = begun.map_err(StudioError::refused)?;
        let options = serde_json::to_value(options).map_err(StudioError::refused)?;
        Ok((self.ceremonies.begin(Kind::SignIn, &state, now)?, options))
    }

    /// The identifier of the passkey that an answer names, in base64url.
    pub(crate) fn named(answer: &Value) -> Result<PublicKeyCredential, StudioError> {
        serde_json::from_value(answer.clone()).map_err(StudioError::refused)
    }

    /// Checks an answer against the passkey that it names; gives until when the ceremony could be answered, and the passkey if it has to be
    /// kept anew.
    pub(crate) fn finish_sign_in(
        &self,
        ceremony: &CeremonyId,
        answer: &PublicKeyCredential,
        known: &store::Passkey,
        now: Timestamp,
    ) -> Result<(Timestamp, Option<store::Passkey>), StudioError> {
        let (state, over_at): (DiscoverableAuthentication, _) =
            self.ceremonies.end(Kind::SignIn, ceremony, now)?;
        let mut passkey: Passkey = serde_json::from_str(&known.content).map_err(StudioError::refused)?;
        let result = self
            .webauthn
            .finish_discoverable_authentication_v2(answer, state, &passkey)
            .map_err(StudioError::refused)?;
        let is_changed = passkey.update_credential(&result) == Some(true);
        Ok((over_at, is_changed.then(|| kept(&passkey)).transpose()?))
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
