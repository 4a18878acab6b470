// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;
use sqlx::{Any, AnyPool, AssertSqlSafe, Transaction, pool::PoolConnection};

use super::{MovedTable, rows::Rows, table::Table};
use crate::{
    StoreError,
    engine::{Engine, is_moved},
    migrations,
    store::{migrate, options},
};

/// A database that nobody else uses, nor can open until this is let go.
pub(super) struct Alone {
    /// Of the one connection that has the lock.
    single: AnyPool,
    engine: Engine,
}

impl Alone {
    /// One that is there already.
    pub(super) async fn there(url: &str) -> Result<Self, StoreError> {
        Self::take(&url.replace("mode=rwc", "mode=rw")).await
    }

    /// One that is made if it is not there.
    pub(super) async fn begun(url: &str) -> Result<Self, StoreError> {
        Self::take(url).await
    }

    async fn take(url: &str) -> Result<Self, StoreError> {
        let (options, engine) = options(url)?;
        let single = engine.single(&options).await?;
        let alone = Self { single, engine };
        match alone.close_to_others().await {
            Ok(()) => Ok(alone),
            Err(error) => {
                alone.let_go().await;
                Err(error)
            }
        }
    }

    async fn close_to_others(&self) -> Result<(), StoreError> {
        let mut connection = self.single.acquire().await.map_err(StoreError::Open)?;
        self.engine.close_to_others(&mut connection).await?;
        drop(connection);
        migrate(&self.single, self.engine, &migrations::all()).await
    }

    /// Whether everything was moved away from here.
    pub(super) async fn is_moved(&self) -> Result<bool, StoreError> {
        is_moved(&mut *self.connection().await?).await.map_err(StoreError::Read)
    }

    /// The tables that are moved: all but those in which the database speaks of itself.
    pub(super) async fn tables(&self) -> Result<Vec<Table>, StoreError> {
        let told = sqlx::query_as(self.engine.columns()).fetch_all(&self.single).await;
        Table::all(told.map_err(StoreError::Read)?).ok_or(StoreError::Changed)
    }

    pub(super) async fn digests(&self, tables: &[Table]) -> Result<Vec<MovedTable>, StoreError> {
        let mut digests = Vec::new();
        for table in tables {
            digests.push(Rows::of(&mut *self.connection().await?, table).digest().await?);
        }
        Ok(digests)
    }

    pub(super) async fn connection(&self) -> Result<PoolConnection<Any>, StoreError> {
        self.single.acquire().await.map_err(StoreError::Read)
    }

    pub(super) async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        self.single.begin().await.map_err(StoreError::Write)
    }

    /// Empties it, and marks that everything is elsewhere.
    pub(super) async fn leave(&self, tables: &[Table], now: Timestamp) -> Result<(), StoreError> {
        let engine = self.engine;
        let mut left = self.begin().await?;
        // Those that name others first.
        for table in tables.iter().rev() {
            let erase = AssertSqlSafe(engine.erase(&table.name));
            sqlx::query(erase).execute(&mut *left).await.map_err(StoreError::Write)?;
        }
        sqlx::query("INSERT INTO moved (moved_at) VALUES ($1)")
            .bind(now.as_microsecond())
            .execute(&mut *left)
            .await
            .map_err(StoreError::Write)?;
        left.commit().await.map_err(StoreError::Write)?;
        engine.shrink(&mut *self.connection().await?).await
    }

    pub(super) async fn let_go(self) {
        self.single.close().await;
    }
}
