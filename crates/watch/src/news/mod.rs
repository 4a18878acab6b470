// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pages of the news, given by their addresses or found in feeds: looked at again and again for the posts that are embedded in them.
//!
//! Such a page is no network: it is read from its beginning each time, so there is no cursor, and what it leaves out is no gap.

mod feed;
mod place;

use std::time::Duration;

use fetch::Fetched;
use ingest::{Arrival, Item, Reader, Reason, Rejection, Source};
use model::Post;
use tokio::time::sleep;

use crate::{
    follower::{Closed, Follower, Outlet},
    link::Link,
};
use feed::Feed;
use place::Place;

/// How often pages are looked at.
const EVERY: Duration = Duration::from_mins(10);

/// So many pages are looked at; others are left out, which is told once.
const MOST: usize = 200;

/// What is asked for.
const ACCEPT: &str = "text/html, application/xhtml+xml";

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Pages, each by its address.
    pub pages: Vec<String>,
    /// Feeds (RSS, Atom, JSON Feed) in which more pages are found, each by its address.
    pub feeds: Vec<String>,
    /// Words of which one has to stand in what a feed says of a page; without any, every page matters.
    pub words: Vec<String>,
}

/// Looks at pages.
pub struct Pages {
    follower: Follower,
}

impl Pages {
    /// Begins to look.
    #[must_use]
    pub fn start(link: Link, news: &News) -> Self {
        let pages = news.pages.iter().take(MOST).map(|address| Page::at(address)).collect();
        let feeds = news.feeds.iter().take(MOST).map(|address| Feed::at(address)).collect();
        let words = news.words.iter().map(|word| word.to_lowercase()).collect();
        let left_out = news.pages.len().max(news.feeds.len()) > MOST;
        let mut looking = Looking { link, pages, feeds, words, left_out, is_told: false };
        let follower = Follower::start(|items| async move {
            // Ends when nobody takes the items any more.
            let _closed = looking.follow(&items).await;
        });
        Self { follower }
    }
}

impl Source for Pages {
    fn name(&self) -> &str {
        "pages"
    }

    async fn next(&mut self) -> Option<Item> {
        self.follower.next().await
    }
}

struct Looking {
    link: Link,
    pages: Vec<Page>,
    feeds: Vec<Feed>,
    /// In small letters.
    words: Vec<String>,
    /// Whether there are more pages or feeds than are looked at, and whether that was told.
    left_out: bool,
    is_told: bool,
}

impl Looking {
    async fn follow(&mut self, items: &Outlet) -> Result<(), Closed> {
        loop {
            for number in 0..self.feeds.len() {
                if let Some(said) = self.look_for_pages(number).await {
                    items.give(said).await?;
                }
            }
            if self.left_out && !self.is_told {
                self.is_told = true;
                items.give(left_out()).await?;
            }
            for page in &mut self.pages {
                for item in page.look(&self.link).await {
                    items.give(item).await?;
                }
            }
            sleep(EVERY).await;
        }
    }

    /// Looks at a feed for pages that are not known yet.
    async fn look_for_pages(&mut self, number: usize) -> Option<Item> {
        let feed = self.feeds.get_mut(number)?;
        match feed.look(&self.link, &self.words).await {
            Ok(found) => {
                for address in found {
                    if self.pages.iter().any(|page| page.place.address == address) {
                        continue;
                    }
                    if self.pages.len() < MOST {
                        self.pages.push(Page::at(&address));
                    } else {
                        self.left_out = true;
                    }
                }
                None
            }
            Err(said) => said,
        }
    }
}

/// Says that there is more than is looked at.
fn left_out() -> Item {
    let says =
        format!("{MOST} pages are looked at; what feeds say of more, or is named beyond that, is left out");
    Item::Rejected(Rejection { file: "pages".to_owned(), line: None, reason: Reason::TooLong, says })
}

/// A page, and what was found there last.
struct Page {
    place: Place,
    /// What was given.
    posts: Vec<Post>,
}

impl Page {
    fn at(address: &str) -> Self {
        Self { place: Place::at(address, ACCEPT), posts: Vec::new() }
    }

    /// What is new on it.
    async fn look(&mut self, link: &Link) -> Vec<Item> {
        match self.place.look(link).await {
            Ok(Some(answer)) => self.take(answer, link),
            Ok(None) => Vec::new(),
            Err(said) => said.into_iter().collect(),
        }
    }

    fn take(&mut self, answer: Fetched, link: &Link) -> Vec<Item> {
        // Of a stranger nothing but a page is read: nothing packed, and no list of posts that nobody posted.
        if !begins_as_a_page(&answer.content) {
            return self.place.say("what lies there is no page").into_iter().collect();
        }
        let reader =
            match Reader::from_read(self.place.address.as_str(), std::io::Cursor::new(answer.content)) {
                Ok(reader) => reader,
                Err(error) => return self.place.say(&error.to_string()).into_iter().collect(),
            };
        self.place.is_well();
        reader.filter_map(|item| self.news(item, link)).collect()
    }

    /// An item, if it tells anything that was not there before: advertisements and clocks change with each look.
    fn news(&mut self, item: Item, link: &Link) -> Option<Item> {
        let Item::Posts(Arrival { mut capture, posts }) = item else { return None };
        if posts == self.posts {
            return None;
        }
        self.posts.clone_from(&posts);
        capture.seen_at = Some(link.now());
        Some(Item::Posts(Arrival { capture, posts }))
    }
}

/// Whether a content begins as a page does: with a tag.
fn begins_as_a_page(content: &[u8]) -> bool {
    content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content).trim_ascii_start().starts_with(b"<")
}

#[cfg(test)]
mod tests;
