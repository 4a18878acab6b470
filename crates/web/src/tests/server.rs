// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{sync::Arc, time::Duration};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use jiff::SignedDuration;
use store::{Purpose, Role};

use super::{
    House,
    studio_pages::{EARLY, LOOM, YARN, get, organizer, post},
};
use crate::{Backup, Machine, Places, Storage, metrics};

fn machine(storage: Storage) -> Arc<Machine> {
    let started_at = EARLY.parse().unwrap();
    let backup = |folder: &str, hours, is_there| Backup {
        folder: folder.to_owned(),
        taken_at: started_at - SignedDuration::from_hours(hours),
        is_there,
    };
    Arc::new(Machine {
        version: "1.2.3",
        started_at,
        storage,
        left: Some(12_340_000_000),
        quota: Some(20_000_000_000),
        used: Some(7_660_000_000),
        memory: Some(81_000_000),
        worked: Some(Duration::from_millis(1500)),
        open_files: Some(41),
        places: Places::new(960),
        certificate_until: Some(started_at + SignedDuration::from_hours(24 * 60)),
        backups: vec![backup("/mnt/\"backups\"", 8, true), backup("/mnt/gone", 1, false)],
    })
}

#[tokio::test]
async fn before_the_disk_is_full_visitors_are_refused_and_what_is_theirs_can_still_be_erased() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    let status = async |storage, address: &str, form: &str| {
        house.machine.send_replace(machine(storage));
        post(&house, LOOM, address, form).await.status
    };
    let full = StatusCode::INSUFFICIENT_STORAGE;
    for (address, form) in [
        ("/ahang/pledge", ""),
        ("/ahang/devices", "{}"),
        ("/ahang/concern", "says=wrong"),
        ("/ahang/endorse", "group=us"),
        ("/ahang/hand-in", "url=https://a.example/1"),
        ("/ahang/hand-in/agree", ""),
    ] {
        assert_eq!(status(Storage::Full, address, form).await, full, "{address}");
        assert_ne!(status(Storage::Scarce, address, form).await, full, "{address}");
    }
    for address in ["/studio/calls/lanterns/folder", "/studio/calls/lanterns/add-picture"] {
        assert_eq!(status(Storage::Scarce, address, "").await, full, "{address}");
        assert_ne!(status(Storage::Ample, address, "").await, full, "{address}");
    }
    for address in ["/ahang/remove", "/ahang/remove/object", "/studio/sign-out"] {
        assert_ne!(status(Storage::Full, address, "").await, full, "{address}");
    }
    assert_eq!(house.store.pledges(&"ahang".parse().unwrap()).await.unwrap(), 1);
    for address in ["/ahang", "/ahang/post", "/ahang/concern", "/ahang/endorse", "/ahang/kit.html"] {
        assert_ne!(house.get(address).await.status, full, "{address}");
    }
}

#[tokio::test]
async fn a_refusal_says_that_nothing_was_kept_in_the_readers_language() {
    let house = House::open(EARLY).await;
    house.machine.send_replace(machine(Storage::Full));
    for (language, says) in
        [("en", "Nothing was kept. Posting works without this site"), ("ar", "لم يُحفظ شيء")]
    {
        let answer = post(&house, "", &format!("/ahang/concern?lang={language}"), "says=wrong").await;
        assert!(answer.text.contains(says), "{}", answer.text);
    }
    let request = Request::post("/ahang/pledge").header(header::ACCEPT, "application/json");
    let answer = house.ask(request.body(Body::empty()).unwrap()).await;
    assert!(answer.text.starts_with(r#"{"error":"Nothing was kept."#), "{}", answer.text);
}

#[tokio::test]
async fn admins_alone_see_how_the_server_stands_and_what_to_do() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    organizer(&house, "yarn", YARN, Role::Organizer).await;
    house.machine.send_replace(machine(Storage::Ample));
    for page in ["/studio/server", "/studio/papers"] {
        assert_eq!(get(&house, YARN, page).await.status, StatusCode::FORBIDDEN);
    }
    assert!(!get(&house, YARN, "/studio").await.text.contains("/studio/server"));
    assert!(get(&house, LOOM, "/studio").await.text.contains("/studio/server"));
    let page = get(&house, LOOM, "/studio/server").await.text;
    assert!(!page.contains("role=\"alert\""), "{page}");
    for says in [
        "1.2.3",
        "12.3 GB",
        "20.0 GB",
        "81 MB",
        "2026-11-26 02:00 UTC · /mnt/&#34;backups&#34;",
        "2027-01-25 10:00 UTC",
        "/ahang",
    ] {
        assert!(page.contains(says), "{says} in {page}");
    }
    house
        .machine
        .send_replace(Arc::new(Machine { backups: Vec::new(), ..(*machine(Storage::Full)).clone() }));
    let page = get(&house, LOOM, "/studio/server").await.text;
    assert!(page.contains("no room left") && page.contains("There is no backup"), "{page}");
}

#[tokio::test]
async fn figures_are_told_as_prometheus_reads_them_and_of_nobody() {
    let house = House::open(EARLY).await;
    house.machine.send_replace(machine(Storage::Scarce));
    post(&house, "", "/ahang/pledge", "").await;
    let figures = metrics::told(&house.site).await.unwrap();
    insta::assert_snapshot!("metrics", figures);
}

#[tokio::test]
async fn the_record_of_processing_names_every_column_and_whoever_is_responsible() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    let page = get(&house, LOOM, "/studio/papers").await.text;
    for (table, columns) in Purpose::ALL.into_iter().flat_map(Purpose::tables) {
        let told = format!("<code>{table}</code>: {}", columns.replace(' ', ", "));
        assert!(page.contains(&told), "{told}");
    }
    for says in ["Quay 3, Ahang", "care@weavers.example", "Article 30", "2026-11-26", "/about?lang=fa"] {
        assert!(page.contains(says), "{says} in {page}");
    }
}
