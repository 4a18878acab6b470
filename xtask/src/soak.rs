// SPDX-License-Identifier: AGPL-3.0-or-later
//! What takes too long for the tests.

use std::process::Command;

use anyhow::Result;

use crate::run::{root, run};

/// Runs the kill test fifty times in place of its sample.
pub fn kill() -> Result<()> {
    let test =
        ["test", "--package", "groundswell", "--test", "it", "--", "--nocapture", "killing_the_server"];
    run(Command::new("cargo").args(test).env("GROUNDSWELL_KILLS", "50").current_dir(root()))
}
