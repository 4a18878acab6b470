// SPDX-License-Identifier: AGPL-3.0-or-later
//! Links as X and Mastodon find them: a scheme or none, a domain that can exist, a path, a query.
//!
//! Both use one grammar, which is a regular expression of the kind that a hostile text makes run for hours. Here
//! each run of characters of a domain is looked at once, from right to left, so that what is best from each of its
//! dots onwards is known before the first place is tried.

use crate::{
    chars::{after, before, is_direction_mark, is_hash, is_latin_accented, is_space, run},
    domain::{is_encodable, was_top_level},
    entity::Entity,
    grammar::{Grammar, ShortLink},
    x::is_refused,
};

/// The longest link, in characters.
const LONGEST: usize = 4096;
/// The longest top-level domain that is looked for, in characters.
const LONGEST_TOP: usize = 24;

/// The links in a text, in its order.
pub(crate) fn links(text: &str, grammar: &Grammar) -> Vec<Entity> {
    let sign = if grammar.is_bare_allowed { "." } else { "://" };
    if !text.contains(sign) {
        return Vec::new();
    }
    let mut scan = Scan { text, grammar, free: 0, found: Vec::new() };
    let mut at = 0;
    while let Some(gap) = after(text, at).find(is_host_char) {
        let start = at + gap;
        let end = start + run(after(text, start), is_host_char);
        scan.take_run(start, end);
        at = end;
    }
    scan.found
}

struct Scan<'a> {
    text: &'a str,
    grammar: &'a Grammar,
    /// The first byte that no link has taken.
    free: usize,
    found: Vec<Entity>,
}

/// One link, as byte offsets: scheme, domain, what follows.
struct Match {
    start: usize,
    domain: usize,
    domain_end: usize,
    path_end: usize,
    end: usize,
}

impl Scan<'_> {
    /// Takes the links whose domain lies in one run of domain characters.
    fn take_run(&mut self, start: usize, end: usize) {
        let Some(host) = self.text.get(start..end).filter(|host| host.contains('.')) else { return };
        let dots = dots(self.text, start, host);
        let mut dots = dots.iter().peekable();
        for (offset, c) in host.char_indices() {
            let at = start + offset;
            while dots.next_if(|dot| dot.at < at).is_some() {}
            let Some(dot) = dots.peek() else { return };
            let scheme = if offset == 0 { self.scheme_before(at) } else { 0 };
            if matches!(c, '.' | '-' | '_') || !self.is_free(at - scheme) {
                continue;
            }
            // At the very start, a character that may stand before a link is taken for that if it can be.
            let second = c.len_utf8();
            let is_before = at == 0 && !is_barrier(c) && !after(host, second).starts_with(['.', '-', '_']);
            if is_before && dot.end_from(second).is_some() {
                continue;
            }
            let Some(domain_end) = dot.end_from(at) else { continue };
            self.take(at, domain_end, scheme);
        }
    }

    /// The bytes of the scheme that ends here; none where it has no boundary before it.
    fn scheme_before(&self, at: usize) -> usize {
        let head = self.text.get(..at).unwrap_or_default();
        let ends = |scheme: &&&str| {
            let tail = head.len().checked_sub(scheme.len()).and_then(|from| head.get(from..));
            tail.is_some_and(|tail| tail.eq_ignore_ascii_case(scheme)) && self.is_free(at - scheme.len())
        };
        self.grammar.schemes.iter().find(ends).map_or(0, |scheme| scheme.len())
    }

    /// Whether a link may begin here: at the start, or after a free character that may stand before one.
    fn is_free(&self, at: usize) -> bool {
        match before(self.text, at) {
            None => true,
            Some((at, c)) => at >= self.free && !is_barrier(c),
        }
    }

    fn take(&mut self, domain: usize, domain_end: usize, scheme: usize) {
        let rest = after(self.text, domain_end);
        let port = rest.strip_prefix(':').map_or(0, |rest| run(rest, |c| c.is_ascii_digit()));
        let port_end = if port == 0 { domain_end } else { domain_end + 1 + port };
        let path_end = port_end + self.grammar.path_length(after(self.text, port_end));
        let end = path_end + self.grammar.query_length(after(self.text, path_end));
        self.free = end;
        let path_end = if path_end == port_end { domain_end } else { path_end };
        let found = Match { start: domain - scheme, domain, domain_end, path_end, end };
        let name = self.text.get(domain..domain_end).unwrap_or_default();
        let is_longer =
            self.text.get(found.start..end).is_some_and(|link| link.chars().nth(LONGEST).is_some());
        let is_broken = name.starts_with("xn--") && plain_domains(name).is_empty();
        if is_longer || is_broken || !is_encodable(name) {
            return;
        }
        if scheme == 0 { self.take_bare(&found) } else { self.take_whole(&found) }
    }

    /// Takes a link that has its scheme.
    fn take_whole(&mut self, link: &Match) {
        let address = self.text.get(link.domain..link.end).unwrap_or_default();
        let end = match self.grammar.short_link(address) {
            None => link.end,
            Some(ShortLink::Ends(length)) => link.domain + length,
            Some(ShortLink::TooLong) => return,
        };
        self.found.push(Entity::between(self.text, link.start, end, 0));
    }

    /// Takes what is a domain by itself: in scripts that use no spaces, only its part in Latin letters.
    fn take_bare(&mut self, link: &Match) {
        let after_sign =
            before(self.text, link.domain).is_some_and(|(_, c)| matches!(c, '-' | '_' | '.' | '/'));
        if !self.grammar.is_bare_allowed || after_sign {
            return;
        }
        let name = self.text.get(link.domain..link.domain_end).unwrap_or_default();
        let mut domains = plain_domains(name);
        if let (Some(last), true) = (domains.last_mut(), link.path_end > link.domain_end) {
            last.1 = link.end - link.domain;
        }
        for (start, end) in domains {
            self.found.push(Entity::between(self.text, link.domain + start, link.domain + end, 0));
        }
    }
}

