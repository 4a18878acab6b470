// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Post;

use super::Quote;
use crate::{article::Article, clock::Clock, quiet::short_line, quoted::Quoted};

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
        let words = clock.words;
        let themes = article.facts.themes.as_ref().filter(|themes| !themes.themes.is_empty())?;
        let said = themes.themes.iter().map(|theme| {
            let counts = [("posts", theme.posts.into()), ("accounts", theme.accounts.into())];
            Theme {
                phrase: short_line(&theme.phrase),
                about: words.fill(if theme.is_kit { "theme-kit" } else { "theme" }, &counts).into_owned(),
                example: theme.examples.first().map(|post| Quote::of(&quoted(post, article), clock)),
            }
        });
        let about = match (themes.is_of_shown, themes.is_sample) {
            (true, _) => "said-by-shown",
            (false, true) => "said-by-sample",
            (false, false) => "said-by",
        };
        let counts = [("posts", themes.posts.into()), ("accounts", themes.accounts.into())];
        let about = words.fill(about, &counts).into_owned();
        Some(Self { about, themes: said.collect() })
    }
}

/// A post that stands for others, with what is known of it where the article quotes it too.
fn quoted(post: &Post, article: &Article) -> Quoted {
    let name = |post: &Post| (post.network, post.id.clone());
    let known = article.quotes.iter().find(|quoted| post.id.is_some() && name(&quoted.post) == name(post));
    known.cloned().unwrap_or_else(|| Quoted::from(post.clone()))
}
