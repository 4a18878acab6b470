// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{path::Path, str::FromStr, sync::Arc};

use sqlx::{
    AnyPool, ConnectOptions,
    any::{AnyConnectOptions, AnyPoolOptions},
    migrate::Migrator,
};
use tokio::sync::Notify;

use crate::{
    StoreError, address,
    engine::{Engine, PATIENCE, is_moved},
    migrations,
    pledge::Waiting,
};

/// The site's database; clones share its connections.
///
/// What survives a crash: everything whose operation answered `Ok`. Each operation is one transaction, and answers
/// after its commit has reached the disk.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) writer: AnyPool,
    /// Apart from the writer on SQLite, so that a page need not wait for the pledges before it.
    pub(crate) reader: AnyPool,
    pub(crate) waiting: Arc<Waiting>,
    swept: Arc<Notify>,
    pub(crate) engine: Engine,
}

impl Store {
    /// Opens the database at an address, and brings its schema up to date.
    ///
    /// Addresses are `sqlite:///folder/groundswell.db?mode=rwc` (see [`sqlite_url`]) or `postgres://…`.
    ///
    /// # Errors
    ///
    /// [`StoreError::Address`] for another kind of address, [`StoreError::Unencrypted`] for one of another machine that asks for an
    /// open line, [`StoreError::Open`] where there is no such database,
    /// [`StoreError::Schema`] where its schema is not ours, [`StoreError::Moved`] where everything was moved away from it,
    /// [`StoreError::InUse`] while that is being done.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let (options, engine) = options(url)?;
        let first = engine.single(&options).await?;
        let opened = Self::beside(&first, &options, engine).await;
        // Also where it is refused: what is only let go lives on for a moment, and is in somebody's way.
        first.close().await;
        opened
    }

    /// As [`Store::open`], while a first connection keeps others from closing the database.
    async fn beside(
        first: &AnyPool,
        options: &AnyConnectOptions,
        engine: Engine,
    ) -> Result<Self, StoreError> {
        // 1. Nobody goes on where everything was moved away from, nor while it is moved.
        engine.share(&mut *first.acquire().await.map_err(StoreError::Open)?).await?;
        migrate(first, engine, &migrations::all()).await?;
        if is_moved(&mut *first.acquire().await.map_err(StoreError::Open)?).await.map_err(StoreError::Read)? {
            return Err(StoreError::Moved);
        }
        // 2. The connections.
        let pool = |connections| {
            AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(PATIENCE)
                .after_connect(move |connection, _| Box::pin(engine.prepare(connection)))
                .connect_with(options.clone())
        };
        let writer = pool(engine.writers()).await.map_err(StoreError::Open)?;
        let reader = match engine {
            Engine::Postgres => writer.clone(),
            Engine::Sqlite => pool(4).await.map_err(StoreError::Open)?,
        };
        Ok(Self { writer, reader, waiting: Arc::default(), swept: Arc::default(), engine })
    }

    /// Sees that what was deleted is overwritten on the disk too, and not only from the next checkpoint on.
    ///
    /// Where somebody reads at the moment, the pages that they need stay until the next time.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] when that can't be done.
    pub async fn sweep(&self) -> Result<(), StoreError> {
        if let Engine::Sqlite = self.engine {
            let swept = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.writer).await;
            swept.map_err(StoreError::Write)?;
        }
        self.swept.notify_one();
        Ok(())
    }

    /// Waits until something was erased since this was waited for last; of several who wait, one is told.
    pub async fn swept(&self) {
        self.swept.notified().await;
    }

    /// Asks whether it answers.
    ///
    /// # Errors
    ///
    /// [`StoreError::Read`] when it does not.
    pub async fn answer(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.reader).await.map_err(StoreError::Read)?;
        Ok(())
    }

    /// Whether it is a file of this process's own, and no server.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        matches!(self.engine, Engine::Sqlite)
    }

    /// Ends every connection, after the operations that are under way.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

/// What an address asks for, and of which engine.
pub(crate) fn options(url: &str) -> Result<(AnyConnectOptions, Engine), StoreError> {
    sqlx::any::install_default_drivers();
    let engine = Engine::of(url)?;
    let mut options = AnyConnectOptions::from_str(url).map_err(StoreError::Open)?.disable_statement_logging();
    if let Engine::Postgres = engine {
        address::encrypt(&mut options)?;
    }
    Ok((options, engine))
}

/// Brings a schema up to date, as a whole: where one step fails, the database is as it was. Of several nodes that
/// start at the same moment one does it.
pub(crate) async fn migrate(pool: &AnyPool, engine: Engine, migrations: &Migrator) -> Result<(), StoreError> {
    let mut transaction = pool.begin().await.map_err(StoreError::Open)?;
    engine.take_turns(&mut transaction).await.map_err(StoreError::Open)?;
    // Not `run`, whose bounds no spawned task can prove.
    migrations.run_direct(None, &mut *transaction, false).await.map_err(StoreError::Schema)?;
    transaction.commit().await.map_err(StoreError::Write)
}

/// The address of an SQLite file, which is made if it does not exist.
#[must_use]
pub fn sqlite_url(file: &Path) -> String {
    // These mean something else in an address; the driver undoes the escapes. Without `//`, which would make a host
    // of the first folder of a relative path.
    let path = file.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    format!("sqlite:{path}?mode=rwc")
}
