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

/// Writes `report.json`, `report.csv` and, in every language of the call, the article as `report.md`, `report.pdf`, `chart.png` (where there is a
/// chart) and `index.html` (the call's main language, the page last of all), `report.LANGUAGE.md` and so on for the others, into a folder, and
/// logs the digest of each page.
///
/// A crash leaves the folder with the files of this report, of the one before, or of both; each is whole. The page
/// is written again when the server starts.
pub fn write(recorder: &mut Recorder, story: &Story<'_>, folder: &Path, now: Timestamp) -> Result<()> {
    let facts = facts(recorder, story);
    let (main, others) = story.call.languages.split_first().context("a call has a language")?;
    let mut article = article(recorder, story, &facts, main)?;
    fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    save(&folder.join("report.json"), report::json::report_json(&facts).as_bytes())?;
    save(&folder.join("report.csv"), report::json::report_csv(&facts).as_bytes())?;
    let mut translations = BTreeMap::new();
    for language in others {
        article.language = language.clone();
        let page = save_article(folder, &article, &format!(".{language}"))?;
        translations.insert(language.to_string(), digest(&page));
    }
    sweep(folder, others)?;
    article.language = main.clone();
    let page = save_article(folder, &article, "")?;
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
        quotes: recorder.wall(),
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

/// Writes the article in its language in every form, the page last, and gives the page.
fn save_article(folder: &Path, article: &Article, tag: &str) -> Result<String> {
    save(&folder.join(format!("report{tag}.md")), report::article_markdown(article).as_bytes())?;
    save(&folder.join(format!("report{tag}.pdf")), &report::article_pdf(article)?)?;
    if let Some(chart) = report::chart_png(article) {
        save(&folder.join(format!("chart{tag}.png")), &chart)?;
    }
    let page = report::article_html(article);
    save(&folder.join(format!("index{tag}.html")), page.as_bytes())?;
    Ok(page)
}

fn save(path: &Path, bytes: &[u8]) -> Result<()> {
    output::write(path, |out| Ok(out.write_all(bytes)?))
}

/// The forms that an article has in each language: the beginnings and endings of their files' names.
const FORMS: [[&str; 2]; 4] = [["report", "md"], ["report", "pdf"], ["chart", "png"], ["index", "html"]];

/// Removes what an earlier report said in languages that the call has no more: nobody would see to what it quotes.
fn sweep(folder: &Path, others: &[Language]) -> Result<()> {
    let names = FORMS
        .iter()
        .flat_map(|[name, ending]| others.iter().map(move |tag| format!("{name}.{tag}.{ending}")));
    let written: BTreeSet<String> = names.collect();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let parts: Vec<&str> = name.split('.').collect();
        let is_form = |[start, end]: &[&str; 2]| matches!(parts[..], [name, _, ending] if name == *start && ending == *end);
        if FORMS.iter().any(is_form) && !written.contains(&*name) {
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
