// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{article::Article, clock::Clock, sealed::Disclosed, speech::foreign};

/// What is said of sealed copies: how many there are, and when and why they were handed out.
pub(super) fn sentences(article: &Article, clock: &Clock) -> Vec<String> {
    let (sealed, words) = (&article.facts.sealed, clock.words);
    if sealed.is_empty() {
        return Vec::new();
    }
    let kept = match sealed.told() {
        Some(posts) => words.fill("sealed-copies", &[("posts", posts.into())]),
        None => words.say("sealed-copies-few"),
    };
    let told = |Disclosed { at, posts, reason }: &Disclosed| {
        let values = [
            ("when", clock.zoned(*at).into()),
            ("posts", (*posts).into()),
            ("reason", foreign(reason, words).into()),
        ];
        words.fill("disclosed", &values).into_owned()
    };
    let disclosed = match sealed.disclosed.as_slice() {
        [] => vec![words.say("disclosed-never").into_owned()],
        all => all.iter().map(told).collect(),
    };
    std::iter::once(kept.into_owned()).chain(disclosed).collect()
}
