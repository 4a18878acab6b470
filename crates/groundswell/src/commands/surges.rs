// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::{self, BufWriter, Write},
    path::Path,
};

use analysis::{Findings, Row, Scorer};
use anyhow::Result;
use clap::{Args, ValueEnum};
use ingest::{Columns, InputError, Opened, Reader, Reason, Series, SeriesRow};
use report::SurgesOf;
use tally::{Asked, Judge, Tally};

use super::counting::Counting;
use crate::{
    Outcome, WrongUse,
    gather::{Inputs, WrongLines},
    record_input,
    terminal::{counted, say},
};

/// Finds surges: stretches of time in which posts exceed what the past explains.
///
/// INPUT is any file or record that `posts` and `report` read, or a table of counts whose header is `timestamp,value`.
/// Nothing looks ahead: what is said of a minute rests on what came before it. Without --scores each surge is told with its
/// onset, end, peak, how soon half of it was over, and how rarely the past alone brings it; of posts also by network and by
/// hashtag. With --scores each row, or each minute, is printed with a score from 0 to 1; 0.5 or more is an alarm, which is
/// told once: for sixteen hours after it nothing else is one.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell surges archive.jsonl.gz --tag '#AhangWeavers'\n  groundswell surges counts.csv --scores"
)]
pub struct Surges {
    /// Files, records, or `-` for standard input
    #[arg(required = true, value_name = "INPUT|RECORD")]
    inputs: Vec<String>,
    /// Which column of a table of posts says what, such as author=user,text=body,id=tweet_id,network=x
    #[arg(long, value_name = "FIELD=COLUMN,…", default_value = "", hide_default_value = true)]
    columns: Columns,
    /// A hashtag to count; may be given several times
    #[arg(long = "tag", value_name = "#T", value_parser = super::report::bare)]
    tags: Vec<String>,
    /// Prints a score for each row or minute, as CSV: timestamp,value,score
    #[arg(long, conflicts_with = "format")]
    scores: bool,
    /// How to print surges
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    /// Tells no surge of fewer than five accounts
    #[arg(long, conflicts_with = "scores")]
    public: bool,
}

/// What is said of what only posts have.
const NO_POSTS: &str =
    "counts have neither hashtags nor accounts; leave out --tag and --public, or name files of posts";

/// Of so many hashtags, the fullest, surges are told by themselves.
const MOST_HASHTAGS: usize = 20;

/// How surges are printed.
#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// A line for each
    Csv,
    /// One JSON object
    Json,
    /// For people
    Text,
}

impl Surges {
    pub fn run(self) -> Result<Outcome> {
        let first = match self.inputs.as_slice() {
            [only] if !record_input::is_record(Path::new(only)) => {
                match Opened::open(Path::new(only), &self.columns) {
                    Ok(Opened::Series(_)) if self.public || !self.tags.is_empty() => {
                        return Err(WrongUse(NO_POSTS.to_owned()).into());
                    }
                    Ok(Opened::Series(series)) => return self.of_series(*series),
                    Ok(Opened::Posts(reader)) => Some(*reader),
                    Err(error) => {
                        say(format_args!("{error}"));
                        if matches!(error, InputError::Table { .. }) {
                            say(format_args!("a table of counts is known by its header, `timestamp,value`"));
                        }
                        return Ok(Outcome::No);
                    }
                }
            }
            _ => None,
        };
        self.of_posts(first)
    }

