// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pledges: those that come while one commit is on its way to the disk are kept together by the next. So a thousand at once
//! wait for a few syncs and not for a thousand, and each is still answered only after its own is on the disk.

use std::{
    collections::BTreeMap,
    io, mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use model::CallId;
use sqlx::{AnyConnection, Connection};
use tokio::{
    sync::{self, oneshot},
    time::timeout,
};

use crate::{
    Store, StoreError,
    engine::{Engine, PATIENCE},
};

/// Two numbers that are never added: of those who are confirmed, nobody knows who has pledged too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pledged {
    /// How many people have pledged, by their own word alone.
    pub pledged: u64,
    /// How many have shown that they are somebody: by mail, or by a post of theirs.
    pub confirmed: u64,
}

/// The pledges that wait for the next commit.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    pledges: Mutex<Vec<Pledge>>,
    /// Held by the one pledge that commits for all.
    turn: sync::Mutex<()>,
}

#[derive(Debug)]
struct Pledge {
    call: CallId,
    answer: oneshot::Sender<Result<u64, Arc<sqlx::Error>>>,
}

impl Store {
    /// Counts one pledge, and gives the new total once it is on the disk. Nothing else is kept.
    ///
    /// # Errors
    ///
    /// [`StoreError::Together`] when it could not be kept; then it does not count.
    pub async fn pledge(&self, call: &CallId) -> Result<u64, StoreError> {
        let (answer, mut answered) = oneshot::channel();
        self.waiting.pledges().push(Pledge { call: call.clone(), answer });
        let answered = tokio::select! {
            biased;
            answered = &mut answered => answered,
            _turn = self.waiting.turn.lock() => {
                let (pledges, store) = (mem::take(&mut *self.waiting.pledges()), self.clone());
                // A task of its own, for who leaves now must not take the others' pledges along.
                let _committed = tokio::spawn(store.keep_pledges(pledges)).await;
                answered.await
            }
        };
        answered.unwrap_or_else(|_| Err(Arc::new(sqlx::Error::WorkerCrashed))).map_err(StoreError::Together)
    }

    /// Keeps pledges with one commit, then answers each of them.
    async fn keep_pledges(self, pledges: Vec<Pledge>) {
        let mut counts: BTreeMap<CallId, i64> = BTreeMap::new();
        for pledge in &pledges {
            *counts.entry(pledge.call.clone()).or_default() += 1;
        }
        let mut totals = self.add(&counts).await.map_err(Arc::new);
        for pledge in pledges {
            let total = match &mut totals {
                Ok(totals) => {
                    let total = totals.entry(pledge.call).or_default();
                    *total += 1;
                    Ok(total.unsigned_abs())
                }
                Err(error) => Err(Arc::clone(error)),
            };
            // Who has left is counted all the same.
            let _left = pledge.answer.send(total);
        }
    }

    /// Adds to each call's total, and gives what it was before. All pledges wait for one another, and so for no server that says nothing any more.
    async fn add(&self, counts: &BTreeMap<CallId, i64>) -> Result<BTreeMap<CallId, i64>, sqlx::Error> {
        let mut connection = self.writer.acquire().await?;
        let Engine::Postgres = self.engine else { return add(counts, &mut connection).await };
        let Ok(added) = timeout(PATIENCE, add(counts, &mut connection)).await else {
            connection.close_on_drop();
            return Err(io::Error::from(io::ErrorKind::TimedOut).into());
        };
        added
    }

    /// How many people have pledged.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn pledges(&self, call: &CallId) -> Result<u64, StoreError> {
        Ok(self.pledged(call).await?.unwrap_or_default().pledged)
    }

    /// How many people have pledged, and how many are confirmed; nothing where nobody has, or it was erased.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when the database can't be read.
    pub async fn pledged(&self, call: &CallId) -> Result<Option<Pledged>, StoreError> {
        let row: Option<(i64, i64)> =
            sqlx::query_as("SELECT total, confirmed FROM pledges WHERE call_id = $1")
                .bind(call.as_str())
                .fetch_optional(&self.reader)
                .await
                .map_err(StoreError::Read)?;
        let handed_in = self.handed_in(call).await?;
        if row.is_none() && handed_in == 0 {
            return Ok(None);
        }
        let (pledged, by_mail) = row.unwrap_or_default();
        let confirmed = by_mail.unsigned_abs() + handed_in;
        Ok(Some(Pledged { pledged: pledged.unsigned_abs(), confirmed }))
    }
}

impl Waiting {
    fn pledges(&self) -> MutexGuard<'_, Vec<Pledge>> {
        self.pledges.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Adds to each call's total, and gives what it was before.
async fn add(
    counts: &BTreeMap<CallId, i64>,
    connection: &mut AnyConnection,
) -> Result<BTreeMap<CallId, i64>, sqlx::Error> {
    // A transaction, though it may be one statement: alone, it would be answered when its row is there, which is before
    // its commit. In the calls' order, so that two servers on one database never wait for each other.
    let mut transaction = connection.begin().await?;
    let mut before = BTreeMap::new();
    for (call, count) in counts {
        let total: i64 = sqlx::query_scalar(
            "INSERT INTO pledges (call_id, total) VALUES ($1, $2)
             ON CONFLICT (call_id) DO UPDATE SET total = pledges.total + $2
             RETURNING total",
        )
        .bind(call.as_str())
        .bind(*count)
        .fetch_one(&mut *transaction)
        .await?;
        before.insert(call.clone(), total - count);
    }
    transaction.commit().await?;
    Ok(before)
}
