// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeMap, fs, future::pending, path::Path, sync::Arc, time::Duration};

use call::{Call, Draft};
use ingest::Wire;
use model::{CallId, Timestamp};
use store::{
    Admission, AdmissionKind, Admitted, Organizer, OrganizerId, Outcome, Passkey, Role, Store, sqlite_url,
};
use studio::Secret;
use tokio::{sync::oneshot, task::spawn_blocking, time::interval};

use crate::{
    clock::Clock,
    data::DataFolder,
    door::Ports,
    recorder::Recorder,
    role::Stance,
    site::{Hosted, Instance, Running},
};

/// Minutes in a second: a rehearsal takes eight minutes.
const SPEED: u32 = 240;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rehearsal_is_a_whole_storm_that_only_its_link_shows_and_of_which_nothing_stays() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(&sqlite_url(&home.path().join("groundswell.db"))).await.unwrap();
    let id: CallId = "lanterns".parse().unwrap();
    let mut draft = Draft::read(&sample()).unwrap();
    draft.seal(&call::Salt::new([7; 32]), "OpenTheLoomHall");
    store.create_call(&id, &draft.files(), Timestamp::now()).await.unwrap();
    let token = organizer(&store).await;
    let running = start(home.path()).await;
    let base = running.base_url.clone();
    let ask = |method: &'static str, path: String| {
        let (url, token) = (format!("{base}{path}"), token.reveal().to_owned());
        spawn_blocking(move || asked(method, &url, &token))
    };
    // 1. It begins, and is seen by its link alone.
    let begun = ask("POST", "/studio/calls/lanterns/rehearsal".to_owned()).await.unwrap();
    assert_eq!(begun.0, 303, "{}", begun.1);
    let stage = store.rehearsal(&id).await.unwrap().unwrap().stage;
    let page = ask("GET", format!("/{stage}")).await.unwrap();
    assert!(page.0 == 200 && page.1.contains("class=\"simulated\""), "{page:?}");
    assert!(!ask("GET", "/".to_owned()).await.unwrap().1.contains(stage.as_str()));
    assert_eq!(ask("GET", "/lanterns".to_owned()).await.unwrap().0, 404, "the call itself is not public");
    // 2. It is judged once its report is written.
    let outcome = outcome(&store, &id).await;
    // Each of thirty people opens two pages, and looks again as long as the hour lasts.
    assert!((60..=240).contains(&outcome.asked) && outcome.failed == 0, "{outcome:?}");
    assert!(outcome.posts > 0, "{outcome:?}");
    for page in ["report", "record/", "live", "post"] {
        assert_eq!(ask("GET", format!("/{stage}/{page}")).await.unwrap().0, 200, "{page}");
    }
    let post = ask("GET", format!("/{stage}")).await.unwrap().1;
    assert!(post.contains("#Trial"), "a seal was opened: {post}");
    assert!(!post.contains("OpenTheLoomHall"), "and not the one that nobody may know yet");
    assert_eq!(holding(&home.path().join("rehearsals"), "OpenTheLoomHall"), 0);
    // 3. Nothing of it stays.
    ask("POST", "/studio/calls/lanterns/rehearsal/end".to_owned()).await.unwrap();
    assert_eq!(ask("GET", format!("/{stage}")).await.unwrap().0, 410);
    let left = fs::read_dir(home.path().join("rehearsals")).unwrap().count();
    assert_eq!((left, store.handed_out(&stage, "en").await.unwrap()), (0, BTreeMap::new()));
    drop(running);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_killed_program_left_of_a_rehearsal_goes_when_it_starts_again() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(&sqlite_url(&home.path().join("groundswell.db"))).await.unwrap();
    let (id, stage): (CallId, CallId) = ("lanterns".parse().unwrap(), "rehearsal-loom".parse().unwrap());
    store.create_call(&id, &sample(), Timestamp::now()).await.unwrap();
    let began_at = Timestamp::now();
    let rehearsal = store::Rehearsal {
        call: id.clone(),
        stage: stage.clone(),
        is_on: true,
        began_at,
        draft_sha256: String::new(),
        outcome: None,
    };
    store.begin_rehearsal(&rehearsal).await.unwrap();
    store.pledge(&stage).await.unwrap();
    fs::create_dir_all(home.path().join("rehearsals/rehearsal-loom")).unwrap();
    let running = start(home.path()).await;
    assert!(!home.path().join("rehearsals").exists());
    assert!(!store.rehearsal(&id).await.unwrap().unwrap().is_on);
    assert_eq!(store.pledges(&stage).await.unwrap(), 0);
    drop(running);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_site_stands_while_a_long_record_is_read_back_and_stops_in_the_middle_of_it() {
    let home = tempfile::tempdir().unwrap();
    let (data, call) = (DataFolder::new(home.path()), sample_call());
    let now = call.storm.window.start() + jiff::SignedDuration::from_mins(10);
    let posts = record_many(&data, &call, now);
    // 1. It answers at once, whatever is read back meanwhile; and is stopped.
    let (stop, stopped) = oneshot::channel::<()>();
    let running = start_with(home.path(), vec![call.clone()], async { drop(stopped.await) }).await;
    let url = format!("{}/{}", running.base_url, call.id);
    let ask = |path: &'static str| {
        let url = format!("{url}{path}");
        spawn_blocking(move || asked("GET", &url, ""))
    };
    assert_eq!(ask("").await.unwrap().0, 200);
    drop(stop);
    running.ended().await.unwrap();
    // 2. Its figures come when they are counted, and none before that.
    let (stop, stopped) = oneshot::channel::<()>();
    let running = start_with(home.path(), vec![call.clone()], async { drop(stopped.await) }).await;
    let url = format!("{}/{}/live.json", running.base_url, call.id);
    let mut look = interval(Duration::from_millis(20));
    let counted = loop {
        look.tick().await;
        let url = url.clone();
        let (status, says) = spawn_blocking(move || asked("GET", &url, "")).await.unwrap();
        match status {
            200 => break says,
            status => assert_eq!(status, 503, "{says}"),
        }
    };
    assert!(counted.contains(&format!("\"recorded\":{posts}")), "{counted}");
    drop(stop);
    running.ended().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_a_long_record_is_damaged_the_call_stands_and_says_that_there_are_no_figures() {
    let home = tempfile::tempdir().unwrap();
    let (data, call) = (DataFolder::new(home.path()), sample_call());
    let now = call.storm.window.start() + jiff::SignedDuration::from_mins(10);
    record_many(&data, &call, now);
    // Opened once, all of it is signed; then it is damaged in the middle, where opening does not look any more.
    drop(data.open_record(&call.id, now).unwrap());
    let damaged = data.record(&call.id).join(record::content_file(5000));
    let mut bytes = fs::read(&damaged).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&damaged, bytes).unwrap();
    let running = start_with(home.path(), vec![call.clone()], pending()).await;
    let url = format!("{}/{}", running.base_url, call.id);
    let ask = |path: &'static str| {
        let url = format!("{url}{path}");
        spawn_blocking(move || asked("GET", &url, ""))
    };
    let mut look = interval(Duration::from_millis(20));
    let says = loop {
        look.tick().await;
        let (status, says) = ask("/live").await.unwrap();
        assert_eq!(status, 503, "no figure is shown: {says}");
        if !says.contains("being counted again") {
            break says;
        }
    };
    assert!(says.contains("The figures can&#39;t be shown"), "{says}");
    assert_eq!(ask("").await.unwrap().0, 200);
    let pledge = format!("{url}/pledge");
    let (status, says) = spawn_blocking(move || asked("POST", &pledge, "")).await.unwrap();
    assert_eq!(status, 303, "{says}");
    drop(running);
}

