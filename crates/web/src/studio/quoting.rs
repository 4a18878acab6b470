// SPDX-License-Identifier: AGPL-3.0-or-later
//! Choosing the posts that the report quotes from those that stand on the wall, by a press each.

use std::sync::Arc;

use axum::{
    Form,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use call::Draft;
use model::Post;
use report::Quoted;
use serde::Deserialize;
use words::Words;

use super::{edit::edit, guest::Work};
use crate::{Page, live::ShownPost};

/// The field of the chosen posts.
const QUOTES: &str = "report.quotes";

/// Of a post so many characters are shown to choose by.
const EXCERPT: usize = 200;

/// A post that may be chosen.
pub(super) struct Offered {
    pub(super) address: String,
    pub(super) by: String,
    pub(super) at: String,
    pub(super) text: String,
    pub(super) language: Option<String>,
}

/// The post that is to be quoted.
#[derive(Deserialize)]
pub(super) struct Chosen {
    address: String,
}

/// The posts on the wall of the call that are not chosen yet, the newest first.
pub(super) fn offered(work: &Work, draft: &Draft, words: &Words) -> Vec<Offered> {
    let Some(page) = page(work) else { return Vec::new() };
    let live = page.live();
    let chosen = draft.text(QUOTES);
    let is_chosen = |address: &str| chosen.lines().any(|line| line.trim() == address);
    let offer = |post: &Post| {
        let address = address(post).filter(|address| !is_chosen(address))?.to_owned();
        let shown = ShownPost::new(post, &page.call.storm, words);
        Some(Offered {
            address,
            by: shown.name.to_owned(),
            at: shown.at,
            text: excerpt(&post.text),
            language: post.lang.clone(),
        })
    };
    live.wall.iter().filter_map(|quoted| offer(&quoted.post)).collect()
}

/// Chooses a post that stands on the wall, after those that are chosen already.
pub(super) async fn choose_quote(work: Work, Form(chosen): Form<Chosen>) -> Response {
    let is_it = |quoted: &Quoted| address(&quoted.post) == Some(chosen.address.as_str());
    let is_there = page(&work).is_some_and(|page| page.live().wall.iter().any(is_it));
    if !is_there {
        return StatusCode::NOT_FOUND.into_response();
    }
    let add = |draft: &mut Draft| {
        let written = draft.text(QUOTES);
        if !written.lines().any(|line| line.trim() == chosen.address) {
            // An address has no line end, and more than may be chosen are told as a mistake of the step.
            let _kept = draft.set(QUOTES, &format!("{written}\n{}", chosen.address));
        }
    };
    let to = format!("/studio/calls/{}/report#quotes", work.call.id);
    edit(&work, add).await.map_or_else(|response| response, |()| Redirect::to(&to).into_response())
}

/// The call as it is shown, if it is.
fn page(work: &Work) -> Option<Arc<Page>> {
    work.guest.site.page(work.call.id.as_str())
}

/// How a post is named in the report's words.
fn address(post: &Post) -> Option<&str> {
    post.url.as_deref().filter(|url| url.starts_with("https://") && !url.contains(['\n', '\r']))
}

/// The beginning of a post.
fn excerpt(text: &str) -> String {
    let mut rest = text.chars();
    let beginning: String = rest.by_ref().take(EXCERPT).collect();
    if rest.next().is_some() { beginning + "…" } else { beginning }
}
