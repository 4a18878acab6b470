// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may follow a link's domain, on X and on Mastodon.

use crate::chars::{after, run};

/// In what the two networks' grammars differ.
pub(crate) struct Grammar {
    /// What a link may begin with.
    pub schemes: &'static [&'static str],
    /// Whether a domain without a scheme is a link too.
    pub is_bare_allowed: bool,
    /// What a path may hold, besides pairs of parentheses.
    pub is_path: fn(char) -> bool,
    /// What a path may end with, besides a pair of parentheses.
    pub is_path_end: fn(char) -> bool,
    /// What a query may hold.
    pub is_query: fn(char) -> bool,
    /// What a query may end with.
    pub is_query_end: fn(char) -> bool,
    /// Whether a link of the network's own shortener ends with its code.
    pub is_short_cut: bool,
}

impl Grammar {
    /// The length of the path that a text starts with.
    pub(crate) fn path_length(&self, text: &str) -> usize {
        if !text.starts_with('/') {
            return 0;
        }
        let (mut at, mut end) = (1, 1);
        loop {
            let rest = after(text, at);
            let plain = run(rest, self.is_path);
            if let Some(last) = rest.get(..plain).and_then(|plain| plain.rfind(self.is_path_end)) {
                let last = at + last;
                end = last + after(text, last).chars().next().map_or(0, char::len_utf8);
            }
            let Some(pair) = self.pair_length(after(rest, plain)) else { return end };
            at += plain + pair;
            end = at;
        }
    }

    /// The length of the pair of parentheses that a text starts with; one more pair may be inside.
    fn pair_length(&self, text: &str) -> Option<usize> {
        let open = text.strip_prefix('(')?;
        let first = run(open, self.is_path);
        let rest = after(open, first);
        if rest.starts_with(')') {
            return (first > 0).then_some(first + 2);
        }
        let inner = rest.strip_prefix('(')?;
        let second = run(inner, self.is_path);
        let rest = after(inner, second).strip_prefix(')').filter(|_| second > 0)?;
        let third = run(rest, self.is_path);
        after(rest, third).starts_with(')').then_some(first + second + third + 4)
    }

    /// The length of the query that a text starts with.
    pub(crate) fn query_length(&self, text: &str) -> usize {
        let Some(query) = text.strip_prefix('?') else { return 0 };
        let all = query.get(..run(query, self.is_query)).unwrap_or_default();
        all.rfind(self.is_query_end)
            .map_or(0, |last| 1 + last + after(all, last).chars().next().map_or(0, char::len_utf8))
    }

    /// Where a link of the network's shortener (`t.co`) ends, whose code is at most 40 characters.
    pub(crate) fn short_link(&self, link: &str) -> Option<ShortLink> {
        let host = link.get(..5).filter(|host| self.is_short_cut && host.eq_ignore_ascii_case("t.co/"))?;
        let code = run(after(link, host.len()), |c| c.is_ascii_alphanumeric());
        if code == 0 {
            return None;
        }
        if code > 40 {
            return Some(ShortLink::TooLong);
        }
        let end = host.len() + code;
        Some(ShortLink::Ends(end + self.query_length(after(link, end))))
    }
}

/// What a link of a network's own shortener comes to.
pub(crate) enum ShortLink {
    /// A link of so many bytes.
    Ends(usize),
    /// None, because its code is too long.
    TooLong,
}
