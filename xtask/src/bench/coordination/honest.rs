// SPDX-License-Identifier: AGPL-3.0-or-later
//! How often people who answer a call are taken for something else: invented storms, with and without a cluster that is paid.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::Value;

use super::storm::{KINDS, PAID, Storm};
use crate::{bench::place::Place, run::root};

/// What was said of some storms.
#[derive(Default)]
struct Said {
    storms: usize,
    flagged_storms: usize,
    honest: usize,
    flagged_honest: usize,
    paid: usize,
    found_paid: usize,
}

impl Said {
    fn add(&mut self, flagged: &BTreeSet<String>, storm: &Storm) {
        let is_paid = |account: &&String| account.contains(PAID);
        let found = flagged.iter().filter(is_paid).count();
        self.storms += 1;
        self.flagged_storms += usize::from(flagged.len() > found);
        self.honest += storm.honest;
        self.flagged_honest += flagged.len() - found;
        self.paid += storm.paid;
        self.found_paid += found;
    }

    fn row(&self, title: &str) -> String {
        let percent = |part: usize, whole: usize| {
            if whole == 0 { String::new() } else { format!("{:.2} %", 100.0 * part as f64 / whole as f64) }
        };
        format!(
            "| {title} | {} of {} | {} | {} |\n",
            self.flagged_storms,
            self.storms,
            percent(self.flagged_honest, self.honest),
            percent(self.found_paid, self.paid)
        )
    }
}

/// Invents so many storms of each kind, has them looked at, and tells how often who was flagged.
pub fn measure(storms: u64, program: &Path, place: &Place) -> Result<()> {
    let mut rows = String::new();
    for kind in KINDS {
        let mut said: BTreeMap<&str, Said> = BTreeMap::new();
        for seed in 0..storms {
            let storm = Storm::invent(seed, kind);
            let path = place.file("storm.jsonl");
            fs::write(&path, &storm.lines)?;
            let before = |weight: &str| flagged_before(program, &path, weight);
            said.entry("1 before, weight 2").or_default().add(&before("2")?, &storm);
            said.entry("2 before, weight 5").or_default().add(&before("5")?, &storm);
            said.entry("3 what the call declares taken out")
                .or_default()
                .add(&flagged_after(program, &path)?, &storm);
        }
        for (way, said) in &said {
            rows.push_str(&said.row(&format!("{}: {}", kind.name, way.get(2..).unwrap_or(way))));
        }
    }
    println!(
        "| storms | storms with honest accounts flagged | honest accounts flagged | paid accounts found |\n|---|---|---|---|\n{rows}"
    );
    Ok(())
}

/// Who has an edge of such a weight, when nothing is known of the call.
fn flagged_before(program: &Path, path: &Path, weight: &str) -> Result<BTreeSet<String>> {
    let objects = ["--object", "hashtag,link,text,repost,reply,medium"];
    let list =
        run(Command::new(program).arg("coordination").arg(path).args(objects).args(["--weight", weight]))?;
    let accounts = list.lines().skip(1).flat_map(|line| line.split(',').take(2).map(str::to_owned));
    Ok(accounts.collect())
}

/// Who stands on a card of evidence, when it is.
fn flagged_after(program: &Path, path: &Path) -> Result<BTreeSet<String>> {
    let call = root().join("examples/ahang-weavers");
    let told = run(Command::new(program).arg("coordination").arg(path).arg("--call").arg(call).args([
        "--format",
        "json",
        "--name-accounts",
    ]))?;
    let told: Value = serde_json::from_str(&told)?;
    let clusters = told.get("clusters").and_then(Value::as_array).context("the answer has clusters")?;
    let accounts = clusters.iter().filter_map(|cluster| cluster.get("accounts")?.as_array()).flatten();
    Ok(accounts.filter_map(|account| account.as_str().map(str::to_owned)).collect())
}

fn run(command: &mut Command) -> Result<String> {
    let output = command.output().context("can't start groundswell")?;
    anyhow::ensure!(
        output.status.success(),
        "groundswell failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}
