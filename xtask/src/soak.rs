// SPDX-License-Identifier: AGPL-3.0-or-later
//! What takes too long for the tests.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{
    run::{root, run},
    tools,
};

/// The parts of watching that are tried out.
const WATCH: [&str; 6] = ["planted", "fediverse", "server", "rate", "lag", "day"];

/// The ways in which a record is broken: each with the tests that are run, and how often.
const RECORD: [(&str, &str, &str, &str); 6] = [
    ("kills", "tests::kill::", "GROUNDSWELL_KILLS", "1000"),
    ("full", "a_disk_that_is_full", "GROUNDSWELL_CHANCES", "1"),
    ("fsync", "a_step_that_fails", "GROUNDSWELL_CHANCES", "4"),
    ("torn", "a_power_cut", "GROUNDSWELL_CHANCES", "64"),
    ("flips", "tests::rot::", "GROUNDSWELL_FLIPS", "1000"),
    ("clock", "tests::clock::", "GROUNDSWELL_JUMPS", "2000"),
];

/// What is done to several servers of one storm: the tests that are run, and how often.
const SEVERAL: [(&str, &str, &str); 2] =
    [("viewers", "whoever_is_killed_behind_a_proxy", "20"), ("cut", "a_keeper_that_is_cut_off", "1")];

/// So long each wire is followed at the highest rate.
const LAG_SECONDS: &str = "120";

const HOURS: &str = "24";

/// Installs the package in a Debian of its own, and lets it get a certificate and serve a call there.
///
/// # Errors
///
/// If the package is not there yet, or anything is not as it should be.
pub fn installed() -> Result<()> {
    let folder = root().join("target/soak-installed");
    fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
    run(Command::new("sh").arg(root().join("xtask/tools/installed.sh")).arg(root()).arg(folder))
}

/// Tries out watching, part by part: plants a hundred thousand posts in place of a sample, nine in ten over both wires of a Jetstream, whose
/// hosts are cut, silenced and shut meanwhile (`planted`), ten thousand more over a server like Mastodon's that is cut, silent and asks for fewer
/// questions (`fediverse`), and the others on Bluesky's own server, while it and the program are killed (`server`); measures how many events a second one source follows (`rate`), how long posts take at 150,000 a second (`lag`), and whether
/// anything grows in a simulated day (`day`).
///
/// What a part has said is kept in `target/soak-watch`, and a part that is done is not run again, unless it is named.
pub fn watch(parts: &[&str]) -> Result<()> {
    each_part("soak-watch", &WATCH, parts, watching)
}

/// Breaks a record in every way, part by part: kills who writes a thousand times (`kills`), has the disk full at every write (`full`) and
/// broken at every step (`fsync`), cuts the power after every step (`torn`), changes a bit in a thousand places (`flips`), and lets the
/// clock jump (`clock`). Each time nothing that was acknowledged may be missing, nothing there twice, and nothing wrong given out.
///
/// What a part has said is kept in `target/soak-record`, and a part that is done is not run again, unless it is named.
pub fn record(parts: &[&str]) -> Result<()> {
    each_part("soak-record", &RECORD.map(|(part, ..)| part), parts, breaking)
}

/// Kills servers of one storm, the bus and the database, while people look at it through a proxy (`viewers`), and cuts off the one that keeps the
/// calls (`cut`).
///
/// What a part has said is kept in `target/soak-several`, and a part that is done is not run again, unless it is named.
pub fn several(parts: &[&str]) -> Result<()> {
    each_part("soak-several", &SEVERAL.map(|(part, ..)| part), parts, turning)
}

fn turning(part: &str) -> Command {
    let mut cargo = Command::new("cargo");
    let features = "groundswell/bus,groundswell/objects";
    cargo.current_dir(root()).args(["test", "--package", "groundswell", "--features", features]);
    cargo.args(["--test", "it", "--", "--nocapture"]);
    if let Some((_, test, turns)) = SEVERAL.iter().find(|(name, ..)| *name == part) {
        cargo.arg(test).env("GROUNDSWELL_TURNS", turns);
    }
    cargo
}

/// Runs the parts that are wanted, or those that were not done yet; what each says is kept in a folder of this name.
fn each_part(name: &str, all: &[&str], parts: &[&str], command: fn(&str) -> Command) -> Result<()> {
    if let Some(unknown) = parts.iter().find(|part| !all.contains(part)) {
        bail!("no such part: `{unknown}`; there are {}", all.join(", "));
    }
    let folder = root().join("target").join(name);
    fs::create_dir_all(&folder)?;
    for part in all {
        let result = folder.join(format!("{part}.txt"));
        let is_wanted = if parts.is_empty() { !result.exists() } else { parts.contains(part) };
        if is_wanted {
            let unfinished = folder.join(format!("{part}.unfinished"));
            keep(&mut command(part), &mut File::create(&unfinished)?)?;
            fs::rename(unfinished, result)?;
        } else if result.exists() {
            println!("{part}, done before:\n{}", fs::read_to_string(result)?);
        }
    }
    Ok(())
}

