// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writes a storm's report for readers, and logs it in the record.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use call::{Call, Language};
use model::Timestamp;
use report::{Article, Facts, RecordFacts};
use sha2::{Digest, Sha256};
use store::Pledged;

use crate::{output, recorder::Recorder};

/// What a report tells beside the figures.
pub struct Story<'a> {
    /// The call.
    pub call: &'a Call,
    /// How many people pledged, and confirmed it, unless nobody has or it was erased.
    pub pledged: Option<Pledged>,
    /// Whether people and posts are invented.
    pub simulated: bool,
}

/// Writes `report.json`, the article in every language of the call as `report.md` and `index.html` (the call's main language, the
/// page last of all), `report.LANGUAGE.md` and `index.LANGUAGE.html`, into a folder, and logs the digest of each page.
///
/// A crash leaves the folder with the files of this report, of the one before, or of both; each is whole. The page
/// is written again when the server starts.
pub fn write(recorder: &mut Recorder, story: &Story<'_>, folder: &Path, now: Timestamp) -> Result<()> {
    let facts = facts(recorder, story);
    let (main, others) = story.call.languages.split_first().context("a call has a language")?;
    let mut article = article(recorder, story, &facts, main)?;
    fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    save(&folder.join("report.json"), &report::json::report_json(&facts))?;
    let mut translations = BTreeMap::new();
    for language in others {
        article.language = language.clone();
        save(&folder.join(format!("report.{language}.md")), &report::article_markdown(&article))?;
        let page = report::article_html(&article);
        save(&folder.join(format!("index.{language}.html")), &page)?;
        translations.insert(language.to_string(), digest(&page));
    }
    sweep(folder, others)?;
    article.language = main.clone();
    save(&folder.join("report.md"), &report::article_markdown(&article))?;
    let page = report::article_html(&article);
    save(&folder.join("index.html"), &page)?;
    recorder.seal_report(&digest(&page), &translations, now)
}

/// Everything that the article tells, in the call's main language.
fn article<'a>(
    recorder: &mut Recorder,
    story: &Story<'a>,
    facts: &'a Facts,
    main: &Language,
) -> Result<Article<'a>> {
    let record = recorder.seal()?;
    Ok(Article {
        facts,
        call: Some(story.call),
        language: main.clone(),
        quotes: recorder.quotes(),
        // Where nobody has pledged, or the rally was erased, no number is said.
        pledges: story.pledged.map(|kept| kept.pledged).filter(|pledges| *pledges > 0),
        confirmed: story.pledged.unwrap_or_default().confirmed,
        record: Some(RecordFacts {
            root: record.root.iter().map(|byte| format!("{byte:02x}")).collect(),
            size: record.size,
            tombstones: recorder.forgotten(),
            sealed_at: recorder.sealed_at(),
        }),
        public: true,
    })
}

fn save(path: &Path, text: &str) -> Result<()> {
    output::write(path, |out| Ok(out.write_all(text.as_bytes())?))
}

/// Removes what an earlier report said in languages that the call has no more: nobody would see to what it quotes.
fn sweep(folder: &Path, others: &[Language]) -> Result<()> {
    let written = others.iter().flat_map(|tag| [format!("report.{tag}.md"), format!("index.{tag}.html")]);
    let written: BTreeSet<String> = written.collect();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let parts: Vec<&str> = name.split('.').collect();
        if matches!(parts[..], ["report", _, "md"] | ["index", _, "html"]) && !written.contains(&*name) {
            fs::remove_file(&path).with_context(|| format!("can't remove {}", path.display()))?;
        }
    }
    Ok(())
}

fn digest(page: &str) -> String {
    Sha256::digest(page.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn facts(recorder: &Recorder, story: &Story<'_>) -> Facts {
    let counts = recorder.tally().published(|_| false);
    Facts {
        findings: analysis::published(recorder.tally()),
        understanding: analysis::Understanding::published(recorder.tally()),
        themes: None,
        survival: recorder.survival(),
        waves: analysis::waves(&recorder.watch().deletions()),
        counts,
        rejected: recorder.rejected().iter().map(|(reason, lines)| ((*reason).to_owned(), *lines)).collect(),
        lost: report::Lost::default(),
        watch: recorder.watch().clone(),
        inputs: Vec::new(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        simulated: story.simulated,
        name_accounts: false,
    }
}

#[cfg(test)]
mod tests;
