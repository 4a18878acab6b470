// SPDX-License-Identifier: AGPL-3.0-or-later
use anyhow::{Result, anyhow};
use clap::{Args, ValueEnum};
use tally::Asked;

use super::bare;
use crate::{
    engine::{DataFusion, Memory},
    figures::{self, Figures},
    place::Place,
    statements::{Dialect, Figure},
};

/// Prints the statement of a figure, complete, over tables `sights` and `tags`.
#[derive(Args)]
#[command(
    after_help = "Example:\n  groundswell-query sql archive --tag '#AhangWeavers' --figure labels --dialect clickhouse"
)]
pub struct Sql {
    /// The archive, in which the spellings of the hashtags are looked up
    #[arg(value_name = "FOLDER")]
    archive: String,
    /// A hashtag to count; may be given several times
    #[arg(long = "tag", value_name = "#T", value_parser = bare)]
    tags: Vec<String>,
    /// Counts from this instant on
    #[arg(long, value_name = "TIME")]
    from: Option<model::Timestamp>,
    /// Counts up to this instant, itself excluded
    #[arg(long, value_name = "TIME")]
    to: Option<model::Timestamp>,
    /// The figure
    #[arg(long, value_parser = figure)]
    figure: Figure,
    /// For which engine
    #[arg(long, value_enum, default_value_t = For::Plain)]
    dialect: For,
    /// Prints the rows that DataFusion gives in place of the statement, sorted, a JSON list each
    #[arg(long)]
    rows: bool,
}

/// An engine's way of writing.
#[derive(Clone, Copy, ValueEnum)]
enum For {
    /// ClickHouse
    Clickhouse,
    /// DataFusion, Ballista, DuckDB
    Plain,
}

impl Sql {
    pub fn run(self) -> Result<bool> {
        let asked = Asked { window: super::report::window(self.from, self.to)?, tags: self.tags };
        let mut engine = DataFusion::open(&Place::of(&self.archive)?, Memory::of(None))?;
        if self.rows {
            let figures = Figures::of(&mut engine, asked)?;
            figures.rows(self.figure)?.iter().for_each(|row| println!("{row}"));
            return Ok(true);
        }
        let dialect = match self.dialect {
            For::Clickhouse => Dialect::ClickHouse,
            For::Plain => Dialect::Plain,
        };
        println!("{}", figures::statement(&mut engine, asked, dialect, self.figure)?);
        Ok(true)
    }
}

fn figure(name: &str) -> Result<Figure> {
    let found = Figure::ALL.into_iter().find(|figure| figure.name() == name);
    found.ok_or_else(|| anyhow!("there are {}", Figure::ALL.map(Figure::name).join(", ")))
}
