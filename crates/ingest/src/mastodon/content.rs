// SPDX-License-Identifier: AGPL-3.0-or-later
//! The HTML of a status as a person reads it.
//!
//! A small, tolerant reader of tags: servers sanitize the HTML to a dozen elements, so that a browser's parser
//! would be twenty times the work for the same text.

/// How many elements are followed into one another; servers write two or three, and looking for the one that
/// is closed must stay cheap whatever comes.
const MOST_OPEN: usize = 64;

/// The longest name of a character that is looked for.
const LONGEST_REFERENCE: usize = 32;

/// What stands in a status.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Content {
    /// The text.
    pub text: String,
    /// The addresses that it links to, other than hashtags and people.
    pub links: Vec<String>,
    /// Hashtags that are links, in the author's spelling, without `#`.
    pub hashtags: Vec<String>,
}

/// Reads the HTML of a status.
pub(super) fn read(html: &str) -> Content {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some((before, tag)) = rest.find('<').and_then(|at| rest.split_at_checked(at)) {
        reader.text(before);
        let Some((tag, after)) = tag.strip_prefix('<').and_then(|tag| tag.split_once('>')) else {
            // A sign that begins no tag is what the author wrote.
            rest = tag;
            break;
        };
        reader.tag(tag);
        rest = after;
    }
    reader.text(rest);
    reader.finish()
}

/// What is known while reading.
#[derive(Default)]
struct Reader {
    content: Content,
    /// The open `span`s and paragraphs that hide or change what they hold.
    open: Vec<Open>,
    /// How many of them hide it.
    hidden: usize,
    /// The link that is open, and where its text begins.
    link: Option<(Link, usize)>,
    /// The line breaks that are due before any more text.
    breaks: usize,
    is_preformatted: bool,
    /// The open lists, with the number of the next item where they have such.
    lists: Vec<Option<i32>>,
}

/// An open element and what it does.
struct Open {
    name: String,
    effect: Effect,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    Ellipsis,
    Hidden,
    None,
}

enum Link {
    Hashtag,
    Other(String),
    Person,
}

impl Reader {
    fn text(&mut self, html: &str) {
        if self.hidden > 0 || html.is_empty() {
            return;
        }
        let mut text = html.replace(['\r', '\n'], " ");
        if self.is_preformatted {
            html.clone_into(&mut text);
        }
        if !self.is_preformatted && (self.breaks > 0 || self.content.text.is_empty()) {
            text.drain(..text.len() - text.trim_start_matches(' ').len());
        }
        if text.is_empty() {
            return;
        }
        self.break_lines();
        self.content.text.push_str(&decoded(&text));
    }

    /// Puts in the line breaks that are due.
    fn break_lines(&mut self) {
        let breaks = if self.content.text.is_empty() { 0 } else { self.breaks };
        self.content.text.extend(std::iter::repeat_n('\n', breaks));
        self.breaks = 0;
    }