    /// Finds them in counts; rows that can't be read are named and left out. Scores are printed row by row as the counts come.
    fn of_series(&self, series: Series) -> Result<Outcome> {
        let name = series.name().to_owned();
        let (mut wrong, mut is_cut, mut rejected, mut rows) = (WrongLines::default(), false, 0, Vec::new());
        let mut scores = self.scores.then(Scores::begin).transpose()?;
        let mut is_of_use = false;
        for row in series {
            match row {
                Ok(row) => {
                    is_of_use = true;
                    match &mut scores {
                        Some(scores) => scores.print(&row)?,
                        None => rows.push(Row { at: row.at, value: row.count }),
                    }
                }
                Err(rejection) => {
                    rejected += 1;
                    is_cut |= matches!(rejection.reason, Reason::TruncatedInput | Reason::Unreadable);
                    wrong.name(&rejection);
                }
            }
        }
        wrong.name_rest(&name);
        match scores {
            Some(scores) => scores.end()?,
            None => {
                self.print(&[SurgesOf { part: None, findings: analysis::surges_in_series(&rows) }], rejected)?
            }
        }
        Ok(if is_cut || (!is_of_use && rejected > 0) { Outcome::No } else { Outcome::Done })
    }

    /// Finds them in posts, of which the first input may be open already.
    fn of_posts(&self, first: Option<Reader>) -> Result<Outcome> {
        let asked = Asked { tags: self.tags.clone(), window: None };
        let judge = Judge::new(&asked);
        let mut counting = Counting::new(Tally::new(asked), None);
        let take = |item: &_, whole: &mut dyn FnMut() -> _| counting.count(item, whole);
        let mut inputs = Inputs::sift_from(first, &self.inputs, &self.columns, &judge, take)?;
        if inputs.has_reposts() {
            counting.know();
            inputs.follow(&mut counting);
        }
        let outcome = inputs.outcome();
        if inputs.files.is_empty() {
            return Ok(outcome);
        }
        if self.scores {
            print_minutes(&counting.tally)?;
        } else {
            self.print(&self.found(&counting.tally), inputs.rejected.values().sum())?;
        }
        Ok(outcome)
    }

    /// The surges of all posts, of each network and of hashtags.
    fn found(&self, tally: &Tally) -> Vec<SurgesOf> {
        let (all, parts) = if self.public {
            (analysis::published(tally), analysis::published_by_part(tally, MOST_HASHTAGS))
        } else {
            let all = analysis::surges(&tally.counts().per_minute);
            (all, analysis::surges_by_part(tally, MOST_HASHTAGS))
        };
        let of = |part, findings: Findings| SurgesOf { part, findings };
        let parts = parts.into_iter().map(|(part, findings)| of(Some(part), findings));
        std::iter::once(of(None, all)).chain(parts).collect()
    }

    fn print(&self, found: &[SurgesOf], rejected: u64) -> Result<()> {
        let printed = match self.format {
            Form::Csv => report::surges_csv(found),
            Form::Json => report::json::surges_json(found, rejected),
            Form::Text => report::surges_text(found),
        };
        Ok(io::stdout().lock().write_all(printed.as_bytes())?)
    }
}

/// Prints rows as they are written, each with its score.
struct Scores {
    scorer: Scorer,
    out: BufWriter<io::StdoutLock<'static>>,
}

impl Scores {
    fn begin() -> Result<Self> {
        let mut out = BufWriter::new(io::stdout().lock());
        writeln!(out, "timestamp,value,score")?;
        Ok(Self { scorer: Scorer::default(), out })
    }

    fn print(&mut self, row: &SeriesRow) -> Result<()> {
        let score = self.scorer.score(Row { at: row.at, value: row.count });
        let (timestamp, value) = (report::csv_cell(&row.timestamp), report::csv_cell(&row.value));
        Ok(writeln!(self.out, "{timestamp},{value},{score:.6}")?)
    }

    fn end(mut self) -> Result<()> {
        Ok(self.out.flush()?)
    }
}

/// Prints the posts of each minute with its score.
fn print_minutes(tally: &Tally) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "timestamp,value,score")?;
    let counts = tally.counts();
    for (row, score) in analysis::minute_scores(&counts.per_minute) {
        writeln!(out, "{},{},{score:.6}", row.at, row.value)?;
    }
    out.flush()?;
    let timed: u64 = counts.per_minute.iter().map(|(_, posts)| posts).sum();
    if timed < counts.posts {
        let left = counted(counts.posts - timed, "post");
        say(format_args!("{left} left out, of which no minute is known"));
    }
    Ok(())
}
