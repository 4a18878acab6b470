// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use super::{
    address::{self, Status},
    finding::{Anchor, Finding, Signed},
    prose::Prose,
    tokens::Tag,
};
use crate::{
    article::{pictures, signature},
    lang,
};

/// An embed that the walk is inside of: what it has shown so far.
#[derive(Debug)]
pub(super) struct Embed {
    network: Network,
    /// What the embed's own tag says: the status number, `at://` address or frame's address.
    named: Option<String>,
    /// The line of the page at which it begins.
    line: u64,
    lang: Option<String>,
    prose: Prose,
    anchors: Vec<Anchor>,
    open: Option<Anchor>,
    /// The last address of a status, and where its words stand.
    status: Option<(Status, usize)>,
    paragraph: bool,
    /// Quotes inside that are no embeds of their own.
    pub(super) quotes: usize,
    /// Whether it has given a post.
    pub(super) is_read: bool,
    /// Whether it is drawn as the network's own page is, so that only the paragraph of the text is text.
    is_drawn: bool,
    /// Whether nothing has said yet that it is an embed.
    is_tentative: bool,
}

/// Far more text than the longest post has; what lies beyond is a quote that was never closed.
const MOST_BYTES: usize = 1 << 17;

/// More bytes than a name and a handle take.
const LONGEST_SIGNATURE: usize = 640;
/// More links than the longest post has.
const MOST_ANCHORS: usize = 1_000;

impl Embed {
    /// Opens the embed that a `blockquote` is, if it says so.
    pub(super) fn open(tag: &Tag<'_>, line: impl FnOnce() -> u64) -> Option<Self> {
        let named = |name: &str| tag.attribute(name).map(Into::into);
        // Pages that load embeds late change the class: `lazy-twitter-tweet`.
        const X: [&str; 2] = ["twitter-video", "subbuzz-tweet__container"];
        if tag.has_class(|class| class.contains("twitter-tweet") || X.contains(&class)) {
            return Some(Self::new(Network::X, named("data-tweet-id"), line()));
        }
        if tag.has_class(|class| class == "Tweet") && tag.mentions("data-tweet-id") {
            // As the network's own script wrote it into pages until 2019: the text stands among its buttons.
            let embed = Self::new(Network::X, named("data-tweet-id"), line());
            return Some(Self { is_drawn: true, ..embed });
        }
        if tag.has_class(|class| class.contains("bluesky-embed")) {
            return Some(Self::new(Network::Bluesky, named("data-bluesky-uri"), line()));
        }
        let is_mastodon = tag.has_class(|class| class.contains("mastodon-embed"));
        is_mastodon.then(|| Self::new(Network::Mastodon, named("data-embed-url"), line()))
    }

    /// Opens a quote that does not say what it is: only a whole signature with the post's address makes it an embed.
    pub(super) fn tentative(line: u64) -> Self {
        Self { is_tentative: true, ..Self::new(Network::X, None, line) }
    }

