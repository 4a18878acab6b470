// SPDX-License-Identifier: AGPL-3.0-or-later
//! Results as Markdown, to be kept under `docs/`.

use serde_json::Value;

use super::{
    contender::Contender,
    measure::{Measured, Spread},
    results::Results,
    verdict,
};

/// The share of a machine beyond which others' work shows in the figures.
const BUSY: f64 = 0.05;

/// One table for an archive, and its goals below.
pub fn markdown(results: &Results) -> String {
    let rounds = results.measured.first().map_or(0, |measured| measured.runs.len());
    let mut table = format!(
        "### `{}`: {} {}, {} MB\n\n\
         {}\n\n| | CPU s | wall s | peak MiB | DuckDB's CPU, in times |\n|---|---|---|---|---|\n",
        results.row.name,
        grouped(results.lines as u64),
        results.row.what,
        grouped(results.bytes / 1_000_000),
        medians(rounds, results.others),
    );
    for measured in &results.measured {
        table.push_str(&line(results, measured));
    }
    table.push_str(&verdict::table(&results.verdicts()));
    table
}

/// How often it was measured, and beside what.
pub fn medians(rounds: usize, others: f64) -> String {
    let warning = if others > BUSY { " **Walls say little, and processor times move.**" } else { "" };
    let others = others * 100.0;
    format!(
        "Medians of {rounds}, least and greatest in brackets; others used {others:.0} % of the machine.{warning}"
    )
}

fn line(results: &Results, measured: &Measured<Contender>) -> String {
    let (cpu, wall, peak) = (measured.cpu_s(), measured.wall_s(), measured.peak_mib());
    let times = results.times(measured).map(|times| format!("{times:.1}")).unwrap_or_default();
    format!("| {} | {} | {} | {:.0} | {times} |\n", measured.title, spread(cpu), spread(wall), peak.greatest)
}

/// The middle, and the least and the greatest behind it.
pub fn spread(Spread { median, least, greatest }: Spread) -> String {
    format!("{median:.2} ({least:.2}–{greatest:.2})")
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
pub fn grouped(number: u64) -> String {
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
