// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a writer should mind before posting one text to several networks.

mod letters;
mod tags;

use std::collections::BTreeSet;

use model::Network;

pub(crate) use letters::shape;

use crate::{
    Entity, Measure, Warning, cashtags,
    chars::{after, is_direction_mark},
    fitting, links, lists, measure, mentions, reply_to,
    x::is_refused,
};

/// The most warnings that are given; more than anybody reads, and a bound for a text made to provoke them.
const MOST: usize = 100;
/// The most characters of the text that a warning shows.
const SHOWN: usize = 60;

/// What to mind: first what is about the whole text, then the rest in its order.
pub(crate) fn warnings(text: &str) -> Vec<Warning> {
    let mut found = Found::default();
    for network in Network::ALL {
        warn_of_length(network, text, &mut found);
    }
    warn_of_refused(text, &mut found);
    warn_of_marks(text, &mut found);
    tags::warn_of_tags(text, &mut found);
    warn_of_names(text, &mut found);
    warn_of_lists(text, &mut found);
    warn_of_reply(text, &mut found);
    warn_of_cashtags(text, &mut found);
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

fn warn_of_length(network: Network, text: &str, found: &mut Found) {
    let Measure { length, limit, fits, bytes } = measure(network, text);
    let name = network.name();
    let says = if length > limit {
        format!("{name} takes {limit} characters and counts {length} here: {} too many", length - limit)
    } else if let (false, Some(bytes)) = (fits, bytes) {
        format!(
            "{name} takes 3000 bytes and this text has {bytes}, for letters and emoji of some scripts take several each"
        )
    } else {
        return;
    };
    let rest = after(text, fitting(network, text)).trim_start();
    found.add(0, network, "length", format!("{says}; it ends before “{}”.", shown(rest)));
}

/// X posts no text that holds one of these at all; they come along unseen when text is copied from a file.
fn warn_of_refused(text: &str, found: &mut Found) {
    if let Some(at) = text.find(is_refused) {
        let c = after(text, at).chars().next().map_or(0, u32::from);
        let says =
            format!("X takes no text with the invisible character U+{c:04X}; type the text anew around it.");
        found.add(0, Network::X, "invisible character", says);
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

/// X links `@name/list` to a list and tells nobody, where Mastodon mentions who keeps it.
fn warn_of_lists(text: &str, found: &mut Found) {
    for list in lists(text) {
        let name = list.text.split('/').next().unwrap_or_default();
        let says =
            format!("X reads a list here and mentions nobody; put a space behind @{name} to address them.");
        found.add(list.start, Network::X, &format!("@{}", list.text), says);
    }
}

fn warn_of_reply(text: &str, found: &mut Found) {
    if let Some(name) = reply_to(text) {
        let about = format!("@{}", name.text);
        let says = format!(
            "X takes a post that begins with {about} for an answer, and shows it to fewer people; begin with another word."
        );
        found.add(name.start, Network::X, &about, says);
    }
}

/// Warns of what becomes a link to a stock, though a word or a price was meant.
fn warn_of_cashtags(text: &str, found: &mut Found) {
    for network in [Network::Bluesky, Network::X] {
        for tag in cashtags(network, text) {
            let written = text.get(tag.start..tag.end).unwrap_or_default();
            let says = format!(
                "{} takes {written} for the name of a stock; leave the $ out if it isn't.",
                network.name()
            );
            found.add(tag.start, network, written, says);
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
