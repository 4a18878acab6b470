// SPDX-License-Identifier: AGPL-3.0-or-later
//! The first page of the studio: the calls, the other organizers, and what is to be done.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use call::{Draft, Language};
use model::{CallId, Timestamp};
use serde::Deserialize;
use store::{CallState, Concern, Endorsement, KeptCall, Organizer, OrganizerId, Role, StoreError};
use studio::{Browser, Secret, StudioError};
use words::Words;

use super::{
    frame::{Frame, page},
    guest::{Admin, Guest, refused, token},
    handed::{self, Handed},
    refusal::{of_name, of_studio},
};
use crate::{
    Site,
    endorse::show_groups,
    filters,
    message::{Message, Said},
    reader::Reader,
    reading_back,
};

#[derive(Template)]
#[template(path = "studio/desk.html")]
struct DeskPage {
    frame: Frame,
    is_admin: bool,
    drafts: Vec<ListedCall>,
    published: Vec<ListedCall>,
    /// Calls that the server was started with: they are changed in their folders.
    folders: Vec<ListedCall>,
    /// What visitors say is wrong with calls; for admins alone.
    concerns: Vec<Concern>,
    /// Groups that want to stand behind calls, or do.
    groups: Vec<Endorsement>,
    /// Posts that were handed in, those at which nobody has looked first.
    handed: Vec<Handed>,
    organizers: Vec<ListedOrganizer>,
    /// Where the organizer is signed in.
    browsers: Vec<ListedBrowser>,
    languages: Vec<Language>,
    /// Why something that was asked for was not done.
    problem: Option<Said>,
    /// The calls whose records can't be read, with what to do.
    troubles: Vec<Said>,
}

struct ListedCall {
    id: String,
    title: String,
    /// Whether a change waits for a second organizer.
    waits: bool,
}

struct ListedBrowser {
    id: String,
    says: Said,
    is_this: bool,
}

struct ListedOrganizer {
    id: String,
    name: String,
    /// The labels of the buttons for it.
    let_go: String,
    sign_out: String,
    is_admin: bool,
    is_self: bool,
}

#[derive(Template)]
#[template(path = "studio/door.html")]
struct DoorPage {
    frame: Frame,
    /// Whether there is nobody yet who could sign in.
    is_empty: bool,
    problem: Option<Said>,
}

#[derive(Template)]
#[template(path = "studio/link.html")]
struct LinkPage {
    frame: Frame,
    says: Said,
    link: String,
}

#[derive(Deserialize)]
pub(crate) struct Invitation {
    role: String,
}

#[derive(Deserialize)]
pub(crate) struct NewCall {
    id: String,
    language: String,
}

/// Shows the desk to an organizer, and the door to anybody else.
pub(crate) async fn show_desk(
    State(site): State<Arc<Site>>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
) -> Response {
    let organizer = match token(&headers) {
        Some(token) => {
            let organizer = site.studio.signed_in(&token, site.now()).await;
            organizer.map(|organizer| organizer.map(|organizer| (organizer, token)))
        }
        None => Ok(None),
    };
    let shown = match organizer {
        Ok(Some((organizer, token))) => desk(&site, (&organizer, &token), &reader, None).await,
        Ok(None) => door(&site, &reader).await,
        Err(error) => Err(error),
    };
    shown.unwrap_or_else(|error| refused(&error))
}

/// Makes a link that lets somebody new in.
pub(crate) async fn invite(Admin(guest): Admin, Form(invitation): Form<Invitation>) -> Response {
    let (site, now) = (&guest.site, guest.site.now());
    if let Err(error) = site.studio.check_fresh(&guest.token, now).await {
        return refused(&error);
    }
    let role = if invitation.role == "admin" { Role::Admin } else { Role::Organizer };
    let secret = site.studio.invite(role, now).await;
    link(&guest, secret, &Message::new("link-for-other"))
}

/// Makes a link that adds a device of one's own.
pub(crate) async fn add_device(guest: Guest) -> Response {
    let (site, now) = (&guest.site, guest.site.now());
    if let Err(error) = site.studio.check_fresh(&guest.token, now).await {
        return refused(&error);
    }
    let secret = site.studio.add_device(&guest.organizer.id, now).await;
    link(&guest, secret, &Message::new("link-for-device"))
}

