// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use crate::{Store, StoreError};

/// Names an organizer within the instance: a random identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrganizerId(pub String);

/// Somebody who works on calls, under a name of their own choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organizer {
    /// Who it is.
    pub id: OrganizerId,
    /// The name that they chose: a pseudonym.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// When they joined.
    pub joined_at: Timestamp,
}

/// What an organizer may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Writes, publishes and takes down calls.
    Organizer,
    /// Also invites organizers and lets them go.
    Admin,
}

/// A passkey as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// The credential's identifier, in base64url.
    pub id: String,
    /// The public key with all that is needed to check it, as JSON.
    pub content: String,
}

impl Store {
    /// Every organizer, the first to join first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn organizers(&self) -> Result<Vec<Organizer>, StoreError> {
        let rows = sqlx::query(
            "SELECT organizer_id, name, role, joined_at FROM organizers ORDER BY joined_at, name",
        )
        .fetch_all(&self.reader)
        .await
        .map_err(StoreError::Read)?;
        rows.iter().map(|row| read_organizer(row).map_err(StoreError::Read)).collect()
    }

    /// The passkey of that identifier, and whose it is.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn passkey(&self, id: &str) -> Result<Option<(OrganizerId, Passkey)>, StoreError> {
        let found: Option<(String, String)> =
            sqlx::query_as("SELECT organizer_id, content FROM passkeys WHERE passkey_id = $1")
                .bind(id)
                .fetch_optional(&self.reader)
                .await
                .map_err(StoreError::Read)?;
        Ok(found.map(|(of, content)| (OrganizerId(of), Passkey { id: id.to_owned(), content })))
    }

    /// Keeps what has changed in a passkey, such as its counter.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn update_passkey(&self, passkey: &Passkey) -> Result<(), StoreError> {
        sqlx::query("UPDATE passkeys SET content = $2 WHERE passkey_id = $1")
            .bind(&passkey.id)
            .bind(&passkey.content)
            .execute(&self.writer)
            .await
            .map_err(StoreError::Write)?;
        Ok(())
    }

    /// Lets an organizer go, with their passkeys, sessions and recovery codes; the last admin stays.
    ///
    /// Gives whether they are gone.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn remove_organizer(&self, id: &OrganizerId) -> Result<bool, StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        let gone = remove(&mut transaction, id).await.map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)?;
        Ok(gone)
    }
}

async fn remove(connection: &mut AnyConnection, id: &OrganizerId) -> Result<bool, sqlx::Error> {
    let gone = sqlx::query(
        "DELETE FROM organizers WHERE organizer_id = $1 AND (role <> 'admin'
            OR (SELECT COUNT(*) FROM organizers WHERE role = 'admin') > 1)",
    )
    .bind(&id.0)
    .execute(&mut *connection)
    .await?
    .rows_affected();
    if gone > 0 {
        sqlx::query("DELETE FROM admissions WHERE organizer_id = $1").bind(&id.0).execute(connection).await?;
    }
    Ok(gone > 0)
}

pub(crate) fn read_organizer(row: &AnyRow) -> Result<Organizer, sqlx::Error> {
    Ok(Organizer {
        id: OrganizerId(row.try_get("organizer_id")?),
        name: row.try_get("name")?,
        role: Role::of(row.try_get("role")?)?,
        joined_at: read_time(row.try_get("joined_at")?)?,
    })
}

/// A time as it is kept: microseconds since 1970.
pub(crate) fn read_time(microseconds: i64) -> Result<Timestamp, sqlx::Error> {
    Timestamp::from_microsecond(microseconds).map_err(|error| sqlx::Error::Decode(error.into()))
}

impl Role {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Organizer => "organizer",
        }
    }

    pub(crate) fn of(key: &str) -> Result<Self, sqlx::Error> {
        match key {
            "admin" => Ok(Self::Admin),
            "organizer" => Ok(Self::Organizer),
            _ => Err(sqlx::Error::Decode(format!("`{key}` is no role").into())),
        }
    }
}
