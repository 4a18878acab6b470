// SPDX-License-Identifier: AGPL-3.0-or-later
mod checklist;

use model::Timestamp;
use store::{Admission, AdmissionKind, Admitted, Organizer, OrganizerId, Passkey, Role, Store, sqlite_url};
use tempfile::TempDir;

use crate::{NoPasskeys, Part, Secret, Studio, StudioError, changed_parts, keys::Keys, wants_second};

#[test]
fn passkeys_want_an_encrypted_name_or_this_machine_by_name() {
    for (address, expected) in [
        ("https://storm.example", Ok(())),
        ("https://storm.example:8443", Ok(())),
        ("http://localhost:8080", Ok(())),
        ("http://storm.example", Err(NoPasskeys::Open)),
        ("http://127.0.0.1:8080", Err(NoPasskeys::Nameless)),
        ("https://127.0.0.1", Err(NoPasskeys::Nameless)),
        ("storm.example", Err(NoPasskeys::Unreadable)),
        ("", Err(NoPasskeys::Unreadable)),
    ] {
        assert_eq!(Keys::of(address, &[7; 32]).map(|_| ()), expected, "{address}");
    }
}

#[test]
fn a_secret_is_read_however_it_is_written_and_shows_itself_only_when_asked() {
    let secret = Secret::draw();
    let (first, rest) =
        secret.grouped().split_once('-').map(|(a, b)| (a.to_uppercase(), b.to_owned())).unwrap();
    assert_eq!(Secret::read(&format!(" {first} - {rest}\n")).digest(), secret.digest());
    assert_ne!(Secret::draw().digest(), secret.digest());
    assert_eq!(format!("{secret:?}"), "Secret(…)");
    assert_eq!(
        Secret::read(&"x".repeat(1 << 20)).reveal().len(),
        27,
        "a long one is none, and costs nothing"
    );
}

#[tokio::test]
async fn who_signs_in_anew_is_signed_in_once_and_not_for_longer_than_twelve_hours() {
    let (_folder, store, studio) = house().await;
    let loom = admit(&store, "loom").await;
    let first = studio.open_session(&loom, None, hour(0)).await.unwrap();
    let second = studio.open_session(&loom, Some(&first), hour(1)).await.unwrap();
    assert_ne!(first.reveal(), second.reveal());
    assert_eq!(studio.signed_in(&first, hour(1)).await.unwrap(), None, "what a browser had before is over");
    for at in 2..13 {
        assert_eq!(studio.signed_in(&second, hour(at)).await.unwrap().unwrap().name, "loom", "at {at}");
    }
    assert_eq!(studio.signed_in(&second, hour(13)).await.unwrap(), None, "however busy it was");
    studio.sign_out(&second).await.unwrap();
    assert_eq!(studio.signed_in(&second, hour(2)).await.unwrap(), None, "the server itself knows it no more");
}

#[tokio::test]
async fn a_session_in_which_nothing_is_done_is_over_after_two_hours() {
    let (_folder, store, studio) = house().await;
    let loom = admit(&store, "loom").await;
    let token = studio.open_session(&loom, None, minute(0)).await.unwrap();
    for (at, is_open) in [(4, true), (119, true), (238, true), (242, true), (362, false), (363, false)] {
        assert_eq!(studio.signed_in(&token, minute(at)).await.unwrap().is_some(), is_open, "at {at}");
    }
}

