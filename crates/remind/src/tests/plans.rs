// SPDX-License-Identifier: AGPL-3.0-or-later
use std::cmp::Ordering;

use store::LetterKind::{Confirming, DayBefore, ShortlyBefore};

use super::{House, NOW, at, limited_mailer};
use crate::{Asked, Outlook, Reminders, plan::Times};

#[test]
fn letters_leave_early_enough_for_the_last_one() {
    let start = at("2026-12-01T15:00:00Z");
    for (kind, letters, rate, expected) in [
        (ShortlyBefore, 1, 2.0, "2026-12-01T14:00:00Z"),
        (ShortlyBefore, 4_000, 2.0, "2026-12-01T14:00:00Z"),
        (ShortlyBefore, 7_200, 2.0, "2026-12-01T13:29:00Z"),
        (ShortlyBefore, 100_000, 10.0, "2026-12-01T11:15:40Z"),
        (DayBefore, 10, 1.0, "2026-11-30T15:00:00Z"),
        (DayBefore, 36_000, 1.0, "2026-11-30T06:29:00Z"),
        (Confirming, 9, 1.0, "1970-01-01T00:00:00Z"),
    ] {
        let begins_at = Times::of(kind, start).begins_at(letters, rate);
        assert_eq!(begins_at, at(expected), "{kind:?} {letters} {rate}");
    }
}

#[test]
fn what_can_t_arrive_is_said_beforehand() {
    let start = at("2026-12-01T15:00:00Z");
    for (letters, rate, now, late, last_at) in [
        (0, 1.0, "2026-12-01T10:00:00Z", 0, None),
        (100, 1.0, "2026-12-01T10:00:00Z", 0, Some("2026-12-01T14:02:05Z")),
        (100, 1.0, "2026-12-01T14:30:00Z", 0, Some("2026-12-01T14:32:05Z")),
        (7_200, 2.0, "2026-12-01T10:00:00Z", 0, Some("2026-12-01T14:44:00Z")),
        (2_880, 1.0, "2026-12-01T14:00:00Z", 0, Some("2026-12-01T15:00:00Z")),
        (3_000, 1.0, "2026-12-01T14:00:00Z", 120, None),
        (7, 1.0, "2026-12-01T15:00:00Z", 7, None),
    ] {
        let outlook = Outlook::new([letters, letters], rate, start, at(now));
        assert_eq!(
            (outlook.late, outlook.last_at),
            (late, last_at.map(at)),
            "{letters} at {rate} from {now}"
        );
    }
}

#[tokio::test]
async fn nothing_faster_is_planned_than_letters_may_leave() {
    for (most_a_second, expected) in [(None, 2.0), (Some(50.0), 2.0), (Some(0.25), 0.25)] {
        let mailer = limited_mailer("smtp://127.0.0.1".to_owned(), most_a_second);
        let house = House::open().await;
        let reminders = Reminders::new(house.store.clone(), house.folder.path(), Some(&mailer));
        let outlook = reminders.outlook(&house.storm(), at(NOW)).await.unwrap();
        assert_eq!(outlook.rate.total_cmp(&expected), Ordering::Equal, "{most_a_second:?}");
    }
}

#[tokio::test]
async fn nobody_new_is_taken_once_letters_would_come_too_late() {
    let house = House::open().await;
    let now = "2026-12-01T14:59:50Z";
    let mut taken = 0;
    while house.ask(&format!("p{taken}@mail.example"), now).await == Asked::Kept {
        taken += 1;
    }
    assert_eq!(taken, 9, "at two letters each, two a second, with a margin");
    assert_eq!(house.ask("late@mail.example", "2026-12-01T15:00:00Z").await, Asked::Full);
}
