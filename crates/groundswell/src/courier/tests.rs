// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, Mutex},
};

use call::Call;
use jiff::SignedDuration;
use model::{Timestamp, Window};
use remind::{Address, Asked, Contact, MailServer, Mailer, Place, Pusher, Reminders, Storm, Subscription};
use store::{Store, sqlite_url};
use tally::Tally;
use tempfile::TempDir;
use testkit::{MailSink, PushSink};
use tokio::sync::watch;
use web::{Calls, Live, Page};

use super::Courier;

/// A courier of one call, whose clock the test moves.
struct House {
    folder: TempDir,
    store: Store,
    sink: MailSink,
    courier: Courier,
    now: Arc<Mutex<Timestamp>>,
    page: Page,
}

impl House {
    /// Opens it two days before the sample call's hour.
    async fn open(sink: MailSink) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&sqlite_url(&folder.path().join("groundswell.db"))).await.unwrap();
        let (page, calls) = (page(folder.path()), Calls::default());
        calls.show(page.clone());
        let now = Arc::new(Mutex::new(page.call.storm.window.start() - SignedDuration::from_hours(48)));
        let clock = Arc::clone(&now);
        let mailer = Some(mailer(&sink.url()));
        let courier = Courier {
            reminders: Reminders::new(store.clone(), &folder.path().join("keys"), mailer.as_ref()),
            mailer,
            calls,
            now: Arc::new(move || *clock.lock().unwrap()),
            base_url: "https://storm.example".to_owned(),
            said: HashMap::new(),
        };
        Self { folder, store, sink, courier, now, page }
    }

    /// Sets the clock to so long after the hour.
    fn move_clock(&self, after_hour: SignedDuration) {
        *self.now.lock().unwrap() = self.page.call.storm.window.start() + after_hour;
    }

    async fn ask(&self, address: &str) {
        let contact =
            Contact { place: Place::Mailbox(Address::read(address).unwrap()), language: "en".to_owned() };
        let (storm, now) = (self.storm(), *self.now.lock().unwrap());
        self.store.pledge(storm.call).await.unwrap();
        assert_eq!(self.courier.reminders.ask(&storm, &contact, now).await.unwrap(), Asked::Kept);
    }

    /// Lets somebody confirm, by the link in the last letter.
    async fn confirm(&self) {
        let letter = self.sink.mails().pop().unwrap().letter.replace("=\n", "");
        let (_, rest) = letter.split_once("/remind/").unwrap();
        let token = rest.split('?').next().unwrap();
        let now = *self.now.lock().unwrap();
        assert!(self.courier.reminders.confirm(&self.storm(), token, now).await.unwrap());
    }

    fn storm(&self) -> Storm<'_> {
        Storm { call: &self.page.call.id, window: self.page.call.storm.window }
    }

    /// The subjects of what has come since the last look.
    fn subjects(&self) -> Vec<String> {
        let mails = self.sink.mails();
        self.sink.clear();
        let subject = |letter: &str| {
            let line = letter.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap();
            line.split(':').next().unwrap().to_owned()
        };
        mails.iter().map(|mail| subject(&mail.letter)).collect()
    }
}

fn mailer(url: &str) -> Mailer {
    let from = "Weavers <storm@weavers.example>".to_owned();
    Mailer::new(&MailServer { url: url.to_owned(), password: None, from, most_a_second: None }).unwrap()
}

fn page(folder: &Path) -> Page {
    let call =
        call::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers")).unwrap();
    let counts = Tally::new(tally::Asked { tags: Vec::new(), window: None }).published(|_| false);
    let as_of = Timestamp::UNIX_EPOCH;
    let live = Live {
        as_of,
        counts,
        wall: Vec::new(),
        hidden: Vec::new(),
        recorded: 0,
        sealed_at: None,
        watch: report::Watch::default(),
    };
    Page {
        call,
        changes: Vec::new(),
        live: watch::channel(Arc::new(live)).1,
        record: folder.join("record"),
        report: folder.join("report"),
        simulated: false,
        is_listed: true,
    }
}

/// The call with its hour so much later.
fn later(call: &Call, by: SignedDuration) -> Call {
    let window = call.storm.window;
    call.clone().with_window(Window::new(window.start() + by, window.end() + by).unwrap())
}

const HOUR: SignedDuration = SignedDuration::from_hours(1);

#[tokio::test]
async fn a_moved_hour_is_told_and_the_other_letters_follow_it() {
    let mut house = House::open(MailSink::start().unwrap()).await;
    house.ask("anna@mail.example").await;
    assert!(house.courier.turn().await.unwrap());
    house.confirm().await;
    assert_eq!(house.subjects(), ["Please confirm"]);
    house.move_clock(HOUR * -24);
    house.courier.turn().await.unwrap();
    assert_eq!(house.subjects(), ["In a day"]);
    house.page.call = later(&house.page.call, HOUR * 72);
    house.courier.calls.show(house.page.clone());
    house.courier.turn().await.unwrap();
    let told = house.sink.mails().pop().unwrap().letter;
    assert!(told.contains("Friday 4 December 2026"), "the new hour: {told}");
    assert_eq!(house.subjects(), ["The hour was moved"]);
    for (after_hour, expected) in [(-25, vec![]), (-24, vec!["In a day"]), (-1, vec!["Soon"]), (0, vec![])] {
        house.move_clock(HOUR * after_hour);
        house.courier.turn().await.unwrap();
        assert_eq!(house.subjects(), expected, "{after_hour}");
    }
}

