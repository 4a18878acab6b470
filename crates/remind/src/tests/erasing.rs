// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use model::Window;
use store::{Asking, Batch, Carrier, LetterKind};

use super::{House, NOW, at, contact};
use crate::{Contact, key::Keys};

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(
            |path| if path.is_dir() { files(&path) } else { vec![(path.clone(), fs::read(&path).unwrap())] },
        )
        .collect()
}

/// Where any of these texts stands in any of these files.
fn found(files: &[(PathBuf, Vec<u8>)], texts: &[String]) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        texts.iter().any(|wanted| text.contains(wanted.as_str()))
    };
    files.iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path.clone()).collect()
}

#[tokio::test]
async fn of_ten_thousand_contacts_no_byte_is_readable_after_the_erasing_nor_in_a_copy_made_before() {
    // In memory where there is room: each is a commit of its own, and the disk is not what is tried here.
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let house = House::open_in(folder).await;
    let keys = Keys::new(&house.folder.path().join("keys"));
    let key = keys.load_or_create(&house.call).unwrap();
    house.store.pledge(&house.call).await.unwrap();
    let (mut addresses, mut sealed) = (Vec::new(), Vec::new());
    for number in 0..10_000 {
        let canary = contact(&format!("canary{number:05}bird@nest.example"));
        let (id, kept) = (canary.id(&key), canary.seal(&key, &house.call));
        let asking = Asking {
            id: &id,
            sealed: &kept,
            asked_at: at(NOW),
            again_before: at(NOW),
            most_waiting: u32::MAX,
        };
        house.store.ask_reminder(&house.call, &asking, house.window.end()).await.unwrap();
        if number % 1_000 == 0 {
            addresses.push(format!("canary{number:05}bird"));
            sealed.extend([kept, id]);
        }
    }
    addresses.extend(["canary", "nest.example"].map(str::to_owned));
    // Before: sealed, and in no other form; and so in a backup of the database.
    let before = files(house.folder.path());
    assert_eq!(found(&before, &addresses), Vec::<PathBuf>::new());
    assert!(!found(&before, &sealed).is_empty(), "the search finds what is there");
    let mode = fs::metadata(house.folder.path().join("keys/ahang.contacts")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let open = |sealed: &str| Contact::open(&key, &house.call, sealed).map(|contact| contact.place);
    assert_eq!(open(&sealed[0]), Some(contact("canary00000bird@nest.example").place));
    // 72 hours after the storm, and not before.
    assert!(house.swept("2026-12-04T16:59:59Z").await.is_empty());
    assert_eq!(house.swept("2026-12-04T17:00:00Z").await, [Ok((house.call.clone(), 10_000))]);
    let after = files(house.folder.path());
    let all: Vec<String> = addresses.iter().chain(&sealed).cloned().collect();
    assert_eq!(found(&after, &all), Vec::<PathBuf>::new());
    // The copy made before is of no use to anybody: a new key opens none of it, and the old one is nowhere.
    assert!(keys.load(&house.call).unwrap().is_none());
    let other = keys.load_or_create(&house.call).unwrap();
    assert!(Contact::open(&other, &house.call, &sealed[0]).is_none());
    assert!(house.swept("2026-12-05T17:00:00Z").await.is_empty());
}

#[tokio::test]
async fn a_call_that_can_t_be_erased_keeps_no_other_one() {
    let mut house = House::open().await;
    house.ask("anna@mail.example", NOW).await;
    let key = house.folder.path().join("keys/ahang.contacts");
    fs::remove_file(&key).unwrap();
    fs::create_dir(&key).unwrap();
    house.call = "other".parse().unwrap();
    house.ask("anna@mail.example", NOW).await;
    let expected = [Err("the contacts of `ahang` can't be erased".to_owned()), Ok((house.call.clone(), 1))];
    assert_eq!(house.swept("2026-12-04T17:00:00Z").await, expected);
}

#[tokio::test]
async fn an_hour_that_is_moved_moves_the_erasing() {
    let mut house = House::open().await;
    house.ask("anna@mail.example", NOW).await;
    house.window = Window::new(at("2026-12-02T15:00:00Z"), at("2026-12-02T17:00:00Z")).unwrap();
    for (now, expected) in [
        ("2026-12-04T17:00:00Z", vec![]),
        ("2026-12-05T16:59:59Z", vec![]),
        ("2026-12-05T17:00:00Z", vec![Ok((house.call.clone(), 1))]),
    ] {
        assert_eq!(house.swept(now).await, expected, "{now}");
    }
}

#[tokio::test]
async fn one_call_s_key_opens_nothing_of_another() {
    let house = House::open().await;
    let keys = Keys::new(&house.folder.path().join("keys"));
    let other = "other".parse().unwrap();
    let (key, another) = (keys.load_or_create(&house.call).unwrap(), keys.load_or_create(&other).unwrap());
    let anna = contact("anna@mail.example");
    let sealed = anna.seal(&key, &house.call);
    assert_ne!(anna.id(&key), anna.id(&another), "nobody sees that one address is in two calls");
    assert_ne!(sealed, anna.seal(&key, &house.call), "nor that two sealed texts are the same");
    assert_eq!(Contact::open(&key, &house.call, &sealed), Some(anna));
    assert_eq!(Contact::open(&key, &other, &sealed), None);
    assert_eq!(Contact::open(&another, &house.call, &sealed), None);
}

#[tokio::test]
async fn one_who_leaves_is_erased_at_once_and_can_leave_twice() {
    let house = House::open().await;
    house.ask("anna@mail.example", NOW).await;
    let due = Batch { carrier: Carrier::Mail, kind: LetterKind::Confirming, hour: house.window.start() };
    let kept = house.store.due_contacts(&house.call, due, at(NOW), 9).await.unwrap();
    let key = Keys::new(&house.folder.path().join("keys")).load(&house.call).unwrap().unwrap();
    let token = crate::contact::Purpose::Leave.token(&key, &kept[0].id);
    for _ in 0..2 {
        assert!(house.reminders.leave(&house.storm(), &token, at(NOW)).await.unwrap());
    }
    let marks = [kept[0].id.clone(), kept[0].sealed.clone()];
    assert_eq!(found(&files(house.folder.path()), &marks), Vec::<PathBuf>::new());
    assert!(!house.reminders.leave(&house.storm(), "nonsense", at(NOW)).await.unwrap());
}
