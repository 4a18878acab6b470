// SPDX-License-Identifier: AGPL-3.0-or-later
//! What somebody can have erased: so that a copy of the database can be made without what must not outlive it, and so that an older copy
//! can be brought to where the newest was in this.

use std::collections::BTreeSet;

use model::{CallId, Timestamp};
use sqlx::AnyConnection;

use crate::{Store, StoreError, call, rally};

/// Something that the database holds until somebody has it erased, or hidden.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Present {
    kind: Kind,
    /// The call in whose name it is kept, where its own does not suffice.
    call: String,
    name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Call,
    Concern,
    Endorsement,
    HandIn,
    Organizer,
    Passkey,
    Picture,
    Rally,
    Recovery,
    ShownEndorsement,
    ShownHandIn,
}

/// For each kind its word, what there is of it, and how one of it is erased.
const KINDS: [(Kind, &str, &str, &str); 11] = [
    (Kind::Call, "call", "SELECT '', call_id FROM calls WHERE state <> 'down'", ""),
    (
        Kind::Concern,
        "concern",
        "SELECT '', concern_id FROM concerns",
        "DELETE FROM concerns WHERE concern_id = $2 AND $1 = ''",
    ),
    (
        Kind::Endorsement,
        "endorsement",
        "SELECT '', endorsement_id FROM endorsements",
        "DELETE FROM endorsements WHERE endorsement_id = $2 AND $1 = ''",
    ),
    (
        Kind::HandIn,
        "hand-in",
        "SELECT '', hand_in_id FROM hand_ins",
        "DELETE FROM hand_ins WHERE hand_in_id = $2 AND $1 = ''",
    ),
    (
        Kind::Organizer,
        "organizer",
        "SELECT '', organizer_id FROM organizers",
        "DELETE FROM organizers WHERE organizer_id = $2 AND $1 = ''",
    ),
    (
        Kind::Passkey,
        "passkey",
        "SELECT '', passkey_id FROM passkeys",
        "DELETE FROM passkeys WHERE passkey_id = $2 AND $1 = ''",
    ),
    (
        Kind::Picture,
        "picture",
        "SELECT call_id, sha256 FROM call_pictures",
        "DELETE FROM call_pictures WHERE sha256 = $2 AND call_id = $1",
    ),
    (Kind::Rally, "rally", "SELECT '', call_id FROM pledges", ""),
    (
        Kind::Recovery,
        "recovery code",
        "SELECT '', secret_sha256 FROM admissions WHERE kind = 'recovery'",
        "DELETE FROM admissions WHERE secret_sha256 = $2 AND $1 = ''",
    ),
    (
        Kind::ShownEndorsement,
        "shown endorsement",
        "SELECT '', endorsement_id FROM endorsements WHERE is_shown <> 0",
        "UPDATE endorsements SET is_shown = 0 WHERE endorsement_id = $2 AND $1 = ''",
    ),
    (
        Kind::ShownHandIn,
        "shown hand-in",
        "SELECT '', hand_in_id FROM hand_ins WHERE is_shown <> 0",
        "UPDATE hand_ins SET is_shown = 0 WHERE hand_in_id = $2 AND $1 = ''",
    ),
];

impl std::fmt::Display for Present {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = KINDS.iter().find(|(kind, ..)| *kind == self.kind).map_or("", |(_, word, ..)| word);
        write!(f, "{word} {} {}", self.call, self.name)
    }
}

impl Present {
    /// The call that this is, if it is one.
    #[must_use]
    pub fn call(&self) -> Option<CallId> {
        (self.kind == Kind::Call).then(|| self.name.parse().ok()).flatten()
    }
}

impl Store {
    /// Everything that is there of what can be erased, by names that tell nothing of people.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn present(&self) -> Result<BTreeSet<Present>, StoreError> {
        let mut present = BTreeSet::new();
        for (kind, _, select, _) in KINDS {
            let rows: Vec<(String, String)> =
                sqlx::query_as(select).fetch_all(&self.reader).await.map_err(StoreError::Read)?;
            present.extend(rows.into_iter().map(|(call, name)| Present { kind, call, name }));
        }
        Ok(present)
    }

    /// Erases or hides all of that for which `is_there` does not answer, and overwrites it; gives what it was.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] or [`StoreError::Write`] when the database can't be read or written; nothing is changed then.
    pub async fn keep_only(
        &self,
        is_there: impl Fn(&Present) -> bool,
        now: Timestamp,
    ) -> Result<Vec<Present>, StoreError> {
        let present = self.present().await?;
        let gone: Vec<Present> = present.into_iter().filter(|present| !is_there(present)).collect();
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        for present in &gone {
            let erased = erase(&mut transaction, present, now).await;
            erased.map_err(StoreError::Write)?;
        }
        transaction.commit().await.map_err(StoreError::Write)?;
        self.sweep().await?;
        Ok(gone)
    }
}

async fn erase(connection: &mut AnyConnection, present: &Present, now: Timestamp) -> Result<(), sqlx::Error> {
    let Present { kind, call, name } = present;
    let named = || name.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)));
    match kind {
        Kind::Call => call::take_down(connection, &named()?, now).await,
        Kind::Rally => rally::erase(connection, &named()?).await,
        _ => {
            let statement =
                KINDS.iter().find(|(known, ..)| known == kind).map_or("", |(.., statement)| statement);
            sqlx::query(statement).bind(call).bind(name).execute(connection).await?;
            Ok(())
        }
    }
}
