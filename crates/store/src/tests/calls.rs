// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{CallId, Timestamp};
use tokio::task::JoinSet;

use crate::{
    CallState, Change, Concern, Files, KeptPicture, MOST_CONCERNS, OrganizerId, Proposal, Store, Version,
};

pub(super) async fn a_call_is_written_published_changed_and_taken_down(store: &Store) {
    let id: CallId = "lanterns".parse().unwrap();
    assert!(store.create_call(&id, &files("one"), at(1)).await.unwrap());
    assert!(!store.create_call(&id, &files("two"), at(2)).await.unwrap(), "the name is taken");
    assert_eq!(store.call_files(&id, Version::Published).await.unwrap(), Files::new());

    store.publish_call(&id, &files("one"), None, at(3)).await.unwrap();
    let edited = store.edit_draft(&id, at(4), |_| files("three")).await.unwrap();
    assert_eq!(edited, Some(files("three")));
    assert_eq!(
        store.call_files(&id, Version::Published).await.unwrap(),
        files("one"),
        "a draft is not public"
    );

    let proposal = Proposal { by: OrganizerId("loom".to_owned()), proposed_at: at(5) };
    store.propose_change(&id, &files("three"), &proposal).await.unwrap();
    assert_eq!(store.proposal(&id).await.unwrap(), Some(proposal));
    let change = Change {
        changed_at: at(6),
        parts: vec!["hour".to_owned(), "demand".to_owned()],
        countersigned: true,
    };
    store.publish_call(&id, &files("three"), Some(&change), at(6)).await.unwrap();
    assert_eq!(store.proposal(&id).await.unwrap(), None);
    assert_eq!(store.call_files(&id, Version::Proposed).await.unwrap(), Files::new());
    assert_eq!(store.call_files(&id, Version::Published).await.unwrap(), files("three"));
    assert_eq!(store.call_changes(&id).await.unwrap(), [change]);

    store.take_down(&id, at(7)).await.unwrap();
    let kept = store.kept_call(&id).await.unwrap().unwrap();
    assert_eq!((kept.state, kept.changed_at), (CallState::Down, at(7)));
    for version in [Version::Draft, Version::Proposed, Version::Published] {
        assert_eq!(store.call_files(&id, version).await.unwrap(), Files::new());
    }
    assert_eq!(store.call_changes(&id).await.unwrap(), []);
    assert_eq!(
        store.edit_draft(&id, at(8), |files| files).await.unwrap(),
        None,
        "it can't come back by itself"
    );
    assert!(!store.create_call(&id, &files("four"), at(9)).await.unwrap(), "nobody else takes its name");
    assert!(
        !store.publish_call(&id, &files("three"), None, at(10)).await.unwrap(),
        "who is late brings nothing back"
    );
    let late = Proposal { by: OrganizerId("loom".to_owned()), proposed_at: at(10) };
    assert!(!store.propose_change(&id, &files("three"), &late).await.unwrap());
    assert_eq!(store.kept_call(&id).await.unwrap().unwrap().state, CallState::Down);
    assert_eq!(store.call_files(&id, Version::Published).await.unwrap(), Files::new());
}

pub(super) async fn a_draft_that_was_never_public_leaves_nothing(store: &Store) {
    let id: CallId = "sketch".parse().unwrap();
    store.create_call(&id, &files("one"), at(1)).await.unwrap();
    store.take_down(&id, at(2)).await.unwrap();
    assert_eq!(store.kept_call(&id).await.unwrap(), None);
    assert!(store.kept_calls().await.unwrap().iter().all(|call| call.id != id));
}

pub(super) async fn of_two_editors_neither_loses_a_word(store: &Store) {
    let id: CallId = "crowded".parse().unwrap();
    store.create_call(&id, &Files::new(), at(0)).await.unwrap();
    let mut editors = JoinSet::new();
    for place in 0..20 {
        let (store, id) = (store.clone(), id.clone());
        editors.spawn(async move {
            let add = |mut files: Files| {
                files.insert(format!("{place}"), String::new());
                files
            };
            store.edit_draft(&id, at(place), add).await.unwrap();
        });
    }
    editors.join_all().await;
    assert_eq!(store.call_files(&id, Version::Draft).await.unwrap().len(), 20);
}

pub(super) async fn a_picture_stays_as_long_as_a_version_of_its_call_names_it(store: &Store) {
    let id: CallId = "looms".parse().unwrap();
    let picture =
        |name: &str| KeptPicture { sha256: name.repeat(64), bytes: format!("{name}\0\u{fffd}").into_bytes() };
    let (loom, yarn) = (picture("a"), picture("b"));
    let named = |picture: &KeptPicture| -> Files {
        let mut files = files("one");
        files.insert("pictures/1.jpg".to_owned(), format!("image/jpeg 3x2 6 sha256:{}", picture.sha256));
        files
    };
    store.create_call(&id, &files("one"), at(1)).await.unwrap();
    let both = [loom.clone(), yarn.clone()];
    store.edit_draft_with(&id, at(2), &both, |_| named(&loom)).await.unwrap();
    assert_eq!(store.picture(&id, &loom.sha256).await.unwrap(), Some(loom.bytes.clone()));
    assert_eq!(store.picture(&id, &yarn.sha256).await.unwrap(), None, "nothing names it");
    store.publish_call(&id, &named(&loom), None, at(3)).await.unwrap();
    store.edit_draft_with(&id, at(4), &both, |_| named(&yarn)).await.unwrap();
    for picture in &both {
        let kept = store.picture(&id, &picture.sha256).await.unwrap();
        assert_eq!(kept.as_ref(), Some(&picture.bytes), "one version names it");
    }
    store.publish_call(&id, &named(&yarn), None, at(5)).await.unwrap();
    assert_eq!(store.picture(&id, &loom.sha256).await.unwrap(), None, "none does any more");
    assert_eq!(store.picture(&"lanterns".parse().unwrap(), &yarn.sha256).await.unwrap(), None, "another's");
    store.take_down(&id, at(6)).await.unwrap();
    assert_eq!(store.picture(&id, &yarn.sha256).await.unwrap(), None);
    assert_eq!(store.edit_draft_with(&id, at(7), &both, |_| named(&loom)).await.unwrap(), None);
    assert_eq!(store.picture(&id, &loom.sha256).await.unwrap(), None, "who is late brings nothing back");
}

pub(super) async fn concerns_are_kept_by_the_day_and_never_without_end(store: &Store) {
    let concern = |place: u32, call: &str| Concern {
        id: format!("{call}-{place:03}"),
        call: call.parse().unwrap(),
        raised_on: "2026-11-26T13:07:09Z".parse().unwrap(),
        says: "It names a child.".to_owned(),
    };
    for place in 0..MOST_CONCERNS {
        assert!(store.raise_concern(&concern(place, "flooded")).await.unwrap());
    }
    assert!(!store.raise_concern(&concern(999, "flooded")).await.unwrap());
    assert!(store.raise_concern(&concern(0, "other")).await.unwrap(), "calls are counted apart");
    let kept = store.concerns().await.unwrap();
    assert_eq!(kept.len(), 201);
    assert_eq!(kept[0].raised_on, "2026-11-26T00:00:00Z".parse::<Timestamp>().unwrap());
    store.settle_concern("flooded-000").await.unwrap();
    assert!(store.raise_concern(&concern(999, "flooded")).await.unwrap(), "there is room again");
}

fn files(title: &str) -> Files {
    [("call.toml", title), ("wordings/en.md", "words")]
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .into()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}
