// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is opened to everybody of a record with many entries.

use std::{collections::BTreeSet, fs, sync::Arc};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use record::{Draft, Key, Kind, Record, Under};
use tokio_stream::StreamExt;
use tower::ServiceExt;

use super::{House, live, studio_pages::EARLY};
use crate::{Live, ReadBack};

/// More than are kept in memory for whoever asks next.
const ENTRIES: u64 = 900;

/// A house whose record has many entries, all of them open.
async fn house() -> House {
    let house = House::open(EARLY).await;
    let folder = house.folder.path().join("record");
    fs::remove_dir_all(&folder).unwrap();
    let key = Key::load_or_create(&house.folder.path().join("key"), "storm.example/ahang").unwrap();
    let mut record = Record::create_or_open(&folder, &key).unwrap();
    let words = "We are here. ".repeat(80);
    let entry =
        |number| Draft::new(Kind::Capture, &serde_json::json!({"id": number, "text": words}), None).unwrap();
    let drafts: Vec<Draft> = (0..ENTRIES).map(|number| entry(number.to_string())).collect();
    record.append(&drafts).unwrap();
    record.seal().unwrap();
    open(&house, ENTRIES, ReadBack::Done);
    house
}

/// Opens the first entries, and no others.
fn open(house: &House, entries: u64, read_back: ReadBack) {
    let public = Arc::new((0..entries).collect());
    house.live.send_replace(Arc::new(Live { public, read_back, ..live() }));
}

async fn asked(house: &House) -> axum::body::BodyDataStream {
    let request = Request::get("/ahang/record/public.export").body(Body::empty()).unwrap();
    let answer = house.router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    answer.into_body().into_data_stream()
}

#[tokio::test]
async fn what_is_long_is_given_piece_by_piece_to_the_same_end() {
    let house = house().await;
    let mut expected = Vec::new();
    let places: BTreeSet<u64> = (0..ENTRIES).collect();
    record::export_public(&house.folder.path().join("record"), &places, Under::Any, &mut expected).unwrap();
    let (mut pieces, mut given) = (asked(&house).await, Vec::new());
    let mut longest = 0;
    while let Some(piece) = pieces.next().await {
        let piece = piece.unwrap();
        longest = longest.max(piece.len());
        given.extend_from_slice(&piece);
    }
    assert_eq!(given, expected);
    assert!(longest * 5 < given.len(), "{longest} bytes at once of {}", given.len());
}

#[tokio::test]
async fn what_is_closed_while_it_is_given_is_in_no_later_piece() {
    let house = house().await;
    let mut pieces = asked(&house).await;
    let mut given = pieces.next().await.unwrap().unwrap().to_vec();
    // One piece more may wait, and one be on its way.
    open(&house, 500, ReadBack::Done);
    while let Some(piece) = pieces.next().await {
        given.extend_from_slice(&piece.unwrap());
    }
    let found = record::verify_export(given.as_slice());
    assert_eq!((found.faults, found.kept), (Vec::new(), 500));
}

#[tokio::test]
async fn where_it_is_not_known_any_more_what_is_open_it_breaks_off() {
    let house = house().await;
    let mut pieces = asked(&house).await;
    pieces.next().await.unwrap().unwrap();
    open(&house, ENTRIES, ReadBack::Failed);
    let mut last = None;
    while let Some(piece) = pieces.next().await {
        last = Some(piece.is_err());
    }
    assert_eq!(last, Some(true), "nobody takes it for the whole");
}
