// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use analysis::{Said, Themes, Understanding};
use anyhow::{Context, Result};
use call::{Call, Language};
use clap::{Args, ValueEnum};
use ingest::Columns;
use model::{Post, Timestamp, Window};
use report::{Article, Facts, InputFile, Quoted, SealedCopies, Survival, Watch};
use tally::{Asked, Estimate, Judge, NetworkMinutes, Tally};

use super::counting::{Counting, Hearing, SHOWN};
use crate::{
    Outcome, WrongUse, engines, gather::Inputs, ledger, looks::Looks, output, publish::kit, terminal::say,
};

/// Writes the report over files or records: figures, chart, lists, method, limits.
///
/// With no --tag it is over everything; with --call over the call's hashtags and hour. A report on one's own files
/// is a working copy with complete lists; --public merges cells under five people and shows no post.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell report archive.jsonl.gz --tag '#AhangWeavers' --format html --out report.html\n  \
                  groundswell report sheet.csv --columns 'author=user,created_at=date,text=body,network=x' --format md\n  \
                  groundswell report archive.jsonl.gz --language ar --out report.ar.html\n  \
                  groundswell report archive.jsonl.gz --call ahang-weavers --public --format pdf --out report.pdf\n  \
                  groundswell report archive.jsonl.gz --exact-up-to 100_000_000 --format json\n  \
                  groundswell report archive --engine datafusion --tag '#AhangWeavers' --format json"
)]
pub struct Report {
    /// Files, records, or `-` for standard input
    #[arg(required = true, value_name = "INPUT|RECORD")]
    inputs: Vec<String>,
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
    /// A call's folder: its hashtags, its hour, its case
    #[arg(long, value_name = "FOLDER")]
    call: Option<PathBuf>,
    /// The language of the article, such as ar, es or he; else the call's first one, or English
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<Language>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Form::Html)]
    format: Form,
    /// Where to write it; `-` is standard output
    #[arg(long, value_name = "PATH", default_value = "-")]
    out: PathBuf,
    /// Tells what was said: phrases that several people used, and posts that stand for them
    #[arg(long)]
    themes: bool,
    /// Counts so many posts one by one, each in some 100 bytes of memory; beyond them figures are estimates, with their error
    #[arg(long, value_name = "POSTS", default_value_t = EXACT_UP_TO, value_parser = posts)]
    exact_up_to: usize,
    /// Merges cells under five people and shows no post
    #[arg(long)]
    public: bool,
    /// Names accounts in place of pseudonyms, for research with its own basis
    #[arg(long, conflicts_with = "public")]
    name_accounts: bool,
    /// Gives the SHA-256 of each input
    #[arg(long)]
    digest: bool,
    /// Has an archive counted by an engine, such as datafusion, in a second program: groundswell-query
    #[arg(long, value_name = "ENGINE", conflicts_with_all = ["call", "themes", "exact_up_to"])]
    engine: Option<String>,
}

/// How many posts are counted one by one, unless somebody says otherwise: they fit the memory of an ordinary machine.
const EXACT_UP_TO: usize = 30_000_000;

