// SPDX-License-Identifier: AGPL-3.0-or-later
use call::{Call, Endorsement};

use super::Words;
use crate::{
    article::Article,
    clock::Clock,
    quiet::{quiet_line, web_address},
    speech::{foreign, join, tags},
};

/// What the call says: the case, what is asked, by whom.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) name: Words,
    pub(crate) summary: Words,
    pub(crate) on_behalf: Words,
    pub(crate) demand: Words,
    /// Who asked, when it is and when it was sealed: a sentence each.
    pub(crate) asked_by: String,
    pub(crate) hour: String,
    pub(crate) sealed: Option<String>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) charges: Vec<Words>,
    pub(crate) hearings: Vec<Hearing>,
    pub(crate) figures: Vec<Background>,
}

/// Something known, with its date and source.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) on: String,
    pub(crate) words: Words,
    pub(crate) source: Option<Source>,
}

/// A day in court.
#[derive(Debug)]
pub(crate) struct Hearing {
    pub(crate) at: String,
    pub(crate) place: Words,
}

/// A figure that gives the background.
#[derive(Debug)]
pub(crate) struct Background {
    pub(crate) value: String,
    pub(crate) label: Words,
    pub(crate) source: Option<Source>,
}

/// Where something can be read.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) url: String,
    /// The site's name alone, which is short enough to be read.
    pub(crate) site: String,
}

/// The groups behind a call.
#[derive(Debug)]
pub(crate) struct Endorsements {
    pub(crate) groups: Vec<Group>,
    pub(crate) sum: Option<String>,
}

/// A group behind a call.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) url: Option<String>,
    pub(crate) members: Option<String>,
    pub(crate) source: Option<Source>,
}

impl Case {
    pub(super) fn of(call: &Call, article: &Article, clock: &Clock) -> Self {
        let of_call = |text| Words::of(text, &article.language);
        let (case, window) = (&call.case, call.storm.window);
        let sealed_at = article.record.as_ref().and_then(|record| record.sealed_at);
        Self {
            name: of_call(&case.name),
            summary: of_call(&case.summary),
            on_behalf: of_call(&case.on_behalf),
            demand: of_call(&call.demand),
            asked_by: asked_by(call, clock),
            hour: asked_for(call, article, clock),
            sealed: sealed_at.map(|at| {
                let key = if at < window.start() { "sealed-before" } else { "sealed-after" };
                clock.words.fill(key, &[("when", clock.zoned(at).into())]).into_owned()
            }),
            facts: case.facts.iter().map(|fact| Fact::of(fact, article, clock)).collect(),
            charges: case.charges.iter().map(of_call).collect(),
            hearings: case.hearings.iter().map(|hearing| Hearing::of(hearing, article, clock)).collect(),
            figures: case.figures.iter().map(|figure| Background::of(figure, article)).collect(),
        }
    }
}

/// Who asked, in a sentence.
fn asked_by(call: &Call, clock: &Clock) -> String {
    let words = clock.words;
    let names = join(call.organizers.iter().map(|name| foreign(name, words)).collect(), words);
    words.fill("asked-by", &[("names", names.into())]).into_owned()
}

/// For when and under what, in a sentence.
fn asked_for(call: &Call, article: &Article, clock: &Clock) -> String {
    let hour = clock.stretch(call.storm.window, None);
    let tags = tags(&article.facts.counts.tags, clock.words);
    let values = [("hour", hour.into()), ("zone", clock.name.as_str().into()), ("tags", tags.into())];
    clock.words.fill("asked-for", &values).into_owned()
}

impl Fact {
    fn of(fact: &call::Fact, article: &Article, clock: &Clock) -> Self {
        Self {
            on: clock.day(fact.on),
            words: Words::of(&fact.text, &article.language),
            source: Source::of(&fact.source),
        }
    }
}

impl Hearing {
    fn of(hearing: &call::Hearing, article: &Article, clock: &Clock) -> Self {
        Self { at: clock.zoned(hearing.at), place: Words::of(&hearing.place, &article.language) }
    }
}

impl Background {
    fn of(figure: &call::Figure, article: &Article) -> Self {
        let label = Words::of(&figure.label, &article.language);
        Self { value: quiet_line(&figure.value), label, source: Source::of(&figure.source) }
    }
}

impl Source {
    fn of(address: &str) -> Option<Self> {
        let url = web_address(address)?;
        let (_, rest) = url.split_once("://")?;
        let site = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let site = site.strip_prefix("www.").unwrap_or(site).to_owned();
        Some(Self { url, site })
    }
}

impl Endorsements {
    /// The groups, those with most members first, then by name; `None` when there is none.
    pub(super) fn of(call: &Call, words: &words::Words) -> Option<Self> {
        let mut endorsements: Vec<&Endorsement> = call.endorsements.iter().collect();
        endorsements.sort_by(|a, b| (b.members, &a.group).cmp(&(a.members, &b.group)));
        let counts: Vec<u64> = endorsements.iter().filter_map(|group| group.members).collect();
        let sum = (counts.len() > 1).then(|| {
            let all = counts.iter().fold(0_u64, |sum, members| sum.saturating_add(*members));
            words.count("members-together", &all).into_owned()
        });
        let groups: Vec<_> = endorsements.into_iter().map(|one| Group::of(one, words)).collect();
        (!groups.is_empty()).then_some(Self { groups, sum })
    }
}

impl Group {
    fn of(endorsement: &Endorsement, words: &words::Words) -> Self {
        Self {
            name: quiet_line(&endorsement.group),
            url: endorsement.url.as_deref().and_then(web_address),
            members: endorsement.members.map(|members| words.count("members", &members).into_owned()),
            source: endorsement.source.as_deref().and_then(Source::of),
        }
    }
}
