// SPDX-License-Identifier: AGPL-3.0-or-later
//! Fuzzing: builds the targets so that they tell where they have been, runs them for a while, says what came of it.

mod outcome;

use std::{
    collections::{BTreeSet, VecDeque},
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::run::{root, run};
use outcome::Outcome;

/// Has the stable compiler write down, for libFuzzer, which edges and comparisons a run meets.
const FLAGS: [&str; 8] = [
    "--cfg",
    "fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Ccodegen-units=1",
];

/// How long each target is run unless somebody says otherwise.
const MINUTES: u64 = 20;

/// How much memory an input may take; of what a run sets aside and does not use, four times as much.
const MOST_MIB: u64 = 1024;

/// How long one input may take, by the clock on the wall: on a machine with much other work a run may stand still for
/// long. What takes long on any machine is found by the tests.
const LONGEST_SECONDS: u64 = 100;

/// Longer inputs are not tried; what is made to be long is tried by the tests of the properties.
const LONGEST_BYTES: u64 = 8192;

/// So much of a target's inputs is kept in the project, and so many of them are added at once.
const MOST_KEPT_BYTES: u64 = 32 << 10;
const MOST_ADDED: usize = 100;

/// So much of what a run says last is shown if it finds something.
const SHOWN_LINES: usize = 60;

/// What is to be done.
struct Plan {
    targets: Vec<String>,
    minutes: u64,
    /// Whether what was found to lead somewhere new is kept in the project.
    is_kept: bool,
    /// Inputs to be run instead.
    inputs: Vec<PathBuf>,
}

/// Fuzzes one target or all.
pub fn fuzz(words: &[&str]) -> Result<()> {
    let plan = plan(words)?;
    let host = host()?;
    build(&plan.targets, &host)?;
    let mut found = 0;
    for target in &plan.targets {
        let program = folder().join("target").join(&host).join("release").join(target);
        if !plan.inputs.is_empty() {
            run(Command::new(&program).args(&plan.inputs))?;
            continue;
        }
        if plan.minutes > 0 {
            let outcome = watch(target, &program, plan.minutes)?;
            found += u64::from(outcome.finding.is_some());
            outcome.tell(target, plan.minutes);
        }
        if plan.is_kept {
            keep(target, &program)?;
        }
    }
    if found > 0 { bail!("{found} of the targets found something; it lies in fuzz/findings") } else { Ok(()) }
}

fn plan(words: &[&str]) -> Result<Plan> {
    let known = targets()?;
    let Some((name, rest)) = words.split_first() else { bail!("name a target: all, {}", known.join(", ")) };
    let targets = match *name {
        "all" => known,
        name if known.iter().any(|target| target == name) => vec![name.to_owned()],
        _ => bail!("there is no target `{name}`; there are all, {}", known.join(", ")),
    };
    let mut plan = Plan { targets, minutes: MINUTES, is_kept: false, inputs: Vec::new() };
    let mut rest = rest.iter();
    while let Some(word) = rest.next() {
        match *word {
            "--keep" => plan.is_kept = true,
            "--minutes" => {
                let minutes = rest.next().context("`--minutes` wants a number behind it")?;
                plan.minutes = minutes.parse().with_context(|| format!("`{minutes}` is no number"))?;
            }
            path if Path::new(path).exists() => plan.inputs.push(fs::canonicalize(path)?),
            other => bail!("`{other}` is neither `--minutes N`, `--keep` nor an input to run"),
        }
    }
    Ok(plan)
}

/// The targets, by their sources.
fn targets() -> Result<Vec<String>> {
    let sources = fs::read_dir(folder().join("targets")).context("can't list the targets")?;
    let mut targets = Vec::new();
    for source in sources {
        targets.extend(source?.path().file_stem().and_then(OsStr::to_str).map(str::to_owned));
    }
    targets.sort();
    Ok(targets)
}

fn build(targets: &[String], host: &str) -> Result<()> {
    let bins = targets.iter().flat_map(|target| ["--bin", target]);
    // With a platform named, flags are for it alone, and not for what runs while building.
    run(Command::new("cargo")
        .args(["build", "--quiet", "--locked", "--release", "--target", host])
        .args(bins)
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"))
        .env("CARGO_TARGET_DIR", folder().join("target"))
        .current_dir(folder()))
}

/// Runs a target for so many minutes, or until it finds something.
fn watch(target: &str, program: &Path, minutes: u64) -> Result<Outcome> {
    let findings = folder().join("findings");
    fs::create_dir_all(&findings)?;
    let met = met(target)?;
    let mut command = bounded(program);
    command
        .arg(format!("-dict={}", folder().join("dictionaries").join(format!("{target}.dict")).display()))
        .arg(format!("-max_total_time={}", minutes * 60))
        .arg(format!("-max_len={LONGEST_BYTES}"))
        .arg(format!("-timeout={LONGEST_SECONDS}"))
        .arg(format!("-report_slow_units={LONGEST_SECONDS}"))
        .arg(format!("-rss_limit_mb={MOST_MIB}"))
        .arg(format!("-artifact_prefix={}/{target}-", findings.display()))
        .arg("-print_final_stats=1")
        .args([met, kept(target)])
        .stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("can't start the target `{target}`"))?;
    let mut outcome = Outcome::default();
    let mut last = VecDeque::new();
    for line in BufReader::new(child.stderr.take().context("it was piped")?).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        outcome.take(&line);
        last.push_back(line);
        if last.len() > SHOWN_LINES {
            last.pop_front();
        }
    }
    let status = child.wait()?;
    if !status.success() || outcome.finding.is_some() {
        last.iter().for_each(|line| eprintln!("{line}"));
    }
    if !status.success() && outcome.finding.is_none() {
        bail!("`{target}` ended early and left no input: {status}");
    }
    Ok(outcome)
}

