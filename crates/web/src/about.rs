// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who runs the server, what it knows and until when, and where to report a hole in it.

use std::{borrow::Cow, sync::Arc};

use askama::Template;
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use call::Call;
use jiff::SignedDuration;
use store::Purpose;
use words::Words;

use crate::{
    Site,
    frame::{Frame, answer},
    reader::Reader,
    visit::SiteVisit,
};

/// Who runs a server, as they want to be told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// Name and postal address, in one line.
    pub name: String,
    /// Where questions about data, and reports of holes, go.
    pub mail: Option<String>,
}

/// So long a file about security is valid; RFC 9116 wants less than a year, and it is written anew for each who asks.
const VALID: SignedDuration = SignedDuration::from_hours(90 * 24);

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage<'a> {
    frame: Frame,
    known: Vec<Known>,
    operator: Option<&'a Operator>,
}

/// Something that the server knows.
pub(crate) struct Known {
    pub whom: Cow<'static, str>,
    pub what: Cow<'static, str>,
    pub until: Cow<'static, str>,
    /// For which calls it is known, where not for all of them.
    pub kept_for: Vec<KeptFor>,
    /// In which tables and columns; nothing for what is no database's.
    pub columns: Vec<(&'static str, String)>,
}

/// A call that keeps sealed copies, in a reader's words.
pub(crate) struct KeptFor {
    pub call: String,
    pub title: String,
    pub why: String,
    pub holders: Vec<String>,
}

/// Shows what the server knows, from the schema of its database, and who runs it.
pub(crate) async fn show_about(SiteVisit { site, reader }: SiteVisit) -> Response {
    let frame = Frame::of_site(&reader, reader.words.say("about").into_owned(), false);
    let known = Purpose::ALL.map(|purpose| Known::of(purpose, reader.words));
    let known = known.into_iter().chain([Known::of_the_record(reader.words)]);
    let known = known.chain(Known::of_sealed_copies(&site, &reader)).collect();
    answer(&AboutPage { frame, known, operator: site.operator.as_ref() }, Some(300))
}

/// Says where to report a hole, in the form of RFC 9116.
pub(crate) async fn show_security(State(site): State<Arc<Site>>) -> Response {
    let Some(mail) = site.operator.as_ref().and_then(|operator| operator.mail.as_deref()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (base, expires) = (&site.base_url, (site.now() + VALID).strftime("%Y-%m-%dT%H:%M:%SZ"));
    let text = format!(
        "Contact: mailto:{mail}\nExpires: {expires}\nCanonical: {base}/.well-known/security.txt\nPolicy: {base}/about\n"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, text).into_response()
}

impl Known {
    pub(crate) fn of(purpose: Purpose, words: &'static Words) -> Self {
        let (whom, what, until) = match purpose {
            Purpose::Rally => {
                (words.say("about-visitors"), words.say("about-rally"), words.say("about-rally-until"))
            }
            Purpose::Reminder => (
                words.say("about-supporters"),
                words.say("about-reminder"),
                words.say("about-reminder-until"),
            ),
            Purpose::HandIn => {
                (words.say("about-supporters"), words.say("about-hand-in"), words.say("about-hand-in-until"))
            }
            Purpose::Endorsement => (
                words.say("about-groups"),
                words.say("about-endorsement"),
                words.say("about-endorsement-until"),
            ),
            Purpose::Concern => {
                (words.say("about-visitors"), words.say("about-concern"), words.say("about-concern-until"))
            }
            Purpose::Organizer => (
                words.say("about-organizers"),
                words.say("about-organizer"),
                words.say("about-organizer-until"),
            ),
            Purpose::Call => {
                (words.say("about-organizers"), words.say("about-call"), words.say("about-call-until"))
            }
        };
        let columns = purpose.tables().map(|(table, columns)| (table, columns.replace(' ', ", "))).collect();
        Self { whom, what, until, kept_for: Vec::new(), columns }
    }

    pub(crate) fn of_the_record(words: &'static Words) -> Self {
        let whom = words.say("about-authors");
        let (what, until) = (words.say("about-record"), words.say("about-record-until"));
        Self { whom, what, until, kept_for: Vec::new(), columns: Vec::new() }
    }

    /// Whole posts, sealed, where a call keeps them.
    pub(crate) fn of_sealed_copies(site: &Site, reader: &Reader) -> Option<Self> {
        let kept_for: Vec<KeptFor> =
            site.calls.listed().iter().filter_map(|page| KeptFor::of(&page.call, reader)).collect();
        let words = reader.words;
        (!kept_for.is_empty()).then(|| Self {
            whom: words.say("about-authors"),
            what: words.say("about-keeping"),
            until: words.say("about-keeping-until"),
            kept_for,
            columns: Vec::new(),
        })
    }
}

impl KeptFor {
    fn of(call: &Call, reader: &Reader) -> Option<Self> {
        let keeping = call.keeping.as_ref()?;
        Some(Self {
            call: call.id.to_string(),
            title: call.title.in_language(&reader.language).to_owned(),
            why: keeping.why.in_language(&reader.language).to_owned(),
            holders: keeping.holders.iter().map(|holder| holder.name.clone()).collect(),
        })
    }
}
