// SPDX-License-Identifier: AGPL-3.0-or-later
//! Brings together what the site is made of: its chapters, each page of the repository that is one, and every file that they lead to.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::links;

/// Where the chapters lie, from the repository's root.
const CHAPTERS: &str = "docs/book";

/// Writes the sources of the book into a folder of their own, ready for mdBook.
///
/// mdBook takes pages from one folder alone, and copies all of it. Ours lie all over the repository, so links are led anew.
///
/// # Errors
///
/// If a link leads to nothing, or to a page that is no chapter.
pub fn gather(root: &Path, out: &Path) -> Result<()> {
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("can't clear {}", out.display()))?;
    }
    let summary =
        fs::read_to_string(root.join(CHAPTERS).join("SUMMARY.md")).context("there is no SUMMARY.md")?;
    let mut chapters = BTreeSet::new();
    let summary = links::rewrite(&summary, Path::new(CHAPTERS), |file| {
        chapters.insert(file.to_owned());
        Ok(links::from_folder(Path::new(""), &place(file)))
    })?;
    let mut book = Book { root, chapters, files: BTreeMap::new() };
    for chapter in book.chapters.clone() {
        let text = book.chapter(&chapter).with_context(|| format!("in {}", chapter.display()))?;
        write(&out.join("src").join(place(&chapter)), text.as_bytes())?;
    }
    write(&out.join("src/SUMMARY.md"), summary.as_bytes())?;
    for (file, place) in &book.files {
        let bytes = fs::read(root.join(file)).with_context(|| format!("can't read {}", file.display()))?;
        write(&out.join("src").join(place), &bytes)?;
    }
    for file in ["book.toml", "theme/index.hbs", super::STYLE] {
        let bytes = fs::read(root.join(CHAPTERS).join(file)).with_context(|| format!("can't read {file}"))?;
        write(&out.join(file), &bytes)?;
    }
    Ok(())
}

/// The book as it comes together.
struct Book<'a> {
    root: &'a Path,
    /// Each page that is a chapter, from the repository's root.
    chapters: BTreeSet<PathBuf>,
    /// Whatever else is linked to, and where in the book it lies.
    files: BTreeMap<PathBuf, PathBuf>,
}

impl Book<'_> {
    /// A chapter's text, whole, with links that lead on in the book.
    fn chapter(&mut self, chapter: &Path) -> Result<String> {
        let text = fs::read_to_string(self.root.join(chapter)).context("it can't be read")?;
        let (from, to) = (folder(chapter).to_owned(), place(chapter));
        let mut made = String::new();
        for line in text.split_inclusive('\n') {
            let Some(included) = line.trim().strip_prefix("{{#include ") else {
                made.push_str(line);
                continue;
            };
            let included = included.strip_suffix("}}").context("an include has no end")?;
            let (file, anchor) = included.split_once(':').unwrap_or((included, ""));
            let file = links::joined(&from, file);
            let text = fs::read_to_string(self.root.join(&file))
                .with_context(|| format!("can't include {}", file.display()))?;
            let part =
                anchored(&text, anchor).with_context(|| format!("{} has no `{anchor}`", file.display()))?;
            made.push_str(&self.lead(&part, folder(&file), &from)?);
        }
        self.lead_into_the_book(&made, &from, folder(&to))
    }

    /// Has links that are told from one folder of the repository be told from another.
    fn lead(&self, text: &str, from: &Path, to: &Path) -> Result<String> {
        links::rewrite(text, from, |file| Ok(links::from_folder(to, file)))
    }

    fn lead_into_the_book(&mut self, text: &str, from: &Path, to: &Path) -> Result<String> {
        links::rewrite(text, from, |file| {
            let whole = self.root.join(file);
            if !whole.is_file() {
                bail!("a link leads to {}, which is no file", file.display());
            }
            if !self.chapters.contains(file) {
                if is_page(file) {
                    bail!("a link leads to {}, which is no chapter in {CHAPTERS}/SUMMARY.md", file.display());
                }
                self.files.insert(file.to_owned(), place(file));
            }
            Ok(links::from_folder(to, &place(file)))
        })
    }
}

/// The part of a text between two lines of comment, `ANCHOR: name` and `ANCHOR_END: name`; all of it without a name.
fn anchored(text: &str, name: &str) -> Option<String> {
    let mark = |kind: &str| format!("<!-- {kind}: {name} -->");
    let (begin, end) = (mark("ANCHOR"), mark("ANCHOR_END"));
    let is_mark = |line: &&str| line.starts_with("<!-- ANCHOR");
    if name.is_empty() {
        return Some(text.split_inclusive('\n').filter(|line| !is_mark(line)).collect());
    }
    let (_, text) = text.split_once(&begin)?;
    let (text, _) = text.split_once(&end)?;
    Some(text.split_inclusive('\n').filter(|line| !is_mark(line)).collect())
}

/// Where a file of the repository lies in the book: each page at its top, so that all lead to each other alike, and everything else as it lies.
fn place(file: &Path) -> PathBuf {
    let place = file.strip_prefix(CHAPTERS).or_else(|_| file.strip_prefix("docs")).unwrap_or(file);
    if is_page(place) {
        let parts: Vec<_> = place.iter().map(|part| part.to_string_lossy()).collect();
        return PathBuf::from(parts.join("-"));
    }
    place.to_owned()
}

fn is_page(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "md")
}

fn folder(file: &Path) -> &Path {
    file.parent().unwrap_or_else(|| Path::new(""))
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::create_dir_all(folder(file))
        .with_context(|| format!("can't make the folder of {}", file.display()))?;
    fs::write(file, bytes).with_context(|| format!("can't write {}", file.display()))
}
