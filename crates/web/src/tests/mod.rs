// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
    response::Response,
};
use model::{
    Author, Format, Media, MediaKind, Network, Origin, Post, PostId, PostKind, Precision, Timestamp,
};
use rally::{Finder, Prover};
use remind::{MailServer, Mailer, Pusher, Reminders};
use store::{Store, sqlite_url};
use studio::Studio;
use tally::Counts;
use tempfile::TempDir;
use tokio::sync::{mpsc, watch};
use tower::ServiceExt;

use crate::{
    Braced, Calls, Files, Folders, Leaving, Live, Machine, Operator, Order, Page, Site, Stand, assets,
    router::router,
};

mod afar;
mod audience;
mod braced;
mod cards;
mod devices;
mod elsewhere;
mod encrypted;
mod guards;
mod health;
mod keeping;
mod kits;
mod media;
mod mirrors;
mod opened;
mod pages;
mod pictures;
mod pledges;
mod promises;
mod reading_back;
mod ready;
mod reminders;
mod serve;
mod server;
mod studio_pages;
mod studio_quotes;
mod studio_rally;
mod studio_words;
mod words;
mod zones;

/// An invented call whose texts try what a stranger's text might.
const CALL: &str = r##"title = { en = "Free the weavers of Ahang <b>now</b>", ar = "الحرية لنساجات آهنج" }
languages = ["en", "ar"]
hashtags = ["FreeTheWeavers", "الحرية_للنساجات"]
demand = { en = "Drop the charges & give the hall back.", ar = "أسقطوا التهم." }
organizers = ["The <script>alert(1)</script> cooperative"]
never_say = [{ en = "Nothing about their children.", ar = "لا شيء عن أطفالهن." }]

[storm]
starts = "2026-12-01T19:00"
ends = "2026-12-01T21:00"
zone = "Indian/Mauritius"
cities = [{ name = "London", zone = "Europe/London" }, { name = "Auckland", zone = "Pacific/Auckland" }]

[case]
name = { en = "Talia Orvane", ar = "تاليا أورفان" }
on_behalf = "Her family agreed."
summary = { en = "She taught weaving.", ar = "كانت تعلّم النسيج." }
charges = [{ en = "Assembly without a permit", ar = "التجمع دون ترخيص" }]

[[case.fact]]
on = "2026-05-04"
text = { en = "The hall was sealed.", ar = "أُغلقت القاعة." }
source = "https://courier.example/sealed?a=1&b=2"
checked_on = "2026-11-20"

[[case.hearing]]
at = "2026-12-02T09:30"
place = { en = "The court, hall 2", ar = "المحكمة" }

[[case.figure]]
value = "23"
label = { en = "people tried", ar = "شخصاً حوكموا" }
source = "https://watch.example/report"

[[handle]]
network = "x"
handle = "justice"
role = { en = "The ministry", ar = "الوزارة" }

[[endorsement]]
group = "رابطة المغازل"
members = 1240
source = "https://spindles.example/about"
url = "https://spindles.example/"

[[endorsement]]
group = "Open Hands"
members = 60
source = "https://hands.example/"

[[endorsement]]
group = "The reading room"
"##;

const ENGLISH: &str = "Let her go. 100% of us & more + one #loom {tags}\n\nDrop it.\n{tags} {url}\n";
const ARABIC: &str = "أسقطوا التهم {tags}\n\nأعيدوا القاعة {tags}\n";

fn operator() -> Operator {
    Operator {
        name: "Weavers’ Support, Quay 3, Ahang".to_owned(),
        mail: Some("care@weavers.example".to_owned()),
    }
}

fn now_of(clock: &Arc<AtomicI64>) -> Arc<dyn Fn() -> Timestamp + Send + Sync> {
    let clock = Arc::clone(clock);
    Arc::new(move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap())
}

/// What there is of a record and of a report, and beside it what nobody is given.
fn write_record(folder: &Path) {
    fs::create_dir_all(folder.join("record/tile/0/x001")).unwrap();
    fs::create_dir_all(folder.join("report")).unwrap();
    for file in ["checkpoint", "vkey", "tile/0/000", "tile/0/x001/067.p", "salts", "tile.secret"] {
        fs::write(folder.join("record").join(file), format!("content of {file}")).unwrap();
    }
}

