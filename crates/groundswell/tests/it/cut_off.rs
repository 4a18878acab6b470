// SPDX-License-Identifier: AGPL-3.0-or-later
//! The server that keeps the calls is cut off from the database and the bus: another goes on, and it writes nothing any more.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    thread,
    time::Duration,
};

use serde_json::Value;
use ureq::Agent;

use crate::{
    bluesky::{Bluesky, SERVER},
    collected::{Collector, wait_for},
    elsewhere::send,
    hands::wait,
    hours::call_in,
    nats::Nats,
    postgres::Postgres,
    program::{Server, groundswell, printed, sample_call},
    several::hear_news_of,
    watching::live,
    wire::Wire,
};

/// So many people post so many times in each part of the test.
const PEOPLE: usize = 4;
const POSTS: usize = 8;

const TAG: &str = "#FreeTheAhangWeavers";

/// What the servers of the instance are started with.
struct Instance<'a> {
    home: &'a Path,
    wire: &'a Wire,
    call: PathBuf,
    postgres: Postgres,
    port: u16,
    nats: Nats,
    places: [String; 2],
}

impl<'a> Instance<'a> {
    /// Database and bus, each on this end of the wire too, encrypted.
    fn of(home: &'a Path, wire: &'a Wire, bluesky: &Bluesky) -> Result<Self, &'static str> {
        let own = rcgen::generate_simple_self_signed([wire.here().to_owned()]).expect("a certificate");
        let (certificate, key) = (own.cert.pem(), own.signing_key.serialize_pem());
        let [pem, secret] = ["own.pem", "own.key"].map(|name| home.join(name));
        fs::write(&pem, &certificate).expect("it can be written");
        fs::write(&secret, &key).expect("it can be written");
        let port = TcpListener::bind((wire.here(), 0)).and_then(|held| held.local_addr()).expect("a port");
        let settings = format!("listen_addresses = '{}'\nport = {}\nssl = on\n", wire.here(), port.port());
        let postgres = Postgres::start_with(&[
            ("server.crt", &certificate),
            ("server.key", &key),
            ("postgresql.conf", &settings),
            ("pg_hba.conf", &format!("hostssl all all {}/32 trust\n", wire.there())),
        ])?;
        let tls = format!("tls {{ cert_file: \"{}\", key_file: \"{}\" }}\n", pem.display(), secret.display());
        let nats = Nats::start_at(wire.here(), 1, &tls)?;
        let call = call_in(home, &sample_call(), "storm", -10);
        Ok(Self { home, wire, call, postgres, port: port.port(), nats, places: bluesky.places() })
    }

    fn data(&self) -> PathBuf {
        self.home.join("data")
    }

    /// A program of the instance; its messages go into a file.
    fn command(&self, mut command: Command, (what, data, database): (&str, &Path, &str)) -> Command {
        command.args([what, "--database", database, "--bus", &self.nats.url(), "--call"]).arg(&self.call);
        command.arg("--data").arg(data).env("SSL_CERT_FILE", self.home.join("own.pem"));
        command
    }

    /// A server on the other end of the wire, which reaches the folder as those here do.
    fn there(&self, more: &[&str]) -> Server {
        let (here, there) = (self.wire.here(), self.wire.there());
        let pem = self.home.join("own.pem");
        let database = format!("postgres://gs@{here}:{}/postgres?sslrootcert={}", self.port, pem.display());
        let program = self.wire.command(env!("CARGO_BIN_EXE_groundswell"));
        let mut command = self.command(program, ("serve", &self.data(), &database));
        let messages = fs::File::create(self.home.join("there.log")).expect("a file");
        command.args(more).args(["--trusted-proxy", here]).stderr(messages);
        Server::start_command_at(&format!("{there}:8080"), command)
    }

    fn database_here(&self) -> String {
        format!("{}&port={}", self.postgres.url(), self.port)
    }

    fn here(&self) -> Server {
        let program = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        let mut command = self.command(program, ("serve", &self.data(), &self.database_here()));
        command.args(["--stand-by", "--trusted-proxy", "127.0.0.1"]);
        Server::start_command_on(free_port(), command, &[])
    }

    fn collect(&self) -> Collector {
        let program = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        let data = self.home.join("collector");
        let mut command = self.command(program, ("collect", &data, &self.database_here()));
        Collector::start(self.watching(&mut command))
    }

    /// A server by itself, which follows the same network and knows accounts by the same pseudonyms.
    fn alone(&self) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        command.args(["serve", "--call"]).arg(&self.call).arg("--data").arg(self.home.join("alone"));
        let alone = Server::start_command_on(
            free_port(),
            {
                self.watching(&mut command);
                command
            },
            &[],
        );
        let [from, to] = ["alone", "data"].map(|data| self.home.join(data).join("keys"));
        fs::create_dir_all(&to).expect("a folder");
        fs::copy(from.join("storm.pseudonyms"), to.join("storm.pseudonyms")).expect("it is there");
        alone
    }

    /// Cuts off a server that only shows until it hears nothing any more; mended, it shows again, and takes pledges.
    fn is_cut_off_while_it_shows(&self, shows: &Server) {
        self.wire.cut();
        let said = || fs::read_to_string(self.home.join("there.log")).expect("it is there");
        wait(|| said().contains("nothing is heard from other nodes"), || format!("silence in {}", said()));
        self.wire.mend();
        hear_news_of(&[shows], "storm");
        wait(|| shows.get("/healthz/ready").0 == 200, || "the database again".to_owned());
    }

    fn watching<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.args(["--watch", &format!("bluesky-server={SERVER}")]);
        command.args(self.places.iter().flat_map(|place| ["--reach", place]))
    }

    /// The report says the same as that of a server by itself; beside, that what nobody had seen for a while has come.
    fn reports_as_one_alone(&self) {
        let ((told, unseen), (told_alone, _)) = (self.report("data"), self.report("alone"));
        assert_eq!(told, told_alone);
        let unseen = unseen.as_array().expect("a list");
        assert!(!unseen.is_empty() && unseen.iter().all(|gap| gap["filled"] == true), "{unseen:?}");
    }

    /// What the report says over the record of a server, but for what the server has not seen, which is given apart, and for how many entries that makes.
    fn report(&self, data: &str) -> (String, Value) {
        let mut report = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        report.current_dir(self.home.join(data)).args(["report", "--format", "json", "--call"]);
        let told = printed(&report.arg(&self.call).arg("calls/storm/record").output().expect("it starts"));
        let told: Value = serde_json::from_str(&told).expect("JSON");
        let Value::Object(mut told) = told else { panic!("a report is an object") };
        let gaps = told.remove("gaps").expect("it says what it has not seen");
        told.remove("method");
        (Value::Object(told).to_string(), gaps)
    }
}