/// Records more posts of a storm than are read back at once; tells how many.
fn record_many(data: &DataFolder, call: &Call, now: Timestamp) -> u64 {
    let mut recorder = Recorder::open(Arc::new(call.clone()), data, false, now).unwrap();
    let (mut wire, tag) = (Wire::new("jetstream:jet.example"), &call.hashtags[0]);
    for batch in 0..11 {
        let line = |number| {
            let text = format!("With the weavers #{tag}");
            let record = serde_json::json!({"text": text, "createdAt": now.to_string()});
            let (did, key) = (format!("did:plc:{number}"), format!("3{batch}"));
            serde_json::json!({"did": did, "time_us": now.as_microsecond(), "kind": "commit", "commit": {
                "rev": "3l", "operation": "create", "collection": "app.bsky.feed.post", "rkey": key, "cid": "b", "record": record}})
        };
        let items = (0..1000).flat_map(|number| wire.read(line(number).to_string().into_bytes(), now));
        recorder.take(items.collect(), now).unwrap();
    }
    recorder.recorded()
}

async fn start(home: &Path) -> Running {
    start_with(home, Vec::new(), pending()).await
}

async fn start_with(
    home: &Path,
    calls: Vec<Call>,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Running {
    let hosted = |call| Hosted { call, files: Vec::new(), simulated: Vec::new() };
    let instance = Instance {
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
        exceptions: Vec::new(),
        places: Vec::new(),
        means: crate::watching::Means::default(),
        trusted_proxies: Vec::new(),
        operator: None,
        leaving: web::Leaving::default(),
        clock: Clock::fast(SPEED),
        calls: calls.into_iter().map(hosted).collect(),
    };
    instance.start(shutdown).await.unwrap()
}

/// The sample call's files.
fn sample() -> BTreeMap<String, String> {
    sample_call().files
}

fn sample_call() -> Call {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    call::read(&folder).unwrap()
}

/// Lets an organizer in, and gives the token of their browser.
async fn organizer(store: &Store) -> Secret {
    let (now, token) = (Timestamp::now(), Secret::draw());
    let secret = Admission {
        secret_sha256: "loom".to_owned(),
        kind: AdmissionKind::Invited(Role::Admin),
        expires_at: None,
    };
    store.add_admission(&secret).await.unwrap();
    let id = OrganizerId("loom".to_owned());
    let organizer = Organizer { id: id.clone(), name: "loom".to_owned(), role: Role::Admin, joined_at: now };
    let passkey = Passkey { id: "loom".to_owned(), content: String::new() };
    let admitted = Admitted { organizer, recovery_sha256: Vec::new() };
    assert!(store.admit("loom", &admitted, &passkey, now).await.unwrap());
    let until = now + jiff::SignedDuration::from_hours(24);
    store.open_session(&token.digest(), &id, now, until).await.unwrap();
    token
}

/// How many files below a folder hold a text.
fn holding(folder: &Path, text: &str) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let holds = |path: &Path| String::from_utf8_lossy(&fs::read(path).unwrap()).contains(text);
    entries.map(|path| if path.is_dir() { holding(&path, text) } else { usize::from(holds(&path)) }).sum()
}

/// How a rehearsal went, as soon as it is known.
async fn outcome(store: &Store, id: &CallId) -> Outcome {
    let mut look = interval(Duration::from_millis(50));
    loop {
        look.tick().await;
        if let Some(outcome) = store.rehearsal(id).await.unwrap().unwrap().outcome {
            return outcome;
        }
    }
}

/// What is answered to an organizer: the status and the page.
fn asked(method: &str, url: &str, token: &str) -> (u16, String) {
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
    let cookie = format!("__Secure-studio={token}");
    let answer = match method {
        "POST" => agent.post(url).header("cookie", cookie).send_form([("people", "30")]),
        _ => agent.get(url).header("cookie", cookie).call(),
    };
    let mut answer = answer.unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}