/// A site of one call, in a folder of its own.
struct House {
    site: Arc<Site>,
    router: Router,
    /// The site as visitors meet it.
    stand: Option<Stand>,
    machine: watch::Sender<Arc<Machine>>,
    /// The second that it is.
    clock: Arc<AtomicI64>,
    folder: TempDir,
    store: Store,
    reminders: Reminders,
    live: watch::Sender<Arc<Live>>,
    calls: Calls,
    braced: Braced,
    /// What organizers have ordered.
    orders: mpsc::Receiver<Order>,
}

/// What the site answered.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    /// The body, and the body as text.
    bytes: Vec<u8>,
    text: String,
}

impl House {
    /// Opens a site at an instant, with a record of one checkpoint and one tile, and without a report.
    async fn open(now: &str) -> Self {
        Self::build(now, false).await
    }

    /// The same, with a mail server and a way to push services.
    async fn with_mail(now: &str) -> Self {
        Self::build(now, true).await
    }

    async fn build(now: &str, has_mail: bool) -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(&sqlite_url(&folder.path().join("groundswell.db"))).await.unwrap();
        write_record(folder.path());
        let (live, receiver) = watch::channel(Arc::new(live()));
        let page = Page {
            call: call(),
            changes: Vec::new(),
            live: receiver,
            files: files_in(folder.path()),
            simulated: !has_mail,
            is_listed: true,
            mirrored: None,
        };
        let clock = Arc::new(AtomicI64::new(now.parse::<Timestamp>().unwrap().as_second()));
        let calls = Calls::default();
        calls.show(page);
        let ((host, orders), mailer) = (mpsc::channel(8), has_mail.then(mailer));
        let keys = folder.path().join("keys");
        let mut reminders = Reminders::new(store.clone(), &keys, mailer.as_ref());
        if has_mail {
            let pusher = Pusher::new(&keys, "https://storm.example", "Groundswell", Vec::new()).unwrap();
            reminders = reminders.with_pusher(pusher);
        }
        let (machine, braced) = (watch::Sender::default(), Braced::default());
        let site = Site {
            calls: calls.clone(),
            store: store.clone(),
            reminders: reminders.clone(),
            studio: Studio::new(store.clone(), "https://storm.example", &[7; 32]),
            finder: Finder::new("Groundswell", Vec::new()),
            prover: Prover::new("Groundswell", Vec::new()),
            host,
            now: now_of(&clock),
            pledging: Arc::default(),
            braced: braced.clone(),
            leaving: Leaving::default(),
            operator: Some(operator()),
            machine: machine.subscribe(),
            base_url: "https://storm.example".to_owned(),
            speed: 1.0,
        };
        let site = Arc::new(site);
        let (router, stand) = (router(Arc::clone(&site)), Stand::new(Arc::clone(&site)));
        Self {
            site,
            router,
            stand: Some(stand),
            machine,
            clock,
            folder,
            store,
            reminders,
            live,
            calls,
            braced,
            orders,
        }
    }

    /// Shows another call, as one that was published while the site runs.
    fn show(&self, call: call::Call) {
        let page = Page {
            call,
            changes: Vec::new(),
            live: self.live.subscribe(),
            files: files_in(self.folder.path()),
            simulated: false,
            is_listed: true,
            mirrored: None,
        };
        self.calls.show(page);
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        Answer::of(self.router.clone().oneshot(request).await.unwrap()).await
    }

    /// Asks as visitors do: what stands ready is given out so. Tells whether it did.
    async fn meet(&self, request: Request<Body>) -> (bool, Answer) {
        let (wish, at_hand) = self.stand().at_hand(&request);
        match at_hand {
            Some(answer) => (true, Answer::of(answer).await),
            None => (false, Answer::of(self.stand().answer(wish, request).await).await),
        }
    }

    fn stand(&self) -> &Stand {
        self.stand.as_ref().expect("nobody has taken it")
    }

    /// The stand, to be served on a port.
    fn take_stand(&mut self) -> Stand {
        self.stand.take().expect("nobody has taken it")
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.clock.load(Ordering::Relaxed)).unwrap()
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }
}

