// SPDX-License-Identifier: AGPL-3.0-or-later
//! How a group stands behind a call: it says who it is, proves it, and leaves when it wants.

use std::{borrow::Cow, sync::Arc};

use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use model::CallId;
use rally::{Claim, NotProven, Way};
use serde::Deserialize;
use store::{Endorsement, StoreError};
use studio::Secret;

use crate::{
    Site,
    frame::{Frame, answer},
    visit::Visit,
    words::Words,
};

/// The longest text of one field, in letters.
const LONGEST: usize = 200;

/// How long a code is: no group guesses another's.
const CODE: usize = 12;

#[derive(Template)]
#[template(path = "endorse.html")]
struct EndorsePage<'a> {
    frame: Frame,
    call: &'a str,
    said: Said,
    problem: Option<Cow<'static, str>>,
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
        Ok(place) => match visit.site.store.prove_endorsement(&endorsement.id, way.key(), &place).await {
            Ok(()) => Redirect::to(&own_address(&visit, &secret)).into_response(),
            Err(error) => unkept(&error),
        },
        Err(why) => own_page(&visit, &secret, &endorsement, Some(&why)),
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
    match show_groups(&visit.site, &visit.page.call.id).await {
        Ok(()) => Redirect::to(&format!("/{}{}", visit.page.id(), visit.reader.query())).into_response(),
        Err(error) => unkept(&error),
    }
}

/// Shows the groups of a call as the store holds them.
pub(crate) async fn show_groups(site: &Arc<Site>, call: &CallId) -> Result<(), StoreError> {
    let shown = site.store.shown_endorsements(call).await?;
    site.calls.change(call, |call| call.with_proven(shown.into_iter().map(proven_endorsement)));
    Ok(())
}

/// A group that has proven itself, as its call shows it.
#[must_use]
pub fn proven_endorsement(endorsement: Endorsement) -> call::Endorsement {
    call::Endorsement {
        group: endorsement.group,
        members: endorsement.members,
        source: endorsement.source,
        url: Some(endorsement.site),
        proof: endorsement.proof.map(|(_, place)| place),
    }
}

impl Said {
    /// What is kept of it, or what is to be put right.
    fn read(&self, visit: &Visit, secret: &Secret) -> Result<Endorsement, Cow<'static, str>> {
        let words = visit.reader.words;
        let text = |written: &str| written.trim().chars().take(LONGEST).collect::<String>();
        let some = |written: &str| Some(text(written)).filter(|text| !text.is_empty());
        let digits: String = self.members.chars().filter(|letter| !letter.is_whitespace()).collect();
        let members = some(&digits).map(|digits| digits.parse::<u64>()).transpose();
        let members = members.map_err(|_| words.say("endorse-members-wrong"))?;
        let source = some(&self.source);
        if members.is_some() && !source.as_ref().is_some_and(|source| source.starts_with("https://")) {
            return Err(words.say("endorse-source-wrong"));
        }
        let endorsement = Endorsement {
            id: Secret::draw().reveal().to_owned(),
            secret_sha256: secret.digest(),
            call: visit.page.call.id.clone(),
            group: some(&self.group).ok_or_else(|| words.say("endorse-group-wrong"))?,
            members,
            source,
            site: text(&self.site),
            account: some(&self.account),
            code: format!("gs-{}", Secret::draw().reveal().chars().take(CODE).collect::<String>()),
            proof: None,
            is_shown: false,
            asked_at: visit.site.now(),
        };
        claim(&endorsement, visit).map_err(|_| words.say("endorse-site-wrong"))?;
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

fn endorse_page<'a>(visit: &'a Visit, said: Said, problem: Option<Cow<'static, str>>) -> EndorsePage<'a> {
    EndorsePage {
        frame: visit.frame(&visit.reader.words.say("endorse")),
        call: visit.page.id(),
        said,
        problem,
    }
}

fn unkept(error: &StoreError) -> Response {
    tracing::error!(%error, cause = ?std::error::Error::source(error), "an endorsement can't be kept or read");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
