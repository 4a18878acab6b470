// SPDX-License-Identifier: AGPL-3.0-or-later
//! Groundswell's own chores: test, check, tidy, package, soak, fuzz, bench.
//!
//! Owns what a fresh machine needs before the tests can run. Deliberately knows nothing of what the program does.

use std::{env, process::ExitCode};

use anyhow::{Result, bail};

mod archives;
mod audit;
mod bench;
mod book;
mod fuzz;
mod machine;
mod package;
mod pictures;
mod run;
mod snac;
mod soak;
mod tidy;
mod tools;

const HELP: &str = "\
cargo xtask test           runs every test; installs what they need (as root on Debian) or names what is missing
cargo xtask tools          installs what the tests need and runs nothing
cargo xtask check          formatting, lints, file lengths, licenses and sources of dependencies
cargo xtask audit          licenses and sources of dependencies, and advisories about their versions: RustSec's, or with --database FOLDER
                           those in a copy of its database
cargo xtask tidy           file lengths, first lines, line lengths of prose
cargo xtask pictures       takes the pictures of every page in docs/pictures.md anew (with pngquant)
cargo xtask book           makes the site of the documentation in target/book, or with --out FOLDER elsewhere, with mdBook
cargo xtask package        builds the packages that admins install, the same bytes for the same commit; --help tells how
cargo xtask soak engines   builds the program that counts archives by engines, which takes half an hour, and holds what it counts against
                           the main program, DuckDB and ClickHouse's engine, in a bucket and on a cluster of which an executor is killed
cargo xtask soak installed installs the package in a Debian of its own (debootstrap), where it gets a certificate and serves a call
cargo xtask soak kill      kills a loaded server fifty times and looks for anything acknowledged that was lost
cargo xtask soak watch     plants a hundred thousand posts, kills and cuts what gives them, and looks for one that is missed; then
                           follows 150,000 events a second, and a simulated day. What is done is kept; PART… runs parts anew:
                           planted, server, rate, lag, day
cargo xtask soak record    kills who writes a record a thousand times, fills and breaks the disk at every step, cuts the power after
                           each, changes bits and the clock, and looks for anything that was acknowledged and is lost, there twice
                           or given out wrong. A part that is named is run anew: kills, full, fsync, torn, flips, clock
cargo xtask soak several   kills servers, the bus and the database behind a proxy twenty times over while people look, and cuts off the one
                           that keeps the calls; a part that is named is run anew: viewers, cut
cargo xtask soak verifiers lets both verifiers judge twenty thousand records, sound and damaged; goes on where it was stopped
cargo xtask fuzz NAME      runs a fuzz target, or `all`, for 20 minutes each (`--minutes N`) or on the inputs named;
                           `--keep` adds what leads somewhere new to the kept corpus
cargo xtask bench reading  measures the report over large archives beside the peers; --help tells how
cargo xtask bench hour     measures the site under the hour's load beside the peers; --help tells how
cargo xtask bench record   measures how fast a record is written, opened, verified and made to forget; --help tells how
cargo xtask bench cluster  measures what a report over an archive takes in one process, on a cluster, and its figures in DuckDB; --help tells how
cargo xtask bench spellings  counts how many spellings of hashtags are found, and how many are none, beside the peers; --help tells how
cargo xtask bench languages  counts of how many short texts the language is told, and of how many rightly, beside Lingua; --help tells how
cargo xtask bench sketch     counts a hundred million invented posts in bounded memory: how far the figures are off, and the peak; --help tells how
cargo xtask bench surges   measures how well surges are found, by the Numenta benchmark's rules, beside the peers; --help tells how
cargo xtask bench telling  measures what a report takes beside what reading its posts does; --help tells how
cargo xtask bench coordination
                           measures how fast pairs of accounts are found that share the same, beside the peers; --help tells how";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match chore(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore(words: &[&str]) -> Result<()> {
    match words {
        ["test", rest @ ..] => {
            machine::prepare()?;
            tools::install()?;
            archives::install()?;
            snac::install()?;
            book::install()?;
            run::tests(rest)
        }
        ["check"] => {
            tidy::check()?;
            run::check()
        }
        ["tools"] => {
            machine::prepare()?;
            tools::install()?;
            archives::install()?;
            snac::install()?;
            book::install()
        }
        ["tidy"] => tidy::check(),
        ["audit", rest @ ..] => audit::audit(rest),
        ["book", rest @ ..] => book::make(rest),
        ["package", rest @ ..] => package::make(rest),
        ["pictures"] => pictures::take(),
        ["soak", "engines"] => soak::engines(),
        ["soak", "installed"] => soak::installed(),
        ["soak", "kill"] => soak::kill(),
        ["soak", "verifiers"] => soak::verifiers(),
        ["soak", "record", parts @ ..] => soak::record(parts),
        ["soak", "several", parts @ ..] => soak::several(parts),
        ["soak", "watch", parts @ ..] => soak::watch(parts),
        ["bench", "reading", rest @ ..] => bench::reading(rest),
        ["bench", "hour", rest @ ..] => bench::hour::measure(rest),
        ["bench", "record", rest @ ..] => bench::record::measure(rest),
        ["bench", "cluster", rest @ ..] => bench::cluster::measure(rest),
        ["bench", "languages", rest @ ..] => bench::languages::measure(rest),
        ["bench", "sketch", rest @ ..] => bench::sketch::measure(rest),
        ["bench", "spellings", rest @ ..] => bench::spellings::measure(rest),
        ["bench", "surges", rest @ ..] => bench::surges::measure(rest),
        ["bench", "telling", rest @ ..] => bench::telling::measure_all(rest),
        ["bench", "coordination", rest @ ..] => bench::coordination::measure_all(rest),
        ["fuzz", rest @ ..] => fuzz::fuzz(rest),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("no such chore: `{}`\n{HELP}", words.join(" ")),
    }
}
