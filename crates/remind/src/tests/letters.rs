// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use model::{Timestamp, Window};

use testkit::MailSink;

use super::{House, NOW, at, contact, limited_mailer, mailer, write};
use crate::{Asked, Delivered, MailServer, Mailer, Storm, Way};

/// What a round at an instant does.
async fn round(house: &House, sink: &MailSink, now: &str) -> Delivered {
    let now: Timestamp = at(now);
    house
        .reminders
        .send_due(&Way::Mail(mailer(sink.url())), &house.storm(), &write, &move || now)
        .await
        .unwrap()
}

/// The value behind a word in the last letter.
fn last(sink: &MailSink, word: &str) -> String {
    let last = sink.mails().pop().unwrap();
    // Quoted-printable: a long token may be broken, and `=` is written `=3D`.
    let letter = last.letter.replace("=\n", "").replace("=3D", "=");
    letter.lines().find_map(|line| line.strip_prefix(word)).unwrap().to_owned()
}

fn subjects(sink: &MailSink) -> Vec<String> {
    let subject =
        |letter: &str| letter.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap().to_owned();
    sink.mails().iter().map(|mail| format!("{} {}", subject(&mail.letter), mail.to)).collect()
}

#[tokio::test]
async fn from_the_wish_over_a_moved_hour_to_the_last_letter_each_comes_once() {
    let mut house = House::open().await;
    let sink = MailSink::start().unwrap();
    let (anna, ben) = ("anna@mail.example", "ben@mail.example");
    assert_eq!(house.ask(anna, NOW).await, Asked::Kept);
    assert_eq!(house.ask(ben, NOW).await, Asked::Kept);
    for _ in 0..2 {
        round(&house, &sink, NOW).await;
    }
    let mut asked = subjects(&sink);
    asked.sort();
    assert_eq!(asked, ["Confirming anna@mail.example", "Confirming ben@mail.example"], "and no second one");
    let letter = sink.mails()[0].letter.clone();
    for header in [
        "List-Unsubscribe: <https://storm.example/ahang/leave/",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n",
        "Auto-Submitted: auto-generated\n",
        "Content-Language: en\n",
        "@weavers.example>\n",
    ] {
        assert!(letter.contains(header), "{header} in {letter}");
    }
    assert!(!house.reminders.confirm(&house.storm(), "nonsense", at(NOW)).await.unwrap());
    // Whoever the last letter went to confirms; the other never does.
    let who = sink.mails().pop().unwrap().to;
    let (confirm, leave) = (last(&sink, "confirm="), last(&sink, "leave="));
    assert!(
        !house.reminders.confirm(&house.storm(), &leave, at(NOW)).await.unwrap(),
        "each link has one use"
    );
    let after = at("2026-12-01T15:00:00Z");
    assert!(!house.reminders.confirm(&house.storm(), &confirm, after).await.unwrap(), "not after the hour");
    assert!(house.reminders.confirm(&house.storm(), &confirm, at(NOW)).await.unwrap());
    sink.clear();
    for now in ["2026-11-30T14:00:00Z", "2026-11-30T15:00:00Z", "2026-11-30T15:01:00Z"] {
        round(&house, &sink, now).await;
    }
    assert_eq!(subjects(&sink), [format!("DayBefore {who}")]);
    // The hearing is put off by three days.
    house.window = Window::new(at("2026-12-04T15:00:00Z"), at("2026-12-04T17:00:00Z")).unwrap();
    assert!(house.swept("2026-12-04T17:00:00Z").await.is_empty(), "the erasing is put off too");
    sink.clear();
    for now in [
        "2026-11-30T16:00:00Z",
        "2026-12-01T14:30:00Z",
        "2026-12-03T15:00:00Z",
        "2026-12-04T14:01:00Z",
        "2026-12-04T14:02:00Z",
        "2026-12-04T15:00:00Z",
    ] {
        round(&house, &sink, now).await;
    }
    let expected = ["Moved", "DayBefore", "ShortlyBefore"].map(|kind| format!("{kind} {who}"));
    assert_eq!(subjects(&sink), expected);
    assert!(house.reminders.leave(&house.storm(), &leave, at("2026-12-04T14:30:00Z")).await.unwrap());
    let kept = house.store.rally_data(&house.call).await.unwrap();
    assert_eq!((kept.pledged, kept.confirmed, kept.contacts), (2, 0, 1), "left before the hour");
}

