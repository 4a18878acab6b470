// SPDX-License-Identifier: AGPL-3.0-or-later
use std::str::FromStr;

use anyhow::{Context, Result, bail};

use super::{
    contender::{Build, CONTENDERS, Contender, GROUNDSWELL},
    row::{LINES, ROWS, Row},
};
use crate::run::has;

/// What is to be measured.
#[derive(Debug)]
pub struct Plan {
    pub rows: Vec<Row>,
    pub contenders: Vec<(Contender, &'static str)>,
    pub rounds: usize,
    /// Lines of the archives of full length.
    pub lines: usize,
    /// Whether the results are kept in `docs/bench`.
    pub is_kept: bool,
}

pub const HELP: &str = "\
cargo xtask bench reading, with any of
  --rows js,tw,all,long    which archives; `long` is ten times js, needs 7.2 GB and runs groundswell alone
  --with NAME,…            which ways to read them: duckdb, duckdb-auto, python, groundswell, one-core, avx2, sse2,
                           plain, gzip, zstd, wc; all but avx2, unless some are named
  --rounds N               how often each is run, in turn with the others; 5
  --lines N                how many lines js has, and the others in proportion; 1000000
  --keep                   keeps the results in docs/bench/reading.json";

impl Plan {
    pub fn read(words: &[&str]) -> Result<Self> {
        let mut plan = Self {
            rows: named(&["js", "tw", "all"], rows)?,
            contenders: Vec::new(),
            rounds: 5,
            lines: LINES,
            is_kept: false,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value =
                || words.next().copied().with_context(|| format!("`{word}` needs a value\n{HELP}"));
            match *word {
                "--rows" => plan.rows = named(&value()?.split(',').collect::<Vec<_>>(), rows)?,
                "--with" => plan.contenders = named(&value()?.split(',').collect::<Vec<_>>(), contenders)?,
                "--rounds" => plan.rounds = number(value()?)?,
                "--lines" => plan.lines = number(value()?)?,
                "--keep" => plan.is_kept = true,
                _ => bail!("`{word}` is no option\n{HELP}"),
            }
        }
        if plan.contenders.is_empty() {
            let names: Vec<&str> =
                CONTENDERS.iter().map(|(name, _)| *name).filter(|name| *name != "avx2").collect();
            plan.contenders = named(&names, contenders)?;
        }
        Ok(plan)
    }

    /// Leaves out what this machine has no program for, and says so.
    pub fn leave_out_missing(&mut self) {
        self.contenders.retain(|(contender, title)| {
            let missing = contender.needs().filter(|program| !has(program));
            if let Some(program) = missing {
                eprintln!("left out: {title}, because {program} is not installed");
            }
            missing.is_none()
        });
    }

    /// The builds of Groundswell that are measured; the released one last, so that it stays among cargo's own files.
    pub fn builds(&self) -> Vec<Build> {
        let mut builds: Vec<Build> =
            self.contenders.iter().filter_map(|(contender, _)| contender.build()).collect();
        builds.sort_unstable();
        builds.dedup();
        builds.reverse();
        builds
    }

    /// What reads a row: the long one tells how memory grows, and nothing else.
    pub fn contenders(&self, row: &Row) -> Vec<(Contender, &'static str)> {
        let is_alone = row.name == "long";
        let reads = |contender: &Contender| !is_alone || *contender == GROUNDSWELL;
        self.contenders.iter().copied().filter(|(contender, _)| reads(contender)).collect()
    }

    /// Whether the archives are as long as the goals say.
    pub fn is_whole(&self) -> bool {
        self.lines == LINES
    }
}

fn rows(name: &str) -> Option<Vec<Row>> {
    ROWS.iter().find(|row| row.name == name).map(|row| vec![*row])
}

fn contenders(name: &str) -> Option<Vec<(Contender, &'static str)>> {
    CONTENDERS.iter().find(|(known, _)| *known == name).map(|(_, contenders)| contenders.to_vec())
}

fn named<T>(names: &[&str], find: impl Fn(&str) -> Option<Vec<T>>) -> Result<Vec<T>> {
    let mut found = Vec::new();
    for name in names {
        found.extend(find(name).with_context(|| format!("nothing is called `{name}`\n{HELP}"))?);
    }
    Ok(found)
}

/// Reads a number that is not zero.
pub fn number<T: FromStr + Default + PartialEq>(value: &str) -> Result<T> {
    let number = value.parse().ok().filter(|number| *number != T::default());
    number.with_context(|| format!("`{value}` is no number of something"))
}
