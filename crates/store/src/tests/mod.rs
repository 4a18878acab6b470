// SPDX-License-Identifier: AGPL-3.0-or-later
mod calls;
mod contacts;
mod copies;
mod endorsements;
mod hand_ins;
mod hand_outs;
mod moves;
mod organizers;
mod rehearsals;
mod turns;
mod upgrades;

use std::{
    fs,
    path::{Path, PathBuf},
};

use model::CallId;
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    task::JoinSet,
};

use crate::{Store, StoreError, migrations, postgres::Postgres, sqlite_url};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_suite_holds_on_sqlite() {
    let folder = TempDir::new().unwrap();
    check(&sqlite_url(&folder.path().join("groundswell.db"))).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_suite_holds_on_postgres() {
    match Postgres::start() {
        Ok(server) => check(&server.url()).await,
        Err(why) => eprintln!("left out: the store on PostgreSQL; {why}"),
    }
}

/// Everything that a store promises, on whatever engine the address names.
async fn check(url: &str) {
    let store = Store::open(url).await.unwrap();
    a_pledge_is_counted_for_its_call_alone(&store).await;
    no_pledge_of_many_at_once_is_lost(&store).await;
    reading_does_not_wait_for_a_writer(&store).await;
    hand_outs::wordings_take_turns(&store).await;
    hand_outs::a_new_wording_catches_up_without_meeting_itself(&store).await;
    hand_outs::one_wording_is_handed_out_again_and_again(&store).await;
    hand_outs::nothing_to_choose_from_is_an_error_and_counts_nothing(&store).await;
    hand_outs::many_hand_outs_at_once_are_even_and_all_counted(&store).await;
    hand_outs::languages_are_counted_apart(&store).await;
    hand_outs::angles_take_turns_as_far_as_they_have_wordings(&store).await;
    organizers::organizers_come_and_go(&store).await;
    calls::a_call_is_written_published_changed_and_taken_down(&store).await;
    calls::a_draft_that_was_never_public_leaves_nothing(&store).await;
    calls::of_two_editors_neither_loses_a_word(&store).await;
    calls::a_picture_stays_as_long_as_a_version_of_its_call_names_it(&store).await;
    calls::concerns_are_kept_by_the_day_and_never_without_end(&store).await;
    rehearsals::a_rehearsal_is_remembered_and_leaves_no_counts(&store).await;
    endorsements::a_group_is_shown_once_it_is_proven_and_leaves_when_it_wants(&store).await;
    hand_ins::a_post_is_handed_in_once_and_leaves_when_its_author_wants(&store).await;
    contacts::a_contact_asks_confirms_is_written_to_and_leaves(&store).await;
    contacts::a_device_is_reminded_apart_from_mailboxes_and_confirms_nothing(&store).await;
    contacts::who_confirms_by_a_letter_that_was_not_kept_as_sent_has_read_of_that_hour(&store).await;
    contacts::nobody_is_kept_for_a_call_that_was_taken_down(&store).await;
    contacts::only_so_many_wait_for_their_first_letter(&store).await;
    contacts::a_rally_is_erased_with_a_receipt(&store).await;
    contacts::a_call_that_can_t_be_read_hides_no_other(&store).await;
    copies::what_was_erased_since_is_erased_in_an_older_state_too(&store).await;
    store.close().await;
    what_was_acknowledged_is_there_after_opening_again(url).await;
}

async fn a_pledge_is_counted_for_its_call_alone(store: &Store) {
    let (ahang, other) = (call("ahang"), call("other"));
    assert_eq!(store.pledges(&ahang).await.unwrap(), 0);
    for expected in 1..=3 {
        assert_eq!(store.pledge(&ahang).await.unwrap(), expected);
        assert_eq!(store.pledges(&ahang).await.unwrap(), expected);
    }
    assert_eq!(store.pledges(&other).await.unwrap(), 0);
}

async fn no_pledge_of_many_at_once_is_lost(store: &Store) {
    let call = call("crowd");
    let mut visitors = JoinSet::new();
    for _ in 0..100 {
        let (store, call) = (store.clone(), call.clone());
        visitors.spawn(async move { store.pledge(&call).await.unwrap() });
    }
    let mut totals = visitors.join_all().await;
    totals.sort_unstable();
    assert_eq!(totals, (1..=100).collect::<Vec<u64>>(), "each caller is given a total of its own");
    assert_eq!(store.pledges(&call).await.unwrap(), 100);
}

async fn reading_does_not_wait_for_a_writer(store: &Store) {
    let call = call("patience");
    store.pledge(&call).await.unwrap();
    let mut writing = store.writer.begin().await.unwrap();
    sqlx::query("UPDATE pledges SET total = 7 WHERE call_id = 'patience'")
        .execute(&mut *writing)
        .await
        .unwrap();
    assert_eq!(store.pledges(&call).await.unwrap(), 1, "what is not committed is not shown");
    writing.commit().await.unwrap();
    assert_eq!(store.pledges(&call).await.unwrap(), 7);
}

async fn what_was_acknowledged_is_there_after_opening_again(url: &str) {
    let store = Store::open(url).await.unwrap();
    assert_eq!(store.pledges(&call("crowd")).await.unwrap(), 100);
    assert_eq!(store.pledge(&call("crowd")).await.unwrap(), 101);
    assert_eq!(
        store.hand_out(&call("turns"), "en", &hand_outs::plain(["loom", "yarn"])).await.unwrap(),
        "yarn"
    );
    store.close().await;
}

#[tokio::test]
async fn an_address_of_nothing_known_is_refused_without_repeating_it() {
    for url in ["", "groundswell.db", "mysql://somebody:secret@db.example/gs", "redis://db.example"] {
        let error = Store::open(url).await.expect_err(url);
        assert!(matches!(error, StoreError::Address), "{url}: {error:?}");
        assert!(!error.to_string().contains("secret"));
    }
}

#[tokio::test]
async fn a_database_that_is_not_there_is_an_error() {
    let folder = TempDir::new().unwrap();
    let missing = folder.path().join("no-such-folder/groundswell.db");
    let none = format!("postgres:///gs?host={}&user=gs", folder.path().display());
    for url in [sqlite_url(&missing), none] {
        assert!(matches!(Store::open(&url).await, Err(StoreError::Open(_))), "{url}");
    }
}

#[tokio::test]
async fn nothing_is_said_to_a_server_before_the_line_is_encrypted() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move {
        let (mut line, _) = listener.accept().await.unwrap();
        let mut asked = [0; 8];
        line.read_exact(&mut asked).await.unwrap();
        // It has no encryption.
        line.write_all(b"N").await.unwrap();
        let mut said = Vec::new();
        let _broken = line.read_to_end(&mut said).await;
        (asked, said)
    });
    let url = format!("postgres://gs:canary@{address}/gs?sslmode=verify-full");
    assert!(matches!(Store::open(&url).await, Err(StoreError::Open(_))));
    let (asked, said) = server.await.unwrap();
    assert_eq!(asked, [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f], "an SSLRequest");
    assert_eq!(said, b"", "neither who asks, nor their password");
}

