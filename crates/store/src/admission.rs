// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;
use sqlx::AnyConnection;

use crate::{
    Organizer, OrganizerId, Passkey, Role, Store, StoreError,
    organizer::{read_organizer, read_time},
};

/// How it is kept that a permission has no end.
const NEVER: i64 = i64::MAX;

/// A secret's permission to register a passkey, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// SHA-256 of the secret, in lower-case hexadecimal; the secret itself is kept nowhere.
    pub secret_sha256: String,
    /// As whom.
    pub kind: AdmissionKind,
    /// Until when, exclusive; nothing if it waits for as long as it takes.
    pub expires_at: Option<Timestamp>,
}

/// As whom somebody is admitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdmissionKind {
    /// As the admin of an instance that has no organizer yet.
    First,
    /// As a new organizer.
    Invited(Role),
    /// As this organizer, with one more device.
    Device(OrganizerId),
    /// As this organizer, who has lost theirs.
    Recovery(OrganizerId),
}

/// Who was admitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admitted {
    /// The organizer, new or known.
    pub organizer: Organizer,
    /// The digests of new recovery codes, which take the place of all that they had.
    pub recovery_sha256: Vec<String>,
}

impl Store {
    /// Keeps a permission; the one for the first organizer takes the place of any other of its kind.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn add_admission(&self, admission: &Admission) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        if admission.kind == AdmissionKind::First {
            delete_kind(&mut transaction, &AdmissionKind::First).await.map_err(StoreError::Write)?;
        }
        insert(&mut transaction, admission).await.map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)
    }

    /// The permission that a secret gives, if it is not over at `now`.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn admission(
        &self,
        secret_sha256: &str,
        now: Timestamp,
    ) -> Result<Option<Admission>, StoreError> {
        let mut connection = self.reader.acquire().await.map_err(StoreError::Read)?;
        find(&mut connection, secret_sha256, now).await.map_err(StoreError::Read)
    }

    /// Uses a permission up: keeps the organizer, if new, their passkey and their recovery codes, all or nothing.
    ///
    /// Gives nothing if the secret has been used meanwhile, is over, or is for the first organizer and there is one.
    ///
    /// # Errors
    ///
    /// [`StoreError::NameTaken`], or [`StoreError::Write`] when it can't be kept.
    pub async fn admit(
        &self,
        secret_sha256: &str,
        admitted: &Admitted,
        passkey: &Passkey,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        let done = admit(&mut transaction, secret_sha256, admitted, passkey, now).await;
        let done = done.map_err(|error| match &error {
            sqlx::Error::Database(cause) if cause.is_unique_violation() => StoreError::NameTaken,
            _ => StoreError::Write(error),
        })?;
        if done {
            transaction.commit().await.map_err(StoreError::Write)?;
        }
        Ok(done)
    }
}

async fn admit(
    connection: &mut AnyConnection,
    secret_sha256: &str,
    admitted: &Admitted,
    passkey: &Passkey,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    // 1. The secret is used up before anything else: of two who use it at once, one waits here and then finds nothing.
    let admission = find(connection, secret_sha256, now).await?;
    let used = sqlx::query("DELETE FROM admissions WHERE secret_sha256 = $1")
        .bind(secret_sha256)
        .execute(&mut *connection)
        .await?
        .rows_affected();
    let Some(admission) = admission.filter(|_| used == 1) else { return Ok(false) };
    // 2. Who it is.
    let organizer = &admitted.organizer;
    if let AdmissionKind::First = admission.kind {
        let others: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM organizers").fetch_one(&mut *connection).await?;
        if others > 0 {
            return Ok(false);
        }
    }
    if let AdmissionKind::First | AdmissionKind::Invited(_) = admission.kind {
        insert_organizer(connection, organizer).await?;
    }
    // 3. With what they sign in from now on. A device that was lost may be in other hands.
    if let AdmissionKind::Recovery(_) = admission.kind {
        lock_out(connection, &organizer.id).await?;
    }
    insert_passkey(connection, &organizer.id, passkey, now).await?;
    replace_recovery(connection, admitted).await?;
    Ok(true)
}

