// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pushes, read as a device reads them.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use fetch::FetchError;
use model::Window;
use p256::SecretKey;
use testkit::PushSink;

use super::{
    House, NOW, at, contact,
    phone::{DEVICE_KEY, OUR_SECRET, SALT, SEALED, SHARED, bytes, claims, open},
    write,
};
use crate::{
    Asked, Contact, Delivered, Place, Pusher, Subscription, Way, mailer::Delivery, sealing::seal_with,
    way::pushed,
};

/// A house whose devices are reached by a push service on this machine.
struct Yard {
    house: House,
    sink: PushSink,
    way: Way,
}

impl Yard {
    async fn open() -> Self {
        let (mut house, sink) = (House::open().await, PushSink::start().unwrap());
        let reach = vec![format!("push.example={}", sink.address()).parse().unwrap()];
        let keys = house.folder.path().join("keys");
        let pusher = Pusher::new(&keys, "https://storm.example", "Groundswell/1", reach).unwrap();
        house.reminders = house.reminders.with_pusher(pusher.clone());
        Self { house, sink, way: Way::Push(pusher) }
    }

    async fn ask(&self, device: &Contact, now: &str) -> Option<Asked> {
        self.house.reminders.remind_device(&self.house.storm(), device, at(now)).await.unwrap()
    }

    async fn round(&self, now: &str) -> Delivered {
        let now = at(now);
        self.house.reminders.send_due(&self.way, &self.house.storm(), &write, &move || now).await.unwrap()
    }

    /// What devices were told since the last look: the path of each, and the text.
    fn told(&self) -> Vec<String> {
        let mut told: Vec<String> =
            self.sink.pushes().iter().map(|push| format!("{} {}", push.path, open(&push.content))).collect();
        self.sink.clear();
        told.sort();
        told
    }

    /// How often the database's journal was begun anew, as its head counts it.
    async fn sweeps(&self) -> u32 {
        // One that was just swept is empty.
        self.house.store.pledge(&self.house.call).await.unwrap();
        let journal = std::fs::read(self.house.folder.path().join("groundswell.db-wal")).unwrap();
        u32::from_be_bytes(journal[12..16].try_into().unwrap())
    }

    async fn kept(&self) -> u64 {
        self.house.store.rally_data(&self.house.call).await.unwrap().contacts
    }
}

fn device(path: &str, language: &str) -> Contact {
    at_endpoint(&format!("https://push.example{path}"), language)
}

fn at_endpoint(endpoint: &str, language: &str) -> Contact {
    let subscription = Subscription::read(endpoint, DEVICE_KEY, SHARED).unwrap();
    Contact { place: Place::Device(subscription), language: language.to_owned() }
}

#[test]
fn the_standard_s_own_example_is_sealed_to_the_letter() {
    let to = Subscription::read("https://push.example/a", DEVICE_KEY, SHARED).unwrap();
    let key = SecretKey::from_slice(&bytes(OUR_SECRET)).unwrap();
    let salt = bytes(SALT).try_into().unwrap();
    let sealed = seal_with(&to, b"When I grow up, I want to be a watermelon\x02", &key, salt);
    assert_eq!(BASE64.encode(&sealed), SEALED);
    assert_eq!(open(&sealed), "When I grow up, I want to be a watermelon");
}

#[test]
fn what_a_browser_would_never_send_is_no_subscription() {
    let compressed = BASE64.encode([&[2], &bytes(DEVICE_KEY)[1..33]].concat());
    let mut off = bytes(DEVICE_KEY);
    off[64] ^= 1;
    let (off, long) = (BASE64.encode(&off), format!("https://push.example/{}", "x".repeat(1_024)));
    let padded = format!("{SHARED}==");
    for (endpoint, key, secret, is_one) in [
        ("https://push.example/a", DEVICE_KEY, SHARED, true),
        ("https://push.example/a", DEVICE_KEY, padded.as_str(), true),
        ("http://push.example/a", DEVICE_KEY, SHARED, false),
        ("https://push.example/a b", DEVICE_KEY, SHARED, false),
        ("https://push.example/a\r\nb", DEVICE_KEY, SHARED, false),
        (long.as_str(), DEVICE_KEY, SHARED, false),
        ("", DEVICE_KEY, SHARED, false),
        ("https://push.example/a", off.as_str(), SHARED, false),
        ("https://push.example/a", compressed.as_str(), SHARED, false),
        ("https://push.example/a", "", SHARED, false),
        ("https://push.example/a", "not base64!", SHARED, false),
        ("https://push.example/a", DEVICE_KEY, "BTBZMqHH6r4Tts7J", false),
        ("https://push.example/a", DEVICE_KEY, "", false),
    ] {
        assert_eq!(Subscription::read(endpoint, key, secret).is_ok(), is_one, "{endpoint} {key} {secret}");
    }
}

