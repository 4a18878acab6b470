// SPDX-License-Identifier: AGPL-3.0-or-later
//! How a group stands behind a call: it says who it is, proves it, and leaves when it wants.

use std::borrow::Cow;

use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use call::{Call, Image, Imprint};
use model::CallId;
use rally::{Claim, NotProven, Way};
use serde::Deserialize;
use store::{Endorsement, Store, StoreError};
use studio::Secret;

use words::Words;

use crate::{
    Calls,
    frame::{Frame, answer},
    message::{self, Message},
    visit::Visit,
};

/// The longest text of one field, in letters.
const LONGEST: usize = 200;

/// How the addresses begin that anybody's reader opens.
const BEGINNING: &str = "https://";

/// How long a code is: no group guesses another's.
const CODE: usize = 12;

#[derive(Template)]
#[template(path = "endorse.html")]
struct EndorsePage<'a> {
    frame: Frame,
    call: &'a str,
    said: Said,
    problem: Option<message::Said>,
}

#[derive(Template)]
#[template(path = "endorsement.html")]
struct EndorsementPage<'a> {
    frame: Frame,
    /// The path by which the group comes back, and the whole address of it.
    path: String,
    address: String,
    group: &'a str,
    code: &'a str,
    /// The link that proves the group.
    link: String,
    record: String,
    host: &'a str,
    account: Option<&'a str>,
    proof: Option<&'a str>,
    /// The mark that it named: where it is, and whether it was found there.
    mark: Option<(&'a str, bool)>,
    is_shown: bool,
    /// What keeps it from being proven, and where.
    problem: Option<(Cow<'static, str>, &'a str)>,
}

/// What a group says of itself.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Said {
    group: String,
    members: String,
    source: String,
    site: String,
    account: String,
    mark: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    way: String,
}

/// Shows where a group says who it is.
pub(crate) async fn show_endorse(visit: Visit) -> Response {
    answer(&endorse_page(&visit, Said::default(), None), None)
}

/// Keeps what a group says of itself, and leads it to its own page.
pub(crate) async fn endorse(visit: Visit, Form(said): Form<Said>) -> Response {
    let secret = Secret::draw();
    let endorsement = match said.read(&visit, &secret) {
        Ok(endorsement) => endorsement,
        Err(problem) => return answer(&endorse_page(&visit, said, Some(problem)), None),
    };
    match visit.site.store.endorse(&endorsement).await {
        Ok(true) => Redirect::to(&own_address(&visit, secret.reveal())).into_response(),
        Ok(false) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(error) => unkept(&error),
    }
}

/// Shows a group how far it is.
pub(crate) async fn show_endorsement(visit: Visit, Path((_, secret)): Path<(String, String)>) -> Response {
    match found(&visit, &secret).await {
        Ok(endorsement) => own_page(&visit, &secret, &endorsement, None),
        Err(response) => response,
    }
}

/// Looks for a group's proof.
pub(crate) async fn prove(
    visit: Visit,
    Path((_, secret)): Path<(String, String)>,
    Form(asked): Form<Asked>,
) -> Response {
    let endorsement = match found(&visit, &secret).await {
        Ok(endorsement) => endorsement,
        Err(response) => return response,
    };
    let (Some(way), Ok(claim)) = (Way::of(&asked.way), claim(&endorsement, &visit)) else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    match visit.site.prover.prove(&claim, way).await {
        Ok(place) => {
            let proven = visit.site.store.prove_endorsement(&endorsement.id, way.key(), &place).await;
            match proven.and(take_mark(&visit, &claim, &endorsement).await) {
                Ok(()) => Redirect::to(&own_address(&visit, &secret)).into_response(),
                Err(error) => unkept(&error),
            }
        }
        Err(why) => own_page(&visit, &secret, &endorsement, Some(&why)),
    }
}

