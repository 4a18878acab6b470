// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::{Bridge, Cascade, People, Spread, Voices};
use model::{PostKind, Window};
use tally::Faithful;
use words::Words;

use super::{called_hour, lists::language};
use crate::{
    article::Article,
    clock::Clock,
    quiet::short_line,
    speech::{foreign, join},
};

/// How many ways between languages, and how many floods, are told in a sentence; the report as JSON has every one.
const TOLD: usize = 5;

/// How posts were passed on, and among how many they are shared, in sentences.
pub(super) fn sentences(article: &Article, clock: &Clock) -> Vec<String> {
    // Who follows whom, and who posted how much, is not to be had from a sample.
    if article.facts.counts.estimate.is_some() {
        return Vec::new();
    }
    let (understanding, words) = (&article.facts.understanding, clock.words);
    let (spread, voices) = (&understanding.spread, &understanding.voices);
    let mut sentences = Vec::new();
    sentences.extend(passed_on(spread, words));
    sentences.extend(spread.largest.first().and_then(|cascade| largest(cascade, words)));
    sentences.extend(bridges(&spread.languages, words));
    sentences.extend(names(&understanding.people, words));
    sentences.extend(shared(voices, article.facts.counts.accounts, words));
    sentences.extend(faithful(&understanding.faithful, words));
    sentences.extend(floods(voices, article, clock));
    sentences
}

/// How many people may be behind the accounts, in a sentence with its reason.
pub(super) fn people(people: &People, words: &Words) -> String {
    let accounts = people.at_most.saturating_sub(people.posts_without_account);
    let known = match (accounts, people.at_least) {
        (0, _) => words.say("people-unknown"),
        (_, Some(least)) if least != accounts => {
            words.fill("people", &[("most", accounts.into()), ("least", least.into())])
        }
        _ => words.fill("people-of-one-network", &[("accounts", accounts.into())]),
    };
    match people.posts_without_account {
        0 => known.into_owned(),
        posts => format!("{known} {}", words.fill("nobodys", &[("posts", posts.into())])),
    }
}

fn passed_on(spread: &Spread, words: &Words) -> Option<String> {
    let counts = [("posts", spread.followers.into()), ("cascades", spread.cascades.into())];
    (spread.followers > 0).then(|| {
        let passed = words.fill("passed-on", &counts);
        format!("{passed} {}", words.fill("alone", &[("posts", spread.alone.into())]))
    })
}

fn largest(cascade: &Cascade, words: &Words) -> Option<String> {
    let kinds = cascade.kinds.iter().map(|(kind, posts)| {
        let key = match kind {
            PostKind::Original => "originals",
            PostKind::Quote => "quotes",
            PostKind::Reply => "replies",
            PostKind::Repost => "reposts",
        };
        words.count(key, posts).into_owned()
    });
    let kinds = join(kinds.collect(), words);
    let key = if kinds.is_empty() { "largest" } else { "largest-among" };
    let values = [
        ("network", foreign(cascade.network.name(), words).into()),
        ("posts", cascade.posts.into()),
        ("accounts", cascade.accounts.into()),
        ("kinds", kinds.into()),
    ];
    (cascade.posts > 1).then(|| {
        let told = words.fill(key, &values);
        match cascade.half_after_seconds {
            Some(seconds) => format!("{told} {}", half(seconds, words)),
            None => told.into_owned(),
        }
    })
}

/// How long after the first post half of a cascade was there.
fn half(seconds: u64, words: &Words) -> String {
    let said = match seconds {
        0..60 => words.say("half-at-once"),
        60..7200 => words.count("half-minutes", &(seconds / 60)),
        7200..172_800 => words.count("half-hours", &(seconds / 3600)),
        _ => words.count("half-days", &(seconds / 86_400)),
    };
    said.into_owned()
}

fn bridges(bridges: &[Bridge], words: &Words) -> Option<String> {
    let told = bridges.iter().take(TOLD).map(|bridge| {
        let (from, into) = (language(&bridge.from, words), language(&bridge.to, words));
        let values = [("from", from.into()), ("into", into.into()), ("posts", bridge.posts.into())];
        words.fill("bridge", &values).into_owned()
    });
    sentence("bridges", "ways", told.collect(), words)
}

fn names(people: &People, words: &Words) -> Option<String> {
    let names = people.names_on_several.filter(|names| *names > 0)?;
    Some(words.count("names", &names).into_owned())
}

fn shared(voices: &Voices, accounts: u64, words: &Words) -> Option<String> {
    // Of few accounts a share says nothing.
    (accounts >= tally::FEW).then(|| match voices.half {
        Some(half) => words.fill("half-from", &[("accounts", half.into())]).into_owned(),
        None => words.say("half-from-few").into_owned(),
    })
}

fn faithful(faithful: &[Faithful], words: &Words) -> Option<String> {
    let tag = |tag: &str| foreign(&format!("#{}", short_line(tag)), words);
    let told = faithful.iter().take(TOLD).map(|one| {
        let (name, accounts) = (tag(&one.tag).into(), one.accounts.into());
        let told = match &one.of {
            Some(of) => words.fill(
                "faithful-without",
                &[("tag", name), ("accounts", accounts), ("other", tag(of).into())],
            ),
            None => words.fill("faithful", &[("tag", name), ("accounts", accounts)]),
        };
        told.into_owned()
    });
    sentence("faithfuls", "tags", told.collect(), words)
}

fn floods(voices: &Voices, article: &Article, clock: &Clock) -> Option<String> {
    let hour = called_hour(article);
    let told = voices.floods.iter().take(TOLD).filter_map(|flood| {
        let window = Window::new(flood.start, flood.end).ok()?;
        Some(posts_in(&clock.stretch(window, hour), flood.posts, clock.words))
    });
    sentence("floods", "stretches", told.collect(), clock.words)
}

/// `19:00 to 20:00 (12 posts)`.
pub(super) fn posts_in(stretch: &str, posts: u64, words: &Words) -> String {
    words.fill("posts-in", &[("stretch", stretch.into()), ("posts", posts.into())]).into_owned()
}

/// A sentence around a list, if there is anything in it.
pub(super) fn sentence(
    key: &'static str,
    variable: &'static str,
    list: Vec<String>,
    words: &Words,
) -> Option<String> {
    (!list.is_empty()).then(|| words.fill(key, &[(variable, join(list, words).into())]).into_owned())
}
