// SPDX-License-Identifier: AGPL-3.0-or-later
use std::pin::Pin;

use sha2::{Digest, Sha256};
use sqlx::{Any, AnyConnection, AssertSqlSafe, Row as _, any::AnyRow, query::Query};
use tokio_stream::{Stream, StreamExt};

use super::{
    MovedTable,
    table::{Kind, Table},
};
use crate::StoreError;

/// The rows of a table, one after the other.
pub(super) struct Rows<'a> {
    table: &'a Table,
    stream: Pin<Box<dyn Stream<Item = Result<AnyRow, sqlx::Error>> + Send + 'a>>,
}

/// What one row holds, column by column.
pub(super) struct Row(Vec<Value>);

enum Value {
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl<'a> Rows<'a> {
    pub(super) fn of(connection: &'a mut AnyConnection, table: &'a Table) -> Self {
        // Names of our own schema, and nothing else.
        let stream = sqlx::query(AssertSqlSafe(table.select())).fetch(connection);
        Self { table, stream }
    }

    pub(super) async fn next(&mut self) -> Result<Option<Row>, StoreError> {
        let Some(row) = self.stream.next().await else { return Ok(None) };
        let row = row.map_err(StoreError::Read)?;
        let values = self.table.columns.iter().enumerate().map(|(place, (_, kind))| {
            Ok(match kind {
                Kind::Number => Value::Number(row.try_get(place)?),
                Kind::Text => Value::Text(row.try_get(place)?),
                Kind::Bytes => Value::Bytes(row.try_get(place)?),
            })
        });
        Ok(Some(Row(values.collect::<Result<_, _>>().map_err(StoreError::Read)?)))
    }

    /// What all of them come to.
    pub(super) async fn digest(mut self) -> Result<MovedTable, StoreError> {
        let mut digests = Vec::new();
        while let Some(row) = self.next().await? {
            digests.push(row.digest());
        }
        // No two engines give them in the same order.
        digests.sort_unstable();
        let sha256 = Sha256::digest(digests.as_flattened()).into();
        Ok(MovedTable { name: self.table.name.clone(), rows: digests.len() as u64, sha256 })
    }
}

impl Row {
    pub(super) async fn insert_into(
        self,
        table: &Table,
        connection: &mut AnyConnection,
    ) -> Result<(), StoreError> {
        let insert: Query<'_, Any, _> = sqlx::query(AssertSqlSafe(table.insert()));
        let bound = self.0.into_iter().fold(insert, |insert, value| match value {
            Value::Number(number) => insert.bind(number),
            Value::Text(text) => insert.bind(text),
            Value::Bytes(bytes) => insert.bind(bytes),
        });
        bound.execute(connection).await.map_err(StoreError::Write)?;
        Ok(())
    }

    fn digest(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        for value in &self.0 {
            let number;
            let (kind, bytes) = match value {
                Value::Number(value) => {
                    number = value.to_be_bytes();
                    (b'n', number.as_slice())
                }
                Value::Text(text) => (b't', text.as_bytes()),
                Value::Bytes(bytes) => (b'b', bytes.as_slice()),
            };
            digest.update([kind]);
            digest.update((bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        }
        digest.finalize().into()
    }
}