/// Takes a group's mark in, if it has named one that can be shown; a group is one without it.
async fn take_mark(visit: &Visit, claim: &Claim, endorsement: &Endorsement) -> Result<(), StoreError> {
    let Some(address) = &endorsement.mark_address else { return Ok(()) };
    let Ok(bytes) = visit.site.prover.mark(claim, address).await else { return Ok(()) };
    match Image::clean(&bytes) {
        Ok(mark) => {
            let (id, imprint) = (&endorsement.id, mark.imprint.to_string());
            visit.site.store.keep_mark(id, &imprint, &mark.bytes).await
        }
        Err(_) => Ok(()),
    }
}

/// Looks for a proven group's mark once more.
pub(crate) async fn look_for_mark(visit: Visit, Path((_, secret)): Path<(String, String)>) -> Response {
    let endorsement = match found(&visit, &secret).await {
        Ok(endorsement) => endorsement,
        Err(response) => return response,
    };
    let Ok(claim) = claim(&endorsement, &visit) else { return StatusCode::NOT_FOUND.into_response() };
    match take_mark(&visit, &claim, &endorsement).await {
        Ok(()) => Redirect::to(&own_address(&visit, &secret)).into_response(),
        Err(error) => unkept(&error),
    }
}

/// Lets a group go, with all that was kept of it.
pub(crate) async fn withdraw(visit: Visit, Path((_, secret)): Path<(String, String)>) -> Response {
    let endorsement = match found(&visit, &secret).await {
        Ok(endorsement) => endorsement,
        Err(response) => return response,
    };
    if let Err(error) = visit.site.store.drop_endorsement(&endorsement.id).await {
        return unkept(&error);
    }
    match show_groups(&visit.site.store, &visit.site.calls, &visit.page.call.id).await {
        Ok(()) => Redirect::to(&format!("/{}{}", visit.page.id(), visit.reader.query())).into_response(),
        Err(error) => unkept(&error),
    }
}

/// Shows the groups of a call as the store holds them.
///
/// # Errors
///
/// [`StoreError`] when the database can't be read.
pub async fn show_groups(store: &Store, calls: &Calls, call: &CallId) -> Result<(), StoreError> {
    let (groups, marks) = shown_groups(store, call).await?;
    calls.change(call, |call| with(call, groups, marks));
    Ok(())
}

/// A call with the groups that stand behind it as the store holds them.
///
/// # Errors
///
/// [`StoreError`] when the database can't be read.
pub async fn with_groups(store: &Store, call: Call) -> Result<Call, StoreError> {
    let (groups, marks) = shown_groups(store, &call.id).await?;
    Ok(with(call, groups, marks))
}

type Marks = Vec<(Imprint, Vec<u8>)>;

fn with(mut call: Call, groups: Vec<call::Endorsement>, marks: Marks) -> Call {
    for (imprint, bytes) in marks {
        call.images.add(&imprint.sha256, bytes);
    }
    call.with_proven(groups)
}

async fn shown_groups(store: &Store, call: &CallId) -> Result<(Vec<call::Endorsement>, Marks), StoreError> {
    let shown = store.shown_endorsements(call).await?;
    let mut marks = Vec::new();
    for endorsement in &shown {
        let imprint = endorsement.mark.as_deref().and_then(|mark| mark.parse().ok());
        if let Some(imprint) = imprint
            && let Some(bytes) = store.mark(&endorsement.id).await?
        {
            marks.push((imprint, bytes));
        }
    }
    Ok((shown.into_iter().map(proven_endorsement).collect(), marks))
}

/// A group that has proven itself, as its call shows it.
fn proven_endorsement(endorsement: Endorsement) -> call::Endorsement {
    call::Endorsement {
        mark: endorsement.mark.and_then(|mark| mark.parse().ok()),
        group: endorsement.group,
        members: endorsement.members,
        source: endorsement.source,
        url: Some(endorsement.site),
        proof: endorsement.proof.map(|(_, place)| place),
    }
}