#[tokio::test]
async fn who_has_not_just_shown_a_passkey_lets_nobody_in() {
    let (_folder, store, studio) = house().await;
    let loom = admit(&store, "loom").await;
    let token = studio.open_session(&loom, None, minute(0)).await.unwrap();
    assert!(studio.check_fresh(&token, minute(9)).await.is_ok());
    for at in [10, 700, 721] {
        assert!(matches!(studio.check_fresh(&token, minute(at)).await, Err(StudioError::Stale)), "at {at}");
    }
    assert!(matches!(studio.check_fresh(&Secret::draw(), minute(0)).await, Err(StudioError::Stale)));
    let phone = studio.open_session(&loom, None, minute(0)).await.unwrap();
    studio.sign_out_everywhere(&loom).await.unwrap();
    for token in [token, phone] {
        assert_eq!(studio.signed_in(&token, minute(1)).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_recovery_code_stands_in_no_address_and_nothing_else_is_taken_for_one() {
    let (_folder, store, studio) = house().await;
    let loom = admit(&store, "loom").await;
    let code = Secret::draw();
    let kind = AdmissionKind::Recovery(loom.clone());
    let kept = Admission { secret_sha256: code.digest(), kind: kind.clone(), expires_at: None };
    store.add_admission(&kept).await.unwrap();
    let link = studio.recover(&code, hour(0)).await.unwrap();
    assert_ne!(link.reveal(), code.reveal());
    assert_eq!(studio.admits(&link, hour(0)).await.unwrap().as_deref(), Some("loom"));
    assert!(matches!(studio.admits(&link, hour(1)).await, Err(StudioError::Void)), "good for half an hour");
    assert!(studio.recover(&code, hour(1)).await.is_ok(), "the code is used up by a new passkey alone");
    let invitation = studio.invite(Role::Admin, hour(0)).await.unwrap();
    for wrong in [invitation, Secret::draw(), Secret::read("")] {
        assert!(matches!(studio.recover(&wrong, hour(0)).await, Err(StudioError::Void)));
    }
    let admitted = admitted("loom", vec!["new code".to_owned()]);
    assert!(store.admit(&link.digest(), &admitted, &passkey("new"), hour(0)).await.unwrap());
    assert!(matches!(studio.recover(&code, hour(0)).await, Err(StudioError::Void)), "all codes are new");
}

/// A studio in a folder of its own.
async fn house() -> (TempDir, Store, Studio) {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&sqlite_url(&folder.path().join("groundswell.db"))).await.unwrap();
    let studio = Studio::new(store.clone(), "https://storm.example", &[7; 32]);
    (folder, store, studio)
}

async fn admit(store: &Store, name: &str) -> OrganizerId {
    let kind = AdmissionKind::Invited(Role::Organizer);
    store.add_admission(&Admission { secret_sha256: name.to_owned(), kind, expires_at: None }).await.unwrap();
    let admitted = admitted(name, Vec::new());
    assert!(store.admit(name, &admitted, &passkey(name), hour(0)).await.unwrap());
    admitted.organizer.id
}

fn admitted(name: &str, recovery_sha256: Vec<String>) -> Admitted {
    let (id, name) = (OrganizerId(name.to_owned()), name.to_owned());
    let organizer = Organizer { id, name, role: Role::Organizer, joined_at: hour(0) };
    Admitted { organizer, recovery_sha256 }
}

fn passkey(id: &str) -> Passkey {
    Passkey { id: id.to_owned(), content: "{}".to_owned() }
}

fn hour(hour: i64) -> Timestamp {
    minute(hour * 60)
}

fn minute(minute: i64) -> Timestamp {
    Timestamp::from_second(minute * 60).unwrap()
}

#[test]
fn what_was_changed_is_told_by_its_part_and_the_heart_wants_two_when_the_storm_is_close() {
    let early = "2026-11-20T00:00:00Z";
    let (day_before, during, after) =
        ("2026-11-30T15:00:00Z", "2026-12-01T15:30:00Z", "2026-12-01T17:00:00Z");
    let check = |from: &str, to: &str, parts: &[Part], heart: bool| {
        let (public, new) = (call(CALL), call(&CALL.replace(from, to)));
        assert_eq!(changed_parts(&public, &new), parts, "{from} to {to}");
        for (now, is_close) in [(early, false), (day_before, true), (during, true), (after, false)] {
            let wants = wants_second(&public, &new, now.parse().unwrap());
            assert_eq!(wants, heart && is_close, "{from} to {to} at {now}");
        }
    };
    check("Talia", "Talia", &[], false);
    check("T20:00", "T20:30", &[Part::Hour], true);
    check("\"FreeTalia\"", "\"FreeTalia\", \"LetHerGo\"", &[Part::Hashtags], true);
    check("Let her go", "Let them go", &[Part::Demand], true);
    check("She weaves", "She wove", &[Part::Case], false);
    check("Her children", "Her home", &[Part::Kit], false);
    check("Lantern friends", "Loom friends", &[Part::Rest], false);
    check("# A comment", "# Another", &[Part::Rest], false);
    let keeping = "\n[keeping]\nwhy = \"A court may ask.\"\nholder = [{ name = \"Lawyers\", key = \"age194c3vs4hy6cygqtz0j5lhtpj7hy9xra3jq7vfkczykr30ys6fzqsywtajt\" }]\n";
    let (public, keeps) = (call(CALL), call(&format!("{CALL}{keeping}")));
    assert_eq!(changed_parts(&public, &keeps), [Part::Keeping]);
    assert!(
        wants_second(&public, &keeps, during.parse().unwrap()),
        "those who post were told something else"
    );
    let (public, mut told) = (call(CALL), call(CALL));
    told.editorial.quotes.push("https://social.example/@loom/1".to_owned());
    assert_eq!(changed_parts(&public, &told), [Part::Report]);
    assert!(!wants_second(&public, &told, during.parse().unwrap()), "it is no word of what is asked");
}

#[test]
fn a_storm_can_t_be_moved_out_of_the_last_day_by_one() {
    let (public, moved) = (call(CALL), call(&CALL.replace("2026-12-01T", "2026-12-20T")));
    let now: Timestamp = "2026-12-01T10:00:00Z".parse().unwrap();
    assert!(wants_second(&public, &moved, now) && wants_second(&moved, &public, now));
}

const CALL: &str = r#"# A comment
title = "Free Talia"
languages = ["en"]
hashtags = ["FreeTalia"]
demand = "Let her go."
organizers = ["Lantern friends"]
never_say = ["Her children."]
[storm]
starts = "2026-12-01T19:00"
ends = "2026-12-01T20:00"
zone = "Indian/Mauritius"
[case]
name = "Talia"
on_behalf = "Her family."
summary = "She weaves."
"#;

fn call(text: &str) -> call::Call {
    let files = [("call.toml", text), ("wordings/en.md", "Let her weave. #FreeTalia\n")];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    call::parse("talia".parse().unwrap(), &files).unwrap()
}