#[tokio::test]
async fn who_is_told_of_a_moved_hour_is_not_told_right_behind_it_that_it_is_in_a_day() {
    // The hour is put off by one, seen from so long before the old one.
    for (told_at, again_at, expected) in [
        ("2026-11-30T09:00:00Z", "2026-11-30T16:00:00Z", vec!["Moved", "DayBefore"]),
        ("2026-12-01T05:00:00Z", "2026-12-01T05:01:00Z", vec!["Moved"]),
        ("2026-12-01T09:00:00Z", "2026-12-01T09:01:00Z", vec!["Moved"]),
    ] {
        let (mut house, sink) = (House::open().await, MailSink::start().unwrap());
        house.ask("anna@mail.example", NOW).await;
        round(&house, &sink, NOW).await;
        assert!(house.reminders.confirm(&house.storm(), &last(&sink, "confirm="), at(NOW)).await.unwrap());
        sink.clear();
        house.window = Window::new(at("2026-12-01T16:00:00Z"), at("2026-12-01T18:00:00Z")).unwrap();
        for now in [told_at, again_at] {
            round(&house, &sink, now).await;
        }
        let expected: Vec<_> = expected.iter().map(|kind| format!("{kind} anna@mail.example")).collect();
        assert_eq!(subjects(&sink), expected, "{told_at}");
    }
}

#[tokio::test]
async fn a_mailbox_that_is_full_waits_longer_each_time_and_one_that_is_gone_is_dropped() {
    let house = House::open().await;
    let sink = MailSink::start().unwrap();
    for address in ["full@mail.example", "gone@mail.example", "spam@mail.example", "fine@mail.example"] {
        house.ask(address, NOW).await;
    }
    let first = round(&house, &sink, NOW).await;
    assert_eq!((first.taken, first.later, first.refused), (1, 2, 1));
    assert_eq!(house.store.rally_data(&house.call).await.unwrap().contacts, 3, "who is gone has not asked");
    for (now, later) in [
        ("2026-11-24T15:00:59Z", 0),
        ("2026-11-24T15:01:00Z", 2),
        ("2026-11-24T15:02:59Z", 0),
        ("2026-11-24T15:03:00Z", 2),
    ] {
        assert_eq!(round(&house, &sink, now).await.later, later, "{now}");
    }
    assert_eq!(subjects(&sink), ["Confirming fine@mail.example"]);
}

#[tokio::test]
async fn a_slow_mailbox_holds_nobody_up() {
    let house = House::open().await;
    let sink = MailSink::start().unwrap();
    for address in ["slow@mail.example", "p1@mail.example", "p2@mail.example", "p3@mail.example"] {
        house.ask(address, NOW).await;
    }
    assert_eq!(round(&house, &sink, NOW).await.taken, 4);
    assert_eq!(subjects(&sink).last().unwrap(), "Confirming slow@mail.example");
}

#[tokio::test]
async fn a_mail_server_that_is_away_costs_nobody_a_letter() {
    let house = House::open().await;
    house.ask("anna@mail.example", NOW).await;
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let (closed, now) = (Way::Mail(mailer(format!("smtp://{closed}"))), at(NOW));
    let tried = house.reminders.send_due(&closed, &house.storm(), &write, &move || now).await.unwrap();
    assert_eq!(tried.unreachable, Some(None));
    let sink = MailSink::start().unwrap();
    assert_eq!(round(&house, &sink, NOW).await.taken, 1);
    assert_eq!(subjects(&sink), ["Confirming anna@mail.example"]);
}

#[tokio::test]
async fn a_letter_sent_again_after_a_kill_has_the_same_name() {
    let house = House::open().await;
    let sink = MailSink::start().unwrap();
    house.ask("anna@mail.example", NOW).await;
    round(&house, &sink, NOW).await;
    // As a kill leaves it between the mail server's answer and our keeping it: the next day's wish makes it due again.
    house.ask("anna@mail.example", "2026-11-25T15:00:01Z").await;
    round(&house, &sink, "2026-11-25T15:00:01Z").await;
    let mails = sink.mails();
    let names: Vec<_> = mails
        .iter()
        .map(|mail| mail.letter.lines().find(|line| line.starts_with("Message-ID:")).unwrap())
        .collect();
    assert_eq!(names.len(), 2);
    assert_eq!(names[0], names[1]);
}

