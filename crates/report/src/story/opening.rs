// SPDX-License-Identifier: AGPL-3.0-or-later
use tally::Counts;

use super::{
    Words,
    counted::{ACCOUNTS, Definition, KINDS},
    tags,
};
use crate::{
    article::Article,
    clock::Clock,
    figure::{counted, number},
};

/// One of the numbers at the top, with its definition.
#[derive(Debug)]
pub(crate) struct Figure {
    pub(crate) value: String,
    pub(crate) label: &'static str,
    pub(crate) definition: String,
    /// How it was counted.
    pub(crate) how: Definition,
}

/// The call's headline, or one made of what was counted.
pub(super) fn title(article: &Article) -> Words {
    if let Some(call) = article.call {
        return Words::of(&call.title, &article.language);
    }
    let counts = &article.facts.counts;
    let posts =
        if counts.posts == 0 { "No posts".to_owned() } else { counted(counts.posts, "post", "posts") };
    Words::own(if counts.tags.is_empty() { posts } else { format!("{posts} under {}", tags(&counts.tags)) })
}

/// Who posted how much, when, under what.
pub(super) fn lead(article: &Article, clock: &Clock) -> String {
    let counts = &article.facts.counts;
    let when = counts.window.map(|window| clock.window(window));
    let under = match (counts.tags.len(), counts.posts) {
        (0, _) => String::new(),
        (_, 1) => format!(" with {}", tags(&counts.tags)),
        _ => format!(" under {}", tags(&counts.tags)),
    };
    let accounts = counted(counts.accounts, "account", "accounts");
    let posts = counted(counts.posts, "post", "posts");
    let what = match (counts.posts, counts.accounts) {
        (0, _) => format!("no post was found{under}"),
        (1, 0) => format!("1 post was found{under}; the source names no account"),
        (_, 0) => format!("{posts} were found{under}; the sources name no accounts"),
        _ => format!("{accounts} made {posts}{under}"),
    };
    let sentence = when.map_or_else(|| capital(&what), |when| format!("{when}, {what}"));
    sentence + "."
}

/// The three numbers that hold, each with what it counts; none where nothing was.
pub(super) fn figures(counts: &Counts) -> Vec<Figure> {
    let others = counts.replies + counts.quotes + counts.reposts;
    let kinds = [
        counted(counts.replies, "reply", "replies"),
        counted(counts.quotes, "quote", "quotes"),
        counted(counts.reposts, "repost", "reposts"),
    ];
    let [replies, quotes, reposts] = kinds;
    if counts.posts == 0 {
        return Vec::new();
    }
    // Posts without an account are no posts of nobody: their number of accounts can't be had.
    let accounts = if counts.accounts == 0 { "–".to_owned() } else { number(counts.accounts) };
    let figure = |value, label, definition, how| Figure { value, label, definition, how };
    vec![
        figure(
            accounts,
            if counts.accounts == 1 { "account" } else { "accounts" },
            "Different accounts that made the posts counted here. A person may have several, and an account may \
             speak for a group."
                .to_owned(),
            ACCOUNTS,
        ),
        figure(
            number(counts.originals),
            if counts.originals == 1 { "original post" } else { "original posts" },
            "Posts that answer, quote or repeat no other.".to_owned(),
            KINDS,
        ),
        figure(
            number(others),
            "replies, quotes and reposts",
            format!("{replies}, {quotes}, {reposts}. A repost counts when the post that it repeats does."),
            KINDS,
        ),
    ]
}

fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
