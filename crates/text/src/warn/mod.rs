// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a writer should mind before posting one text to several networks.

mod letters;
mod tags;
mod trouble;

use std::collections::BTreeSet;

use model::Network;

pub(crate) use letters::shape;
pub use trouble::{Cut, Misread, Missed, More, Trouble};

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
    fn add(&mut self, at: usize, network: Network, about: &str, trouble: Trouble) {
        let warning = Warning { network, about: shown(about), trouble };
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
    let rest = || shown(after(text, fitting(network, text)).trim_start());
    if length > limit {
        found.add(0, network, "length", Trouble::Long { length, limit, rest: rest() });
    } else if let (false, Some(bytes)) = (fits, bytes) {
        found.add(0, network, "length", Trouble::Bytes(bytes, rest()));
    }
}

/// X posts no text that holds one of these at all; they come along unseen when text is copied from a file.
fn warn_of_refused(text: &str, found: &mut Found) {
    if let Some(c) = text.chars().find(|&c| is_refused(c)) {
        found.add(0, Network::X, "invisible character", Trouble::Refused(c));
    }
}

/// Direction marks show nothing, yet count: on X twice, all but the Arabic letter mark.
fn warn_of_marks(text: &str, found: &mut Found) {
    let marks = text.chars().filter(|&c| is_direction_mark(c) && c != '\u{61C}').count();
    if marks > 0 {
        found.add(0, Network::X, "direction marks", Trouble::Marks(marks));
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
            let trouble = Trouble::OtherName(short.text.clone());
            found.add(short.start, Network::X, &format!("@{}", long.text), trouble);
        }
    }
}

/// X links `@name/list` to a list and tells nobody, where Mastodon mentions who keeps it.
fn warn_of_lists(text: &str, found: &mut Found) {
    for list in lists(text) {
        let name = list.text.split('/').next().unwrap_or_default();
        found.add(list.start, Network::X, &format!("@{}", list.text), Trouble::List(name.to_owned()));
    }
}

fn warn_of_reply(text: &str, found: &mut Found) {
    if let Some(name) = reply_to(text) {
        let about = format!("@{}", name.text);
        found.add(name.start, Network::X, &about, Trouble::Reply(about.clone()));
    }
}

/// Warns of what becomes a link to a stock, though a word or a price was meant.
fn warn_of_cashtags(text: &str, found: &mut Found) {
    for network in [Network::Bluesky, Network::X] {
        for tag in cashtags(network, text) {
            let written = text.get(tag.start..tag.end).unwrap_or_default();
            found.add(tag.start, network, written, Trouble::Stock(written.to_owned()));
        }
    }
}

fn warn_of_bare_links(text: &str, found: &mut Found) {
    let bare = |link: &Entity| !link.text.contains("://");
    for link in links(Network::X, text).iter().filter(|link| bare(link)) {
        found.add(link.start, Network::Mastodon, &link.text, Trouble::Plain(shown(&link.text)));
    }
}
