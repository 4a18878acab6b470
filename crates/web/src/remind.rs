// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where the links in letters lead: to confirm a reminder, and to get no more. Opening one changes nothing, for programs open
//! the links of a letter too; a button does.

use std::error::Error;

use askama::Template;
use axum::{
    body::Bytes,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use remind::{RemindError, Storm};

use crate::{
    Page,
    frame::{Frame, answer},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "remind.html")]
struct RemindPage {
    frame: Frame,
    /// Whether it is about getting no more letters.
    leaves: bool,
    step: Step,
}

/// How far it is.
#[derive(PartialEq, Eq)]
enum Step {
    /// The button waits.
    Asked,
    /// It was pressed.
    Done,
    /// The link is good for nothing any more.
    Over,
}

/// Shows the button that confirms.
pub(crate) async fn show_confirming(visit: Visit, Path((_, token)): Path<(String, String)>) -> Response {
    show(&visit, &token, false)
}

/// Confirms a reminder, which makes the pledge a confirmed one.
pub(crate) async fn confirm(visit: Visit, Path((_, token)): Path<(String, String)>) -> Response {
    let site = &visit.site;
    done(&visit, false, site.reminders.confirm(&storm(&visit.page), &token, site.now()).await)
}

/// Shows the button that unsubscribes.
pub(crate) async fn show_leaving(visit: Visit, Path((_, token)): Path<(String, String)>) -> Response {
    show(&visit, &token, true)
}

/// Unsubscribes, for who has pressed the button and for a mail program that does it for them (RFC 8058).
pub(crate) async fn leave(visit: Visit, Path((_, token)): Path<(String, String)>, _form: Bytes) -> Response {
    let site = &visit.site;
    done(&visit, true, site.reminders.leave(&storm(&visit.page), &token, site.now()).await)
}

/// Whether somebody can be reminded of a call by mail.
pub(crate) fn reminds(visit: &Visit) -> bool {
    visit.site.reminders.is_on() && is_real(visit)
}

/// Whether a call is one of which people are reminded: of what is invented, or rehearsed, nobody is.
pub(crate) fn is_real(visit: &Visit) -> bool {
    visit.page.is_listed && !visit.page.simulated
}

/// The storm of a call, as those who remind of it need it.
pub(crate) fn storm(page: &Page) -> Storm<'_> {
    Storm { call: &page.call.id, window: page.call.storm.window }
}

fn show(visit: &Visit, token: &str, leaves: bool) -> Response {
    let is_over = !leaves && visit.site.now() >= visit.page.call.storm.window.start();
    match visit.site.reminders.is_ours(&visit.page.call.id, token) {
        Ok(true) if !is_over => page(visit, leaves, Step::Asked),
        Ok(_) => page(visit, leaves, Step::Over),
        Err(error) => failed(&error),
    }
}

fn done(visit: &Visit, leaves: bool, is_done: Result<bool, RemindError>) -> Response {
    match is_done {
        Ok(true) => page(visit, leaves, Step::Done),
        Ok(false) => page(visit, leaves, Step::Over),
        Err(error) => failed(&error),
    }
}

fn page(visit: &Visit, leaves: bool, step: Step) -> Response {
    let words = visit.reader.words;
    let title = if leaves { words.say("leave") } else { words.say("confirm") };
    answer(&RemindPage { frame: visit.frame(&title), leaves, step }, None)
}

fn failed(error: &RemindError) -> Response {
    tracing::error!(%error, cause = ?error.source(), "a contact can't be read or kept");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
