// SPDX-License-Identifier: AGPL-3.0-or-later
//! The check list around a storm, and its rehearsal: tomorrow's storm today.

use askama::Template;
use axum::{
    Form,
    response::{IntoResponse, Redirect, Response},
};
use call::{Call, Storm};
use model::Timestamp;
use serde::Deserialize;
use store::{Outcome, Rehearsal};
use studio::{Item, Progress, Stage, Standing, Task, checklist};

use super::{
    edit::{Stone, draft, way},
    frame::{Frame, page},
    guest::{Work, refused},
    publish::{order, published},
    rally::outlook,
    trouble::troubles,
};
use words::Words;

use crate::{
    Deed, clock, files,
    message::{Message, Said},
};

/// The fewest and the most invented visitors of a rehearsal, and how many there are if nobody says.
const PEOPLE: (u32, u32, u32) = (1, 2_000, 300);

#[derive(Template)]
#[template(path = "studio/list.html")]
struct ListPage {
    frame: Frame,
    call: String,
    way: Vec<Stone>,
    stages: Vec<Part>,
    /// Whose clock the times are by.
    zone: Option<String>,
    is_whole: bool,
    rehearsal: Option<Shown>,
    people: (u32, u32, u32),
    problem: Option<Said>,
}

/// A part of the time around a storm.
struct Part {
    name: Said,
    /// When everything in it should be done, by the clock of the storm's zone.
    due: Option<String>,
    items: Vec<Line>,
}

struct Line {
    says: Said,
    /// Where it is done.
    to: String,
    progress: Progress,
}

/// A rehearsal as it is shown.
struct Shown {
    is_on: bool,
    address: String,
    began: Said,
    outcome: Option<Outcome>,
}

#[derive(Deserialize)]
pub(crate) struct Crowd {
    people: Option<u32>,
}

/// Shows what should be done by when, and how the rehearsal went.
pub(crate) async fn show_list(work: Work) -> Response {
    show(&work, None).await.unwrap_or_else(|response| response)
}

/// Begins a rehearsal, in the place of the one that runs.
pub(crate) async fn rehearse(work: Work, Form(crowd): Form<Crowd>) -> Response {
    let (least, most, usual) = PEOPLE;
    let people = crowd.people.unwrap_or(usual).clamp(least, most);
    ordered(&work, Deed::Rehearse { people }).await
}

/// Ends the rehearsal that runs.
pub(crate) async fn end_rehearsal(work: Work) -> Response {
    ordered(&work, Deed::EndRehearsal).await
}

async fn ordered(work: &Work, deed: Deed) -> Response {
    match order(work, deed).await {
        Ok(()) => Redirect::to(&format!("/studio/calls/{}/list", work.call.id)).into_response(),
        Err(says) => show(work, Some(says)).await.unwrap_or_else(|response| response),
    }
}

async fn show(work: &Work, problem: Option<Message>) -> Result<Response, Response> {
    // 1. How everything stands.
    let (site, id, reader) = (&work.guest.site, &work.call.id, &work.guest.reader);
    let words = reader.words;
    let (draft, public) = (draft(work).await?, published(work).await?);
    let failed = |error: store::StoreError| refused(&error.into());
    let rehearsal = site.store.rehearsal(id).await.map_err(failed)?;
    let concerns = site.store.concerns().await.map_err(failed)?;
    let shown = site.page(id.as_str());
    let live = shown.as_ref().map(|page| page.live());
    let standing = Standing {
        id,
        draft: &draft,
        public: public.as_ref(),
        organizers: site.store.organizers().await.map_err(failed)?.len(),
        concerns: concerns.iter().filter(|concern| concern.call == *id).count(),
        is_change_waiting: site.store.proposal(id).await.map_err(failed)?.is_some(),
        rehearsal: rehearsal.as_ref(),
        late_letters: outlook(work, public.as_ref()).await?.map(|outlook| outlook.late),
        is_recorded: live.as_ref().is_some_and(|live| live.sealed_at.is_some()),
        posts: live.as_ref().map_or(0, |live| live.counts.posts),
        is_reported: match &shown {
            Some(page) => page.files.has(files::Part::Report, "index.html").await,
            None => false,
        },
    };
    let items = checklist(&standing, site.now());
    // 2. The page.
    let whole = draft.check(id.clone()).ok();
    let storm = whole.as_ref().or(public.as_ref()).map(|call: &Call| &call.storm);
    let stages = Stage::ALL.into_iter().map(|stage| part(stage, &items, storm, id.as_str(), words)).collect();
    let here = format!("/studio/calls/{id}/list");
    Ok(page(&ListPage {
        frame: Frame::new(reader, &here, &words.say("check-list"), Some(&work.guest.organizer.name)),
        call: id.to_string(),
        way: way(&troubles(&draft, id), "list", words),
        stages,
        zone: storm.map(clock::zone),
        is_whole: whole.is_some(),
        rehearsal: rehearsal.map(|rehearsal| shown_rehearsal(&rehearsal, storm, words)),
        people: PEOPLE,
        problem: problem.map(|says| says.said_in(words)),
    }))
}