    fn new(network: Network, named: Option<String>, line: u64) -> Self {
        Self {
            network,
            named,
            line,
            lang: None,
            prose: Prose::default(),
            anchors: Vec::new(),
            open: None,
            status: None,
            paragraph: false,
            quotes: 0,
            is_read: false,
            is_drawn: false,
            is_tentative: false,
        }
    }

    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        if tag.is("a") {
            self.end_anchor_silently();
            let target =
                tag.attribute("data-expanded-url").or_else(|| tag.attribute("href")).unwrap_or_default();
            let href = tag.attribute("href").unwrap_or_default().into_owned();
            let start = self.prose.next_at();
            self.open = Some(Anchor { start, end: start, href, target: target.into_owned() });
        } else if tag.is("br") {
            self.prose.line();
        } else if tag.is("img") && tag.has_class(|class| class.to_ascii_lowercase().contains("emoji")) {
            // Some pages put pictures in place of emoji.
            self.text(&tag.attribute("alt").unwrap_or_default());
        } else if is_block(tag.name) {
            self.prose.paragraph();
            if tag.is("p") {
                self.paragraph = !self.is_drawn || tag.has_class(|class| class.contains("Tweet-text"));
                self.lang = self
                    .lang
                    .take()
                    .or_else(|| tag.attribute("lang").and_then(|lang| lang::normalized(lang.trim())));
            }
        }
    }

    /// Ends an element; gives the post that the end of its signature's address completes.
    pub(super) fn end(&mut self, name: &str) -> Option<Finding> {
        if name.eq_ignore_ascii_case("a") {
            return self.end_anchor();
        }
        if is_block(name) {
            self.prose.paragraph();
            self.paragraph &= !name.eq_ignore_ascii_case("p");
        }
        None
    }

    pub(super) fn text(&mut self, text: &str) {
        // Outside of paragraphs, Mastodon's embeds hold only a notice and a way to the post.
        let is_outside = (self.network == Network::Mastodon || self.is_drawn) && !self.paragraph;
        if self.prose.text().len() > MOST_BYTES || is_outside {
            return;
        }
        if self.network == Network::Bluesky && self.paragraph {
            // Bluesky writes the text's own line breaks as they are.
            self.prose.push_lines(text);
        } else {
            self.prose.push(text);
        }
    }

    fn end_anchor_silently(&mut self) {
        if let Some(mut anchor) = self.open.take() {
            anchor.end = self.prose.text().len();
            self.keep(anchor);
        }
    }

    fn keep(&mut self, anchor: Anchor) {
        if self.anchors.len() < MOST_ANCHORS {
            self.anchors.push(anchor);
        }
    }

    fn end_anchor(&mut self) -> Option<Finding> {
        let mut anchor = self.open.take()?;
        anchor.end = self.prose.text().len();
        let words = self.prose.text().get(anchor.start..)?.trim();
        if (self.network == Network::Bluesky || self.is_tentative) && words == "[image or embed]" {
            self.prose.cut(anchor.start);
            return None;
        }
        if pictures::is_picture(words) {
            anchor.target = words.to_owned();
            self.prose.cut(anchor.start);
            anchor.end = anchor.start;
            self.keep(anchor);
            return None;
        }
        let status = (self.network == Network::X).then(|| address::x_status(&anchor.href)).flatten();
        let Some(status) = status else {
            self.keep(anchor);
            return None;
        };
        let printed = words.to_owned();
        let signed = self.signed_before(anchor.start);
        self.status = Some((status, anchor.start));
        self.keep(anchor);
        let finding = self.finding(signed?, printed);
        let (quotes, is_tentative) = (self.quotes, self.is_tentative);
        *self = Self { is_read: true, quotes, is_tentative, ..Self::new(Network::X, None, self.line) };
        Some(finding)
    }

    /// The signature on the line that ends at a byte, and where it begins.
    fn signed_before(&self, end: usize) -> Option<(Signed, usize)> {
        let before = self.prose.text().get(..end)?;
        // Only as far back as a signature reaches, or a quote full of addresses would be read over and over.
        let earliest =
            (0..=end.saturating_sub(LONGEST_SIGNATURE)).rev().find(|at| before.is_char_boundary(*at))?;
        let near = before.get(earliest..)?;
        let line = earliest + near.trim_end().rfind('\n').map_or(0, |at| at + 1);
        let signer = signature::on_line(before.get(line..)?)?;
        let signed = Signed { handle: signer.handle.to_owned(), name: signer.name.map(str::to_owned) };
        (before.get(line + signer.end..)?.trim().is_empty()).then_some((signed, line + signer.start))
    }

    fn finding(&mut self, (signed, text_end): (Signed, usize), printed: String) -> Finding {
        Finding {
            network: self.network,
            named: self.named.clone(),
            line: self.line,
            lang: self.lang.take(),
            status: self.status.take().map(|(status, _)| status),
            text: self.prose.text().get(..text_end).unwrap_or_default().to_owned(),
            anchors: std::mem::take(&mut self.anchors),
            signed: Some(signed),
            printed,
        }
    }

    /// Closes the embed; gives its post, if it has not yet and there is one.
    pub(super) fn close(mut self) -> Option<Finding> {
        if self.is_read {
            return None;
        }
        self.end_anchor_silently();
        let text = self.prose.text().to_owned();
        if self.is_tentative {
            return self.close_tentative(&text);
        }
        if let Some((signer, printed)) = signature::below(&text) {
            let signed = Signed { handle: signer.handle.to_owned(), name: signer.name.map(str::to_owned) };
            return Some(self.finding((signed, signer.start), printed.to_owned()));
        }
        let text_end = self.status.as_ref().map_or(text.len(), |(_, at)| *at);
        let mut finding = self.finding((Signed::default(), text_end), String::new());
        finding.printed = text.get(text_end..).unwrap_or_default().to_owned();
        finding.signed = None;
        Some(finding)
    }
}

impl Embed {
    /// The post of a quote that does not say what it is: signed, and with the address of a post by the date.
    fn close_tentative(&mut self, text: &str) -> Option<Finding> {
        let (signer, printed) = signature::below(text)?;
        let named = self.anchors.iter().rev().find(|anchor| anchor.start >= signer.end)?;
        let (network, _) = address::named(&named.href).filter(|(network, _)| *network == signer.network)?;
        let signed = Signed { handle: signer.handle.to_owned(), name: signer.name.map(str::to_owned) };
        self.network = network;
        Some(self.finding((signed, signer.start), printed.to_owned()))
    }
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 27] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "section",
        "table",
        "tr",
        "ul",
    ];
    BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name))
}