#[tokio::test]
async fn from_the_wish_over_a_moved_hour_to_the_last_push_each_comes_once() {
    let mut yard = Yard::open().await;
    assert_eq!(yard.ask(&device("/a", "fa"), NOW).await, Some(Asked::Kept));
    assert_eq!(yard.ask(&device("/a", "en"), NOW).await, Some(Asked::Kept), "its last language counts");
    for now in [NOW, "2026-11-30T14:00:00Z"] {
        yard.round(now).await;
    }
    assert!(yard.told().is_empty(), "nobody is asked to confirm, and the day before has not come");
    yard.round("2026-11-30T15:00:00Z").await;
    yard.round("2026-11-30T15:01:00Z").await;
    assert_eq!(yard.told(), ["/a DayBefore in en"]);
    yard.house.window = Window::new(at("2026-12-04T15:00:00Z"), at("2026-12-04T17:00:00Z")).unwrap();
    for now in [
        "2026-11-30T16:00:00Z",
        "2026-12-01T14:30:00Z",
        "2026-12-03T15:00:00Z",
        "2026-12-04T14:01:00Z",
        "2026-12-04T14:02:00Z",
        "2026-12-04T15:00:00Z",
    ] {
        yard.round(now).await;
    }
    assert_eq!(yard.told(), ["/a DayBefore in en", "/a Moved in en", "/a ShortlyBefore in en"]);
    assert!(yard.house.store.pledged(&yard.house.call).await.unwrap().is_none(), "it confirms nothing");
}

#[tokio::test]
async fn the_outside_says_who_we_are_until_when_it_is_of_use_and_nothing_of_the_call() {
    let yard = Yard::open().await;
    yard.ask(&device("/a", "en"), NOW).await;
    yard.ask(&device("/b", "fa"), NOW).await;
    yard.round("2026-12-01T14:00:00Z").await;
    let pushes = yard.sink.pushes();
    let Way::Push(pusher) = &yard.way else { unreachable!("it is one") };
    for push in &pushes {
        let claims = claims(push, pusher.name());
        let day = at("2026-12-01T14:00:00Z").as_second() + 24 * 60 * 60;
        assert_eq!(claims["aud"], "https://push.example");
        assert_eq!(claims["sub"], "https://storm.example");
        assert!(claims["exp"].as_i64().unwrap() < day, "{claims}");
        let header = |name: &str| push.headers[name].as_str();
        assert_eq!((header("ttl"), header("urgency")), ("3600", "high"));
        assert_eq!((header("content-encoding"), header("host")), ("aes128gcm", "push.example"));
        assert_eq!(header("topic").len(), 22, "within the 32 letters that there may be");
        assert!(!format!("{:?}", push.headers).contains("ahang"), "{:?}", push.headers);
    }
    assert_eq!(pushes[0].content.len(), pushes[1].content.len(), "no length tells what is in it");
    assert_ne!(pushes[0].content[..16], pushes[1].content[..16], "each has a salt of its own");
}

#[tokio::test]
async fn a_device_that_is_gone_is_erased_and_a_busy_service_is_asked_again() {
    let yard = Yard::open().await;
    for path in ["/a", "/gone", "/busy", "/no"] {
        yard.ask(&device(path, "en"), NOW).await;
    }
    let first = yard.round("2026-12-01T14:00:00Z").await;
    assert_eq!((first.taken, first.later, first.refused), (1, 1, 2));
    assert_eq!(yard.kept().await, 3, "who is gone takes no more");
    yard.sink.clear();
    for (now, expected) in [("2026-12-01T14:00:30Z", 0), ("2026-12-01T14:01:00Z", 1)] {
        assert_eq!(yard.round(now).await.later, expected, "{now}");
    }
    assert_eq!(yard.told(), ["/busy ShortlyBefore in en"]);
}

#[test]
fn a_push_service_that_lets_us_wait_is_given_up_and_tells_nothing_of_the_rate() {
    let (slow, busy) = (Err(FetchError::Slow), Ok(429));
    for (answer, tries, expected) in [
        (&slow, 0, Delivery::Slow),
        (&slow, 1, Delivery::Slow),
        (&slow, 2, Delivery::Refused),
        (&busy, 0, Delivery::Later),
        (&busy, 9, Delivery::Later),
    ] {
        assert_eq!(pushed(answer).after(tries), expected, "{answer:?} after {tries}");
    }
    for (taken, slow, expected) in [(40, 0, true), (39, 1, false), (7, 0, false)] {
        assert_eq!(Delivered { taken, slow, ..Delivered::default() }.tells(), expected, "{taken} {slow}");
    }
}

