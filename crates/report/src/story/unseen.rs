// SPDX-License-Identifier: AGPL-3.0-or-later
//! What could not be seen while the networks were watched, in words.

use std::collections::BTreeMap;

use analysis::Wave;
use jiff::SignedDuration;
use model::{Gap, GapCause, Network};

use super::{called_hour, join};
use crate::{
    article::Article,
    clock::Clock,
    figure::{counted, number},
    quiet::quiet_line,
    watch::{Blind, Delay},
};

/// So many stretches are told one by one.
const MOST: usize = 6;

/// What was not seen, what was seen late, and what only some hosts gave.
pub(super) fn limits(article: &Article, clock: &Clock) -> Vec<String> {
    let watch = &article.facts.watch;
    let spelled = watch.spellings().map(|(spelling, of, at)| {
        let (spelling, of) = (quiet_line(spelling), quiet_line(of));
        format!(
            "#{spelling} was written for #{of}, and is counted since {} ({}), backwards too.",
            clock.instant(at),
            clock.name
        )
    });
    let spelled: Vec<String> = spelled.collect();
    let Some(hour) = called_hour(article).or(article.facts.counts.window) else { return spelled };
    let blind = watch.blind(hour);
    let mut says: Vec<String> = blind.iter().take(MOST).map(|blind| unseen(blind, clock)).collect();
    if let Some(more) = u64::try_from(blind.len().saturating_sub(MOST)).ok().filter(|more| *more > 0) {
        says.push(format!("And so it was {} more.", counted(more, "time", "times")));
    }
    says.extend(interrupted(watch.gaps()));
    says.extend(missed(watch.gaps()));
    says.extend(deleted(watch.deleted()));
    says.extend(waves(&article.facts.waves, clock));
    says.extend(spelled);
    says
}

fn unseen(blind: &Blind, clock: &Clock) -> String {
    let (name, stretch) = (blind.name(), clock.stretch(blind.window, Some(blind.window)));
    format!("{name} could not be seen {stretch} ({}); posts made then may be missing here.", clock.name)
}

/// How often sources were interrupted and caught up, by network.
fn interrupted<'a>(gaps: impl Iterator<Item = &'a Gap>) -> Option<String> {
    let mut times: BTreeMap<Network, (u64, SignedDuration)> = BTreeMap::new();
    for gap in gaps.filter(|gap| gap.is_filled && gap.cause != GapCause::Missed) {
        let length = gap.end.map(|end| end.duration_since(gap.start)).unwrap_or_default();
        let (count, sum) = times.entry(gap.network).or_default();
        (*count, *sum) = (*count + 1, sum.saturating_add(length));
    }
    let words = times.into_iter().map(|(network, (count, sum))| {
        format!("{} {} ({} in all)", network.name(), counted(count, "time", "times"), length(sum))
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| {
        format!(
            "Sources were interrupted, and gave afterwards what was posted meanwhile: {}.",
            join(words, "and")
        )
    })
}

fn missed<'a>(gaps: impl Iterator<Item = &'a Gap>) -> Option<String> {
    let posts: u64 = gaps.filter(|gap| gap.cause == GapCause::Missed).filter_map(|gap| gap.lost).sum();
    (posts > 0).then(|| {
        format!(
            "{} came from one host of a network and not from another that was read beside it. What none of them gave is not \
             here.",
            counted(posts, "post", "posts")
        )
    })
}

/// How many posts are not counted any more because they were deleted, and how soon.
fn deleted(deleted: &BTreeMap<Delay, u64>) -> Option<String> {
    let all: u64 = deleted.values().sum();
    let soon = |delay: &Delay| match delay {
        Delay::Minute => "within a minute",
        Delay::TenMinutes => "within ten minutes",
        Delay::Hour => "within an hour",
        Delay::Day => "within a day",
        Delay::Week => "within seven days",
        Delay::Month => "within 30 days",
        Delay::Quarter => "within 90 days",
        Delay::Longer => "later",
    };
    let words = deleted.iter().map(|(delay, posts)| format!("{} {}", number(*posts), soon(delay)));
    (all > 0).then(|| {
        let (posts, words) = (counted(all, "post was", "posts were"), join(words.collect(), "and"));
        format!("{posts} deleted after being seen, and so not counted any more: {words}.")
    })
}

/// When far more were deleted than before.
fn waves(waves: &[Wave], clock: &Clock) -> Option<String> {
    let told = waves.iter().take(MOST);
    let told = told.map(|wave| {
        format!("{} ({})", clock.stretch(wave.window, None), counted(wave.posts, "post", "posts"))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| {
        format!(
            "Far more posts than before were deleted {}. People take posts back when they fear for themselves; posts that were made to be \
             counted, and not to be read, go in the same way.",
            join(told, "and")
        )
    })
}

fn length(of: SignedDuration) -> String {
    match of.as_secs() {
        seconds @ ..120 => counted(seconds.unsigned_abs(), "second", "seconds"),
        seconds => counted(seconds.unsigned_abs() / 60, "minute", "minutes"),
    }
}
