// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{CallId, Timestamp};

use super::call;
use crate::{
    Asking, Batch, Candidate, Carrier, Device, Files, LetterKind, Pledged, RallyData, RemindedCall, Store,
};

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap()
}

pub(super) async fn ask(store: &Store, call: &CallId, id: &str, seconds: i64, most_waiting: u32) -> bool {
    let sealed = format!("sealed-{id}-{seconds}");
    let asked_at = at(seconds);
    let asking = Asking { id, sealed: &sealed, asked_at, again_before: at(seconds - 100), most_waiting };
    store.ask_reminder(call, &asking, at(9000)).await.unwrap()
}

fn by_mail(kind: LetterKind, hour: i64) -> Batch {
    Batch { carrier: Carrier::Mail, kind, hour: at(hour) }
}

/// Who is due a letter at an instant, in order.
async fn due(store: &Store, call: &CallId, kind: LetterKind, hour: i64, seconds: i64) -> Vec<String> {
    let due = store.due_contacts(call, by_mail(kind, hour), at(seconds), 10).await.unwrap();
    due.into_iter().map(|contact| contact.sealed).collect()
}

pub(super) async fn a_contact_asks_confirms_is_written_to_and_leaves(store: &Store) {
    use LetterKind::{Confirming, DayBefore, Moved, ShortlyBefore};
    let (rally, hour) = (call("letters"), at(8000));
    store.pledge(&rally).await.unwrap();
    for (id, seconds) in [("b", 10), ("a", 20), ("a", 30)] {
        assert!(ask(store, &rally, id, seconds, 10).await);
    }
    let both = ["sealed-b-10", "sealed-a-20"];
    assert_eq!(due(store, &rally, Confirming, 8000, 40).await, both, "asked twice, kept once");
    assert_eq!(store.due_letters(&rally, Carrier::Mail, hour).await.unwrap().of(Confirming), 2);
    store.postpone_letter(&rally, "b", at(50)).await.unwrap();
    assert_eq!(due(store, &rally, Confirming, 8000, 49).await, ["sealed-a-20"]);
    let again = store.due_contacts(&rally, by_mail(Confirming, 8000), at(50), 1).await.unwrap();
    assert_eq!((again[0].id.as_str(), again[0].tries), ("b", 1));
    for id in ["a", "b"] {
        store.mark_letter(&rally, id, Confirming, hour).await.unwrap();
    }
    assert!(due(store, &rally, Confirming, 8000, 60).await.is_empty());
    assert!(ask(store, &rally, "b", 200, 10).await);
    assert_eq!(due(store, &rally, Confirming, 8000, 201).await, ["sealed-b-200"], "long ago: once more");
    for kind in [Moved, DayBefore, ShortlyBefore] {
        assert!(due(store, &rally, kind, 8000, 60).await.is_empty(), "{kind:?} before anybody has confirmed");
    }
    for _ in 0..2 {
        assert!(store.confirm_contact(&rally, "a", hour, &[DayBefore]).await.unwrap());
    }
    assert!(!store.confirm_contact(&rally, "nobody", hour, &[]).await.unwrap());
    let counted = |confirmed| Some(Pledged { pledged: 1, confirmed });
    assert_eq!(store.pledged(&rally).await.unwrap(), counted(1), "confirmed twice, counted once");
    assert!(due(store, &rally, DayBefore, 8000, 300).await.is_empty(), "too late for it");
    assert!(due(store, &rally, Moved, 8000, 300).await.is_empty());
    assert_eq!(due(store, &rally, ShortlyBefore, 8000, 300).await, ["sealed-a-20"]);
    store.mark_letter(&rally, "a", ShortlyBefore, hour).await.unwrap();
    assert!(due(store, &rally, ShortlyBefore, 8000, 300).await.is_empty());
    for kind in [Moved, DayBefore, ShortlyBefore] {
        assert_eq!(due(store, &rally, kind, 8500, 300).await, ["sealed-a-20"], "{kind:?} of a moved hour");
    }
    store.erase_contact(&rally, "a", true).await.unwrap();
    store.erase_contact(&rally, "a", true).await.unwrap();
    assert_eq!(store.pledged(&rally).await.unwrap(), counted(0));
    assert_eq!(store.rally_data(&rally).await.unwrap().contacts, 1);
}

pub(super) async fn who_confirms_by_a_letter_that_was_not_kept_as_sent_has_read_of_that_hour(store: &Store) {
    let rally = call("unmarked");
    for (id, marked, expected) in [("a", None, vec![]), ("b", Some(7000), vec!["sealed-b-10"])] {
        store.pledge(&rally).await.unwrap();
        ask(store, &rally, id, 10, 9).await;
        if let Some(hour) = marked {
            store.mark_letter(&rally, id, LetterKind::Confirming, at(hour)).await.unwrap();
        }
        store.confirm_contact(&rally, id, at(8000), &[]).await.unwrap();
        assert_eq!(due(store, &rally, LetterKind::Moved, 8000, 20).await, expected, "{id}");
    }
}

