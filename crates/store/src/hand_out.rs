// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use model::CallId;
use sqlx::AnyConnection;

use crate::{Store, StoreError};

/// A wording that may be handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// The wording.
    pub wording: &'a str,
    /// From which side it speaks; those that name none have one in common.
    pub angle: Option<&'a str>,
}

impl Store {
    /// Hands out one of `candidates`: the one that was handed out least, of several the one whose angle was, of several the first,
    /// never the one handed out last unless there is no other.
    ///
    /// So no wording is more than one hand-out ahead of another, for networks punish copies, and as far as that allows the angles
    /// take turns.
    ///
    /// Counts are kept by call and language, so two visitors with different languages do not wait for each other.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoCandidates`] when there is nothing to choose from, [`StoreError::Write`] when the hand-out
    /// could not be kept.
    pub async fn hand_out<'a>(
        &self,
        call: &CallId,
        language: &str,
        candidates: &[Candidate<'a>],
    ) -> Result<&'a str, StoreError> {
        let mut transaction = self.writer.begin().await.map_err(StoreError::Write)?;
        let last = lock(&mut transaction, call, language).await.map_err(StoreError::Write)?;
        let counts = counts(&mut transaction, call, language).await.map_err(StoreError::Write)?;
        let chosen = choose(candidates, &counts, &last).ok_or(StoreError::NoCandidates)?;
        count(&mut transaction, call, language, chosen).await.map_err(StoreError::Write)?;
        transaction.commit().await.map_err(StoreError::Write)?;
        Ok(chosen)
    }

    /// How often each wording of a language was handed out; those never handed out are left out.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn handed_out(
        &self,
        call: &CallId,
        language: &str,
    ) -> Result<BTreeMap<String, u64>, StoreError> {
        let mut connection = self.reader.acquire().await.map_err(StoreError::Read)?;
        counts(&mut connection, call, language).await.map_err(StoreError::Read)
    }
}

/// Holds every other hand-out of this call and language until the transaction ends, and says which wording was
/// handed out last (empty: none). A write that changes nothing is the one lock that both engines know.
async fn lock(connection: &mut AnyConnection, call: &CallId, language: &str) -> Result<String, sqlx::Error> {
    sqlx::query_scalar(
        "INSERT INTO last_hand_outs (call_id, language, wording) VALUES ($1, $2, '')
         ON CONFLICT (call_id, language) DO UPDATE SET wording = last_hand_outs.wording
         RETURNING wording",
    )
    .bind(call.as_str())
    .bind(language)
    .fetch_one(connection)
    .await
}

async fn counts(
    connection: &mut AnyConnection,
    call: &CallId,
    language: &str,
) -> Result<BTreeMap<String, u64>, sqlx::Error> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT wording, total FROM hand_outs WHERE call_id = $1 AND language = $2")
            .bind(call.as_str())
            .bind(language)
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().map(|(wording, total)| (wording, total.unsigned_abs())).collect())
}

/// The rule: pure, and without chance.
pub(crate) fn choose<'a>(
    candidates: &[Candidate<'a>],
    counts: &BTreeMap<String, u64>,
    last: &str,
) -> Option<&'a str> {
    let uses = |candidate: &Candidate<'_>| counts.get(candidate.wording).copied().unwrap_or(0);
    let mut angles: Vec<(Option<&str>, u64)> = Vec::new();
    for candidate in candidates {
        match angles.iter_mut().find(|(angle, _)| *angle == candidate.angle) {
            Some((_, total)) => *total += uses(candidate),
            None => angles.push((candidate.angle, uses(candidate))),
        }
    }
    // The place keeps angles that were used alike apart, so that one of them is settled on.
    let of_angle = |candidate: &Candidate<'_>| {
        let found = angles.iter().zip(0..).find(|((angle, _), _)| *angle == candidate.angle);
        found.map(|((_, total), place): (_, u64)| (*total, place))
    };
    let others = candidates.iter().filter(|candidate| candidate.wording != last);
    let chosen = others.min_by_key(|candidate| (uses(candidate), of_angle(candidate)));
    chosen.or_else(|| candidates.first()).map(|candidate| candidate.wording)
}

async fn count(
    connection: &mut AnyConnection,
    call: &CallId,
    language: &str,
    wording: &str,
) -> Result<(), sqlx::Error> {
    let statements = [
        "INSERT INTO hand_outs (call_id, language, wording, total) VALUES ($1, $2, $3, 1)
         ON CONFLICT (call_id, language, wording) DO UPDATE SET total = hand_outs.total + 1",
        "UPDATE last_hand_outs SET wording = $3 WHERE call_id = $1 AND language = $2",
    ];
    for statement in statements {
        sqlx::query(statement)
            .bind(call.as_str())
            .bind(language)
            .bind(wording)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
