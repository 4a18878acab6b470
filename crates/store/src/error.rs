// SPDX-License-Identifier: AGPL-3.0-or-later

/// Why the store can't do what was asked.
///
/// No message carries the database's address, which may hold a password.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The address is for no database that is known here.
    #[error("the database's address must begin with `sqlite:` or `postgres:`")]
    Address,
    /// Something is not in a new database as it was in the old one.
    #[error("the new database does not hold what the old one holds; nothing was erased")]
    Changed,
    /// Somebody uses the database.
    #[error("the database is in use: stop every server and every command that uses it")]
    InUse,
    /// Everything was moved to another database.
    #[error("everything in this database was moved to another one; give that one's address")]
    Moved,
    /// Nothing to choose from was given.
    #[error("no wording to hand out: a call needs at least one for each of its languages")]
    NoCandidates,
    /// Another organizer has this name.
    #[error("another organizer has this name; choose another")]
    NameTaken,
    /// The database to which everything is to be moved is not empty.
    #[error("the new database holds something else already; give an empty one")]
    NotEmpty,
    /// The database can't be opened.
    #[error("the database can't be opened; see that its folder or server exists and lets itself be written")]
    Open(#[source] sqlx::Error),
    /// The schema can't be brought up to date.
    #[error("the database's schema can't be brought up to date; was it written by a newer version")]
    Schema(#[source] sqlx::migrate::MigrateError),
    /// The database can't be read.
    #[error("the database can't be read")]
    Read(#[source] sqlx::Error),
    /// What is kept of one call can't be read.
    #[error("what is kept of `{call}` can't be read")]
    Row {
        /// Its name, as it is kept.
        call: String,
        /// What is wrong with it.
        source: sqlx::Error,
    },
    /// Several were to be kept at once, and could not be; none was acknowledged.
    #[error("the database can't be written; see that its disk has room")]
    Together(#[source] std::sync::Arc<sqlx::Error>),
    /// The line to a database on another machine would be open, or lead to whoever answers.
    #[error(
        "the line to a database on another machine must be encrypted and checked: leave `sslmode` out of its address, or make it \
         `verify-ca` with `sslrootcert`"
    )]
    Unencrypted,
    /// The database can't be written; nothing was acknowledged.
    #[error("the database can't be written; see that its disk has room")]
    Write(#[source] sqlx::Error),
}
