// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use call::Fact;
use model::Timestamp;

use crate::{assets, clock, filters, page::DatedHearing, site::midnight, visit::Visit};

/// RFC 4287. Nothing in it depends on when it is asked for.
#[derive(Template)]
#[template(path = "feed.xml")]
struct Feed<'a> {
    lang: &'a str,
    url: String,
    query: String,
    title: &'a str,
    subtitle: String,
    updated: Timestamp,
    authors: Vec<&'a str>,
    entries: Vec<Entry>,
}

/// What a feed reader shows as one piece of news. Its mark holds the time that it tells: an hour or hearing that
/// moves becomes news again.
struct Entry {
    mark: String,
    title: String,
    updated: Timestamp,
    content: String,
}

/// Shows the call as a feed, so that who follows it learns of a moved hour and of each new fact.
pub(crate) async fn show_feed(visit: Visit) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=60"),
        (header::VARY, "accept-language"),
    ];
    match Feed::new(&visit).render() {
        Ok(feed) => (headers, feed).into_response(),
        Err(error) => {
            tracing::error!(%error, "a feed can't be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

impl<'a> Feed<'a> {
    fn new(visit: &'a Visit) -> Self {
        let (page, reader) = (&visit.page, &visit.reader);
        let call = &page.call;
        let demand = call.demand.in_language(&reader.language);
        let simulated =
            if page.simulated { format!("{} ", reader.words.say("simulated")) } else { String::new() };
        let authors = call.organizers.iter().map(String::as_str);
        Self {
            lang: reader.language.as_str(),
            url: visit.url(),
            query: format!("?lang={}", reader.language),
            title: call.title.in_language(&reader.language),
            subtitle: format!("{simulated}{demand}"),
            updated: page.known_at(),
            // A feed must name somebody (4.1.1), and a call need not.
            authors: if call.organizers.is_empty() { vec!["Groundswell"] } else { authors.collect() },
            entries: entries(visit),
        }
    }
}

fn entries(visit: &Visit) -> Vec<Entry> {
    let (call, words) = (&visit.page.call, visit.reader.words);
    let mut entries = vec![of_call(visit), of_hour(visit)];
    entries.extend(DatedHearing::all(call, words).iter().map(|hearing| of_hearing(visit, hearing)));
    entries.extend(call.case.facts.iter().rev().map(|fact| of_fact(visit, fact)));
    entries
}

fn of_call(visit: &Visit) -> Entry {
    let (call, language) = (&visit.page.call, &visit.reader.language);
    let tags: Vec<String> =
        call.hashtags_at(visit.site.now()).into_iter().map(|tag| format!("#{tag}")).collect();
    let (summary, demand) = (call.case.summary.in_language(language), call.demand.in_language(language));
    Entry {
        mark: "call".to_owned(),
        title: call.title.in_language(language).to_owned(),
        updated: visit.page.known_at(),
        content: format!("{summary}\n{demand}\n{}", tags.join(" ")),
    }
}

fn of_hour(visit: &Visit) -> Entry {
    let (storm, words) = (&visit.page.call.storm, visit.reader.words);
    let cities = clock::cities(storm, words).into_iter().map(|city| format!("{}: {}", city.name, city.shown));
    let lines: Vec<String> = std::iter::once(clock::zone(storm)).chain(cities).collect();
    Entry {
        mark: format!("hour-{}", storm.window.start()),
        title: format!("{}: {}", words.say("the-hour"), clock::announced(storm, words)),
        updated: visit.page.known_at(),
        content: lines.join("\n"),
    }
}

fn of_hearing(visit: &Visit, hearing: &DatedHearing) -> Entry {
    let place = hearing.hearing.place.in_language(&visit.reader.language);
    Entry {
        mark: format!("hearing-{}", hearing.hearing.at),
        title: format!("{}: {}", visit.reader.words.say("hearing"), hearing.at),
        updated: visit.page.known_at(),
        content: format!("{place}\n{}", clock::zone(&visit.page.call.storm)),
    }
}

fn of_fact(visit: &Visit, fact: &Fact) -> Entry {
    let known_at = midnight(fact.checked_on.unwrap_or(fact.on));
    Entry {
        mark: format!("fact-{}-{:016x}", fact.on, assets::hash(fact.source.as_bytes())),
        title: clock::day(fact.on, visit.reader.words),
        updated: known_at.unwrap_or_else(|| visit.page.known_at()),
        content: format!("{}\n{}", fact.text.in_language(&visit.reader.language), fact.source),
    }
}
