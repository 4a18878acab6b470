// SPDX-License-Identifier: AGPL-3.0-or-later
//! How somebody has posts of theirs forgotten, and how others object to what is kept.

use askama::Template;
use axum::{
    Form,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use model::{Post, PostKind};
use rally::{NotFound, PostAddress};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use store::Concern;
use studio::Secret;

use crate::{
    Deed,
    frame::{Frame, answer},
    hand_in::order,
    message::{Message, Said},
    visit::Visit,
};

/// The longest address of a post, in letters.
const LONGEST: usize = 500;

/// The longest objection, in letters.
const LONGEST_SAID: usize = 1400;

#[derive(Template)]
#[template(path = "remove.html")]
struct RemovePage<'a> {
    frame: Frame,
    call: &'a str,
    word: String,
    written: &'a Wished,
    /// What has been done, if something has.
    done: Option<String>,
    problem: Option<Said>,
}

/// What an account's owner wishes.
#[derive(Default, Deserialize)]
pub(crate) struct Wished {
    /// The address of the post that shows whose the account is.
    #[serde(default)]
    proof: String,
    /// The address of the one post that is meant; all of theirs if it is empty.
    #[serde(default)]
    only: String,
}

/// What somebody else says of a post.
#[derive(Deserialize)]
pub(crate) struct Objected {
    #[serde(default)]
    address: String,
    #[serde(default)]
    says: String,
}

/// Shows how to be forgotten.
pub(crate) async fn show_remove(visit: Visit) -> Response {
    let words = visit.reader.words;
    let done = match visit.asked("done") {
        Some("1") => Some(words.say("remove-done")),
        Some("2") => Some(words.say("object-done")),
        _ => None,
    };
    let done = done.map(|done| done.to_string());
    let only = visit.asked("only").unwrap_or_default().chars().take(LONGEST).collect();
    page(&visit, &Wished { only, ..Wished::default() }, done, None)
}

/// Erases what an account's owner asks for.
pub(crate) async fn remove(visit: Visit, Form(wished): Form<Wished>) -> Response {
    match try_to_remove(&visit, &wished).await {
        Ok(()) => done(&visit, "1"),
        Err(problem) => page(&visit, &wished, None, Some(problem)),
    }
}

/// Keeps what somebody else objects to, for a person to decide.
pub(crate) async fn object(visit: Visit, Form(objected): Form<Objected>) -> Response {
    let address: String = objected.address.trim().chars().take(LONGEST).collect();
    let says: String = objected.says.trim().chars().take(LONGEST_SAID).collect();
    if PostAddress::read(&address).is_none() || says.is_empty() {
        return page(&visit, &Wished::default(), None, Some(Message::new("object-what")));
    }
    let concern = Concern {
        id: Secret::draw().reveal().to_owned(),
        call: visit.page.call.id.clone(),
        raised_on: visit.site.now(),
        says: format!("{address}\n\n{says}"),
    };
    match visit.site.store.raise_concern(&concern).await {
        Ok(true) => done(&visit, "2"),
        Ok(false) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(error) => {
            tracing::error!(%error, cause = ?std::error::Error::source(&error), "an objection can't be kept");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

async fn try_to_remove(visit: &Visit, wished: &Wished) -> Result<(), Message> {
    let by = found(visit, &wished.proof).await?;
    // Who repeats a post has not written its words.
    if by.repost_of.is_some() || by.kind == PostKind::Repost || !by.text.contains(&word(visit, &wished.only))
    {
        return Err(Message::new("remove-no-word"));
    }
    let only = match wished.only.trim() {
        "" => None,
        only => Some(found(visit, only).await?),
    };
    if only.as_ref().is_some_and(|only| !is_of_same(only, &by)) {
        return Err(Message::new("remove-not-yours"));
    }
    let deed = Deed::Forget { by: Box::new(by), only: only.map(Box::new) };
    let done = order(&visit.site, &visit.page.call.id, deed).await;
    done.map_err(|_| Message::new("remove-nothing"))
}

/// The word that shows, in a public post, what whoever has posted it wants to be forgotten here: one post, or everything. It says so for
/// that alone, so to know it is of no use to anybody else.
fn word(visit: &Visit, only: &str) -> String {
    // Of the address nothing counts but the post, and it is long: nobody finds another post with the same word.
    let meant = match (only.trim(), PostAddress::read(only)) {
        ("", _) => "everything".to_owned(),
        (_, Some(PostAddress::Bluesky { account, key })) => format!("bluesky\0{account}\0{key}"),
        (_, Some(PostAddress::Mastodon { server, number })) => format!("mastodon\0{server}\0{number}"),
        (_, Some(PostAddress::X(number))) => format!("x\0{number}"),
        // Nothing can be had forgotten by it.
        (_, None) => "nothing".to_owned(),
    };
    let (site, call) = (&visit.site.base_url, visit.page.id());
    let digest = Sha256::digest(format!("groundswell/remove/v1\0{site}\0{call}\0{meant}"));
    let word: String = digest.iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    format!("forget-me-{word}")
}

async fn found(visit: &Visit, pasted: &str) -> Result<Post, Message> {
    let written: String = pasted.chars().take(LONGEST).collect();
    let address = PostAddress::read(&written).ok_or_else(|| Message::new("hand-in-no-address"))?;
    visit.site.finder.find(&address).await.map_err(|why| match why {
        NotFound::Elsewhere => Message::new("hand-in-elsewhere"),
        NotFound::NoPost | NotFound::Input(_) => Message::new("hand-in-no-post"),
        _ => Message::new("hand-in-unreachable"),
    })
}

/// Whether two posts are of one account.
fn is_of_same(one: &Post, other: &Post) -> bool {
    let handle = |post: &Post| post.author.handle.as_deref().map(text::fold_handle);
    let is_same = match (&one.author.id, &other.author.id) {
        (Some(one), Some(other)) => one == other,
        _ => handle(one).is_some() && handle(one) == handle(other),
    };
    is_same && one.network == other.network
}

fn done(visit: &Visit, what: &str) -> Response {
    let query = visit.reader.query_with(&format!("done={what}"));
    Redirect::to(&format!("/{}/remove{query}", visit.page.id())).into_response()
}

fn page(visit: &Visit, written: &Wished, done: Option<String>, problem: Option<Message>) -> Response {
    let words = visit.reader.words;
    let page = RemovePage {
        frame: visit.frame(&words.say("remove")),
        call: visit.page.id(),
        word: word(visit, &written.only),
        written,
        done,
        problem: problem.map(|problem| problem.said_in(words)),
    };
    crate::hand_in::unstored(answer(&page, None))
}
