// SPDX-License-Identifier: AGPL-3.0-or-later
//! Before the public, and away from it: the gate of consent, the rule of two, the taking down.

use askama::Template;
use axum::{
    Form,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use call::{Call, Draft};
use serde::Deserialize;
use store::{CallState, Change, Files, Proposal, Version};
use studio::{Part, changed_parts, wants_second};
use tokio::sync::oneshot;

use super::{
    desk::say,
    edit::{Stone, draft, way},
    frame::{Frame, page},
    guest::{Work, refused},
    trouble::{ListedTrouble, Trouble, gate, troubles},
};
use crate::{
    Deed, Order,
    message::{Message, Said, Value},
};

#[derive(Template)]
#[template(path = "studio/publish.html")]
struct PublishPage {
    frame: Frame,
    call: String,
    way: Vec<Stone>,
    is_public: bool,
    /// What keeps it from being published, each with the step in which it is put right.
    hindrances: Vec<ListedTrouble>,
    warnings: Vec<ListedTrouble>,
    second_look: Said,
    on_behalf: String,
    never_say: Vec<String>,
    /// What would change of what is public.
    changes: Option<Said>,
    /// Whether a second organizer would have to agree.
    wants_second: bool,
    waiting: Option<Waiting>,
    is_sealed: bool,
    problem: Option<Said>,
}

/// A change that waits for a second organizer.
struct Waiting {
    is_own: bool,
    says: Said,
}

#[derive(Deserialize)]
pub(crate) struct Consent {
    #[serde(default)]
    agreed: String,
}

#[derive(Deserialize)]
pub(crate) struct Certain {
    #[serde(default)]
    pub certain: String,
}

/// Shows what stands between the draft and the public, and the gate.
pub(crate) async fn show_publish(work: Work) -> Response {
    show(&work, None).await.unwrap_or_else(|response| response)
}

/// Publishes the draft, or proposes it where a second organizer has to agree.
pub(crate) async fn publish(work: Work, Form(consent): Form<Consent>) -> Response {
    let done = try_publish(&work, consent.agreed == "yes").await;
    done.unwrap_or_else(|response| response)
}

/// Publishes what another organizer has proposed.
pub(crate) async fn agree(work: Work) -> Response {
    try_agree(&work).await.unwrap_or_else(|response| response)
}

/// Gives a proposed change up.
pub(crate) async fn withdraw(work: Work) -> Response {
    match work.guest.site.store.drop_proposal(&work.call.id).await {
        Ok(()) => Redirect::to(&format!("/studio/calls/{}/publish", work.call.id)).into_response(),
        Err(error) => refused(&error.into()),
    }
}

/// Takes a call down: nothing of it is shown or kept from then on.
pub(crate) async fn take_down(work: Work, Form(certain): Form<Certain>) -> Response {
    if certain.certain != "yes" {
        return show(&work, Some(Message::new("tick-first"))).await.unwrap_or_else(|response| response);
    }
    let site = &work.guest.site;
    // What is kept goes first: should the rest fail, it is made up for when the program starts again.
    if let Err(error) = site.store.take_down(&work.call.id, site.now()).await {
        return refused(&error.into());
    }
    // Of a draft, a rehearsal may be on.
    let deed = if work.call.state == CallState::Published { Deed::TakeDown } else { Deed::EndRehearsal };
    if let Err(says) = order(&work, deed).await {
        return say(&work.guest, says).await;
    }
    Redirect::to("/studio").into_response()
}

async fn try_publish(work: &Work, has_agreed: bool) -> Result<Response, Response> {
    let site = &work.guest.site;
    // 1. Whole, and through the gate.
    let draft = draft(work).await?;
    let Ok(call) = draft.check(work.call.id.clone()) else { return show(work, None).await };
    if !gate(&draft).is_empty() {
        return show(work, None).await;
    }
    if !has_agreed {
        return show(work, Some(Message::new("say-agreed"))).await;
    }
    // 2. What is new, and whether one may decide it.
    let public = published(work).await?;
    let files = draft.checked_files();
    let Some(public) = public else { return finish(work, &files, None).await };
    let parts = changed_parts(&public, &call);
    if parts.is_empty() {
        return show(work, Some(Message::new("nothing-changed"))).await;
    }
    let organizers = site.store.organizers().await.map_err(|error| refused(&error.into()))?;
    if wants_second(&public, &call, site.now()) && organizers.len() > 1 {
        let proposal = Proposal { by: work.guest.organizer.id.clone(), proposed_at: site.now() };
        let kept = site.store.propose_change(&work.call.id, &files, &proposal).await;
        let is_kept = kept.map_err(|error| refused(&error.into()))?;
        return if is_kept { Ok(to_publish(work)) } else { Err(StatusCode::GONE.into_response()) };
    }
    // 3. Before the public.
    finish(work, &files, Some((parts, false))).await
}

async fn try_agree(work: &Work) -> Result<Response, Response> {
    let site = &work.guest.site;
    let proposal = site.store.proposal(&work.call.id).await.map_err(|error| refused(&error.into()))?;
    let Some(proposal) = proposal else { return Ok(to_publish(work)) };
    if proposal.by == work.guest.organizer.id {
        return show(work, Some(Message::new("somebody-else"))).await;
    }
    let files = files(work, Version::Proposed).await?;
    let (Ok(call), Some(public)) = (call::parse(work.call.id.clone(), &files), published(work).await?) else {
        return show(work, Some(Message::new("propose-again"))).await;
    };
    let parts = changed_parts(&public, &call);
    finish(work, &files, Some((parts, true))).await
}

/// Keeps what is published, and shows it.
async fn finish(work: &Work, files: &Files, change: Option<(Vec<Part>, bool)>) -> Result<Response, Response> {
    let site = &work.guest.site;
    let change = change.map(|(parts, countersigned)| Change {
        changed_at: site.now(),
        parts: parts.into_iter().map(|part| part.key().to_owned()).collect(),
        countersigned,
    });
    let kept = site.store.publish_call(&work.call.id, files, change.as_ref(), site.now()).await;
    if !kept.map_err(|error| refused(&error.into()))? {
        return Err(StatusCode::GONE.into_response());
    }
    match order(work, Deed::Publish).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}", work.call.id)).into_response()),
        Err(says) => show(work, Some(says)).await,
    }
}

