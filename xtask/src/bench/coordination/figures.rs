// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::{Value, json};

use super::shares::Shares;
use crate::bench::{
    measure::{Measured, rounded},
    table::{grouped, medians, spread},
    verdict::{self, Verdict},
};

/// A way to find pairs that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// DuckDB, asked for three numbers.
    Counts,
    /// Groundswell, the whole list.
    Groundswell,
    /// DuckDB, asked for the list.
    List,
    /// Plain Python, the list.
    Python,
    /// Groundswell, over more pairs than can be listed.
    Refusal,
}

impl Way {
    pub fn title(self) -> &'static str {
        match self {
            Self::Counts => "DuckDB, counts alone",
            Self::Groundswell => "**Groundswell**",
            Self::List => "DuckDB, the list",
            Self::Python => "Python, sort and window",
            Self::Refusal => "**Groundswell**, which says why not",
        }
    }
}

/// What was measured of one table.
pub struct Figures {
    pub shares: Shares,
    pub bytes: u64,
    /// Which share of the machine other programs used meanwhile.
    pub others: f64,
    pub measured: Vec<Measured<Way>>,
    /// The list that all came to.
    pub answer: Option<Vec<u8>>,
    pub is_whole: bool,
}

impl Figures {
    pub fn markdown(&self) -> String {
        let rounds = self.measured.first().map_or(0, |measured| measured.runs.len());
        let mut table = format!(
            "### `{}`: {} shares, {}, {} MB\n\n{}{}\n\n| | CPU s | wall s | peak MiB | its CPU, in times |\n|---|---|---|---|---|\n",
            self.shares.name,
            grouped(self.shares.shares as u64),
            self.shares.what,
            grouped(self.bytes / 1_000_000),
            self.answer.as_deref().filter(|list| !list.is_empty()).map(told).unwrap_or_default(),
            medians(rounds, self.others),
        );
        for measured in &self.measured {
            let times = self.times(measured.way).map(|times| format!("{times:.1}")).unwrap_or_default();
            let (cpu, wall, peak) = (measured.cpu_s(), measured.wall_s(), measured.peak_mib().greatest);
            table.push_str(&format!(
                "| {} | {} | {} | {peak:.0} | {times} |\n",
                measured.title,
                spread(cpu),
                spread(wall)
            ));
        }
        table.push_str(&verdict::table(&self.verdicts()));
        table
    }

    pub fn json(&self) -> Value {
        let measured: Vec<_> = self.measured.iter().map(Measured::json).collect();
        let goals: Vec<_> = self.verdicts().iter().map(Verdict::json).collect();
        json!({
            "table": self.shares.name, "what": self.shares.what, "shares": self.shares.shares, "bytes": self.bytes,
            "share_of_the_machine_used_by_others": rounded(self.others), "measured": measured, "goals": goals,
        })
    }

    /// How many times Groundswell's processor time something takes.
    fn times(&self, way: Way) -> Option<f64> {
        Some(self.of(way)?.cpu_s().median / self.of(Way::Groundswell)?.cpu_s().median)
    }

    fn of(&self, way: Way) -> Option<&Measured<Way>> {
        self.measured.iter().find(|measured| measured.way == way)
    }

    fn verdicts(&self) -> Vec<Verdict> {
        if !self.is_whole {
            return Vec::new();
        }
        let own = self.of(Way::Groundswell).or(self.of(Way::Refusal));
        let Some(own) = own else { return Vec::new() };
        let (wall, peak) = (own.wall_s().greatest, own.peak_mib().greatest);
        if self.shares.objects == 1 {
            return vec![
                Verdict::at_most("seconds at most", wall, 60.0),
                Verdict::at_most("MiB of memory at most", peak, 2048.0),
            ];
        }
        let times = |way| self.times(way).unwrap_or(f64::NAN);
        vec![
            Verdict::at_least("times less processor time than DuckDB's counts", times(Way::Counts), 3.4)
                .aiming(10.0),
            Verdict::at_least("times less than Python", times(Way::Python), 6.0),
            Verdict::at_most("MiB of memory at most", peak, 125.0),
        ]
    }
}

/// How many pairs of shares a list comes to, how many of accounts, and its greatest weight.
pub fn counts(list: &[u8]) -> Vec<u64> {
    let list = String::from_utf8_lossy(list);
    let weights = list.lines().skip(1).filter_map(|line| line.rsplit(',').next()?.parse::<u64>().ok());
    let (sum, count, most) = weights
        .fold((0, 0, 0), |(sum, count, most), weight: u64| (sum + weight, count + 1, weight.max(most)));
    vec![sum, count, most]
}

fn told(list: &[u8]) -> String {
    let [pairs, edges, most] = counts(list)[..] else { return String::new() };
    format!(
        "{} pairs of shares, {} of accounts, {most} the greatest weight. ",
        grouped(pairs),
        grouped(edges)
    )
}
