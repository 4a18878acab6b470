// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writes a storm's report for readers, and logs it in the record.

use std::{fmt::Display, fs, path::Path};

use analysis::Themes;
use anyhow::{Context, Result};
use call::{Call, Language};
use model::Timestamp;
use report::{Article, Facts, RecordFacts, RestsOn, SealedCopies, Survival, Watch};
use store::Pledged;
use tally::Tally;

use crate::{
    output,
    published::{JSON, Published, TABLE},
    recorder::Recorder,
    terminal::say,
};

/// What a report tells beside the figures.
pub struct Story<'a> {
    /// The call.
    pub call: &'a Call,
    /// How many people pledged, and confirmed it, unless nobody has or it was erased.
    pub pledged: Option<Pledged>,
    /// Whether people and posts are invented.
    pub simulated: bool,
}

/// What a report's figures are made of, in memory or counted again from a record.
pub struct Counted<'a> {
    /// What was counted.
    pub tally: &'a Tally,
    /// What was watched.
    pub watch: &'a Watch,
    /// What was said in the posts that may be shown.
    pub themes: Option<Themes>,
    /// How long quoted posts lasted.
    pub survival: Survival,
    /// What is kept sealed, and was handed out.
    pub sealed: SealedCopies,
    /// What could not be read, by reason.
    pub rejected: Vec<(String, u64)>,
    /// Whether people and posts are invented.
    pub simulated: bool,
    /// The state of the record that holds all of it.
    pub rests_on: RestsOn,
}

/// Writes `report.json`, `report.csv` and, in every language of the call, the article as `report.md`, `report.pdf`, `chart.png` (where there is a
/// chart) and `index.html` (the call's main language, the page last of all), `report.LANGUAGE.md` and so on for the others, into a folder, and
/// logs the digest of each.
///
/// A crash leaves the folder with the files of this report, of the one before, or of both; each is whole. The page
/// is written again when the server starts.
pub fn write(recorder: &mut Recorder, story: &Story<'_>, folder: &Path, now: Timestamp) -> Result<()> {
    let rests_on = recorder.rests_on()?;
    let counted = Counted {
        tally: recorder.tally(),
        watch: recorder.watch(),
        themes: recorder.themes(),
        survival: recorder.survival(),
        sealed: recorder.sealed_copies(),
        rejected: recorder.rejected().iter().map(|(reason, lines)| ((*reason).to_owned(), *lines)).collect(),
        simulated: story.simulated,
        rests_on: rests_on.clone(),
    };
    let facts = facts(counted);
    let (main, others) = story.call.languages.split_first().context("a call has a language")?;
    let mut article = article((recorder, story), &facts, &rests_on, main);
    let mut files = vec![
        (JSON.to_owned(), report::json::report_json(&facts).into_bytes()),
        (TABLE.to_owned(), report::json::report_csv(&facts).into_bytes()),
    ];
    for language in others {
        article.language = language.clone();
        files.extend(forms(&article, &format!(".{language}")));
    }
    article.language = main.clone();
    files.extend(forms(&article, ""));
    record::make_folder(folder)?;
    for (name, bytes) in &files {
        output::write(&folder.join(name), |out| Ok(out.write_all(bytes)?))?;
    }
    sweep(folder, &files)?;
    let files = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    recorder.seal_report(&Published::new(files, rests_on.size, now))
}

/// Everything that the article tells, in the call's main language.
fn article<'a>(
    (recorder, story): (&Recorder, &Story<'a>),
    facts: &'a Facts,
    rests_on: &RestsOn,
    main: &Language,
) -> Article<'a> {
    Article {
        facts,
        call: Some(story.call),
        language: main.clone(),
        quotes: recorder.quotes(),
        // Where nobody has pledged, or the rally was erased, no number is said.
        pledges: story.pledged.map(|kept| kept.pledged).filter(|pledges| *pledges > 0),
        confirmed: story.pledged.unwrap_or_default().confirmed,
        record: Some(RecordFacts {
            root: rests_on.root.clone(),
            size: rests_on.size,
            tombstones: recorder.forgotten(),
            sealed_at: recorder.sealed_at(),
        }),
        public: true,
    }
}

/// The article in its language in every form, by the names of their files, the page last.
fn forms(article: &Article, tag: &str) -> Vec<(String, Vec<u8>)> {
    let chart = report::chart_png(article).map(|chart| (format!("chart{tag}.png"), chart));
    let mut files = vec![(format!("report{tag}.md"), report::article_markdown(article).into_bytes())];
    files.extend(printed(report::article_pdf(article)).map(|pdf| (format!("report{tag}.pdf"), pdf)));
    files.extend(chart);
    files.push((format!("index{tag}.html"), report::article_html(article).into_bytes()));
    files
}

/// The article on paper. What can't be printed is left out and said: no stranger's words may keep the rest from being written, least of
/// all what is to take an erased post out of it.
fn printed<E: Display>(pdf: Result<Vec<u8>, E>) -> Option<Vec<u8>> {
    pdf.inspect_err(|error| say(format_args!("the report is published without its PDF: {error}"))).ok()
}

/// The forms that an article has in each language: the beginnings and endings of their files' names.
const FORMS: [[&str; 2]; 4] = [["report", "md"], ["report", "pdf"], ["chart", "png"], ["index", "html"]];

/// Removes what an earlier report said in languages that the call has no more: nobody would see to what it quotes.
fn sweep(folder: &Path, written: &[(String, Vec<u8>)]) -> Result<()> {
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let parts: Vec<&str> = name.split('.').collect();
        let is_written = written.iter().any(|(written, _)| *written == *name);
        let is_form = |[start, end]: &[&str; 2]| matches!(parts[..], [name, ending] | [name, _, ending] if name == *start && ending == *end);
        if FORMS.iter().any(is_form) && !is_written {
            fs::remove_file(&path).with_context(|| format!("can't remove {}", path.display()))?;
        }
    }
    Ok(())
}

/// What a call's kit says: themes that it has are told apart.
pub fn kit(call: &Call) -> Vec<String> {
    let wordings = call.wordings_at(call.storm.window.start());
    wordings.iter().map(|wording| wording.text.clone()).collect()
}

/// The figures as they are published.
pub fn facts(counted: Counted<'_>) -> Facts {
    let Counted { tally, watch, themes, survival, sealed, rejected, simulated, rests_on } = counted;
    Facts {
        findings: analysis::published(tally),
        understanding: analysis::Understanding::published(tally),
        themes,
        survival,
        sealed,
        waves: analysis::waves(&watch.deletions()),
        counts: tally.published(|_| false),
        by_network: tally.published_by_network_and_minute(),
        rejected,
        lost: report::Lost::default(),
        watch: watch.clone(),
        inputs: Vec::new(),
        rests_on: Some(rests_on),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        simulated,
        name_accounts: false,
    }
}

#[cfg(test)]
mod tests;
