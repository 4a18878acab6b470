// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use jiff::SignedDuration;
use model::{CallId, Network, Post, Timestamp, Window};
use record::Entry;
use report::json::post_json;
use serde_json::{Value, json};
use store::{HandIn, Store, sqlite_url};
use tokio::{sync::mpsc, time::interval};

use super::{Carer, Looker};
use crate::{
    clock::Clock,
    data::DataFolder,
    door::Ports,
    entry::read_sealed_proof,
    live::Task,
    role::Stance,
    sealed_copy::{self, Opened},
    site::{Hosted, Instance},
};

#[expect(dead_code, reason = "others ask more of it")]
#[path = "../../../watch/tests/it/bluesky.rs"]
mod bluesky;

use bluesky::Bluesky;

/// Answers by `host/path`, each with its status.
type Answers = Arc<Mutex<HashMap<String, (u16, String)>>>;

/// Servers of others, all on this machine.
#[derive(Clone)]
struct Others {
    at: SocketAddr,
    answers: Answers,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Others {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (answers, asked) = (Answers::default(), Arc::default());
        let others = Self { at: listener.local_addr().unwrap(), answers, asked };
        let (answers, asked) = (Arc::clone(&others.answers), Arc::clone(&others.asked));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                drop(answer(stream, &answers, &asked));
            }
        });
        others
    }

    fn say(&self, at: &str, status: u16, body: String) {
        self.answers.lock().unwrap().insert(at.to_owned(), (status, body));
    }

    /// How often somebody asked.
    fn times_asked(&self, at: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|asked| *asked == at).count()
    }

    fn exceptions(&self, hosts: &[&str]) -> Vec<rally::Exception> {
        hosts.iter().map(|host| format!("{host}={}", self.at).parse().unwrap()).collect()
    }
}

