// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures Groundswell beside its peers, on one machine and at one hour.
//!
//! Owns the archives, the peers and the comparison of what all of them answer. Each is run as a whole process, in
//! turn with the others, so that what disturbs one disturbs all. Deliberately knows nothing of how any of them reads.

mod answer;
mod archive;
mod ask;
pub mod cluster;
mod contender;
pub mod coordination;
mod damage;
mod host;
pub mod hour;
pub mod languages;
mod measure;
mod place;
mod plan;
pub mod record;
mod results;
mod row;
mod server;
mod share;
pub mod sketch;
pub mod spellings;
pub mod surges;
mod table;
pub mod telling;
mod verdict;

use std::{fs, io, path::Path};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use answer::Answer;
use contender::Contender;
use host::Meantime;
use measure::{Measured, measure};
use place::Place;
use plan::Plan;
use results::Results;
use row::Row;

use crate::run::root;

/// Reads large archives, and says how much faster and smaller than the peers.
pub fn reading(words: &[&str]) -> Result<()> {
    if words.iter().any(|word| ["help", "--help", "-h"].contains(word)) {
        println!("{}", plan::HELP);
        return Ok(());
    }
    let mut plan = Plan::read(words)?;
    plan.leave_out_missing();
    // 1. What is run.
    let place = Place::new()?;
    place.install_peers()?;
    for build in plan.builds() {
        place.build(build)?;
    }
    // 2. Row by row: what is read, and the reading.
    let facts = host::facts(&host::packages(&place.python()));
    let mut results = Vec::new();
    for row in &plan.rows {
        let row = measured(row, &plan, &place)?;
        println!("{}", table::markdown(&row));
        results.push(row.json());
    }
    // 3. What came out.
    println!("{}", table::told(&facts));
    if !plan.is_whole() {
        println!(
            "The archives are shorter than those of the goals: starting up weighs more, and no goal is judged."
        );
    }
    let results = json!({ "machine": facts, "rounds": plan.rounds, "archives": results });
    keep("reading", &results, plan.is_kept)
}

/// Measures everything that reads an archive, in turn.
fn measured(row: &Row, plan: &Plan, place: &Place) -> Result<Results> {
    let archive = place.archive(row, plan.lines)?;
    let contenders = plan.contenders(row);
    for (contender, _) in &contenders {
        place.pack(&archive, contender.packing())?;
    }
    // From the disk it comes once, before the first run.
    io::copy(&mut fs::File::open(&archive)?, &mut io::sink())?;
    let meantime = Meantime::begin();
    let new = |(contender, title)| Measured::new(contender, title);
    let mut measured: Vec<Measured<Contender>> = contenders.into_iter().map(new).collect();
    let mut answers = None;
    for round in 1..=plan.rounds {
        for measured in &mut measured {
            run(row, &archive, place, measured, &mut answers)
                .with_context(|| format!("reading {}, round {round}, {}", row.name, measured.title))?;
        }
    }
    let others = meantime.used_by_others();
    if row.share == 1.0 {
        damage::check(row, &archive, place)?;
    }
    let bytes = fs::metadata(&archive)?.len();
    let lines = row.archive(plan.lines).lines;
    Ok(Results { row: *row, is_whole: plan.is_whole(), lines, bytes, others, measured })
}

/// Runs one of them once, and sees that it answers as the first did.
fn run(
    row: &Row,
    archive: &Path,
    place: &Place,
    measured: &mut Measured<Contender>,
    first: &mut Option<(Answer, &'static str)>,
) -> Result<()> {
    let (run, report) = measure(&measured.way.command(row, archive, place), place)?;
    let title = measured.title.trim_matches('*');
    eprintln!(
        "{:<5}{title:<28}{:>7.2} s CPU {:>7.2} s {:>6.0} MiB",
        row.name, run.cpu_s, run.wall_s, run.peak_mib
    );
    measured.runs.push(run);
    if !measured.way.answers() {
        return Ok(());
    }
    let answer = Answer::read(&report)?;
    match first {
        Some((first, name)) => first.compare(&answer, (name, title)),
        None => {
            *first = Some((answer, title));
            Ok(())
        }
    }
}

/// Writes results where they are kept, or where they are overwritten the next time.
fn keep(bench: &str, results: &Value, is_kept: bool) -> Result<()> {
    let folder = if is_kept { "docs/bench" } else { "target/bench" };
    let name = format!("{folder}/{bench}.json");
    let path = root().join(&name);
    fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
    fs::write(&path, format!("{results:#}\n")).with_context(|| format!("can't write {name}"))?;
    eprintln!("the results are in {name}");
    Ok(())
}

#[cfg(test)]
mod tests;