async fn find(
    connection: &mut AnyConnection,
    secret_sha256: &str,
    now: Timestamp,
) -> Result<Option<Admission>, sqlx::Error> {
    let found: Option<(String, String, String, i64)> = sqlx::query_as(
        "SELECT kind, organizer_id, role, expires_at FROM admissions
         WHERE secret_sha256 = $1 AND expires_at > $2",
    )
    .bind(secret_sha256)
    .bind(now.as_microsecond())
    .fetch_optional(connection)
    .await?;
    let Some((kind, organizer, role, expires_at)) = found else { return Ok(None) };
    Ok(Some(Admission {
        secret_sha256: secret_sha256.to_owned(),
        kind: AdmissionKind::of(&kind, organizer, &role)?,
        expires_at: (expires_at != NEVER).then(|| read_time(expires_at)).transpose()?,
    }))
}

async fn insert(connection: &mut AnyConnection, admission: &Admission) -> Result<(), sqlx::Error> {
    let (kind, organizer, role) = admission.kind.columns();
    sqlx::query(
        "INSERT INTO admissions (secret_sha256, kind, organizer_id, role, expires_at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&admission.secret_sha256)
    .bind(kind)
    .bind(organizer)
    .bind(role)
    .bind(admission.expires_at.map_or(NEVER, Timestamp::as_microsecond))
    .execute(connection)
    .await?;
    Ok(())
}

async fn delete_kind(connection: &mut AnyConnection, kind: &AdmissionKind) -> Result<(), sqlx::Error> {
    let (kind, organizer, _) = kind.columns();
    sqlx::query("DELETE FROM admissions WHERE kind = $1 AND organizer_id = $2")
        .bind(kind)
        .bind(organizer)
        .execute(connection)
        .await?;
    Ok(())
}

async fn insert_organizer(connection: &mut AnyConnection, organizer: &Organizer) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO organizers (organizer_id, name, role, joined_at) VALUES ($1, $2, $3, $4)")
        .bind(&organizer.id.0)
        .bind(&organizer.name)
        .bind(organizer.role.key())
        .bind(organizer.joined_at.as_microsecond())
        .execute(connection)
        .await?;
    Ok(())
}

async fn lock_out(connection: &mut AnyConnection, organizer: &OrganizerId) -> Result<(), sqlx::Error> {
    for statement in
        ["DELETE FROM passkeys WHERE organizer_id = $1", "DELETE FROM sessions WHERE organizer_id = $1"]
    {
        sqlx::query(statement).bind(&organizer.0).execute(&mut *connection).await?;
    }
    Ok(())
}

async fn insert_passkey(
    connection: &mut AnyConnection,
    organizer: &OrganizerId,
    passkey: &Passkey,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO passkeys (passkey_id, organizer_id, content, added_at) VALUES ($1, $2, $3, $4)")
        .bind(&passkey.id)
        .bind(&organizer.0)
        .bind(&passkey.content)
        .bind(now.as_microsecond())
        .execute(connection)
        .await?;
    Ok(())
}

async fn replace_recovery(connection: &mut AnyConnection, admitted: &Admitted) -> Result<(), sqlx::Error> {
    if admitted.recovery_sha256.is_empty() {
        return Ok(());
    }
    let kind = AdmissionKind::Recovery(admitted.organizer.id.clone());
    delete_kind(connection, &kind).await?;
    for digest in &admitted.recovery_sha256 {
        let admission = Admission { secret_sha256: digest.clone(), kind: kind.clone(), expires_at: None };
        insert(connection, &admission).await?;
    }
    Ok(())
}

pub(crate) async fn known_organizer(
    connection: &mut AnyConnection,
    id: &OrganizerId,
) -> Result<Option<Organizer>, sqlx::Error> {
    let row =
        sqlx::query("SELECT organizer_id, name, role, joined_at FROM organizers WHERE organizer_id = $1")
            .bind(&id.0)
            .fetch_optional(connection)
            .await?;
    row.as_ref().map(read_organizer).transpose()
}

impl AdmissionKind {
    fn columns(&self) -> (&'static str, &str, &'static str) {
        match self {
            Self::Device(organizer) => ("device", &organizer.0, ""),
            Self::First => ("first", "", ""),
            Self::Invited(role) => ("invited", "", role.key()),
            Self::Recovery(organizer) => ("recovery", &organizer.0, ""),
        }
    }

    fn of(kind: &str, organizer: String, role: &str) -> Result<Self, sqlx::Error> {
        match kind {
            "device" => Ok(Self::Device(OrganizerId(organizer))),
            "first" => Ok(Self::First),
            "invited" => Ok(Self::Invited(Role::of(role)?)),
            "recovery" => Ok(Self::Recovery(OrganizerId(organizer))),
            _ => Err(sqlx::Error::Decode(format!("`{kind}` is no kind of admission").into())),
        }
    }
}