#[tokio::test]
async fn a_database_may_lie_in_a_folder_of_any_name() {
    let folder = TempDir::new().unwrap();
    for name in ["Plain", "with space", "what?", "100%", "number#1", "نول", "a%20b"] {
        let file = folder.path().join(name).join("groundswell.db");
        fs::create_dir(file.parent().unwrap()).unwrap();
        let store = Store::open(&sqlite_url(&file)).await.unwrap();
        assert_eq!(store.pledge(&call("ahang")).await.unwrap(), 1);
        store.close().await;
        assert!(file.exists(), "{name}");
        let store = Store::open(&sqlite_url(&relative(&file))).await.unwrap();
        assert_eq!(store.pledges(&call("ahang")).await.unwrap(), 1, "{name}, from here");
        store.close().await;
    }
}

#[tokio::test]
async fn sqlite_waits_for_the_disk_and_overwrites_what_it_deletes() {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&sqlite_url(&folder.path().join("groundswell.db"))).await.unwrap();
    let full = 2;
    for (pragma, expected) in [
        ("PRAGMA synchronous", full),
        ("PRAGMA secure_delete", 1),
        ("PRAGMA foreign_keys", 1),
        ("PRAGMA busy_timeout", 5000),
    ] {
        for pool in [&store.writer, &store.reader] {
            let value: i64 = sqlx::query_scalar(pragma).fetch_one(pool).await.unwrap();
            assert_eq!(value, expected, "{pragma}");
        }
    }
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&store.writer).await.unwrap();
    assert_eq!(mode, "wal");
}

#[test]
fn every_migration_of_the_folder_is_embedded_in_the_order_of_its_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut found: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    let embedded = migrations::FILES.map(|(version, name, _)| format!("{version}_{name}.sql"));
    assert_eq!(found, embedded);
}

/// The way to a file from the folder in which tests run.
fn relative(file: &Path) -> PathBuf {
    let up: PathBuf = std::env::current_dir().unwrap().ancestors().skip(1).map(|_| "..").collect();
    up.join(file.strip_prefix("/").unwrap())
}

fn call(name: &str) -> CallId {
    name.parse().unwrap()
}
