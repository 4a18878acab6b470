// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{ffi::OsString, fs, process::Command, str::FromStr};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use super::place::Place;

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub wall_s: f64,
    /// Processor time of all threads, in the program and in the kernel for it.
    pub cpu_s: f64,
    pub peak_mib: f64,
}

/// Runs a program to its end, and gives what it took and what it printed.
pub fn measure(command: &[OsString], place: &Place) -> Result<(Run, Vec<u8>)> {
    let (output, errors) = (place.file("output"), place.file("errors"));
    let mut driver = Command::new("python3");
    driver.args(["-I", "-S"]).arg(place.script("measure.py")).args([&output, &errors]).args(command);
    let driven = driver.output().context("can't start python3")?;
    let told = String::from_utf8_lossy(&driven.stdout);
    let [code, wall_s, cpu_s, peak_kib] = told.split_whitespace().collect::<Vec<_>>()[..] else {
        bail!("can't measure: {}", String::from_utf8_lossy(&driven.stderr));
    };
    if code != "0" {
        let errors = fs::read_to_string(errors).unwrap_or_default();
        let program = command.first().map(|program| program.display().to_string()).unwrap_or_default();
        bail!("`{program}` ended with {code}:\n{errors}");
    }
    let run =
        Run { wall_s: number(wall_s)?, cpu_s: number(cpu_s)?, peak_mib: number::<f64>(peak_kib)? / 1024.0 };
    Ok((run, fs::read(output)?))
}

fn number<T: FromStr>(text: &str) -> Result<T> {
    text.parse().ok().with_context(|| format!("can't measure: `{text}` is no number"))
}

/// What was measured of one way to do it.
pub struct Measured<W> {
    pub way: W,
    pub title: &'static str,
    pub runs: Vec<Run>,
}

impl<W> Measured<W> {
    /// Nothing yet.
    pub fn new(way: W, title: &'static str) -> Self {
        Self { way, title, runs: Vec::new() }
    }

    pub fn cpu_s(&self) -> Spread {
        self.spread(|run| run.cpu_s)
    }

    pub fn wall_s(&self) -> Spread {
        self.spread(|run| run.wall_s)
    }

    pub fn peak_mib(&self) -> Spread {
        self.spread(|run| run.peak_mib)
    }

    /// Of what each run gives.
    pub fn spread(&self, value: impl Fn(&Run) -> f64) -> Spread {
        Spread::of(self.runs.iter().map(value).collect())
    }

    /// Every run, for JSON.
    pub fn json(&self) -> Map<String, Value> {
        let all =
            |value: fn(&Run) -> f64| self.runs.iter().map(value).map(rounded).collect::<Vec<_>>().into();
        [
            ("name", self.title.replace(['*', '`'], "").into()),
            ("cpu_s", all(|run| run.cpu_s)),
            ("wall_s", all(|run| run.wall_s)),
            ("peak_mib", all(|run| run.peak_mib)),
            ("median_cpu_s", rounded(self.cpu_s().median).into()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
    }
}

/// Further digits would be noise.
pub fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// The middle of some values, the least and the greatest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub median: f64,
    pub least: f64,
    pub greatest: f64,
}

impl Spread {
    /// Of some values.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |place: usize| values.get(place).copied().unwrap_or(f64::NAN);
        let last = values.len().saturating_sub(1);
        Self { median: f64::midpoint(at(last / 2), at(values.len() / 2)), least: at(0), greatest: at(last) }
    }
}
