// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pages of the news, given by their addresses: looked at again and again for the posts that are embedded in them.
//!
//! Such a page is no network: it is read from its beginning each time, so there is no cursor, and what it leaves out is no gap.

use std::time::Duration;

use fetch::{Asked, FetchError, Fetched, Wanted};
use ingest::{Arrival, Item, Reader, Reason, Rejection, Source};
use model::Post;
use tokio::time::sleep;

use crate::{
    follower::{Closed, Follower, Outlet},
    link::Link,
};

/// How often pages are looked at.
const EVERY: Duration = Duration::from_mins(10);

/// So many pages are looked at; others are left out.
const MOST: usize = 200;

/// The largest page that is taken, in bytes.
const LARGEST: usize = 5 << 20;

/// What is asked for.
const ACCEPT: &str = "text/html, application/xhtml+xml";

/// What a server has told apart versions by; longer than that is nothing that it will know again.
const LONGEST_MARK: usize = 1_024;

/// Looks at pages.
pub struct Pages {
    follower: Follower,
}

impl Pages {
    /// Begins to look at those pages, each by its address.
    #[must_use]
    pub fn start(link: Link, addresses: &[String]) -> Self {
        let page = |address: &String| Page { address: address.clone(), ..Page::default() };
        let mut pages: Vec<Page> = addresses.iter().take(MOST).map(page).collect();
        let follower = Follower::start(|items| async move {
            // Ends when nobody takes the items any more.
            let _closed = follow(&link, &mut pages, &items).await;
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

async fn follow(link: &Link, pages: &mut [Page], items: &Outlet) -> Result<(), Closed> {
    loop {
        for page in &mut *pages {
            for item in page.look(link).await {
                items.give(item).await?;
            }
        }
        sleep(EVERY).await;
    }
}

/// A page, and what was found there last.
#[derive(Default)]
struct Page {
    address: String,
    /// What its server tells its versions apart by, as it is sent back (RFC 9110, section 13.1).
    known_by: Vec<(&'static str, String)>,
    /// What was given.
    posts: Vec<Post>,
    /// What was said of it.
    said: Option<String>,
}

impl Page {
    /// What is new on it.
    async fn look(&mut self, link: &Link) -> Vec<Item> {
        match self.fetch(link).await {
            Ok(answer) if answer.status == 304 => Vec::new(),
            Ok(answer) if answer.status == 200 => self.take(answer, link),
            Ok(answer) => {
                self.say(format!("its server answers with {}; it is asked again later", answer.status))
            }
            Err(error) => self.say(error.to_string()),
        }
    }

    async fn fetch(&self, link: &Link) -> Result<Fetched, FetchError> {
        let mut headers = self.known_by.clone();
        headers.push(("accept", ACCEPT.to_owned()));
        let answer = link.fetcher.ask(&Asked::get(&self.address, &headers), LARGEST).await?;
        if !(301..=308).contains(&answer.status) || answer.status == 304 {
            return Ok(answer);
        }
        // Where it leads, no version of it is known.
        link.fetcher.get(&Wanted { address: &self.address, accept: ACCEPT, largest_bytes: LARGEST }).await
    }

    fn take(&mut self, answer: Fetched, link: &Link) -> Vec<Item> {
        self.known_by = [("if-none-match", "etag"), ("if-modified-since", "last-modified")]
            .into_iter()
            .filter_map(|(asks, says)| Some((asks, answer.header(says)?.to_owned())))
            .filter(|(_, mark)| mark.len() <= LONGEST_MARK)
            .collect();
        // Of a stranger nothing but a page is read: nothing packed, and no list of posts that nobody posted.
        if !begins_as_a_page(&answer.content) {
            return self.say("what lies there is no page".to_owned());
        }
        let reader = match Reader::from_read(self.address.as_str(), std::io::Cursor::new(answer.content)) {
            Ok(reader) => reader,
            Err(error) => return self.say(error.to_string()),
        };
        self.said = None;
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

    /// Says why nothing can be read there, once.
    fn say(&mut self, says: String) -> Vec<Item> {
        if self.said.as_ref() == Some(&says) {
            return Vec::new();
        }
        self.said = Some(says.clone());
        let file = self.address.clone();
        vec![Item::Rejected(Rejection { file, line: None, reason: Reason::Unreadable, says })]
    }
}

/// Whether a content begins as a page does: with a tag.
fn begins_as_a_page(content: &[u8]) -> bool {
    content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content).trim_ascii_start().starts_with(b"<")
}

#[cfg(test)]
mod tests;
