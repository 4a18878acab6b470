// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{sync::Arc, time::Duration};

use fetch::{Asked, Fetched, Flow, Method};
use tokio::time::timeout;

use super::{
    address::{address, instant, post_fields},
    error::XError,
    meter::XMeter,
    parse,
};
use crate::{link::Link, retry, secret::Secret};
use model::Timestamp;

/// A page of a hundred long posts of 25,000 letters each, with room to spare.
const LARGEST: usize = 16 << 20;

/// What an answer that says no may say.
const LARGEST_REFUSAL: usize = 64 << 10;

/// So long an answer that says no may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// An organizer's own app on X: their key, and the meter of what they spend. Without a key there is no X.
#[derive(Clone, Debug)]
pub struct XApp {
    link: Link,
    key: Arc<Secret>,
    meter: XMeter,
}

/// A part of what is to be searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub query: String,
    /// From when on.
    pub start: Timestamp,
    /// Until when.
    pub end: Timestamp,
    /// Which page, if it is not the first.
    pub token: Option<String>,
}

impl XApp {
    /// An app that is reached over a link.
    #[must_use]
    pub fn new(link: Link, key: Secret, meter: XMeter) -> Self {
        Self { link, key: Arc::new(key), meter }
    }

    /// What is spent with it.
    #[must_use]
    pub fn meter(&self) -> &XMeter {
        &self.meter
    }

    pub(super) fn now(&self) -> Timestamp {
        self.link.now()
    }

    /// Asks for so many posts at most.
    pub(super) async fn search(&self, wanted: &Wanted, most: u64) -> Result<Vec<u8>, XError> {
        let (start, end, most) = (instant(wanted.start), instant(wanted.end), most.to_string());
        let mut fields = vec![
            ("query", wanted.query.as_str()),
            ("start_time", &start),
            ("end_time", &end),
            ("max_results", &most),
            post_fields(),
        ];
        fields.extend(wanted.token.as_deref().map(|token| ("next_token", token)));
        Ok(self.get("/search/recent", &fields).await?.content)
    }

    /// Opens the stream of all that the rules let through.
    pub(super) async fn stream(&self) -> Result<Flow, XError> {
        let headers = [self.key.bearer()];
        let address = address("/search/stream", &[post_fields()]);
        let mut flow = self.link.fetcher.listen(&Asked::get(&address, &headers)).await?;
        if flow.status == 200 {
            return Ok(flow);
        }
        let says = timeout(PATIENCE, beginning(&mut flow)).await.unwrap_or_default();
        Err(self.refusal(flow.status, &|name| flow.header(name), &says))
    }

    pub(super) async fn get(&self, path: &str, fields: &[(&str, &str)]) -> Result<Fetched, XError> {
        let headers = [self.key.bearer()];
        self.ask(&Asked::get(&address(path, fields), &headers)).await
    }

    pub(super) async fn post(&self, path: &str, content: &[u8]) -> Result<Fetched, XError> {
        let headers = [self.key.bearer(), ("content-type", "application/json".to_owned())];
        let address = address(path, &[]);
        self.ask(&Asked { address: &address, method: Method::POST, headers: &headers, content }).await
    }

    async fn ask(&self, asked: &Asked<'_>) -> Result<Fetched, XError> {
        let answer = self.link.fetcher.ask(asked, LARGEST).await?;
        match answer.status {
            200 | 201 => Ok(answer),
            status => Err(self.refusal(status, &|name| answer.header(name), &answer.content)),
        }
    }

    fn refusal<'a>(
        &self,
        status: u16,
        header: &dyn Fn(&'static str) -> Option<&'a str>,
        content: &[u8],
    ) -> XError {
        let number = |name| header(name).and_then(|value| value.trim().parse().ok());
        let limit = parse::Limit {
            reset: number("x-rate-limit-reset"),
            retry_after: header("retry-after")
                .and_then(|written| retry::wait(written, self.now()))
                .map(|wait| wait.as_secs()),
        };
        parse::refusal(status, &limit, content, self.now(), &|says| self.key.taken_out_of(says))
    }
}

/// The beginning of an answer, or all of it.
async fn beginning(flow: &mut Flow) -> Vec<u8> {
    let mut content = Vec::new();
    while let Ok(Some(piece)) = flow.next().await {
        content.extend_from_slice(&piece);
        if content.len() >= LARGEST_REFUSAL {
            break;
        }
    }
    content
}
