// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is kept of a call's rally: whether the letters will arrive, and, after the storm, the one press that erases it.

use std::error::Error;

use askama::Template;
use axum::{
    Form,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use call::{Call, Storm};
use remind::{Outlook, RemindError};
use store::RallyData;

use super::{
    frame::{Frame, page},
    guest::{Work, refused},
    publish::{Certain, published},
};
use crate::{
    clock::{self, Phase},
    message::{Message, Said},
};

#[derive(Template)]
#[template(path = "studio/rally.html")]
struct RallyPage {
    frame: Frame,
    call: String,
    /// What is kept, or what was until it was erased just now.
    data: RallyData,
    is_erased: bool,
    is_over: bool,
    /// What is to be said of the letters that are still to be sent.
    letters: Option<Said>,
    are_late: bool,
    problem: Option<Said>,
}

/// Shows what is kept.
pub(crate) async fn show_rally(work: Work) -> Response {
    show(&work, None, None).await.unwrap_or_else(|response| response)
}

/// Erases what is kept, and shows what that was.
pub(crate) async fn erase_rally(work: Work, Form(certain): Form<Certain>) -> Response {
    try_erase(&work, certain.certain == "yes").await.unwrap_or_else(|response| response)
}

/// Whether the reminders of what is public will all leave before its hour; nothing where none is to be sent.
pub(crate) async fn outlook(work: &Work, public: Option<&Call>) -> Result<Option<Outlook>, Response> {
    let (site, now) = (&work.guest.site, work.guest.site.now());
    let storm = public.map(|call| &call.storm).filter(|storm| Phase::of(storm, now) == Phase::Before);
    let Some(storm) = storm.filter(|_| site.reminders.is_on()) else { return Ok(None) };
    let storm = remind::Storm { call: &work.call.id, window: storm.window };
    Ok(Some(site.reminders.outlook(&storm, now).await.map_err(|error| failed(&error))?))
}

async fn try_erase(work: &Work, is_certain: bool) -> Result<Response, Response> {
    if !is_certain {
        return show(work, None, Some(Message::new("rally-tick-first"))).await;
    }
    if !is_over(work, published(work).await?.as_ref()) {
        return show(work, None, Some(Message::new("rally-not-over"))).await;
    }
    let erased = work.guest.site.reminders.erase_rally(&work.call.id).await;
    show(work, Some(erased.map_err(|error| failed(&error))?), None).await
}

async fn show(
    work: &Work,
    erased: Option<RallyData>,
    problem: Option<Message>,
) -> Result<Response, Response> {
    let (site, reader, public) = (&work.guest.site, &work.guest.reader, published(work).await?);
    let here = format!("/studio/calls/{}/rally", work.call.id);
    let outlook = outlook(work, public.as_ref()).await?;
    let storm = public.as_ref().map(|call| &call.storm);
    let kept = site.store.rally_data(&work.call.id).await.map_err(|error| refused(&error.into()))?;
    Ok(page(&RallyPage {
        frame: Frame::new(reader, &here, &reader.words.say("rally"), Some(&work.guest.organizer.name)),
        call: work.call.id.to_string(),
        data: erased.unwrap_or(kept),
        is_erased: erased.is_some(),
        is_over: is_over(work, public.as_ref()),
        letters: letters(work, storm, outlook.as_ref()).map(|says| says.said_in(reader.words)),
        are_late: outlook.is_some_and(|outlook| outlook.late > 0),
        problem: problem.map(|says| says.said_in(reader.words)),
    }))
}

/// The planner's sentence: when the last letter leaves, or how many can't before the hour.
fn letters(work: &Work, storm: Option<&Storm>, outlook: Option<&Outlook>) -> Option<Message> {
    if !work.guest.site.reminders.is_on() {
        return Some(Message::new("rally-no-mail"));
    }
    let (storm, outlook) = (storm?, outlook?);
    let rate = format!("{:.1}", outlook.rate);
    let counted = |says: Message| says.with("letters", outlook.letters).with("rate", rate);
    Some(match outlook.last_at {
        Some(at) => {
            let at = clock::instant(at, &storm.zone, work.guest.reader.words);
            counted(Message::new("rally-in-time")).with("at", format!("{at} ({})", clock::zone(storm)))
        }
        None if outlook.late > 0 => counted(Message::new("rally-late")).with("late", outlook.late),
        None => Message::new("rally-no-letters"),
    })
}

fn is_over(work: &Work, public: Option<&Call>) -> bool {
    public.is_some_and(|call| Phase::of(&call.storm, work.guest.site.now()) == Phase::After)
}

fn failed(error: &RemindError) -> Response {
    tracing::error!(%error, cause = ?error.source(), "a rally can't be read or erased");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
