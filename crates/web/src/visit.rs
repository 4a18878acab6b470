// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::{FromRequestParts, Path, Query},
    http::{HeaderMap, StatusCode, request::Parts},
};
use store::Pledged;
use tokio::time::timeout;

use crate::{Page, Site, frame::Frame, reader::Reader, zone};

/// A request for something of a call: which call, by whom.
pub(crate) struct Visit {
    pub site: Arc<Site>,
    pub page: Arc<Page>,
    pub reader: Reader,
    asked: Asked,
}

/// A request for something that belongs to no call: by whom.
pub(crate) struct SiteVisit {
    pub site: Arc<Site>,
    pub reader: Reader,
}

/// How long a page waits for a number that it shows.
const NUMBER: Duration = Duration::from_millis(500);

/// The query of an address, of which the first value of a name counts.
pub(crate) struct Asked(Vec<(String, String)>);

impl Visit {
    /// A visit to a page that is not public.
    pub(crate) fn of(site: Arc<Site>, page: Arc<Page>, language: Option<&str>, headers: &HeaderMap) -> Self {
        let reader = Reader::new(page.call.languages.clone(), language, headers);
        Self { site, page, reader, asked: Asked(Vec::new()) }
    }

    /// A value of the address's query.
    pub(crate) fn asked(&self, name: &str) -> Option<&str> {
        self.asked.value(name)
    }

    /// The zone by whose clock the hour was asked for.
    pub(crate) fn zone(&self) -> Option<zone::Asked> {
        self.asked("zone").map(zone::Asked::of)
    }

    /// What links from a page carry on that shows the hour by a clock of the visitor's choice: `zone=Asia/Tehran`.
    pub(crate) fn zone_query(&self) -> Option<String> {
        match self.zone()? {
            zone::Asked::Known(zone) => Some(zone.query()),
            zone::Asked::Unknown => None,
        }
    }

    /// The frame of a page of this call.
    pub(crate) fn frame(&self, title: &str) -> Frame {
        let title = format!("{title} · {}", self.page.call.title.in_language(&self.reader.language));
        Frame::of_call(&self.page, &self.reader, title)
    }

    /// How many have pledged and how many are confirmed, if the store says so soon: a page is worth more than the numbers on it.
    pub(crate) async fn pledged(&self) -> Option<Pledged> {
        let asked = self.site.store.pledged(&self.page.call.id);
        timeout(NUMBER, asked).await.ok()?.ok().map(Option::unwrap_or_default)
    }

    /// The call's own address.
    pub(crate) fn url(&self) -> String {
        format!("{}/{}", self.site.base_url, self.page.id())
    }
}

impl FromRequestParts<Arc<Site>> for SiteVisit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let asked = Asked::in_query(parts);
        let reader = Reader::of_site(asked.value("lang"), &parts.headers);
        Ok(Self { site: Arc::clone(site), reader })
    }
}

impl FromRequestParts<Arc<Site>> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, StatusCode> {
        let parameters = Path::<Vec<(String, String)>>::from_request_parts(parts, site).await;
        let Path(parameters) = parameters.map_err(|_| StatusCode::NOT_FOUND)?;
        let (_, call) = parameters.first().ok_or(StatusCode::NOT_FOUND)?;
        let missing = || if site.calls.is_gone(call) { StatusCode::GONE } else { StatusCode::NOT_FOUND };
        let page = site.page(call).ok_or_else(missing)?;
        let asked = Asked::in_query(parts);
        let reader = Reader::new(page.call.languages.clone(), asked.value("lang"), &parts.headers);
        Ok(Self { site: Arc::clone(site), page, reader, asked })
    }
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::in_query(parts))
    }
}

impl Asked {
    /// Reads a query; what can't be read is as if it were not there.
    pub(crate) fn in_query(parts: &Parts) -> Self {
        Self(Query::try_from_uri(&parts.uri).map(|Query(pairs)| pairs).unwrap_or_default())
    }

    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}