/// Has something done with a call; what went wrong is for the organizer to read.
pub(crate) async fn order(work: &Work, deed: Deed) -> Result<(), Message> {
    let (done, answer) = oneshot::channel();
    let unheard = || Message::new("order-unheard");
    let failed = |says: String| Message::new("order-failed").with("says", says);
    let order = Order { call: work.call.id.clone(), deed, done };
    work.guest.site.host.send(order).await.map_err(|_| unheard())?;
    answer.await.map_err(|_| unheard())?.map_err(failed)
}

async fn show(work: &Work, problem: Option<Message>) -> Result<Response, Response> {
    let (id, reader) = (&work.call.id, &work.guest.reader);
    let words = reader.words;
    let here = format!("/studio/calls/{id}/publish");
    let draft = draft(work).await?;
    let checked = draft.check(work.call.id.clone());
    let public = published(work).await?;
    let hindrances = troubles(&draft, &work.call.id);
    let warnings = checked.as_ref().map(call::warnings).unwrap_or_default();
    let change = checked.as_ref().ok().zip(public.as_ref());
    let changed = change.map(|(call, public)| changed_parts(public, call));
    let main = draft.languages().first().map(ToString::to_string).unwrap_or_default();
    Ok(page(&PublishPage {
        frame: Frame::new(reader, &here, &words.say("publish"), Some(&work.guest.organizer.name)),
        call: work.call.id.to_string(),
        way: way(&hindrances, "publish", words),
        is_public: work.call.state == CallState::Published,
        hindrances: hindrances.iter().map(|trouble| trouble.listed(words)).collect(),
        second_look: Message::new("second-look").with("number", warnings.len()).said_in(words),
        warnings: warnings.iter().map(|found| Trouble::found(found).listed(words)).collect(),
        on_behalf: draft.text(&format!("case.on_behalf.{main}")),
        never_say: never_say(&draft, &main),
        changes: changed
            .filter(|parts| !parts.is_empty())
            .map(|parts| Message::new("publish-changes").with("parts", names(&parts)).said_in(words)),
        wants_second: change.is_some_and(|(call, public)| wants_second(public, call, work.guest.site.now())),
        waiting: waiting(work, public.as_ref()).await?,
        is_sealed: draft.sealed_tag().is_some(),
        problem: problem.map(|says| says.said_in(words)),
    }))
}

fn never_say(draft: &Draft, language: &str) -> Vec<String> {
    (0..draft.count("never_say")).map(|place| draft.text(&format!("never_say.{place}.{language}"))).collect()
}

async fn waiting(work: &Work, public: Option<&Call>) -> Result<Option<Waiting>, Response> {
    let store = &work.guest.site.store;
    let proposal = store.proposal(&work.call.id).await.map_err(|error| refused(&error.into()))?;
    let (Some(proposal), Some(public)) = (proposal, public) else { return Ok(None) };
    let files = files(work, Version::Proposed).await?;
    let proposed = call::parse(work.call.id.clone(), &files).ok();
    let parts = proposed.map(|proposed| changed_parts(public, &proposed)).unwrap_or_default();
    let says = Message::new("changes-parts").with("parts", names(&parts));
    Ok(Some(Waiting {
        is_own: proposal.by == work.guest.organizer.id,
        says: says.said_in(work.guest.reader.words),
    }))
}

pub(crate) async fn published(work: &Work) -> Result<Option<Call>, Response> {
    let files = files(work, Version::Published).await?;
    Ok(call::parse(work.call.id.clone(), &files).ok())
}

async fn files(work: &Work, version: Version) -> Result<Files, Response> {
    let files = work.guest.site.store.call_files(&work.call.id, version).await;
    files.map_err(|error| refused(&error.into()))
}

fn names(parts: &[Part]) -> Value {
    let name = |part: &Part| match part {
        Part::Case => Message::new("part-case"),
        Part::Demand => Message::new("part-demand"),
        Part::Hashtags => Message::new("part-hashtags"),
        Part::Hour => Message::new("part-hour"),
        Part::Keeping => Message::new("part-keeping"),
        Part::Kit => Message::new("part-whole-kit"),
        Part::Report => Message::new("part-report"),
        Part::Rest => Message::new("part-rest"),
    };
    parts.iter().map(name).collect()
}

fn to_publish(work: &Work) -> Response {
    let to = format!("/studio/calls/{}/publish", work.call.id);
    (StatusCode::SEE_OTHER, [(axum::http::header::LOCATION, to)]).into_response()
}
