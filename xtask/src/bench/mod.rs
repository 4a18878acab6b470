// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures Groundswell beside its peers, on one machine and at one hour.
//!
//! Owns the archives, the peers and the comparison of what all of them answer. Each is run as a whole process, in
//! turn with the others, so that what disturbs one disturbs all. Deliberately knows nothing of how any of them reads.

mod answer;
mod archive;
mod contender;
mod damage;
mod host;
pub mod hour;
mod measure;
mod place;
mod plan;
mod results;
mod row;
mod table;

use std::{fs, io, path::Path, time::Instant};

use anyhow::{Context, Result};
use serde_json::json;

use answer::Answer;
use measure::measure;
use place::Place;
use plan::Plan;
use results::{Measured, Results};
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
    let facts = host::facts(&place.python());
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
    keep(&format!("{results:#}\n"), &plan)
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
    let (began, used_before) = (Instant::now(), host::used_s());
    let new = |(contender, title)| Measured { contender, title, runs: Vec::new() };
    let mut measured: Vec<Measured> = contenders.into_iter().map(new).collect();
    let mut answers = None;
    for round in 1..=plan.rounds {
        for measured in &mut measured {
            run(row, &archive, place, measured, &mut answers)
                .with_context(|| format!("reading {}, round {round}, {}", row.name, measured.title))?;
        }
    }
    let machine_s = began.elapsed().as_secs_f64() * host::cores() as f64;
    let own_s: f64 = measured.iter().flat_map(|measured| &measured.runs).map(|run| run.cpu_s).sum();
    let others = ((host::used_s() - used_before - own_s) / machine_s).max(0.0);
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
    measured: &mut Measured,
    first: &mut Option<(Answer, &'static str)>,
) -> Result<()> {
    let (run, report) = measure(&measured.contender.command(row, archive, place), place)?;
    let title = measured.title.trim_matches('*');
    eprintln!(
        "{:<5}{title:<28}{:>7.2} s CPU {:>7.2} s {:>6.0} MiB",
        row.name, run.cpu_s, run.wall_s, run.peak_mib
    );
    measured.runs.push(run);
    if !measured.contender.answers() {
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

fn keep(results: &str, plan: &Plan) -> Result<()> {
    let name = if plan.is_kept { "docs/bench/reading.json" } else { "target/bench/reading.json" };
    let path = root().join(name);
    fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
    fs::write(&path, results).with_context(|| format!("can't write {name}"))?;
    eprintln!("the results are in {name}");
    Ok(())
}

#[cfg(test)]
mod tests;
