// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeSet, fs, path::PathBuf, sync::Arc};

use model::{CallId, Timestamp};
use objects::Objects;
use record::{Draft, Key, Kind, Reason, Record, Under};
use serde_json::json;
use tally::Tally;
use tempfile::TempDir;
use tokio::sync::watch;
use web::{Calls, Elsewhere, Live, Part};

use super::{
    Kept, clear,
    moto::Moto,
    putting::{Putting, Trouble},
    reading::Reading,
};
use crate::data::DataFolder;

const AT: &str = "2031-05-02T18:30:00Z";

/// What nobody may find any more once it is forgotten.
const CANARY: &str = "shuttle-canary";

/// A call with a record, on whose server somebody puts what is public of it into a bucket.
struct House {
    folder: TempDir,
    key: Key,
    live: watch::Sender<Arc<Live>>,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("keys")).unwrap();
        let key = Key::load_or_create(&folder.path().join("keys/key"), "storm.example/ahang").unwrap();
        Self { folder, key, live: watch::Sender::new(Arc::new(live(&[]))) }
    }

    fn record(&self) -> Record {
        Record::create_or_open(&self.data().record(&call()), &self.key).unwrap()
    }

    fn data(&self) -> DataFolder {
        DataFolder::new(self.folder.path())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("calls/ahang").join(name)
    }

    /// Records so many entries more, each with words.
    fn fill(&self, count: u64, words: &str) {
        let mut record = self.record();
        let (from, to) = (record.len(), record.len() + count);
        let draft = |number| Draft::new(Kind::Capture, &json!({"id": number, "text": words}), None).unwrap();
        record.append(&(from..to).map(draft).collect::<Vec<_>>()).unwrap();
        record.seal().unwrap();
    }

    fn open(&self, places: &[u64]) -> Live {
        live(places)
    }

    fn putting(&self, moto: &Moto) -> Putting {
        let kept = Kept { call: call(), data: self.data(), live: self.live.subscribe() };
        Putting::new(bucket(moto), kept)
    }

    /// Each public file of the record, and what is opened of it.
    fn public(&self, places: &[u64]) -> Vec<(String, Vec<u8>)> {
        let folder = self.data().record(&call());
        let mut files = record::public_files(&folder).unwrap();
        let (places, mut lines) = (places.iter().copied().collect(), Vec::new());
        record::export_public(&folder, &places, Under::Any, &mut lines).unwrap();
        files.push((record::PUBLIC_EXPORT.to_owned(), lines));
        files
    }
}

fn call() -> CallId {
    "ahang".parse().unwrap()
}

fn live(places: &[u64]) -> Live {
    let counts = Tally::new(tally::Asked { tags: Vec::new(), window: None }).published(|_| false);
    let public = Arc::new(places.iter().copied().collect::<BTreeSet<u64>>());
    Live { public, ..Live::counted(Timestamp::UNIX_EPOCH, counts) }
}

fn bucket(moto: &Moto) -> Objects {
    Objects::new(&"s3://ahang/spring".parse().unwrap(), moto.settings()).unwrap()
}

fn moto() -> Option<Moto> {
    Moto::start().inspect_err(|why| eprintln!("left out: a bucket; {why}")).ok()
}

async fn pass(putting: &mut Putting, live: &Live) {
    match putting.pass(live).await {
        Ok(()) => {}
        Err(Trouble::Later(error)) => panic!("{error:#}"),
        Err(Trouble::Never(why)) => panic!("{why}"),
    }
}

async fn refused(putting: &mut Putting, live: &Live) -> String {
    match putting.pass(live).await {
        Err(Trouble::Never(why)) => why,
        Err(Trouble::Later(error)) => panic!("{error:#}"),
        Ok(()) => panic!("it was not refused"),
    }
}

