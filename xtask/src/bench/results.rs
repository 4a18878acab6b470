// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::{Value, json};

use super::{
    contender::{ANYWHERE, Contender, DUCKDB, GROUNDSWELL},
    measure::{Run, Spread},
    row::{Goal, MEMORY, Row},
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
    pub measured: Vec<Measured>,
}

/// What was measured of one way to read it.
pub struct Measured {
    pub contender: Contender,
    pub title: &'static str,
    pub runs: Vec<Run>,
}

/// A goal and what was measured.
pub struct Verdict {
    pub what: String,
    pub measured: f64,
    pub reach: f64,
    pub aim: Option<f64>,
    /// Whether less is better.
    pub is_limit: bool,
}

impl Measured {
    pub fn cpu_s(&self) -> Spread {
        Spread::of(self.runs.iter().map(|run| run.cpu_s).collect())
    }

    pub fn wall_s(&self) -> Spread {
        Spread::of(self.runs.iter().map(|run| run.wall_s).collect())
    }

    pub fn peak_mib(&self) -> Spread {
        Spread::of(self.runs.iter().map(|run| run.peak_mib).collect())
    }
}

impl Results {
    /// How many times less processor time than the main peer.
    pub fn times(&self, measured: &Measured) -> Option<f64> {
        Some(self.of(DUCKDB)?.cpu_s().median / measured.cpu_s().median)
    }

    /// The goals of which enough was measured; none for an archive of another length than theirs.
    pub fn verdicts(&self) -> Vec<Verdict> {
        let Some(Goal { reach, aim, reach_anywhere }) = self.row.goal.filter(|_| self.is_whole) else {
            return Vec::new();
        };
        let times = |contender| self.of(contender).and_then(|measured| self.times(measured));
        let released = times(GROUNDSWELL).map(|measured| Verdict {
            what: "times less processor time than DuckDB".to_owned(),
            measured,
            reach,
            aim: Some(aim),
            is_limit: false,
        });
        let anywhere = times(ANYWHERE).map(|measured| Verdict {
            what: "times less, with what every x86-64 has".to_owned(),
            measured,
            reach: reach_anywhere,
            aim: None,
            is_limit: false,
        });
        let memory = self.of(GROUNDSWELL).map(|measured| Verdict {
            what: "MiB of memory at most".to_owned(),
            measured: measured.peak_mib().greatest,
            reach: MEMORY.0,
            aim: Some(MEMORY.1),
            is_limit: true,
        });
        [released, anywhere, memory].into_iter().flatten().collect()
    }

    /// Everything as JSON.
    pub fn json(&self) -> Value {
        let measured = self.measured.iter().map(|measured| {
            let all =
                |value: fn(&Run) -> f64| measured.runs.iter().map(value).map(rounded).collect::<Vec<_>>();
            json!({
                "name": measured.title.replace(['*', '`'], ""),
                "cpu_s": all(|run| run.cpu_s),
                "wall_s": all(|run| run.wall_s),
                "peak_mib": all(|run| run.peak_mib),
                "median_cpu_s": rounded(measured.cpu_s().median),
                "times_less_cpu_than_duckdb": self.times(measured).map(rounded),
            })
        });
        let verdicts = self.verdicts().into_iter().map(|verdict| {
            json!({
                "what": verdict.what, "measured": rounded(verdict.measured), "reach": verdict.reach,
                "aim": verdict.aim, "said": verdict.said(),
            })
        });
        json!({
            "archive": self.row.name, "what": self.row.what, "lines": self.lines, "bytes": self.bytes,
            "share_of_the_machine_used_by_others": rounded(self.others),
            "measured": measured.collect::<Vec<_>>(), "goals": verdicts.collect::<Vec<_>>(),
        })
    }

    fn of(&self, contender: Contender) -> Option<&Measured> {
        self.measured.iter().find(|measured| measured.contender == contender)
    }
}

impl Verdict {
    pub fn said(&self) -> &'static str {
        let is_met = |goal: f64| if self.is_limit { self.measured <= goal } else { self.measured >= goal };
        match (is_met(self.reach), self.aim.is_some_and(is_met)) {
            (true, true) => "aim met",
            (true, false) => "reached",
            (false, _) => "not reached",
        }
    }
}

/// Further digits would be noise.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
