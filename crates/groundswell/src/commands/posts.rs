// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{self, BufWriter, Write};

use clap::Args;
use ingest::Item;

use crate::{Outcome, gather::Inputs};

/// Prints the posts in files, normalized, one JSON object a line.
///
/// Reads archives of X, Bluesky and Mastodon, web pages and plain texts with embedded posts, plain or compressed
/// with gzip or zstd; each file's and each line's format is found by itself. A wrong line is named on standard
/// error and never stops the rest; an input that can't be read at all makes the exit status 1.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell posts archive.jsonl.gz article.html\n  zcat archive.gz | groundswell posts -"
)]
pub struct Posts {
    /// Files, or `-` for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
}

impl Posts {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut out = BufWriter::new(io::stdout().lock());
        let inputs = Inputs::read(&self.inputs, |item| {
            let Item::Posts(arrival) = item else { return Ok(()) };
            for post in &arrival.posts {
                writeln!(out, "{}", report::json::post_json(post))?;
            }
            Ok(())
        })?;
        out.flush()?;
        Ok(inputs.outcome())
    }
}
