// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promise 4, against ourselves: others remember what they were shown, and sign nothing else.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};

use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{
    fiction,
    program::{Server, files, groundswell, printed, sample_call},
    takeout::looked_at,
};

/// Two witnesses, of which one keeps a copy too, and a server whose record both have to sign.
struct Town {
    folder: TempDir,
    /// Where each of the three listens, for it is named before it runs.
    ports: [u16; 3],
}

impl Town {
    /// Finds out the key of the record and those of the witnesses; nobody runs when this returns.
    fn new() -> Self {
        let free = || TcpListener::bind("127.0.0.1:0").expect("a port");
        let held = [free(), free(), free()];
        let ports = held.each_ref().map(|port| port.local_addr().expect("an address").port());
        drop(held);
        let town = Self { folder: tempfile::tempdir().expect("a folder"), ports };
        drop(town.serve(&[], Stdio::null()));
        let vkey = fs::read_to_string(town.record().join("vkey")).expect("the record has a key");
        assert!(vkey.starts_with("storm.example/ahang-weavers+"), "{vkey}");
        let log = format!("log {} https://storm.example/ahang-weavers/record\n", vkey.trim());
        fs::write(town.path("logs"), log).expect("it can be written");
        let mut policy = String::new();
        for number in 0..2 {
            let told = town.witness(number).get("/").1;
            let vkey = told.lines().nth(2).expect("it tells its key").to_owned();
            policy += &format!("witness w{number} {vkey} https://w{number}.example/\n");
        }
        policy += "group both all w0 w1\nquorum both\n";
        fs::write(town.path("policy"), policy).expect("it can be written");
        town
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn record(&self) -> PathBuf {
        self.path("data/calls/ahang-weavers/record")
    }

    fn serve(&self, more: &[&str], messages: Stdio) -> Server {
        let (call, data) = (sample_call(), self.path("data"));
        let mut words: Vec<String> =
            ["serve", "--base-url", "https://storm.example"].map(str::to_owned).into();
        words.extend(["--call".to_owned(), call.display().to_string()]);
        words.extend(["--data".to_owned(), data.display().to_string()]);
        words.extend(self.reach());
        words.extend(more.iter().map(|word| (*word).to_owned()));
        Server::start_on(self.ports[2], words, messages)
    }

    fn serve_witnessed(&self, more: &[&str], messages: Stdio) -> Server {
        let policy = self.path("policy").display().to_string();
        self.serve(&[&["--witnesses", &policy], more].concat(), messages)
    }

    fn witness(&self, number: usize) -> Server {
        let mut words = vec!["witness".to_owned(), "--name".to_owned(), format!("w{number}.example")];
        words.extend(["--data".to_owned(), self.path(&format!("w{number}")).display().to_string()]);
        words.extend(["--logs".to_owned(), self.path("logs").display().to_string()]);
        words.extend((number == 0).then(|| "--mirror".to_owned()));
        words.extend(self.reach());
        Server::start_on(self.ports[number], words, Stdio::null())
    }

    fn reach(&self) -> impl Iterator<Item = String> {
        let named = ["w0.example", "w1.example", "storm.example"].into_iter().zip(self.ports);
        named.flat_map(|(name, port)| ["--reach".to_owned(), format!("{name}=127.0.0.1:{port}")])
    }

    fn verify(&self) -> Value {
        let record = self.record();
        let output =
            groundswell(["verify".as_ref(), record.as_os_str(), "--format".as_ref(), "json".as_ref()]);
        serde_json::from_str(&printed(&output)).expect("JSON")
    }

    /// What the site hands out is checked by its address, and single entries by their proofs.
    fn verify_from_afar(&self, server: &Server) {
        let policy = self.path("mine");
        let vkey = fs::read_to_string(self.record().join("vkey")).expect("the record has a key");
        let witnesses = fs::read_to_string(self.path("policy")).expect("it can be read");
        fs::write(&policy, format!("log {}\n{witnesses}", vkey.trim())).expect("it can be written");
        let verify = |what: &str, policy: &Path| {
            let mut words =
                vec!["verify", what, "--format", "json", "--policy", policy.to_str().expect("plain")];
            let reach: Vec<String> = self.reach().collect();
            words.extend(reach.iter().map(String::as_str));
            let output = groundswell(&words);
            let told: Value = serde_json::from_str(&printed(&output)).unwrap_or_default();
            (output.status.code(), told)
        };
        let (code, told) = verify("https://storm.example/ahang-weavers/record", &policy);
        assert_eq!(
            (code, &told["holds"], &told["judged"]["enough"]),
            (Some(0), &true.into(), &true.into()),
            "{told}"
        );
        assert!(told["kinds"]["call"] == 1 && told["kinds"]["policy"] == 1, "{told}");
        let lines = server.get("/ahang-weavers/record/public.export").1;
        assert!(lines.lines().count() >= 2 && !lines.contains("\"tier\":\"counted\""), "{lines}");
        let proof = self.path("0.tlog-proof");
        fs::write(&proof, server.get("/ahang-weavers/record/proof/0.tlog-proof").1)
            .expect("it can be written");
        let (code, told) = verify(proof.to_str().expect("plain"), &policy);
        assert_eq!(
            (code, &told["kind"], &told["judged"]["enough"]),
            (Some(0), &"call".into(), &true.into()),
            "{told}"
        );
        assert_eq!(server.get("/ahang-weavers/record/proof/99999999.tlog-proof").0, 404);
        fs::write(&policy, format!("{witnesses}log {}\n", self.strangers_key())).expect("it can be written");
        assert_eq!(verify("https://storm.example/ahang-weavers/record", &policy).0, Some(1));
    }

    /// The page in what leaves says who has signed, as `verify` does.
    fn look_at_package(&self) {
        let (rows, told) = looked_at(&self.record(), "witnessed");
        let size = told["witnessed"]["size"].as_u64().expect("it is witnessed");
        let by = told["witnessed"]["by"].as_array().expect("witnesses");
        assert!(by.len() == 2 && told["witnessed"]["enough"] == true, "{told}");
        for witness in by {
            let [name, at] = ["name", "at"].map(|key| witness[key].as_str().expect("text"));
            let says = format!("Holds: the witness {name} has signed the log of {size} entries, {at}");
            assert!(rows.iter().any(|row| row.ends_with(&says)), "{says}: {rows:?}");
        }
        let enough = "2 of the 2 witnesses that the record names have signed, as many as it asks for";
        assert!(rows.iter().any(|row| row.contains(enough)), "{rows:?}");
        let is_earlier =
            rows.iter().any(|row| row.starts_with("unknown") && row.contains("as it was before"));
        assert_eq!(is_earlier, told["witnessed"]["compared"] == false, "{rows:?}");
    }

    /// The key of a record that nobody here has to do with.
    fn strangers_key(&self) -> String {
        let record = self.path("stranger");
        let key = record::Key::load_or_create(&record, "storm.example/other").expect("it can be made");
        key.vkey().to_string()
    }

    /// A feed of posts, another one for each number.
    fn feed(&self, number: usize) -> String {
        let feed = self.path("feed.jsonl");
        fiction::write_feed(&feed, 4000);
        fiction::split(&feed, 4)[number].display().to_string()
    }
}

/// Looks until something is there.
fn until<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "it does not come");
        std::thread::yield_now();
    }
}

