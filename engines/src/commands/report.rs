// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{io::Write, path::PathBuf};

use analysis::{Findings, Understanding};
use anyhow::{Context, Result, anyhow, bail};
use call::Language;
use clap::{Args, ValueEnum};
use ingest::Columns;
use model::{Post, Timestamp, Window};
use report::{Article, Facts, InputFile, Quoted, SealedCopies, Survival};
use tally::Asked;
use tempfile::TempDir;

use super::bare;
#[cfg(feature = "ballista")]
use crate::engine::{Ballista, Cluster};
#[cfg(feature = "clickhouse")]
use crate::engine::{ClickHouse, Server};
use crate::{
    archive::{self, Manifest},
    engine::{DataFusion, Engine, Memory},
    figures::Figures,
    place::Place,
    terminal::say,
};

/// A report on one's own files shows the posts themselves where there are at most so many.
const SHOWN: u64 = 20;

/// Writes the report over an archive, the same to the byte as `groundswell report` over the files that it was made of.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell-query report archive --tag '#AhangWeavers' --format html --out report.html\n  \
                  groundswell-query report day-*.jsonl.gz --tag '#AhangWeavers' --format json"
)]
pub struct Report {
    /// An archive; or files, of which one is made for this report alone
    #[arg(required = true, value_name = "FOLDER|INPUT")]
    inputs: Vec<String>,
    /// What counts: `datafusion`, a cluster as `ballista://host:port`, or a server as `clickhouse://user@host:port/database` (`clickhouses://`
    /// with TLS), whose password stands in CLICKHOUSE_PASSWORD
    #[arg(long, value_name = "ENGINE", default_value = "datafusion")]
    engine: String,
    /// A folder that this program and all executors of a cluster can write, for what figures rest on; a cluster needs one
    #[arg(long, value_name = "FOLDER")]
    scratch: Option<PathBuf>,
    /// Into how many parts a cluster cuts what it counts: some for each task that all executors together run at once
    #[arg(long, value_name = "PARTS", default_value_t = 16)]
    parts: usize,
    /// How much memory DataFusion may take in this process for what grows with the posts; half of the machine's where it is not said. What is
    /// more goes on the disk
    #[arg(long, value_name = "MIB")]
    memory: Option<u64>,
    /// How long a query may take: one of a cluster is then called off and asked again, one of a server has failed
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    deadline: u64,
    /// Under what name a server of ClickHouse sees the archive, where that is another one than here: a path, or http://host/bucket/prefix
    #[arg(long, value_name = "PLACE")]
    seen_as: Option<String>,
    /// Which column of a table says what, such as author=user,text=body,id=tweet_id,network=x
    #[arg(long, value_name = "FIELD=COLUMN,…", default_value = "", hide_default_value = true)]
    columns: Columns,
    /// A hashtag to count; may be given several times
    #[arg(long = "tag", value_name = "#T", value_parser = bare)]
    tags: Vec<String>,
    /// Counts from this instant on, such as 2026-03-01T18:00:00Z
    #[arg(long, value_name = "TIME")]
    from: Option<Timestamp>,
    /// Counts up to this instant, itself excluded
    #[arg(long, value_name = "TIME")]
    to: Option<Timestamp>,
    /// The language of the article, such as ar, es or he
    #[arg(long, value_name = "TAG", value_parser = language, default_value = "en")]
    language: Language,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Form::Html)]
    format: Form,
    /// Where to write it; `-` is standard output
    #[arg(long, value_name = "PATH", default_value = "-")]
    out: PathBuf,
    /// Merges cells under five people and shows no post
    #[arg(long)]
    public: bool,
    /// Names accounts in place of pseudonyms, for research with its own basis
    #[arg(long, conflicts_with = "public")]
    name_accounts: bool,
    /// Gives the SHA-256 of each input
    #[arg(long)]
    digest: bool,
}

