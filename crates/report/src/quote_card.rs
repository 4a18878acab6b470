// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use call::{Call, Language};
use model::Timestamp;

use crate::{
    clock::Clock,
    quoted::Quoted,
    speech,
    story::{Quote, Words},
};

/// One quoted post as a page that stands in somebody else's: without a script, and asking nobody else for anything. Without the post it
/// says that this is not shown any more. It stays as it is in a page that stays open, and so says as of when it was known: a page that loads
/// itself anew would take readers by surprise, and can't be stopped by them (WCAG 2.2, 2.2.1).
///
/// Its addresses are those of a page one folder below the call's: `CALL/cards/ENTRY`. `oembed` is where a site that has its address is told
/// how to show it.
#[must_use]
pub fn quote_card_html(
    quoted: Option<&Quoted>,
    as_of: Timestamp,
    call: &Call,
    language: &Language,
    simulated: bool,
    oembed: &str,
) -> String {
    let words = speech::of(language);
    let clock = Clock::of_call(call, words);
    let title = call.editorial.headline.as_ref().unwrap_or(&call.title);
    let template = QuoteCard {
        words,
        title: Words::of(title, language),
        as_of: words.fill("card-as-of", &[("when", clock.zoned(as_of).into())]).into_owned(),
        quote: quoted.map(|quoted| Quote::of(quoted, &clock)),
        simulated,
        oembed,
    };
    template.render().expect("writing text to a string does not fail")
}

#[derive(Template)]
#[template(path = "quote_card.html")]
struct QuoteCard<'a> {
    words: &'static words::Words,
    title: Words,
    quote: Option<Quote>,
    as_of: String,
    simulated: bool,
    oembed: &'a str,
}
