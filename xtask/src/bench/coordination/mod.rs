// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures who finds pairs of accounts that share the same within a minute, beside the peers; and a million shares of one object.

mod figures;
mod honest;
mod plan;
mod shares;
mod storm;

use std::{ffi::OsString, fs, io, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use self::{
    figures::{Figures, Way},
    plan::{HOUR, MINUTE, Plan},
    shares::Shares,
};
use super::{
    contender::Build,
    host::{self, Meantime},
    keep,
    measure::{Measured, measure},
    place::Place,
    table,
};
use crate::run::root;

/// Counts the changes of what is invented, so that no table of another edition is read.
const EDITION: u32 = 1;

/// Measures what the plan says, and tells it.
pub fn measure_all(words: &[&str]) -> Result<()> {
    if words.iter().any(|word| ["help", "--help", "-h"].contains(word)) {
        println!("{}", plan::HELP);
        return Ok(());
    }
    let plan = Plan::read(words)?;
    let place = Place::new()?;
    match &plan.program {
        Some(program) => drop(fs::copy(program, place.program(Build::Released))?),
        None => place.build(Build::Released)?,
    }
    if plan.is_about_honesty {
        return honest::measure(plan.storms, &place.program(Build::Released), &place);
    }
    place.install_peers()?;
    let facts = host::facts(&host::packages(&place.python()));
    let mut results =
        vec![run_all(plan.table(), &[Way::Groundswell, Way::Counts, Way::List, Way::Python], &plan, &place)?];
    if plan.has_crowds {
        results.push(run_all(HOUR, &[Way::Groundswell], &plan, &place)?);
        results.push(run_all(MINUTE, &[Way::Refusal], &plan, &place)?);
    }
    for figures in &results {
        println!("{}", figures.markdown());
    }
    println!("{}", table::told(&facts));
    let tables: Vec<_> = results.iter().map(Figures::json).collect();
    keep("coordination", &json!({ "machine": facts, "rounds": plan.rounds, "tables": tables }), plan.is_kept)
}

/// Measures everything that reads a table, in turn.
fn run_all(shares: Shares, ways: &[Way], plan: &Plan, place: &Place) -> Result<Figures> {
    let path = place.file(&format!("{}-{}-{EDITION}.tsv", shares.name, shares.shares));
    shares.write(&path)?;
    io::copy(&mut fs::File::open(&path)?, &mut io::sink())?;
    let meantime = Meantime::begin();
    let mut measured: Vec<Measured<Way>> = ways.iter().map(|way| Measured::new(*way, way.title())).collect();
    let mut answer = None;
    for round in 1..=plan.rounds {
        for measured in &mut measured {
            let (run, printed) = measure(&command(measured.way, shares, &path, place), place)
                .with_context(|| format!("{}, round {round}, {}", shares.name, measured.title))?;
            eprintln!(
                "{:<7}{:<28}{:>7.2} s CPU {:>7.2} s {:>6.0} MiB",
                shares.name,
                measured.title.trim_matches('*'),
                run.cpu_s,
                run.wall_s,
                run.peak_mib
            );
            measured.runs.push(run);
            compare(measured.way, printed, &mut answer)?;
        }
    }
    let bytes = fs::metadata(&path)?.len();
    let is_whole = shares != plan.table() || plan.is_whole();
    Ok(Figures { shares, bytes, others: meantime.used_by_others(), measured, answer, is_whole })
}

/// Sees that all answers are the same, byte by byte; of counts, that they are those of the list.
fn compare(way: Way, printed: Vec<u8>, answer: &mut Option<Vec<u8>>) -> Result<()> {
    match (way, &answer) {
        (Way::Refusal, _) => Ok(()),
        (Way::Counts, Some(list)) => {
            let (said, counted) = (String::from_utf8_lossy(&printed), figures::counts(list));
            ensure!(
                said.split_whitespace().map(str::parse).collect::<Result<Vec<u64>, _>>()? == counted,
                "the counts differ: {said} and {counted:?}"
            );
            Ok(())
        }
        (_, Some(list)) => {
            ensure!(*list == printed, "the lists differ");
            Ok(())
        }
        (_, None) => {
            *answer = Some(printed);
            Ok(())
        }
    }
}

fn command(way: Way, shares: Shares, path: &Path, place: &Place) -> Vec<OsString> {
    let program = place.program(Build::Released);
    let script = |name: &str| root().join("xtask/bench/coordination").join(name).into_os_string();
    let python = place.python().into_os_string();
    let of_crowd = shares.objects == 1;
    match way {
        Way::Counts | Way::List => {
            let what = if way == Way::Counts { "counts" } else { "list" };
            vec![python, script("duckdb_pairs.py"), what.into(), path.into()]
        }
        Way::Python => vec![python, script("python_pairs.py"), path.into()],
        Way::Groundswell => {
            let mut command: Vec<OsString> = vec![program.into(), "coordination".into(), path.into()];
            command.extend(["--window", "60s"].map(OsString::from));
            // Billions of pairs go nowhere, or the disk would be measured.
            let options: [&str; 2] = if of_crowd { ["--out", "/dev/null"] } else { ["--min", "1"] };
            command.extend(options.map(OsString::from));
            command
        }
        Way::Refusal => {
            let line = "\"$0\" coordination \"$1\" --window 60s --min 1 --out /dev/null; test $? = 1";
            vec!["sh".into(), "-c".into(), line.into(), program.into(), path.into()]
        }
    }
}

#[cfg(test)]
mod tests;
