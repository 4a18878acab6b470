// SPDX-License-Identifier: AGPL-3.0-or-later
//! A server that has nothing in common with the one that keeps the calls but a database, a bus and a bucket shows the same, to the byte, and
//! shows nothing any more of what was forgotten.

use std::{
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    authority::free_ports,
    elsewhere::send,
    hands::wait,
    hours::{call_in, vell},
    media::{WEAVERS, pictures, post},
    moto::Moto,
    nats::Nats,
    postgres::Postgres,
    program::{Server, agent, files, groundswell, printed, said},
    town::Town,
    zoo::{cloth, jpeg},
};

const CANARY: &str = "shuttle-canary";

/// What was posted, and by whose right it goes.
const POST: &str = "https://social.example/users/weavers/statuses/1";

/// What the servers have in common.
struct Instance<'a> {
    home: &'a Path,
    call: PathBuf,
    town: Town,
    database: String,
    bus: String,
    bucket: Vec<(String, String)>,
}

impl Instance<'_> {
    /// A program with the words that all servers are started with.
    fn command(&self, data: &Path, more: &[&str]) -> Command {
        let mut words: Vec<OsString> = vec!["serve".into(), "--call".into(), self.call.clone().into()];
        words.extend(["--data".into(), data.into(), "--database".into(), self.database.clone().into()]);
        words.extend(["--bus", &self.bus, "--objects", "s3://ahang/storms"].map(OsString::from));
        words.extend(["--base-url", "http://storm.example"].map(OsString::from));
        words.extend(self.town.reach(&["files.example", "social.example"]).into_iter().map(OsString::from));
        let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        command.args(words).args(more).envs(self.bucket.iter().cloned()).stderr(Stdio::inherit());
        command
    }

    fn data(&self) -> PathBuf {
        self.home.join("data")
    }

    fn start(&self, data: &Path, more: &[&str]) -> Server {
        let [port] = free_ports();
        Server::start_command_on(port, self.command(data, more), &[])
    }

    fn keep(&self) -> Server {
        let posts = self.home.join("posts.jsonl").display().to_string();
        self.start(&self.data(), &["--read", &posts])
    }

    /// A server that only shows; one that has not the key in common is told so.
    fn show(&self, other: &Path) -> Server {
        let mut alone = self.command(other, &["--only-show", "--listen", "127.0.0.1:0"]);
        let refused = said(&alone.stderr(Stdio::piped()).output().expect("it starts"));
        assert!(refused.contains("keys/ceremonies"), "{refused}");
        fs::create_dir_all(other.join("keys")).expect("a folder");
        fs::copy(self.data().join("keys/ceremonies"), other.join("keys/ceremonies")).expect("it is there");
        self.start(other, &["--only-show"])
    }

    fn record(&self) -> PathBuf {
        self.data().join("calls/vell/record")
    }

    fn forget(&self) {
        let record = self.record();
        let words: [&OsStr; 6] = [
            "forget".as_ref(),
            record.as_os_str(),
            "--post".as_ref(),
            POST.as_ref(),
            "--reason".as_ref(),
            "author".as_ref(),
        ];
        let forgotten = groundswell(words);
        assert!(forgotten.status.success(), "{}", said(&forgotten));
    }

    fn verify(&self) {
        let record = self.record();
        let found =
            groundswell(["verify".as_ref(), record.as_os_str(), "--format".as_ref(), "json".as_ref()]);
        let found: Value = serde_json::from_str(&printed(&found)).expect("JSON");
        // The post, and its picture as it was received.
        assert_eq!((&found["holds"], &found["forgotten_by_reason"]["author"]), (&true.into(), &2.into()));
    }

    /// Starts to keep the calls, and is told that the bucket keeps versions.
    fn is_told_of_versions(&self) {
        let log = self.home.join("log");
        let mut command = self.command(&self.data(), &[]);
        command.stderr(fs::File::create(&log).expect("a file"));
        let [port] = free_ports();
        let keeper = Server::start_command_on(port, command, &[]);
        let told = || fs::read_to_string(&log).expect("it is there");
        wait(|| told().contains("the bucket keeps versions of what is deleted"), told);
        keeper.kill();
    }

    /// Everything that the site gives of the call's record, report and pictures.
    fn addresses(&self, keeper: &Server) -> Vec<String> {
        let record = self.data().join("calls/vell/record");
        let public = files(&record).into_iter().filter_map(|file| {
            let name = file.strip_prefix(&record).ok()?.to_str()?.to_owned();
            let is_public = !name.starts_with("content/") && name != "lock";
            is_public.then(|| format!("/vell/record/{name}"))
        });
        let mut addresses: Vec<String> = public.collect();
        addresses.push("/vell/record/public.export".to_owned());
        let size: u64 = keeper
            .get("/vell/record/checkpoint")
            .1
            .lines()
            .nth(1)
            .expect("a size")
            .parse()
            .expect("a number");
        addresses.extend((0..=size).step_by(5).map(|index| format!("/vell/record/proof/{index}.tlog-proof")));
        for file in
            ["report", "report?lang=ar", "report.json", "report.md", "report.csv", "report.pdf", "chart.png"]
        {
            addresses.push(format!("/vell/{file}"));
        }
        addresses.extend(pictures(&keeper.get("/vell/live").1));
        addresses
    }
}

/// What a server answers there.
fn answer(server: &Server, address: &str) -> (u16, Vec<u8>) {
    let mut answer = agent().get(format!("{}{address}", server.base)).call().expect("the server answers");
    (answer.status().as_u16(), answer.body_mut().read_to_vec().expect("it comes whole"))
}

