// SPDX-License-Identifier: AGPL-3.0-or-later
//! Somebody's own post, given by its address: it is looked for, shown to them, and taken in once they agree.

use std::sync::Arc;

use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use model::{CallId, Post};
use rally::{NotFound, PostAddress};
use report::json::post_json;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use store::{HandIn, HandedIn, StoreError};
use studio::Secret;
use tokio::sync::oneshot;

use crate::{
    Deed, Order, Site,
    frame::{Frame, answer},
    live::ShownPost,
    message::{Message, Said},
    visit::Visit,
};

/// The longest address of a post, in letters.
const LONGEST: usize = 500;

#[derive(Template)]
#[template(path = "hand_in.html")]
struct HandInPage<'a> {
    frame: Frame,
    call: &'a str,
    address: &'a str,
    found: Option<Found<'a>>,
    problem: Option<Said>,
}

#[derive(Template)]
#[template(path = "handed_in.html")]
struct HandedInPage<'a> {
    frame: Frame,
    /// The path by which its author comes back, and the whole address of it.
    path: String,
    address: String,
    post: ShownPost<'a>,
    sha256: &'a str,
    is_shown: bool,
}

/// What somebody is asked whether it is theirs.
struct Found<'a> {
    post: ShownPost<'a>,
    sha256: String,
    /// Whether it was posted outside the hour, and so isn't counted.
    is_outside: bool,
}

/// An address as somebody pastes it.
#[derive(Deserialize)]
pub(crate) struct Pasted {
    #[serde(default)]
    address: String,
}

/// What somebody agrees to.
#[derive(Deserialize)]
pub(crate) struct Agreed {
    address: String,
    sha256: String,
}

/// Asks for the address of a post.
pub(crate) async fn show_hand_in(visit: Visit) -> Response {
    if visit.page.simulated { StatusCode::NOT_FOUND.into_response() } else { page(&visit, "", None, None) }
}

/// Looks for a post, and asks whether it is theirs; nothing is kept.
pub(crate) async fn find(visit: Visit, Form(pasted): Form<Pasted>) -> Response {
    match found(&visit, &pasted.address).await {
        Ok((post, content)) => page(&visit, &pasted.address, Some((&post, &digest(&content))), None),
        Err(problem) => page(&visit, &pasted.address, None, Some(problem)),
    }
}

/// Takes a post in, if it is still the one that its author was shown.
pub(crate) async fn agree(visit: Visit, Form(agreed): Form<Agreed>) -> Response {
    let (post, content) = match found(&visit, &agreed.address).await {
        Ok(found) => found,
        Err(problem) => return page(&visit, &agreed.address, None, Some(problem)),
    };
    let sha256 = digest(&content);
    if sha256 != agreed.sha256 {
        let problem = Message::new("hand-in-changed");
        return page(&visit, &agreed.address, Some((&post, &sha256)), Some(problem));
    }
    let secret = Secret::draw();
    let hand_in = HandIn {
        id: Secret::draw().reveal().to_owned(),
        secret_sha256: secret.digest(),
        call: visit.page.call.id.clone(),
        network: post.network.key().to_owned(),
        account: post
            .author
            .id
            .clone()
            .unwrap_or_else(|| text::fold_handle(post.author.handle.as_deref().unwrap_or_default())),
        post: post.id.as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default(),
        content,
        content_sha256: sha256,
        is_shown: false,
        handed_at: visit.site.now(),
    };
    match visit.site.store.hand_in(&hand_in).await {
        Ok(HandedIn::New) => {
            // It is kept: should this not reach the record now, it does when the program starts again.
            drop(order(&visit.site, &hand_in.call, Deed::TakeIn(hand_in.clone())).await);
            Redirect::to(&own_address(&visit, secret.reveal())).into_response()
        }
        Ok(HandedIn::Known) => page(&visit, &agreed.address, None, Some(Message::new("hand-in-known"))),
        Ok(HandedIn::Full) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(error) => unkept(&error),
    }
}

/// Shows an author what they have handed in.
pub(crate) async fn show_handed_in(visit: Visit, Path((_, secret)): Path<(String, String)>) -> Response {
    let hand_in = match own(&visit, &secret).await {
        Ok(hand_in) => hand_in,
        Err(response) => return response,
    };
    let Some(post) = read(&hand_in) else { return StatusCode::NOT_FOUND.into_response() };
    let path = format!("/{}/hand-in/{secret}", visit.page.id());
    let words = visit.reader.words;
    let page = HandedInPage {
        frame: visit.frame(&words.say("hand-in")),
        address: format!("{}{path}", visit.site.base_url),
        path,
        post: ShownPost::new(&post, &visit.page.call.storm, words),
        sha256: &hand_in.content_sha256,
        is_shown: hand_in.is_shown,
    };
    unstored(answer(&page, None))
}

