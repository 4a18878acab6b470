// SPDX-License-Identifier: AGPL-3.0-or-later
//! The article about a storm, where it leaves with the record: as it was published, or less the quotes that may not be handed on, or not at all.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Seek, Write},
    path::Path,
};

use anyhow::Result;
use model::Post;
use pack::{Content, Writer};
use record::Kind;
use report::CarriedReport;

use super::package::{BASE, HTML};
use crate::{
    data::media_beside,
    ledger::Seen,
    published::{JSON, MARKDOWN, PAGE, PAPER, Published, TABLE},
    read_back::each_other,
};

/// Where in a package the files of a report are.
pub const REPORT: &str = "report/";

/// The newest report of a record, as far as it may leave.
#[derive(Default)]
pub(super) struct ToldStorm {
    /// Its files exactly as they were published, by their names.
    files: Vec<(&'static str, Vec<u8>)>,
    /// The article as a page.
    page: Option<String>,
    /// The pictures that it shows, each with its name.
    pictures: Vec<(String, Vec<u8>)>,
    /// What of it leaves, in words.
    pub(super) carried: CarriedReport,
}

/// What a record says of its reports.
#[derive(Default)]
struct Ledger {
    reports: Vec<Published>,
    /// Whether since the last of them something was erased, or put out of sight.
    is_older: bool,
}

const OTHER: &str = "the files beside the record are not those that the record says were published last";
const OLDER: &str = "posts were erased or put out of sight since it was published, and it may quote them";
const TERMS: &str = "it quotes posts of a network whose terms do not let them be handed on";

/// No line of a post that has fewer words, hashtags left out, tells it apart from others.
const TELLING: usize = 4;

impl ToldStorm {
    /// Finds the report beside a record. `withheld` are the posts that may be shown and not handed on.
    pub(super) fn of(folder: &Path, withheld: &[Post]) -> Result<Self> {
        let record = folder.canonicalize()?;
        let report = record.with_file_name("report");
        let ledger = Ledger::read(folder)?;
        let Some(published) = ledger.reports.last() else { return Ok(Self::default()) };
        let found = |name: &'static str| {
            let bytes = fs::read(report.join(name)).ok()?;
            published.has(name, &bytes).then_some((name, bytes))
        };
        let page = found(PAGE).map(|(_, page)| String::from_utf8_lossy(&page).into_owned());
        let (page, is_cut, without) = match page {
            None => (None, false, Some(OTHER)),
            Some(_) if ledger.is_older => (None, false, Some(OLDER)),
            Some(page) => {
                let (cut, around) = less(&page, withheld);
                let is_told = withheld.iter().any(|post| is_told_in(post, &around));
                if is_told { (None, false, Some(TERMS)) } else { (Some(cut.clone()), cut != page, None) }
            }
        };
        // Its figures quote nobody.
        let names: &[&'static str] =
            if page.is_some() && !is_cut { &[PAGE, JSON, TABLE, MARKDOWN, PAPER] } else { &[JSON, TABLE] };
        let files: Vec<_> = names.iter().filter_map(|name| found(name)).collect();
        let has_figures = files.iter().any(|(name, _)| *name == JSON);
        let carried = CarriedReport { has_article: page.is_some(), is_cut, has_figures, without };
        let pictures = page.iter().flat_map(|page| pictures(page, &media_beside(&record))).collect();
        Ok(Self { files, page, pictures, carried })
    }

    /// Adds it to the archive, the article as a page.
    pub(super) fn add_pages<W: Write + Seek>(&self, at: &str, writer: &mut Writer<W>) -> io::Result<()> {
        if let Some(page) = &self.page {
            let target = &format!("{BASE}report");
            writer
                .add_page(&Content { target, at, media_type: HTML, bytes: page.as_bytes() }, "The report")?;
        }
        for (name, bytes) in self.files.iter().filter(|(name, _)| *name == JSON) {
            let target = &format!("{BASE}{name}");
            writer.add(&Content { target, at, media_type: "application/json", bytes })?;
        }
        for (name, bytes) in &self.pictures {
            let media_type = if name.ends_with(".png") { "image/png" } else { "image/jpeg" };
            writer.add(&Content { target: &format!("{BASE}media/{name}"), at, media_type, bytes })?;
        }
        Ok(())
    }

