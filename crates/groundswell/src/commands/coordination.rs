// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    num::NonZero,
    path::{Path, PathBuf},
    thread,
};

use anyhow::Result;
use clap::{Args, ValueEnum};
use ingest::{Columns, ShareColumns};

use crate::{
    Outcome, WrongUse,
    coordination::{
        Asked, Explained, FEW, Found, as_csv, as_json, gathered, seconds, sorted, told, too_many,
    },
    output,
    terminal::{counted, say},
};

/// Lists pairs of accounts that share the same things within moments.
///
/// Reads tables of shares: who shared what, by which post, when; those of CooRTweet as they are, others by --object and --columns.
/// Of any file of posts it takes what --object names: repost, link, hashtag, text, reply or medium. Two accounts that share the same
/// within the window make a pair; its weight is how often they do. The rules and the results are those of CooRTweet's
/// detect_groups and generate_coordinated_network. That people do the same at the same time is an indicator, and no verdict on
/// anybody: whoever answers a call does so too.
#[derive(Args)]
#[command(after_help = "Examples:\n  groundswell coordination shares.csv --window 60s --min 2\n  \
                  groundswell coordination sheet.csv --object url --columns 'author=user,id=post,created_at=date'\n  \
                  groundswell coordination archive.jsonl.gz --object repost,link --window 10s --weight 3 --format json\n  \
                  groundswell coordination archive.jsonl.gz --call examples/ahang-weavers")]
pub struct Coordination {
    /// Files, records, or `-` for standard input
    #[arg(required = true, value_name = "INPUT|RECORD")]
    inputs: Vec<String>,
    /// What was shared: a column of a table, or of posts repost (the default), link, hashtag, text, reply or medium; may be several
    #[arg(long = "object", value_name = "COLUMN|KIND", value_delimiter = ',')]
    objects: Vec<String>,
    /// Which other column of a table says what, such as author=user,id=post,created_at=date
    #[arg(long, value_name = "FIELD=COLUMN,…", default_value = "", hide_default_value = true)]
    columns: Columns,
    /// The longest time between two shares of a pair, itself included, such as 60s, 1.5s or 2m
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = seconds, allow_hyphen_values = true)]
    window: i64,
    /// Leaves out accounts with fewer shares, in all or in pairs
    #[arg(long, value_name = "N", default_value_t = 2)]
    min: u64,
    /// Leaves out pairs of accounts with less weight
    #[arg(long, value_name = "N", default_value_t = 1)]
    weight: u64,
    /// Counts what an account repeats by itself as well
    #[arg(long)]
    loops: bool,
    /// A call's folder: what it declares (hashtags, hour, texts, links, accounts) is taken out first, and what is left is held against
    /// chance; of posts only, of all that they share, and without --min and --weight
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["objects", "loops", "min", "weight"])]
    call: Option<PathBuf>,
    /// With --call: names accounts in place of pseudonyms, for research with its own basis
    #[arg(long, requires = "call", conflicts_with = "public")]
    name_accounts: bool,
    /// With --call: shows no evidence, and nothing that fewer than five people are behind
    #[arg(long, requires = "call")]
    public: bool,
    /// How to print it; csv, and with --call text, unless it is said
    #[arg(long, value_enum)]
    format: Option<Form>,
    /// Where to write it; `-` is standard output
    #[arg(long, value_name = "PATH", default_value = "-")]
    out: PathBuf,
}

/// The form of an edge list.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A line for each pair: account_a,account_b,weight
    Csv,
    /// One object, with the evidence behind each pair
    Json,
    /// For people, with --call
    Text,
}

impl Coordination {
    pub fn run(self) -> Result<Outcome> {
        let asked = Asked {
            columns: ShareColumns { objects: self.objects.clone(), others: self.columns.clone() },
            rule: analysis::Rule {
                window_ns: self.window,
                min_participation: self.min,
                keeps_loops: self.loops,
            },
            weight: self.weight,
            threads: thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN),
        };
        if let Some(folder) = &self.call {
            return self.explain(folder, &asked);
        }
        let with_evidence = match self.format {
            None | Some(Form::Csv) => false,
            Some(Form::Json) => true,
            Some(Form::Text) => {
                return Err(WrongUse(
                    "--format text explains a storm by its call; say which with --call".to_owned(),
                )
                .into());
            }
        };
        // 1. The shares.
        let (inputs, shares) = gathered(&self.inputs, &asked, with_evidence)?;
        if inputs.files.is_empty() {
            return Ok(inputs.outcome());
        }
        // 2. Their pairs, counted.
        let found = Found::new(&shares, &asked);
        if let Some(says) = too_many(&found, with_evidence) {
            say(format_args!("{says}"));
            return Ok(Outcome::No);
        }
        // 3. The edges, as they are counted.
        let mut edges = 0;
        output::write(&self.out, |out| {
            edges = if with_evidence { as_json(&found, out)? } else { as_csv(&found, out)? };
            Ok(())
        })?;
        say(format_args!(
            "{} by {}; {} of accounts, from {} of shares",
            counted(shares.shares().len() as u64, "share"),
            counted(shares.accounts() as u64, "account"),
            counted(edges, "pair"),
            counted(found.coordination.pairs(), "pair"),
        ));
        Ok(inputs.outcome())
    }

    /// Explains a storm by its call.
    fn explain(&self, folder: &Path, asked: &Asked) -> Result<Outcome> {
        if self.format == Some(Form::Csv) {
            return Err(WrongUse("with --call, --format is text or json".to_owned()).into());
        }
        let Some(call) = super::serve::read_call(folder) else { return Ok(Outcome::No) };
        let (inputs, sorted) = sorted(&self.inputs, asked, &call)?;
        if inputs.files.is_empty() {
            return Ok(inputs.outcome());
        }
        let residue = match analysis::residue(sorted.shares.shares(), &sorted.times_ns, self.window) {
            Ok(residue) => residue,
            Err(analysis::TooManyPairs(pairs)) => {
                say(format_args!(
                    "{pairs} pairs of shares are left, more than can be looked at; take a shorter --window"
                ));
                return Ok(Outcome::No);
            }
        };
        let residue = if self.public { residue.without_few(FEW) } else { residue };
        let explained = Explained {
            call: &call,
            sorted: &sorted,
            residue: &residue,
            window_ns: self.window,
            names_accounts: self.name_accounts,
            is_public: self.public,
        };
        output::write(&self.out, |out| {
            match self.format {
                Some(Form::Json) => writeln!(out, "{}", explained.json())?,
                _ => out.write_all(told(&explained).as_bytes())?,
            }
            Ok(())
        })?;
        Ok(inputs.outcome())
    }
}
