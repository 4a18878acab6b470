// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an organizer should know of a call's hashtags before publishing them.

mod pairs;
mod shape;
mod spelling;
mod trouble;

#[cfg(test)]
mod tests;

use model::Network;

pub use trouble::TagTrouble;

use crate::{Warning, chars::after, check, fold, hashtags, is_hashtag, measure};

/// The hashtags of a call, as the networks will read them, and what is wrong with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagCheck {
    /// One sheet a hashtag, in the order given.
    pub tags: Vec<TagSheet>,
    /// What to do something about; what stops publishing comes first.
    pub findings: Vec<TagFinding>,
}

/// One hashtag, as the networks will read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagSheet {
    /// The hashtag without `#`.
    pub tag: String,
    /// How each network reads it, in the order of [`Network::ALL`].
    pub readings: Vec<TagReading>,
    /// Other spellings that people will type, and where they are the same hashtag.
    pub spellings: Vec<Spelling>,
}

/// How one network reads a hashtag that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagReading {
    /// The network.
    pub network: Network,
    /// What it reads.
    pub reads: Reads,
    /// The form under which it takes spellings for one hashtag.
    pub folded: String,
    /// How much of a post the hashtag takes with its `#`, in the network's own unit.
    pub length: u64,
    /// How long a post may be.
    pub limit: u64,
}

/// How much of a hashtag a network reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reads {
    /// Its beginning only.
    Cut {
        /// What it reads.
        read: String,
        /// The character that it stops at.
        before: char,
    },
    /// No hashtag at all, or another one.
    Nothing,
    /// All of it.
    Whole,
}

/// A spelling that people will type in place of the hashtag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// The spelling without `#`.
    pub text: String,
    /// The networks that take it for the same hashtag.
    pub same_on: Vec<Network>,
}

/// Something about hashtags that an organizer should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagFinding {
    /// How much it matters.
    pub severity: Severity,
    /// The hashtags that it is about, without `#`.
    pub tags: Vec<String>,
    /// The networks on which it matters.
    pub networks: Vec<Network>,
    /// What happens.
    pub trouble: TagTrouble,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Whoever follows the call would post where nobody looks: the call should not be published so.
    Stops,
    /// To be known, and perhaps to be mended.
    Mind,
}

impl TagFinding {
    fn everywhere(severity: Severity, tags: &[&str], trouble: TagTrouble) -> Self {
        let tags = tags.iter().map(|&tag| tag.to_owned()).collect();
        Self { severity, tags, networks: Network::ALL.to_vec(), trouble }
    }
}

/// Checks hashtags, given without `#` and with the main one first, as they would be agreed in one call; `words` is a text
/// of the call, by which words are told within a hashtag that is written without capitals.
#[must_use]
pub fn check_tags(tags: &[&str], words: &str) -> TagCheck {
    let sheets: Vec<TagSheet> = tags.iter().map(|tag| sheet(tag)).collect();
    let mut findings: Vec<TagFinding> = shape::find_too_many(tags).into_iter().collect();
    for sheet in &sheets {
        findings.extend(find_in_reading(sheet));
        findings.extend(find_in_text(&sheet.tag));
        findings.extend(shape::find(&sheet.tag, words));
    }
    findings.extend(pairs::find(tags));
    // The sort keeps the order of the hashtags within a severity.
    findings.sort_by_key(|finding| finding.severity);
    TagCheck { tags: sheets, findings }
}

fn sheet(tag: &str) -> TagSheet {
    let readings = Network::ALL.into_iter().map(|network| reading(network, tag)).collect();
    TagSheet { tag: tag.to_owned(), readings, spellings: spelling::spellings(tag) }
}

fn reading(network: Network, tag: &str) -> TagReading {
    let measure = measure(network, &format!("#{tag}"));
    TagReading {
        network,
        reads: reads(network, tag),
        folded: fold(network, tag),
        length: measure.length,
        limit: measure.limit,
    }
}

fn reads(network: Network, tag: &str) -> Reads {
    if is_hashtag(network, tag) {
        return Reads::Whole;
    }
    let first = hashtags(network, &format!("#{tag}")).into_iter().next();
    let cut = first.filter(|first| first.start == 0 && tag.starts_with(&first.text)).and_then(|first| {
        let before = after(tag, first.text.len()).chars().next()?;
        Some(Reads::Cut { read: first.text, before })
    });
    cut.unwrap_or(Reads::Nothing)
}

/// A hashtag that is whole nowhere would gather nothing.
fn find_in_reading(sheet: &TagSheet) -> Option<TagFinding> {
    let tag = sheet.tag.as_str();
    if sheet.readings.iter().any(|reading| reading.reads == Reads::Whole) {
        return None;
    }
    Some(TagFinding::everywhere(Severity::Stops, &[tag], TagTrouble::Unread))
}

/// What is said of the hashtag in any text that holds it, once for the networks that it concerns.
fn find_in_text(tag: &str) -> Vec<TagFinding> {
    let mut findings: Vec<TagFinding> = Vec::new();
    let warnings = check(&format!("#{tag}")).warnings;
    // Direction marks are found by their own rule, which knows that they stand within the hashtag.
    for warning in warnings.into_iter().filter(|warning| warning.about != "direction marks") {
        let finding = in_text(tag, warning);
        match findings.iter_mut().find(|known| known.to_string() == finding.to_string()) {
            Some(known) => known.networks.extend(finding.networks),
            None => findings.push(finding),
        }
    }
    findings
}

fn in_text(tag: &str, warning: Warning) -> TagFinding {
    TagFinding {
        severity: Severity::Mind,
        tags: vec![tag.to_owned()],
        networks: vec![warning.network],
        trouble: TagTrouble::InText(warning.trouble),
    }
}
