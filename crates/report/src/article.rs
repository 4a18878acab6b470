// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use call::{Call, Language};
use model::Timestamp;

use crate::{facts::Facts, quoted::Quoted, speech, story::Story};

/// Everything that an article tells.
#[derive(Clone, Debug)]
pub struct Article<'a> {
    /// The figures.
    pub facts: &'a Facts,
    /// The call that the storm answered, if there was one.
    pub call: Option<&'a Call>,
    /// The language of the article: the call's words in it are shown in it, and the report's own if it speaks it, or else in English.
    pub language: Language,
    /// Posts to show in full; that each may be shown is for the caller to know.
    pub quotes: Vec<Quoted>,
    /// How many people gave their word to take part, where that was counted.
    pub pledges: Option<u64>,
    /// How many confirmed it by mail or handed in a post; never added to them.
    pub confirmed: u64,
    /// The record on which the figures rest, where there is one.
    pub record: Option<RecordFacts>,
    /// Whether it is published: then the figures must be the tally's published ones, and the article says so.
    pub public: bool,
}

/// What an article says of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordFacts {
    /// The root hash of its checkpoint in hexadecimal.
    pub root: String,
    /// Its entries.
    pub size: u64,
    /// How many of its contents were erased.
    pub tombstones: u64,
    /// When the call was sealed in it.
    pub sealed_at: Option<Timestamp>,
}

impl Article<'_> {
    /// The report's own words for it.
    pub(crate) fn words(&self) -> &'static words::Words {
        speech::of(&self.language)
    }
}

/// The article as one file of HTML that needs no other and no script.
#[must_use]
pub fn article_html(article: &Article) -> String {
    HtmlTemplate { story: Story::of(article) }.render().expect(SURE)
}

/// The article as Markdown (CommonMark with tables).
#[must_use]
pub fn article_markdown(article: &Article) -> String {
    MarkdownTemplate { story: Story::of(article) }.render().expect(SURE) + "\n"
}

const SURE: &str = "writing text to a string does not fail";

#[derive(Template)]
#[template(path = "article.html")]
struct HtmlTemplate {
    story: Story,
}

#[derive(Template)]
#[template(path = "article.md")]
struct MarkdownTemplate {
    story: Story,
}
