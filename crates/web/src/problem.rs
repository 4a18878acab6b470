// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{borrow::Cow, sync::Arc};

use askama::Template;
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use words::Words;

use crate::{
    Site,
    frame::{Frame, answer},
    message::Message,
    reader::Reader,
    visit::Asked,
};

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Frame,
    code: u16,
    heading: Cow<'static, str>,
    advice: Cow<'static, str>,
    /// Where everything for taking part is, while the site is braced.
    kit: Option<String>,
}

/// What was wrong, where it is known better than by the answer's status.
#[derive(Clone)]
pub(crate) struct Told(pub Message);

/// Why something is closed for everybody at the moment, whatever they ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    /// The site is braced.
    Braced,
    /// A long record is still being read back.
    ReadingBack,
    /// A record can't be read back.
    Unreadable,
}

/// Marks an answer whose page says itself what was wrong: it stands in somebody else's, where ours would not.
#[derive(Clone, Copy)]
pub(crate) struct SaysItself;

/// Gives every answer that went wrong, wherever that was found out, a page in plain words.
pub(crate) async fn explain(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let call = parts.uri.path().split('/').nth(1).unwrap_or_default();
    let page = site.page(call);
    let simulated = page.as_ref().is_some_and(|page| page.simulated);
    let asked = Asked::in_query(&parts);
    let reader = Reader::of_site(asked.value("lang"), &parts.headers);
    let wants_json = wants_json(&parts.headers);
    let response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    // The studio knows better who reads.
    let reader = response.extensions().get::<Reader>().cloned().unwrap_or(reader);
    let says_itself = response.extensions().get::<SaysItself>().is_some();
    if says_itself || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let closed = response.extensions().get::<Closed>().copied();
    let kit = page.filter(|_| closed == Some(Closed::Braced)).map(|page| format!("/{}/kit.html", page.id()));
    let (heading, advice) = match closed {
        Some(Closed::Braced) => (reader.words.say("braced"), reader.words.say("braced-advice")),
        Some(Closed::ReadingBack) => {
            (reader.words.say("reading-back"), reader.words.say("reading-back-advice"))
        }
        Some(Closed::Unreadable) => (reader.words.say("unreadable"), reader.words.say("unreadable-advice")),
        None => sentences(status, reader.words),
    };
    let told = response.extensions().get::<Told>().map(|Told(says)| says.said_in(reader.words).plain());
    let advice = told.map_or(advice, Cow::Owned);
    let explained = if wants_json {
        Json(serde_json::json!({"ok": false, "error": advice})).into_response()
    } else {
        let frame = Frame::of_site(&reader, heading.to_string(), simulated);
        answer(&ProblemPage { frame, code: status.as_u16(), heading, advice, kit }, None)
    };
    (status, kept(&response), explained).into_response()
}

/// Whether a program asks, not a person.
pub(crate) fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("application/json"))
}

fn sentences(status: StatusCode, words: &'static Words) -> (Cow<'static, str>, Cow<'static, str>) {
    match status {
        StatusCode::NOT_FOUND => (words.say("not-found"), words.say("not-found-advice")),
        StatusCode::GONE => (words.say("gone"), words.say("gone-advice")),
        StatusCode::METHOD_NOT_ALLOWED => (words.say("wrong-method"), words.say("wrong-method-advice")),
        StatusCode::FORBIDDEN => (words.say("forbidden"), words.say("forbidden-advice")),
        StatusCode::INSUFFICIENT_STORAGE => (words.say("no-room"), words.say("no-room-advice")),
        StatusCode::PAYLOAD_TOO_LARGE => (words.say("too-large"), words.say("too-large-advice")),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => {
            (words.say("busy"), words.say("busy-advice"))
        }
        // Of a program that asks for a form that there is not.
        StatusCode::NOT_IMPLEMENTED => (words.say("bad-request"), words.say("bad-request-advice")),
        status if status.is_client_error() => (words.say("bad-request"), words.say("bad-request-advice")),
        _ => (words.say("failed"), words.say("failed-advice")),
    }
}

/// What an answer says for programs: by 405 which methods work (RFC 9110, 15.5.6), by 503 when it is worth asking again (15.6.4).
fn kept(response: &Response) -> HeaderMap {
    let kept = [header::ALLOW, header::RETRY_AFTER].into_iter();
    kept.filter_map(|name| Some((name.clone(), response.headers().get(name)?.clone()))).collect()
}
