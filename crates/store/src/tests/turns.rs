// SPDX-License-Identifier: AGPL-3.0-or-later
use tempfile::TempDir;
use tokio::task::yield_now;

use crate::{Store, Turn, postgres::Postgres, sqlite_url};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_several_nodes_one_does_a_task_and_another_once_it_is_gone() {
    let server = match Postgres::start() {
        Ok(server) => server,
        Err(why) => return eprintln!("left out: tasks of several nodes; {why}"),
    };
    let (one, other) = (Store::open(&server.url()).await.unwrap(), Store::open(&server.url()).await.unwrap());
    // 1. One at a time, each task by itself.
    let mut turn = one.take_turn("letters").await.unwrap().unwrap();
    assert!(other.take_turn("letters").await.unwrap().is_none());
    assert!(one.take_turn("letters").await.unwrap().is_none());
    assert!(other.is_task_free("looks").await.unwrap() && !other.is_task_free("letters").await.unwrap());
    assert!(other.take_turn("looks").await.unwrap().is_some());
    assert!(turn.is_ours().await);
    // 2. Given back.
    drop(turn);
    let mut turn = taken(&other, "letters").await;
    // 3. Lost: whoever has it no more can know.
    server.restart();
    assert!(!turn.is_ours().await);
    // 4. Whoever comes back first goes on, if nobody else had it meanwhile.
    let mut again = other.take_turn_again("letters", turn.number()).await.unwrap().unwrap();
    assert!(again.is_ours().await);
    server.restart();
    let held = taken(&one, "letters").await;
    assert!(other.take_turn_again("letters", again.number()).await.unwrap().is_none(), "another has it");
    drop(held);
    let after = loop {
        match other.take_turn_again("letters", again.number()).await {
            Ok(after) => break after,
            Err(_) => yield_now().await,
        }
    };
    assert!(after.is_none(), "another had it");
}

#[tokio::test]
async fn a_node_that_says_nothing_any_more_in_the_midst_of_a_transaction_holds_up_nobody() {
    let server = match Postgres::start() {
        Ok(server) => server,
        Err(why) => return eprintln!("left out: a node that is cut off; {why}"),
    };
    let (one, other) = (Store::open(&server.url()).await.unwrap(), Store::open(&server.url()).await.unwrap());
    let call = "ahang".parse().unwrap();
    assert_eq!(one.pledge(&call).await.unwrap(), 1);
    let mut transaction = one.writer.begin().await.unwrap();
    sqlx::query("UPDATE pledges SET total = total + 1").execute(&mut *transaction).await.unwrap();
    assert_eq!(other.pledge(&call).await.unwrap(), 2);
    assert!(transaction.commit().await.is_err(), "it was called off");
}

#[tokio::test]
async fn who_shares_a_database_with_nobody_may_do_everything() {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&sqlite_url(&folder.path().join("groundswell.db"))).await.unwrap();
    assert!(store.is_task_free("letters").await.unwrap());
    assert!(store.take_turn("letters").await.unwrap().unwrap().is_ours().await);
}

/// A task, as soon as the server knows that whoever had it is gone.
async fn taken(store: &Store, task: &str) -> Turn {
    loop {
        if let Some(turn) = store.take_turn(task).await.unwrap() {
            return turn;
        }
        yield_now().await;
    }
}