/// A dot of a run of domain characters.
struct Dot {
    at: usize,
    /// Where the label before it begins.
    label: usize,
    /// Whether the label before it ends as a label may.
    ends_well: bool,
    /// The byte after the last underscore of the label before it.
    underscored: usize,
    /// Where a domain ends whose last dot is this one.
    top_end: Option<usize>,
    /// Where a domain ends that goes on beyond this dot.
    later_end: Option<usize>,
}

impl Dot {
    /// Where a domain ends whose first label begins at `start`, in the label before this dot.
    fn end_from(&self, start: usize) -> Option<usize> {
        if start >= self.at || !self.ends_well {
            return None;
        }
        // Only the part below the top may not have underscores.
        self.later_end.or(if self.underscored > start { None } else { self.top_end })
    }
}

/// The dots of a run of domain characters that starts at byte `start` of the text.
fn dots(text: &str, start: usize, host: &str) -> Vec<Dot> {
    let mut label = start;
    let mut dots = Vec::new();
    for (offset, _) in host.match_indices('.') {
        let at = start + offset;
        let name = text.get(label..at).unwrap_or_default();
        let underscored = name.rfind('_').map_or(label, |offset| label + offset + 1);
        let top_end = top_length(after(host, offset + 1), after(text, start + host.len()))
            .map(|length| at + 1 + length);
        let ends_well = !name.is_empty() && !name.ends_with(['-', '_']);
        dots.push(Dot { at, label, ends_well, underscored, top_end, later_end: None });
        label = at + 1;
    }
    let mut later_end = None;
    for dot in dots.iter_mut().rev() {
        dot.later_end = later_end;
        let begins_well = !after(text, dot.label).starts_with(['-', '_']);
        later_end = if begins_well { dot.end_from(dot.label) } else { None };
    }
    dots
}

/// The length of the longest top-level domain that a label starts with, if nothing after it speaks against it.
fn top_length(host: &str, rest: &str) -> Option<usize> {
    if let Some(code) = host.get(..4).filter(|start| start.eq_ignore_ascii_case("xn--")) {
        let length = run(after(host, 4), |c| c.is_ascii_alphanumeric() || c == '-');
        return (length > 0).then_some(code.len() + length);
    }
    let label = host.get(..run(host, |c| !matches!(c, '.' | '-' | '_'))).unwrap_or_default();
    let ends = label.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_TOP).collect::<Vec<_>>();
    let is_end = |end: &usize| {
        let next = after(host, *end).chars().next().or_else(|| rest.chars().next());
        !next.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '@' | '+' | '-'))
            && label.get(..*end).is_some_and(was_top_level)
    };
    ends.into_iter().rev().find(is_end)
}

/// The parts of a domain that are domains in Latin letters by themselves, as byte offsets.
fn plain_domains(domain: &str) -> Vec<(usize, usize)> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || is_latin_accented(c);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(gap) = after(domain, at).find(is_plain) {
        let start = at + gap;
        let chain = run(after(domain, start), |c| is_plain(c) || c == '.');
        let chain_text = after(domain, start).get(..chain).unwrap_or_default();
        let chain_text =
            chain_text.find("..").map_or(chain_text, |gap| chain_text.get(..gap + 1).unwrap_or_default());
        let end = chain_text.rmatch_indices('.').find_map(|(dot, _)| {
            top_length(after(domain, start + dot + 1), "").map(|length| start + dot + 1 + length)
        });
        if let Some(end) = end {
            found.push((start, end));
        }
        at = end.unwrap_or(start + chain_text.len());
    }
    found
}

/// What a domain may hold, with the dots, hyphens and underscores between.
fn is_host_char(c: char) -> bool {
    matches!(c, '.' | '-' | '_')
        || c.is_ascii_alphanumeric()
        || !(c.is_ascii() || is_space(c) || is_refused(c) || is_direction_mark(c))
}

/// What may not stand before a link.
fn is_barrier(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_hash(c) || matches!(c, '@' | '＠' | '$') || is_refused(c)
}
