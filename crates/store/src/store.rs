// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{path::Path, str::FromStr, sync::Arc, time::Duration};

use sqlx::{
    AnyConnection, AnyPool, ConnectOptions, Executor,
    any::{AnyConnectOptions, AnyPoolOptions},
    migrate::Migrator,
};
use tokio::sync::Notify;

use crate::{StoreError, address, migrations, pledge::Waiting};

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
    engine: Engine,
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
    /// [`StoreError::Schema`] where its schema is not ours.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let engine = Engine::of(url)?;
        let mut options =
            AnyConnectOptions::from_str(url).map_err(StoreError::Open)?.disable_statement_logging();
        if let Engine::Postgres = engine {
            address::encrypt(&mut options)?;
        }
        let pool = |connections| {
            AnyPoolOptions::new()
                .max_connections(connections)
                // Shorter than a page's ten seconds, so that a visitor is told that the site is busy.
                .acquire_timeout(Duration::from_secs(8))
                .after_connect(move |connection, _| Box::pin(engine.harden(connection)))
                .connect_with(options.clone())
        };
        let writer = pool(engine.writers()).await.map_err(StoreError::Open)?;
        migrate(&writer, &migrations::all()).await?;
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

/// Brings a schema up to date, as a whole: where one step fails, the database is as it was.
pub(crate) async fn migrate(writer: &AnyPool, migrations: &Migrator) -> Result<(), StoreError> {
    let mut transaction = writer.begin().await.map_err(StoreError::Open)?;
    migrations.run(&mut *transaction).await.map_err(StoreError::Schema)?;
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

#[derive(Clone, Copy, Debug)]
enum Engine {
    Postgres,
    Sqlite,
}

impl Engine {
    fn of(url: &str) -> Result<Self, StoreError> {
        match url.split_once(':') {
            Some(("sqlite", _)) => Ok(Self::Sqlite),
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres),
            _ => Err(StoreError::Address),
        }
    }

    /// SQLite has one writer at a time anyhow; waiting in the pool is fair, waiting on its lock is not.
    fn writers(self) -> u32 {
        match self {
            Self::Postgres => 8,
            Self::Sqlite => 1,
        }
    }

    async fn harden(self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let statements: &[&'static str] = match self {
            Self::Postgres => &POSTGRES,
            Self::Sqlite => &SQLITE,
        };
        for statement in statements {
            connection.execute(*statement).await?;
        }
        Ok(())
    }
}

/// A commit waits for the disk (`FULL`; WAL's default does not); what is deleted is overwritten.
const SQLITE: [&str; 5] = [
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
];

/// Undoes a server's `synchronous_commit = off`, and leaves its stronger settings.
const POSTGRES: [&str; 1] = ["SELECT set_config('synchronous_commit', 'on', false) \
    WHERE current_setting('synchronous_commit') = 'off'"];
