// SPDX-License-Identifier: AGPL-3.0-or-later
//! Counts archives that are too large for one machine's memory, by engines that others keep: posts become Parquet, the figures of a report SQL.
//!
//! Owns the columns of an archive and the statements that count it. Deliberately decides nothing of what is counted: keys, labels, order, the
//! least crowd and everything that is told are those of `tally`, `analysis` and `report`.

mod archive;
mod commands;
mod engine;
mod figures;
// What inputs lack is told alike by both programs; it belongs to neither `ingest` nor `report` alone, so its one text is read here too.
#[path = "../../crates/groundswell/src/loss.rs"]
mod loss;
mod moment;
mod place;
mod row;
mod statements;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match commands::Query::parse().run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            terminal::say(format_args!("{error:#}"));
            ExitCode::from(1)
        }
    }
}
