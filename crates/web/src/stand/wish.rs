// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use axum::{
    body::Body,
    http::{HeaderMap, Request, Uri, header},
};
use call::Language;

use crate::{
    Page, Site, assets,
    reader::{self, Reader},
    speech,
};

/// What of a call is kept ready, by what stands behind its name in addresses.
const OF_A_CALL: [&str; 22] = [
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
    "/chart.png",
    "/kit.html",
    ARCHIVE,
    "/record/",
    "/record/checkpoint",
    "/record/public.export",
    "/record/vkey",
    "/report",
    "/report.csv",
    "/report.json",
    "/report.md",
    "/report.pdf",
];

/// So many of them always are; the others while the site is braced.
const ALWAYS: usize = 10;

/// What of the site is kept ready while it is braced, and belongs to no call.
const OF_THE_SITE: [&str; 2] = ["", "about"];

/// Stand in the place of a call, where none lies in memory.
const OF_THE_PROGRAM: usize = 0;
const NO_CALL: usize = 1;

/// What is the same in all languages.
const SAME_FOR_ALL: [&str; 7] = [
    "/kit.html",
    ARCHIVE,
    "/record/checkpoint",
    "/record/public.export",
    "/record/vkey",
    "/report.csv",
    "/report.json",
];

/// What no coding makes smaller.
const ARCHIVE: &str = "/kit.zip";

/// Whether something of a call is kept ready while the site is braced, by what stands behind its name in addresses.
pub(crate) fn is_kept_ready(rest: &str) -> bool {
    OF_A_CALL.contains(&rest)
}

/// A public page that somebody asks for: all that it depends on, and so nothing of who asks but language and coding.
pub(crate) struct Wish {
    pub key: Key,
    /// The call, unless it is a file of the program or a page of the site.
    pub page: Option<Arc<Page>>,
}

/// What tells two pages apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    /// Where the call lies in memory, or one of two that are none: who keeps a page keeps the call too, so that no other comes to lie there.
    call: usize,
    /// Which of the pages.
    place: usize,
    /// Which of the call's languages.
    language: usize,
    is_language_asked: bool,
    coding: Coding,
}

/// How an answer is coded, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Wish {
    /// Reads what is asked for; anything unusual is left to the router.
    pub(crate) fn read(site: &Site, uri: &Uri, headers: &HeaderMap) -> Option<Self> {
        let is_braced = site.braced.is_on();
        let coding = Coding::read(headers).or(is_braced.then_some(Coding::Identity))?;
        let path = uri.path().strip_prefix('/')?;
        if let Some(name) = path.strip_prefix("assets/") {
            let place = assets::place(name)?;
            let key = Key { call: OF_THE_PROGRAM, place, language: 0, is_language_asked: false, coding };
            return uri.query().is_none().then_some(Self { key, page: None });
        }
        if is_braced && OF_THE_SITE.contains(&path) {
            return Self::of_site(path, uri, headers, coding);
        }
        let (id, rest) = path.split_at(path.find('/').unwrap_or(path.len()));
        let place = OF_A_CALL.iter().position(|known| *known == rest)?;
        if place >= ALWAYS && !is_braced {
            return None;
        }
        let page = site.page(id)?;
        let asked = if is_braced { language_among(uri).map(Some) } else { uri.query().map(language_alone) };
        let choice = match asked {
            Some(asked) => reader::choose(&page.call.languages, Some(asked?), headers),
            None => reader::choose(&page.call.languages, None, headers),
        };
        // A language that is asked for and not there is not the same as none.
        if asked.is_some() != choice.is_asked && !is_braced {
            return None;
        }
        let tag = choice.language?;
        let language = page.call.languages.iter().position(|other| other == tag)?;
        let call = Arc::as_ptr(&page).addr();
        let key = Key { call, place, language, is_language_asked: choice.is_asked, coding };
        Some(Self { key: if is_braced { key.once_for_all(rest) } else { key }, page: Some(page) })
    }

    /// Reads which page of the site is asked for that belongs to no call.
    fn of_site(path: &str, uri: &Uri, headers: &HeaderMap, coding: Coding) -> Option<Self> {
        let place = OF_THE_SITE.iter().position(|known| *known == path)?;
        let reader = Reader::of_site(language_among(uri), headers);
        let language = speech::languages().iter().position(|tag| *tag == reader.language.as_str())?;
        let is_language_asked = reader.chosen().is_some();
        Some(Self { key: Key { call: NO_CALL, place, language, is_language_asked, coding }, page: None })
    }

    /// Whether it never changes while the program runs.
    pub(crate) fn is_fixed(&self) -> bool {
        self.key.call == OF_THE_PROGRAM
    }

    /// A request for it by nobody in particular.
    pub(crate) fn request(&self) -> Request<Body> {
        let coding = self.key.coding.name();
        let request = Request::get(self.target()).header(header::ACCEPT_ENCODING, coding);
        let request = self
            .language()
            .into_iter()
            .fold(request, |request, language| request.header(header::ACCEPT_LANGUAGE, language));
        request.body(Body::empty()).expect("it was asked for in these words")
    }

    fn target(&self) -> String {
        if self.is_fixed() {
            return assets::address(self.key.place);
        }
        let asked = self.language().filter(|_| self.key.is_language_asked);
        let query = asked.map(|language| format!("?lang={language}")).unwrap_or_default();
        let place = |pages: &[&'static str]| pages.get(self.key.place).copied().unwrap_or_default();
        match &self.page {
            Some(page) => format!("/{}{}{query}", page.id(), place(&OF_A_CALL)),
            None => format!("/{}{query}", place(&OF_THE_SITE)),
        }
    }

    fn language(&self) -> Option<&str> {
        match &self.page {
            Some(page) => page.call.languages.get(self.key.language).map(Language::as_str),
            None if self.is_fixed() => None,
            None => speech::languages().get(self.key.language).copied(),
        }
    }
}

impl Key {
    /// What is the same in all languages, or in all codings, is kept once.
    fn once_for_all(self, rest: &str) -> Self {
        if !SAME_FOR_ALL.contains(&rest) {
            return self;
        }
        let coding = if rest == ARCHIVE { Coding::Identity } else { self.coding };
        Self { language: 0, is_language_asked: false, coding, ..self }
    }
}

impl Coding {
    /// The coding that the router would choose; none where a visitor weighs them, as browsers don't.
    fn read(headers: &HeaderMap) -> Option<Self> {
        let mut values = headers.get_all(header::ACCEPT_ENCODING).iter();
        let Some(value) = values.next() else { return Some(Self::Identity) };
        if values.next().is_some() || !value.as_bytes().iter().all(|byte| is_plain(*byte)) {
            return None;
        }
        let named =
            value.as_bytes().split(|byte| *byte == b',').filter_map(|name| Self::named(name.trim_ascii()));
        Some(named.min().unwrap_or(Self::Identity))
    }

    fn named(name: &[u8]) -> Option<Self> {
        [Self::Brotli, Self::Gzip]
            .into_iter()
            .find(|coding| name.eq_ignore_ascii_case(coding.name().as_bytes()))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }
}

/// Whether a byte can stand in a list of codings in which none is weighed.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'*' | b';')
}

/// The language that a query asks for, whatever else it asks for: under attack nobody gets a page of their own by other words.
fn language_among(uri: &Uri) -> Option<&str> {
    uri.query()?.split('&').find_map(language_alone)
}

/// The language that a query asks for, if it asks for nothing else.
fn language_alone(query: &str) -> Option<&str> {
    let tag = query.strip_prefix("lang=")?;
    tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-').then_some(tag)
}
