// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a writer should mind before posting one text to several networks.

mod letters;
mod tags;

use std::collections::BTreeSet;

use model::Network;

use crate::{Entity, Measure, Warning, chars::is_direction_mark, links, measure, mentions};

/// The most warnings that are given; more than anybody reads, and a bound for a text made to provoke them.
const MOST: usize = 100;
/// The most characters of the text that a warning shows.
const SHOWN: usize = 60;

/// What to mind: first what is about the whole text, then the rest in its order.
pub(crate) fn warnings(text: &str) -> Vec<Warning> {
    let mut found = Found::default();
    for network in Network::ALL {
        warn_of_length(network, measure(network, text), &mut found);
    }
    warn_of_marks(text, &mut found);
    tags::warn_of_tags(text, &mut found);
    warn_of_names(text, &mut found);
    warn_of_bare_links(text, &mut found);
    found.into_warnings()
}

/// The warnings found so far, each once.
#[derive(Default)]
pub(crate) struct Found {
    at: Vec<(usize, Warning)>,
    seen: BTreeSet<Warning>,
}

impl Found {
    /// Adds a warning about what begins at a byte of the text.
    fn add(&mut self, at: usize, network: Network, about: &str, says: String) {
        let warning = Warning { network, about: shown(about), says };
        if self.at.len() < MOST && self.seen.insert(warning.clone()) {
            self.at.push((at, warning));
        }
    }

    fn into_warnings(mut self) -> Vec<Warning> {
        self.at.sort();
        self.at.into_iter().map(|(_, warning)| warning).collect()
    }
}

/// A piece of the text, cut if it is long.
fn shown(piece: &str) -> String {
    match piece.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", piece.get(..end).unwrap_or_default()),
        None => piece.to_owned(),
    }
}

fn warn_of_length(network: Network, measure: Measure, found: &mut Found) {
    let (name, Measure { length, limit, .. }) = (network.name(), measure);
    if length > limit {
        let over = length - limit;
        let says = format!("{name} takes {limit} characters and counts {length} here: {over} too many.");
        found.add(0, network, "length", says);
    } else if let (false, Some(bytes)) = (measure.fits, measure.bytes) {
        let says = format!(
            "{name} takes 3000 bytes and this text has {bytes}: letters and emoji of some scripts take several each."
        );
        found.add(0, network, "length", says);
    }
}

/// Direction marks show nothing, yet count: on X twice, all but the Arabic letter mark.
fn warn_of_marks(text: &str, found: &mut Found) {
    let marks = text.chars().filter(|&c| is_direction_mark(c) && c != '\u{61C}').count();
    if marks > 0 {
        let (noun, verb) = if marks == 1 { ("mark", "counts") } else { ("marks", "count") };
        let says = format!(
            "The text has {marks} invisible direction {noun}, which {verb} {} characters on X.",
            2 * marks
        );
        found.add(0, Network::X, "direction marks", says);
    }
}

/// Where X reads a shorter name than another network, it may address somebody else.
fn warn_of_names(text: &str, found: &mut Found) {
    let on_x = mentions(Network::X, text);
    for network in [Network::Bluesky, Network::Mastodon] {
        let mut others = mentions(network, text).into_iter().peekable();
        for short in &on_x {
            while others.next_if(|other| other.start < short.start).is_some() {}
            let Some(long) =
                others.peek().filter(|other| other.start == short.start && other.end > short.end)
            else {
                continue;
            };
            let says =
                format!("X reads @{} here, which may be somebody else; leave the @ out for X.", short.text);
            found.add(short.start, Network::X, &format!("@{}", long.text), says);
        }
    }
}

fn warn_of_bare_links(text: &str, found: &mut Found) {
    let bare = |link: &Entity| !link.text.contains("://");
    for link in links(Network::X, text).iter().filter(|link| bare(link)) {
        let says = format!("Mastodon makes no link of this; write https://{}.", shown(&link.text));
        found.add(link.start, Network::Mastodon, &link.text, says);
    }
}