/// Waits until two servers give the same, and gives how much that was.
fn give_the_same(instance: &Instance<'_>, keeper: &Server, other: &Server) -> usize {
    let differs = || {
        let mut addresses = instance.addresses(keeper).into_iter();
        addresses.find(|address| answer(keeper, address) != answer(other, address))
    };
    wait(|| differs().is_none(), || format!("the same of {:?}", differs()));
    instance.addresses(keeper).iter().filter(|address| answer(other, address).0 == 200).count()
}

/// A call whose hour is just over, and posts that are read for it.
fn told(home: &Path) -> PathBuf {
    let call = call_in(home, &vell(), "vell", -70);
    let toml = fs::read_to_string(call.join("call.toml")).expect("it is there");
    let quotable = format!(
        "\n[[quotable]]\nnetwork = \"mastodon\"\nhandle = \"{WEAVERS}\"\nreason = \"They agreed.\"\n"
    );
    fs::write(call.join("call.toml"), toml + &quotable).expect("it can be written");
    let posts: String = (1..=300).map(|number| format!("{}\n", words(number))).collect();
    fs::write(home.join("posts.jsonl"), posts).expect("it can be written");
    call
}

#[test]
fn a_server_without_the_folder_shows_the_same_and_forgets_the_same() {
    let (postgres, nats, moto) = match (Postgres::start(), Nats::start(1), Moto::start()) {
        (Ok(postgres), Ok(nats), Ok(moto)) => (postgres, nats, moto),
        (Err(why), ..) | (_, Err(why), _) | (.., Err(why)) => {
            return eprintln!("left out: servers with a bucket; {why}");
        }
    };
    let (home, town) = (tempfile::tempdir().expect("a folder"), Town::open());
    town.show("files.example/loom.jpg", jpeg(&cloth(160, 120)));
    let (database, bus, bucket) = (postgres.url(), nats.url(), moto.settings());
    let instance = Instance { home: home.path(), call: told(home.path()), town, database, bus, bucket };
    // 1. The same, to the byte: record, opened entries, proofs, report, picture.
    let (keeper, other) = (instance.keep(), home.path().join("other"));
    let shows = instance.show(&other);
    wait(|| keeper.get("/vell/report").1.contains(CANARY), || "the report".to_owned());
    wait(|| !pictures(&shows.get("/vell/live").1).is_empty(), || "a picture".to_owned());
    let shown = give_the_same(&instance, &keeper, &shows);
    assert!(shown > 75, "{shown} files");
    let picture = pictures(&shows.get("/vell/live").1).remove(0);
    assert!(shows.get("/vell/report").1.contains(CANARY) && moto.holds(CANARY.as_bytes()));
    assert_eq!(send(&shows, "/vell/pledge", &[]).0, 303);
    // 2. The bucket is away: that is said, and whatever needs it not goes on.
    let port = moto.port();
    drop(moto);
    for address in ["/vell/record/checkpoint", "/vell/report"] {
        wait(|| answer(&shows, address).0 == 503, || format!("that {address} is away"));
        assert_eq!(answer(&keeper, address).0, 200, "{address}");
    }
    for address in ["/vell", "/vell/live", "/healthz/ready"] {
        assert_eq!((answer(&shows, address).0, answer(&keeper, address).0), (200, 200), "{address}");
    }
    let moto = Moto::start_on(port).expect("as before");
    give_the_same(&instance, &keeper, &shows);
    // 3. Forgotten while nobody kept it: nothing of it is left when somebody does again, there or in what is shown.
    assert!(moto.holds(CANARY.as_bytes()));
    keeper.kill();
    instance.forget();
    let keeper = instance.keep();
    wait(|| !moto.holds(CANARY.as_bytes()), || "nothing of it in the bucket".to_owned());
    wait(|| answer(&shows, &picture).0 == 404, || "no picture".to_owned());
    give_the_same(&instance, &keeper, &shows);
    for address in ["/vell/report", "/vell/live", "/vell/record/public.export"] {
        assert!(!String::from_utf8_lossy(&answer(&shows, address).1).contains(CANARY), "{address}");
    }
    holds_what_everybody_may_have(&moto, &keeper);
    // 4. Where somebody else writes, or versions are kept, nothing of it is shown, and nothing put there.
    moto.put("storms/vell/report/index.html", b"<html>Sign in to this network.</html>");
    wait(|| answer(&shows, "/vell/report").0 == 503, || "that it is none of ours".to_owned());
    keeper.kill();
    moto.keep_versions();
    instance.is_told_of_versions();
    // 5. Who only shows never keeps.
    assert!(!other.join("calls").exists() && shows.stop().success());
    instance.verify();
}

/// What lies in the bucket is what the site gives to everybody, and nothing else.
fn holds_what_everybody_may_have(moto: &Moto, keeper: &Server) {
    for name in moto.names().iter().filter_map(|name| name.strip_prefix("storms/vell/")) {
        let (part, file) = name.split_once('/').expect("a part and a file");
        let address = match part {
            // The article is shown with a frame around it, and other languages by what the reader asks for.
            "report" if file.ends_with(".html") || file.split('.').count() == 3 => continue,
            "report" => format!("/vell/{file}"),
            part => format!("/vell/{part}/{file}"),
        };
        assert_eq!(answer(keeper, &address), (200, moto.get(&format!("storms/vell/{name}"))), "{address}");
    }
}

/// A post; the first one has a picture and the words that are forgotten.
fn words(number: i64) -> Value {
    let handle = if number <= 2 { WEAVERS } else { "noor@social.example" };
    let mut post = post(number, handle, if number == 1 { &["loom.jpg"] } else { &[] });
    if number == 1 {
        post["text"] = format!("{CANARY} #LetIdraWeave").into();
    }
    post
}
