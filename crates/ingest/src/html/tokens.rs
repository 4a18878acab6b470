// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use super::references;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `</name>`.
    End(&'a str),
    /// `<name …>`.
    Start(Tag<'a>),
    /// Text as it stands in the page, character references and all.
    Text(&'a str),
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    attributes: &'a str,
    /// The byte of the page at which it begins.
    pub(super) at: usize,
}

impl<'a> Tag<'a> {
    /// Whether it is an element of this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, its character references read.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.attributes;
        while let Some((found, value, after)) = next_attribute(rest) {
            if found.eq_ignore_ascii_case(name) {
                return Some(references::decode(value));
            }
            rest = after;
        }
        None
    }

    /// The values of all attributes whose names fit, their character references read.
    pub(super) fn values(&self, fits: impl Fn(&str) -> bool) -> impl Iterator<Item = Cow<'a, str>> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            loop {
                let (name, value, after) = next_attribute(rest)?;
                rest = after;
                if fits(&name.to_ascii_lowercase()) {
                    return Some(references::decode(value));
                }
            }
        })
    }

    /// Whether its content is markup that a script will put into the page.
    fn is_template(&self) -> bool {
        const KINDS: [&str; 4] = ["text/template", "text/html", "text/x-template", "text/x-handlebars"];
        self.is("script")
            && self
                .attribute("type")
                .is_some_and(|kind| KINDS.iter().any(|it| it.eq_ignore_ascii_case(kind.trim())))
    }

    /// Whether one of its classes fits.
    pub(super) fn has_class(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(fits))
    }

    /// Whether the tag's own bytes hold a text; the quick answer before the attributes are read.
    pub(super) fn mentions(&self, needle: &str) -> bool {
        self.attributes.contains(needle)
    }
}

/// Cuts a page into tags and text in one walk.
///
/// No tree is built, as HTML's own rules for building one take time that grows with the square of the nesting;
/// a page is a stranger's. Comments, scripts, styles and everything else that shows no text are left out.
pub(super) struct Tokens<'a> {
    page: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        Self { page, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.page.get(self.at..).unwrap_or_default()
    }

    /// Steps over something that shows nothing: past its end mark, or to the page's end.
    fn skip_past(&mut self, mark: &str) {
        let rest = self.rest();
        self.at += rest.find(mark).map_or(rest.len(), |found| found + mark.len());
    }

    fn markup(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        if let Some(comment) = rest.strip_prefix("<!--") {
            self.at += 4;
            if !comment.starts_with('>') && !comment.starts_with("->") {
                self.skip_past("-->");
            }
            return None;
        }
        let is_end = rest.starts_with("</");
        let inside = rest.get(if is_end { 2 } else { 1 }..)?;
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.skip_past(">");
            return None;
        }
        let at = self.at;
        let name_end =
            inside.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(inside.len());
        let (name, after) = inside.split_at_checked(name_end)?;
        let length = tag_length(after);
        self.at += rest.len() - after.len() + length;
        let attributes = after.get(..length)?;
        if is_end {
            return Some(Token::End(name));
        }
        let tag = Tag { name, attributes, at };
        if !tag.is_template() {
            self.skip_raw(name);
        }
        Some(Token::Start(tag))
    }

    /// Steps over the content of an element whose content is no markup.
    fn skip_raw(&mut self, name: &str) {
        const RAW: [&str; 8] =
            ["script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes"];
        if !RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
            return;
        }
        let rest = self.rest();
        let ends = |at: &usize| {
            rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
        };
        self.at += rest.match_indices("</").map(|(at, _)| at).find(ends).unwrap_or(rest.len());
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            if !begins_markup(rest) {
                let length = text_length(rest);
                self.at += length;
                return rest.get(..length).map(Token::Text);
            }
            if let Some(token) = self.markup() {
                return Some(token);
            }
        }
    }
}

fn begins_markup(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('<')
        && chars.next().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

fn text_length(rest: &str) -> usize {
    let begins = |at: &usize| *at > 0 && rest.get(*at..).is_some_and(begins_markup);
    rest.match_indices('<').map(|(at, _)| at).find(begins).unwrap_or(rest.len())
}

/// How many bytes a tag takes behind its name, its `>` included; quotes count only where a value begins.
fn tag_length(after: &str) -> usize {
    let mut rest = after;
    while let Some((_, _, behind)) = next_attribute(rest) {
        rest = behind;
    }
    let end = rest.find('>').map_or(rest.len(), |at| at + 1);
    after.len() - rest.len() + end
}

/// The first attribute: its name, its value as it stands, and what follows; `None` at the tag's end.
fn next_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let is_space = |c: char| c.is_ascii_whitespace();
    let text = text.trim_start_matches(|c: char| is_space(c) || c == '/');
    let first = text.chars().next().filter(|c| *c != '>')?;
    // A name may begin with `=`, and ends at the next.
    let begin = first.len_utf8();
    let behind = text.get(begin..)?;
    let length = behind.find(|c: char| is_space(c) || matches!(c, '/' | '>' | '=')).unwrap_or(behind.len());
    let (name, after) = text.split_at_checked(begin + length)?;
    let Some(value) = after.trim_start_matches(is_space).strip_prefix('=') else {
        return Some((name, "", after));
    };
    let value = value.trim_start_matches(is_space);
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, after) = quoted.split_once(quote).unwrap_or((quoted, ""));
            return Some((name, value, after));
        }
    }
    let end = value.find(|c: char| is_space(c) || c == '>').unwrap_or(value.len());
    let (value, after) = value.split_at_checked(end)?;
    Some((name, value, after))
}
