// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the pages of a package say of its posts, held against what is in the package.
//!
//! A page is no part of the record: whoever hands on a package can write anything on it. So what a page says stands behind a post is held
//! against the entry and the proofs that came with it, and the whole page against what this program writes of that entry.

mod page;

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use model::Remark;
use pack::{Answer, Resource};
use record::{Fault, Kind, Scanned, Verification};
use report::{Grade, Sheet};
use serde_json::{Value, json};

use crate::{
    commands::counting::SIMULATED,
    entry::{self, Tier},
    signatures::Signatures,
    takeout::BASE,
    terminal::counted,
};
use page::{Page, Stated, rows};

/// What the pages of a package say.
#[derive(Default)]
pub struct Cards {
    /// The pages about posts, by the entries that they name.
    pages: BTreeMap<u64, Vec<Page>>,
    /// What the list of all says of each.
    listed: Vec<(u64, Vec<Stated>)>,
    /// What can't be read.
    faults: Vec<Fault>,
    /// What was seen of the posts of which there are pages.
    seen: Mutex<BTreeMap<u64, Seen>>,
}

/// What was seen of the entry of a post.
struct Seen {
    is_handed_in: bool,
    /// How many of the pages about it are as this program writes them.
    alike: usize,
}

/// What the pages of a package came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// How many pages about posts there are.
    pub pages: usize,
    /// How many of them are, to the byte, as this program writes them of what is in the package.
    pub alike: usize,
    /// What says more than the package shows.
    pub faults: Vec<Fault>,
}

impl Cards {
    /// Reads the pages in the archives of a package.
    pub fn read(archives: &[Resource]) -> Self {
        let mut cards = Self::default();
        for archive in archives {
            // What is wrong with an archive as a whole is told elsewhere.
            let Ok(records) = archive.records() else { continue };
            for record in records {
                match record {
                    Ok(record) => cards.take(&record),
                    Err(fault) => {
                        let says = format!("record {} {}", fault.number, fault.says);
                        cards.faults.push(Fault { file: archive.name.clone(), index: None, says });
                    }
                }
            }
        }
        cards
    }

    /// Takes in a record of an archive, if it is a page of ours.
    fn take(&mut self, record: &pack::Record) {
        let Some(name) = record.target.as_deref().and_then(|target| target.strip_prefix(BASE)) else {
            return;
        };
        let text = || Answer::of(record).map(|answer| String::from_utf8_lossy(&answer.body).into_owned());
        if name.is_empty() {
            self.listed.extend(text().iter().flat_map(|html| rows(html)));
        } else if let Some(entry) = name.strip_prefix("posts/") {
            match entry.parse::<u64>().ok().filter(|number| number.to_string() == entry) {
                Some(entry) => {
                    self.pages.entry(entry).or_default().extend(text().map(|html| Page::read(&html)))
                }
                None => self.faults.push(fault(name, None, "it is the page of no entry")),
            }
        }
    }

    /// Takes in an entry, if there is a page about it.
    pub fn see(&self, place: u64, entry: &Scanned<'_>) {
        let Some(pages) = self.pages.get(&place) else { return };
        let Scanned::Kept { kind: Kind::Post, content, .. } = entry else { return };
        let Some(kept) = entry::read_post(content) else { return };
        let post = match kept.tier {
            Tier::Archive => Some(kept.counts_as),
            Tier::Counted | Tier::Kept | Tier::Quoted => kept.shown,
        };
        let Some(post) = post else { return };
        let alike = pages.iter().filter(|page| {
            let sheet = Sheet {
                entry: place,
                post: &post,
                grades: page.stated.iter().filter_map(|stated| stated.grade()).collect(),
                evidence: page.evidence.clone(),
                simulated: post.source.file.starts_with(SIMULATED),
            };
            page.is(&report::sheet_html(&sheet))
        });
        let seen = Seen { is_handed_in: post.remarks.contains(&Remark::HandedIn), alike: alike.count() };
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(place, seen);
    }

    /// Holds what the pages say against what was found in the package.
    pub fn judge(self, signatures: &Signatures, log: &Verification) -> Judged {
        let seen = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let shows = |entry: u64, seen: &Seen, stated: Stated| match stated {
            Stated::Of(Grade::SignedAtSource) => signatures.signed.contains(&entry),
            Stated::Of(Grade::HandedIn) => seen.is_handed_in,
            Stated::Of(Grade::Captured) => true,
            Stated::Witnessed => log.witnessed.as_ref().is_some_and(|it| entry < it.checkpoint.size),
        };
        let mut faults = self.faults;
        let mut hold = |file: &str, entry: u64, stated: &[Stated]| {
            let Some(seen) = seen.get(&entry) else {
                return faults.push(fault(
                    file,
                    Some(entry),
                    "it tells a post, which that entry of the package is none of",
                ));
            };
            for stated in stated.iter().filter(|stated| !shows(entry, seen, **stated)) {
                let says = format!(
                    "it says \u{201c}{}\u{201d}, and nothing in the package shows that",
                    stated.name()
                );
                faults.push(fault(file, Some(entry), &says));
            }
        };
        for (entry, pages) in &self.pages {
            pages.iter().for_each(|page| hold(&format!("posts/{entry}"), *entry, &page.stated));
        }
        self.listed.iter().for_each(|(entry, stated)| hold("the list of all posts", *entry, stated));
        let pages = self.pages.values().map(Vec::len).sum();
        Judged { pages, alike: seen.values().map(|seen| seen.alike).sum(), faults }
    }
}

impl Judged {
    /// What was found, for programs.
    pub fn json(&self) -> Value {
        json!({"pages": self.pages, "alike": self.alike})
    }

    /// The same for people, a line; nothing where there are no pages.
    pub fn text(&self) -> String {
        let Self { pages, alike, .. } = self;
        match pages - alike {
            _ if *pages == 0 => String::new(),
            0 => format!(
                "pages       {}, each as this program writes it of its entry\n",
                counted(*pages as u64, "post")
            ),
            others => format!(
                "pages       {}, {alike} as this program writes them of their entries; whether {others} tell these rightly cannot be said\n",
                counted(*pages as u64, "post")
            ),
        }
    }
}

fn fault(file: &str, index: Option<u64>, says: &str) -> Fault {
    Fault { file: file.to_owned(), index, says: says.to_owned() }
}

#[cfg(test)]
mod tests;
