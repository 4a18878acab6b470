// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{self, BufWriter, Write};

use analysis::{Company, Offer};
use anyhow::Result;
use clap::{Args, ValueEnum};
use ingest::{Columns, Item};
use serde_json::json;

use super::report::bare;
use crate::{
    Outcome,
    gather::Inputs,
    terminal::{counted, quiet},
};

/// Prints spellings that were probably meant to be a hashtag, with what speaks for each.
///
/// A spelling is near by its form: a slip, an accent, a joiner that was lost, letters that look alike, another script, several
/// hashtags in one, a number, an ending. Where the form says too little (a word glued to it, a text cut short) it is told only
/// if it stands beside the hashtag, in posts of the same words, or in those of accounts that used the right one within ten
/// minutes. Whether one counts a person decides: give it to `report` as one more --tag.
#[derive(Args)]
#[command(after_help = "Examples:\n  groundswell spellings archive.jsonl.gz --tag '#AhangWeavers'\n  \
                        groundswell spellings archive.jsonl.gz --tag '#AhangWeavers' --all --format json")]
pub struct Spellings {
    /// Files, records, or `-` for standard input
    #[arg(required = true, value_name = "INPUT|RECORD")]
    inputs: Vec<String>,
    /// Which column of a table says what, such as author=user,text=body,id=tweet_id,network=x
    #[arg(long, value_name = "FIELD=COLUMN,…", default_value = "", hide_default_value = true)]
    columns: Columns,
    /// A hashtag that was agreed on; may be given several times
    #[arg(long = "tag", value_name = "#T", required = true, value_parser = bare)]
    tags: Vec<String>,
    /// Tells those too that only their form speaks for, and too little
    #[arg(long)]
    all: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

/// The form of the answer.
#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// One JSON object a line
    Json,
    /// For reading
    Text,
}

impl Spellings {
    pub fn run(self) -> Result<Outcome> {
        let mut company = Company::new(self.tags);
        let inputs = Inputs::read(&self.inputs, &self.columns, |item| {
            if let Item::Posts(arrival) = item {
                arrival.posts.iter().for_each(|post| company.add(post));
            }
            Ok(())
        })?;
        let told = if self.all { company.candidates() } else { company.offers() };
        let mut out = BufWriter::new(io::stdout().lock());
        for offer in &told {
            match self.format {
                Form::Json => writeln!(out, "{}", json_of(offer))?,
                Form::Text => writeln!(out, "{}", text_of(offer))?,
            }
        }
        out.flush()?;
        Ok(inputs.outcome())
    }
}

fn json_of(offer: &Offer) -> serde_json::Value {
    // Further digits would claim more than the words tell.
    let rounded = |number: f64| (number * 100.0).round() / 100.0;
    let evidence = &offer.evidence;
    json!({
        "seen": offer.spelling, "of": offer.of, "why": offer.why.key(), "posts": evidence.posts,
        "together": evidence.together, "same_account": evidence.same_account, "same_link": evidence.same_link,
        "likeness": rounded(evidence.likeness), "rising": evidence.rising.map(rounded),
    })
}

fn text_of(offer: &Offer) -> String {
    let evidence = &offer.evidence;
    let mut counts = vec![counted(evidence.posts, "post")];
    let more = [
        (evidence.together, "beside it"),
        (evidence.same_account, "of accounts that used it within ten minutes"),
        (evidence.same_link, "with a link of its posts"),
    ];
    counts.extend(more.iter().filter(|(posts, _)| *posts > 0).map(|(posts, what)| format!("{posts} {what}")));
    // Bluesky's hashtags hold all but spaces, also what commands a terminal.
    let (seen, of) = (quiet(&offer.spelling), quiet(&offer.of));
    format!("#{seen} of #{of} ({}): {}", offer.why.key(), counts.join(", "))
}
