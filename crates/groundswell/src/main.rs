// SPDX-License-Identifier: AGPL-3.0-or-later
//! The program: arguments, environment, clock, and the wiring of all rooms.
//!
//! Owns how the rooms are joined and what is said on the terminal. Deliberately holds no rule of any room: how a
//! post is read, counted, sealed or shown is theirs.

use std::{fmt, process::ExitCode};

use clap::{CommandFactory, Parser, Subcommand};

mod archive;
mod backup;
mod beside;
mod board;
mod brace;
#[cfg_attr(not(feature = "objects"), path = "bucket/absent.rs")]
mod bucket;
mod cards;
mod care;
mod certificate;
mod claim;
mod clock;
mod commands;
mod confine;
mod coordination;
mod courier;
mod cursors;
mod data;
mod dating;
mod developing;
mod disclosing;
mod distant;
mod doctor;
mod door;
mod duty;
mod engines;
mod entry;
mod forgetting;
mod gather;
mod hand_in;
mod hex;
mod host;
mod house;
mod kept_secret;
mod ledger;
mod limits;
mod live;
mod log;
mod looks;
mod loss;
mod media;
mod mirror;
mod mirrored;
#[cfg_attr(not(feature = "bus"), path = "nodes/absent.rs")]
mod nodes;
mod notary;
mod opened;
mod others;
mod output;
mod packaged;
mod policies;
mod progress;
mod pseudonym;
mod publish;
mod published;
mod read_back;
mod rechecks;
mod record_input;
mod recorder;
mod recount;
mod refused;
mod rehearsal;
mod role;
mod sealed_copy;
mod sealed_proof;
mod signatures;
mod signing;
mod simulation;
mod site;
mod standing;
mod takeout;
mod terminal;
mod timekeeper;
mod watcher;
mod watching;
mod whereabouts;
mod witnessing;
mod written_call;

/// Carries a solidarity storm from the call to the record.
#[derive(Parser)]
#[command(name = "groundswell", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Demo(commands::demo::Demo),
    Serve(Box<commands::serve::Serve>),
    Collect(commands::collect::Collect),
    Posts(commands::posts::Posts),
    Check(commands::check::Check),
    Report(commands::report::Report),
    Spellings(commands::spellings::Spellings),
    Surges(commands::surges::Surges),
    Coordination(commands::coordination::Coordination),
    Watch(commands::watch::Watch),
    Import(commands::import::Import),
    Verify(commands::verify::Verify),
    Forget(commands::forget::Forget),
    Disclose(commands::disclose::Disclose),
    Open(commands::open::Open),
    Export(commands::export::Export),
    Rotate(commands::rotate::Rotate),
    Doctor(Box<commands::doctor::Doctor>),
    Brace(commands::brace::Brace),
    Mirror(commands::mirror::Mirror),
    Backup(commands::backup::Backup),
    Restore(commands::restore::Restore),
    Move(commands::moving::Move),
    Witness(commands::witness::Witness),
    #[command(subcommand)]
    Call(commands::call::Call),
    Completions(commands::completions::Completions),
    Develop(commands::develop::Develop),
    Man(commands::man::Man),
}

/// What a command came to: 0 done, 1 the answer is no or something failed. Wrong use, 2, is clap's.
enum Outcome {
    Done,
    No,
}

/// Says that the command was used in a way that can't be meant.
#[derive(Debug)]
struct WrongUse(String);

impl fmt::Display for WrongUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WrongUse {}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // It tells more than whether it is done, and says nothing on the terminal.
    if let Command::Develop(develop) = arguments.command {
        return develop.run();
    }
    log::begin();
    match run(arguments.command) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::No) => ExitCode::FAILURE,
        Err(error) if terminal::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::say(format_args!("{}", terminal::said_once(&error)));
            if error.is::<WrongUse>() { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

fn run(command: Command) -> anyhow::Result<Outcome> {
    match command {
        Command::Demo(demo) => demo.run(),
        Command::Serve(serve) => serve.run(),
        Command::Collect(collect) => collect.run(),
        Command::Posts(posts) => posts.run(),
        Command::Check(check) => check.run(),
        Command::Report(report) => report.run(),
        Command::Spellings(spellings) => spellings.run(),
        Command::Surges(surges) => surges.run(),
        Command::Coordination(coordination) => coordination.run(),
        Command::Watch(watch) => watch.run(),
        Command::Import(import) => import.run(),
        Command::Verify(verify) => verify.run(),
        Command::Forget(forget) => forget.run(),
        Command::Disclose(disclose) => disclose.run(),
        Command::Open(open) => open.run(),
        Command::Export(export) => export.run(),
        Command::Rotate(rotate) => rotate.run(),
        Command::Doctor(doctor) => doctor.run(),
        Command::Brace(brace) => brace.run(),
        Command::Mirror(mirror) => mirror.run(),
        Command::Backup(backup) => backup.run(),
        Command::Restore(restore) => restore.run(),
        Command::Move(moving) => moving.run(),
        Command::Witness(witness) => witness.run(),
        Command::Call(call) => call.run(),
        Command::Completions(completions) => completions.run(&mut Arguments::command()),
        Command::Develop(_) => Ok(Outcome::No),
        Command::Man(man) => man.run(Arguments::command()),
    }
}
