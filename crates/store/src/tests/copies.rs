// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fs;

use model::Timestamp;
use tempfile::TempDir;

use super::{call, contacts, endorsements::group, hand_ins::hand_in, organizers};
use crate::{AdmissionKind, Files, OrganizerId, Role, Store, copy_sqlite, sqlite_url};

/// An older state is brought to where the newest was in what was erased, and in nothing else.
pub(super) async fn what_was_erased_since_is_erased_in_an_older_state_too(store: &Store) {
    let now = Timestamp::UNIX_EPOCH;
    for of in ["older", "down"] {
        let files = Files::from([("call.toml".to_owned(), of.to_owned())]);
        store.create_call(&call(of), &files, now).await.unwrap();
        store.publish_call(&call(of), &files, None, now).await.unwrap();
        store.pledge(&call(of)).await.unwrap();
    }
    for id in ["stays", "leaves", "hides"] {
        store.endorse(&group(&format!("old-{id}"), "older")).await.unwrap();
        store.prove_endorsement(&format!("old-{id}"), "link", "https://weavers.example/").await.unwrap();
        store.show_endorsement(&format!("old-{id}")).await.unwrap();
        store.hand_in(&hand_in(&format!("old-{id}"), "older")).await.unwrap();
    }
    let code = AdmissionKind::Recovery(OrganizerId("yarn".to_owned()));
    organizers::permit(store, "old code", code).await;
    let gone = [
        "recovery code  old code",
        "call  down",
        "rally  older",
        "endorsement  old-leaves",
        "shown endorsement  old-hides",
        "hand-in  old-leaves",
    ];
    let known = store.present().await.unwrap();
    for wanted in gone {
        assert!(known.iter().any(|present| present.to_string() == wanted), "{wanted}");
    }
    let erased = store.keep_only(|present| !gone.contains(&present.to_string().as_str()), now).await.unwrap();
    assert_eq!(erased.len(), gone.len());
    assert_eq!(erased.iter().filter_map(crate::Present::call).collect::<Vec<_>>(), [call("down")]);
    let left = store.present().await.unwrap();
    let added_by_taking_down = ["rally  down"];
    let lost: Vec<String> = known.difference(&left).map(ToString::to_string).collect();
    for name in &lost {
        let follows =
            name.starts_with("shown endorsement  old-leaves") || added_by_taking_down.contains(&&**name);
        assert!(gone.contains(&&**name) || follows, "{name}");
    }
    assert!(
        store.shown_endorsements(&call("older")).await.unwrap().iter().all(|shown| shown.id == "old-stays")
    );
    assert_eq!(store.admission("old code", now).await.unwrap(), None, "who was locked out stays so");
    assert_eq!(store.pledges(&call("older")).await.unwrap(), 0);
    assert_eq!(store.call_files(&call("down"), crate::Version::Published).await.unwrap(), Files::new());
}

#[tokio::test]
async fn a_copy_has_everything_but_what_must_not_outlive() {
    let folder = TempDir::new().unwrap();
    let (file, copy) = (folder.path().join("groundswell.db"), folder.path().join("copy.db"));
    let store = Store::open(&sqlite_url(&file)).await.unwrap();
    let rally = call("copied");
    store.pledge(&rally).await.unwrap();
    assert!(contacts::ask(&store, &rally, "canary", 10, 10).await);
    organizers::permit(&store, "first link", AdmissionKind::First).await;
    assert!(organizers::admit(&store, "first link", "loom", Role::Admin).await);
    let loom = OrganizerId("loom".to_owned());
    organizers::permit(&store, "code", AdmissionKind::Recovery(loom.clone())).await;
    organizers::permit(&store, "device link", AdmissionKind::Device(loom.clone())).await;
    store.open_session("session token", &loom, Timestamp::UNIX_EPOCH, Timestamp::MAX).await.unwrap();
    // It is written to meanwhile.
    copy_sqlite(&file, &copy).await.unwrap();
    store.pledge(&rally).await.unwrap();
    let bytes = fs::read(&copy).unwrap();
    for canary in ["sealed-canary-10", "device link", "session token"] {
        assert!(!bytes.windows(canary.len()).any(|window| window == canary.as_bytes()), "{canary}");
    }
    let restored = Store::open(&sqlite_url(&copy)).await.unwrap();
    assert_eq!((restored.pledges(&rally).await.unwrap(), store.pledges(&rally).await.unwrap()), (1, 2));
    assert!(restored.admission("code", Timestamp::UNIX_EPOCH).await.unwrap().is_some());
    assert!(copy_sqlite(&folder.path().join("none.db"), &folder.path().join("other.db")).await.is_err());
    assert!(copy_sqlite(&file, &copy).await.is_err(), "nothing is written over");
}
