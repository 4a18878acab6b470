// SPDX-License-Identifier: AGPL-3.0-or-later
//! Data of every earlier version opens, and a step that fails changes nothing.

use sqlx::AnyPool;
use tempfile::TempDir;
use tokio::task::JoinSet;

use super::call;
use crate::{
    Store, StoreError,
    engine::Engine,
    migrations::{self, FILES},
    postgres::Postgres,
    sqlite_url,
    store::migrate,
};

/// A database as an earlier version left it, with the first so many migrations and a pledge.
async fn left_by(url: &str, migrations: usize) -> AnyPool {
    sqlx::any::install_default_drivers();
    let pool = AnyPool::connect(url).await.unwrap();
    upgrade(&pool, url, &FILES[..migrations]).await.unwrap();
    sqlx::query("INSERT INTO pledges (call_id, total) VALUES ('ahang', 41)").execute(&pool).await.unwrap();
    pool
}

async fn upgrade(
    pool: &AnyPool,
    url: &str,
    steps: &[(i64, &'static str, &'static str)],
) -> Result<(), StoreError> {
    migrate(pool, Engine::of(url)?, &migrations::of(steps)).await
}

#[tokio::test]
async fn data_of_every_earlier_version_opens() {
    for earlier in 1..=FILES.len() {
        let folder = TempDir::new().unwrap();
        let url = sqlite_url(&folder.path().join("groundswell.db"));
        left_by(&url, earlier).await.close().await;
        let store = Store::open(&url).await.unwrap();
        assert_eq!(store.pledge(&call("ahang")).await.unwrap(), 42, "after {earlier}");
        store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_step_that_fails_leaves_the_old_state_on_both_engines() {
    let folder = TempDir::new().unwrap();
    a_failed_step_changes_nothing(&sqlite_url(&folder.path().join("groundswell.db"))).await;
    match Postgres::start() {
        Ok(server) => a_failed_step_changes_nothing(&server.url()).await,
        Err(why) => eprintln!("left out: migrations on PostgreSQL; {why}"),
    }
}

/// Three steps are wanted, and the last one can't be taken.
async fn a_failed_step_changes_nothing(url: &str) {
    let pool = left_by(url, 2).await;
    let wrong =
        (20_991_231_000_000, "wrong", "CREATE TABLE unfinished (a BIGINT); INSERT INTO nowhere VALUES (1);");
    let steps: Vec<_> = FILES[..4].iter().copied().chain([wrong]).collect();
    let failed = upgrade(&pool, url, &steps).await;
    assert!(matches!(failed, Err(StoreError::Schema(_))), "{failed:?}");
    let known: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM _sqlx_migrations").fetch_one(&pool).await.unwrap();
    assert_eq!(known, 2);
    for table in ["concerns", "rehearsals", "unfinished"] {
        let select = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
        assert!(sqlx::query_scalar::<_, i64>(select).fetch_one(&pool).await.is_err(), "{table}");
    }
    pool.close().await;
    let store = Store::open(url).await.unwrap();
    assert_eq!(store.pledge(&call("ahang")).await.unwrap(), 42, "it is mended by the next version");
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_nodes_that_start_at_once_one_makes_the_schema() {
    let server = match Postgres::start() {
        Ok(server) => server,
        Err(why) => return eprintln!("left out: nodes that start at once; {why}"),
    };
    let mut nodes = JoinSet::new();
    for _ in 0..8 {
        let url = server.url();
        nodes.spawn(async move { Store::open(&url).await.unwrap().pledge(&call("ahang")).await.unwrap() });
    }
    let mut totals = nodes.join_all().await;
    totals.sort_unstable();
    assert_eq!(totals, (1..=8).collect::<Vec<u64>>());
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused_and_left_alone() {
    let folder = TempDir::new().unwrap();
    let url = sqlite_url(&folder.path().join("groundswell.db"));
    let pool = left_by(&url, FILES.len()).await;
    let newer = (20_991_231_000_000, "newer", "CREATE TABLE later (a BIGINT);");
    let steps: Vec<_> = FILES.iter().copied().chain([newer]).collect();
    upgrade(&pool, &url, &steps).await.unwrap();
    pool.close().await;
    let refused = Store::open(&url).await;
    assert!(matches!(refused, Err(StoreError::Schema(_))), "{refused:?}");
}
