// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::SignedDuration;
use model::Timestamp;
use serde_json::Value;
use store::{Admission, AdmissionKind, Admitted, OpenSession, Organizer, OrganizerId, Role, Store};
use uuid::Uuid;

use crate::{
    CeremonyId, NoPasskeys, Secret, StudioError,
    keys::{Keys, Registrant, identifier},
};

/// The longest name that an organizer may choose, in letters.
pub(crate) const LONGEST_NAME: usize = 40;

/// How long a browser stays signed in.
const SESSION: SignedDuration = SignedDuration::from_hours(12);

/// After so long in which nothing was done it is over.
const IDLE: SignedDuration = SignedDuration::from_hours(2);

/// So exactly it is kept when it was used last: not every request has to be written down.
const USE: SignedDuration = SignedDuration::from_mins(5);

/// So long after signing in somebody may be let in: by then whoever holds the browser has shown a passkey.
const FRESH: SignedDuration = SignedDuration::from_mins(10);

/// How long an invitation can be used.
const INVITATION: SignedDuration = SignedDuration::from_hours(72);

/// How long a link for one more device, or for one in the place of a lost one, can be used.
const DEVICE: SignedDuration = SignedDuration::from_mins(30);

/// How many recovery codes an organizer is given.
const RECOVERY_CODES: usize = 5;

/// The door of the studio: who comes in, and as whom.
pub struct Studio {
    store: Store,
    address: String,
    keys: Result<Keys, NoPasskeys>,
}

/// Somebody has registered a passkey and is signed in.
#[derive(Debug)]
pub struct Joined {
    /// Who it is.
    pub organizer: Organizer,
    /// Their browser's token.
    pub token: Secret,
    /// Codes to write down, shown this once; none when a device was added.
    pub recovery: Vec<Secret>,
}

/// A browser in which an organizer is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browser {
    /// By what it is ended; it lets nobody in.
    pub id: String,
    /// Since when.
    pub since: Timestamp,
    /// When it was used last, to a few minutes.
    pub used_at: Timestamp,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

impl Studio {
    /// Opens the studio of the site at an address. What a browser is given while somebody signs in is sealed under a key; nodes of one
    /// site share it.
    #[must_use]
    pub fn new(store: Store, address: &str, key: &[u8; 32]) -> Self {
        Self { store, address: address.to_owned(), keys: Keys::of(address, key) }
    }

    /// The site's address, under which alone its passkeys work, without a slash at its end.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Whether browsers will use passkeys at this site's address.
    ///
    /// # Errors
    ///
    /// [`NoPasskeys`], with what to do about it.
    pub fn check_address(&self) -> Result<(), NoPasskeys> {
        self.keys.as_ref().map(|_| ()).map_err(|error| *error)
    }

    /// The secret that makes somebody the first organizer and admin, while there is none.
    ///
    /// # Errors
    ///
    /// [`StudioError::Store`].
    pub async fn first_secret(&self) -> Result<Option<Secret>, StudioError> {
        if !self.store.organizers().await?.is_empty() {
            return Ok(None);
        }
        self.permit(AdmissionKind::First, None).await.map(Some)
    }

    /// The secret that makes somebody a new organizer, good for three days.
    ///
    /// # Errors
    ///
    /// [`StudioError::Store`].
    pub async fn invite(&self, role: Role, now: Timestamp) -> Result<Secret, StudioError> {
        self.permit(AdmissionKind::Invited(role), Some(now + INVITATION)).await
    }

    /// The secret that adds a device to those of an organizer, good for half an hour.
    ///
    /// # Errors
    ///
    /// [`StudioError::Store`].
    pub async fn add_device(&self, organizer: &OrganizerId, now: Timestamp) -> Result<Secret, StudioError> {
        self.permit(AdmissionKind::Device(organizer.clone()), Some(now + DEVICE)).await
    }

    /// Whom a secret admits: the name of an organizer who is known already, or nothing for a new one.
    ///
    /// # Errors
    ///
    /// [`StudioError::Void`] for a secret that admits nobody (any more), or [`StudioError::Store`].
    pub async fn admits(&self, secret: &Secret, now: Timestamp) -> Result<Option<String>, StudioError> {
        let registrant = self.registrant(secret, "-", now).await?;
        Ok((!registrant.is_new).then_some(registrant.organizer.name))
    }

