// SPDX-License-Identifier: AGPL-3.0-or-later
//! Web pages with embedded posts of X, Bluesky and Mastodon, as the networks' own snippets and the usual page
//! builders write them.
//!
//! A mere link to a post is no embed. A page without any, whose words show posts the way an article's text does,
//! is read as one.

mod address;
mod bare;
mod embed;
mod finding;
mod links;
mod prose;
mod references;
mod times;
mod tokens;

use std::collections::{HashMap, HashSet};

use base64::{Engine, engine::general_purpose::STANDARD};
use model::{Network, Origin, Post, PostId};

use self::{
    bare::bare,
    embed::{Embed, is_block},
    finding::Finding,
    prose::Prose,
    tokens::{Tag, Token, Tokens},
};
use crate::article;

pub use self::address::named;
pub(crate) use self::finding::identified;
pub use self::links::{PageLink, links};

/// Reads the embedded posts of a page, in order, each once.
pub(crate) fn read(page: &str, origin: &Origin) -> Vec<Post> {
    let mut walk = Walk::new(page, origin, None);
    walk.run();
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
    /// What was seen of posts without an identifier.
    unnamed: HashSet<(Option<String>, String)>,
    /// The page's line at which a fragment stands; `None` for the page itself.
    fragment_at: Option<u64>,
    /// Whether the text that comes may be the address of a post, which the page's builder could not resolve.
    may_be_address: bool,
}

impl<'a> Walk<'a> {
    fn new(page: &'a str, origin: &'a Origin, fragment_at: Option<u64>) -> Self {
        Self {
            page,
            origin,
            lines: Lines::default(),
            open: Vec::new(),
            posts: Vec::new(),
            seen: HashMap::new(),
            unnamed: HashSet::new(),
            fragment_at,
            may_be_address: false,
        }
    }

    fn run(&mut self) {
        for token in Tokens::new(self.page) {
            self.step(&token);
        }
        while let Some(embed) = self.open.pop() {
            self.keep(embed.close());
        }
    }

    fn line(&mut self, at: usize) -> u64 {
        self.fragment_at.unwrap_or_else(|| self.lines.at(self.page, at))
    }

    fn step(&mut self, token: &Token<'_>) {
        match token {
            Token::Start(tag) => self.start(tag),
            Token::End(name) if name.eq_ignore_ascii_case("blockquote") => self.end_quote(),
            Token::End(name) => {
                self.may_be_address = false;
                let finding = self.open.last_mut().and_then(|embed| embed.end(name));
                self.keep(finding);
            }
            Token::Text(text) => self.text(text),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(embed) = self.open.last_mut() {
            embed.text(&references::decode(text));
        }
        if self.may_be_address && self.open.is_empty() {
            let named = address::named(&references::decode(text));
            let line = self.line(self.lines.at);
            self.keep(named.map(|(network, named)| Finding::bare(network, named, line)));
        }
        // `<blockquote` in base 64: so a consent tool keeps what it shows only when asked.
        if let Some(packed) = Some(text.trim()).filter(|text| text.starts_with("PGJsb2NrcXVvdGUg")) {
            let fragment = STANDARD.decode(packed).unwrap_or_default();
            let line = self.line(self.lines.at);
            self.fragment(&String::from_utf8_lossy(&fragment), line);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        self.may_be_address = tag.has_class(|class| class == "wp-block-embed__wrapper");
        if tag.mentions("&lt;blockquote") {
            let line = self.line(tag.at);
            for value in tag.values(|_| true).filter(|value| value.contains("<blockquote")) {
                // As text in JSON, the markup's own quotes are escaped once more.
                self.fragment(&value.replace("\\\"", "\"").replace("\\/", "/").replace("\\n", "\n"), line);
            }
        }
        if tag.is("blockquote") {
            return self.start_quote(tag);
        }
        if let Some((network, named)) = bare(tag) {
            let line = self.line(tag.at);
            return self.keep(Some(Finding::bare(network, named, line)));
        }
        if let Some(embed) = self.open.last_mut() {
            embed.start(tag);
        }
    }

    /// Reads markup that stands in the page as text; what stands in it as text again is none.
    fn fragment(&mut self, fragment: &str, line: u64) {
        if self.fragment_at.is_some() {
            return;
        }
        let mut walk = Walk::new(fragment, self.origin, Some(line));
        walk.run();
        walk.posts.into_iter().for_each(|post| self.keep_post(post));
    }

    fn start_quote(&mut self, tag: &Tag<'_>) {
        let line = self.line(tag.at);
        let opened = Embed::open(tag, || line);
        // A quote that has given its post and was never closed ends where the next embed begins.
        if opened.is_some() && self.open.last().is_some_and(|embed| embed.is_read) {
            self.open.pop();
        }
        match opened {
            Some(embed) if self.open.len() < DEEPEST => self.open.push(embed),
            _ if self.open.is_empty() => self.open.push(Embed::tentative(line)),
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

    fn keep(&mut self, finding: Option<Finding>) {
        if let Some(post) = finding.and_then(|finding| finding.into_post(self.origin)) {
            self.keep_post(post);
        }
    }

    /// Keeps a post once; the sight of it that shows a text wins.
    fn keep_post(&mut self, post: Post) {
        let Some(id) = post.id.clone() else {
            // A copy for readers without scripts, say.
            let seen = (post.author.handle.clone(), post.text.clone());
            if self.unnamed.insert(seen) {
                self.posts.push(post);
            }
            return;
        };
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
    let words = Words::of(page);
    let told = article::told(words.prose.text(), origin).into_iter().map(|(post, day)| {
        // The lines of the text are not the page's.
        let post = Post { source: Origin { line: None, ..post.source.clone() }, ..post };
        // The date of a post is a link to it, until a page's builder takes the links out.
        let first = words.links.partition_point(|link| link.end <= day.start);
        match words.links.get(first).filter(|link| link.start < day.end) {
            Some(link) => identified(post, &link.href),
            None => post,
        }
    });
    told.collect()
}

/// The words of a page as a person reads them, and where they are links.
#[derive(Default)]
struct Words {
    prose: Prose,
    links: Vec<Link>,
}

struct Link {
    start: usize,
    end: usize,
    href: String,
}

impl Words {
    fn of(page: &str) -> Self {
        let mut words = Self::default();
        let mut open = None;
        for token in Tokens::new(page) {
            match token {
                Token::Text(text) => words.prose.push(&references::decode(text)),
                Token::Start(tag) if tag.is("br") => words.prose.line(),
                Token::Start(tag) if tag.is("a") => {
                    let href = tag.attribute("href").map(Into::into);
                    open = href.map(|href| (words.prose.next_at(), href));
                }
                Token::End(name) if name.eq_ignore_ascii_case("a") => {
                    let end = words.prose.text().len();
                    words.links.extend(open.take().map(|(start, href)| Link { start, end, href }));
                }
                Token::Start(tag) if is_block(tag.name) => words.prose.paragraph(),
                Token::End(name) if is_block(name) => words.prose.paragraph(),
                Token::Start(_) | Token::End(_) => {}
            }
        }
        words
    }
}

#[cfg(test)]
mod tests;
