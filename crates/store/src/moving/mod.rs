// SPDX-License-Identifier: AGPL-3.0-or-later
//! Takes everything from one database to another, of whichever engine, and shows that nothing has changed.

mod alone;
mod rows;
mod table;

use model::Timestamp;

use self::{alone::Alone, rows::Rows, table::Table};
use crate::StoreError;

/// A table that was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedTable {
    /// What it is called.
    pub name: String,
    /// So many rows it has.
    pub rows: u64,
    /// The SHA-256 of its rows, whatever their order and the engine: of each row the SHA-256 of its values, each with its kind and length in
    /// front; these, sorted, one after the other.
    pub sha256: [u8; 32],
}

/// Moves everything from one database to another, and gives what the new one holds; `more` is told how many rows more were copied.
///
/// Whoever uses one of the two is not interrupted: nothing is moved then. While this runs nobody else can open them. The new database is
/// read back after its commit and held against the old one; only then is the old one emptied, with what was deleted overwritten as far as
/// its engine does that, and marked, so that [`crate::Store::open`] refuses it. Where this was broken off before that, it can be
/// called again.
///
/// # Errors
///
/// [`StoreError::InUse`] where somebody uses one of them, [`StoreError::Moved`] where everything was moved away from the old one already,
/// [`StoreError::NotEmpty`] where the new one holds something else, [`StoreError::Changed`] where something is not as it was; the old one
/// is untouched then. Else as [`crate::Store::open`] says.
pub async fn move_database(
    from: &str,
    to: &str,
    now: Timestamp,
    more: impl FnMut(u64),
) -> Result<Vec<MovedTable>, StoreError> {
    let old = Alone::there(from).await?;
    let moved = move_from(&old, to, now, more).await;
    old.let_go().await;
    moved
}

async fn move_from(
    old: &Alone,
    to: &str,
    now: Timestamp,
    more: impl FnMut(u64),
) -> Result<Vec<MovedTable>, StoreError> {
    if old.is_moved().await? {
        return Err(StoreError::Moved);
    }
    let new = Alone::begun(to).await?;
    let moved = move_between(old, &new, now, more).await;
    new.let_go().await;
    moved
}

/// Moves everything between two that are open to us alone.
async fn move_between(
    old: &Alone,
    new: &Alone,
    now: Timestamp,
    mut more: impl FnMut(u64),
) -> Result<Vec<MovedTable>, StoreError> {
    let tables = old.tables().await?;
    if tables != new.tables().await? {
        return Err(StoreError::Changed);
    }
    // 1. The copy, unless it is there from the last time.
    let told = old.digests(&tables).await?;
    let found = new.digests(&tables).await?;
    if found != told {
        if found.iter().any(|table| table.rows > 0) {
            return Err(StoreError::NotEmpty);
        }
        copy(old, new, &tables, &mut more).await?;
    }
    // 2. What was committed is what there was.
    let arrived = new.digests(&tables).await?;
    if arrived != told {
        return Err(StoreError::Changed);
    }
    // 3. Nothing stays behind.
    old.leave(&tables, now).await?;
    Ok(arrived)
}

async fn copy(
    old: &Alone,
    new: &Alone,
    tables: &[Table],
    more: &mut impl FnMut(u64),
) -> Result<(), StoreError> {
    let (mut given, mut taken) = (old.connection().await?, new.begin().await?);
    for table in tables {
        let mut rows = Rows::of(&mut given, table);
        while let Some(row) = rows.next().await? {
            row.insert_into(table, &mut taken).await?;
            more(1);
        }
    }
    // What was moved away from here once is back.
    sqlx::query("DELETE FROM moved").execute(&mut *taken).await.map_err(StoreError::Write)?;
    taken.commit().await.map_err(StoreError::Write)
}