    /// Adds its files as they were published, which the record has the digests of.
    pub(super) fn add_files<W: Write + Seek>(&self, writer: &mut Writer<W>) -> io::Result<()> {
        self.files
            .iter()
            .try_for_each(|(name, bytes)| writer.file(&format!("{REPORT}{name}"), |out| out.write_all(bytes)))
    }
}

impl Ledger {
    fn read(folder: &Path) -> Result<Self> {
        let mut ledger = Self::default();
        each_other(folder, &[Kind::Report, Kind::Tombstone, Kind::Watch], |_, other| match other.kind {
            Kind::Report => {
                ledger.reports.extend(Published::read(&other.content));
                ledger.is_older = false;
            }
            Kind::Tombstone => ledger.is_older = true,
            _ => {
                let seen = Seen::read(&other.content);
                ledger.is_older |=
                    matches!(seen, Some(Seen::Account { .. } | Seen::Hidden { .. } | Seen::Post { .. }));
            }
        })?;
        Ok(ledger)
    }
}

/// An article, in the place of each quote of such a post that it is left out here; and what of it is no quote of anything.
fn less(page: &str, withheld: &[Post]) -> (String, String) {
    const NOTE: &str = "<p class=\"about\">Here the report as it was published quotes a post of a network whose terms do not let it be handed on.</p>";
    const END: &str = "</blockquote>";
    let mut parts = page.split("<blockquote");
    let mut around = parts.next().unwrap_or_default().to_owned();
    let mut cut = around.clone();
    for part in parts {
        let (quote, rest) = part.split_once(END).unwrap_or((part, ""));
        if withheld.iter().any(|post| may_be_quoted(post, quote)) {
            cut.push_str(NOTE);
        } else {
            cut.extend(["<blockquote", quote, END]);
        }
        cut.push_str(rest);
        around.push_str(rest);
    }
    (cut, without_phrases(&around))
}

/// A part of an article without the phrases that at least five accounts used: they are no post, although a post may say nothing else.
fn without_phrases(part: &str) -> String {
    let mut parts = part.split("<h3 class=\"phrase\">");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|part| part.split_once("</h3>")).fold(first, |without, (_, rest)| without + rest)
}

/// Whether a quote may be of a post: by its address or its author's name. One that has neither can't be told.
fn may_be_quoted(post: &Post, quote: &str) -> bool {
    let names: Vec<&str> =
        [&post.url, &post.author.handle].into_iter().flatten().map(String::as_str).collect();
    names.is_empty() || names.iter().any(|name| quote.contains(name))
}

/// Whether a page has a line of a post as it is, so far as no sign in it would be written otherwise.
fn is_told_in(post: &Post, page: &str) -> bool {
    let is_word = |word: &&str| !word.starts_with(['#', '@']) && !word.contains("://");
    let mut parts = post.text.split(['&', '<', '>', '"', '\'', '\n']).map(str::trim);
    parts.any(|part| part.split_whitespace().filter(is_word).count() >= TELLING && page.contains(part))
}

/// The pictures that an article shows, out of their folder.
fn pictures(page: &str, folder: &Path) -> Vec<(String, Vec<u8>)> {
    let names = page.split("src=\"media/").skip(1).filter_map(|rest| rest.split('"').next());
    // A name leads nowhere else.
    let names: BTreeSet<&str> =
        names.filter(|name| Path::new(name).file_name().is_some_and(|plain| plain == *name)).collect();
    names.into_iter().filter_map(|name| Some((name.to_owned(), fs::read(folder.join(name)).ok()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::without_phrases;

    #[test]
    fn what_many_have_written_is_nobodys_post_and_what_stands_around_it_stays() {
        let page =
            "<p>Told<h3 class=\"phrase\"><bdi>free the weavers of Ahang</bdi></h3><p>7 posts<h3>Else</h3>";
        assert_eq!(without_phrases(page), "<p>Told<p>7 posts<h3>Else</h3>");
        assert_eq!(without_phrases("<p>Told"), "<p>Told");
    }
}
