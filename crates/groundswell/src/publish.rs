// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writes a storm's report for readers, and logs it in the record.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use call::Call;
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

/// Writes `report.json`, `report.csv`, `report.md`, `report.pdf`, `chart.png` (where there is a chart) and, last, `index.html` into a folder, and logs the page's digest.
///
/// A crash leaves the folder with the files of this report, of the one before, or of both; each is whole. The page
/// is written again when the server starts.
pub fn write(recorder: &mut Recorder, story: &Story<'_>, folder: &Path, now: Timestamp) -> Result<()> {
    let facts = facts(recorder, story);
    let language = story.call.languages.first().cloned().context("a call has a language")?;
    let record = recorder.seal()?;
    let article = Article {
        facts: &facts,
        call: Some(story.call),
        language,
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
    };
    let page = report::article_html(&article);
    fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    let write = |name: &str, bytes: &[u8]| output::write(&folder.join(name), |out| Ok(out.write_all(bytes)?));
    write("report.json", report::json::report_json(&facts).as_bytes())?;
    write("report.csv", report::json::report_csv(&facts).as_bytes())?;
    write("report.md", report::article_markdown(&article).as_bytes())?;
    write("report.pdf", &report::article_pdf(&article)?)?;
    if let Some(chart) = report::chart_png(&article) {
        write("chart.png", &chart)?;
    }
    write("index.html", page.as_bytes())?;
    let digest = Sha256::digest(page.as_bytes());
    recorder.seal_report(&digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>(), now)
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
