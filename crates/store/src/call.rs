// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use model::{CallId, Timestamp};
use sqlx::{AnyConnection, Row};

use crate::{OrganizerId, Store, StoreError, organizer::read_time, picture::drop_unnamed, rally};

/// The text of a call's files, by their path in its folder.
pub type Files = BTreeMap<String, String>;

/// A call that is written here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptCall {
    /// Its name.
    pub id: CallId,
    /// How far it is.
    pub state: CallState,
    /// When anything of it was last changed.
    pub changed_at: Timestamp,
}

/// How far a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CallState {
    /// It was never public.
    Draft,
    /// It is public.
    Published,
    /// It was public, and was taken down; nothing of it is left but its name.
    Down,
}

/// Which of a call's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// As it is being written.
    Draft,
    /// As it waits for a second organizer.
    Proposed,
    /// As it is public.
    Published,
}

/// A change of a published call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When it was made.
    pub changed_at: Timestamp,
    /// What was changed: words that the store does not know.
    pub parts: Vec<String>,
    /// Whether a second organizer agreed.
    pub countersigned: bool,
}

/// A change that waits for a second organizer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Who proposed it, and so can't be the second.
    pub by: OrganizerId,
    /// When.
    pub proposed_at: Timestamp,
}

impl Store {
    /// Begins a call; gives whether its name was free.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn create_call(&self, id: &CallId, draft: &Files, now: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        let made = create(&mut transaction, id, draft, now).await.map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)?;
        Ok(made)
    }

    /// Every call that is or was written here, by name.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn kept_calls(&self) -> Result<Vec<KeptCall>, StoreError> {
        let rows: Vec<(String, String, i64)> =
            sqlx::query_as("SELECT call_id, state, changed_at FROM calls ORDER BY call_id")
                .fetch_all(&self.reader)
                .await
                .map_err(StoreError::Read)?;
        rows.into_iter().map(|row| read_call(row).map_err(StoreError::Read)).collect()
    }

    /// A call by its name.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn kept_call(&self, id: &CallId) -> Result<Option<KeptCall>, StoreError> {
        let row: Option<(String, String, i64)> =
            sqlx::query_as("SELECT call_id, state, changed_at FROM calls WHERE call_id = $1")
                .bind(id.as_str())
                .fetch_optional(&self.reader)
                .await
                .map_err(StoreError::Read)?;
        row.map(|row| read_call(row).map_err(StoreError::Read)).transpose()
    }

    /// The files of a call in one of its versions; none if it has no such version.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn call_files(&self, id: &CallId, version: Version) -> Result<Files, StoreError> {
        let mut connection = self.reader.acquire().await.map_err(StoreError::Read)?;
        files(&mut connection, id, version).await.map_err(StoreError::Read)
    }

    /// Changes a call's draft; of two who change it at once, the second sees what the first has done.
    ///
    /// Gives the draft as it is then, or nothing if there is no such draft.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn edit_draft(
        &self,
        id: &CallId,
        now: Timestamp,
        edit: impl FnOnce(Files) -> Files + Send,
    ) -> Result<Option<Files>, StoreError> {
        self.edit_draft_with(id, now, &[], edit).await
    }

    /// Makes these files public; a change of what was public is kept with it, and a proposal is over.
    ///
    /// Gives whether that was done: a call that somebody has taken down meanwhile stays down.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn publish_call(
        &self,
        id: &CallId,
        published: &Files,
        change: Option<&Change>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        let done = publish(&mut transaction, id, published, change, now).await.map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)?;
        // A picture that was public and is no more must not lie on in the log of writes.
        self.sweep().await?;
        Ok(done)
    }

    /// Keeps a change that waits for a second organizer, in the place of any other; gives whether that was done, as
    /// [`Store::publish_call`] does.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when it can't be kept.
    pub async fn propose_change(
        &self,
        id: &CallId,
        proposed: &Files,
        proposal: &Proposal,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        let done = propose(&mut transaction, id, proposed, proposal).await.map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)?;
        Ok(done)
    }

    /// The change that waits for a second organizer.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn proposal(&self, id: &CallId) -> Result<Option<Proposal>, StoreError> {
        let row: Option<(String, i64)> =
            sqlx::query_as("SELECT organizer_id, proposed_at FROM call_proposals WHERE call_id = $1")
                .bind(id.as_str())
                .fetch_optional(&self.reader)
                .await
                .map_err(StoreError::Read)?;
        let read = |(by, at)| Ok(Proposal { by: OrganizerId(by), proposed_at: read_time(at)? });
        row.map(read).transpose().map_err(StoreError::Read)
    }

    /// Gives a proposed change up.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn drop_proposal(&self, id: &CallId) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        drop_proposal(&mut transaction, id).await.map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)
    }

    /// The changes of a call since it was first public, the newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn call_changes(&self, id: &CallId) -> Result<Vec<Change>, StoreError> {
        let rows = sqlx::query(
            "SELECT changed_at, parts, countersigned FROM call_changes WHERE call_id = $1
             ORDER BY changed_at DESC",
        )
        .bind(id.as_str())
        .fetch_all(&self.reader)
        .await
        .map_err(StoreError::Read)?;
        let read = |row: &sqlx::any::AnyRow| {
            let parts: &str = row.try_get("parts")?;
            Ok(Change {
                changed_at: read_time(row.try_get("changed_at")?)?,
                parts: parts.split_whitespace().map(ToOwned::to_owned).collect(),
                countersigned: row.try_get::<i64, _>("countersigned")? != 0,
            })
        };
        rows.iter().map(|row| read(row).map_err(StoreError::Read)).collect()
    }

    /// Takes a call down: of one that was public its name alone is left, of a draft nothing.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be kept.
    pub async fn take_down(&self, id: &CallId, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        take_down(&mut transaction, id, now).await.map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)?;
        self.sweep().await
    }
}

