// SPDX-License-Identifier: AGPL-3.0-or-later
//! What could not be seen while the networks were watched, in words.

use std::collections::BTreeMap;

use analysis::Wave;
use jiff::SignedDuration;
use model::{Gap, GapCause, Network, Window};
use words::Words;

use super::{
    called_hour,
    passing::{posts_in, sentence},
};
use crate::{
    article::Article,
    clock::Clock,
    quiet::quiet_line,
    speech::{foreign, join},
    watch::{Blind, Delay, Deleted},
};

/// So many stretches are told one by one.
const MOST: usize = 6;

/// What was not seen, what was seen late, and what only some hosts gave.
pub(super) fn limits(article: &Article, clock: &Clock) -> Vec<String> {
    let (watch, words) = (&article.facts.watch, clock.words);
    let tag = |tag: &str| foreign(&format!("#{}", quiet_line(tag)), words).into();
    let spelled = watch.spellings().map(|(spelling, of, at)| {
        let values = [("spelling", tag(spelling)), ("tag", tag(of)), ("when", clock.zoned(at).into())];
        words.fill("spelled", &values).into_owned()
    });
    let spelled: Vec<String> = spelled.collect();
    let Some(hour) = called_hour(article).or(article.facts.counts.window) else { return spelled };
    let blind = watch.blind(hour);
    let mut says: Vec<String> = blind.iter().take(MOST).map(|blind| unseen(blind, hour, clock)).collect();
    let more = blind.len().saturating_sub(MOST) as u64;
    if more > 0 {
        says.push(words.count("unseen-more", &more).into_owned());
    }
    says.extend(interrupted(watch.gaps(), words));
    says.extend(missed(watch.gaps(), words));
    says.extend(deleted(&watch.published_deleted(), words));
    says.extend(waves(&article.facts.waves, clock));
    says.extend(spelled);
    says
}

/// What could not be seen of an hour; its days are told where it has more than one.
fn unseen(blind: &Blind, hour: Window, clock: &Clock) -> String {
    let (start, end) = (blind.window.start(), blind.window.end());
    let is_one_day = clock.is_one_day(hour);
    let at = |at| if is_one_day { clock.time(at) } else { clock.instant(at) };
    let values = [
        ("name", foreign(blind.name(), clock.words).into()),
        ("from", at(start).into()),
        ("to", at(end).into()),
        ("zone", clock.name.as_str().into()),
    ];
    clock.words.fill("unseen", &values).into_owned()
}

/// How often sources were interrupted and caught up, by network.
fn interrupted<'a>(gaps: impl Iterator<Item = &'a Gap>, words: &Words) -> Option<String> {
    let mut times: BTreeMap<Network, (u64, SignedDuration)> = BTreeMap::new();
    for gap in gaps.filter(|gap| gap.is_filled && gap.cause != GapCause::Missed) {
        let length = gap.end.map(|end| end.duration_since(gap.start)).unwrap_or_default();
        let (count, sum) = times.entry(gap.network).or_default();
        (*count, *sum) = (*count + 1, sum.saturating_add(length));
    }
    let told = times.into_iter().map(|(network, (count, sum))| {
        let (key, length) = match sum.as_secs() {
            seconds @ ..120 => ("interrupted-seconds", seconds.unsigned_abs()),
            seconds => ("interrupted-minutes", seconds.unsigned_abs() / 60),
        };
        let network = foreign(network.name(), words);
        let values = [("network", network.into()), ("times", count.into()), ("length", length.into())];
        words.fill(key, &values).into_owned()
    });
    sentence("interrupted", "networks", told.collect(), words)
}

fn missed<'a>(gaps: impl Iterator<Item = &'a Gap>, words: &Words) -> Option<String> {
    let posts: u64 = gaps.filter(|gap| gap.cause == GapCause::Missed).filter_map(|gap| gap.lost).sum();
    (posts > 0).then(|| words.fill("missed", &[("posts", posts.into())]).into_owned())
}

/// How many posts are not counted any more because they were deleted, and how soon.
fn deleted(deleted: &Deleted, words: &Words) -> Option<String> {
    let all = deleted.all?;
    if deleted.by_delay.is_empty() {
        return Some(words.count("deleted-together", &all).into_owned());
    }
    let parts = deleted.by_delay.iter().map(|(delay, posts)| {
        let key = match delay {
            Delay::Minute => "deleted-minute",
            Delay::TenMinutes => "deleted-ten-minutes",
            Delay::Hour => "deleted-hour",
            Delay::Day => "deleted-day",
            Delay::Week => "deleted-week",
            Delay::Month => "deleted-month",
            Delay::Quarter => "deleted-quarter",
            Delay::Longer => "deleted-later",
        };
        words.count(key, posts).into_owned()
    });
    let parts = join(parts.collect(), words);
    Some(words.fill("deleted", &[("posts", all.into()), ("parts", parts.into())]).into_owned())
}

/// When far more were deleted than before.
fn waves(waves: &[Wave], clock: &Clock) -> Option<String> {
    let told = waves.iter().take(MOST);
    let told = told.map(|wave| posts_in(&clock.stretch(wave.window, None), wave.posts, clock.words));
    sentence("waves", "stretches", told.collect(), clock.words)
}