/// Lets an organizer go.
pub(crate) async fn remove_organizer(Admin(guest): Admin, Path(organizer): Path<String>) -> Response {
    match guest.site.store.remove_organizer(&OrganizerId(organizer)).await {
        Ok(true) => {
            tracing::info!("an organizer was let go");
            Redirect::to("/studio").into_response()
        }
        Ok(false) => say(&guest, Message::new("last-admin")).await,
        Err(error) => refused(&error.into()),
    }
}

/// Signs an organizer out of every browser: oneself, or as an admin anybody.
pub(crate) async fn sign_out_everywhere(guest: Guest, Path(organizer): Path<String>) -> Response {
    let organizer = OrganizerId(organizer);
    if guest.organizer.id != organizer && guest.organizer.role != Role::Admin {
        return refused(&StudioError::NotAllowed);
    }
    match guest.site.studio.sign_out_everywhere(&organizer).await {
        Ok(()) => {
            tracing::info!("an organizer was signed out everywhere");
            Redirect::to("/studio").into_response()
        }
        Err(error) => refused(&error),
    }
}

/// Lets go of what a visitor has said, once it was read.
pub(crate) async fn settle_concern(Admin(guest): Admin, Path(concern): Path<String>) -> Response {
    match guest.site.store.settle_concern(&concern).await {
        Ok(()) => Redirect::to("/studio").into_response(),
        Err(error) => refused(&error.into()),
    }
}

/// Shows a group that has proven itself on the page of its call.
pub(crate) async fn show_group(guest: Guest, Path(group): Path<String>) -> Response {
    let shown = guest.site.store.show_endorsement(&group).await;
    with_groups(&guest, shown).await
}

/// Takes a group away, whether it was shown or not.
pub(crate) async fn drop_group(guest: Guest, Path(group): Path<String>) -> Response {
    let dropped = guest.site.store.drop_endorsement(&group).await;
    with_groups(&guest, dropped).await
}

/// Shows the groups of a call as they are now.
async fn with_groups(guest: &Guest, call: Result<Option<CallId>, StoreError>) -> Response {
    let changed = match call {
        Ok(Some(call)) => show_groups(&guest.site.store, &guest.site.calls, &call).await,
        Ok(None) => Ok(()),
        Err(error) => Err(error),
    };
    changed.map_or_else(|error| refused(&error.into()), |()| Redirect::to("/studio").into_response())
}

/// Begins a call.
pub(crate) async fn create_call(guest: Guest, Form(new): Form<NewCall>) -> Response {
    let id: CallId = match new.id.trim().parse() {
        Ok(id) => id,
        Err(error) => return say(&guest, of_name(&error)).await,
    };
    let Ok(language) = Language::new(&new.language) else {
        return say(&guest, Message::new("choose-language")).await;
    };
    let site = &guest.site;
    if site.page(id.as_str()).is_some() {
        return say(&guest, Message::new("name-in-use")).await;
    }
    match site.store.create_call(&id, &Draft::new(&language).files(), site.now()).await {
        Ok(true) => Redirect::to(&format!("/studio/calls/{id}")).into_response(),
        Ok(false) => say(&guest, Message::new("name-used")).await,
        Err(error) => refused(&error.into()),
    }
}

/// Shows the desk with a sentence about what was not done.
pub(crate) async fn say(guest: &Guest, problem: Message) -> Response {
    let shown = desk(&guest.site, (&guest.organizer, &guest.token), &guest.reader, Some(problem)).await;
    shown.unwrap_or_else(|error| refused(&error))
}

fn link(guest: &Guest, secret: Result<Secret, StudioError>, says: &Message) -> Response {
    let words = guest.reader.words;
    match secret {
        Ok(secret) => {
            tracing::info!("a link that lets somebody in was made");
            page(&LinkPage {
                frame: Frame::new(&guest.reader, "/studio", &words.say("link"), Some(&guest.organizer.name)),
                says: says.said_in(words),
                link: format!("{}/studio/join/{}", guest.site.studio.address(), secret.reveal()),
            })
        }
        Err(error) => refused(&error),
    }
}

async fn door(site: &Site, reader: &Reader) -> Result<Response, StudioError> {
    let is_empty = site.store.organizers().await?.is_empty();
    let problem = site.studio.check_address().err().map(|error| of_studio(&error.into()));
    let problem = problem.map(|says| says.said_in(reader.words));
    let frame = Frame::new(reader, "/studio", &reader.words.say("studio"), None);
    Ok(page(&DoorPage { frame, is_empty, problem }))
}

