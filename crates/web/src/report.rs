// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use askama::Template;
use axum::{
    Extension,
    body::Bytes,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use call::Language;
use model::Timestamp;
use words::Words;

use crate::{
    Live, Page, clock,
    files::{Away, Part},
    frame::{Frame, LanguageLink, MirrorNote, answer},
    policy,
    preview::Preview,
    problem::SaysItself,
    speech,
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
    source = r#"<header lang="{{ words.tag() }}" dir="{{ words.direction().key() }}">{% if let Some(mirrored) = mirrored %}<p><strong>{% let (before, after) = words.around("mirror-of") %}{{ before }}<a href="{{ mirrored.url }}{{ query }}" rel="noopener noreferrer"><bdi>{{ mirrored.url }}</bdi></a>{{ after }} {{ mirrored.made }}</strong></p>{% endif %}{% if let Some(banner) = banner %}<p><strong>{{ banner }}</strong></p>{% endif %}<p><a href="/{{ call }}{{ query }}" lang="{{ language }}" dir="{{ language.direction().key() }}">{{ title }}</a></p>{% if languages.len() > 1 %}<nav aria-label="{{ words.say("languages") }}">{% for language in languages %}<a href="?lang={{ language.tag }}" lang="{{ language.tag }}" hreflang="{{ language.tag }}"{% if language.current %} aria-current="true"{% endif %}><bdi>{{ language.name }}</bdi></a>{% if !loop.last %} · {% endif %}{% endfor %}</nav>{% endif %}</header>"#,
    ext = "html"
)]
struct ArticleFrame<'a> {
    call: &'a str,
    query: String,
    words: &'static Words,
    language: &'a Language,
    title: &'a str,
    mirrored: Option<MirrorNote>,
    banner: Option<Cow<'static, str>>,
    languages: Vec<LanguageLink>,
}

#[derive(Template)]
#[template(
    source = r#"<section lang="{{ words.tag() }}" dir="{{ words.direction().key() }}"><h2>{{ words.say("report-take-along") }}</h2><ul>{% for (file, name) in forms %}<li><a href="/{{ call }}/{{ file }}{{ query }}">{{ name }}</a></li>{% endfor %}</ul></section>"#,
    ext = "html"
)]
struct ReportForms<'a> {
    call: &'a str,
    query: String,
    words: &'static Words,
    forms: Vec<(&'static str, Cow<'static, str>)>,
}

/// Shows the article about the storm, or when there will be one.
pub(crate) async fn show_report(visit: Visit) -> Response {
    let article = match read_form(&visit, "index", "html").await {
        Ok(article) => article,
        Err(away) => return away.into_response(),
    };
    match article.map(|article| String::from_utf8(article.into())) {
        Some(Ok(article)) => {
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CONTENT_SECURITY_POLICY, policy::REPORT),
                (header::CACHE_CONTROL, "public, max-age=1"),
                (header::VARY, "accept-language"),
            ];
            let article = with_forms(framed(&article, &visit), &visit).await;
            (headers, article).into_response()
        }
        Some(Err(_)) | None => answer(&soon(&visit), Some(1)),
    }
}

/// The article in the reader's language; the file without a tag in its name is in the call's main one, and all that an earlier program
/// has written.
async fn read_form(visit: &Visit, name: &str, ending: &str) -> Result<Option<Bytes>, Away> {
    let (files, language) = (&visit.page.files, &visit.reader.language);
    if visit.page.call.languages.first() != Some(language) {
        let own = files.read(Part::Report, &format!("{name}.{language}.{ending}")).await?;
        if own.is_some() {
            return Ok(own);
        }
    }
    files.read(Part::Report, &format!("{name}.{ending}")).await
}

/// An article with the way back to the call and to its other languages, in a header of the page itself, which the article's style knows, and
/// with the banner of invented people unless it says so itself, in whichever of the call's languages it is.
fn framed(article: &str, visit: &Visit) -> String {
    let (language, title) = visit.page.call.title.shown_in(&visit.reader.language);
    let words = visit.reader.words;
    let said = visit.page.call.languages.iter().map(|language| speech::of(language).say("simulated"));
    let says_it = said.chain([words.say("simulated")]).any(|banner| article.contains(&*banner));
    let frame = ArticleFrame {
        call: visit.page.id(),
        query: visit.reader.query(),
        words,
        language,
        title,
        banner: (visit.page.simulated && !says_it).then_some(words.say("simulated")),
        mirrored: MirrorNote::of(&visit.page, words),
        languages: visit.frame("").languages,
    };
    let opened = article.split_once("<body").and_then(|(head, rest)| Some((head, rest.split_once('>')?)));
    match opened {
        Some((head, (attributes, body))) => format!("{head}<body{attributes}>{frame}{body}"),
        None => format!("{frame}{article}"),
    }
}