#[tokio::test]
async fn nobody_s_mailbox_is_flooded() {
    let house = House::open().await;
    let sink = MailSink::start().unwrap();
    for _ in 0..20 {
        assert_eq!(house.ask("anna@mail.example", NOW).await, Asked::Kept);
        assert_eq!(house.ask("Anna+more@mail.example", NOW).await, Asked::Kept);
        round(&house, &sink, NOW).await;
    }
    assert_eq!(sink.mails().len(), 1, "one letter of one call");
    for number in 0..200 {
        house.ask(&format!("p{number}@mail.example"), NOW).await;
    }
    for _ in 0..10 {
        round(&house, &sink, NOW).await;
    }
    assert_eq!(sink.mails().len(), 120, "of all addresses together, so many in a minute");
    round(&house, &sink, "2026-11-24T15:01:00Z").await;
    assert_eq!(sink.mails().len(), 160, "the rest follows");
}

#[tokio::test]
async fn one_mailbox_is_asked_for_three_calls_a_day_however_its_address_is_written() {
    let mut house = House::open().await;
    for (number, (address, kept)) in [
        ("anna@mail.example", 1),
        ("a.nna@mail.example", 1),
        ("an.n.a+more@mail.example", 1),
        ("ann.a@mail.example", 0),
        ("an.na@post.example", 1),
    ]
    .into_iter()
    .enumerate()
    {
        house.call = format!("call-{number}").parse().unwrap();
        assert_eq!(house.ask(address, NOW).await, Asked::Kept, "{address}");
        assert_eq!(house.store.rally_data(&house.call).await.unwrap().contacts, kept, "{address}");
    }
}

#[tokio::test]
async fn a_wish_of_which_nothing_comes_is_not_counted() {
    let mut house = House::open().await;
    let (down, broken) = ("down".parse().unwrap(), "broken".parse().unwrap());
    house.store.create_call(&down, &store::Files::new(), at(NOW)).await.unwrap();
    house.store.publish_call(&down, &store::Files::new(), None, at(NOW)).await.unwrap();
    house.store.take_down(&down, at(NOW)).await.unwrap();
    std::fs::create_dir_all(house.folder.path().join("keys/broken.contacts")).unwrap();
    let anna = contact("anna@mail.example");
    for _ in 0..3 {
        let full = house.reminders.ask(&Storm { call: &down, window: house.window }, &anna, at(NOW)).await;
        assert_eq!(full.unwrap(), Asked::Full);
        let failed =
            house.reminders.ask(&Storm { call: &broken, window: house.window }, &anna, at(NOW)).await;
        assert!(failed.is_err());
    }
    for (number, kept) in [1, 1, 1, 0].into_iter().enumerate() {
        house.call = format!("call-{number}").parse().unwrap();
        house.ask("anna@mail.example", NOW).await;
        assert_eq!(house.store.rally_data(&house.call).await.unwrap().contacts, kept, "{number}");
    }
}

#[tokio::test]
async fn nothing_is_sent_of_a_call_that_is_taken_down() {
    let house = House::open().await;
    let sink = MailSink::start().unwrap();
    house.ask("anna@mail.example", NOW).await;
    let now = at(NOW);
    let gone = |_: store::LetterKind, _: &str, _: &crate::Links| None;
    house
        .reminders
        .send_due(&Way::Mail(mailer(sink.url())), &house.storm(), &gone, &move || now)
        .await
        .unwrap();
    assert_eq!(house.reminders.erase(&house.call).await.unwrap(), 1);
    round(&house, &sink, NOW).await;
    assert!(sink.mails().is_empty());
}

#[tokio::test]
async fn letters_and_passwords_go_over_no_open_line() {
    for (url, is_good) in [
        ("smtp://127.0.0.1:2525", true),
        ("smtp://localhost:2525", true),
        ("smtp://storm@mail.example:587", true),
        ("smtps://storm:secret@mail.example", true),
        ("smtp://mail.example:587?tls=opportunistic", false),
        ("smtp://localhost.mail.example?tls=opportunistic", false),
        ("mail.example", false),
        ("http://mail.example", false),
    ] {
        let server = MailServer {
            url: url.to_owned(),
            password: None,
            from: "storm@weavers.example".to_owned(),
            most_a_second: None,
        };
        assert_eq!(Mailer::new(&server).is_ok(), is_good, "{url}");
    }
}

#[tokio::test]
async fn no_more_letters_leave_in_a_second_than_may() {
    let house = House::open().await;
    let sink = MailSink::start().unwrap();
    for number in 0..5 {
        house.ask(&format!("p{number}@mail.example"), NOW).await;
    }
    let mailer = Way::Mail(limited_mailer(sink.url(), Some(20.0)));
    let (began, now) = (std::time::Instant::now(), at(NOW));
    house.reminders.send_due(&mailer, &house.storm(), &write, &move || now).await.unwrap();
    assert_eq!(sink.mails().len(), 5);
    assert!(began.elapsed() >= Duration::from_millis(250));
}