fn free_port() -> u16 {
    let held = TcpListener::bind("127.0.0.1:0").and_then(|held| held.local_addr());
    held.expect("a port").port()
}

/// People who pledge one after the other.
#[derive(Default)]
struct Pledging {
    acknowledged: AtomicU64,
    /// Those whose answer did not come: they may be counted or not.
    unanswered: AtomicU64,
    is_over: AtomicBool,
}

impl Pledging {
    /// Pledges at a server until that is over, or an answer does not come.
    fn go_on(&self, server: &Server, from: u8) {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(15)))
            .build()
            .into();
        for number in 0_u16.. {
            let [high, low] = number.to_be_bytes();
            let pledge = agent.post(format!("{}/storm/pledge", server.base));
            let pledge = pledge.header("x-forwarded-for", format!("{from}.{high}.{low}.1")).send_empty();
            match pledge.map(|answer| answer.status().as_u16()) {
                Ok(303) => drop(self.acknowledged.fetch_add(1, Ordering::Relaxed)),
                _ => {
                    self.unanswered.fetch_add(1, Ordering::Relaxed);
                    return;
                }
            }
            if self.is_over.load(Ordering::Relaxed) {
                return;
            }
        }
    }

    fn acknowledged(&self) -> u64 {
        self.acknowledged.load(Ordering::Relaxed)
    }
}

