// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::Path;

use rusqlite::{Connection, params};

use crate::{BATCH, Outcome, frames::Frames, took::Took};

/// Keeps the entries in a new database, each batch in a transaction that is synced before the next one begins.
pub(crate) fn append(mut frames: Frames, file: &Path) -> Outcome {
    let mut connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch("CREATE TABLE entries (commitment BLOB NOT NULL, content BLOB NOT NULL)")?;
    let mut took = Took::default();
    loop {
        let batch = frames.batch(BATCH)?;
        if batch.is_empty() {
            break;
        }
        took.add(|| insert(&mut connection, &batch))?;
    }
    took.tell("append");
    Ok(())
}

fn insert(connection: &mut Connection, batch: &[(Vec<u8>, Vec<u8>)]) -> Result<(), rusqlite::Error> {
    let transaction = connection.transaction()?;
    let mut insert = transaction.prepare("INSERT INTO entries VALUES (?1, ?2)")?;
    for (commitment, content) in batch {
        insert.execute(params![commitment, content])?;
    }
    drop(insert);
    transaction.commit()
}
