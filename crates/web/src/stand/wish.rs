// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use axum::{
    body::Body,
    http::{HeaderMap, Request, Uri, header},
};
use call::Language;

use crate::{Page, Site, assets, reader};

/// What of a call is kept ready, by what stands behind its name in addresses.
const OF_A_CALL: [&str; 10] = [
    "",
    "/calendar.ics",
    "/card.png",
    "/embed",
    "/feed.atom",
    "/live",
    "/live.json",
    "/live/fragment",
    "/qr.svg",
    "/safety",
];

/// A public page that somebody asks for: all that it depends on, and so nothing of who asks but language and coding.
pub(crate) struct Wish {
    pub key: Key,
    /// The call, unless it is a file of the program.
    pub page: Option<Arc<Page>>,
}

/// What tells two pages apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// Where the call lies in memory, or zero: who keeps a page keeps the call too, so that no other comes to lie there.
    call: usize,
    /// Which of the pages.
    place: usize,
    /// Which of the call's languages.
    language: usize,
    is_language_asked: bool,
    coding: Coding,
}

/// How an answer is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Wish {
    /// Reads what is asked for; anything unusual is left to the router.
    pub(crate) fn read(site: &Site, uri: &Uri, headers: &HeaderMap) -> Option<Self> {
        let coding = Coding::read(headers)?;
        let path = uri.path().strip_prefix('/')?;
        if let Some(name) = path.strip_prefix("assets/") {
            let key =
                Key { call: 0, place: assets::place(name)?, language: 0, is_language_asked: false, coding };
            return uri.query().is_none().then_some(Self { key, page: None });
        }
        let (id, rest) = path.split_at(path.find('/').unwrap_or(path.len()));
        let place = OF_A_CALL.iter().position(|known| *known == rest)?;
        let page = site.page(id)?;
        let asked = uri.query().map(language_alone);
        let choice = match asked {
            Some(asked) => reader::choose(&page.call.languages, Some(asked?), headers),
            None => reader::choose(&page.call.languages, None, headers),
        };
        // A language that is asked for and not there is not the same as none.
        if asked.is_some() != choice.is_asked {
            return None;
        }
        let tag = choice.language?;
        let language = page.call.languages.iter().position(|other| other == tag)?;
        let call = Arc::as_ptr(&page).addr();
        let key = Key { call, place, language, is_language_asked: choice.is_asked, coding };
        Some(Self { key, page: Some(page) })
    }

    /// A request for it by nobody in particular.
    pub(crate) fn request(&self) -> Request<Body> {
        let coding = self.key.coding.name();
        let request = Request::get(self.target()).header(header::ACCEPT_ENCODING, coding);
        let language = self.language().map(Language::as_str);
        let request = language
            .into_iter()
            .fold(request, |request, language| request.header(header::ACCEPT_LANGUAGE, language));
        request.body(Body::empty()).expect("it was asked for in these words")
    }

    fn target(&self) -> String {
        let Some(page) = &self.page else { return assets::address(self.key.place) };
        let rest = OF_A_CALL.get(self.key.place).copied().unwrap_or_default();
        let asked = self.language().filter(|_| self.key.is_language_asked);
        let query = asked.map(|language| format!("?lang={language}")).unwrap_or_default();
        format!("/{}{rest}{query}", page.id())
    }

    fn language(&self) -> Option<&Language> {
        self.page.as_ref()?.call.languages.get(self.key.language)
    }
}

impl Coding {
    /// The coding that the router would choose; none where a visitor weighs them, as browsers don't.
    fn read(headers: &HeaderMap) -> Option<Self> {
        let mut values = headers.get_all(header::ACCEPT_ENCODING).iter();
        let Some(value) = values.next() else { return Some(Self::Identity) };
        let value = value.to_str().ok()?;
        if values.next().is_some() || value.contains([';', '*']) {
            return None;
        }
        let offers = |coding: &str| value.split(',').any(|name| name.trim().eq_ignore_ascii_case(coding));
        let known = [Self::Brotli, Self::Gzip].into_iter().find(|coding| offers(coding.name()));
        Some(known.unwrap_or(Self::Identity))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }
}

/// The language that a query asks for, if it asks for nothing else.
fn language_alone(query: &str) -> Option<&str> {
    let tag = query.strip_prefix("lang=")?;
    tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-').then_some(tag)
}
