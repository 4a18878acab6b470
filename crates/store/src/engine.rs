// SPDX-License-Identifier: AGPL-3.0-or-later
//! What differs between the engines.

use std::time::Duration;

use sqlx::{
    AnyConnection, AnyPool, Executor, Row,
    any::{AnyConnectOptions, AnyPoolOptions},
};

use crate::StoreError;

/// A lock of PostgreSQL's that belongs to whoever uses the database, all together or one alone: `ground`, in letters.
const USED: i64 = 0x6772_6f75_6e64;

/// Another, of whoever changes its schema: `schema`.
const MIGRATED: i64 = 0x7363_6865_6d61;

/// Shorter than a page's ten seconds, so that a visitor is told that the site is busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(8);

/// What keeps the database.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Engine {
    Postgres,
    Sqlite,
}

impl Engine {
    /// The engine that an address is for.
    pub(crate) fn of(url: &str) -> Result<Self, StoreError> {
        match url.split_once(':') {
            Some(("sqlite", _)) => Ok(Self::Sqlite),
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres),
            _ => Err(StoreError::Address),
        }
    }

    /// SQLite has one writer at a time anyhow; waiting in the pool is fair, waiting on its lock is not.
    pub(crate) fn writers(self) -> u32 {
        match self {
            Self::Postgres => 8,
            Self::Sqlite => 1,
        }
    }

    /// One connection, which keeps what it acknowledges, and stands until it is closed.
    pub(crate) async fn single(self, options: &AnyConnectOptions) -> Result<AnyPool, StoreError> {
        let single = AnyPoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
        let single = single.acquire_timeout(PATIENCE);
        let single = single.after_connect(move |connection, _| Box::pin(self.harden(connection)));
        single.connect_with(options.clone()).await.map_err(StoreError::Open)
    }

    /// Makes a new connection one of those that share the database.
    ///
    /// # Errors
    ///
    /// Where everything was moved away since the first was made, or is being moved.
    pub(crate) async fn prepare(self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        self.harden(connection).await?;
        if let Self::Postgres = self {
            connection.execute(ALIVE).await?;
        }
        let why = match self.share(connection).await {
            Ok(()) if !is_moved(connection).await? => return Ok(()),
            Ok(()) => StoreError::Moved,
            Err(error) => error,
        };
        Err(sqlx::Error::Configuration(why.into()))
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

    /// Has whoever changes the schema at the same moment wait for the end of this transaction.
    pub(crate) async fn take_turns(self, transaction: &mut AnyConnection) -> Result<(), sqlx::Error> {
        match self {
            Self::Postgres => {
                let turn = sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(MIGRATED);
                turn.execute(transaction).await.map(drop)
            }
            // Its writers take turns anyhow.
            Self::Sqlite => Ok(()),
        }
    }

    /// Uses the database together with others, for as long as the connection stands.
    ///
    /// # Errors
    ///
    /// [`StoreError::InUse`] where somebody has closed it to others.
    pub(crate) async fn share(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        match self {
            Self::Postgres => lock(connection, "SELECT pg_try_advisory_lock_shared($1)").await,
            // Each connection to a database that has a journal of writes ahead holds a lock of its file.
            Self::Sqlite => Ok(()),
        }
    }

    /// Lets nobody else use the database, for as long as the connection stands.
    ///
    /// # Errors
    ///
    /// [`StoreError::InUse`] where somebody uses it.
    pub(crate) async fn close_to_others(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        match self {
            Self::Postgres => lock(connection, "SELECT pg_try_advisory_lock($1)").await,
            Self::Sqlite => {
                for statement in ALONE {
                    connection.execute(statement).await.map_err(|_| StoreError::InUse)?;
                }
                Ok(())
            }
        }
    }

    /// The statement that tells each table of ours, each of its columns and the name of its type; tables one after the other.
    pub(crate) fn columns(self) -> &'static str {
        match self {
            Self::Postgres => {
                "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT)
                 FROM information_schema.columns
                 WHERE table_schema = current_schema() AND table_name NOT IN ('moved', 'turns', '_sqlx_migrations')
                 ORDER BY 1, 2"
            }
            Self::Sqlite => {
                "SELECT tables.name, columns.name, columns.type
                 FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
                 WHERE tables.type = 'table' AND tables.name NOT IN ('moved', 'turns', '_sqlx_migrations')
                    AND tables.name NOT LIKE 'sqlite%'
                 ORDER BY 1, 2"
            }
        }
    }

    /// The statement that empties a table.
    pub(crate) fn erase(self, table: &str) -> String {
        match self {
            // Gives its files back at once, where `DELETE` leaves rows in them until they are overwritten.
            Self::Postgres => format!("TRUNCATE {table} CASCADE"),
            Self::Sqlite => format!("DELETE FROM {table}"),
        }
    }

    /// Leaves nothing of what was erased in the database's file.
    pub(crate) async fn shrink(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        match self {
            Self::Postgres => Ok(()),
            Self::Sqlite => connection.execute("VACUUM").await.map(drop).map_err(StoreError::Write),
        }
    }
}

async fn lock(connection: &mut AnyConnection, statement: &'static str) -> Result<(), StoreError> {
    let locked = sqlx::query_scalar(statement).bind(USED).fetch_one(connection).await;
    if locked.map_err(StoreError::Read)? { Ok(()) } else { Err(StoreError::InUse) }
}

/// Whether everything was moved from here to another database.
pub(crate) async fn is_moved(connection: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    let moved = connection.fetch_one("SELECT CAST(COUNT(*) AS BIGINT) FROM moved").await?;
    Ok(moved.try_get::<i64, _>(0)? > 0)
}

/// A commit waits for the disk (`FULL`; WAL's default does not); what is deleted is overwritten.
const SQLITE: [&str; 5] = [
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
];

/// Takes the lock that every connection shares, for itself, and keeps it.
const ALONE: [&str; 4] = [
    "PRAGMA busy_timeout = 0",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA busy_timeout = 5000",
];

/// Has PostgreSQL find out that a node on another machine is gone: within half a minute, in place of two hours, and later than the node does. Where it was
/// just about to answer it does not ask whether anybody is there, but sends that again, for a quarter of an hour if nothing else is said. Who was
/// cut off in the midst of a transaction keeps others from what it has written no longer than these wait: without that, nobody could pledge.
const ALIVE: &str = "SELECT set_config('tcp_keepalives_idle', '10', false), \
    set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false), \
    set_config('tcp_user_timeout', '25000', false), set_config('idle_in_transaction_session_timeout', '5000', false)";

/// Undoes a server's `synchronous_commit = off`, and leaves its stronger settings.
const POSTGRES: [&str; 1] = ["SELECT set_config('synchronous_commit', 'on', false) \
    WHERE current_setting('synchronous_commit') = 'off'"];
