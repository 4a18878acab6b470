// SPDX-License-Identifier: AGPL-3.0-or-later
//! What takes too long for the tests.

use std::{fs, process::Command};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::run::{root, run};

/// Plants a hundred thousand posts in place of a sample: nine in ten over both wires of a Jetstream, whose hosts are cut, silenced and
/// shut meanwhile, and the others on Bluesky's own server, while it and the program are killed; then measures how many events a second
/// one source follows.
pub fn watch() -> Result<()> {
    let test = |package: &str, target: &[&str], name: &str, variable: &str, many: &str| {
        let words = ["test", "--package", package].into_iter().chain(target.iter().copied());
        let words = words.chain(["--", "--nocapture", name]);
        run(Command::new("cargo").args(words).env(variable, many).current_dir(root()))
    };
    test("groundswell-watch", &["--lib"], "of_posts_that_are_planted", "GROUNDSWELL_PLANTED", "45000")?;
    test("groundswell", &["--test", "it"], "a_storm_on_a_real_server", "GROUNDSWELL_POSTS", "334")?;
    let words = ["run", "--release", "--package", "groundswell-watch", "--example", "rate"];
    run(Command::new("cargo").args(words).current_dir(root()))
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