    /// Begins to register a passkey for whom a secret admits; a new organizer is given the name that they chose.
    ///
    /// # Errors
    ///
    /// [`StudioError::NoPasskeys`], [`StudioError::Void`], [`StudioError::Name`], or [`StudioError::Store`].
    pub async fn begin_joining(
        &self,
        secret: &Secret,
        name: &str,
        now: Timestamp,
    ) -> Result<(CeremonyId, Value), StudioError> {
        let registrant = self.registrant(secret, name, now).await?;
        let taken = |other: &Organizer| other.name == registrant.organizer.name;
        if registrant.is_new && self.store.organizers().await?.iter().any(taken) {
            return Err(store::StoreError::NameTaken.into());
        }
        self.keys()?.begin_registration(registrant, now)
    }

    /// Gives who has a recovery code a secret to register a new passkey by, good for half an hour: that stands in an address,
    /// which browsers remember, and a code that waits for years must not.
    ///
    /// # Errors
    ///
    /// [`StudioError::Void`] for what is no recovery code (any more), or [`StudioError::Store`].
    pub async fn recover(&self, code: &Secret, now: Timestamp) -> Result<Secret, StudioError> {
        let admission = self.store.admission(&code.digest(), now).await?.ok_or(StudioError::Void)?;
        let AdmissionKind::Recovery(organizer) = admission.kind else { return Err(StudioError::Void) };
        self.permit(AdmissionKind::Recovery(organizer), Some(now + DEVICE)).await
    }

    /// Admits whoever answers rightly, and signs them in; what their browser was signed in by ends.
    ///
    /// # Errors
    ///
    /// [`StudioError::Late`], [`StudioError::Refused`], [`StudioError::Void`], or [`StudioError::Store`].
    pub async fn finish_joining(
        &self,
        ceremony: &CeremonyId,
        answer: Value,
        before: Option<&Secret>,
        now: Timestamp,
    ) -> Result<Joined, StudioError> {
        let (passkey, registrant) = self.keys()?.finish_registration(ceremony, answer, now)?;
        let Registrant { admission_sha256, organizer, .. } = registrant;
        let admission = self.store.admission(&admission_sha256, now).await?.ok_or(StudioError::Void)?;
        let is_device = matches!(admission.kind, AdmissionKind::Device(_));
        let codes = if is_device { 0 } else { RECOVERY_CODES };
        let recovery: Vec<Secret> = std::iter::repeat_with(Secret::draw).take(codes).collect();
        let admitted = Admitted { organizer, recovery_sha256: recovery.iter().map(Secret::digest).collect() };
        if !self.store.admit(&admission_sha256, &admitted, &passkey, now).await? {
            return Err(StudioError::Void);
        }
        let token = self.open_session(&admitted.organizer.id, before, now).await?;
        Ok(Joined { organizer: admitted.organizer, token, recovery })
    }

    /// Begins to sign somebody in; who it is, their passkey tells.
    ///
    /// # Errors
    ///
    /// [`StudioError::NoPasskeys`].
    pub fn begin_sign_in(&self, now: Timestamp) -> Result<(CeremonyId, Value), StudioError> {
        self.keys()?.begin_sign_in(now)
    }

    /// Signs in whoever answers rightly; what their browser was signed in by ends.
    ///
    /// # Errors
    ///
    /// [`StudioError::Late`], [`StudioError::Refused`], or [`StudioError::Store`].
    pub async fn finish_sign_in(
        &self,
        ceremony: &CeremonyId,
        answer: &Value,
        before: Option<&Secret>,
        now: Timestamp,
    ) -> Result<Secret, StudioError> {
        let keys = self.keys()?;
        let answer = Keys::named(answer)?;
        let known = self.store.passkey(&identifier(answer.get_credential_id())).await?;
        let (organizer, passkey) =
            known.ok_or_else(|| StudioError::refused("a passkey that is not known here"))?;
        let (over_at, changed) = keys.finish_sign_in(ceremony, &answer, &passkey, now)?;
        // Each is good for one answer, whichever node it is brought to.
        if !self.store.use_ceremony(&ceremony.digest(), over_at, now).await? {
            return Err(StudioError::Late);
        }
        if let Some(changed) = changed {
            self.store.update_passkey(&changed).await?;
        }
        self.open_session(&organizer, before, now).await
    }

    /// Whoever a browser's token belongs to.
    ///
    /// # Errors
    ///
    /// [`StudioError::Store`].
    pub async fn signed_in(&self, token: &Secret, now: Timestamp) -> Result<Option<Organizer>, StudioError> {
        let digest = token.digest();
        let Some(session) = self.store.session(&digest, now).await? else { return Ok(None) };
        let idle = now.duration_since(session.used_at);
        if idle >= IDLE {
            return Ok(None);
        }
        if idle >= USE {
            // Where it can't be kept, the session is over sooner, and nothing else is lost.
            let _unkept = self.store.use_session(&digest, now).await;
        }
        Ok(Some(session.organizer))
    }

