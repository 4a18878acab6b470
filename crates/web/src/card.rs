// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use axum::{
    Extension,
    body::Bytes,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use call::{Language, Localized};
use card::{Card, Direction, Text, can_show};
use model::Timestamp;

use crate::{Page, clock, shelf::Shelf, speech, visit::Visit};

/// The cards that were drawn: each takes a tenth of a megabyte.
pub(crate) struct Cards(Shelf<Card>);

impl Default for Cards {
    fn default() -> Self {
        Self(Shelf::new(64))
    }
}

impl Cards {
    /// The picture of a card, drawn once.
    pub(crate) async fn picture(&self, card: Card) -> Option<Bytes> {
        self.0.made(card, card::draw).await
    }
}

/// Shows the picture that networks show beside a link to the call.
pub(crate) async fn show_card(visit: Visit, Extension(cards): Extension<Arc<Cards>>) -> Response {
    let card = of(&visit.page, &visit.reader.language, visit.site.now());
    let Some(picture) = cards.picture(card).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, "image/png"),
        (header::CACHE_CONTROL, "public, max-age=300"),
        (header::VARY, "accept-language"),
    ];
    (headers, picture).into_response()
}

/// The texts of a call's card in a language.
pub(crate) fn of(page: &Page, language: &Language, now: Timestamp) -> Card {
    let (call, words) = (&page.call, speech::of(language));
    let own = direction(words.direction());
    let say = |text: String| Text { direction: own, text };
    let shown = |text: &Localized| shown(text, language, &call.languages);
    let organizers = call.organizers.join(" · ");
    Card {
        direction: direction(language.direction()),
        banner: page.simulated.then(|| say(words.say("simulated").into_owned())),
        whom: shown(&call.case.name).unwrap_or_else(|| say(String::new())),
        title: shown(&call.title).unwrap_or_else(|| say(page.id().to_owned())),
        hour: say(clock::announced(&call.storm, words)),
        zone: Text { direction: Direction::Ltr, text: clock::zone(&call.storm) },
        tag: call
            .hashtags_at(now)
            .into_iter()
            .find(|tag| can_show(tag))
            .map_or_else(|| say(String::new()), hashtag),
        by: can_show(&organizers).then(|| say(organizers)),
    }
}

/// What stands on a card, for who can't see it.
pub(crate) fn in_words(card: &Card) -> String {
    let texts = [&card.whom, &card.title, &card.hour, &card.zone, &card.tag];
    let texts: Vec<&str> =
        texts.map(|text| text.text.as_str()).into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(" · ")
}

/// The text in the language asked for, or else in the first of the call's languages whose letters the fonts have.
fn shown(text: &Localized, language: &Language, others: &[Language]) -> Option<Text> {
    let readings = std::iter::once(language).chain(others).map(|language| text.shown_in(language));
    let mut drawable = readings.filter(|(_, text)| can_show(text));
    drawable
        .next()
        .map(|(language, text)| Text { direction: direction(language.direction()), text: text.to_owned() })
}

fn direction(direction: call::Direction) -> Direction {
    match direction {
        call::Direction::Ltr => Direction::Ltr,
        call::Direction::Rtl => Direction::Rtl,
    }
}

/// A hashtag, whose sign stands where its script begins.
fn hashtag(tag: &str) -> Text {
    let is_rtl = tag.chars().next().is_some_and(|first| matches!(first, '\u{590}'..='\u{8ff}'));
    Text { direction: if is_rtl { Direction::Rtl } else { Direction::Ltr }, text: format!("#{tag}") }
}
