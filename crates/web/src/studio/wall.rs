// SPDX-License-Identifier: AGPL-3.0-or-later
//! The wall of a call, from which organizers take what should not stand there.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use model::{Network, PostId};
use serde::Deserialize;

use super::{
    frame::{Frame, page},
    guest::{Guest, refused},
};
use crate::{
    Deed, NearMiss, hand_in,
    media::{self, OnWall},
};

#[derive(Template)]
#[template(path = "studio/wall.html")]
struct WallPage<'a> {
    frame: Frame,
    call: &'a str,
    shown: Vec<OnWall<'a>>,
    hidden: Vec<OnWall<'a>>,
    near: &'a [NearMiss],
    /// Whether nothing was found of what was to be erased.
    none: bool,
}

/// What is asked of the page.
#[derive(Deserialize)]
pub(crate) struct Asked {
    erased: Option<String>,
}

/// A spelling that is to be counted.
#[derive(Deserialize)]
pub(crate) struct Spelled {
    spelling: String,
}

/// A post of the wall.
#[derive(Deserialize)]
pub(crate) struct Named {
    network: String,
    post: String,
}

/// A post that is to be erased.
#[derive(Deserialize)]
pub(crate) struct Erased {
    post: String,
    reason: String,
}

/// By whose right an organizer erases a post.
const REASONS: [&str; 4] = ["objection", "court", "platform", "author"];

/// Erases a post from the record, upon which a person has decided.
pub(crate) async fn erase_post(
    guest: Guest,
    Path(call): Path<String>,
    Form(erased): Form<Erased>,
) -> Response {
    let reason = REASONS.into_iter().find(|reason| *reason == erased.reason);
    let (Some(shown), Some(reason)) = (guest.site.page(&call), reason) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let post: String = erased.post.trim().chars().take(500).collect();
    let deed = Deed::Erase { post, reason: reason.to_owned() };
    let done = hand_in::order(&guest.site, &shown.call.id, deed).await;
    let query = if done.is_ok() { "" } else { "?erased=none" };
    Redirect::to(&format!("/studio/walls/{call}{query}")).into_response()
}

/// Shows what stands on the wall, and what was taken off it.
pub(crate) async fn show_wall(
    guest: Guest,
    Path(call): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(shown) = guest.site.page(&call) else { return StatusCode::NOT_FOUND.into_response() };
    let (reader, live, storm) = (&guest.reader, shown.live(), &shown.call.storm);
    let here = format!("/studio/walls/{call}");
    let media = format!("{here}/media");
    let on_wall = |quoted| OnWall::new(quoted, &media, storm, reader.words);
    page(&WallPage {
        frame: Frame::new(reader, &here, &reader.words.say("wall"), Some(&guest.organizer.name)),
        call: &call,
        shown: live.wall.iter().map(on_wall).collect(),
        hidden: live.hidden.iter().map(on_wall).collect(),
        near: &live.near,
        none: asked.erased.is_some(),
    })
}

/// Shows what stands in the place of a picture, on the wall or off it.
pub(crate) async fn show_medium(guest: Guest, Path((call, name)): Path<(String, String)>) -> Response {
    let Some(shown) = guest.site.page(&call) else { return StatusCode::NOT_FOUND.into_response() };
    let live = shown.live();
    media::answer(&shown, live.wall.iter().chain(&live.hidden), &name, "no-store").await
}

/// Takes a post off the wall; it goes on being counted.
pub(crate) async fn hide_post(guest: Guest, Path(call): Path<String>, Form(named): Form<Named>) -> Response {
    set_hidden(&guest, &call, &named, true).await
}

/// Puts a post back on the wall.
pub(crate) async fn unhide_post(
    guest: Guest,
    Path(call): Path<String>,
    Form(named): Form<Named>,
) -> Response {
    set_hidden(&guest, &call, &named, false).await
}

/// Counts a spelling as well that people wrote for a hashtag, backwards too.
pub(crate) async fn count_spelling(
    guest: Guest,
    Path(call): Path<String>,
    Form(spelled): Form<Spelled>,
) -> Response {
    let Some(shown) = guest.site.page(&call) else { return StatusCode::NOT_FOUND.into_response() };
    let done = hand_in::order(&guest.site, &shown.call.id, Deed::Spell(spelled.spelling)).await;
    let back = || Redirect::to(&format!("/studio/walls/{call}")).into_response();
    done.map_or_else(|response| response, |()| back())
}

async fn set_hidden(guest: &Guest, call: &str, named: &Named, is_hidden: bool) -> Response {
    let is_known = Network::ALL.iter().any(|network| network.key() == named.network);
    let Some(shown) = guest.site.page(call).filter(|_| is_known) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (call, post) = (&shown.call.id, (&*named.network, &*named.post));
    if let Err(error) = guest.site.store.hide_post(call, post, is_hidden).await {
        return refused(&error.into());
    }
    let done = hand_in::order(&guest.site, call, Deed::Moderate).await;
    let back = || Redirect::to(&format!("/studio/walls/{call}")).into_response();
    done.map_or_else(|response| response, |()| back())
}

/// What the network calls a post, if it calls it anything.
fn name<'a>(quoted: &OnWall<'a>) -> &'a str {
    quoted.shown.post.id.as_ref().map(PostId::as_str).unwrap_or_default()
}