fn breaking(part: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root()).args(["test", "--package", "groundswell-record", "--lib", "--", "--nocapture"]);
    if let Some((_, tests, variable, many)) = RECORD.iter().find(|(name, ..)| *name == part) {
        // Hundreds of thousands of records are opened and verified.
        cargo.arg(tests).env(variable, many).env("CARGO_PROFILE_TEST_OPT_LEVEL", "1");
    }
    cargo
}

fn watching(part: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root());
    let test = |package, target: &[&'static str], name| {
        let words = ["test", "--package", package].into_iter().chain(target.iter().copied());
        words.chain(["--", "--nocapture", name]).collect::<Vec<_>>()
    };
    let example = ["run", "--release", "--package", "groundswell-watch", "--example", "pace", "--"];
    match part {
        "planted" => cargo
            .args(test("groundswell-watch", &["--lib"], "of_posts_that_are_planted"))
            .env("GROUNDSWELL_PLANTED", "45000"),
        "fediverse" => cargo
            .args(test("groundswell-watch", &["--lib"], "of_statuses_that_are_planted"))
            .env("GROUNDSWELL_PLANTED", "10000"),
        "server" => cargo
            .args(test("groundswell", &["--test", "it"], "a_storm_on_a_real_server"))
            .env("GROUNDSWELL_POSTS", "334"),
        "lag" => cargo.args(example).args(["lag", LAG_SECONDS]),
        // What the allocator sets aside for later is not what a source keeps.
        "day" => cargo
            .args(example)
            .args(["day", HOURS])
            .env("MALLOC_MMAP_THRESHOLD_", "65536")
            .env("MALLOC_TRIM_THRESHOLD_", "65536"),
        _ => cargo.args(example).arg("rate"),
    };
    cargo
}

/// Runs a program to its end, shows what it says, and keeps that.
fn keep(command: &mut Command, file: &mut File) -> Result<()> {
    let began = Instant::now();
    let mut program = command.stdout(Stdio::piped()).spawn().context("can't start cargo")?;
    if let Some(out) = program.stdout.take() {
        for line in BufReader::new(out).lines() {
            let line = line?;
            println!("{line}");
            writeln!(file, "{line}")?;
        }
    }
    let status = program.wait()?;
    if !status.success() {
        bail!("it failed: {status}");
    }
    writeln!(file, "after {} s", began.elapsed().as_secs())?;
    Ok(())
}

/// Lets both verifiers judge twenty thousand records and some exports, a sound and a damaged one for each seed, and prints what they were.
/// A run that was stopped is taken up; one in which they disagree stops there.
pub fn verifiers() -> Result<()> {
    let state = root().join("target/soak-verifiers.json");
    let test =
        ["test", "--package", "groundswell-record", "--lib", "--", "--nocapture", "two_verifiers_agree"];
    let mut cargo = Command::new("cargo");
    run(cargo
        .args(test)
        .env("GROUNDSWELL_RECORDS", "10000")
        .env("GROUNDSWELL_STATE", &state)
        .current_dir(root()))?;
    let state = fs::read(&state).with_context(|| format!("can't read {}", state.display()))?;
    let state: Value = serde_json::from_slice(&state).context("the state of the soak is not JSON")?;
    println!("| what was judged | how many | of these refused by both |\n|---|---|---|");
    let counts =
        state.get("counts").and_then(Value::as_object).context("the state of the soak has no counts")?;
    for (what, pair) in counts {
        let count = |place: usize| pair.get(place).unwrap_or(&Value::Null);
        println!("| {what} | {} | {} |", count(0), count(1));
    }
    Ok(())
}

/// Builds the second program with all its engines, which takes half an hour, and holds its reports against those of the main program: over
/// archives in folders and in a double of S3, on a cluster of which an executor is killed, and through a double of ClickHouse's server; and its
/// statements against DuckDB and ClickHouse's engine.
pub fn engines() -> Result<()> {
    tools::install_engines()?;
    run(Command::new("cargo").args(["build", "--workspace", "--bin", "groundswell"]).current_dir(root()))?;
    let folder = root().join("engines");
    run(Command::new("cargo")
        .args(["test", "--locked", "--all-features"])
        .current_dir(folder)
        .env("GROUNDSWELL", program()?))
}

/// The main program as cargo has built it.
fn program() -> Result<std::path::PathBuf> {
    let own = std::env::current_exe().context("can't tell where this program lies")?;
    Ok(own.with_file_name("groundswell"))
}

/// Runs the kill test fifty times in place of its sample.
pub fn kill() -> Result<()> {
    let test =
        ["test", "--package", "groundswell", "--test", "it", "--", "--nocapture", "killing_the_server"];
    run(Command::new("cargo").args(test).env("GROUNDSWELL_KILLS", "50").current_dir(root()))
}
