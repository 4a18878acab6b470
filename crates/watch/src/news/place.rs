// SPDX-License-Identifier: AGPL-3.0-or-later
use fetch::{Asked, FetchError, Fetched, Wanted};
use ingest::{Item, Reason, Rejection};

use crate::link::Link;

/// The largest content that is taken, in bytes.
const LARGEST: usize = 5 << 20;

/// What a server tells versions apart by; longer than that is nothing that it will know again.
const LONGEST_MARK: usize = 1_024;

/// An address that is looked at again and again.
pub(super) struct Place {
    pub address: String,
    accept: &'static str,
    /// What its server tells its versions apart by, as it is sent back (RFC 9110, section 13.1).
    known_by: Vec<(&'static str, String)>,
    /// What was said of it last.
    said: Option<String>,
}

impl Place {
    pub(super) fn at(address: &str, accept: &'static str) -> Self {
        Self { address: address.to_owned(), accept, known_by: Vec::new(), said: None }
    }

    /// What lies there, unless it is what lay there before; or what is to be said of it.
    pub(super) async fn look(&mut self, link: &Link) -> Result<Option<Fetched>, Option<Item>> {
        match self.fetch(link).await {
            Ok(answer) if answer.status == 304 => Ok(None),
            Ok(answer) if answer.status == 200 => {
                self.known_by = marks(&answer);
                Ok(Some(answer))
            }
            Ok(answer) => {
                Err(self.say(&format!("its server answers with {}; it is asked again later", answer.status)))
            }
            Err(error) => Err(self.say(&error.to_string())),
        }
    }

    /// Says why nothing can be read there, once.
    pub(super) fn say(&mut self, says: &str) -> Option<Item> {
        if self.said.as_deref() == Some(says) {
            return None;
        }
        self.said = Some(says.to_owned());
        let (file, says) = (self.address.clone(), says.to_owned());
        Some(Item::Rejected(Rejection { file, line: None, reason: Reason::Unreadable, says }))
    }

    /// It could be read.
    pub(super) fn is_well(&mut self) {
        self.said = None;
    }

    async fn fetch(&self, link: &Link) -> Result<Fetched, FetchError> {
        let mut headers = self.known_by.clone();
        headers.push(("accept", self.accept.to_owned()));
        let answer = link.fetcher.ask(&Asked::get(&self.address, &headers), LARGEST).await?;
        if !matches!(answer.status, 301 | 302 | 303 | 307 | 308) {
            return Ok(answer);
        }
        // Where it leads, no version of it is known.
        link.fetcher
            .get(&Wanted { address: &self.address, accept: self.accept, largest_bytes: LARGEST })
            .await
    }
}

fn marks(answer: &Fetched) -> Vec<(&'static str, String)> {
    [("if-none-match", "etag"), ("if-modified-since", "last-modified")]
        .into_iter()
        .filter_map(|(asks, says)| Some((asks, answer.header(says)?.to_owned())))
        .filter(|(_, mark)| mark.len() <= LONGEST_MARK)
        .collect()
}
