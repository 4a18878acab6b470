// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

use crate::{Admission, AdmissionKind, Admitted, Organizer, OrganizerId, Passkey, Role, Store, StoreError};

/// Everything about who may work on calls, as one story: the first comes, invites, loses a device, lets go.
pub(super) async fn organizers_come_and_go(store: &Store) {
    only_one_is_the_first(store).await;
    an_invitation_serves_once_and_in_time(store).await;
    a_name_is_given_once(store).await;
    a_session_ends_by_itself_and_when_asked(store).await;
    recovery_locks_out_whatever_was_lost(store).await;
    the_last_admin_stays(store).await;
    a_ceremony_is_used_once(store).await;
}

async fn a_ceremony_is_used_once(store: &Store) {
    let uses =
        async |ceremony: &str, now| store.use_ceremony(ceremony, at(now + 300), at(now)).await.unwrap();
    assert!(uses("one", 0).await);
    assert!(uses("other", 299).await);
    assert!(!uses("one", 299).await, "whichever node is asked");
    assert!(!uses("other", 310).await);
    assert!(uses("one", 310).await, "nothing is kept of what nobody could answer any more");
}

async fn only_one_is_the_first(store: &Store) {
    permit(store, "old", AdmissionKind::First).await;
    permit(store, "new", AdmissionKind::First).await;
    assert!(!admit(store, "old", "loom", Role::Admin).await, "a new start takes the place of an old one");
    assert!(admit(store, "new", "loom", Role::Admin).await);
    permit(store, "again", AdmissionKind::First).await;
    assert!(!admit(store, "again", "thief", Role::Admin).await, "there is a first organizer already");
    assert_eq!(names(store).await, ["loom"]);
}

async fn an_invitation_serves_once_and_in_time(store: &Store) {
    permit(store, "invited", AdmissionKind::Invited(Role::Organizer)).await;
    assert_eq!(store.admission("invited", at(101)).await.unwrap(), None, "it was over at 100");
    assert!(store.admission("invited", at(99)).await.unwrap().is_some());
    assert!(admit(store, "invited", "yarn", Role::Organizer).await);
    assert!(!admit(store, "invited", "weft", Role::Organizer).await, "it is used up");
    assert_eq!(names(store).await, ["loom", "yarn"]);
}

async fn a_name_is_given_once(store: &Store) {
    permit(store, "third", AdmissionKind::Invited(Role::Organizer)).await;
    let taken = store.admit("third", &newcomer("other", "yarn", Role::Organizer), &key("k3"), at(1)).await;
    assert!(matches!(taken, Err(StoreError::NameTaken)), "{taken:?}");
    assert!(store.admission("third", at(1)).await.unwrap().is_some(), "who was refused may try again");
}

async fn a_session_ends_by_itself_and_when_asked(store: &Store) {
    let yarn = OrganizerId("yarn".to_owned());
    store.open_session("token", &yarn, at(0), at(10)).await.unwrap();
    let session = store.session("token", at(9)).await.unwrap().unwrap();
    assert_eq!((&*session.organizer.name, session.expires_at, session.used_at), ("yarn", at(10), at(0)));
    store.use_session("token", at(7)).await.unwrap();
    assert_eq!(store.session("token", at(9)).await.unwrap().unwrap().used_at, at(7));
    assert_eq!(store.session("token", at(10)).await.unwrap(), None);
    store.close_session("token").await.unwrap();
    assert_eq!(store.session("token", at(9)).await.unwrap(), None);
    store.open_session("desk", &yarn, at(0), at(10)).await.unwrap();
    store.open_session("phone", &yarn, at(0), at(10)).await.unwrap();
    store.open_session("other", &OrganizerId("loom".to_owned()), at(0), at(10)).await.unwrap();
    store.close_sessions(&yarn).await.unwrap();
    for (token, is_open) in [("desk", false), ("phone", false), ("other", true)] {
        assert_eq!(store.session(token, at(9)).await.unwrap().is_some(), is_open, "{token}");
    }
}

async fn recovery_locks_out_whatever_was_lost(store: &Store) {
    let yarn = OrganizerId("yarn".to_owned());
    store.open_session("stolen", &yarn, at(0), at(50)).await.unwrap();
    permit(store, "code", AdmissionKind::Recovery(yarn.clone())).await;
    let mut admitted = newcomer("yarn", "yarn", Role::Organizer);
    admitted.recovery_sha256 = vec!["fresh".to_owned()];
    assert!(store.admit("code", &admitted, &key("yarn-2"), at(1)).await.unwrap());
    assert_eq!(store.session("stolen", at(2)).await.unwrap(), None);
    assert_eq!(store.passkey("key of yarn").await.unwrap(), None, "the lost device's key is gone");
    assert_eq!(store.passkey("yarn-2").await.unwrap().unwrap().0, yarn);
    let fresh = store.admission("fresh", at(2)).await.unwrap().unwrap();
    assert_eq!((fresh.kind, fresh.expires_at), (AdmissionKind::Recovery(yarn), None));
}

async fn the_last_admin_stays(store: &Store) {
    let (loom, yarn) = (OrganizerId("loom".to_owned()), OrganizerId("yarn".to_owned()));
    assert!(!store.remove_organizer(&loom).await.unwrap());
    assert!(store.remove_organizer(&yarn).await.unwrap());
    assert_eq!(names(store).await, ["loom"]);
    assert_eq!(store.passkey("yarn-2").await.unwrap(), None);
    assert_eq!(store.admission("fresh", at(2)).await.unwrap(), None, "codes of who has gone are void");
}

pub(super) async fn permit(store: &Store, secret_sha256: &str, kind: AdmissionKind) {
    let admission = Admission { secret_sha256: secret_sha256.to_owned(), kind, expires_at: Some(at(100)) };
    store.add_admission(&admission).await.unwrap();
}

pub(super) async fn admit(store: &Store, secret_sha256: &str, name: &str, role: Role) -> bool {
    let passkey = key(&format!("key of {name}"));
    store.admit(secret_sha256, &newcomer(name, name, role), &passkey, at(1)).await.unwrap()
}

fn newcomer(id: &str, name: &str, role: Role) -> Admitted {
    let organizer =
        Organizer { id: OrganizerId(id.to_owned()), name: name.to_owned(), role, joined_at: at(1) };
    Admitted { organizer, recovery_sha256: Vec::new() }
}

fn key(id: &str) -> Passkey {
    Passkey { id: id.to_owned(), content: "{}".to_owned() }
}

async fn names(store: &Store) -> Vec<String> {
    store.organizers().await.unwrap().into_iter().map(|organizer| organizer.name).collect()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}