#[tokio::test]
async fn once_a_call_is_taken_down_no_further_letter_leaves() {
    let calls: Arc<Mutex<Option<Calls>>> = Arc::default();
    let shown = Arc::clone(&calls);
    let sink = MailSink::start_with(move |letters| {
        if let Some(calls) = shown.lock().unwrap().as_ref().filter(|_| letters == 3) {
            calls.take_down(&"ahang-weavers".parse().unwrap());
        }
    });
    let mut house = House::open(sink.unwrap()).await;
    for number in 0..30 {
        house.ask(&format!("p{number}@mail.example")).await;
    }
    *calls.lock().unwrap() = Some(house.courier.calls.clone());
    for _ in 0..3 {
        assert!(house.courier.turn().await.unwrap());
    }
    // Those that were on their way already, each on a line of its own, could not be called back.
    let came = house.subjects().len();
    assert!((3..=7).contains(&came), "{came}");
}

#[tokio::test]
async fn nobody_is_written_to_about_what_is_invented_or_rehearsed() {
    for (simulated, is_listed) in [(true, true), (false, false)] {
        let mut house = House::open(MailSink::start().unwrap()).await;
        house.ask("anna@mail.example").await;
        house.courier.calls.show(Page { simulated, is_listed, ..house.page.clone() });
        assert!(house.courier.turn().await.unwrap());
        assert!(house.subjects().is_empty(), "{simulated} {is_listed}");
    }
}

#[tokio::test]
async fn letters_wait_for_a_mail_server_that_can_t_be_reached() {
    let mut house = House::open(MailSink::start().unwrap()).await;
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let working = house.courier.mailer.replace(mailer(&format!("smtp://{closed}")));
    house.ask("anna@mail.example").await;
    assert!(!house.courier.turn().await.unwrap());
    house.courier.mailer = working;
    assert!(house.courier.turn().await.unwrap());
    assert_eq!(house.subjects(), ["Please confirm"]);
}

#[tokio::test]
async fn contacts_go_72_hours_after_the_storm_even_if_nobody_hosts_it_or_has_a_mail_server_any_more() {
    let mut house = House::open(MailSink::start().unwrap()).await;
    house.ask("anna@mail.example").await;
    (house.courier.mailer, house.courier.calls) = (None, Calls::default());
    let (key, over) = (house.folder.path().join("keys/ahang-weavers.contacts"), HOUR * 2);
    for (after_hour, is_kept) in
        [(over + HOUR * 72 - SignedDuration::from_secs(1), true), (over + HOUR * 72, false)]
    {
        house.move_clock(after_hour);
        house.courier.turn().await.unwrap();
        let contacts = house.store.rally_data(&house.page.call.id).await.unwrap().contacts;
        assert_eq!((key.exists(), contacts), (is_kept, u64::from(is_kept)), "{after_hour:?}");
    }
}

/// The keys of the example in RFC 8291, appendix A.
const DEVICE: [&str; 2] = [
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "BTBZMqHH6r4Tts7J_aSIgg",
];

#[tokio::test]
async fn devices_are_reminded_without_a_mail_server_and_of_nothing_that_was_taken_down() {
    let (mut house, push) = (House::open(MailSink::start().unwrap()).await, PushSink::start().unwrap());
    let reach = vec![format!("push.example={}", push.address()).parse().unwrap()];
    let keys = house.folder.path().join("keys");
    let pusher = Pusher::new(&keys, "https://storm.example", "Groundswell", reach).unwrap();
    house.courier.reminders = house.courier.reminders.clone().with_pusher(pusher);
    house.ask("anna@mail.example").await;
    // The mail server is away.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    house.courier.mailer = Some(mailer(&format!("smtp://{closed}")));
    let subscription = Subscription::read("https://push.example/a", DEVICE[0], DEVICE[1]).unwrap();
    let device = Contact { place: Place::Device(subscription), language: "he".to_owned() };
    let now = *house.now.lock().unwrap();
    let asked = house.courier.reminders.remind_device(&house.storm(), &device, now).await.unwrap();
    assert_eq!(asked, Some(Asked::Kept));
    house.move_clock(HOUR * -24);
    assert!(!house.courier.turn().await.unwrap(), "letters wait");
    assert_eq!(push.pushes().len(), 1);
    house.courier.calls.take_down(&house.page.call.id);
    house.move_clock(HOUR * -1);
    house.courier.turn().await.unwrap();
    assert_eq!(push.pushes().len(), 1);
}
