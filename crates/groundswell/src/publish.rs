// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writes a storm's report for readers, and logs it in the record.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use call::{Call, Language};
use model::Timestamp;
use report::{Article, Facts, RecordFacts, RestsOn, Survival, Watch};
use store::Pledged;
use tally::Tally;

use crate::{
    output,
    published::{self, JSON, MARKDOWN, PAGE, Published},
    recorder::Recorder,
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
    /// How long quoted posts lasted.
    pub survival: Survival,
    /// What could not be read, by reason.
    pub rejected: Vec<(String, u64)>,
    /// Whether people and posts are invented.
    pub simulated: bool,
    /// The state of the record that holds all of it.
    pub rests_on: RestsOn,
}

/// Writes `report.json`, the article in every language of the call as `report.md` and `index.html` (the call's main language, the
/// page last of all), `report.LANGUAGE.md` and `index.LANGUAGE.html`, into a folder, and logs the digest of each.
///
/// A crash leaves the folder with the files of this report, of the one before, or of both; each is whole. The page
/// is written again when the server starts.
pub fn write(recorder: &mut Recorder, story: &Story<'_>, folder: &Path, now: Timestamp) -> Result<()> {
    let rests_on = recorder.rests_on()?;
    let counted = Counted {
        tally: recorder.tally(),
        watch: recorder.watch(),
        survival: recorder.survival(),
        rejected: recorder.rejected().iter().map(|(reason, lines)| ((*reason).to_owned(), *lines)).collect(),
        simulated: story.simulated,
        rests_on: rests_on.clone(),
    };
    let facts = facts(counted);
    let (main, others) = story.call.languages.split_first().context("a call has a language")?;
    let mut article = article((recorder, story), &facts, &rests_on, main);
    let mut files = vec![(JSON.to_owned(), report::json::report_json(&facts))];
    for language in others {
        article.language = language.clone();
        files.push((published::markdown_in(language), report::article_markdown(&article)));
        files.push((published::page_in(language), report::article_html(&article)));
    }
    article.language = main.clone();
    files.push((MARKDOWN.to_owned(), report::article_markdown(&article)));
    files.push((PAGE.to_owned(), report::article_html(&article)));
    fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    for (name, text) in &files {
        output::write(&folder.join(name), |out| Ok(out.write_all(text.as_bytes())?))?;
    }
    sweep(folder, &files)?;
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
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

/// Removes what an earlier report said in languages that the call has no more: nobody would see to what it quotes.
fn sweep(folder: &Path, written: &[(String, String)]) -> Result<()> {
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let parts: Vec<&str> = name.split('.').collect();
        let is_written = written.iter().any(|(written, _)| *written == *name);
        if matches!(parts[..], ["report", _, "md"] | ["index", _, "html"]) && !is_written {
            fs::remove_file(&path).with_context(|| format!("can't remove {}", path.display()))?;
        }
    }
    Ok(())
}

/// The figures as they are published.
pub fn facts(counted: Counted<'_>) -> Facts {
    let Counted { tally, watch, survival, rejected, simulated, rests_on } = counted;
    Facts {
        findings: analysis::published(tally),
        understanding: analysis::Understanding::published(tally),
        themes: None,
        survival,
        waves: analysis::waves(&watch.deletions()),
        counts: tally.published(|_| false),
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
