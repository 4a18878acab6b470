// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::{Bridge, Cascade, People, Spread, Voices};
use model::{PostKind, Window};
use tally::Faithful;

use super::lists::language;
use crate::{
    article::Article,
    clock::Clock,
    figure::{counted, number},
    quiet::{isolated, quiet_line},
    story::{called_hour, join},
};

/// How many ways between languages, and how many floods, are told in a sentence; the report as JSON has every one.
const TOLD: usize = 5;

/// How posts were passed on, and among how many they are shared, in sentences.
pub(super) fn sentences(article: &Article, clock: &Clock) -> Vec<String> {
    let understanding = &article.facts.understanding;
    let (spread, voices) = (&understanding.spread, &understanding.voices);
    let mut sentences = Vec::new();
    sentences.extend(passed_on(spread));
    sentences.extend(spread.largest.first().and_then(largest));
    sentences.extend(bridges(&spread.languages));
    sentences.extend(names(&understanding.people));
    sentences.extend(shared(voices, article.facts.counts.accounts));
    sentences.extend(faithful(&understanding.faithful));
    sentences.extend(floods(voices, article, clock));
    sentences
}

/// How many people may be behind the accounts, in a sentence with its reason.
pub(super) fn people(people: &People) -> String {
    let unknown = match people.posts_without_account {
        0 => String::new(),
        posts => {
            format!(" Of {} no account is known; they may be anybody's.", counted(posts, "post", "posts"))
        }
    };
    let accounts = people.at_most.saturating_sub(people.posts_without_account);
    let most_on_one = people.at_least;
    if accounts == 0 {
        return format!(
            "Accounts are not people, and here the sources name no accounts: how many people posted is not known.{unknown}"
        );
    }
    if accounts == most_on_one {
        return format!(
            "Accounts are not people: {} posted, and somebody may have several of them, or share one.{unknown}",
            counted(accounts, "account", "accounts")
        );
    }
    format!(
        "Accounts are not people. There are {} people behind them if nobody posted on two networks, and {} if everybody on a \
         smaller network posted on the largest one too; fewer if some have several accounts on one network, more if some share one.{unknown}",
        number(accounts),
        number(most_on_one),
    )
}

fn passed_on(spread: &Spread) -> Option<String> {
    let followers = counted(spread.followers, "post answers", "posts answer");
    let chains = counted(spread.cascades, "cascade", "cascades");
    let alone =
        if spread.alone == 1 { "1 post stands" } else { &format!("{} posts stand", number(spread.alone)) };
    (spread.followers > 0).then(|| {
        let verbs = if spread.followers == 1 { "quotes or repeats" } else { "quote or repeat" };
        format!(
            "{followers}, {verbs} another, in {chains}: a cascade is a post with all that follows it. {alone} alone."
        )
    })
}

fn largest(cascade: &Cascade) -> Option<String> {
    let kinds = cascade.kinds.iter().map(|(kind, posts)| match kind {
        PostKind::Original => counted(*posts, "original", "originals"),
        PostKind::Quote => counted(*posts, "quote", "quotes"),
        PostKind::Reply => counted(*posts, "reply", "replies"),
        PostKind::Repost => counted(*posts, "repost", "reposts"),
    });
    let kinds = join(kinds.collect(), "and");
    let kinds = if kinds.is_empty() { kinds } else { format!(", among them {kinds}") };
    let half = cascade
        .half_after_seconds
        .map_or_else(String::new, |seconds| format!(" Half of it was there {}.", after(seconds)));
    (cascade.posts > 1).then(|| {
        format!(
            "The largest cascade, on {}, is {} by {}{kinds}.{half}",
            cascade.network.name(),
            counted(cascade.posts, "post", "posts"),
            counted(cascade.accounts, "account", "accounts"),
        )
    })
}

/// How long after the first post, in words.
fn after(seconds: u64) -> String {
    match seconds {
        0..60 => "within a minute".to_owned(),
        60..7200 => format!("after {}", counted(seconds / 60, "minute", "minutes")),
        7200..172_800 => format!("after {}", counted(seconds / 3600, "hour", "hours")),
        _ => format!("after {}", counted(seconds / 86_400, "day", "days")),
    }
}

fn bridges(bridges: &[Bridge]) -> Option<String> {
    let told = bridges.iter().take(TOLD).map(|bridge| {
        format!(
            "from {} into {} in {}",
            isolated(&language(&bridge.from)),
            isolated(&language(&bridge.to)),
            counted(bridge.posts, "post", "posts")
        )
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| {
        format!(
            "It was carried from one language into another: {}. A repost counts into the language in which its account mostly writes.",
            join(told, "and")
        )
    })
}

fn names(people: &People) -> Option<String> {
    let names = people.names_on_several.filter(|names| *names > 0)?;
    Some(format!(
        "{} on several networks, perhaps the same people, who carried it from one to another.",
        counted(names, "name was seen", "names were seen")
    ))
}

fn shared(voices: &Voices, accounts: u64) -> Option<String> {
    // Of few accounts a share says nothing.
    (accounts >= tally::FEW).then(|| match voices.half {
        Some(half) => format!("Half of the posts came from {}.", counted(half, "account", "accounts")),
        None => "Half of the posts came from fewer than five accounts.".to_owned(),
    })
}

fn faithful(faithful: &[Faithful]) -> Option<String> {
    let told = faithful.iter().take(TOLD).map(|one| {
        let tag = isolated(&format!("#{}", quiet_line(&one.tag)));
        let accounts = counted(one.accounts, "account", "accounts");
        match &one.of {
            Some(of) => {
                format!("{tag} ({accounts}, never with {})", isolated(&format!("#{}", quiet_line(of))))
            }
            None => format!("{tag} ({accounts})"),
        }
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| {
        format!(
            "Some hashtags have people of their own, who wrote several posts and left them out of none: {}. That may be a local group, a \
             second cause, or a tag that is carried in; who reads the posts can tell.",
            join(told, "and")
        )
    })
}

fn floods(voices: &Voices, article: &Article, clock: &Clock) -> Option<String> {
    let hour = called_hour(article);
    let told = voices.floods.iter().take(TOLD).filter_map(|flood| {
        let window = Window::new(flood.start, flood.end).ok()?;
        Some(format!("{} ({})", clock.stretch(window, hour), counted(flood.posts, "post", "posts")))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| {
        format!(
            "Fewer than five accounts made most of the posts in these stretches: {}. A newsroom, or somebody who answers everybody, \
             looks the same as flooding; who reads the posts can tell.",
            join(told, "and")
        )
    })
}
