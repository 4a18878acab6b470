// SPDX-License-Identifier: AGPL-3.0-or-later
//! Everything goes from one engine to the other and back, or nothing does.

use std::fs;

use model::Timestamp;
use tempfile::TempDir;

use super::{call, check};
use crate::{MovedTable, Store, StoreError, move_database, postgres::Postgres, sqlite_url};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

/// What the suite leaves no row of, with values at the edges of what a column takes.
const BESIDE: [&str; 8] = [
    "INSERT INTO calls VALUES ('beside', 'draft', 9223372036854775807)",
    "INSERT INTO call_changes VALUES ('beside', -9223372036854775808, 'a''b\n\t\u{1f9f6} \u{645}', 0)",
    "INSERT INTO call_pictures VALUES ('beside', '', x'00ff0a27005c')",
    "INSERT INTO call_proposals VALUES ('beside', '', 0)",
    "INSERT INTO hidden_posts VALUES ('beside', 'x', '1')",
    "INSERT INTO endorsements VALUES ('beside', 'b', 'beside', '', 0, '', '', '', '', '', '', 0, 0, '', '')",
    "INSERT INTO marks VALUES ('beside', x'')",
    "INSERT INTO rehearsals VALUES ('beside', 's', 1, 2, '', 3, 4, 5, 6)",
];

async fn moved(from: &str, to: &str) -> Vec<MovedTable> {
    let mut copied = 0;
    let tables = move_database(from, to, NOW, |more| copied += more).await.unwrap();
    assert_eq!(tables.iter().map(|table| table.rows).sum::<u64>(), copied);
    tables
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_goes_to_postgres_and_back_as_it_was() {
    let server = match Postgres::start() {
        Ok(server) => server,
        Err(why) => return eprintln!("left out: moving to PostgreSQL; {why}"),
    };
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("groundswell.db");
    let (old, new) = (sqlite_url(&file), server.url());
    check(&old).await;
    let store = Store::open(&old).await.unwrap();
    for row in BESIDE {
        sqlx::query(row).execute(&store.writer).await.unwrap();
    }
    store.close().await;
    // 1. There.
    let there = moved(&old, &new).await;
    let empty: Vec<&str> = there.iter().filter(|table| table.rows == 0).map(|table| &*table.name).collect();
    assert_eq!(empty, [""; 0], "where nothing is left in a table, nothing is shown of it");
    let store = Store::open(&new).await.unwrap();
    assert_eq!(store.pledges(&call("crowd")).await.unwrap(), 101);
    store.close().await;
    // 2. Nothing is left where it was, and nobody goes on there.
    let bytes = fs::read(&file).unwrap();
    assert!(!bytes.windows(5).any(|window| window == b"crowd"));
    let refused = Store::open(&old).await;
    assert!(matches!(refused, Err(StoreError::Moved)), "{refused:?}");
    let refused = move_database(&old, &new, NOW, |_| {}).await;
    assert!(matches!(refused, Err(StoreError::Moved)), "{refused:?}");
    // 3. And back.
    assert_eq!(moved(&new, &old).await, there);
    let store = Store::open(&old).await.unwrap();
    assert_eq!(store.pledge(&call("crowd")).await.unwrap(), 102);
    let refused = Store::open(&new).await;
    assert!(matches!(refused, Err(StoreError::Moved)), "{refused:?}");
}

#[tokio::test]
async fn what_was_broken_off_after_the_copy_is_finished() {
    let folder = TempDir::new().unwrap();
    let (old, new) = (sqlite_url(&folder.path().join("old.db")), sqlite_url(&folder.path().join("new.db")));
    let store = Store::open(&old).await.unwrap();
    store.pledge(&call("ahang")).await.unwrap();
    store.close().await;
    fs::copy(folder.path().join("old.db"), folder.path().join("new.db")).unwrap();
    move_database(&old, &new, NOW, |_| panic!("it is there already")).await.unwrap();
    assert_eq!(Store::open(&new).await.unwrap().pledges(&call("ahang")).await.unwrap(), 1);
    assert!(matches!(Store::open(&old).await, Err(StoreError::Moved)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_moved_under_anybody_s_hands_nor_onto_anything_else() {
    let folder = TempDir::new().unwrap();
    let here = |name: &str| sqlite_url(&folder.path().join(name));
    nothing_is_moved(&here("old.db"), &here("new.db")).await;
    match Postgres::start() {
        Ok(server) => nothing_is_moved(&server.url(), &here("newer.db")).await,
        Err(why) => eprintln!("left out: moving from PostgreSQL; {why}"),
    }
}

async fn nothing_is_moved(old: &str, new: &str) {
    // 1. In use.
    let store = Store::open(old).await.unwrap();
    store.pledge(&call("ahang")).await.unwrap();
    for (from, to) in [(old, new), (new, old)] {
        Store::open(new).await.unwrap().close().await;
        let refused = move_database(from, to, NOW, |_| {}).await;
        assert!(matches!(refused, Err(StoreError::InUse)), "{refused:?}");
    }
    assert_eq!(store.pledge(&call("ahang")).await.unwrap(), 2);
    store.close().await;
    // 2. Onto something else.
    let other = Store::open(new).await.unwrap();
    other.pledge(&call("other")).await.unwrap();
    other.close().await;
    let refused = move_database(old, new, NOW, |_| {}).await;
    assert!(matches!(refused, Err(StoreError::NotEmpty)), "{refused:?}");
    // 3. Both are as they were.
    assert_eq!(Store::open(old).await.unwrap().pledge(&call("ahang")).await.unwrap(), 3);
    assert_eq!(Store::open(new).await.unwrap().pledge(&call("other")).await.unwrap(), 2);
}

#[tokio::test]
async fn from_where_nothing_is_nothing_is_moved_and_nothing_made() {
    let folder = TempDir::new().unwrap();
    let (old, new) = (sqlite_url(&folder.path().join("old.db")), sqlite_url(&folder.path().join("new.db")));
    let refused = move_database(&old, &new, NOW, |_| {}).await;
    assert!(matches!(refused, Err(StoreError::Open(_))), "{refused:?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
