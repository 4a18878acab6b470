// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use call::Language;
use model::Timestamp;
use words::Words;

use crate::{
    clock,
    frame::{Frame, answer},
    policy, speech,
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

#[derive(Template)]
#[template(
    source = r#"<header lang="{{ language }}" dir="{{ language.direction().key() }}">{% if let Some(banner) = banner %}<p><strong>{{ banner }}</strong></p>{% endif %}<p><a href="/{{ call }}{{ query }}">{{ title }}</a></p></header>"#,
    ext = "html"
)]
struct ArticleFrame<'a> {
    call: &'a str,
    query: String,
    language: &'a Language,
    title: &'a str,
    banner: Option<Cow<'static, str>>,
}

#[derive(Template)]
#[template(
    source = r#"<section lang="{{ words.tag() }}" dir="{{ words.direction().key() }}"><h2>{{ words.say("take-along") }}</h2><ul>{% for (file, key) in forms %}<li><a href="/{{ call }}/{{ file }}">{{ words.say(key) }}</a></li>{% endfor %}</ul></section>"#,
    ext = "html"
)]
struct ReportForms<'a> {
    call: &'a str,
    words: &'static Words,
    forms: Vec<(&'static str, &'static str)>,
}

/// Shows the article about the storm, or when there will be one.
pub(crate) async fn show_report(visit: Visit) -> Response {
    match tokio::fs::read_to_string(visit.page.report.join("index.html")).await {
        Ok(article) => {
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CONTENT_SECURITY_POLICY, policy::REPORT),
                (header::CACHE_CONTROL, "public, max-age=1"),
                (header::VARY, "accept-language"),
            ];
            let article = with_forms(framed(&article, &visit), &visit).await;
            (headers, article).into_response()
        }
        Err(_) => answer(&soon(&visit), Some(1)),
    }
}

/// An article with the way back to the call, in a header of the page itself, which the article's style knows, and with the banner of invented people unless it says so itself.
fn framed(article: &str, visit: &Visit) -> String {
    let (language, title) = visit.page.call.title.shown_in(&visit.reader.language);
    let banner = speech::of(language).say("simulated");
    let frame = ArticleFrame {
        call: visit.page.id(),
        query: visit.reader.query(),
        language,
        title,
        banner: (visit.page.simulated && !article.contains(&*banner)).then_some(banner),
    };
    let opened = article.split_once("<body").and_then(|(head, rest)| Some((head, rest.split_once('>')?)));
    match opened {
        Some((head, (attributes, body))) => format!("{head}<body{attributes}>{frame}{body}"),
        None => format!("{frame}{article}"),
    }
}

/// The forms in which a report can be taken along, and what each is called.
const FORMS: [(&str, &str); 5] = [
    ("report.pdf", "take-pdf"),
    ("chart.png", "take-png"),
    ("report.md", "take-md"),
    ("report.csv", "take-csv"),
    ("report.json", "take-json"),
];

/// An article with links at its end to the other forms of the report, as far as they are there.
async fn with_forms(article: String, visit: &Visit) -> String {
    let mut forms = Vec::new();
    for form in FORMS {
        if tokio::fs::try_exists(visit.page.report.join(form.0)).await.unwrap_or(false) {
            forms.push(form);
        }
    }
    let forms = ReportForms { call: visit.page.id(), words: visit.reader.words, forms };
    match article.rsplit_once("</main>") {
        Some((main, foot)) => format!("{main}{forms}</main>{foot}"),
        None => article,
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

/// Shows the report's counts as one table.
pub(crate) async fn show_report_csv(visit: Visit) -> Response {
    show_file(&visit, "report.csv", "text/csv; charset=utf-8").await
}

/// Shows the article as it is printed.
pub(crate) async fn show_report_pdf(visit: Visit) -> Response {
    show_file(&visit, "report.pdf", "application/pdf").await
}

/// Shows the article's chart as a picture.
pub(crate) async fn show_chart(visit: Visit) -> Response {
    show_file(&visit, "chart.png", "image/png").await
}

fn soon(visit: &Visit) -> SoonPage<'_> {
    let (storm, words) = (&visit.page.call.storm, visit.reader.words);
    let end = storm.window.end();
    let ends = format!("{} · {}", clock::instant(end, &storm.zone, words), clock::zone(storm));
    SoonPage { frame: visit.frame(&words.say("report")), call: visit.page.id(), end, ends }
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