async fn create(
    connection: &mut AnyConnection,
    id: &CallId,
    draft: &Files,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let made = sqlx::query(
        "INSERT INTO calls (call_id, state, changed_at) VALUES ($1, 'draft', $2)
         ON CONFLICT (call_id) DO NOTHING",
    )
    .bind(id.as_str())
    .bind(now.as_microsecond())
    .execute(&mut *connection)
    .await?
    .rows_affected();
    if made == 1 {
        replace_files(connection, id, Version::Draft, draft).await?;
    }
    Ok(made == 1)
}

/// Gives the edited files, and how many pictures went with what was edited.
pub(crate) async fn edit_draft(
    connection: &mut AnyConnection,
    id: &CallId,
    now: Timestamp,
    edit: impl FnOnce(Files) -> Files,
) -> Result<Option<(Files, u64)>, sqlx::Error> {
    // The lock that both engines know: whoever comes second waits here.
    if touch(connection, id, now).await? == 0 {
        return Ok(None);
    }
    let edited = edit(files(connection, id, Version::Draft).await?);
    let dropped = replace_files(connection, id, Version::Draft, &edited).await?;
    Ok(Some((edited, dropped)))
}

async fn publish(
    connection: &mut AnyConnection,
    id: &CallId,
    published: &Files,
    change: Option<&Change>,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    if touch(connection, id, now).await? == 0 {
        return Ok(false);
    }
    replace_files(connection, id, Version::Published, published).await?;
    drop_proposal(connection, id).await?;
    sqlx::query("UPDATE calls SET state = 'published' WHERE call_id = $1")
        .bind(id.as_str())
        .execute(&mut *connection)
        .await?;
    let Some(change) = change else { return Ok(true) };
    sqlx::query(
        "INSERT INTO call_changes (call_id, changed_at, parts, countersigned) VALUES ($1, $2, $3, $4)",
    )
    .bind(id.as_str())
    .bind(change.changed_at.as_microsecond())
    .bind(change.parts.join(" "))
    .bind(i64::from(change.countersigned))
    .execute(connection)
    .await?;
    Ok(true)
}

