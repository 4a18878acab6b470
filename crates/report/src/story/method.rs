// SPDX-License-Identifier: AGPL-3.0-or-later
use tally::{Counts, Flagged};
use words::Words;

use super::{estimated, passing, unseen};
use crate::{
    article::{Article, RecordFacts},
    clock::Clock,
    facts::{Facts, InputFile, Lost},
    quiet::quiet_line,
    speech::{foreign, join},
};

/// One input that was read.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) file: String,
    pub(crate) lines: String,
    pub(crate) sha256: Option<String>,
}

/// What is said of the record.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) about: String,
    pub(crate) root: String,
}

/// The rules of counting in plain words.
pub(super) fn rules(counts: &Counts, words: &Words) -> Vec<String> {
    let mut rules = vec![
        words.say("rule-once"),
        words.say("rule-kinds"),
        words.say("rule-accounts"),
        words.say("rule-stretch"),
        words.say("rule-days"),
        words.say("rule-withheld"),
    ];
    if !counts.tags.is_empty() {
        rules.insert(0, words.say("rule-tags"));
    }
    let estimated = counts.estimate.as_ref().map(|estimate| estimated::rule(estimate, words));
    rules.into_iter().map(Into::into).chain(estimated).collect()
}

/// What was read; of a published report's files the last part of the name.
pub(super) fn inputs(article: &Article) -> Vec<Input> {
    let words = article.words();
    let name = |input: &InputFile| quiet_line(if article.public { input.last_part() } else { &input.file });
    let inputs = article.facts.inputs.iter().map(|input| Input {
        file: if input.file == "-" { words.say("standard-input").into_owned() } else { name(input) },
        lines: words.number(input.lines),
        sha256: input.sha256.clone(),
    });
    inputs.collect()
}

/// What could not be read and why.
pub(super) fn rejected(facts: &Facts, words: &Words) -> Vec<String> {
    let told = |(why, lines): &(String, u64)| {
        let values = [("lines", (*lines).into()), ("reason", reason(why, words).into())];
        words.fill("rejection", &values).into_owned()
    };
    facts.rejected.iter().filter(|(_, lines)| *lines > 0).map(told).collect()
}

/// Why lines could not be read, for a reader.
fn reason(reason: &str, words: &Words) -> String {
    let said = match reason {
        "damaged" => words.say("reason-damaged"),
        "invalid-utf8" => words.say("reason-invalid-utf8"),
        "missing" => words.say("reason-missing"),
        "not-json" => words.say("reason-not-json"),
        "not-public" => words.say("reason-not-public"),
        "too-long" => words.say("reason-too-long"),
        "truncated-input" => words.say("reason-truncated-input"),
        "unknown-shape" => words.say("reason-unknown-shape"),
        "unreadable" => words.say("reason-unreadable"),
        other => foreign(other, words).into(),
    };
    said.into_owned()
}

/// What these figures can't tell.
pub(super) fn limits(article: &Article, clock: &Clock) -> Vec<String> {
    let (counts, words) = (&article.facts.counts, clock.words);
    let mut limits = vec![words.say("limit-sources").into_owned(), words.say("limit-seen").into_owned()];
    // A sample of posts does not tell how many people may be behind the accounts.
    if counts.posts > 0 && counts.estimate.is_none() {
        limits.push(passing::people(&article.facts.understanding.people, words));
    }
    limits.push(words.say("limit-times").into_owned());
    limits.extend(flagged(counts.flagged, words));
    if !counts.tags.is_empty() {
        limits.push(words.say("limit-tags").into_owned());
    }
    let lines = article.facts.rejected_lines();
    if lines > 0 {
        limits.push(words.fill("limit-lines", &[("lines", lines.into())]).into_owned());
    }
    limits.extend(lost(&article.facts.lost, words));
    limits.extend(unseen::limits(article, clock));
    if article.public {
        limits.push(words.say("limit-few").into_owned());
    }
    limits
}

/// How many posts are counted at a time that is contradicted, in a sentence if there are any.
fn flagged(flagged: Flagged, words: &Words) -> Option<String> {
    let [early, late] = [flagged.dated_back, flagged.dated_ahead].map(Option::unwrap_or_default);
    let key = match (early, late) {
        (0, 0) => return None,
        (_, 0) => "early",
        (0, _) => "late",
        _ => "early-and-late",
    };
    let values = [("early", early.into()), ("late", late.into())];
    Some(words.fill(key, &values).into_owned())
}

/// What the sources say themselves that they lack, in a sentence each for what is known and what isn't.
fn lost(lost: &Lost, words: &Words) -> Vec<String> {
    let mut says = Vec::new();
    if lost.known() > 0 {
        let posts = lost.posts.iter().filter(|(_, posts)| *posts > 0);
        let parts = posts.map(|(reason, posts)| lost_so(reason, *posts, words)).collect();
        let values = [("posts", lost.known().into()), ("parts", join(parts, words).into())];
        says.push(words.fill("lost", &values).into_owned());
    }
    let gaps: u64 = lost.gaps.iter().map(|(_, times)| times).sum();
    if gaps > 0 {
        says.push(words.count("lost-places", &gaps).into_owned());
    }
    says
}

/// How many posts are lost for a reason, for a reader.
fn lost_so(reason: &str, posts: u64, words: &Words) -> String {
    let said = match reason {
        "deleted" => words.count("lost-deleted", &posts),
        "limit" => words.count("lost-limit", &posts),
        "withheld" => words.count("lost-withheld", &posts),
        other => {
            let reason = foreign(other, words);
            words.fill("lost-otherwise", &[("count", posts.into()), ("reason", reason.into())])
        }
    };
    said.into_owned()
}

impl Record {
    pub(super) fn of(record: &RecordFacts, words: &Words) -> Self {
        let grows = words.fill("record-grows", &[("entries", record.size.into())]);
        let erased = match record.tombstones {
            0 => words.say("erased-none"),
            many => words.count("erased", &many),
        };
        Self { about: format!("{grows} {erased}"), root: record.root.clone() }
    }
}