impl Said {
    /// What is kept of it, or what is to be put right.
    fn read(&self, visit: &Visit, secret: &Secret) -> Result<Endorsement, Message> {
        let text = |written: &str| written.trim().chars().take(LONGEST).collect::<String>();
        let some = |written: &str| Some(text(written)).filter(|text| !text.is_empty());
        let digits: String = self.members.chars().filter(|letter| !letter.is_whitespace()).collect();
        let members = some(&digits).map(|digits| digits.parse::<u64>()).transpose();
        let members = members.map_err(|_| Message::new("endorse-members-wrong"))?;
        let source = some(&self.source);
        if members.is_some() && !source.as_ref().is_some_and(|source| source.starts_with(BEGINNING)) {
            return Err(Message::new("endorse-source-wrong").with("start", BEGINNING));
        }
        let endorsement = Endorsement {
            id: Secret::draw().reveal().to_owned(),
            secret_sha256: secret.digest(),
            call: visit.page.call.id.clone(),
            group: some(&self.group).ok_or_else(|| Message::new("endorse-group-wrong"))?,
            members,
            source,
            site: text(&self.site),
            account: some(&self.account),
            mark_address: some(&self.mark),
            mark: None,
            code: format!("gs-{}", Secret::draw().reveal().chars().take(CODE).collect::<String>()),
            proof: None,
            is_shown: false,
            asked_at: visit.site.now(),
        };
        claim(&endorsement, visit)
            .map_err(|_| Message::new("endorse-site-wrong").with("start", BEGINNING))?;
        Ok(endorsement)
    }
}

fn claim(endorsement: &Endorsement, visit: &Visit) -> Result<Claim, rally::ClaimError> {
    Claim::new(&endorsement.site, endorsement.account.as_deref(), &visit.url(), &endorsement.code)
}

async fn found(visit: &Visit, secret: &str) -> Result<Endorsement, Response> {
    let found = visit.site.store.endorsement(&Secret::read(secret).digest()).await;
    let found = found.map_err(|error| unkept(&error))?;
    let own = found.filter(|endorsement| endorsement.call == visit.page.call.id);
    own.ok_or_else(|| StatusCode::NOT_FOUND.into_response())
}

fn own_address(visit: &Visit, secret: &str) -> String {
    format!("/{}/endorse/{secret}{}", visit.page.id(), visit.reader.query())
}

fn own_page(visit: &Visit, secret: &str, endorsement: &Endorsement, why: Option<&NotProven>) -> Response {
    let Ok(claim) = claim(endorsement, visit) else { return StatusCode::NOT_FOUND.into_response() };
    let words = visit.reader.words;
    let problem = why.map(|why| told(why, words));
    let path = format!("/{}/endorse/{secret}", visit.page.id());
    let page = EndorsementPage {
        frame: visit.frame(&words.say("endorse")),
        address: format!("{}{path}", visit.site.base_url),
        path,
        group: &endorsement.group,
        code: &endorsement.code,
        link: claim.link(),
        record: claim.record_name(),
        host: claim.host(),
        account: endorsement.account.as_deref(),
        proof: endorsement.proof.as_ref().map(|(_, place)| place.as_str()),
        mark: endorsement.mark_address.as_deref().map(|address| (address, endorsement.mark.is_some())),
        is_shown: endorsement.is_shown,
        problem,
    };
    let mut response = answer(&page, None);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// What keeps a proof from being one, and where that is.
fn told<'a>(why: &'a NotProven, words: &'static Words) -> (Cow<'static, str>, &'a str) {
    match why {
        NotProven::Elsewhere(place) => (words.say("endorse-elsewhere"), place),
        NotProven::NoAccount => (words.say("endorse-no-account"), ""),
        NotProven::NoCode(place) => (words.say("endorse-no-code"), place),
        NotProven::NotMe(place) => (words.say("endorse-not-me"), place),
        _ => (words.say("endorse-unreachable"), ""),
    }
}

fn endorse_page<'a>(visit: &'a Visit, said: Said, problem: Option<Message>) -> EndorsePage<'a> {
    EndorsePage {
        frame: visit.frame(&visit.reader.words.say("endorse")),
        call: visit.page.id(),
        said,
        problem: problem.map(|problem| problem.said_in(visit.reader.words)),
    }
}

fn unkept(error: &StoreError) -> Response {
    tracing::error!(%error, cause = ?std::error::Error::source(error), "an endorsement can't be kept or read");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
