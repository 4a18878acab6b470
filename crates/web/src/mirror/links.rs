// SPDX-License-Identifier: AGPL-3.0-or-later
//! The links in our own pages: their templates write each attribute in quotes, and no `<` or `"` as a sign.

use std::borrow::Cow;

/// The attributes that lead somewhere.
const ATTRIBUTES: [&str; 2] = [" href=\"", " src=\""];

/// Where a character set is said; what a policy says stands behind it, for it has to be in a page's first kibibyte.
const CHARSET: &str = "<meta charset=\"utf-8\">";

/// A stretch of a page.
enum Part<'a> {
    /// What a link says.
    Link(&'a str),
    /// Anything else.
    Text(&'a str),
}

/// Everything that a page links.
pub(super) fn all(html: &str) -> impl Iterator<Item = String> {
    parts(html).filter_map(|part| match part {
        Part::Link(link) => Some(unescaped(link).into_owned()),
        Part::Text(_) => None,
    })
}

/// A page with its links led elsewhere; those of which nothing is said stay.
pub(super) fn led(html: &str, lead: impl Fn(&str) -> Option<String>) -> String {
    let mut led = String::with_capacity(html.len());
    for part in parts(html) {
        match part {
            Part::Link(link) => match lead(&unescaped(link)) {
                Some(other) => led.push_str(&other.replace('&', "&amp;")),
                None => led.push_str(link),
            },
            Part::Text(text) => led.push_str(text),
        }
    }
    led
}

/// A page that says by itself what the server would say of it: what it may do, and that nobody learns from where a link was followed.
pub(super) fn with_policy(html: &str, policy: &str) -> String {
    let said = format!(
        "{CHARSET}\n<meta http-equiv=\"content-security-policy\" content=\"{policy}\">\n<meta name=\"referrer\" content=\"no-referrer\">"
    );
    html.replacen(CHARSET, &said, 1)
}

/// The address within the site to which a link of a page at `base` leads; nothing if it leads elsewhere, or stays on the page.
pub(super) fn resolve(base: &str, link: &str) -> Option<String> {
    let path = base.split('?').next().unwrap_or_default();
    let has_scheme = link.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    if has_scheme || link.starts_with("//") || link.starts_with('#') || link.is_empty() {
        return None;
    }
    if link.starts_with('/') {
        return Some(link.to_owned());
    }
    if link.starts_with('?') {
        return Some(format!("{path}{link}"));
    }
    let (mut folder, _) = path.rsplit_once('/')?;
    let mut rest = link;
    while let Some(above) = rest.strip_prefix("../") {
        folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        rest = above;
    }
    Some(format!("{folder}/{rest}"))
}

/// The way from a file to the mirror's own folder: `../` for each folder in which it lies.
pub(super) fn up_from(file: &str) -> String {
    "../".repeat(file.matches('/').count())
}

/// Cuts a page into its links and what is between them.
fn parts(html: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = html;
    let mut is_link = false;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = if is_link { rest.find('"') } else { next_link(rest) };
        let (part, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        rest = after;
        let found = if is_link { Part::Link(part) } else { Part::Text(part) };
        is_link = !is_link;
        Some(found)
    })
}

/// Where the value of the next attribute begins that leads somewhere.
fn next_link(html: &str) -> Option<usize> {
    let found = ATTRIBUTES.iter().filter_map(|name| Some(html.find(name)? + name.len()));
    found.min()
}

fn unescaped(link: &str) -> Cow<'_, str> {
    if link.contains('&') { link.replace("&amp;", "&").replace("&#38;", "&").into() } else { link.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_resolved_and_led_elsewhere_and_nothing_else_changes() {
        let page = "<p title=\"a\"><a class=\"x\" href=\"/ahang/live?lang=ar&#38;zone=UTC\">ش</a> <img src=\"\"> <a href=\"?lang=en\">";
        assert_eq!(all(page).collect::<Vec<_>>(), ["/ahang/live?lang=ar&zone=UTC", "", "?lang=en"]);
        assert_eq!(led(page, |_| None), page);
        let other = led(page, |link| link.starts_with('?').then(|| "a?b&c".to_owned()));
        assert!(other.ends_with("<img src=\"\"> <a href=\"a?b&amp;c\">"), "{other}");
    }

    #[test]
    fn a_link_leads_within_the_site_or_is_none_of_ours() {
        let from_report = |link| resolve("/ahang/report?lang=ar", link);
        assert_eq!(
            from_report("record/proof/1.tlog-proof").as_deref(),
            Some("/ahang/record/proof/1.tlog-proof")
        );
        let from_card = |link| resolve("/ahang/cards/7?lang=ar", link);
        assert_eq!(from_card("../media/1.png").as_deref(), Some("/ahang/media/1.png"));
        assert_eq!(from_card("../../../about").as_deref(), Some("/about"));
        assert_eq!(from_report("?lang=en").as_deref(), Some("/ahang/report?lang=en"));
        assert_eq!(from_report("/about").as_deref(), Some("/about"));
        for other in ["https://a.example/", "//a.example", "mailto:a@b.example", "data:,", "#main", ""] {
            assert_eq!(from_report(other), None, "{other}");
        }
        assert_eq!((up_from("index.html"), up_from("cards/1.html")), (String::new(), "../".to_owned()));
    }
}
