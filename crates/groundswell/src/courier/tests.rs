// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    sync::{Arc, Mutex},
};

use call::Call;
use jiff::SignedDuration;
use model::{Timestamp, Window};
use remind::{
    Address, Asked, Contact, MailServer, Mailer, Place, Pusher, Reminders, Storm, Subscription, Way,
};
use store::{Store, sqlite_url};
use tally::Tally;
use tempfile::TempDir;
use testkit::{MailSink, PushSink};
use tokio::sync::watch;
use web::{Calls, Files, Folders, Live, Page};

use self::postgres::Postgres;
use super::{Courier, Tour, storm};

#[path = "../../../store/src/postgres.rs"]
mod postgres;

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
        Self::of(store, folder, sink)
    }

    fn of(store: Store, folder: TempDir, sink: MailSink) -> Self {
        let (page, calls) = (page(folder.path()), Calls::default());
        calls.show(page.clone());
        let now = Arc::new(Mutex::new(page.call.storm.window.start() - SignedDuration::from_hours(48)));
        let clock = Arc::clone(&now);
        let mailer = Some(mailer(&sink.url()));
        let courier = Courier {
            store: store.clone(),
            reminders: Reminders::new(store.clone(), &folder.path().join("keys"), mailer.as_ref()),
            mailer,
            calls,
            now: Arc::new(move || *clock.lock().unwrap()),
            base_url: "https://storm.example".to_owned(),
        };
        Self { folder, store, sink, courier, now, page }
    }

    /// Sets the clock to so long after the hour.
    fn move_clock(&self, after_hour: SignedDuration) {
        *self.now.lock().unwrap() = self.page.call.storm.window.start() + after_hour;
    }

    /// One turn of everything; gives whether the mail server could be reached.
    async fn turn(&self) -> bool {
        self.courier.sweep(&mut BTreeSet::new()).await;
        if let Some(pusher) = self.courier.reminders.pusher() {
            self.courier.turn(&mut Tour::on(Way::Push(pusher.clone()))).await;
        }
        let Some(mailer) = &self.courier.mailer else { return true };
        self.courier.turn(&mut Tour::on(Way::Mail(mailer.clone()))).await
    }

    async fn ask(&self, address: &str) {
        self.ask_of(&self.page, address).await;
    }

    async fn ask_of(&self, page: &Page, address: &str) {
        let contact =
            Contact { place: Place::Mailbox(Address::read(address).unwrap()), language: "en".to_owned() };
        let (storm, now) = (storm(page), *self.now.lock().unwrap());
        self.store.pledge(storm.call).await.unwrap();
        assert_eq!(self.courier.reminders.ask(&storm, &contact, now).await.unwrap(), Asked::Kept);
    }

    /// Shows one more call.
    fn show_another(&self) -> Page {
        let mut page = self.page.clone();
        page.call.id = "another".parse().unwrap();
        self.courier.calls.show(page.clone());
        page
    }

    /// Lets a device be reminded by a push service on this machine.
    async fn remind_device(&mut self, push: &PushSink, path: &str) {
        let reach = vec![format!("push.example={}", push.address()).parse().unwrap()];
        let keys = self.folder.path().join("keys");
        let pusher = Pusher::new(&keys, "https://storm.example", "Groundswell", reach).unwrap();
        self.courier.reminders = self.courier.reminders.clone().with_pusher(pusher);
        let endpoint = format!("https://push.example{path}");
        let subscription = Subscription::read(&endpoint, DEVICE[0], DEVICE[1]).unwrap();
        let device = Contact { place: Place::Device(subscription), language: "he".to_owned() };
        let now = *self.now.lock().unwrap();
        let asked = self.courier.reminders.remind_device(&self.storm(), &device, now).await.unwrap();
        assert_eq!(asked, Some(Asked::Kept));
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
        storm(&self.page)
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
    let live = Live::counted(as_of, counts);
    Page {
        call,
        changes: Vec::new(),
        live: watch::channel(Arc::new(live)).1,
        files: Files::Here(Folders {
            record: folder.join("record"),
            report: folder.join("report"),
            media: folder.join("media"),
        }),
        simulated: false,
        is_listed: true,
        mirrored: None,
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
    assert!(house.turn().await);
    house.confirm().await;
    assert_eq!(house.subjects(), ["Please confirm"]);
    house.move_clock(HOUR * -24);
    house.turn().await;
    assert_eq!(house.subjects(), ["In a day"]);
    house.page.call = later(&house.page.call, HOUR * 72);
    house.courier.calls.show(house.page.clone());
    house.turn().await;
    let told = house.sink.mails().pop().unwrap().letter;
    assert!(told.contains("Friday 4 December 2026"), "the new hour: {told}");
    assert_eq!(house.subjects(), ["The hour was moved"]);
    for (after_hour, expected) in [(-25, vec![]), (-24, vec!["In a day"]), (-1, vec!["Soon"]), (0, vec![])] {
        house.move_clock(HOUR * after_hour);
        house.turn().await;
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
    let house = House::open(sink.unwrap()).await;
    for number in 0..30 {
        house.ask(&format!("p{number}@mail.example")).await;
    }
    *calls.lock().unwrap() = Some(house.courier.calls.clone());
    for _ in 0..3 {
        assert!(house.turn().await);
    }
    // Those that were on their way already, each on a line of its own, could not be called back.
    let came = house.subjects().len();
    assert!((3..=7).contains(&came), "{came}");
}

#[tokio::test]
async fn nobody_is_written_to_about_what_is_invented_or_rehearsed() {
    for (simulated, is_listed) in [(true, true), (false, false)] {
        let house = House::open(MailSink::start().unwrap()).await;
        house.ask("anna@mail.example").await;
        house.courier.calls.show(Page { simulated, is_listed, ..house.page.clone() });
        assert!(house.turn().await);
        assert!(house.subjects().is_empty(), "{simulated} {is_listed}");
    }
}

#[tokio::test]
async fn letters_wait_for_a_mail_server_that_can_t_be_reached() {
    let mut house = House::open(MailSink::start().unwrap()).await;
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let working = house.courier.mailer.replace(mailer(&format!("smtp://{closed}")));
    house.ask("anna@mail.example").await;
    assert!(!house.turn().await);
    house.courier.mailer = working;
    assert!(house.turn().await);
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
        house.turn().await;
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
    house.ask("anna@mail.example").await;
    // The mail server is away.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    house.courier.mailer = Some(mailer(&format!("smtp://{closed}")));
    house.remind_device(&push, "/a").await;
    house.move_clock(HOUR * -24);
    assert!(!house.turn().await, "letters wait");
    assert_eq!(push.pushes().len(), 1);
    house.courier.calls.take_down(&house.page.call.id);
    house.move_clock(HOUR * -1);
    house.turn().await;
    assert_eq!(push.pushes().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_push_service_that_does_not_answer_holds_no_letter_up() {
    let (mut house, push) = (House::open(MailSink::start().unwrap()).await, PushSink::start().unwrap());
    house.remind_device(&push, "/mute").await;
    house.ask("anna@mail.example").await;
    house.move_clock(HOUR * -1);
    let House { courier, sink, folder: _folder, .. } = house;
    let running = tokio::spawn(courier.run());
    assert_eq!((push.wait_for(1).len(), sink.wait_for(1).len()), (1, 1));
    assert_eq!(push.given_up(), 0, "it is waited for still");
    running.abort();
}

#[tokio::test]
async fn a_call_whose_key_can_t_be_read_stops_no_other_one_and_is_told_of_once() {
    let house = House::open(MailSink::start().unwrap()).await;
    house.ask("anna@mail.example").await;
    fs::write(house.folder.path().join("keys/ahang-weavers.contacts"), "no key").unwrap();
    let another = house.show_another();
    let mut tour = Tour::on(Way::Mail(house.courier.mailer.clone().unwrap()));
    for name in ["ben", "omid"] {
        house.ask_of(&another, &format!("{name}@mail.example")).await;
        assert!(house.courier.turn(&mut tour).await);
        assert_eq!(house.subjects(), ["Please confirm"], "{name}");
        assert_eq!(
            tour.errors.iter().collect::<Vec<_>>(),
            [
                "letters of `ahang-weavers` can't be sent: the key of a call's contacts can't be read or written: a key is 32 bytes"
            ]
        );
    }
}

#[tokio::test]
async fn no_call_waits_until_another_one_s_letters_have_all_left() {
    let house = House::open(MailSink::start().unwrap()).await;
    let another = house.show_another();
    for number in 0..50 {
        house.ask(&format!("p{number}@mail.example")).await;
        house.ask_of(&another, &format!("q{number}@mail.example")).await;
    }
    assert!(house.turn().await);
    let mails = house.sink.mails();
    let (first, rest) = mails.split_at(50);
    for (name, letters) in [("p", first), ("q", first), ("p", rest), ("q", rest)] {
        assert!(letters.iter().any(|mail| mail.to.starts_with(name)), "{name}");
    }
    assert_eq!(mails.len(), 100);
}

/// Another node of the same site.
async fn another_node(house: &House, url: &str) -> Courier {
    let store = Store::open(url).await.unwrap();
    let (now, mailer) = (Arc::clone(&house.courier.now), house.courier.mailer.clone());
    let reminders = Reminders::new(store.clone(), &house.folder.path().join("keys"), mailer.as_ref());
    let (calls, base_url) = (house.courier.calls.clone(), house.courier.base_url.clone());
    Courier { store, reminders, mailer, calls, now, base_url }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_several_nodes_one_sends_and_another_goes_on_when_it_dies() {
    let server = match Postgres::start() {
        Ok(server) => server,
        Err(why) => return eprintln!("left out: letters of several nodes; {why}"),
    };
    let store = Store::open(&server.url()).await.unwrap();
    let house = House::of(store, tempfile::tempdir().unwrap(), MailSink::start().unwrap());
    let other = another_node(&house, &server.url()).await;
    let tour = || Tour::on(Way::Mail(house.courier.mailer.clone().unwrap()));
    let (mut ours, mut theirs) = (tour(), tour());
    // 1. One sends, whoever was asked.
    house.ask("first@loom.example").await;
    assert!(house.courier.turn(&mut ours).await);
    assert_eq!(house.subjects().len(), 1);
    house.ask("second@loom.example").await;
    assert!(other.turn(&mut theirs).await, "it waits for nothing");
    assert_eq!(house.subjects(), [""; 0]);
    // 2. The node that sent has lost its line.
    server.restart();
    let mut came = Vec::new();
    while came.is_empty() {
        assert!(other.turn(&mut theirs).await);
        came = house.subjects();
    }
    assert_eq!(came.len(), 1);
}
