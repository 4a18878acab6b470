// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{borrow::Cow, sync::Arc};

use askama::Template;
use axum::{
    Extension,
    http::HeaderMap,
    response::{Redirect, Response},
};
use call::{Call, Fact, Hearing, Language};
use model::Timestamp;
use store::{Change, Pledged};
use tokio::sync::watch;

use words::Words;

use crate::{
    Live, Page, Site,
    clock::{self, Hour, Phase},
    device::device_key,
    files::{Files, Folders},
    filters,
    flood::Flood,
    frame::{Frame, answer},
    preview::Preview,
    remind::reminds,
    visit::Visit,
    zone::{Asked, AskedHour},
};

#[derive(Template)]
#[template(path = "call.html")]
struct CallPage<'a> {
    frame: Frame,
    preview: Preview,
    call: &'a Call,
    language: &'a Language,
    hour: Hour,
    /// The hour by the clock that the visitor asks for.
    asked_hour: Option<AskedHour>,
    /// Whether no zone has the name that they ask for.
    is_zone_unknown: bool,
    /// What a pledge carries on.
    pledge_query: String,
    tags: Vec<&'a str>,
    /// What opens the sealed hashtag, once it may.
    opening: Option<&'a str>,
    changes: Vec<ToldChange>,
    /// Whether this visitor has just pledged.
    pledged: bool,
    /// What became of their wish to be reminded, if they had one.
    reminder: Option<&'a str>,
    /// Whether the site is under attack, and takes no pledges.
    is_braced: bool,
    /// Whether they could be reminded by mail.
    reminds: bool,
    /// The key by which their browser knows who reminds them, if their device can be.
    device: Option<&'a str>,
    pledges: Option<Pledged>,
    /// Whether a program pledged, or tried to.
    is_disturbed: bool,
    facts: Vec<DatedFact<'a>>,
    hearings: Vec<DatedHearing<'a>>,
    /// Of all endorsing groups that give a number.
    members: Option<u64>,
}

/// A change of what was public, in a reader's words.
struct ToldChange {
    at: Timestamp,
    shown: String,
    parts: String,
    countersigned: bool,
}

/// A fact with its days in words.
pub(crate) struct DatedFact<'a> {
    pub fact: &'a Fact,
    pub on: String,
    pub checked: Option<String>,
}

/// A day in court with its time in words.
pub(crate) struct DatedHearing<'a> {
    pub hearing: &'a Hearing,
    pub at: String,
}

/// Shows a call.
pub(crate) async fn show_call(visit: Visit, Extension(flood): Extension<Arc<Flood>>) -> Response {
    let pledges = visit.pledged().await;
    let pledged = visit.asked("pledged").is_some();
    let max_age = if pledged { None } else { Some(1) };
    let is_disturbed = flood.has_disturbed(&visit.page.call.id);
    answer(&CallPage { is_disturbed, ..CallPage::new(&visit, pledges, pledged) }, max_age)
}

/// Shows a call that is being written.
pub(crate) fn preview(site: &Arc<Site>, call: Call, language: Option<&str>, headers: &HeaderMap) -> Response {
    let counts = tally::Tally::new(tally::Asked { tags: Vec::new(), window: None }).counts();
    let live = Live::counted(site.now(), counts);
    let page = Page {
        live: watch::channel(Arc::new(live)).1,
        changes: Vec::new(),
        files: Files::Here(Folders::default()),
        simulated: false,
        is_listed: false,
        mirrored: None,
        call,
    };
    let visit = Visit::of(Arc::clone(site), Arc::new(page), language, headers);
    answer(&CallPage::new(&visit, Some(Pledged::default()), false), None)
}

/// Leads to the address of a call for who wrote a slash after it.
pub(crate) async fn redirect_to_call(visit: Visit) -> Redirect {
    Redirect::permanent(&format!("/{}{}", visit.page.id(), visit.reader.query()))
}

impl<'a> CallPage<'a> {
    fn new(visit: &'a Visit, pledges: Option<Pledged>, pledged: bool) -> Self {
        let (call, reader, site) = (&visit.page.call, &visit.reader, &visit.site);
        let words = reader.words;
        let title = call.title.in_language(&reader.language).to_owned();
        let (asked, zone) = (visit.zone(), visit.zone_query());
        let kept = zone.as_ref().map(|zone| format!("&{zone}")).unwrap_or_default();
        Self {
            frame: Frame { kept, ..Frame::of_call(&visit.page, reader, title) },
            is_zone_unknown: matches!(asked, Some(Asked::Unknown)),
            asked_hour: match asked {
                Some(Asked::Known(zone)) => Some(zone.hour(&call.storm, words)),
                _ => None,
            },
            pledge_query: zone.map_or_else(|| reader.query(), |zone| reader.query_with(&zone)),
            preview: Preview::new(visit),
            call,
            language: &reader.language,
            hour: Hour::new(&call.storm, site.now(), site.speed, words),
            tags: call.hashtags_at(site.now()),
            opening: call.public_files(site.now()).get(call::SEALED_FILE).copied(),
            changes: visit.page.changes.iter().map(|change| ToldChange::new(change, call, words)).collect(),
            pledged,
            reminder: visit.asked("reminder"),
            is_braced: site.braced.is_on(),
            reminds: reminds(visit),
            device: device_key(visit).filter(|_| site.now() < call.storm.window.start()),
            pledges,
            is_disturbed: false,
            facts: DatedFact::all(call, words),
            hearings: DatedHearing::all(call, words),
            members: members(call),
        }
    }
}

/// A part of a call by its name in the store.
fn named(part: &str, words: &'static Words) -> Cow<'static, str> {
    match part {
        "case" => words.say("part-case"),
        "demand" => words.say("part-demand"),
        "hashtags" => words.say("part-hashtags"),
        "hour" => words.say("part-hour"),
        "keeping" => words.say("part-keeping"),
        "kit" => words.say("part-kit"),
        "report" => words.say("part-report"),
        _ => words.say("part-rest"),
    }
}

impl ToldChange {
    fn new(change: &Change, call: &Call, words: &'static Words) -> Self {
        let parts: Vec<Cow<'_, str>> = change.parts.iter().map(|part| named(part, words)).collect();
        Self {
            at: change.changed_at,
            shown: clock::instant(change.changed_at, &call.storm.zone, words),
            // A sign that every script reads alike.
            parts: parts.join(" · "),
            countersigned: change.countersigned,
        }
    }
}

impl<'a> DatedHearing<'a> {
    pub(crate) fn all(call: &'a Call, words: &Words) -> Vec<Self> {
        let dated =
            |hearing: &'a Hearing| Self { hearing, at: clock::instant(hearing.at, &call.storm.zone, words) };
        call.case.hearings.iter().map(dated).collect()
    }
}

impl<'a> DatedFact<'a> {
    pub(crate) fn all(call: &'a Call, words: &Words) -> Vec<Self> {
        call.case.facts.iter().map(|fact| Self::new(fact, words)).collect()
    }

    fn new(fact: &'a Fact, words: &Words) -> Self {
        let checked = fact.checked_on.map(|date| {
            let date = clock::day(date, words);
            words.fill("checked", &[("date", date.into())]).into_owned()
        });
        Self { fact, on: clock::day(fact.on, words), checked }
    }
}

fn members(call: &Call) -> Option<u64> {
    let numbers = call.endorsements.iter().filter_map(|group| group.members);
    numbers.reduce(u64::saturating_add)
}