    fn tag(&mut self, tag: &str) {
        let (name, is_end) = match tag.strip_prefix('/') {
            Some(name) => (name, true),
            None => (tag, false),
        };
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, attributes) = name.split_at_checked(end).unwrap_or((name, ""));
        let name = name.to_ascii_lowercase();
        match (name.as_str(), is_end) {
            ("br", _) => self.breaks += 1,
            (
                "p" | "blockquote" | "pre" | "ul" | "ol" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
                | "hr" | "table" | "details" | "summary",
                _,
            ) => {
                self.breaks = self.breaks.max(2);
                self.is_preformatted = name == "pre" && !is_end;
                self.list(&name, is_end, attributes);
            }
            ("tr", _) => self.breaks = self.breaks.max(1),
            ("li", false) => self.open_item(attributes),
            ("img", false) => self.image(attributes),
            ("a", false) => self.open_link(attributes),
            ("a", true) => self.close_link(),
            _ => {}
        }
        if matches!(name.as_str(), "p" | "span" | "script" | "style") {
            if is_end { self.close(&name) } else { self.open(name, attributes) }
        }
    }

    /// Remembers lists, and whether their items are numbered.
    fn list(&mut self, name: &str, is_end: bool, attributes: &str) {
        match (name, is_end) {
            ("ul" | "ol", true) => drop(self.lists.pop()),
            ("ul" | "ol", false) if self.lists.len() < MOST_OPEN => {
                let first = attribute(attributes, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push((name == "ol").then_some(first));
            }
            _ => {}
        }
    }

    fn open_item(&mut self, attributes: &str) {
        if self.hidden > 0 {
            return;
        }
        self.breaks = self.breaks.max(1);
        self.break_lines();
        match self.lists.last_mut() {
            Some(Some(next)) => {
                let number =
                    attribute(attributes, "value").and_then(|value| value.parse().ok()).unwrap_or(*next);
                *next = number.saturating_add(1);
                self.content.text.push_str(&format!("{number}. "));
            }
            _ => self.content.text.push_str("- "),
        }
    }

    /// Some servers draw their own emoji; what they stand for is how people write them.
    fn image(&mut self, attributes: &str) {
        let is_emoji = attribute(attributes, "class").is_some_and(|class| class.contains("emoji"));
        let drawn = attribute(attributes, "alt").filter(|_| is_emoji && self.hidden == 0);
        if let Some(emoji) =
            drawn.or_else(|| attribute(attributes, "title").filter(|_| is_emoji && self.hidden == 0))
        {
            self.break_lines();
            self.content.text.push_str(&emoji);
        }
    }

    fn open(&mut self, name: String, attributes: &str) {
        if self.open.len() == MOST_OPEN {
            return;
        }
        let class = attribute(attributes, "class").unwrap_or_default();
        let has = |wanted: &str| class.split_ascii_whitespace().any(|class| class == wanted);
        // `quote-inline` repeats the address of a quoted status for servers that can't show it.
        let effect = if has("invisible") || has("quote-inline") || matches!(name.as_str(), "script" | "style")
        {
            Effect::Hidden
        } else if has("ellipsis") {
            Effect::Ellipsis
        } else {
            Effect::None
        };
        self.hidden += usize::from(effect == Effect::Hidden);
        self.open.push(Open { name, effect });
    }

    /// Closes the innermost element of that name; whatever was left open in it is closed too.
    fn close(&mut self, name: &str) {
        if !self.open.iter().any(|open| open.name == name) {
            return;
        }
        while let Some(open) = self.open.pop() {
            match open.effect {
                Effect::Ellipsis if self.hidden == 0 => self.content.text.push('…'),
                Effect::Hidden => self.hidden -= 1,
                _ => {}
            }
            if open.name == name {
                break;
            }
        }
    }

    fn open_link(&mut self, attributes: &str) {
        if self.hidden > 0 {
            return;
        }
        let class = attribute(attributes, "class").unwrap_or_default();
        let rel = attribute(attributes, "rel").unwrap_or_default();
        let has = |list: &str, wanted: &str| list.split_ascii_whitespace().any(|word| word == wanted);
        let link = if has(&class, "hashtag") || has(&rel, "tag") {
            Link::Hashtag
        } else if has(&class, "mention") {
            Link::Person
        } else {
            Link::Other(attribute(attributes, "href").unwrap_or_default())
        };
        self.break_lines();
        self.link = Some((link, self.content.text.len()));
    }

    fn close_link(&mut self) {
        let Some((link, start)) = self.link.take() else { return };
        let shown = self.content.text.get(start..).unwrap_or_default().trim();
        match link {
            Link::Hashtag => self.content.hashtags.extend(shown.strip_prefix(['#', '＃']).map(str::to_owned)),
            // Some servers do not mark the links of hashtags and people; those begin as people write them.
            Link::Other(href) if !shown.starts_with(['#', '@']) && href.starts_with("http") => {
                self.content.links.push(href);
            }
            Link::Other(_) | Link::Person => {}
        }
    }

    fn finish(mut self) -> Content {
        let end = self.content.text.trim_end().len();
        self.content.text.truncate(end);
        self.content
    }
}

/// The value of an attribute, decoded.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        let (before, after) = rest.split_once('=')?;
        let after = after.trim_ascii_start();
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => match after.strip_prefix('\'') {
                Some(quoted) => quoted.split_once('\'').unwrap_or((quoted, "")),
                None => after.split_once(' ').unwrap_or((after, "")),
            },
        };
        // Attributes without a value may stand before it.
        if before.split_ascii_whitespace().next_back().is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return Some(decoded(value));
        }
        rest = next;
    }
}

/// A text with its character references resolved: the numeric ones and those that servers write.
fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let end = after.bytes().take(LONGEST_REFERENCE + 1).position(|byte| byte == b';');
        let reference = end.and_then(|end| after.split_at_checked(end));
        match reference.and_then(|(name, next)| Some((character(name)?, next))) {
            Some((character, next)) => {
                decoded.push(character);
                rest = next.strip_prefix(';').unwrap_or(next);
            }
            None => {
                decoded.push('&');
                rest = after;
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "apos" => '\'',
        "gt" => '>',
        "lt" => '<',
        "nbsp" => '\u{a0}',
        "quot" => '"',
        _ => {
            let Some(number) = name.strip_prefix('#') else { return named(name) };
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}

/// The character that one of the rarer names stands for.
fn named(name: &str) -> Option<char> {
    let reference = format!("&{name};");
    let resolved = htmlize::unescape(reference.as_str());
    let mut chars = resolved.chars();
    chars.next().filter(|_| chars.next().is_none())
}
