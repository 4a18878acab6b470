// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::{Value, json};

use super::{
    super::{
        host,
        measure::{Measured, Run, Spread, rounded},
        table::{grouped, medians, spread},
        verdict::{self, Verdict},
    },
    work::{PROOFS, Part, WORKS, Work},
};

/// All cores count as used where so much of their time was.
const ALL_CORES: f64 = 0.9;

/// What was measured of everything.
pub struct Figures {
    pub entries: u64,
    /// Of all contents together.
    pub bytes: u64,
    /// Whether the record is as long as the goals say.
    pub is_whole: bool,
    /// Which share of the machine other programs used meanwhile.
    pub others: f64,
    measured: Vec<Measured<Work>>,
}

impl Figures {
    /// Nothing yet.
    pub fn new(entries: u64, is_whole: bool) -> Self {
        let measured = WORKS.map(|(work, title)| Measured::new(work, title)).into();
        Self { entries, bytes: 0, is_whole, others: 0.0, measured }
    }

    /// Takes what was measured once more.
    pub fn take(&mut self, work: Work, run: Run) {
        if let Some(measured) = self.measured.iter_mut().find(|measured| measured.way == work) {
            eprintln!(
                "{:<52}{:>7.2} s CPU {:>7.2} s {:>6.0} MiB",
                measured.title, run.cpu_s, run.wall_s, run.peak_mib
            );
            measured.runs.push(run);
        }
    }

    /// The goals of which enough was measured; none for a record of another length than theirs.
    pub fn verdicts(&self) -> Vec<Verdict> {
        if !self.is_whole {
            return Vec::new();
        }
        let least = |what, measured: Option<f64>, goal| {
            measured.map(|measured| Verdict::at_least(what, measured, goal))
        };
        let most = |what, measured: Option<f64>, goal| {
            measured.map(|measured| Verdict::at_most(what, measured, goal))
        };
        let [append, verify, open] = [Work::Append, Work::Verify, Work::Open].map(|work| self.of(work));
        let seconds = self.wall(Work::Draft).zip(self.wall(Work::Append));
        let rate = seconds.map(|(draft, append)| self.entries as f64 / (draft + append));
        let times = self.cpu(Work::Python).zip(self.cpu(Work::Verify)).map(|(theirs, ours)| theirs / ours);
        let memory_mb = open.map(|open| open.peak_mib().greatest * 1.048_576);
        let goals = [
            most("µs of CPU an entry appended, at most", append.map(|append| self.us(append).median), 3.0),
            least("entries a second, made into drafts and appended", rate, 20_000.0),
            least("GB/s verified, a core", verify.map(|verify| self.gb_s(verify).median), 0.6),
            least("times less CPU than Python's hashlib", times, 4.5),
            least(
                "cores used to verify",
                verify.map(|verify| busy(verify).median),
                ALL_CORES * host::cores() as f64,
            ),
            most("s to forget one account, at most", self.wall(Work::Forget), 1.0),
            most("s to open, at most", self.wall(Work::Open), 0.5),
            most("MB of memory to open, at most", memory_mb, 100.0),
        ];
        goals.into_iter().flatten().collect()
    }

    /// All of it as Markdown, to be pasted into `docs/bench-record.md`.
    pub fn markdown(&self) -> String {
        let rounds = self.measured.first().map_or(0, |measured| measured.runs.len());
        let mean = self.bytes.checked_div(self.entries).unwrap_or_default();
        let (entries, megabytes) = (grouped(self.entries), grouped(self.bytes / 1_000_000));
        let medians = medians(rounds, self.others);
        let heads = [
            (Part::Append, "µs of CPU an entry | beside ours, in times | entries a second"),
            (Part::Verify, "CPU s | GB/s a core | wall s | cores used"),
            (Part::Signatures, "µs of CPU each | a second on one core"),
            (Part::Whole, "wall ms | CPU ms"),
        ];
        let tables = heads.map(|(part, columns)| self.table(part, columns));
        format!(
            "### {entries} entries, {megabytes} MB of content, {mean} bytes each\n\n{medians}\n{}{}",
            tables.concat(),
            verdict::table(&self.verdicts()),
        )
    }

    /// Everything as JSON.
    pub fn json(&self) -> Value {
        let measured = self.measured().map(Measured::json).collect::<Vec<_>>();
        let verdicts = self.verdicts();
        json!({
            "entries": self.entries, "content_bytes": self.bytes,
            "share_of_the_machine_used_by_others": rounded(self.others),
            "measured": measured, "goals": verdicts.iter().map(Verdict::json).collect::<Vec<_>>(),
        })
    }

    fn table(&self, part: Part, columns: &str) -> String {
        let rule = "|---".repeat(columns.split('|').count() + 2);
        let rows = self.measured().filter(|measured| measured.way.part() == part).map(|measured| {
            let cells = self.cells(part, measured).join(" | ");
            format!("| {} | {cells} | {:.0} |\n", measured.title, measured.peak_mib().greatest)
        });
        format!("\n| | {columns} | peak MiB |\n{rule}|\n{}", rows.collect::<String>())
    }

    fn cells(&self, part: Part, measured: &Measured<Work>) -> Vec<String> {
        match part {
            Part::Append => {
                let ours = self.cpu(Work::Append).unwrap_or(f64::NAN);
                let rate = self.entries as f64 / measured.wall_s().median;
                let times = format!("{:.2}", measured.cpu_s().median / ours);
                vec![spread(self.us(measured)), times, grouped(rate as u64)]
            }
            Part::Verify => {
                let (cpu, wall) = (spread(measured.cpu_s()), spread(measured.wall_s()));
                vec![cpu, spread(self.gb_s(measured)), wall, format!("{:.2}", busy(measured).median)]
            }
            Part::Signatures => {
                let us = measured.spread(|run| run.cpu_s * 1_000_000.0 / PROOFS as f64);
                vec![spread(us), grouped((1_000_000.0 / us.median) as u64)]
            }
            Part::Whole => {
                let ms = |value: fn(&Run) -> f64| spread(measured.spread(|run| value(run) * 1000.0));
                vec![ms(|run| run.wall_s), ms(|run| run.cpu_s)]
            }
        }
    }

    /// Processor time for each entry.
    fn us(&self, measured: &Measured<Work>) -> Spread {
        measured.spread(|run| run.cpu_s * 1_000_000.0 / self.entries as f64)
    }

    /// Content for each second of processor time.
    fn gb_s(&self, measured: &Measured<Work>) -> Spread {
        measured.spread(|run| self.bytes as f64 / 1_000_000_000.0 / run.cpu_s)
    }

    fn cpu(&self, work: Work) -> Option<f64> {
        self.of(work).map(|measured| measured.cpu_s().median)
    }

    fn wall(&self, work: Work) -> Option<f64> {
        self.of(work).map(|measured| measured.wall_s().median)
    }

    fn of(&self, work: Work) -> Option<&Measured<Work>> {
        self.measured().find(|measured| measured.way == work)
    }

    /// What was measured at all.
    fn measured(&self) -> impl Iterator<Item = &Measured<Work>> {
        self.measured.iter().filter(|measured| !measured.runs.is_empty())
    }
}

/// How many cores were at it at once, in the middle.
fn busy(measured: &Measured<Work>) -> Spread {
    measured.spread(|run| run.cpu_s / run.wall_s)
}