/// Takes a post back, out of the record too.
pub(crate) async fn withdraw(visit: Visit, Path((_, secret)): Path<(String, String)>) -> Response {
    let hand_in = match own(&visit, &secret).await {
        Ok(hand_in) => hand_in,
        Err(response) => return response,
    };
    // The record first: as long as this isn't done, its author can ask again.
    if let Err(response) = let_go(&visit.site, &hand_in).await {
        return response;
    }
    Redirect::to(&format!("/{}{}", visit.page.id(), visit.reader.query())).into_response()
}

/// Takes a post out of the record, and lets go of what was kept of it.
pub(crate) async fn let_go(site: &Arc<Site>, hand_in: &HandIn) -> Result<(), Response> {
    order(site, &hand_in.call, Deed::LetGo(hand_in.clone())).await?;
    site.store.drop_hand_in(&hand_in.id).await.map_err(|error| unkept(&error))
}

/// Has something done with a call's record.
pub(crate) async fn order(site: &Arc<Site>, call: &CallId, deed: Deed) -> Result<(), Response> {
    let (done, answer) = oneshot::channel();
    let unheard = || StatusCode::SERVICE_UNAVAILABLE.into_response();
    site.host.send(Order { call: call.clone(), deed, done }).await.map_err(|_| unheard())?;
    answer.await.map_err(|_| unheard())?.map_err(|_| unheard())
}

/// The post that was handed in; `None` if it can't be read.
pub(crate) fn read(hand_in: &HandIn) -> Option<Post> {
    rally::read_post(&hand_in.content)
}

/// The post at an address, with the content that its author would agree to; or what is to be put right.
async fn found(visit: &Visit, pasted: &str) -> Result<(Post, String), Message> {
    let site = &visit.site;
    if visit.page.simulated {
        return Err(Message::new("hand-in-no-post"));
    }
    let written: String = pasted.chars().take(LONGEST).collect();
    let address = PostAddress::read(&written).ok_or_else(|| Message::new("hand-in-no-address"))?;
    let post = site.finder.find(&address).await.map_err(|why| told(&why))?;
    if post.id.is_none() {
        return Err(Message::new("hand-in-no-post"));
    }
    let hashtags = visit.page.call.counted_hashtags_at(site.now());
    let is_agreed = |tag: &String| {
        let folded = text::fold(post.network, tag);
        hashtags.iter().any(|agreed| text::fold(post.network, agreed) == folded)
    };
    if !post.hashtags.iter().any(is_agreed) {
        return Err(Message::new("hand-in-no-tag"));
    }
    let content = post_json(&post);
    Ok((post, content))
}

fn told(why: &NotFound) -> Message {
    match why {
        NotFound::Elsewhere => Message::new("hand-in-elsewhere"),
        NotFound::NoPost | NotFound::Input(_) => Message::new("hand-in-no-post"),
        _ => Message::new("hand-in-unreachable"),
    }
}

fn digest(content: &str) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn own(visit: &Visit, secret: &str) -> Result<HandIn, Response> {
    let own = visit.site.store.own_hand_in(&Secret::read(secret).digest()).await;
    let own = own.map_err(|error| unkept(&error))?.filter(|hand_in| hand_in.call == visit.page.call.id);
    own.ok_or_else(|| StatusCode::NOT_FOUND.into_response())
}

fn own_address(visit: &Visit, secret: &str) -> String {
    format!("/{}/hand-in/{secret}{}", visit.page.id(), visit.reader.query())
}

fn page(visit: &Visit, address: &str, found: Option<(&Post, &str)>, problem: Option<Message>) -> Response {
    let (storm, words) = (&visit.page.call.storm, visit.reader.words);
    let found = found.map(|(post, sha256)| Found {
        post: ShownPost::new(post, storm, words),
        sha256: sha256.to_owned(),
        is_outside: !post.created_at.is_some_and(|at| storm.window.contains(at)),
    });
    let page = HandInPage {
        frame: visit.frame(&words.say("hand-in")),
        call: visit.page.id(),
        address,
        found,
        problem: problem.map(|problem| problem.said_in(words)),
    };
    unstored(answer(&page, None))
}

/// Keeps an answer out of every cache.
pub(crate) fn unstored(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn unkept(error: &StoreError) -> Response {
    tracing::error!(%error, cause = ?std::error::Error::source(error), "a post that was handed in can't be kept or read");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