/// From fewer posts nothing can be estimated.
const FEWEST: usize = 100;

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
    pub fn run(self) -> Result<Outcome> {
        if self.engine.is_some() {
            return engines::hand_over();
        }
        self.check_form()?;
        let Some(asked) = self.asked()? else { return Ok(Outcome::No) };
        let (call, asked) = asked;
        let judge = Judge::new(&asked);
        let tally = Tally::listening(asked, |text| analysis::language(text).map(analysis::Language::code));
        let mut counting = Counting::new(tally.up_to(self.exact_up_to), self.hearing());
        let mut inputs = Inputs::sift(&self.inputs, &self.columns, &judge, |item, whole| {
            counting.count(item, whole);
        })?;
        if inputs.has_reposts() {
            counting.know();
            inputs.follow(&mut counting);
        }
        let outcome = inputs.outcome();
        if inputs.files.is_empty() {
            return Ok(outcome);
        }
        let Counting { tally, simulated, mut quotes, hearing, mut watch, .. } = counting;
        // What is understood is little, and is gone through before the lists are made, which are long.
        let (understanding, by_network) = self.understood(&tally);
        tally.estimate().into_iter().for_each(|estimate| self.say_estimated(estimate));
        let themes = hearing.map(|hearing| themes(&hearing.said, call.as_ref(), &tally));
        let counts = if self.public { tally.published(|_| false) } else { tally.counts() };
        let findings = if self.public { analysis::published(&tally) } else { analysis::surges_of(&counts) };
        // What is written takes as much memory as what was counted; both at once are not needed.
        drop(tally);
        let facts = Facts {
            findings,
            understanding,
            themes,
            // What became of posts is followed before what rests on it.
            survival: self.follow_aftermath(&mut watch, &inputs),
            // What a server says of its copies stands in what it publishes.
            sealed: SealedCopies::default(),
            waves: analysis::waves(&watch.deletions()),
            counts,
            by_network,
            rejected: inputs.rejected.iter().map(|(reason, lines)| ((*reason).to_owned(), *lines)).collect(),
            lost: inputs.loss.told(),
            watch,
            rests_on: None,
            inputs: self.told_inputs(inputs.files_with_digests(self.digest || self.public)?),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            simulated,
            name_accounts: self.name_accounts,
        };
        // A choice among many posts would need a reason; a few are shown whole, to whoever has them anyway.
        if self.public || facts.counts.posts > SHOWN {
            quotes.clear();
        }
        quotes.sort_by(|a, b| (a.created_at, &a.id, &a.text).cmp(&(b.created_at, &b.id, &b.text)));
        self.write(&self.told(&facts, call.as_ref(), quotes)?)?;
        Ok(outcome)
    }

    /// Refuses a form that can't go where it is to go, and says where the article's words are another language's.
    fn check_form(&self) -> Result<()> {
        if matches!(self.format, Form::Pdf | Form::Png)
            && self.out.as_os_str() == "-"
            && io::stdout().is_terminal()
        {
            return Err(
                WrongUse("a terminal can't show that form; say with --out where it goes".to_owned()).into()
            );
        }
        if let Some(language) = self.language.as_ref().filter(|language| !report::has_words(language)) {
            say(format_args!(
                "the article's own words are not there in `{language}` yet; they are in English"
            ));
        }
        Ok(())
    }

    /// Takes in what became of the posts of records; gives how long those lasted that were quoted. It is told of what a record's own call
    /// counts, and so of no other hashtags and no other stretch of time.
    fn follow_aftermath(&self, watch: &mut Watch, inputs: &Inputs) -> Survival {
        let mut looks = Looks::default();
        let is_of_call = self.tags.is_empty() && self.from.is_none() && self.to.is_none();
        for seen in inputs.aftermath.values().flatten().filter(|_| is_of_call) {
            ledger::follow(watch, seen);
            looks.follow(seen);
        }
        looks.survival()
    }

    /// What is told beside the counts: of a published report as far as it may be.
    fn understood(&self, tally: &Tally) -> (Understanding, Vec<NetworkMinutes>) {
        match self.public {
            true => (Understanding::published(tally), tally.published_by_network_and_minute()),
            false => (Understanding::of(tally), tally.by_network_and_minute()),
        }
    }

    /// What was read; of a published report's files the last part of the name.
    fn told_inputs(&self, inputs: Vec<InputFile>) -> Vec<InputFile> {
        if !self.public {
            return inputs;
        }
        inputs.into_iter().map(|input| InputFile { file: input.last_part().to_owned(), ..input }).collect()
    }

    /// What posts say, if that is asked; in a published report none stands for others.
    fn hearing(&self) -> Option<Hearing> {
        self.themes.then(|| Hearing { said: Said::default(), may_be_shown: !self.public })
    }

    /// Says that figures are estimates, and what is missing because of it.
    fn say_estimated(&self, Estimate { exact_up_to, one_in, .. }: Estimate) {
        say(format_args!(
            "there are more than {exact_up_to} posts: the figures are estimates from one in {one_in}, and say how far they may be off; \
             with more memory, --exact-up-to counts more of them one by one"
        ));
        if self.themes {
            say(format_args!("what was said is not told, because it can't be estimated"));
        }
    }

    /// The call, if one is given, and what is to be counted; nothing if the call has mistakes, which are said.
    fn asked(&self) -> Result<Option<(Option<Call>, Asked)>> {
        let call = match &self.call {
            Some(folder) => match super::serve::read_call(folder) {
                Some(call) => Some(call),
                None => return Ok(None),
            },
            None => None,
        };
        let of_call = |tags: &Vec<String>| {
            let of_hour = |call: &Call| {
                let tags = call.counted_hashtags_at(call.storm.window.start());
                tags.into_iter().map(str::to_owned).collect()
            };
            tags.is_empty().then(|| call.as_ref().map(of_hour)).flatten()
        };
        let tags = of_call(&self.tags).unwrap_or_else(|| self.tags.clone());
        let window = match (self.from, self.to) {
            (None, None) => call.as_ref().map(|call| call.storm.window),
            (from, to) => {
                let hour = call.as_ref().map(|call| call.storm.window);
                let from = from.or(hour.map(Window::start)).unwrap_or(Timestamp::MIN);
                let to = to.or(hour.map(Window::end)).unwrap_or(Timestamp::MAX);
                Some(Window::new(from, to).map_err(|error| WrongUse(error.to_string()))?)
            }
        };
        Ok(Some((call, Asked { tags, window })))
    }

    fn told(&self, facts: &Facts, call: Option<&Call>, quotes: Vec<Post>) -> Result<Vec<u8>> {
        let main = || call.and_then(|call| call.languages.first().cloned());
        let language = self.language.clone().or_else(main);
        let language = language.unwrap_or_else(|| Language::new("en").expect("English has a tag"));
        let article = Article {
            facts,
            call,
            language,
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
        if self.inputs.iter().any(|input| input != "-" && Path::new(input) == self.out) {
            return Err(WrongUse(format!(
                "--out {} is one of the inputs: choose another place",
                self.out.display()
            ))
            .into());
        }
        output::write(&self.out, |out| Ok(out.write_all(report)?))?;
        if self.out.as_os_str() != "-" {
            say(format_args!("the report is in {}", self.out.display()));
        }
        Ok(())
    }
}

/// What was said in the posts that count, beside what the call's kit says.
fn themes(said: &Said, call: Option<&Call>, tally: &Tally) -> Themes {
    let kit = call.map(kit).unwrap_or_default();
    said.themes(&kit, |post| tally.has_counted(post))
}

fn language(tag: &str) -> Result<Language, String> {
    Language::new(tag).map_err(|error| error.to_string())
}

/// How many posts are counted one by one.
fn posts(number: &str) -> Result<usize, String> {
    match number.replace('_', "").parse() {
        Ok(posts) if posts >= FEWEST => Ok(posts),
        Ok(_) => Err(format!("it is at least {FEWEST}")),
        Err(_) => Err("it is a whole number".to_owned()),
    }
}

/// A hashtag as it is counted: without its sign.
pub(super) fn bare(tag: &str) -> Result<String, String> {
    let bare = tag.trim().trim_start_matches(['#', '＃']);
    if bare.is_empty() { Err("a hashtag has letters after its sign".to_owned()) } else { Ok(bare.to_owned()) }
}