pub(super) async fn nobody_is_kept_for_a_call_that_was_taken_down(store: &Store) {
    let rally = call("taken-down");
    let device = Device { id: "device", sealed: "sealed", asked_at: at(10), done: &[], most: 9 };
    let keep = async || store.keep_device(&rally, &device, [at(8000), at(9000)]).await.unwrap();
    let publish = async || store.publish_call(&rally, &Files::new(), None, at(2)).await.unwrap();
    assert!(store.create_call(&rally, &Files::new(), at(1)).await.unwrap() && publish().await);
    assert!(ask(store, &rally, "a", 10, 9).await && keep().await);
    store.take_down(&rally, at(11)).await.unwrap();
    // Their wishes were under way.
    assert!(!ask(store, &rally, "b", 12, 9).await && !keep().await);
    assert_eq!(store.rally_data(&rally).await.unwrap().contacts, 0);
    assert!(!reminded(store).await.iter().any(|known| known.call == rally));
}

pub(super) async fn a_device_is_reminded_apart_from_mailboxes_and_confirms_nothing(store: &Store) {
    use LetterKind::{Confirming, DayBefore, Moved, ShortlyBefore};
    let rally = call("devices");
    let keep = async |id, sealed, done| {
        let device = Device { id, sealed, asked_at: at(10), done, most: 2 };
        store.keep_device(&rally, &device, [at(8000), at(9000)]).await.unwrap()
    };
    store.pledge(&rally).await.unwrap();
    ask(store, &rally, "mailbox", 10, 9).await;
    store.confirm_contact(&rally, "mailbox", at(8000), &[]).await.unwrap();
    assert!(keep("b", "sealed-b", &[DayBefore]).await && keep("a", "older", &[]).await);
    assert!(!keep("c", "sealed-c", &[]).await, "there is no room");
    assert!(keep("a", "sealed-a", &[]).await, "who is known needs none");
    for (hour, kind, expected) in [
        (8000, Confirming, vec![]),
        (8000, Moved, vec![]),
        (8000, DayBefore, vec!["sealed-a"]),
        (8000, ShortlyBefore, vec!["sealed-a", "sealed-b"]),
        (8500, Moved, vec!["sealed-a", "sealed-b"]),
    ] {
        let batch = Batch { carrier: Carrier::Push, kind, hour: at(hour) };
        let due = store.due_contacts(&rally, batch, at(20), 9).await.unwrap();
        let due: Vec<_> = due.into_iter().map(|contact| contact.sealed).collect();
        assert_eq!(due, expected, "{kind:?} {hour}");
        let letters = store.due_letters(&rally, batch.carrier, batch.hour).await.unwrap();
        assert_eq!(letters.of(kind), expected.len() as u64, "{kind:?} {hour}");
    }
    assert_eq!(due(store, &rally, ShortlyBefore, 8000, 20).await, ["sealed-mailbox-10"]);
    for id in ["a", "b"] {
        store.erase_contact(&rally, id, true).await.unwrap();
    }
    assert_eq!(store.pledged(&rally).await.unwrap(), Some(Pledged { pledged: 1, confirmed: 1 }));
    assert_eq!(store.rally_data(&rally).await.unwrap().contacts, 1);
}

pub(super) async fn only_so_many_wait_for_their_first_letter(store: &Store) {
    let rally = call("throng");
    for (id, expected) in [("a", true), ("b", true), ("c", false), ("a", false)] {
        assert_eq!(ask(store, &rally, id, 10, 2).await, expected, "{id}");
    }
    store.mark_letter(&rally, "a", LetterKind::Confirming, at(8000)).await.unwrap();
    assert!(ask(store, &rally, "c", 11, 2).await, "there is room again");
}

pub(super) async fn a_call_that_can_t_be_read_hides_no_other(store: &Store) {
    let rally = call("seen");
    ask(store, &rally, "a", 10, 9).await;
    sqlx::query("INSERT INTO reminded_calls (call_id, ends_at) VALUES ('No Name', 1)")
        .execute(&store.writer)
        .await
        .unwrap();
    let calls = store.reminded_calls().await.unwrap();
    let why: Vec<_> = calls.iter().filter_map(|call| call.as_ref().err()).map(ToString::to_string).collect();
    assert_eq!(why, ["what is kept of `No Name` can't be read"]);
    assert!(reminded(store).await.iter().any(|known| known.call == rally));
}

async fn reminded(store: &Store) -> Vec<RemindedCall> {
    store.reminded_calls().await.unwrap().into_iter().flatten().collect()
}

pub(super) async fn a_rally_is_erased_with_a_receipt(store: &Store) {
    let (rally, other) = (call("over"), call("goes-on"));
    for call in [&rally, &other] {
        store.pledge(call).await.unwrap();
        ask(store, call, "a", 10, 9).await;
        ask(store, call, "b", 10, 9).await;
        store.confirm_contact(call, "a", at(8000), &[]).await.unwrap();
        store.hand_out(call, "en", &[Candidate { wording: "one", angle: None }]).await.unwrap();
    }
    let moved = RemindedCall { call: rally.clone(), ends_at: at(9500) };
    store.move_reminded_call(&moved).await.unwrap();
    assert!(reminded(store).await.contains(&moved));
    let full = RallyData { pledged: 1, confirmed: 1, contacts: 2, hand_outs: 1 };
    assert_eq!(store.rally_data(&rally).await.unwrap(), full);
    assert_eq!(store.erase_contacts(&rally).await.unwrap(), 2);
    assert_eq!(store.erase_rally(&rally).await.unwrap(), RallyData { contacts: 0, ..full });
    assert_eq!(store.erase_rally(&rally).await.unwrap(), RallyData::default());
    assert_eq!(store.pledged(&rally).await.unwrap(), None);
    assert_eq!(store.rally_data(&other).await.unwrap(), full, "another call's stays");
    assert!(!reminded(store).await.contains(&moved));
}
