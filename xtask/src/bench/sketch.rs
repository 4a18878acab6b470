// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures what a tally takes and how far its figures are off when there are more posts than it keeps.

use std::process::Command;

use anyhow::{Result, bail};

use super::{host, place::release, table};
use crate::run::{root, run};

const HELP: &str = "\
cargo xtask bench sketch [POSTS EXACT_UP_TO], a run of its own for each; without them:
  30 million posts of which 30 million are kept, a hundred million of which 30 million are, and a hundred million of which one is.
  The longest takes some minutes and 3 GiB. It fails where a figure is further from the truth than four of its standard errors.";

/// Posts, and how many of them are counted one by one.
const RUNS: [[&str; 2]; 3] = [["30000000", "30000000"], ["100000000", "30000000"], ["100000000", "1000000"]];

/// Counts invented posts, and prints a table for each run.
pub fn measure(words: &[&str]) -> Result<()> {
    match words {
        [] => tell(&RUNS),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        [posts, most] => tell(&[[posts, most]]),
        _ => bail!("`{}` is no option\n{HELP}", words.join(" ")),
    }
}

fn tell(runs: &[[&str; 2]]) -> Result<()> {
    let target = root().join("target");
    run(release(&target).args(["--package", "groundswell-tally", "--example", "beyond"]))?;
    for words in runs {
        run(Command::new(target.join("release/examples/beyond")).args(words))?;
    }
    println!("{}", table::told(&host::facts("")));
    Ok(())
}