/// How many posts a server has recorded, if any.
fn recorded(server: &Server) -> Option<u64> {
    let live: Value = serde_json::from_str(&server.get("/ahang-weavers/live.json").1).expect("JSON");
    live["recorded"].as_u64().filter(|recorded| *recorded > 0)
}

/// How many entries a checkpoint covers.
fn size_of(note: &str) -> u64 {
    note.lines().nth(1).and_then(|size| size.parse().ok()).expect("it is a checkpoint")
}

#[test]
fn a_record_is_handed_out_as_its_witnesses_have_signed_it_and_a_fork_is_refused() {
    let town = Town::new();
    // 1. Nobody has signed yet: nothing is handed out as the record's checkpoint, and it is kept all the same.
    let server = town.serve_witnessed(&["--read", &town.feed(0)], Stdio::null());
    let begun = until(|| recorded(&server));
    assert_eq!(server.get("/ahang-weavers/record/checkpoint").0, 404);
    assert!(town.verify()["witnessed"].is_null());
    server.kill();
    // 2. One is not enough; two are.
    let first = town.witness(0);
    let server = town.serve_witnessed(&[], Stdio::null());
    let note = until(|| fs::read_to_string(town.record().join("witnessed")).ok());
    assert!(note.contains("— w0.example ") && !note.contains("— w1.example "), "{note}");
    assert_eq!(town.verify()["witnessed"]["enough"], false);
    for closed in ["checkpoint", "witnessed", "public.export", "proof/0.tlog-proof"] {
        assert_eq!(server.get(&format!("/ahang-weavers/record/{closed}")).0, 404, "{closed}");
    }
    server.kill();
    let second = town.witness(1);
    let server = town.serve_witnessed(&[], Stdio::null());
    until(|| (town.verify()["witnessed"]["enough"] == true).then_some(()));
    let note =
        until(|| Some(server.get("/ahang-weavers/record/checkpoint")).filter(|(status, _)| *status == 200)).1;
    assert!(note.contains("— w0.example ") && note.contains("— w1.example "), "{note}");
    // The page says who has signed.
    until(|| {
        let page = server.get("/ahang-weavers/record/").1;
        (page.contains("<bdi>w0</bdi> · ") && page.contains("<bdi>w1</bdi> · ")).then_some(())
    });
    town.verify_from_afar(&server);
    town.look_at_package();
    // 3. The mirror holds what the server shows, and goes on showing it without the server.
    let origin = note.lines().next().expect("it has a name");
    let hash: String = Sha256::digest(origin.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let first = {
        // It looks once a minute, and at once when it is started.
        first.kill();
        town.witness(0)
    };
    let mirror = town.path("w0/mirror").join(&hash);
    let shown = until(|| fs::read_to_string(mirror.join("checkpoint")).ok());
    server.kill();
    assert_eq!(size_of(&shown), size_of(&note));
    assert!(shown.contains("— w0.example/mirror "), "{shown}");
    for file in files(&mirror).iter().filter(|file| !file.ends_with("checkpoint")) {
        let name = file.strip_prefix(&mirror).expect("it lies there");
        let own = fs::read(town.record().join(name)).expect("the record has the same file");
        assert_eq!(fs::read(file).expect("it can be read"), own, "{}", name.display());
        let path = format!("/mirror/{hash}/{}", name.display());
        assert_eq!(first.get_bytes(&path), own);
    }
    assert_eq!(first.get(&format!("/mirror/{hash}/content/000")).0, 404);
    fork(&town, &note, begun);
    drop((first, second));
}

/// Who has the key and the folder of before can't go on from there with something else.
fn fork(town: &Town, note: &str, begun: u64) {
    let more = |server: &Server| recorded(server).filter(|recorded| *recorded > begun + 300);
    let before = town.path("before");
    copy(&town.path("data"), &before);
    let server = town.serve_witnessed(&["--read", &town.feed(1)], Stdio::null());
    let grown = until(|| more(&server));
    server.kill();
    let server = town.serve_witnessed(&[], Stdio::null());
    let signed = until(|| {
        let size = size_of(&server.get("/ahang-weavers/record/checkpoint").1);
        (size > size_of(note)).then_some(size)
    });
    assert!(signed > grown);
    server.kill();
    fs::remove_dir_all(town.path("data")).expect("it was there");
    copy(&before, &town.path("data"));
    let server = town.serve_witnessed(&["--read", &town.feed(2)], Stdio::null());
    until(|| more(&server));
    server.kill();
    let messages = town.path("messages");
    let server = town.serve_witnessed(&[], fs::File::create(&messages).expect("a file").into());
    let said = until(|| {
        fs::read_to_string(&messages).ok().filter(|said| said.matches("has seen another record").count() == 2)
    });
    assert!(said.contains("`w0`") && said.contains("`w1`"), "{said}");
    assert_eq!(server.get("/ahang-weavers/record/checkpoint").1, note, "nothing of the fork is handed out");
}

fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let place = to.join(file.strip_prefix(from).expect("it lies there"));
        fs::create_dir_all(place.parent().expect("it has a folder")).expect("it can be made");
        fs::copy(&file, place).expect("it can be copied");
    }
}