/// The forms in which a report can be taken along, and what each is called.
fn forms(words: &'static Words) -> [(&'static str, Cow<'static, str>); 5] {
    [
        ("report.pdf", words.say("take-pdf")),
        ("chart.png", words.say("take-png")),
        ("report.md", words.say("take-md")),
        ("report.csv", words.say("take-csv")),
        ("report.json", words.say("take-json")),
    ]
}

/// An article with links at its end to the other forms of the report, as far as they are there.
async fn with_forms(article: String, visit: &Visit) -> String {
    let mut forms = Vec::new();
    for form in self::forms(visit.reader.words) {
        if visit.page.files.has(Part::Report, form.0).await {
            forms.push(form);
        }
    }
    let forms =
        ReportForms { call: visit.page.id(), query: visit.reader.query(), words: visit.reader.words, forms };
    match article.rsplit_once("</main>") {
        Some((main, foot)) => format!("{main}{forms}</main>{foot}"),
        None => article,
    }
}

/// The post in an entry of the record, if it is quoted now.
fn quoted(live: &Live, entry: u64) -> Option<&report::Quoted> {
    live.quotes.iter().chain(&live.wall).find(|quoted| quoted.entry == Some(entry))
}

/// Whether the post in an entry of the record is quoted now.
pub(crate) fn is_quoted(page: &Page, entry: u64) -> bool {
    quoted(&page.live(), entry).is_some()
}

/// Shows a quoted post as a page that may stand in anybody's page.
pub(crate) async fn show_card(visit: Visit, Path((_, entry)): Path<(String, u64)>) -> Response {
    let (page, live) = (&visit.page, visit.page.live());
    let quoted = quoted(&live, entry);
    let url = format!("{}/cards/{entry}{}", visit.url(), visit.reader.query());
    let oembed = Preview::oembed(&visit.site, &url);
    let (language, is_simulated) = (&visit.reader.language, page.simulated);
    let card = report::quote_card_html(quoted, live.as_of, &page.call, language, is_simulated, &oembed);
    let status = if quoted.is_some() { StatusCode::OK } else { StatusCode::GONE };
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, policy::CARD),
        (header::CACHE_CONTROL, "public, max-age=60"),
        (header::VARY, "accept-language"),
    ];
    (status, Extension(SaysItself), headers, card).into_response()
}

/// Shows the report's figures.
pub(crate) async fn show_report_json(visit: Visit) -> Response {
    show_file(&visit, "report.json", "application/json").await
}

/// Shows the article as Markdown.
pub(crate) async fn show_report_markdown(visit: Visit) -> Response {
    show_form(&visit, "report", "md", "text/markdown; charset=utf-8").await
}

/// Shows the report's counts as one table.
pub(crate) async fn show_report_csv(visit: Visit) -> Response {
    show_file(&visit, "report.csv", "text/csv; charset=utf-8").await
}

/// Shows the article as it is printed.
pub(crate) async fn show_report_pdf(visit: Visit) -> Response {
    show_form(&visit, "report", "pdf", "application/pdf").await
}

/// Shows the article's chart as a picture.
pub(crate) async fn show_chart(visit: Visit) -> Response {
    show_form(&visit, "chart", "png", "image/png").await
}

fn soon(visit: &Visit) -> SoonPage<'_> {
    let (storm, words) = (&visit.page.call.storm, visit.reader.words);
    let end = storm.window.end();
    let ends = format!("{} · {}", clock::instant(end, &storm.zone, words), clock::zone(storm));
    SoonPage { frame: visit.frame(&words.say("report")), call: visit.page.id(), end, ends }
}

/// Shows a form of the article in the reader's language.
async fn show_form(visit: &Visit, name: &str, ending: &str, kind: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "public, max-age=1"),
        (header::VARY, "accept-language"),
    ];
    match read_form(visit, name, ending).await {
        Ok(Some(form)) => (headers, form).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(away) => away.into_response(),
    }
}

async fn show_file(visit: &Visit, name: &str, kind: &'static str) -> Response {
    match visit.page.files.read(Part::Report, name).await {
        Ok(Some(content)) => {
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=1")], content)
                .into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(away) => away.into_response(),
    }
}
