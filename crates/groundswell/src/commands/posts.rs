// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{self, BufWriter, Write};

use clap::Args;
use ingest::{Columns, Item};

use crate::{Outcome, gather::Inputs};

/// Prints the posts in files, normalized, one JSON object a line.
///
/// Reads archives of X, Bluesky and Mastodon, web pages and plain texts with embedded posts, and tables, plain or
/// compressed with gzip or zstd, and the archive that X gives people of their own posts, as zip file or folder; each
/// file's and each line's format is found by itself. A table's columns are told by its header or by --columns:
/// author, author_id, author_name, created_at, edit_history, hashtags, id, in_reply_to, lang, links, media, mentions,
/// network, object, quote_of, repost_of, text and url, each with the column that says it. A wrong line is named on
/// standard error and never stops the rest; an input that can't be read at all makes the exit status 1.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell posts archive.jsonl.gz article.html\n  zcat archive.gz | groundswell posts -\n  \
                  groundswell posts twitter-2026-03-01.zip\n  \
                  groundswell posts sheet.csv --columns 'author=user,created_at=date,text=body,network=x'"
)]
pub struct Posts {
    /// Files, or `-` for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    /// Which column of a table says what, such as author=user,text=body,id=tweet_id,network=x
    #[arg(long, value_name = "FIELD=COLUMN,…", default_value = "", hide_default_value = true)]
    columns: Columns,
}

impl Posts {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut out = BufWriter::new(io::stdout().lock());
        let inputs = Inputs::read(&self.inputs, &self.columns, |item| {
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
