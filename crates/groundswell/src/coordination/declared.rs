// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a call declares.

use std::collections::BTreeSet;

use analysis::{Copies, Declared};
use call::{Call, KitTexts, NEAR_COPY};
use model::Network;

/// Nine in ten of the shingles alike: hardly a word differs.
const STRICTLY: f64 = 0.9;

/// Half of them alike.
const LENIENTLY: f64 = 0.5;

/// What a call declares; and the kit's texts, by which posts are told.
pub fn of_call(call: &Call) -> (Declared, KitTexts) {
    let (start, end) = (call.storm.window.start(), call.storm.window.end());
    let mut tags: BTreeSet<&str> = call.counted_hashtags_at(start).into_iter().collect();
    tags.extend(call.counted_hashtags_at(end));
    let tags = Network::ALL
        .into_iter()
        .flat_map(|network| tags.iter().map(move |tag| (network, text::fold(network, tag))));
    let texts: Vec<&str> = call.wordings_at(end).into_iter().map(|wording| wording.text.as_str()).collect();
    let alts = call.pictures.iter().flat_map(|picture| {
        call.languages.iter().map(|language| picture.alt.in_language(language).trim().to_owned())
    });
    let accounts = call.quotable.iter().map(|account| Declared::account(account.network, &account.handle));
    let declared = Declared {
        tags: tags.collect(),
        links: links(call, &texts),
        page: format!("/{}", call.id),
        pictures: alts.collect(),
        accounts: accounts.collect(),
        window: call.storm.window,
        copies: Copies { from: NEAR_COPY, strictly: STRICTLY, leniently: LENIENTLY },
    };
    (declared, KitTexts::of(texts.iter().copied()))
}

/// The addresses that each network finds in the texts, and those of the call's sources and groups.
fn links(call: &Call, texts: &[&str]) -> BTreeSet<String> {
    let of_texts = Network::ALL.into_iter().flat_map(|network| {
        texts.iter().flat_map(move |text| text::links(network, text)).map(|link| link.text)
    });
    let sources = call.case.facts.iter().map(|fact| &fact.source);
    let sources = sources.chain(call.case.figures.iter().map(|figure| &figure.source));
    let groups = call.endorsements.iter().flat_map(|group| [&group.url, &group.source]).flatten();
    let all = of_texts.chain(sources.chain(groups).cloned());
    all.map(|link| Declared::link(&link).to_owned()).collect()
}