#[test]
fn a_keeper_that_is_cut_off_writes_nothing_once_another_goes_on() {
    let wire = match Wire::lay() {
        Ok(wire) => wire,
        Err(why) => return eprintln!("left out: a server that is cut off; {why}"),
    };
    let (home, mut bluesky) = (tempfile::tempdir().expect("a folder"), Bluesky::start());
    let instance = match Instance::of(home.path(), &wire, &bluesky) {
        Ok(instance) => instance,
        Err(why) => return eprintln!("left out: a server that is cut off; {why}"),
    };
    bluesky.account("anna");
    let alone = instance.alone();
    let (keeper, other, _collector) = (instance.there(&[]), instance.here(), instance.collect());
    // Before they have seen anything, nobody knows from where to go on.
    let cursors = ["data", "alone"].map(|data| home.path().join(data).join("calls/storm/cursors.json"));
    wait(
        || cursors.iter().all(|file| file.exists()),
        || "word that the lines to the network stand".to_owned(),
    );
    let places = cursors.each_ref().map(|file| fs::read(file).ok());
    bluesky.post("anna", &format!("We begin {TAG}"));
    [&keeper, &other, &alone].iter().for_each(|server| wait_for(server, 1));
    let have_moved = || cursors.iter().zip(&places).all(|(file, place)| fs::read(file).ok() != *place);
    wait(have_moved, || "how far they are, is kept".to_owned());
    // 1. Cut off in the midst of posts and pledges, it is replaced while it lives.
    let pledging = Pledging::default();
    let mut posted = 1;
    thread::scope(|scope| {
        scope.spawn(|| pledging.go_on(&keeper, 10));
        scope.spawn(|| pledging.go_on(&other, 11));
        wait(|| pledging.acknowledged() > 20, || "pledges".to_owned());
        scope.spawn(|| bluesky.flood("midst", PEOPLE, POSTS, &format!("With the weavers {TAG}")));
        wait(|| live(&other)["posts"].as_u64() > Some(1), || "a post of many".to_owned());
        wire.cut();
        hear_news_of(&[&other], "storm");
        pledging.is_over.store(true, Ordering::Relaxed);
    });
    bluesky.flood("cut", PEOPLE, POSTS, &format!("Meanwhile {TAG}"));
    posted += 2 * PEOPLE * POSTS;
    wait_for(&other, posted);
    // 2. It learns that from the folder, and ends by itself, before the wire is mended.
    assert_eq!(keeper.end().code(), Some(1));
    let said = fs::read_to_string(home.path().join("there.log")).expect("it is there");
    assert!(said.contains("another server keeps the calls"), "{said}");
    // 3. Mended: it shows what the other keeps.
    wire.mend();
    let again = instance.there(&["--stand-by"]);
    bluesky.flood("after", PEOPLE, POSTS, &format!("Free them {TAG}"));
    posted += PEOPLE * POSTS;
    [&again, &other, &alone].iter().for_each(|server| wait_for(server, posted));
    instance.is_cut_off_while_it_shows(&again);
    assert_eq!(send(&again, "/storm/pledge", &[]).0, 303);
    // 4. Nothing acknowledged is lost, nothing counts twice, and the report is that of whom nothing had happened to.
    let pledges = || live(&again)["pledges"].as_u64().unwrap_or_default();
    let (acknowledged, unanswered) =
        (pledging.acknowledged() + 1, pledging.unanswered.load(Ordering::Relaxed));
    // What was shown a moment ago may be shown a moment longer.
    wait(|| pledges() >= acknowledged, || format!("{acknowledged} pledges, not {}", pledges()));
    assert!(pledges() <= acknowledged + unanswered, "{} of {acknowledged}", pledges());
    for server in [again, other, alone] {
        assert!(server.stop().success());
    }
    let record = home.path().join("data/calls/storm/record");
    assert!(printed(&groundswell(["verify".as_ref(), record.as_os_str()])).contains("holds"));
    instance.reports_as_one_alone();
}