fn part(stage: Stage, items: &[Item], storm: Option<&Storm>, call: &str, words: &'static Words) -> Part {
    let of_stage = items.iter().filter(|item| item.stage == stage);
    let line = |item: &Item| Line {
        says: says(item.task).said_in(words),
        to: place(item.task, call),
        progress: item.progress,
    };
    Part {
        name: name(stage).said_in(words),
        due: storm.map(|storm| shown_at(storm, stage.due(storm.window), words)),
        items: of_stage.map(line).collect(),
    }
}

fn shown_rehearsal(rehearsal: &Rehearsal, storm: Option<&Storm>, words: &'static Words) -> Shown {
    let at = storm.map(|storm| shown_at(storm, rehearsal.began_at, words)).unwrap_or_default();
    Shown {
        is_on: rehearsal.is_on,
        address: format!("/{}", rehearsal.stage),
        began: Message::new("rehearsal-began").with("at", at).said_in(words),
        outcome: rehearsal.outcome,
    }
}

fn shown_at(storm: &Storm, at: Timestamp, words: &'static Words) -> String {
    clock::instant(at, &storm.zone, words)
}

fn name(stage: Stage) -> Message {
    match stage {
        Stage::After => Message::new("stage-after"),
        Stage::Day => Message::new("stage-day"),
        Stage::Hour => Message::new("stage-hour"),
        Stage::Storm => Message::new("stage-storm"),
        Stage::ThreeDays => Message::new("stage-three-days"),
        Stage::Week => Message::new("stage-week"),
    }
}

fn says(task: Task) -> Message {
    match task {
        Task::Agreed => Message::new("task-agreed"),
        Task::Consent => Message::new("task-consent"),
        Task::Facts => Message::new("task-facts"),
        Task::Fallback => Message::new("task-fallback"),
        Task::Hashtags => Message::new("task-hashtags"),
        Task::Posts => Message::new("task-posts"),
        Task::Public => Message::new("task-public"),
        Task::Recorded => Message::new("task-recorded"),
        Task::Rehearsed => Message::new("task-rehearsed"),
        Task::Reminded => Message::new("task-reminded"),
        Task::Report => Message::new("task-report"),
        Task::Same => Message::new("task-same"),
        Task::Sealed => Message::new("task-sealed"),
        Task::Second => Message::new("task-second"),
        Task::Settled => Message::new("task-settled"),
        Task::Sources => Message::new("task-sources"),
        Task::Translated => Message::new("task-translated"),
        Task::Whole => Message::new("task-whole"),
        Task::Wordings => Message::new("task-wordings"),
    }
}

fn place(task: Task, call: &str) -> String {
    let step = match task {
        Task::Agreed | Task::Public | Task::Same | Task::Whole => "publish",
        Task::Consent => "safety",
        Task::Facts | Task::Sources => "facts",
        Task::Fallback | Task::Hashtags | Task::Sealed => "hashtags",
        Task::Wordings => "wordings",
        Task::Rehearsed => "list#rehearsal",
        Task::Reminded => "rally",
        Task::Translated => "ask",
        Task::Second | Task::Settled => return "/studio".to_owned(),
        Task::Posts => return format!("/{call}/live"),
        Task::Recorded => return format!("/{call}/record/"),
        Task::Report => return format!("/{call}/report"),
    };
    format!("/studio/calls/{call}/{step}")
}
