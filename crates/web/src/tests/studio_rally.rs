// SPDX-License-Identifier: AGPL-3.0-or-later
use remind::{Address, Asked, Contact, Place, Storm};
use store::{Asking, RallyData, Role};

use super::{
    House, call,
    studio_pages::{LOOM, body, draft, get, id, organizer, post, write},
};

const RALLY: &str = "/studio/calls/lanterns/rally";

/// A site with a mail server, an organizer, and a call that was published in the studio.
async fn published(now: &str) -> House {
    let house = House::with_mail(now).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "lanterns").await;
    let files = draft(&house, "lanterns").await.checked_files();
    assert!(house.store.publish_call(&id("lanterns"), &files, None, now.parse().unwrap()).await.unwrap());
    house
}

/// Lets so many wait for their first letter.
async fn ask(house: &House, people: u32) {
    for number in 0..people {
        let asking = Asking {
            id: &number.to_string(),
            sealed: "sealed",
            asked_at: "2026-11-26T10:00:00Z".parse().unwrap(),
            again_before: "2026-11-25T10:00:00Z".parse().unwrap(),
            most_waiting: u32::MAX,
        };
        house.store.ask_reminder(&id("lanterns"), &asking, call().storm.window.end()).await.unwrap();
    }
}

#[tokio::test]
async fn the_planner_says_when_the_last_letter_leaves_and_what_comes_too_late() {
    let late = "Too late for the hour, and not sent: 44.";
    for (now, people, says, task) in [
        ("2026-12-01T10:00:00Z", 0, "No letter waits to be sent.", Some("done")),
        (
            "2026-12-01T10:00:00Z",
            30,
            "Letters still to be sent: 60. At <bdi>2.0</bdi> a second",
            Some("done"),
        ),
        ("2026-12-01T14:59:50Z", 30, late, Some("late")),
        ("2026-12-01T16:00:00Z", 30, "<h2>Erase it</h2>", None),
    ] {
        let house = published(now).await;
        ask(&house, people).await;
        let page = get(&house, LOOM, RALLY).await.text;
        assert!(page.contains(says), "{says}: {page}");
        if people == 30 && says != late && task.is_some() {
            assert!(page.contains("before the hour: <bdi>Tuesday 1 December 2026, 18:00"), "{page}");
        }
        let list = get(&house, LOOM, "/studio/calls/lanterns/list").await.text;
        let line = list.lines().find(|line| line.contains("All reminders leave before the hour"));
        let shown = line.map(|line| line.split('"').nth(1).unwrap());
        assert_eq!(shown, task, "{now}");
    }
}

#[tokio::test]
async fn without_a_mail_server_nothing_is_planned() {
    let house = House::open("2026-12-01T10:00:00Z").await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "lanterns").await;
    assert!(get(&house, LOOM, RALLY).await.text.contains("started without a mail server"));
    assert!(!get(&house, LOOM, "/studio/calls/lanterns/list").await.text.contains("All reminders leave"));
}

#[tokio::test]
async fn one_press_after_the_storm_erases_the_rally_and_shows_what_it_was() {
    for (now, form, says) in [
        ("2026-12-01T16:59:59Z", "certain=yes", Some("The storm is not over yet")),
        ("2026-12-01T17:00:00Z", "", Some("Tick the box first")),
        ("2026-12-01T17:00:00Z", "certain=yes", None),
    ] {
        let (house, lanterns) = (published(now).await, id("lanterns"));
        let storm = Storm { call: &lanterns, window: call().storm.window };
        for address in ["anna@mail.example", "ben@mail.example"] {
            house.store.pledge(&lanterns).await.unwrap();
            let contact =
                Contact { place: Place::Mailbox(Address::read(address).unwrap()), language: "en".to_owned() };
            let asked = house.reminders.ask(&storm, &contact, "2026-11-26T10:00:00Z".parse().unwrap()).await;
            assert_eq!(asked.unwrap(), Asked::Kept);
        }
        let kept = RallyData { pledged: 2, confirmed: 0, contacts: 2, hand_outs: 0 };
        let key = house.folder.path().join("keys/lanterns.contacts");
        let page = post(&house, LOOM, RALLY, form).await.text;
        let left = house.store.rally_data(&lanterns).await.unwrap();
        if let Some(says) = says {
            assert!(page.contains(says), "{page}");
            assert_eq!((left, key.exists()), (kept, true), "{now} {form}");
        } else {
            insta::assert_snapshot!("studio_rally_erased", body(&page));
            assert_eq!((left, key.exists()), (RallyData::default(), false));
            insta::assert_snapshot!("studio_rally_after", body(&get(&house, LOOM, RALLY).await.text));
        }
    }
}
