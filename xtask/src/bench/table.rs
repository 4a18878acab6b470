// SPDX-License-Identifier: AGPL-3.0-or-later
//! Results as Markdown, to be pasted into `docs/bench-reading.md`.

use std::fmt::Write as _;

use serde_json::Value;

use super::results::{Measured, Results, Verdict};

/// The share of a machine beyond which others' work shows in the figures.
const BUSY: f64 = 0.05;

/// One table for an archive, and its goals below.
pub fn markdown(results: &Results) -> String {
    let rounds = results.measured.first().map_or(0, |measured| measured.runs.len());
    let mut table = format!(
        "### `{}`: {} {}, {} MB\n\n\
         Medians of {rounds}, least and greatest in brackets; others used {:.0} % of the machine.{}\n\n\
         | | CPU s | wall s | peak MiB | DuckDB's CPU, in times |\n|---|---|---|---|---|\n",
        results.row.name,
        grouped(results.lines as u64),
        results.row.what,
        grouped(results.bytes / 1_000_000),
        results.others * 100.0,
        if results.others > BUSY { " **Walls say little, and processor times move.**" } else { "" },
    );
    for measured in &results.measured {
        table.push_str(&line(results, measured));
    }
    let verdicts = results.verdicts();
    if !verdicts.is_empty() {
        table.push_str("\n| goal | reach | aim | measured | |\n|---|---|---|---|---|\n");
    }
    for verdict in &verdicts {
        let Verdict { what, measured, reach, aim, .. } = verdict;
        let aim = aim.map(|aim| aim.to_string()).unwrap_or_default();
        let row = writeln!(table, "| {what} | {reach} | {aim} | {measured:.1} | {} |", verdict.said());
        row.expect("writing to a string does not fail");
    }
    table
}

fn line(results: &Results, measured: &Measured) -> String {
    let (cpu, wall, peak) = (measured.cpu_s(), measured.wall_s(), measured.peak_mib());
    let times = results.times(measured).map(|times| format!("{times:.1}")).unwrap_or_default();
    format!(
        "| {} | {:.2} ({:.2}–{:.2}) | {:.2} ({:.2}–{:.2}) | {:.0} | {times} |\n",
        measured.title,
        cpu.median,
        cpu.least,
        cpu.greatest,
        wall.median,
        wall.least,
        wall.greatest,
        peak.greatest,
    )
}

/// On what it was measured, as a sentence.
pub fn told(facts: &Value) -> String {
    let fact = |name: &str| facts.get(name).map(|fact| fact.to_string().replace('"', "")).unwrap_or_default();
    format!(
        "Measured {}, commit {}, on {} ({} cores, {} GiB, widest instructions {}, Linux {}); {}; {}.\n",
        fact("measured_at"),
        fact("commit"),
        fact("processor"),
        fact("cores"),
        fact("memory_gib"),
        fact("instructions"),
        fact("kernel"),
        fact("rust"),
        fact("peers"),
    )
}

/// A number with a comma before each third digit from the right.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
