// SPDX-License-Identifier: AGPL-3.0-or-later
use feed_rs::model::Entry;
use ingest::Item;

use super::place::Place;
use crate::link::Link;

const ACCEPT: &str =
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9";

/// So many of a feed's entries are read, the newest of which stand first.
const MOST: usize = 100;

/// A feed in which pages are found.
pub(super) struct Feed(Place);

impl Feed {
    pub(super) fn at(address: &str) -> Self {
        Self(Place::at(address, ACCEPT))
    }

    /// The addresses of pages of which the feed says one of the words; or what is to be said of it.
    pub(super) async fn look(&mut self, link: &Link, words: &[String]) -> Result<Vec<String>, Option<Item>> {
        let Some(answer) = self.0.look(link).await? else { return Ok(Vec::new()) };
        let Ok(feed) = feed_rs::parser::parse(answer.content.as_slice()) else {
            return Err(self.0.say("what lies there is no feed"));
        };
        self.0.is_well();
        Ok(feed.entries.iter().take(MOST).filter(|entry| says(entry, words)).filter_map(page).collect())
    }
}

/// Whether one of the words stands in an entry.
fn says(entry: &Entry, words: &[String]) -> bool {
    let texts =
        [entry.title.as_ref(), entry.summary.as_ref()].into_iter().flatten().map(|text| &text.content);
    let body = entry.content.as_ref().and_then(|content| content.body.as_ref());
    let said: Vec<String> = texts.chain(body).map(|text| text.to_lowercase()).collect();
    words.is_empty() || words.iter().any(|word| said.iter().any(|text| text.contains(word)))
}

/// The page that an entry is about.
fn page(entry: &Entry) -> Option<String> {
    let is_page = |rel: Option<&str>| rel.is_none_or(|rel| rel == "alternate");
    let link = entry.links.iter().find(|link| is_page(link.rel.as_deref()))?;
    link.href.starts_with("https://").then(|| link.href.clone())
}
