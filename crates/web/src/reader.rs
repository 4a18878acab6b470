// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::http::{HeaderMap, header};
use call::Language;

use words::Words;

use crate::speech;

/// Who reads: the language in which a page is shown.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    /// The language of the page's content.
    pub language: Language,
    /// The languages on offer.
    pub offered: Vec<Language>,
    /// The site's own words, in that language or in English.
    pub words: &'static Words,
    /// Whether the address names the language, so that links must too.
    chosen: bool,
}

impl Reader {
    /// Picks among the languages on offer, see [`choose`].
    pub(crate) fn new(offered: Vec<Language>, asked: Option<&str>, headers: &HeaderMap) -> Self {
        let Choice { language, is_asked: chosen } = choose(&offered, asked, headers);
        let language = language.cloned().unwrap_or_else(english);
        Self { words: speech::of(&language), language, offered, chosen }
    }

    /// The reader of a page that belongs to no call.
    pub(crate) fn of_site(asked: Option<&str>, headers: &HeaderMap) -> Self {
        let offered = speech::languages().iter().filter_map(|tag| Language::new(tag).ok()).collect();
        Self::new(offered, asked, headers)
    }

    /// What links within the site carry on: `?lang=ar`, or nothing.
    pub(crate) fn query(&self) -> String {
        if self.chosen { format!("?lang={}", self.language) } else { String::new() }
    }

    /// The language, if it was chosen and not only what the browser prefers.
    pub(crate) fn chosen(&self) -> Option<&Language> {
        self.chosen.then_some(&self.language)
    }

    /// What links and forms of the studio carry on while nobody is signed in: `?in=ar`, or nothing. `lang` is there the
    /// language of a call that is shown.
    pub(crate) fn studio_query(&self) -> String {
        if self.chosen { format!("?in={}", self.language) } else { String::new() }
    }

    /// What a link within the site carries on, with one more word of its own: `?lang=ar&sent=1`.
    pub(crate) fn query_with(&self, more: &str) -> String {
        let query = self.query();
        if query.is_empty() { format!("?{more}") } else { format!("{query}&{more}") }
    }
}

/// The language that was picked for a visitor; none if none is on offer.
pub(crate) struct Choice<'a> {
    pub language: Option<&'a Language>,
    /// Whether the address asks for it.
    pub is_asked: bool,
}

/// Picks among the languages on offer: the one asked for by `?lang=`, or else the first that the browser prefers, or else
/// the first on offer.
pub(crate) fn choose<'a>(offered: &'a [Language], asked: Option<&str>, headers: &HeaderMap) -> Choice<'a> {
    let asked = asked.and_then(|tag| Language::find(offered, tag));
    let preferred = || preferred(offered, headers);
    Choice { language: asked.or_else(preferred).or_else(|| offered.first()), is_asked: asked.is_some() }
}

pub(crate) fn english() -> Language {
    Language::new("en").expect("`en` is a language tag")
}

/// The language on offer that `Accept-Language` wants most, the first of equals (RFC 9110, 12.5.4); at most sixteen of its
/// tags are looked at.
fn preferred<'a>(offered: &'a [Language], headers: &HeaderMap) -> Option<&'a Language> {
    let value = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best = (0.0, None);
    for (weight, tag) in value.split(',').take(16).map(weighted) {
        if weight > best.0
            && let Some(language) = Language::find(offered, tag)
        {
            best = (weight, Some(language));
        }
    }
    best.1
}

fn weighted(range: &str) -> (f64, &str) {
    let Some((tag, weight)) = range.split_once(';') else { return (1.0, range.trim_ascii()) };
    let weight = weight.trim().strip_prefix("q=").and_then(|number| number.parse().ok());
    (weight.unwrap_or(0.0), tag.trim_ascii())
}