async fn propose(
    connection: &mut AnyConnection,
    id: &CallId,
    proposed: &Files,
    proposal: &Proposal,
) -> Result<bool, sqlx::Error> {
    if touch(connection, id, proposal.proposed_at).await? == 0 {
        return Ok(false);
    }
    replace_files(connection, id, Version::Proposed, proposed).await?;
    sqlx::query(
        "INSERT INTO call_proposals (call_id, organizer_id, proposed_at) VALUES ($1, $2, $3)
         ON CONFLICT (call_id) DO UPDATE SET
            organizer_id = excluded.organizer_id, proposed_at = excluded.proposed_at",
    )
    .bind(id.as_str())
    .bind(&proposal.by.0)
    .bind(proposal.proposed_at.as_microsecond())
    .execute(connection)
    .await?;
    Ok(true)
}

async fn drop_proposal(connection: &mut AnyConnection, id: &CallId) -> Result<(), sqlx::Error> {
    replace_files(connection, id, Version::Proposed, &Files::new()).await?;
    sqlx::query("DELETE FROM call_proposals WHERE call_id = $1")
        .bind(id.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

/// Takes a call down as a part of something larger.
pub(crate) async fn take_down(
    connection: &mut AnyConnection,
    id: &CallId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    touch(connection, id, now).await?;
    rally::erase_contacts(connection, id).await?;
    for statement in [
        "DELETE FROM call_files WHERE call_id = $1",
        "DELETE FROM call_pictures WHERE call_id = $1",
        "DELETE FROM call_changes WHERE call_id = $1",
        "DELETE FROM call_proposals WHERE call_id = $1",
        "DELETE FROM rehearsals WHERE call_id = $1",
        "DELETE FROM endorsements WHERE call_id = $1",
        "DELETE FROM hand_ins WHERE call_id = $1",
        "DELETE FROM hidden_posts WHERE call_id = $1",
        "DELETE FROM calls WHERE call_id = $1 AND state = 'draft'",
        "UPDATE calls SET state = 'down' WHERE call_id = $1",
    ] {
        sqlx::query(statement).bind(id.as_str()).execute(&mut *connection).await?;
    }
    Ok(())
}

async fn touch(connection: &mut AnyConnection, id: &CallId, now: Timestamp) -> Result<u64, sqlx::Error> {
    let touched = sqlx::query("UPDATE calls SET changed_at = $2 WHERE call_id = $1 AND state <> 'down'")
        .bind(id.as_str())
        .bind(now.as_microsecond())
        .execute(connection)
        .await?;
    Ok(touched.rows_affected())
}

async fn files(connection: &mut AnyConnection, id: &CallId, version: Version) -> Result<Files, sqlx::Error> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT path, content FROM call_files WHERE call_id = $1 AND version = $2")
            .bind(id.as_str())
            .bind(version.key())
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().collect())
}

/// Puts files in the place of a version's; gives how many pictures went with them.
async fn replace_files(
    connection: &mut AnyConnection,
    id: &CallId,
    version: Version,
    files: &Files,
) -> Result<u64, sqlx::Error> {
    sqlx::query("DELETE FROM call_files WHERE call_id = $1 AND version = $2")
        .bind(id.as_str())
        .bind(version.key())
        .execute(&mut *connection)
        .await?;
    for (path, content) in files {
        sqlx::query("INSERT INTO call_files (call_id, version, path, content) VALUES ($1, $2, $3, $4)")
            .bind(id.as_str())
            .bind(version.key())
            .bind(path)
            .bind(content)
            .execute(&mut *connection)
            .await?;
    }
    drop_unnamed(connection, id).await
}

fn read_call((id, state, changed_at): (String, String, i64)) -> Result<KeptCall, sqlx::Error> {
    Ok(KeptCall {
        id: id.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
        state: CallState::of(&state)?,
        changed_at: read_time(changed_at)?,
    })
}

impl CallState {
    fn of(key: &str) -> Result<Self, sqlx::Error> {
        match key {
            "draft" => Ok(Self::Draft),
            "published" => Ok(Self::Published),
            "down" => Ok(Self::Down),
            _ => Err(sqlx::Error::Decode(format!("`{key}` is no state of a call").into())),
        }
    }
}

impl Version {
    fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Proposed => "proposed",
            Self::Published => "published",
        }
    }
}
