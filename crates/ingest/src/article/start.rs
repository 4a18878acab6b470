// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

/// A post's text in the stretch of an article that its signature ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// The byte of the stretch at which the text begins.
    pub(super) at: usize,
    /// Whether nothing but a likelihood says so.
    pub(super) is_guessed: bool,
}

/// What parts an article's paragraphs: blank lines, or line breaks where it has no blank line at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parting {
    BlankLine,
    LineBreak,
}

impl Parting {
    pub(super) fn of(article: &str) -> Self {
        let mut lines = article.trim().lines();
        if lines.any(|line| line.trim().is_empty()) { Self::BlankLine } else { Self::LineBreak }
    }
}

/// Finds where the text of a post begins; `stretch` runs from the signature before, or the article's beginning, to
/// the post's own signature. `None` where there is no text.
///
/// The last paragraph is the post's. While that is nothing but tags, emoji, mentions and addresses, or the one
/// before it shows what only posts show (an emoji, a shortened address), the one before it belongs to it too,
/// as long as all of it fits into one post. A stretch of one paragraph that fits has no other start.
pub(super) fn of_text(stretch: &str, parting: Parting, network: Network) -> Option<Start> {
    let mut before = stretch.trim_end();
    let end = before.len();
    let mut at = end;
    loop {
        let start = last_paragraph(before, parting);
        let paragraph = before.get(start..)?;
        if paragraph.is_empty() {
            break;
        }
        let taken = stretch.get(at..end)?;
        let belongs = at == end
            || (!has_words(taken) || has_marks(paragraph)) && fits(stretch.get(start..end)?, network);
        if !belongs {
            break;
        }
        at = start;
        before = before.get(..start)?.trim_end();
    }
    at += fitting_lines(stretch.get(at..end)?, network);
    let whole = stretch.get(at..end)?;
    let is_only = stretch.get(..at)?.trim().is_empty() && last_paragraph(stretch.trim_end(), parting) <= at;
    (at < end).then(|| Start { at, is_guessed: !is_only || !fits(whole, network) })
}

/// The byte at which the last paragraph begins; the text ends without white space.
fn last_paragraph(text: &str, parting: Parting) -> usize {
    let mut start = text.len();
    for line in text.split_inclusive('\n').rev() {
        let is_taken = start < text.len();
        if line.trim().is_empty() || is_taken && parting == Parting::LineBreak {
            break;
        }
        start -= line.len();
    }
    let paragraph = text.get(start..).unwrap_or_default();
    start + (paragraph.len() - paragraph.trim_start().len())
}

/// The byte from which a text's lines fit into one post: prose that stands above a post without a blank line is
/// left out where it is too long. The last line stays, however long.
fn fitting_lines(text: &str, network: Network) -> usize {
    let mut start = text.len();
    for line in text.split_inclusive('\n').rev() {
        let earlier = start - line.len();
        if start < text.len() && !text.get(earlier..).is_some_and(|lines| fits(lines, network)) {
            break;
        }
        start = earlier;
    }
    start
}

/// Whether there is a word that is no hashtag, mention or address.
fn has_words(text: &str) -> bool {
    text.split_whitespace().any(|token| {
        let token =
            token.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '#' | '＃' | '@' | '＠'));
        let is_mark = token.starts_with(['#', '＃', '@', '＠']) || is_address(token);
        !is_mark && token.contains(char::is_alphabetic)
    })
}

fn is_address(token: &str) -> bool {
    ["https://", "http://", "pic.twitter.com/", "pic.x.com/", "t.co/"]
        .iter()
        .any(|start| token.starts_with(start))
}

/// Whether there is what posts have and an article's own prose has not.
fn has_marks(paragraph: &str) -> bool {
    let is_emoji = |c: char| matches!(c, '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}');
    paragraph.contains(is_emoji)
        || ["https://t.co/", "pic.twitter.com/", "pic.x.com/"].iter().any(|a| paragraph.contains(a))
}

/// Whether a text is short enough for one post, addresses counted as the network counts them.
fn fits(text: &str, network: Network) -> bool {
    // What an embed shows of a longer post is cut there as well. Mastodon's is the usual server's limit.
    let limit = match network {
        Network::Bluesky => 300,
        Network::Mastodon => 500,
        Network::X => 280,
    };
    // X takes its pictures' addresses off the count; 23 is every other address's length there.
    let length = |token: &str| match token {
        _ if token.starts_with("pic.") => 0,
        _ if is_address(token) => 23,
        _ => token.chars().count(),
    };
    text.split_whitespace().map(|token| length(token) + 1).sum::<usize>() <= limit + 1
}
