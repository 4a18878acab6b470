// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::{Value, json};

use super::{
    contender::{ANYWHERE, Contender, DUCKDB, GROUNDSWELL},
    measure::{Measured, rounded},
    row::{Goal, MEMORY, Row},
    verdict::Verdict,
};

/// What was measured of one archive.
pub struct Results {
    pub row: Row,
    /// Whether the archive is as long as the goals say.
    pub is_whole: bool,
    pub lines: usize,
    pub bytes: u64,
    /// Which share of the machine other programs used meanwhile.
    pub others: f64,
    pub measured: Vec<Measured<Contender>>,
}

impl Results {
    /// How many times less processor time than the main peer.
    pub fn times(&self, measured: &Measured<Contender>) -> Option<f64> {
        Some(self.of(DUCKDB)?.cpu_s().median / measured.cpu_s().median)
    }

    /// The goals of which enough was measured; none for an archive of another length than theirs.
    pub fn verdicts(&self) -> Vec<Verdict> {
        let Some(Goal { reach, aim, reach_anywhere }) = self.row.goal.filter(|_| self.is_whole) else {
            return Vec::new();
        };
        let times = |contender| self.of(contender).and_then(|measured| self.times(measured));
        let released = times(GROUNDSWELL);
        let released = released.map(|times| {
            Verdict::at_least("times less processor time than DuckDB", times, reach).aiming(aim)
        });
        let anywhere = times(ANYWHERE)
            .map(|times| Verdict::at_least("times less, with what every x86-64 has", times, reach_anywhere));
        let memory = self.of(GROUNDSWELL).map(|measured| {
            let greatest = measured.peak_mib().greatest;
            Verdict::at_most("MiB of memory at most", greatest, MEMORY.0).aiming(MEMORY.1)
        });
        [released, anywhere, memory].into_iter().flatten().collect()
    }

    /// Everything as JSON.
    pub fn json(&self) -> Value {
        let measured = self.measured.iter().map(|measured| {
            let mut json = measured.json();
            let times = self.times(measured).map(rounded);
            json.insert("times_less_cpu_than_duckdb".to_owned(), times.into());
            json
        });
        let verdicts = self.verdicts();
        let verdicts = verdicts.iter().map(Verdict::json);
        json!({
            "archive": self.row.name, "what": self.row.what, "lines": self.lines, "bytes": self.bytes,
            "share_of_the_machine_used_by_others": rounded(self.others),
            "measured": measured.collect::<Vec<_>>(), "goals": verdicts.collect::<Vec<_>>(),
        })
    }

    fn of(&self, contender: Contender) -> Option<&Measured<Contender>> {
        self.measured.iter().find(|measured| measured.way == contender)
    }
}