/// The form of a report.
#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// One file that opens from disk without a network
    Html,
    /// For other programs
    Json,
    /// For editing
    Md,
    /// Every count, a line each, for spreadsheets: figure, key, value
    Csv,
    /// For print, with tags for screen readers
    Pdf,
    /// The chart alone, for newspapers: 1600 × 900
    Png,
}

impl Report {
    pub fn run(self) -> Result<bool> {
        let (archive, _made, is_whole) = self.archive()?;
        let manifest =
            Manifest::read(&archive)?.with_context(|| format!("{} is no archive", archive.name()))?;
        let asked = Asked { tags: self.tags.clone(), window: window(self.from, self.to)? };
        let mut engine = self.open(archive, &manifest)?;
        let figures = Figures::of(engine.as_mut(), asked)?;
        let facts = self.facts(&figures, &manifest)?;
        let quotes = if self.public || facts.counts.posts > SHOWN { Vec::new() } else { figures.quotes()? };
        self.write(&self.told(&facts, quotes)?)?;
        Ok(is_whole)
    }

    /// The folder that is asked, one that was made for it, and whether all inputs of that could be read whole.
    fn archive(&self) -> Result<(Place, Option<TempDir>, bool)> {
        if let [one] = self.inputs.as_slice() {
            let place = Place::of(one)?;
            // A broken archive is no input to make one of.
            if Manifest::read(&place)?.is_some() {
                return Ok((place, None, true));
            }
        }
        let made = tempfile::tempdir().context("can't make a folder for the archive")?;
        let folder = made.path().join("archive");
        let is_whole = archive::make(&self.inputs, &self.columns, &folder)?;
        Ok((Place::Folder(folder), Some(made), is_whole))
    }

    fn open(&self, archive: Place, manifest: &Manifest) -> Result<Box<dyn Engine>> {
        let (kind, _) = self.engine.split_once("://").unwrap_or((&self.engine, ""));
        match kind {
            "datafusion" => Ok(Box::new(DataFusion::open(&archive, self.memory())?)),
            "ballista" => self.open_cluster(archive),
            "clickhouse" | "clickhouses" => self.open_server(&archive, manifest),
            _ => bail!(
                "`{}` is no engine that is known here; known are datafusion, ballista://host:port and clickhouse://host:port",
                self.engine
            ),
        }
    }

    #[cfg(feature = "ballista")]
    fn open_cluster(&self, archive: Place) -> Result<Box<dyn Engine>> {
        let cluster = Cluster {
            scheduler: &self.engine,
            // Without tables of their own plans are deeper than Ballista takes.
            scratch: self
                .scratch
                .as_deref()
                .context("a cluster needs --scratch: a folder that all of it can write")?,
            parts: self.parts.max(1),
            memory: self.memory(),
            deadline: self.deadline(),
        };
        Ok(Box::new(Ballista::open(&cluster, archive)?))
    }

    #[cfg(not(feature = "ballista"))]
    fn open_cluster(&self, _: Place) -> Result<Box<dyn Engine>> {
        bail!("this program was built without `--features ballista`, which a cluster needs")
    }

    #[cfg(feature = "clickhouse")]
    fn open_server(&self, archive: &Place, manifest: &Manifest) -> Result<Box<dyn Engine>> {
        let server =
            Server { address: &self.engine, seen_as: self.seen_as.as_deref(), deadline: self.deadline() };
        Ok(Box::new(ClickHouse::open(&server, archive, manifest.sights)?))
    }

    #[cfg(not(feature = "clickhouse"))]
    fn open_server(&self, _: &Place, _: &Manifest) -> Result<Box<dyn Engine>> {
        bail!("this program was built without `--features clickhouse`, which a server of ClickHouse needs")
    }

    fn memory(&self) -> Memory {
        Memory::of(self.memory)
    }

    #[cfg(any(feature = "ballista", feature = "clickhouse"))]
    fn deadline(&self) -> std::time::Duration {
        std::time::Duration::from_secs(self.deadline.max(1))
    }

