// SPDX-License-Identifier: AGPL-3.0-or-later
//! What takes too long for the tests.

use std::process::Command;

use anyhow::Result;

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

/// Runs the kill test fifty times in place of its sample.
pub fn kill() -> Result<()> {
    let test =
        ["test", "--package", "groundswell", "--test", "it", "--", "--nocapture", "killing_the_server"];
    run(Command::new("cargo").args(test).env("GROUNDSWELL_KILLS", "50").current_dir(root()))
}
