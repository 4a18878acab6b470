// SPDX-License-Identifier: AGPL-3.0-or-later
//! A site under attack: what everybody reads is given out from memory, and whatever costs is closed.
//!
//! Open stay the pages that stand ready, plain files, and the studio, from where the switch is no concern of visitors. Who takes part is led
//! to the kit, which has every wording; anything else is told in the reader's language.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    Extension,
    extract::{Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use crate::{Site, problem::Closed, stand};

/// So long somebody is asked to wait before they ask again, in seconds.
const LATER: &str = "120";

/// What is no call's, and costs nothing.
const OF_THE_SITE: [&str; 5] = ["/", "/about", "/healthz", "/healthz/ready", "/.well-known/security.txt"];

/// Folders of plain files of a call.
const FILES: [&str; 4] = ["/cards/", "/media/", "/pictures/", "/record/"];

/// Whether a site is braced; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Braced(Arc<AtomicBool>);

impl Braced {
    /// Braces the site, or lets go.
    pub fn set(&self, is_on: bool) {
        self.0.store(is_on, Ordering::Relaxed);
    }

    /// Whether it is braced.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Closes what costs while the site is braced.
pub(crate) async fn close(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !site.braced.is_on() || is_open(request.method(), path) {
        return next.run(request).await;
    }
    if let Some(call) = call_to_take_part_in(request.method(), path) {
        return Redirect::to(&format!("/{call}/kit.html")).into_response();
    }
    let headers = [(header::RETRY_AFTER, LATER), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::SERVICE_UNAVAILABLE, headers, Extension(Closed::Braced)).into_response()
}

fn is_open(method: &Method, path: &str) -> bool {
    if path == "/studio" || path.starts_with("/studio/") {
        return true;
    }
    if !matches!(*method, Method::GET | Method::HEAD) {
        return false;
    }
    if OF_THE_SITE.contains(&path) || path.starts_with("/assets/") {
        return true;
    }
    let Some((_, rest)) = split(path) else { return false };
    // A proof is computed anew for whoever asks.
    let is_file = FILES.iter().any(|folder| rest.starts_with(folder)) && !rest.starts_with("/record/proof/");
    is_file || stand::is_kept_ready(rest)
}

fn call_to_take_part_in<'a>(method: &Method, path: &'a str) -> Option<&'a str> {
    let (call, rest) = split(path)?;
    (*method == Method::GET && rest == "/post").then_some(call)
}

/// A call's name in an address, and what stands behind it.
fn split(path: &str) -> Option<(&str, &str)> {
    let path = path.strip_prefix('/')?;
    path.split_at_checked(path.find('/').unwrap_or(path.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_and_the_studio_stay_open_and_what_costs_is_closed() {
        for path in [
            "/",
            "/about",
            "/healthz",
            "/healthz/ready",
            "/assets/a.css",
            "/a",
            "/a/live",
            "/a/kit.zip",
            "/a/report.pdf",
            "/a/record/",
            "/a/record/tile/0/000",
            "/a/record/public.export",
            "/a/media/1.png",
            "/studio",
            "/studio/a",
        ] {
            assert!(is_open(&Method::GET, path), "{path}");
        }
        for path in [
            "/a/post",
            "/a/live/events",
            "/a/zones",
            "/a/record/proof/1.tlog-proof",
            "/a/remind/x",
            "/a/hand-in/x",
            "/a/endorse",
        ] {
            assert!(!is_open(&Method::GET, path), "{path}");
        }
        for path in ["/studios/pledge", "/a/pledge", "/a/remove", "/a/devices", "/a", "/"] {
            assert!(!is_open(&Method::POST, path), "{path}");
        }
        assert!(is_open(&Method::POST, "/studio/in"));
        assert_eq!(call_to_take_part_in(&Method::GET, "/a/post"), Some("a"));
        assert_eq!(call_to_take_part_in(&Method::GET, "/a/post/mastodon"), None);
    }
}