    fn facts(&self, figures: &Figures, manifest: &Manifest) -> Result<Facts> {
        let groups = figures.groups()?;
        let complete = groups.counts();
        let threads = figures.threads()?;
        let counts = if self.public { groups.published(|_| false) } else { complete.clone() };
        Ok(Facts {
            findings: self.findings(figures, &complete)?,
            understanding: if self.public {
                Understanding::published(&threads)
            } else {
                Understanding::of(&threads)
            },
            by_network: if self.public {
                groups.published_by_network_and_minute()
            } else {
                groups.by_network_and_minute()
            },
            counts,
            themes: None,
            waves: Vec::new(),
            survival: Survival::default(),
            rejected: manifest.rejected.iter().map(|(reason, lines)| (reason.clone(), *lines)).collect(),
            lost: manifest.lost(),
            // What a server says of its copies stands in what it publishes.
            sealed: SealedCopies::default(),
            watch: manifest.watch()?,
            inputs: manifest.inputs().into_iter().map(|input| self.told_input(input)).collect(),
            rests_on: None,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            simulated: manifest.simulated,
            name_accounts: self.name_accounts,
        })
    }

    fn findings(&self, figures: &Figures, counts: &tally::Counts) -> Result<Findings> {
        if !self.public {
            return Ok(analysis::surges_of(counts));
        }
        let mut failed = None;
        let findings = analysis::published_of(counts, |windows| {
            figures.crowds(windows).unwrap_or_else(|error| {
                failed = Some(error);
                Vec::new()
            })
        });
        failed.map_or(Ok(findings), Err)
    }

    /// What was read; in a published report the last part of the name.
    fn told_input(&self, input: InputFile) -> InputFile {
        let sha256 = input.sha256.clone().filter(|_| self.digest || self.public);
        let file = if self.public { input.last_part().to_owned() } else { input.file };
        InputFile { file, sha256, lines: input.lines }
    }

    fn told(&self, facts: &Facts, mut quotes: Vec<Post>) -> Result<Vec<u8>> {
        quotes.sort_by(|a, b| (a.created_at, &a.id, &a.text).cmp(&(b.created_at, &b.id, &b.text)));
        let article = Article {
            facts,
            call: None,
            language: self.language.clone(),
            quotes: quotes.into_iter().map(Quoted::from).collect(),
            pledges: None,
            confirmed: 0,
            record: None,
            public: self.public,
        };
        Ok(match self.format {
            Form::Html => report::article_html(&article).into_bytes(),
            Form::Json => report::json::report_json(facts).into_bytes(),
            Form::Md => report::article_markdown(&article).into_bytes(),
            Form::Csv => report::json::report_csv(facts).into_bytes(),
            Form::Pdf => report::article_pdf(&article)?,
            Form::Png => report::chart_png(&article)
                .context("there is no chart: at what hour these posts were made is not known, or known of too few accounts")?,
        })
    }

    fn write(&self, report: &[u8]) -> Result<()> {
        if self.out.as_os_str() == "-" {
            return Ok(std::io::stdout().write_all(report)?);
        }
        std::fs::write(&self.out, report).with_context(|| format!("can't write {}", self.out.display()))?;
        say(format_args!("the report is in {}", self.out.display()));
        Ok(())
    }
}

/// The window between two instants, either of which may be missing.
pub fn window(from: Option<Timestamp>, to: Option<Timestamp>) -> Result<Option<Window>> {
    if from.is_none() && to.is_none() {
        return Ok(None);
    }
    let window = Window::new(from.unwrap_or(Timestamp::MIN), to.unwrap_or(Timestamp::MAX));
    window.map(Some).map_err(|error| anyhow!("{error}"))
}

fn language(tag: &str) -> Result<Language, String> {
    Language::new(tag).map_err(|error| error.to_string())
}