    /// Whether whoever has a browser's token may let somebody in, another or themself on one more device: they have just shown
    /// their passkey.
    ///
    /// # Errors
    ///
    /// [`StudioError::Stale`] if that was too long ago, or [`StudioError::Store`].
    pub async fn check_fresh(&self, token: &Secret, now: Timestamp) -> Result<(), StudioError> {
        let session = self.store.session(&token.digest(), now).await?.ok_or(StudioError::Stale)?;
        let began_at = session.expires_at - SESSION;
        if now.duration_since(began_at) < FRESH { Ok(()) } else { Err(StudioError::Stale) }
    }

    /// Signs an organizer out of every browser.
    ///
    /// # Errors
    ///
    /// [`StudioError::Store`].
    pub async fn sign_out_everywhere(&self, organizer: &OrganizerId) -> Result<(), StudioError> {
        Ok(self.store.close_sessions(organizer).await?)
    }

    /// The browsers in which an organizer is signed in: when that began, when it was used last, whether it is the one with that token, and by
    /// what it is ended. What has been idle for too long is none of them.
    ///
    /// # Errors
    ///
    /// [`StudioError::Store`].
    pub async fn browsers(
        &self,
        organizer: &OrganizerId,
        token: &Secret,
        now: Timestamp,
    ) -> Result<Vec<Browser>, StudioError> {
        let (open, this) = (self.store.open_sessions(organizer, now).await?, token.digest());
        let open = open.into_iter().filter(|session| now.duration_since(session.used_at) < IDLE);
        let browser = |session: OpenSession| Browser {
            since: session.expires_at - SESSION,
            used_at: session.used_at,
            is_this: session.token_sha256 == this,
            id: session.token_sha256,
        };
        Ok(open.map(browser).collect())
    }

    /// Signs an organizer out of one of their browsers.
    ///
    /// # Errors
    ///
    /// [`StudioError::Store`].
    pub async fn leave_browser(&self, organizer: &OrganizerId, id: &str) -> Result<(), StudioError> {
        Ok(self.store.close_session_of(organizer, id).await?)
    }

    /// Signs a browser out.
    ///
    /// # Errors
    ///
    /// [`StudioError::Store`].
    pub async fn sign_out(&self, token: &Secret) -> Result<(), StudioError> {
        Ok(self.store.close_session(&token.digest()).await?)
    }

    fn keys(&self) -> Result<&Keys, StudioError> {
        self.keys.as_ref().map_err(|error| StudioError::NoPasskeys(*error))
    }

    async fn permit(
        &self,
        kind: AdmissionKind,
        expires_at: Option<Timestamp>,
    ) -> Result<Secret, StudioError> {
        let secret = Secret::draw();
        let admission = Admission { secret_sha256: secret.digest(), kind, expires_at };
        self.store.add_admission(&admission).await?;
        Ok(secret)
    }

    async fn registrant(
        &self,
        secret: &Secret,
        name: &str,
        now: Timestamp,
    ) -> Result<Registrant, StudioError> {
        let admission = self.store.admission(&secret.digest(), now).await?.ok_or(StudioError::Void)?;
        let new = |role| -> Result<(Organizer, bool), StudioError> {
            let id = OrganizerId(Uuid::from_bytes(random()).to_string());
            Ok((Organizer { id, name: clean_name(name)?, role, joined_at: now }, true))
        };
        let (organizer, is_new) = match &admission.kind {
            AdmissionKind::First => new(Role::Admin)?,
            AdmissionKind::Invited(role) => new(*role)?,
            AdmissionKind::Device(id) | AdmissionKind::Recovery(id) => {
                (self.store.organizer(id).await?.ok_or(StudioError::Void)?, false)
            }
        };
        Ok(Registrant { admission_sha256: admission.secret_sha256, organizer, is_new })
    }

    pub(crate) async fn open_session(
        &self,
        organizer: &OrganizerId,
        before: Option<&Secret>,
        now: Timestamp,
    ) -> Result<Secret, StudioError> {
        if let Some(before) = before {
            self.sign_out(before).await?;
        }
        let token = Secret::draw();
        self.store.open_session(&token.digest(), organizer, now, now + SESSION).await?;
        Ok(token)
    }
}

/// A name that can be shown: one line, nothing that can't be seen at its ends.
fn clean_name(name: &str) -> Result<String, StudioError> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let name = words.join(" ");
    let is_plain =
        !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control);
    if is_plain { Ok(name) } else { Err(StudioError::Name) }
}

pub(crate) fn random<const LENGTH: usize>() -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).expect("the machine gives random bytes");
    bytes
}
