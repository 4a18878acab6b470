// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::Themes;

use super::Quote;
use crate::{
    article::Article,
    clock::Clock,
    figure::{counted, number},
    quiet::quiet_line,
    quoted::Quoted,
};

/// What was said by several people.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) about: String,
    pub(crate) themes: Vec<Theme>,
}

/// A phrase that several people used, with a post that stands for them.
#[derive(Debug)]
pub(crate) struct Theme {
    pub(crate) phrase: String,
    pub(crate) about: String,
    pub(crate) example: Option<Quote>,
}

impl Said {
    /// Puts the themes into words; nothing where there are none.
    pub(super) fn of(article: &Article, clock: &Clock) -> Option<Self> {
        let themes = article.facts.themes.as_ref().filter(|themes| !themes.themes.is_empty())?;
        let said = themes.themes.iter().map(|theme| Theme {
            phrase: quiet_line(&theme.phrase),
            about: format!(
                "{} by {}{}",
                counted(theme.posts, "post", "posts"),
                counted(theme.accounts, "account", "accounts"),
                if theme.is_kit { "; the call suggested it" } else { "" },
            ),
            example: theme.examples.first().map(|post| Quote::of(&Quoted::from(post.clone()), clock)),
        });
        Some(Self { about: about(themes), themes: said.collect() })
    }
}

fn about(themes: &Themes) -> String {
    let posts = number(themes.posts);
    let posts = if themes.is_sample {
        format!("a sample of {posts} posts")
    } else {
        format!("{posts} posts with words of their own")
    };
    format!(
        "Phrases that at least five accounts used, in {posts}. They are as people wrote them; nothing is summed up in other words."
    )
}
