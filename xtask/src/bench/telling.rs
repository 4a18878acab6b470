// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures how long it takes to tell a million posts, beside what it takes to read them.

use std::{ffi::OsString, fs, io, path::Path};

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::{
    archive::{Archive, Form, LARGE},
    contender::Build,
    host::{self, Meantime},
    keep,
    measure::{Measured, measure},
    place::Place,
    table,
};

const HELP: &str = "\
cargo xtask bench telling, with
  --lines N      posts, 1000000 unless told otherwise
  --rounds N     how often each is run, 5 unless told otherwise
  --keep         keeps the results in docs/bench/telling.json";

/// What is done with the posts.
#[derive(Clone, Copy)]
enum Way {
    /// Each is read and printed.
    Read,
    /// A report is written in a form.
    Told(&'static str),
    /// Another reads each line, and does nothing with it.
    Peer,
}

struct Plan {
    lines: usize,
    rounds: usize,
    is_kept: bool,
}

/// Measures all of it, and tells it.
pub fn measure_all(words: &[&str]) -> Result<()> {
    let Some(plan) = Plan::read(words)? else {
        println!("{HELP}");
        return Ok(());
    };
    let place = Place::new()?;
    place.install_peers()?;
    place.build(Build::Released)?;
    let archive = Archive { form: Form::Twarc, lines: plan.lines, share: 1.0, size: LARGE };
    let path = place.file(&format!("telling-{}.jsonl", plan.lines));
    archive.write(&path)?;
    let ways = [
        (Way::Read, "`posts`"),
        (Way::Told("json"), "`report --format json`"),
        (Way::Told("html"), "**`report --format html`**"),
        (Way::Told("pdf"), "`report --format pdf`"),
        (Way::Peer, "Python with orjson, each line parsed and let go"),
    ];
    let mut measured: Vec<Measured<Way>> =
        ways.into_iter().map(|(way, title)| Measured::new(way, title)).collect();
    // From the disk it comes once, before the first run.
    io::copy(&mut fs::File::open(&path)?, &mut io::sink())?;
    let meantime = Meantime::begin();
    for _ in 0..plan.rounds {
        for one in &mut measured {
            let (run, _) = measure(&one.way.command(&path, &place), &place)?;
            eprintln!(
                "{:<50}{:>7.2} s CPU {:>7.2} s {:>6.0} MiB",
                one.title, run.cpu_s, run.wall_s, run.peak_mib
            );
            one.runs.push(run);
        }
    }
    let others = meantime.used_by_others();
    println!("{}\n\n{}", table::medians(plan.rounds, others), markdown(&measured));
    let facts = host::facts(&host::packages(&place.python()));
    println!("{}", table::told(&facts));
    let ways: Vec<_> = measured.iter().map(Measured::json).collect();
    keep("telling", &json!({ "machine": facts, "lines": plan.lines, "ways": ways }), plan.is_kept)
}

impl Plan {
    /// Reads the command's words; `None` where help is asked for.
    fn read(words: &[&str]) -> Result<Option<Self>> {
        let mut plan = Self { lines: 1_000_000, rounds: 5, is_kept: false };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut number = || -> Result<usize> {
                let number = words.next().with_context(|| format!("{word} wants a number\n{HELP}"))?;
                number.parse().with_context(|| format!("`{number}` is no number\n{HELP}"))
            };
            match *word {
                "--lines" => plan.lines = number()?,
                "--rounds" => plan.rounds = number()?,
                "--keep" => plan.is_kept = true,
                "help" | "--help" | "-h" => return Ok(None),
                _ => bail!("`{word}` is no option\n{HELP}"),
            }
        }
        Ok(Some(plan))
    }
}

impl Way {
    /// A shell that makes way for the program, so that what this prints goes nowhere.
    fn command(self, archive: &Path, place: &Place) -> Vec<OsString> {
        let (ours, parsing) = (
            place.program(Build::Released),
            "import orjson, sys\nfor line in open(sys.argv[1], 'rb'): orjson.loads(line)",
        );
        let (program, before, after): (_, &[&str], &[&str]) = match self {
            Self::Read => (ours, &["posts"], &[]),
            Self::Told(form) => (ours, &["report"], &["--format", form, "--out", "-"]),
            Self::Peer => (place.python(), &["-c", parsing], &[]),
        };
        let mut command: Vec<OsString> =
            ["sh", "-c", "exec \"$0\" \"$@\" > /dev/null"].map(OsString::from).to_vec();
        command.push(program.into());
        command.extend(before.iter().map(OsString::from));
        command.push(archive.into());
        command.extend(after.iter().map(OsString::from));
        command
    }
}

fn markdown(measured: &[Measured<Way>]) -> String {
    let reading = measured.first().map(|first| (first.cpu_s().median, first.wall_s().median));
    let mut text =
        "| | CPU s | wall s | peak MiB | CPU and wall, in times of reading |\n|---|---|---|---|---|\n"
            .to_owned();
    for one in measured {
        let (cpu, wall, peak) = (one.cpu_s(), one.wall_s(), one.peak_mib());
        let times = reading.map_or(String::new(), |(of_cpu, of_wall)| {
            format!("{:.2}, {:.2}", cpu.median / of_cpu, wall.median / of_wall)
        });
        text.push_str(&format!(
            "| {} | {} | {} | {:.0} | {times} |\n",
            one.title,
            table::spread(cpu),
            table::spread(wall),
            peak.greatest
        ));
    }
    text
}
