// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writes a storm's report for readers, and logs it in the record.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use call::Call;
use model::Timestamp;
use report::{Article, Facts, RecordFacts, RestsOn, Watch};
use store::Pledged;
use tally::Tally;

use crate::{
    output,
    published::{JSON, MARKDOWN, PAGE, Published},
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
    /// What could not be read, by reason.
    pub rejected: Vec<(String, u64)>,
    /// Whether people and posts are invented.
    pub simulated: bool,
    /// The state of the record that holds all of it.
    pub rests_on: RestsOn,
}

/// Writes `report.json`, `report.md` and, last, `index.html` into a folder, and logs their digests.
///
/// A crash leaves the folder with the files of this report, of the one before, or of both; each is whole. The page
/// is written again when the server starts.
pub fn write(recorder: &mut Recorder, story: &Story<'_>, folder: &Path, now: Timestamp) -> Result<()> {
    let rests_on = recorder.rests_on()?;
    let counted = Counted {
        tally: recorder.tally(),
        watch: recorder.watch(),
        rejected: recorder.rejected().iter().map(|(reason, lines)| ((*reason).to_owned(), *lines)).collect(),
        simulated: story.simulated,
        rests_on: rests_on.clone(),
    };
    let facts = facts(counted);
    let language = story.call.languages.first().cloned().context("a call has a language")?;
    let article = Article {
        facts: &facts,
        call: Some(story.call),
        language,
        quotes: recorder.wall(),
        // Where nobody has pledged, or the rally was erased, no number is said.
        pledges: story.pledged.map(|kept| kept.pledged).filter(|pledges| *pledges > 0),
        confirmed: story.pledged.unwrap_or_default().confirmed,
        record: Some(RecordFacts {
            root: rests_on.root,
            size: rests_on.size,
            tombstones: recorder.forgotten(),
            sealed_at: recorder.sealed_at(),
        }),
        public: true,
    };
    let files = [
        (JSON, report::json::report_json(&facts)),
        (MARKDOWN, report::article_markdown(&article)),
        (PAGE, report::article_html(&article)),
    ];
    fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    for (name, text) in &files {
        output::write(&folder.join(name), |out| Ok(out.write_all(text.as_bytes())?))?;
    }
    let files = files.iter().map(|(name, text)| (*name, text.as_bytes()));
    recorder.seal_report(&Published::new(files, rests_on.size, now))
}

/// The figures as they are published.
pub fn facts(counted: Counted<'_>) -> Facts {
    let Counted { tally, watch, rejected, simulated, rests_on } = counted;
    Facts {
        findings: analysis::published(tally),
        understanding: analysis::Understanding::published(tally),
        themes: None,
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
