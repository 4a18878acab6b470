// SPDX-License-Identifier: AGPL-3.0-or-later
//! Web pages with embedded posts of X, Bluesky and Mastodon, as the networks' own snippets and the usual page
//! builders write them.
//!
//! A mere link to a post is no embed. A page without any, whose words show posts the way an article's text does,
//! is read as one.

mod address;
mod embed;
mod finding;
mod prose;
mod references;
mod times;
mod tokens;

use std::collections::HashMap;

use model::{Network, Origin, Post, PostId};

use self::{
    embed::{Embed, bare, is_block},
    finding::Finding,
    prose::Prose,
    tokens::{Tag, Token, Tokens},
};
use crate::article;

/// Reads the embedded posts of a page, in order, each once.
pub(crate) fn read(page: &str, origin: &Origin) -> Vec<Post> {
    let mut walk = Walk {
        page,
        origin,
        lines: Lines::default(),
        open: Vec::new(),
        posts: Vec::new(),
        seen: HashMap::new(),
    };
    for token in Tokens::new(page) {
        walk.step(&token);
    }
    while let Some(embed) = walk.open.pop() {
        walk.keep(embed.close());
    }
    if walk.posts.is_empty() { as_article(page, origin) } else { walk.posts }
}

/// Embeds stand inside one another where a page shows an answer with what it answers; deeper is no page's sense.
const DEEPEST: usize = 8;

struct Walk<'a> {
    page: &'a str,
    origin: &'a Origin,
    lines: Lines,
    open: Vec<Embed>,
    posts: Vec<Post>,
    seen: HashMap<(Network, PostId), usize>,
}

impl Walk<'_> {
    fn step(&mut self, token: &Token<'_>) {
        match token {
            Token::Start(tag) => self.start(tag),
            Token::End(name) if name.eq_ignore_ascii_case("blockquote") => self.end_quote(),
            Token::End(name) => {
                let finding = self.open.last_mut().and_then(|embed| embed.end(name));
                self.keep(finding);
            }
            Token::Text(text) => {
                if let Some(embed) = self.open.last_mut() {
                    embed.text(&references::decode(text));
                }
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if tag.is("blockquote") {
            return self.start_quote(tag);
        }
        if let Some((network, named)) = bare(tag) {
            let line = self.lines.at(self.page, tag.at);
            return self.keep(Some(Finding::bare(network, named, line)));
        }
        if let Some(embed) = self.open.last_mut() {
            embed.start(tag);
        }
    }

    fn start_quote(&mut self, tag: &Tag<'_>) {
        let opened = Embed::open(tag, || self.lines.at(self.page, tag.at));
        // A quote that has given its post and was never closed ends where the next embed begins.
        if opened.is_some() && self.open.last().is_some_and(|embed| embed.is_read) {
            self.open.pop();
        }
        match opened {
            Some(embed) if self.open.len() < DEEPEST => self.open.push(embed),
            _ => {
                if let Some(embed) = self.open.last_mut() {
                    embed.quotes += 1;
                    embed.start(tag);
                }
            }
        }
    }

    fn end_quote(&mut self) {
        let Some(embed) = self.open.last_mut() else { return };
        if embed.quotes > 0 {
            embed.quotes -= 1;
            let finding = embed.end("blockquote");
            return self.keep(finding);
        }
        let finding = self.open.pop().and_then(Embed::close);
        self.keep(finding);
    }

    /// Keeps a post once; the sight of it that shows a text wins.
    fn keep(&mut self, finding: Option<Finding>) {
        let Some(post) = finding.and_then(|finding| finding.into_post(self.origin)) else { return };
        let Some(id) = post.id.clone() else { return self.posts.push(post) };
        match self.seen.get(&(post.network, id.clone())).and_then(|at| self.posts.get_mut(*at)) {
            Some(known) if known.text.is_empty() && !post.text.is_empty() => *known = post,
            Some(_) => {}
            None => {
                self.seen.insert((post.network, id), self.posts.len());
                self.posts.push(post);
            }
        }
    }
}

/// Counts lines as the walk goes on.
#[derive(Default)]
struct Lines {
    at: usize,
    newlines: usize,
}

impl Lines {
    /// The line, from 1, of a byte at or behind the last one asked for.
    fn at(&mut self, page: &str, byte: usize) -> u64 {
        let between = page.get(self.at..byte).unwrap_or_default();
        self.newlines += between.bytes().filter(|byte| *byte == b'\n').count();
        self.at = byte;
        u64::try_from(self.newlines + 1).unwrap_or(u64::MAX)
    }
}

/// Reads a page that shows its posts only as text.
fn as_article(page: &str, origin: &Origin) -> Vec<Post> {
    if !page.contains("(@") {
        return Vec::new();
    }
    let mut posts = article::read(&visible_text(page), origin);
    for post in &mut posts {
        // The lines of the text are not the page's.
        post.source.line = None;
    }
    posts
}

/// The words of a page as a person reads them.
fn visible_text(page: &str) -> String {
    let mut prose = Prose::default();
    for token in Tokens::new(page) {
        match token {
            Token::Text(text) => prose.push(&references::decode(text)),
            Token::Start(tag) if tag.is("br") => prose.line(),
            Token::Start(tag) if is_block(tag.name) => prose.paragraph(),
            Token::End(name) if is_block(name) => prose.paragraph(),
            Token::Start(_) | Token::End(_) => {}
        }
    }
    prose.text().to_owned()
}

#[cfg(test)]
mod tests;
