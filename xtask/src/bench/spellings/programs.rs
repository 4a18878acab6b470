// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who is asked for near misses: Groundswell, and the peers.

use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};
use serde_json::Value;

use super::super::{
    ask::{ask, install},
    place::{Place, release},
};
use crate::run::{root, run};

/// What is run.
pub struct Programs {
    ours: PathBuf,
    peers: PathBuf,
}

/// A spelling that Groundswell finds near.
pub struct Near {
    pub spelling: String,
    pub why: String,
    pub needs_company: bool,
    pub is_offered: bool,
}

impl Programs {
    /// Builds Groundswell's example, and installs the peers.
    pub fn new(place: &Place) -> Result<Self> {
        let target = root().join("target");
        run(release(&target).args(["--package", "groundswell-analysis", "--example", "spellings"]))?;
        Ok(Self { ours: target.join("release/examples/spellings"), peers: install(place, "spellings")? })
    }

    /// The hashtags of each post, as X folds them.
    pub fn tags(&self, lines: &str) -> Result<Vec<Vec<String>>> {
        let said = ask(Command::new(&self.ours).arg("tags"), lines)?;
        said.lines().map(|line| Ok(serde_json::from_str::<Vec<String>>(line)?)).collect()
    }

    /// What Groundswell finds near the hashtags agreed on.
    pub fn near(&self, agreed: &[String], lines: &str) -> Result<Vec<Near>> {
        let said = ask(Command::new(&self.ours).arg("near").args(agreed), lines)?;
        let near = |line: &str| {
            let read: Value = serde_json::from_str(line)?;
            let text = |field: &str| read.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
            let is = |field: &str| read.get(field).and_then(Value::as_bool).unwrap_or_default();
            let (needs_company, is_offered) = (is("needs_company"), is("is_offered"));
            Ok(Near { spelling: text("spelling"), why: text("why"), needs_company, is_offered })
        };
        said.lines().map(near).collect()
    }

    /// What makes the second tag of each pair nearly the first, if anything does.
    pub fn pairs(&self, pairs: &[(&str, &str)]) -> Result<Vec<String>> {
        let lines: String = pairs.iter().map(|(asked, seen)| format!("{asked}\t{seen}\n")).collect();
        Ok(ask(Command::new(&self.ours).arg("pairs"), &lines)?.lines().map(str::to_owned).collect())
    }

    /// What each of the peers' methods finds near.
    pub fn peers(&self, agreed: &[String], seen: &[&str]) -> Result<BTreeMap<String, Vec<String>>> {
        let script = root().join("xtask/bench/spellings/peer.py");
        let mut python = Command::new("python3");
        python.env("PYTHONPATH", &self.peers).arg(script).args(agreed);
        let said = ask(&mut python, &seen.join("\n"))?;
        let method = |line: &str| {
            let read: Value = serde_json::from_str(line)?;
            let name = read.get("method").and_then(Value::as_str).context("a method has a name")?.to_owned();
            Ok((name, serde_json::from_value(read.get("near").cloned().unwrap_or_default())?))
        };
        said.lines().map(method).collect()
    }

    /// The versions of the peers.
    pub fn versions() -> Result<String> {
        let list = fs::read_to_string(root().join("xtask/bench/spellings/requirements.txt"))?;
        Ok(list.trim().replace('\n', ", "))
    }
}
