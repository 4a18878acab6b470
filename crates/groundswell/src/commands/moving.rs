// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, path::Path, str::FromStr};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use model::Timestamp;
use serde_json::json;
use store::{MovedTable, move_database};

use crate::{Outcome, data::DataFolder, hex::hex, progress::Progress, terminal::counted};

/// Moves everything from one database to another: from the embedded one to PostgreSQL, or back.
///
/// Stop every server first. The new database has to be empty; it is read back once it is written, and held against the old one. Only then is the old one
/// emptied, because what is erased later must not live on in it, and marked, so that no server begins anew on it. Records, reports and keys
/// lie in the data folder and stay there.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell move --from groundswell-data --to postgres:///groundswell?host=/run/postgresql\n  groundswell move --from postgres:///groundswell?host=/run/postgresql --to groundswell-data"
)]
pub struct Move {
    /// Where everything is: a data folder, for the embedded database in it, or postgres://USER@HOST/NAME, with the password in the
    /// environment's PGPASSWORD
    #[arg(long, value_name = "DATABASE")]
    from: Database,
    /// Where everything is to be, in the same form
    #[arg(long, value_name = "DATABASE")]
    to: Database,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Text,
    Json,
}

/// A database, as it is named on the command line.
#[derive(Clone)]
struct Database {
    address: String,
    /// What it is called where others read it: no address, which may hold a password.
    name: String,
}

impl FromStr for Database {
    type Err = &'static str;

    fn from_str(named: &str) -> Result<Self, Self::Err> {
        match named.split_once("://") {
            Some(("postgres" | "postgresql", _)) => {
                Ok(Self { address: named.to_owned(), name: "PostgreSQL".to_owned() })
            }
            Some(_) => Err("name a data folder, or postgres://USER@HOST/NAME"),
            None => {
                let data = DataFolder::new(Path::new(named));
                Ok(Self { address: data.database_url(), name: data.database().display().to_string() })
            }
        }
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl Move {
    pub fn run(self) -> Result<Outcome> {
        let Self { from, to, format } = &self;
        let progress = Progress::rows();
        let moving = move_database(&from.address, &to.address, Timestamp::now(), |more| progress.add(more));
        let tables = tokio::runtime::Runtime::new()?.block_on(moving);
        drop(progress);
        let tables = tables.with_context(|| format!("can't move everything from {from} to {to}"))?;
        match format {
            Form::Json => {
                let tables: Vec<_> = tables.iter().map(told).collect();
                println!("{}", serde_json::to_string_pretty(&json!({"tables": tables}))?);
            }
            Form::Text => {
                for MovedTable { name, rows, sha256 } in &tables {
                    println!("  {name}: {}, SHA-256 {}", counted(*rows, "row"), hex(sha256));
                }
                println!(
                    "{to} holds what {from} held, row by row; {from} is empty, and no server starts on it"
                );
                println!("start the server {} from now on", to.option());
            }
        }
        Ok(Outcome::Done)
    }
}

impl Database {
    /// What a server is started with that is to use it.
    fn option(&self) -> &'static str {
        if self.address.starts_with("sqlite:") {
            "without --database"
        } else {
            "with --database and its address"
        }
    }
}

fn told(table: &MovedTable) -> serde_json::Value {
    json!({"name": table.name, "rows": table.rows, "sha256": hex(&table.sha256)})
}
