// SPDX-License-Identifier: AGPL-3.0-or-later
//! A mirror of a call: its public pages as plain files, which work wherever files are handed out, and from a disk.
//!
//! The site's own router is asked for everything, so that nothing is told twice, and what it keeps from others is not in here either.
//! What needs a server is left out by the pages themselves, as their call is shown as a mirror; links lead from file to file, and
//! whatever there is no file of they look for on the site.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    io,
    sync::Arc,
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{Request, StatusCode, header},
};
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use model::CallId;
use record::RecordError;
use thiserror::Error;

use self::plan::{Place, Plan};
use crate::{Mirrored, Page, Site, policy, router::router};

mod links;
mod plan;

/// No file of a mirror is longer, in bytes.
const LONGEST: usize = 512 << 20;

/// Why there is no mirror.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum MirrorError {
    /// The site shows no such call.
    #[error("no call `{0}` is shown")]
    NoCall(CallId),
    /// A page that has to be there is not, or can't be made.
    #[error("{address} can't be mirrored: the site answers {status}")]
    Page {
        /// The address within the site.
        address: String,
        /// What the site answered.
        status: StatusCode,
    },
    /// The record's public files can't be read.
    #[error("the record can't be read")]
    Record(#[from] RecordError),
    /// Somebody did not take a file.
    #[error("a file can't be written")]
    Write(#[from] io::Error),
}

/// Makes a mirror of a call that a site shows, and hands on file by file, by names like `index.ar.html` and `record/checkpoint`.
///
/// The same state at the same time of the site's clock gives the same files.
///
/// # Errors
///
/// When the call is not shown, a page can't be made, its record can't be read, or `take` fails.
pub async fn mirror(
    site: Site,
    call: &CallId,
    take: impl FnMut(&str, &[u8]) -> io::Result<()>,
) -> Result<(), MirrorError> {
    let shown = site.page(call.as_str()).ok_or_else(|| MirrorError::NoCall(call.clone()))?;
    let mirrored = Some(Mirrored { at: site.now(), site: site.base_url.clone() });
    site.calls.show(Page { mirrored, ..Page::clone(&shown) });
    let plan = Plan::new(&shown.call, &site.base_url);
    let router = TowerToHyperService::new(router(Arc::new(site)));
    let mut making =
        Making { plan, router, take, wanted: VecDeque::new(), seen: BTreeSet::new(), pages: BTreeMap::new() };
    making.want_record(&shown)?;
    for place in making.plan.beginning() {
        making.want(place);
    }
    while let Some(place) = making.wanted.pop_front() {
        making.fetch(place).await?;
    }
    making.write_pages()
}

/// A mirror that is being made.
struct Making<T> {
    plan: Plan,
    router: TowerToHyperService<Router>,
    take: T,
    wanted: VecDeque<Place>,
    /// The files that were or will be asked for, and afterwards those that are there.
    seen: BTreeSet<String>,
    /// Pages whose links have still to be led to files.
    pages: BTreeMap<String, PageOf>,
}

/// A page as the site shows it.
struct PageOf {
    place: Place,
    html: String,
    policy: String,
}

impl<T: FnMut(&str, &[u8]) -> io::Result<()>> Making<T> {
    fn want(&mut self, place: Place) {
        if self.seen.insert(place.file.clone()) {
            self.wanted.push_back(place);
        }
    }

    /// Everything by which the record can be checked.
    fn want_record(&mut self, page: &Page) -> Result<(), MirrorError> {
        // A mirror is made over copies, which are here.
        let files = page.files.record().map(record::public_files).transpose()?.unwrap_or_default();
        let files = files.into_iter().map(|(name, _)| name);
        for name in files.chain([record::PUBLIC_EXPORT.to_owned()]) {
            let place = self.plan.place(&format!("/{}/record/{name}", page.id()));
            place.into_iter().for_each(|place| self.want(place));
        }
        Ok(())
    }

    /// Asks the site for a file; hands it on, or looks for links in it if it is a page.
    async fn fetch(&mut self, place: Place) -> Result<(), MirrorError> {
        let Some((kind, policy, bytes)) = self.ask(&place).await? else {
            self.seen.remove(&place.file);
            return Ok(());
        };
        let is_page = kind.starts_with("text/html") && !place.is_whole;
        match String::from_utf8(bytes.into()) {
            Ok(html) if is_page => {
                let found: Vec<Place> = links::all(&html)
                    .filter_map(|link| self.plan.place(&links::resolve(&place.address, &link)?))
                    .collect();
                found.into_iter().for_each(|place| self.want(place));
                self.pages.insert(place.file.clone(), PageOf { place, html, policy });
            }
            Ok(text) => (self.take)(&place.file, text.as_bytes())?,
            Err(error) => (self.take)(&place.file, error.as_bytes())?,
        }
        Ok(())
    }

    /// What the site answers: kind, policy and content; nothing if there is no such thing, or none that everybody may keep.
    async fn ask(&self, place: &Place) -> Result<Option<(String, String, Bytes)>, MirrorError> {
        let failed = |status| MirrorError::Page { address: place.address.clone(), status };
        let request = Request::get(&place.address).body(Body::empty());
        let request = request.map_err(|_| failed(StatusCode::BAD_REQUEST))?;
        let Ok(answer) = self.router.call(request).await;
        let (parts, body) = answer.into_parts();
        match parts.status {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND | StatusCode::GONE if !place.is_needed => return Ok(None),
            status => return Err(failed(status)),
        }
        let value = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !value(header::CACHE_CONTROL).starts_with("public") {
            return Ok(None);
        }
        let (kind, policy) = (value(header::CONTENT_TYPE).to_owned(), value(header::CONTENT_SECURITY_POLICY));
        let bytes = to_bytes(body, LONGEST).await.map_err(|_| failed(StatusCode::INTERNAL_SERVER_ERROR))?;
        Ok(Some((kind, policy::in_page(policy), bytes)))
    }

    /// Hands on the pages, each with its links led to files, and with what the server would say of it.
    fn write_pages(mut self) -> Result<(), MirrorError> {
        for (file, page) in &self.pages {
            let led = links::led(&page.html, |link| self.lead(&page.place, link));
            let html = links::with_policy(&led, &page.policy);
            (self.take)(file, html.as_bytes())?;
        }
        Ok(())
    }

    /// Where a link of a page leads: to a file of the mirror, or else to the site; nothing where it stays as it is.
    fn lead(&self, from: &Place, link: &str) -> Option<String> {
        let target = links::resolve(&from.address, link)?;
        let (address, fragment) = target.split_once('#').unwrap_or((&target, ""));
        let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        let place = self.plan.place(address).filter(|place| self.seen.contains(&place.file));
        Some(match place {
            Some(place) => format!("{}{}{fragment}", links::up_from(&from.file), place.file),
            None => format!("{}{address}{fragment}", self.plan.site),
        })
    }
}