/// What lies in the bucket of the record.
fn of_record(moto: &Moto) -> Vec<(String, Vec<u8>)> {
    let names = moto.names();
    let names = names.iter().filter_map(|name| Some((name, name.strip_prefix("spring/ahang/record/")?)));
    names.map(|(name, file)| (file.to_owned(), moto.get(name))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_there_grows_with_the_record_and_holds() {
    let Some(moto) = moto() else { return };
    let house = House::new();
    let mut putting = house.putting(&moto);
    for count in [1, 254, 2, 600] {
        house.fill(count, "we are here");
        pass(&mut putting, &house.open(&[0, 5])).await;
    }
    // Whoever starts again finds what is there, and the narrower tiles that were there once are not needed.
    let mut again = house.putting(&moto);
    pass(&mut again, &house.open(&[0, 5])).await;
    let (there, mut here) = (of_record(&moto), house.public(&[0, 5]));
    here.sort();
    assert_eq!(there, here);
    let found = record::verify_log(|name, _| {
        Ok(there.iter().find(|(file, _)| file == name).map(|(_, bytes)| bytes.clone()))
    });
    assert_eq!((found.faults, found.entries, found.kept), (Vec::new(), 857, 2));
    // Nothing is left of what stays here.
    assert!(!moto.names().iter().any(|name| name.contains("content") || name.contains("lock")));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_believe_that_they_keep_a_call_one_is_refused_and_changes_nothing() {
    let Some(moto) = moto() else { return };
    let house = House::new();
    house.fill(3, "we are here");
    let [mut first, mut second] = [house.putting(&moto), house.putting(&moto)];
    pass(&mut first, &house.open(&[0])).await;
    house.fill(3, "we are here");
    pass(&mut second, &house.open(&[0, 1])).await;
    let there = of_record(&moto);
    house.fill(3, "we are here");
    for _ in 0..2 {
        let why = refused(&mut first, &house.open(&[])).await;
        assert!(why.contains("somebody else puts it there"), "{why}");
        assert_eq!(of_record(&moto), there);
    }
    pass(&mut second, &house.open(&[0])).await;
    // A record of the same name that is another one.
    let other = House::new();
    other.fill(20, "we are there");
    let there = of_record(&moto);
    let why = refused(&mut other.putting(&moto), &other.open(&[0])).await;
    assert!(why.contains("another record of `ahang`"), "{why}");
    assert_eq!(of_record(&moto), there);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_was_away_or_emptied_is_filled_again() {
    let Some(moto) = moto() else { return };
    let house = House::new();
    house.fill(300, "we are here");
    let mut putting = house.putting(&moto);
    pass(&mut putting, &house.open(&[0])).await;
    let (there, port) = (of_record(&moto), moto.port());
    drop(moto);
    house.fill(0, "");
    assert!(matches!(putting.pass(&house.open(&[])).await, Err(Trouble::Later(_))));
    let moto = Moto::start_on(port).unwrap();
    pass(&mut putting, &house.open(&[0])).await;
    assert_eq!(of_record(&moto), there);
    // Emptied between two looks: it is noticed, and then made good.
    for name in moto.names() {
        bucket(&moto).delete(name.strip_prefix("spring/").unwrap()).await.unwrap();
    }
    assert!(matches!(putting.pass(&house.open(&[])).await, Err(Trouble::Later(_))));
    pass(&mut putting, &house.open(&[0])).await;
    assert_eq!(of_record(&moto), there);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_versions_are_kept_nothing_is_put() {
    let Some(moto) = moto() else { return };
    moto.keep_versions();
    let house = House::new();
    house.fill(3, CANARY);
    let why = refused(&mut house.putting(&moto), &house.open(&[0])).await;
    assert!(why.contains("keeps versions"), "{why}");
    assert_eq!(moto.names(), ["spring/about.txt"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_closed_forgotten_or_shown_no_more_goes_also_after_a_crash() {
    let Some(moto) = moto() else { return };
    let house = House::new();
    house.fill(3, CANARY);
    house.fill(300, "we are here");
    fs::create_dir_all(house.path("report")).unwrap();
    for name in ["report.json", "index.html", "index.fa.html", "notes.txt"] {
        fs::write(house.path("report").join(name), CANARY).unwrap();
    }
    let mut putting = house.putting(&moto);
    pass(&mut putting, &house.open(&[0, 1, 2, 9])).await;
    assert!(moto.holds(CANARY.as_bytes()) && !moto.names().iter().any(|name| name.contains("notes")));
    // 1. Closed, and no more in the report: at once.
    for name in ["report.json", "index.html"] {
        fs::write(house.path("report").join(name), "nobody's words").unwrap();
    }
    fs::remove_file(house.path("report/index.fa.html")).unwrap();
    pass(&mut putting, &house.open(&[9])).await;
    assert!(!moto.holds(CANARY.as_bytes()));
    // 2. Forgotten while nobody was there.
    pass(&mut house.putting(&moto), &house.open(&[1, 9])).await;
    assert!(moto.holds(CANARY.as_bytes()));
    house.record().forget(&[0, 1, 2], Reason::Author, AT).unwrap();
    pass(&mut house.putting(&moto), &house.open(&[1, 9, 303])).await;
    assert!(!moto.holds(CANARY.as_bytes()));
    // 3. The call itself, and what lies beside it stays.
    moto.put("spring/ahang-weavers/record/vkey", b"another's");
    assert!(clear(&bucket(&moto), &call()).await.unwrap());
    assert!(!clear(&bucket(&moto), &call()).await.unwrap());
    assert_eq!(moto.names(), ["spring/about.txt", "spring/ahang-weavers/record/vkey"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_left_of_calls_that_are_gone_goes_when_a_server_starts() {
    let Some(moto) = moto() else { return };
    let house = House::new();
    house.fill(3, "we are here");
    pass(&mut house.putting(&moto), &house.open(&[0])).await;
    let address = "s3://ahang/spring".parse().unwrap();
    let objects = Objects::new(&address, moto.settings()).unwrap();
    let bucket = super::Bucket::with(objects);
    let sweeping = tokio::spawn(bucket.sweep(Calls::default()));
    while moto.names().len() > 1 {
        tokio::task::yield_now().await;
    }
    sweeping.abort();
    assert_eq!(moto.names(), ["spring/about.txt"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_there_is_read_as_it_is_here_and_away_is_away() {
    let Some(moto) = moto() else { return };
    let house = House::new();
    house.fill(300, "we are here");
    pass(&mut house.putting(&moto), &house.open(&[0])).await;
    let reading = Arc::new(Reading::new(bucket(&moto)));
    let files = reading.of(&call());
    for (name, bytes) in house.public(&[0]) {
        let read = files.read(Part::Record, &name).await.unwrap();
        assert_eq!(read.map(Vec::from), Some(bytes), "{name}");
    }
    // One that was never put there is the beginning of one that was.
    assert_eq!(
        files.read(Part::Record, "tile/0/001.p/7").await.unwrap().map(Vec::from),
        Some(moto.get("spring/ahang/record/tile/0/001.p/44")[..7 * 32].to_vec())
    );
    for missing in ["tile/0/001.p/45", "tile/0/000.p/7"] {
        assert_eq!(files.read(Part::Record, missing).await, Ok(None), "{missing}");
    }
    for missing in ["witnessed", "tile/0/007", "../ahang/record/vkey", "..", ""] {
        assert_eq!(files.read(Part::Record, missing).await, Ok(None), "{missing}");
    }
    moto.put("spring/ahang/report/index.html", b"<html>Sign in to this network.</html>");
    assert_eq!(files.read(Part::Report, "index.html").await, Err(web::Away));
    drop(moto);
    assert_eq!(files.read(Part::Report, "report.json").await, Err(web::Away));
}
