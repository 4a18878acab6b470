// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use model::Timestamp;

use crate::{
    clock,
    frame::{Frame, answer},
    policy,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "soon.html")]
struct SoonPage<'a> {
    frame: Frame,
    call: &'a str,
    end: Timestamp,
    ends: String,
}

/// Shows the article about the storm, or when there will be one.
pub(crate) async fn show_report(visit: Visit) -> Response {
    match tokio::fs::read(visit.page.report.join("index.html")).await {
        Ok(article) => {
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CONTENT_SECURITY_POLICY, policy::REPORT),
                (header::CACHE_CONTROL, "public, max-age=1"),
            ];
            (headers, article).into_response()
        }
        Err(_) => answer(&soon(&visit), Some(1)),
    }
}

/// Shows the report's figures.
pub(crate) async fn show_report_json(visit: Visit) -> Response {
    show_file(&visit, "report.json", "application/json").await
}

/// Shows the article as Markdown.
pub(crate) async fn show_report_markdown(visit: Visit) -> Response {
    show_file(&visit, "report.md", "text/markdown; charset=utf-8").await
}

fn soon(visit: &Visit) -> SoonPage<'_> {
    let (storm, words) = (&visit.page.call.storm, visit.reader.words);
    let end = storm.window.end();
    let ends = format!("{} · {}", clock::instant(end, &storm.zone, words), clock::zone(storm));
    SoonPage { frame: visit.frame(words.report), call: visit.page.id(), end, ends }
}

async fn show_file(visit: &Visit, name: &str, kind: &'static str) -> Response {
    match tokio::fs::read(visit.page.report.join(name)).await {
        Ok(content) => {
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=1")], content)
                .into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
