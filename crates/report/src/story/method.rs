// SPDX-License-Identifier: AGPL-3.0-or-later
use tally::{Counts, Flagged};

use super::{passing, unseen};
use crate::{
    article::{Article, RecordFacts},
    clock::Clock,
    facts::{Facts, Lost},
    figure::{counted, number},
    quiet::quiet_line,
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
pub(super) fn rules(counts: &Counts) -> Vec<&'static str> {
    let tagged = [
        "A post counts when it carries one of the hashtags, or repeats a post that does. Capital and small letters \
         are the same; on Mastodon so are letters with and without accents.",
    ];
    let always = [
        "A post counts once, however often and wherever it was found. It is the same post when network and \
         identifier are the same, or, without an identifier, network, account, time and text.",
        "Each post is of one kind: a repost, else a reply, else a quote, else an original.",
        "Accounts are told apart by network and identifier, or, without one, by their handle.",
        "A stretch of time includes its first instant and excludes its last.",
        "Posts of which only the day is known count in the totals, not in the chart.",
        "What a platform shows in place of a post that it withholds is not counted: it is nobody's post.",
    ];
    let tagged = tagged.into_iter().filter(|_| !counts.tags.is_empty());
    tagged.chain(always).collect()
}

/// What was read; of a published report's files the last part of the name, which tells nothing of a disk.
pub(super) fn inputs(article: &Article) -> Vec<Input> {
    let name = |file: &str| {
        let last = file.rsplit(['/', '\\']).next().unwrap_or_default();
        quiet_line(if article.public { last } else { file })
    };
    let inputs = article.facts.inputs.iter().map(|input| Input {
        file: if input.file == "-" { "standard input".to_owned() } else { name(&input.file) },
        lines: number(input.lines),
        sha256: input.sha256.clone(),
    });
    inputs.collect()
}

/// What could not be read and why.
pub(super) fn rejected(facts: &Facts) -> Vec<String> {
    let reason = |(reason, lines): &(String, u64)| {
        format!("{}: {}", counted(*lines, "line", "lines"), quiet_line(reason))
    };
    facts.rejected.iter().filter(|(_, lines)| *lines > 0).map(reason).collect()
}

/// What these figures can't tell.
pub(super) fn limits(article: &Article, clock: &Clock) -> Vec<String> {
    let counts = &article.facts.counts;
    let mut limits = vec![
        "Only what the sources below hold is counted. Posts of private accounts, posts deleted before they were \
         read, and other networks are not in it."
            .to_owned(),
        "How many people saw the posts is not told, because nobody outside the networks can measure it. Numbers of \
         followers do not say it and are not added up."
            .to_owned(),
        passing::people(&article.facts.understanding.people),
        "Times are those that the networks give, and on some of them those that the author's own device gave."
            .to_owned(),
    ];
    limits.extend(flagged(counts.flagged));
    if !counts.tags.is_empty() {
        limits.push("Posts that speak of the case without one of the hashtags are not found.".to_owned());
    }
    if article.facts.rejected_lines() > 0 {
        let lines = counted(article.facts.rejected_lines(), "line", "lines");
        limits.push(format!("{lines} of the sources could not be read; posts in them are missing here."));
    }
    limits.extend(lost(&article.facts.lost));
    limits.extend(unseen::limits(article, clock));
    if article.public {
        limits.push(
            "Where fewer than five accounts would stand behind a number, it is joined with others or left out, so \
             that nobody can be singled out."
                .to_owned(),
        );
    }
    limits
}

/// How many posts are counted at a time that is contradicted, in a sentence if there are any.
fn flagged(flagged: Flagged) -> Option<String> {
    let claim = |posts: u64, claim: &str| {
        let times = if posts == 1 { "claims a time that is" } else { "claim a time that is" };
        (posts > 0).then(|| format!("{} {times} {claim}", counted(posts, "post", "posts")))
    };
    let claims = [claim(flagged.dated_back, "too early"), claim(flagged.dated_ahead, "too late")];
    let claims: Vec<_> = claims.into_iter().flatten().collect();
    (!claims.is_empty()).then(|| {
        format!(
            "{}, by what the network's identifier or whoever saw it first tells. Each stays, and is counted, at the \
             time that it claims.",
            claims.join(", and ")
        )
    })
}

/// What the sources say themselves that they lack, in a sentence each for what is known and what isn't.
fn lost(lost: &Lost) -> Vec<String> {
    let mut says = Vec::new();
    if lost.known() > 0 {
        let posts = lost.posts.iter().filter(|(_, posts)| *posts > 0);
        let posts: Vec<_> =
            posts.map(|(reason, posts)| format!("{} {}", number(*posts), how(reason))).collect();
        let known = counted(lost.known(), "post", "posts");
        says.push(format!(
            "The sources say themselves that {known} could not be seen in them: {}.",
            posts.join(", ")
        ));
    }
    let gaps: u64 = lost.gaps.iter().map(|(_, times)| times).sum();
    if gaps > 0 {
        let gaps = counted(gaps, "place", "places");
        says.push(format!(
            "In {gaps} the sources say that something is missing, and not how many posts that is."
        ));
    }
    says
}

/// Why posts are lost, for a reader.
fn how(reason: &str) -> String {
    match reason {
        "deleted" => "deleted".to_owned(),
        "limit" => "left out of a stream by the network's limit".to_owned(),
        "withheld" => "withheld by the network".to_owned(),
        other => quiet_line(other),
    }
}

impl Record {
    pub(super) fn of(record: &RecordFacts) -> Self {
        let entries = counted(record.size, "entry", "entries");
        let erased = match record.tombstones {
            0 => "None of its contents has been erased.".to_owned(),
            1 => "The content of 1 entry was erased; the proofs of all others still hold.".to_owned(),
            many => format!(
                "The contents of {} entries were erased; the proofs of all others still hold.",
                number(many)
            ),
        };
        let about = format!(
            "These figures rest on a record of {entries} that can only grow. Anybody can check it offline, without \
             trusting who keeps it. {erased}"
        );
        Self { about, root: record.root.clone() }
    }
}