#[tokio::test]
async fn the_journal_is_swept_once_for_all_whom_a_round_erases_and_not_for_nobody() {
    let yard = Yard::open().await;
    let gone = ["/gone-1", "/gone-2", "/gone-3"].map(|path| device(path, "en"));
    for device in &gone {
        yard.ask(device, NOW).await;
    }
    let before = yard.sweeps().await;
    yard.round("2026-12-01T14:00:00Z").await;
    assert_eq!((yard.kept().await, yard.sweeps().await - before), (0, 1));
    for device in &gone {
        yard.house.reminders.forget_device(&yard.house.storm(), device).await.unwrap();
    }
    assert_eq!(yard.sweeps().await - before, 1);
}

#[tokio::test]
async fn a_device_that_withdraws_is_erased_at_once_and_can_withdraw_twice() {
    let yard = Yard::open().await;
    let (one, other) = (device("/a", "en"), device("/b", "en"));
    yard.ask(&one, NOW).await;
    yard.ask(&other, NOW).await;
    for _ in 0..2 {
        yard.house.reminders.forget_device(&yard.house.storm(), &one).await.unwrap();
    }
    yard.round("2026-12-01T14:00:00Z").await;
    assert_eq!(yard.told(), ["/b ShortlyBefore in en"]);
    assert_eq!(yard.house.swept("2026-12-04T17:00:00Z").await.len(), 1);
    yard.round("2026-12-01T14:30:00Z").await;
    assert_eq!((yard.kept().await, yard.told().len()), (0, 0));
}

#[tokio::test]
async fn nothing_is_brought_to_what_is_no_public_push_service() {
    let yard = Yard::open().await;
    for endpoint in [
        "https://127.0.0.1/a",
        "https://localhost/a",
        "https://push.example:8443/a",
        "https://a@push.example/a",
    ] {
        assert_eq!(yard.ask(&at_endpoint(endpoint, "en"), NOW).await, None, "{endpoint}");
    }
    let mailbox = contact("anna@mail.example");
    assert_eq!(yard.ask(&mailbox, NOW).await, None);
    assert_eq!(yard.kept().await, 0);
    assert_eq!(
        yard.ask(&device("/a", "en"), "2026-12-01T15:00:00Z").await,
        Some(Asked::Full),
        "it is too late"
    );
}

#[tokio::test]
async fn strangers_are_no_push_service_for_long_and_known_ones_always_are() {
    let yard = Yard::open().await;
    let key = yard.house.folder.path().join("keys/ahang.contacts");
    std::fs::create_dir(&key).unwrap();
    for _ in 0..10 {
        let (storm, device) = (yard.house.storm(), device("/a", "en"));
        let failed = yard.house.reminders.remind_device(&storm, &device, at(NOW)).await;
        assert!(failed.is_err(), "it can't be kept, and is not counted");
    }
    std::fs::remove_dir(&key).unwrap();
    let mut taken = 0;
    for number in 0..510 {
        let device = device(&format!("/{number}"), "en");
        taken += u32::from(yard.ask(&device, NOW).await == Some(Asked::Kept));
    }
    assert_eq!(taken, 500);
    for (endpoint, expected) in [
        ("https://updates.push.services.mozilla.com/wpush/v2/x", Asked::Kept),
        ("https://fcm.googleapis.com/fcm/send/x", Asked::Kept),
        ("https://web.push.apple.com/x", Asked::Kept),
        ("https://evilgoogleapis.com/x", Asked::Full),
        ("https://push.apple.com.storm.example/x", Asked::Full),
    ] {
        assert_eq!(yard.ask(&at_endpoint(endpoint, "en"), NOW).await, Some(expected), "{endpoint}");
    }
    assert_eq!(
        yard.ask(&device("/next", "en"), "2026-11-25T15:00:00Z").await,
        Some(Asked::Kept),
        "a day later"
    );
}

#[tokio::test]
async fn a_device_is_kept_sealed_and_our_key_stays_the_same() {
    use std::os::unix::fs::PermissionsExt;

    let yard = Yard::open().await;
    yard.ask(&device("/canary", "en"), NOW).await;
    let folder = yard.house.folder.path();
    for file in
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file())
    {
        let content = std::fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&content);
        assert!(!text.contains("canary") && !text.contains(DEVICE_KEY), "{}", file.display());
    }
    let keys = folder.join("keys");
    assert_eq!(std::fs::metadata(keys.join("instance.push")).unwrap().permissions().mode() & 0o777, 0o600);
    let again = Pusher::new(&keys, "https://storm.example", "Groundswell/1", Vec::new()).unwrap();
    let Way::Push(pusher) = &yard.way else { unreachable!("it is one") };
    assert_eq!(again.name(), pusher.name(), "browsers keep to the key that they were told");
}