async fn desk(
    site: &Site,
    (organizer, token): (&Organizer, &Secret),
    reader: &Reader,
    problem: Option<Message>,
) -> Result<Response, StudioError> {
    let kept = site.store.kept_calls().await?;
    let (mut drafts, mut published) = (Vec::new(), Vec::new());
    for call in &kept {
        let listed = listed(site, call).await?;
        match call.state {
            CallState::Draft => drafts.push(listed),
            CallState::Published => published.push(listed),
            CallState::Down => {}
        }
    }
    let in_folder = |id: &CallId| kept.iter().all(|call| call.id != *id);
    let pages = site.calls.listed();
    let folders = pages.iter().filter(|page| in_folder(&page.call.id)).map(|page| ListedCall {
        id: page.id().to_owned(),
        title: page.call.title.in_language(&reader.language).to_owned(),
        waits: false,
    });
    let troubles = pages.iter().filter_map(|page| reading_back::trouble(page));
    let label = |says: Message, name: &str| says.with("name", name).said_in(reader.words).plain();
    let others = site.store.organizers().await?;
    let organizers = others.into_iter().map(|other| ListedOrganizer {
        is_admin: other.role == Role::Admin,
        is_self: other.id == organizer.id,
        id: other.id.0,
        let_go: label(Message::new("let-name-go"), &other.name),
        sign_out: label(Message::new("sign-name-out"), &other.name),
        name: other.name,
    });
    Ok(page(&DeskPage {
        frame: Frame::new(reader, "/studio", &reader.words.say("studio"), Some(&organizer.name)),
        is_admin: organizer.role == Role::Admin,
        drafts,
        published,
        groups: site.store.endorsements().await?,
        handed: handed::first(site).await?,
        concerns: if organizer.role == Role::Admin { site.store.concerns().await? } else { Vec::new() },
        folders: folders.collect(),
        organizers: organizers.collect(),
        browsers: browsers(site, organizer, token, reader.words).await?,
        languages: languages(),
        problem: problem.map(|says| says.said_in(reader.words)),
        troubles: troubles.map(|says| says.said_in(reader.words)).collect(),
    }))
}

/// The browsers in which an organizer is signed in, with the time in UTC.
async fn browsers(
    site: &Site,
    organizer: &Organizer,
    token: &Secret,
    words: &'static Words,
) -> Result<Vec<ListedBrowser>, StudioError> {
    let minute = |at: Timestamp| at.strftime("%Y-%m-%d %H:%M").to_string();
    let listed = |browser: Browser| {
        let says = Message::new("browser-since").with("since", minute(browser.since));
        let says = says.with("used", minute(browser.used_at)).said_in(words);
        ListedBrowser { id: browser.id, says, is_this: browser.is_this }
    };
    let open = site.studio.browsers(&organizer.id, token, site.now()).await?;
    Ok(open.into_iter().map(listed).collect())
}

/// Signs an organizer out of one of their browsers.
pub(crate) async fn leave_browser(guest: Guest, Path(browser): Path<String>) -> Response {
    match guest.site.studio.leave_browser(&guest.organizer.id, &browser).await {
        Ok(()) => Redirect::to("/studio").into_response(),
        Err(error) => refused(&error),
    }
}

async fn listed(site: &Site, call: &KeptCall) -> Result<ListedCall, StudioError> {
    let files = site.store.call_files(&call.id, store::Version::Draft).await?;
    let draft = Draft::read(&files).unwrap_or_else(|_| Draft::new(&english()));
    let title = draft.languages().first().map(|main| draft.text(&format!("title.{main}")));
    let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| call.id.to_string());
    let waits = site.store.proposal(&call.id).await?.is_some();
    Ok(ListedCall { id: call.id.to_string(), title, waits })
}

fn english() -> Language {
    Language::new("en").expect("`en` is a language tag")
}

/// The languages in which a call can begin, by their own names: those of the interface first.
fn languages() -> Vec<Language> {
    let tags = [
        "en", "ar", "he", "fa", "es", "fr", "pt", "tr", "am", "bn", "de", "hi", "it", "ku", "ru", "ti", "uk",
        "ur", "zh",
    ];
    tags.into_iter().filter_map(|tag| Language::new(tag).ok()).collect()
}
