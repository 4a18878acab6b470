// SPDX-License-Identifier: AGPL-3.0-or-later
//! What takes too long for the tests.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::run::{root, run};

/// The parts of watching that are tried out, each with what it runs.
const PARTS: [&str; 5] = ["planted", "server", "rate", "lag", "day"];

/// So long each wire is followed at the highest rate.
const LAG_SECONDS: &str = "120";

const HOURS: &str = "24";

/// Tries out watching, part by part: plants a hundred thousand posts in place of a sample, nine in ten over both wires of a Jetstream, whose
/// hosts are cut, silenced and shut meanwhile (`planted`), and the others on Bluesky's own server, while it and the program are killed
/// (`server`); measures how many events a second one source follows (`rate`), how long posts take at 150,000 a second (`lag`), and whether
/// anything grows in a simulated day (`day`).
///
/// What a part has said is kept in `target/soak-watch`, and a part that is done is not run again, unless it is named.
pub fn watch(parts: &[&str]) -> Result<()> {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(part)) {
        bail!("no such part: `{unknown}`; there are {}", PARTS.join(", "));
    }
    let folder = root().join("target/soak-watch");
    fs::create_dir_all(&folder)?;
    for part in PARTS {
        let result = folder.join(format!("{part}.txt"));
        let is_wanted = if parts.is_empty() { !result.exists() } else { parts.contains(&part) };
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

fn command(part: &str) -> Command {
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

/// Runs the kill test fifty times in place of its sample.
pub fn kill() -> Result<()> {
    let test =
        ["test", "--package", "groundswell", "--test", "it", "--", "--nocapture", "killing_the_server"];
    run(Command::new("cargo").args(test).env("GROUNDSWELL_KILLS", "50").current_dir(root()))
}
