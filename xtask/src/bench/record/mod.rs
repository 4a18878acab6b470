// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures the record beside its peers: appending, opening, verifying, forgetting; and what authors' signatures take.
//!
//! Each round fills a record anew and lets everything else work on that one, in the same order, so that what disturbs one
//! disturbs all. The peers take their bytes out of it, and a second tree, Python's, has to come to the same root.

mod figures;
mod nats;
mod plan;
mod programs;
mod work;

use std::fs;

use anyhow::{Context, Result};
use serde_json::json;

use self::{
    figures::Figures,
    plan::Plan,
    programs::{Programs, Scratch},
    work::{PROOFS, Work},
};
use super::{
    host::{self, Meantime},
    keep, table,
};

/// Measures what the plan says, and tells it.
pub fn measure(words: &[&str]) -> Result<()> {
    if words.iter().any(|word| ["help", "--help", "-h"].contains(word)) {
        println!("{}", plan::HELP);
        return Ok(());
    }
    let plan = Plan::read(words)?;
    let programs = Programs::build(plan.entries)?;
    let has_nats = nats::is_here();
    let facts = host::facts(&peers(has_nats));
    let mut figures = Figures::new(plan.entries, plan.is_whole());
    let meantime = Meantime::begin();
    // None goes before the last: ext4 looks through what was deleted shortly before whenever it makes a file.
    let mut scratches = Vec::new();
    for number in 1..=plan.rounds {
        scratches.push(programs.scratch(number)?);
        let scratch = scratches.last().expect("one was just made");
        round(&programs, scratch, has_nats, &mut figures).with_context(|| format!("round {number}"))?;
    }
    figures.others = meantime.used_by_others();
    println!("{}\n{}", figures.markdown(), table::told(&facts));
    if !plan.is_whole() {
        println!("The record is not as long as the goals say, so none of them is judged.");
    }
    let results = json!({ "machine": facts, "rounds": plan.rounds, "record": figures.json() });
    keep("record", &results, plan.is_kept)
}

/// Fills a record, lets all others work on it, and makes it forget.
fn round(programs: &Programs, scratch: &Scratch, has_nats: bool, figures: &mut Figures) -> Result<()> {
    append(programs, scratch, has_nats, figures)?;
    verify(programs, scratch, figures)?;
    let [open] = programs.parts(&programs.step(scratch.folder(), "open"), ["open"])?;
    figures.take(Work::Open, open);
    let [forget] = programs.parts(&programs.step(scratch.folder(), "forget"), ["forget"])?;
    figures.take(Work::Forget, forget);
    // What has forgotten still holds; the program fails if it does not.
    programs.run(&programs.step(scratch.folder(), "verify")).map(drop)
}

fn append(programs: &Programs, scratch: &Scratch, has_nats: bool, figures: &mut Figures) -> Result<()> {
    let step = programs.step(scratch.folder(), "append");
    let [draft, append, seal] = programs.parts(&step, ["draft", "append", "seal"])?;
    figures.take(Work::Draft, draft);
    figures.take(Work::Append, append);
    figures.take(Work::Seal, seal);
    let folder = scratch.folder().join("peer");
    fs::create_dir(&folder)?;
    let file = folder.join("entries.sqlite");
    let [sqlite] =
        programs.parts(&programs.peer("sqlite", &scratch.record(), Some(file.into())), ["append"])?;
    figures.take(Work::Sqlite, sqlite);
    if has_nats {
        figures.take(Work::Nats, nats::publish(programs, &folder, &scratch.record())?);
    }
    Ok(fs::remove_dir_all(folder)?)
}

fn verify(programs: &Programs, scratch: &Scratch, figures: &mut Figures) -> Result<()> {
    let record = scratch.record();
    let step = programs.step(scratch.folder(), "verify");
    figures.take(Work::Verify, programs.run(&step)?.0);
    let alone = ["taskset", "-c", "0"].map(Into::into).into_iter().chain(step).collect::<Vec<_>>();
    figures.take(Work::OneCore, programs.run(&alone)?.0);
    let (python, said) = programs.run(&Programs::python(&record))?;
    let checkpoint = fs::read_to_string(record.join("checkpoint"))?;
    figures.bytes = programs::agreed(&String::from_utf8_lossy(&said), &checkpoint, programs.entries)?;
    figures.take(Work::Python, python);
    figures.take(Work::Contents, programs.run(&programs.peer("sha2", &record, None))?.0);
    figures.take(Work::Files, programs.run(&Programs::files(&record)?)?.0);
    let [proofs] = programs.parts(&programs.proofs(PROOFS), ["proofs"])?;
    figures.take(Work::Proofs, proofs);
    Ok(())
}

/// What the peers are, by their own word.
fn peers(has_nats: bool) -> String {
    let lock =
        fs::read_to_string(crate::run::root().join("xtask/bench/record/Cargo.lock")).unwrap_or_default();
    let mut said = vec![host::said("python3", &["--version"]), host::said("openssl", &["version"])];
    said.extend(["rusqlite", "sha2"].map(|name| format!("{name} {}", locked(&lock, name))));
    said.extend(has_nats.then(nats::version));
    said.join(", ")
}

/// The version of a package in a lockfile.
fn locked<'a>(lock: &'a str, name: &str) -> &'a str {
    let package = lock.split("[[package]]").find(|package| package.contains(&format!("name = \"{name}\"\n")));
    package.and_then(|package| package.split("version = \"").nth(1)?.split('"').next()).unwrap_or("?")
}

#[cfg(test)]
mod tests;
