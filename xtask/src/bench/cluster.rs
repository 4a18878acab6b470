// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures what a report over an archive takes in one process, on a cluster, and what DuckDB takes for its figures.

use std::{fs, process::Command};

use anyhow::{Context, Result, bail};

use super::{host, place::release, table};
use crate::{
    run::{root, run},
    tools,
};

const HELP: &str = "\
cargo xtask bench cluster [POSTS…]: one report, counted in turn by DataFusion in one process, by a cluster of Ballista on this machine (a scheduler
  and two executors), and its figures by DuckDB; three rounds for each number of posts, of 1000000 and 10000000 where none is given.
  The program with its engines is built for it, which takes an hour; ten million posts take some 400 MiB of disk while they are counted.";

/// Numbers of posts.
const SIZES: [&str; 2] = ["1000000", "10000000"];

/// How often each is counted.
const ROUNDS: &str = "3";

/// An invented post, and what is said of an archive, which the invented ones share.
const LINE: &str = r#"{"network":"mastodon","id":"1","url":null,"author":{"handle":"mina","name":null,"id":null},"created_at":"2026-03-01T00:00:00Z","precision":"second","id_at":null,"seen_at":null,"text":"The looms are quiet","lang":"en","hashtags":[],"mentions":[],"links":[],"media":[],"kind":"original","in_reply_to":null,"repost_of":null,"quote_of":null,"edit_of":null,"source":{"format":"groundswell","file":"ahang.jsonl","line":1},"remarks":[]}"#;

/// Builds what is measured, invents archives, and prints a table for each.
pub fn measure(words: &[&str]) -> Result<()> {
    let sizes = match words {
        [] => &SIZES,
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            return Ok(());
        }
        sizes if sizes.iter().all(|size| size.parse::<u64>().is_ok()) => sizes,
        _ => bail!("`{}` is no number of posts\n{HELP}", words.join(" ")),
    };
    tools::install_engines()?;
    let target = root().join("engines/target");
    // With all its engines, as whoever has a cluster needs it.
    run(release(&target)
        .args(["--locked", "--all-features", "--manifest-path"])
        .arg(root().join("engines/Cargo.toml")))?;
    let program = target.join("release/groundswell-query");
    let folder = root().join("target/bench/cluster");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("can't empty target/bench/cluster")?;
    }
    fs::create_dir_all(&folder).context("can't make target/bench/cluster")?;
    let (file, archive) = (folder.join("one.jsonl"), folder.join("one"));
    fs::write(&file, format!("{LINE}\n")).context("can't write the pattern of a post")?;
    run(Command::new(&program).arg("archive").arg(&file).arg("--out").arg(&archive))?;
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(archive.join("archive.json"))?)?;
    let model = serde_json::json!({ "whole": LINE, "manifest": manifest });
    fs::write(folder.join("model.json"), model.to_string())
        .context("can't write the pattern of an archive")?;
    let script = root().join("xtask/bench/cluster/measure.py");
    let packages = root().join("target/tools/engines");
    run(Command::new("/usr/bin/python3")
        .arg(script)
        .arg(program)
        .arg(folder)
        .arg(packages)
        .arg(ROUNDS)
        .args(sizes))?;
    println!("{}", table::told(&host::facts("")));
    Ok(())
}
