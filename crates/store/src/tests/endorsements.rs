// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

use super::call;
use crate::{Endorsement, MOST_ENDORSEMENTS, Store};

pub(super) async fn a_group_is_shown_once_it_is_proven_and_leaves_when_it_wants(store: &Store) {
    let group = |id: &str| group(id, "rally");
    let loom = group("loom");
    assert!(store.endorse(&loom).await.unwrap());
    assert_eq!(store.endorsement("digest of loom").await.unwrap(), Some(loom.clone()));
    assert_eq!(store.endorsement("loom").await.unwrap(), None);
    assert_eq!(store.show_endorsement("loom").await.unwrap(), None, "it is not proven yet");
    store.prove_endorsement("loom", "link", "https://weavers.example/").await.unwrap();
    assert_eq!(store.shown_endorsements(&call("rally")).await.unwrap(), []);
    assert_eq!(store.show_endorsement("loom").await.unwrap(), Some(call("rally")));
    let shown = store.shown_endorsements(&call("rally")).await.unwrap();
    let proof = Some(("link".to_owned(), "https://weavers.example/".to_owned()));
    assert_eq!(shown, [Endorsement { proof, is_shown: true, ..loom }]);
    assert_eq!(store.shown_endorsements(&call("other")).await.unwrap(), []);
    let without = Endorsement { members: None, source: None, ..group("yarn") };
    assert!(store.endorse(&without).await.unwrap());
    assert_eq!(store.endorsement("digest of yarn").await.unwrap(), Some(without));
    store.keep_mark("loom", "imprint", b"old").await.unwrap();
    store.keep_mark("loom", "imprint", b"new").await.unwrap();
    store.keep_mark("wool", "imprint", b"nobody's").await.unwrap();
    assert_eq!(store.endorsement("digest of loom").await.unwrap().unwrap().mark.as_deref(), Some("imprint"));
    assert_eq!(store.mark("loom").await.unwrap().as_deref(), Some(&b"new"[..]));
    assert_eq!(store.mark("wool").await.unwrap(), None);
    assert_eq!(store.drop_endorsement("loom").await.unwrap(), Some(call("rally")));
    assert_eq!(store.mark("loom").await.unwrap(), None);
    assert_eq!(store.drop_endorsement("loom").await.unwrap(), None);
    for place in 1..MOST_ENDORSEMENTS {
        assert!(store.endorse(&group(&place.to_string())).await.unwrap());
    }
    assert!(!store.endorse(&group("one more")).await.unwrap(), "nobody fills a disk with them");
    store.create_call(&call("rally"), &Default::default(), Timestamp::UNIX_EPOCH).await.unwrap();
    store.take_down(&call("rally"), Timestamp::UNIX_EPOCH).await.unwrap();
    assert_eq!(store.endorsements().await.unwrap(), []);
}

/// A group's word that nobody has looked at.
pub(super) fn group(id: &str, of: &str) -> Endorsement {
    Endorsement {
        id: id.to_owned(),
        secret_sha256: format!("digest of {id}"),
        call: call(of),
        group: "Weavers of Ahang".to_owned(),
        members: Some(41),
        source: Some("https://weavers.example/about".to_owned()),
        site: "https://weavers.example/".to_owned(),
        account: None,
        mark_address: None,
        mark: None,
        code: "gs-loom".to_owned(),
        proof: None,
        is_shown: false,
        asked_at: Timestamp::UNIX_EPOCH,
    }
}