fn answer(mut stream: TcpStream, answers: &Answers, asked: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let lines = BufReader::new(stream.try_clone()?).lines().map_while(Result::ok);
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let host = head.iter().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let at = format!("{host}{}", head[0].split(' ').nth(1).unwrap());
    let answer = answers.lock().unwrap().get(&at).cloned();
    asked.lock().unwrap().push(at);
    let (status, body) = answer.unwrap_or((404, String::new()));
    write!(stream, "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

async fn carer(
    home: &Path,
    others: &Others,
    hosts: &[&str],
    speed: u32,
) -> (Carer, mpsc::Receiver<super::Errand>) {
    let (errands, taken) = mpsc::channel(1);
    let (clock, store) = (Clock::fast(speed), store(home).await);
    let looker = Arc::new(Looker::new("groundswell-test", others.exceptions(hosts), None, clock));
    (Carer { call: "loom".parse().unwrap(), errands, store, looker, clock }, taken)
}

async fn store(home: &Path) -> Store {
    Store::open(&sqlite_url(&home.join("groundswell.db"))).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_quoted_on_bluesky_is_found_by_their_handle_if_need_be_later() {
    let (home, others) = (tempfile::tempdir().unwrap(), Others::open());
    let ask =
        |handle: &str| format!("public.api.bsky.app/xrpc/com.atproto.identity.resolveHandle?handle={handle}");
    let did = |name: &str| json!({"did": format!("did:plc:{name}")}).to_string();
    others.say(&ask("loom.example"), 200, did("loom"));
    others.say(&ask("yarn.example"), 502, String::new());
    // Five minutes pass in a hundredth of a second.
    let (carer, mut taken) = carer(home.path(), &others, &["public.api.bsky.app"], 30_000).await;
    let learnt = tokio::spawn(async move {
        let mut learnt = Vec::new();
        while let Some(errand) = taken.recv().await {
            let Task::Learn(Network::Bluesky, did, handle) = errand.task else { panic!("it only learns") };
            learnt.push((did, handle));
            errand.done.send(()).unwrap();
        }
        learnt
    });
    let now = Timestamp::now();
    let storm = Window::new(now, now + SignedDuration::from_hours(1000)).unwrap();
    let handles = ["loom.example", "yarn.example"].map(str::to_owned).to_vec();
    let missing = carer.learn(handles.clone(), storm).await;
    assert_eq!(missing, ["yarn.example"]);
    others.say(&ask("yarn.example"), 200, did("yarn"));
    carer.learn_again(missing, storm).await;
    // After a storm nobody is asked any more.
    let over = Window::new(now - SignedDuration::from_hours(3), now - SignedDuration::from_hours(2)).unwrap();
    assert_eq!(carer.learn(handles, over).await, Vec::<String>::new());
    drop(carer);
    let expected = [("did:plc:loom", "loom.example"), ("did:plc:yarn", "yarn.example")];
    assert_eq!(learnt.await.unwrap(), expected.map(|(did, handle)| (did.to_owned(), handle.to_owned())));
}

#[tokio::test]
async fn on_x_a_post_that_is_not_shown_is_out_of_sight_and_never_taken_for_deleted() {
    let (home, others) = (tempfile::tempdir().unwrap(), Others::open());
    let at = "publish.twitter.com/oembed?omit_script=1&hide_thread=1&dnt=1&url=https%3A%2F%2Fx.com%2Fi%2Fstatus%2F1995566778899001122";
    let (carer, _taken) = carer(home.path(), &others, &["publish.twitter.com"], 1).await;
    let html = "<blockquote class=\"twitter-tweet\"><p>Let Talia weave</p>&mdash; Loom (@loom) \
        <a href=\"https://twitter.com/loom/status/1995566778899001122\">December 1, 2025</a></blockquote>";
    let post = post_in(html);
    for (status, body, expected) in [
        (200, json!({"html": html}).to_string(), "there"),
        (404, String::new(), "out-of-sight"),
        (403, String::new(), "out-of-sight"),
        (429, String::new(), "unknown"),
        (503, String::new(), "unknown"),
    ] {
        others.say(at, status, body);
        assert_eq!(carer.looker.look_at(&post).await.state.key(), expected, "{status}");
    }
}

const API: &str = "social.example/api/v1/statuses/1122";
const WORDS: &str = "Let the shuttle-canary weave";
const OTHER_WORDS: &str = "Nobody has looked at the loom-owl";

fn status(words: &str, tag: &str, created_at: Timestamp) -> String {
    json!({
        "id": "1122", "uri": "https://social.example/users/loom/statuses/1122", "url": "https://social.example/@loom/1122",
        "created_at": created_at.to_string(), "visibility": "public", "language": "en", "mentions": [],
        "media_attachments": [], "emojis": [], "content": format!("<p>{words} #{tag}</p>"),
        "account": {"id": "7", "acct": "loom", "username": "loom", "url": "https://social.example/@loom"},
        "tags": [{"name": tag.to_lowercase(), "url": format!("https://social.example/tags/{}", tag.to_lowercase())}],
    })
    .to_string()
}

/// The post in what a server says.
fn post_in(said: &str) -> Post {
    let items = ingest::Reader::from_read("hand-in", std::io::Cursor::new(said.to_owned())).unwrap();
    let mut posts = items.filter_map(|item| match item {
        ingest::Item::Posts(arrival) => arrival.posts.into_iter().next(),
        _ => None,
    });
    posts.next().expect("it is a post")
}

/// What somebody has handed in, and an organizer has not looked at.
async fn hand_in(store: &Store, call: &CallId, status: &str) -> HandIn {
    let post = post_in(status);
    let hand_in = HandIn {
        id: "canary".to_owned(),
        secret_sha256: "secret".to_owned(),
        call: call.clone(),
        network: "mastodon".to_owned(),
        account: post.author.id.clone().unwrap(),
        post: post.id.as_ref().unwrap().as_str().to_owned(),
        content: post_json(&post),
        content_sha256: "digest".to_owned(),
        is_shown: false,
        handed_at: Timestamp::now(),
    };
    store.hand_in(&hand_in).await.unwrap();
    hand_in
}

/// What the record of a call holds of posts.
fn posts(home: &Path, call: &CallId) -> Vec<Value> {
    let entries = record::entries(&DataFolder::new(home).record(call)).unwrap();
    let post = |entry| match entry {
        Ok((_, Entry::Kept { kind: record::Kind::Post, content, .. })) => Some(content),
        _ => None,
    };
    entries.filter_map(post).collect()
}

/// Nothing is watched here, and nobody presses anything.
fn instance(home: &Path, others: &Others, call: call::Call) -> Instance {
    Instance {
        mailer: None,
        data: DataFolder::new(home),
        database: None,
        stance: Stance::Keeps,
        bus: None,
        objects: None,
        ports: Ports::of("127.0.0.1:0".parse().unwrap()),
        quota: None,
        certificate: None,
        base_url: None,
        authorities: Vec::new(),
        exceptions: others.exceptions(&["social.example"]),
        places: Vec::new(),
        means: crate::watching::Means::default(),
        trusted_proxies: Vec::new(),
        operator: None,
        leaving: web::Leaving::default(),
        // A day passes in a second.
        clock: Clock::fast(86_400),
        calls: vec![Hosted { call, files: Vec::new(), simulated: Vec::new() }],
    }
}

/// The sample call, which keeps sealed copies.
fn keeping_call(home: &Path) -> call::Call {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    let call = call::read(&folder).unwrap();
    let key = spare::make_key(&home.join("key")).unwrap();
    let keeping = format!(
        "\n[keeping]\nwhy = \"A court may ask.\"\nholder = [{{ name = \"Lawyers\", key = \"{key}\" }}]\n"
    );
    let mut files = call.files.clone();
    files.entry("call.toml".to_owned()).and_modify(|toml| toml.push_str(&keeping));
    call::parse(call.id, &files).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kept_post_is_asked_for_where_it_was_posted_and_goes_once_its_author_deletes_it() {
    let (home, safe, others) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), Others::open());
    let call = keeping_call(safe.path());
    let (id, tag, feed) = (call.id.clone(), call.hashtags[0].clone(), safe.path().join("feed.jsonl"));
    std::fs::write(&feed, status(WORDS, &tag, Timestamp::now()) + "\n").unwrap();
    // Nobody here knows its words, so that others change nothing.
    others.say(API, 200, status(OTHER_WORDS, &tag, Timestamp::now()));
    let mut instance = instance(home.path(), &others, call);
    instance.calls[0].files = vec![ingest::FileSource::new(ingest::Reader::open(&feed).unwrap())];
    let running = instance.start(std::future::pending()).await.unwrap();
    let mut look = interval(Duration::from_millis(20));
    while posts(home.path(), &id).is_empty() || others.times_asked(API) == 0 {
        look.tick().await;
    }
    let kept: Vec<Value> = posts(home.path(), &id);
    assert!(kept.len() == 1 && kept[0]["tier"] == "kept", "{kept:?}");
    others.say(API, 404, json!({"error": "Record not found"}).to_string());
    while !posts(home.path(), &id).is_empty() {
        look.tick().await;
    }
    assert!(others.times_asked(API) <= 5, "no more often than at its ages");
    drop(running);
}

/// Proofs, sealed, that a record holds.
fn sealed_proofs(home: &Path, call: &CallId) -> Vec<Vec<u8>> {
    let entries = record::entries(&DataFolder::new(home).record(call)).unwrap();
    let proof = |entry| match entry {
        Ok((_, Entry::Kept { content, evidence, .. })) => read_sealed_proof(&content).and(evidence),
        _ => None,
    };
    entries.filter_map(proof).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_proves_a_kept_post_comes_from_its_authors_real_server_and_goes_once_she_deletes_it() {
    let (home, safe, others) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), Others::open());
    let mut bluesky = Bluesky::start();
    let did = bluesky.account("mira");
    let call = keeping_call(safe.path());
    let (id, feed) = (call.id.clone(), safe.path().join("feed.jsonl"));
    let text = format!("{WORDS} #{}", call.hashtags[0]);
    let made = bluesky.post("mira", &text);
    let now = Timestamp::now();
    let event = json!({"did": did, "time_us": now.as_microsecond(), "kind": "commit", "commit": {
        "rev": "3l", "operation": "create", "collection": "app.bsky.feed.post", "rkey": made.uri.rsplit('/').next(),
        "cid": made.cid, "record": {"$type": "app.bsky.feed.post", "text": text, "createdAt": now.to_string()}}});
    std::fs::write(&feed, format!("{event}\n")).unwrap();
    let mut instance = instance(home.path(), &others, call);
    instance.exceptions = bluesky.places().map(|place| place.parse().unwrap()).to_vec();
    instance.calls[0].files = vec![ingest::FileSource::new(ingest::Reader::open(&feed).unwrap())];
    let running = instance.start(std::future::pending()).await.unwrap();
    let mut look = interval(Duration::from_millis(20));
    while sealed_proofs(home.path(), &id).is_empty() {
        look.tick().await;
    }
    let opener = spare::Opener::read(&safe.path().join("key")).unwrap();
    let sealed = sealed_proofs(home.path(), &id).remove(0);
    let Ok(Opened::Proof(proof)) = sealed_copy::open(&sealed, &opener) else { panic!("it is a proof") };
    assert_eq!(proof.of.as_str(), made.uri);
    let shown = proof.check().unwrap();
    assert!(shown.is_rooted && shown.post.text == text);
    bluesky.delete("mira", &made);
    while !sealed_proofs(home.path(), &id).is_empty() || !posts(home.path(), &id).is_empty() {
        look.tick().await;
    }
    drop(running);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_for_an_organizer_goes_once_its_author_deletes_it() {
    let (home, others) = (tempfile::tempdir().unwrap(), Others::open());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    let call = call::read(&folder).unwrap();
    let (id, tag) = (call.id.clone(), call.hashtags[0].clone());
    let created_at = Timestamp::now() - SignedDuration::from_hours(2);
    let store = store(home.path()).await;
    hand_in(&store, &id, &status(WORDS, &tag, created_at)).await;
    others.say(API, 503, String::new());
    let running = instance(home.path(), &others, call).start(std::future::pending()).await.unwrap();
    let mut look = interval(Duration::from_millis(20));
    // Hours pass, in which its server says nothing of it.
    while posts(home.path(), &id).is_empty() || others.times_asked(API) < 5 {
        look.tick().await;
    }
    assert_eq!(store.hand_ins(&id).await.unwrap().len(), 1);
    others.say(API, 404, json!({"error": "Record not found"}).to_string());
    while !store.hand_ins(&id).await.unwrap().is_empty() || !posts(home.path(), &id).is_empty() {
        look.tick().await;
    }
    drop(running);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_handed_in_is_hidden_once_it_says_something_else_and_goes_once_its_author_deletes_it() {
    let (home, others) = (tempfile::tempdir().unwrap(), Others::open());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    let call = call::read(&folder).unwrap();
    let (id, tag) = (call.id.clone(), call.hashtags[0].clone());
    let created_at = Timestamp::now() - SignedDuration::from_hours(2);
    let store = store(home.path()).await;
    let handed = hand_in(&store, &id, &status(WORDS, &tag, created_at)).await;
    store.show_hand_in(&handed.id).await.unwrap();
    others.say(API, 200, status(OTHER_WORDS, &tag, created_at));
    let running = instance(home.path(), &others, call).start(std::future::pending()).await.unwrap();
    let named = (handed.network.clone(), handed.post.clone());
    let mut look = interval(Duration::from_millis(20));
    while posts(home.path(), &id).len() < 2 {
        look.tick().await;
    }
    assert_eq!(store.hidden_posts(&id).await.unwrap(), [named]);
    let kept: Vec<String> = posts(home.path(), &id).iter().map(Value::to_string).collect();
    assert!(kept[0].contains(WORDS) && kept[1].contains(OTHER_WORDS), "both are kept: {kept:?}");
    others.say(API, 404, json!({"error": "Record not found"}).to_string());
    while !store.hand_ins(&id).await.unwrap().is_empty() {
        look.tick().await;
    }
    assert_eq!((posts(home.path(), &id), store.hidden_posts(&id).await.unwrap()), (vec![], vec![]));
    drop(running);
}
