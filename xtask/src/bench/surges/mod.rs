// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures how well surges are found, by the rules of the Numenta Anomaly Benchmark, beside the peers.
//!
//! Groundswell has one setting, and its alarms are the scores of 0.5 or more. Of each peer, which all leave it to their users which
//! score is an alarm, the threshold is taken that is best on these very series; that is how the benchmark treats them, and it favors them.

mod numenta;
mod peers;
mod plan;
mod series;

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use self::{
    numenta::{LOW_FALSE, Outcome, PROFILES, STANDARD},
    plan::Plan,
    series::Labeled,
};
use super::{
    contender::Build,
    host::{self, Meantime},
    keep,
    measure::{self, rounded},
    place::Place,
    table,
};
use crate::run::root;

/// What one detector came to on all series.
struct Told {
    title: String,
    threshold: f64,
    outcome: Outcome,
    /// Of each series by itself, under the standard profile.
    each: BTreeMap<String, f64>,
    cpu_s: f64,
}

/// Measures what the plan says, and tells it.
pub fn measure(words: &[&str]) -> Result<()> {
    if words.iter().any(|word| ["help", "--help", "-h"].contains(word)) {
        println!("{}", plan::HELP);
        return Ok(());
    }
    let plan = Plan::read(words)?;
    let labeled = series::read(&plan.series, &plan.windows)?;
    let place = Place::new()?;
    let program = match &plan.program {
        Some(program) => program.clone(),
        None => {
            place.build(Build::Released)?;
            place.program(Build::Released)
        }
    };
    let meantime = Meantime::begin();
    let mut all = vec![told("**Groundswell**", &labeled, Some(0.5), &place, |path| {
        vec![program.clone().into(), "surges".into(), path.into(), "--scores".into()]
    })?];
    if plan.has_peers {
        peers::install(&place)?;
        let (python, script) = (peers::python(&place), peers::script());
        for (name, title) in peers::PEERS {
            all.push(told(title, &labeled, None, &place, |path| {
                vec![python.clone().into(), script.clone().into(), name.into(), path.into()]
            })?);
        }
    }
    let packages = if plan.has_peers { host::packages(&peers::python(&place)) } else { String::new() };
    let facts = host::facts(&packages);
    println!("{}\n{}", markdown(&all, &labeled, meantime.used_by_others()), table::told(&facts));
    let results: Vec<Value> = all.iter().map(Told::json).collect();
    keep("surges", &json!({ "machine": facts, "series": labeled.len(), "detectors": results }), plan.is_kept)
}

/// Runs a detector over all series, and holds its alarms against the windows; with a threshold, or the best one there is.
fn told(
    title: &str,
    labeled: &[Labeled],
    threshold: Option<f64>,
    place: &Place,
    command: impl Fn(&Path) -> Vec<OsString>,
) -> Result<Told> {
    let (mut scores, mut cpu_s) = (Vec::new(), 0.0);
    for series in labeled {
        let (run, printed) = measure::measure(&command(&series.path), place)?;
        cpu_s += run.cpu_s;
        let of_series = series::scores(&String::from_utf8_lossy(&printed));
        let (told, rows) = (of_series.len(), series.times.len());
        ensure!(told == rows, "{title} gives {told} scores for {rows} rows of {}", series.name);
        scores.push(of_series);
    }
    let threshold = threshold.unwrap_or_else(|| numenta::best_threshold(labeled, &scores));
    let each = labeled.iter().zip(&scores).map(|(series, scores)| {
        let alone = numenta::judge([(series, scores.as_slice())], threshold);
        (series.name.clone(), alone.of(&STANDARD))
    });
    let outcome = numenta::judge(
        labeled.iter().zip(&scores).map(|(series, scores)| (series, scores.as_slice())),
        threshold,
    );
    eprintln!("{title:<40}{:>6.1}{:>6.1}{cpu_s:>8.2} s CPU", outcome.of(&STANDARD), outcome.of(&LOW_FALSE));
    Ok(Told { title: title.to_owned(), threshold, outcome, each: each.collect(), cpu_s })
}

fn markdown(all: &[Told], labeled: &[Labeled], others: f64) -> String {
    let rows: usize = labeled.iter().map(|series| series.times.len()).sum();
    let mut text = format!(
        "{} series, {} rows; others used {:.0} % of the machine.\n\n\
         | | threshold | standard | few false alarms | few missed | windows | false rows | CPU s |\n|---|---|---|---|---|---|---|---|\n",
        labeled.len(),
        table::grouped(rows as u64),
        others * 100.0,
    );
    for told in all {
        let [standard, low_false, low_missed] = PROFILES.map(|profile| told.outcome.of(&profile));
        let Outcome { hits, windows, false_rows, .. } = told.outcome;
        text.push_str(&format!(
            "| {} | {:.3} | {standard:.1} | {low_false:.1} | {low_missed:.1} | {hits}/{windows} | {false_rows} | {:.2} |\n",
            told.title, told.threshold, told.cpu_s
        ));
    }
    if let Some(ours) = all.first() {
        let each: Vec<String> = ours.each.iter().map(|(name, score)| format!("{name} {score:.1}")).collect();
        text.push_str(&format!("\nGroundswell, series by series (standard): {}.\n", each.join(", ")));
    }
    text
}

impl Told {
    fn json(&self) -> Value {
        let [standard, low_false, low_missed] = PROFILES.map(|profile| rounded(self.outcome.of(&profile)));
        json!({
            "name": self.title.replace('*', ""),
            "threshold": rounded(self.threshold),
            "standard": standard,
            "reward_low_FP_rate": low_false,
            "reward_low_FN_rate": low_missed,
            "hits": self.outcome.hits,
            "windows": self.outcome.windows,
            "false_rows": self.outcome.false_rows,
            "each_standard": self.each.iter().map(|(name, score)| (name.clone(), rounded(*score).into())).collect::<serde_json::Map<_, Value>>(),
            "cpu_s": rounded(self.cpu_s),
        })
    }
}

/// Where the series are that are shared beside the project.
fn shared() -> PathBuf {
    root().join("../shared/data/nab-realtweets")
}

#[cfg(test)]
mod tests;