/// Adds to the kept corpus, of the fewest inputs that lead wherever the runs have been, the shortest, as far as
/// there is room: it is for the tests, which change each of them on; the runs go on with all that they have met.
fn keep(target: &str, program: &Path) -> Result<()> {
    let chosen = folder().join("target/chosen").join(target);
    if chosen.exists() {
        fs::remove_dir_all(&chosen)?;
    }
    fs::create_dir_all(&chosen)?;
    // Edges alone: with counts of how often each was passed, some hundred inputs become some thousand.
    let merge = ["-set_cover_merge=1", "-use_counters=0"];
    let from = [chosen.clone(), kept(target), met(target)?];
    run(bounded(program).args(merge).args(from).stderr(Stdio::null()))?;
    let mut known = BTreeSet::new();
    for (_, path) in sized(&kept(target))? {
        known.insert(fs::read(path)?);
    }
    // Not the very shortest alone: of those that are added, some are of any length that there is room for.
    let chosen = sized(&chosen)?;
    let step = chosen.len().div_ceil(MOST_ADDED).max(1);
    for (bytes, path) in chosen.into_iter().step_by(step) {
        let size: usize = known.iter().map(Vec::len).sum();
        if size as u64 + bytes > MOST_KEPT_BYTES {
            break;
        }
        if known.insert(fs::read(&path)?) {
            fs::copy(&path, kept(target).join(path.file_name().context("a file has a name")?))?;
        }
    }
    Ok(())
}

/// The files of a folder, the shortest first.
fn sized(folder: &Path) -> Result<Vec<(u64, PathBuf)>> {
    let mut files = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        files.push((file.metadata()?.len(), file.path()));
    }
    files.sort();
    Ok(files)
}

/// A target whose memory the system bounds, beside libFuzzer's own look at it once a second.
fn bounded(program: &Path) -> Command {
    let mut command = Command::new("sh");
    let limit = format!("ulimit -v {} && exec \"$0\" \"$@\"", 4 * MOST_MIB * 1024);
    command.args(["-c", &limit]).arg(program).current_dir(root());
    // Some targets write a few files for each input; no property depends on what a real disk does with them.
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        command.env("TMPDIR", memory);
    }
    command
}

/// Where the inputs that a target has met lie, from one run to the next.
fn met(target: &str) -> Result<PathBuf> {
    let met = folder().join("target/met").join(target);
    fs::create_dir_all(&met)?;
    Ok(met)
}

fn kept(target: &str) -> PathBuf {
    folder().join("corpus").join(target)
}

fn folder() -> PathBuf {
    root().join("fuzz")
}

/// The platform that is built for.
fn host() -> Result<String> {
    let version = Command::new("rustc").arg("-vV").output().context("can't start `rustc`")?;
    let version = String::from_utf8(version.stdout)?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("`rustc` does not say its platform")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_has_what_it_needs() {
        for target in targets().expect("they can be listed") {
            assert!(kept(&target).is_dir(), "{target} keeps no corpus");
            assert!(folder().join("dictionaries").join(format!("{target}.dict")).is_file(), "{target}");
        }
        assert!(plan(&["nothing"]).is_err() && plan(&["scan", "--minutes"]).is_err());
        assert_eq!(plan(&["scan", "--minutes", "3"]).expect("it is one").minutes, 3);
    }
}