fn files_in(folder: &Path) -> Files {
    let [record, report, media] = ["record", "report", "media"].map(|name| folder.join(name));
    Files::Here(Folders { record, report, media })
}

impl Answer {
    async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 20).await.unwrap().to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Self { status: parts.status, headers: parts.headers, bytes, text }
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// The page with the names of our own files made plain, which change with their content.
    fn plain(&self) -> String {
        let names = [
            (assets::STYLE.address(), "STYLE"),
            (assets::SCRIPT.address(), "SCRIPT"),
            (assets::COMPOSE.address(), "COMPOSE"),
            (assets::LOGO.address(), "LOGO"),
        ];
        names.into_iter().fold(self.text.clone(), |text, (name, plain)| text.replace(&name, plain))
    }
}

/// The way to a mail server that nothing is ever sent to.
fn mailer() -> Mailer {
    let (url, from) = ("smtp://127.0.0.1".to_owned(), "storm@weavers.example".to_owned());
    Mailer::new(&MailServer { url, password: None, from, most_a_second: None }).unwrap()
}

fn call() -> call::Call {
    let files = [("call.toml", CALL), ("wordings/en.md", ENGLISH), ("wordings/ar.md", ARABIC)];
    let files = BTreeMap::from(files.map(|(name, text)| (name.to_owned(), text.to_owned())));
    call::parse("ahang".parse().unwrap(), &files).unwrap()
}

fn live() -> Live {
    let wall = vec![
        post(Network::Mastodon, "تعاونية", "شكراً <img src=x onerror=alert(1)>", "https://hall.example/1")
            .into(),
        post(Network::X, "\u{202e}Hands", "We hear you.\nAll of you.", "javascript:alert(1)").into(),
    ];
    let as_of = "2026-12-01T15:20:00Z".parse().unwrap();
    Live { wall, recorded: 12_400, ..Live::counted(as_of, counts(12_345)) }
}

fn counts(posts: u64) -> Counts {
    Counts {
        tags: vec!["FreeTheWeavers".to_owned()],
        window: None,
        posts,
        accounts: 5_000,
        originals: posts - 345,
        replies: 100,
        reposts: 200,
        quotes: 45,
        flagged: tally::Flagged::default(),
        first: None,
        peak: None,
        per_minute: vec![
            ("2026-12-01T15:00:00Z".parse().unwrap(), 40),
            ("2026-12-01T15:02:00Z".parse().unwrap(), 9),
        ],
        hashtags: vec![("FreeTheWeavers".to_owned(), posts), ("الحرية_للنساجات".to_owned(), 70)],
        cohashtags: vec![],
        variants: vec![],
        authors: vec![],
        languages: vec![("en".to_owned(), 9000), ("ar".to_owned(), 3000), ("und".to_owned(), 345)],
        detected: vec![("fa".to_owned(), 300), ("und".to_owned(), 45)],
        estimate: None,
        networks: vec![(Network::Bluesky, 8000), (Network::Mastodon, 4345)],
    }
}

fn post(network: Network, name: &str, text: &str, url: &str) -> Post {
    let author = Author { handle: Some("weavers".to_owned()), name: Some(name.to_owned()), id: None };
    let photo = Media {
        url: "https://cdn.example/loom.jpg".to_owned(),
        alt: Some("A loom in the street".to_owned()),
        kind: MediaKind::Photo,
    };
    Post {
        network,
        id: Some(PostId("1".to_owned())),
        url: Some(url.to_owned()),
        author,
        created_at: Some("2026-12-01T15:10:05Z".parse().unwrap()),
        precision: Precision::Second,
        id_at: None,
        seen_at: None,
        text: text.to_owned(),
        lang: None,
        hashtags: vec![],
        mentions: vec![],
        links: vec![],
        media: vec![photo],
        kind: PostKind::Original,
        in_reply_to: None,
        repost_of: None,
        quote_of: None,
        edit_of: None,
        source: Origin { format: Format::Article, file: "sample".to_owned(), line: None },
        remarks: vec![],
    }
}

/// Every tag of a page, without its brackets: enough of a parser for pages of our own.
fn tags(page: &str) -> Vec<&str> {
    page.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect()
}

/// A value of an attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}
