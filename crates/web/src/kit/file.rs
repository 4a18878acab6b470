// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::LazyLock;

use askama::Template;
use base64::{Engine, prelude::BASE64_STANDARD};
use call::{Call, Language};
use model::Timestamp;
use sha2::{Digest, Sha256};

use words::Words;

use crate::{
    Page, assets, calendar,
    clock::{self, CityHour},
    filters,
    page::{DatedFact, DatedHearing},
    picture::ShownPicture,
    qr,
    share::{self, Door},
    speech,
};

const SCRIPT: &str = include_str!("../../assets/kit.js");

static STYLE: LazyLock<String> =
    LazyLock::new(|| format!("{}{}", assets::STYLE.content(), include_str!("../../assets/kit.css")));

/// What the file may do, said in itself too, for it is opened where no server speaks for it: run this one script, wear
/// this one style, show the pictures in it, and ask nobody for anything.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let digest = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
    let (style, script) = (digest(&STYLE), digest(SCRIPT));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; img-src data:; form-action 'none'; base-uri 'none'"
    )
});

/// So many wordings of a language stand in the file: more than anybody reads through.
const WORDINGS: usize = 60;

/// The whole call, in all its languages, as one page without anything around it.
#[derive(Template)]
#[template(path = "kit.html")]
pub(super) struct KitFile<'a> {
    call: &'a Call,
    tags: Vec<&'a str>,
    policy: &'static str,
    style: &'static str,
    script: &'static str,
    title: &'a str,
    main: &'a Language,
    simulated: bool,
    url: &'a str,
    qr: Option<String>,
    zone: String,
    start: Timestamp,
    end: Timestamp,
    editions: Vec<Edition<'a>>,
    /// Once for all languages: they are the most of the file.
    pictures: Vec<ShownPicture<'a>>,
    words: &'static Words,
}

/// The call in one language.
struct Edition<'a> {
    language: &'a Language,
    words: &'static Words,
    hour: String,
    cities: Vec<CityHour>,
    calendar: String,
    facts: Vec<DatedFact<'a>>,
    hearings: Vec<DatedHearing<'a>>,
    wordings: Vec<Offered>,
}

/// A wording and the ways to post it.
struct Offered {
    text: String,
    doors: Vec<Door>,
}

/// The policy of the file.
pub(super) fn policy() -> &'static str {
    &POLICY
}

/// The wordings of a language, ready to post.
pub(super) fn texts(page: &Page, language: &Language, url: &str, now: Timestamp) -> Vec<String> {
    let wordings = page.call.wordings_at(now).into_iter().filter(|wording| wording.language == *language);
    wordings.map(|wording| wording.text.replace("{url}", url)).collect()
}

impl<'a> KitFile<'a> {
    pub(super) fn new(page: &'a Page, url: &'a str, now: Timestamp) -> Self {
        let call = &page.call;
        let main = call.languages.first().expect("a call has a language");
        Self {
            call,
            tags: call.hashtags_at(now),
            policy: &POLICY,
            style: &STYLE,
            script: SCRIPT,
            title: call.title.in_language(main),
            main,
            simulated: page.simulated,
            url,
            qr: qr::svg(url),
            zone: clock::zone(&call.storm),
            start: call.storm.window.start(),
            end: call.storm.window.end(),
            pictures: ShownPicture::inline(call),
            words: speech::of(main),
            editions: call.languages.iter().map(|language| Edition::new(page, language, url, now)).collect(),
        }
    }

    /// The file's bytes; `None` if it can't be rendered, which is logged.
    pub(super) fn page(&self) -> Option<String> {
        self.render().inspect_err(|error| tracing::error!(%error, "a kit can't be rendered")).ok()
    }
}

impl<'a> Edition<'a> {
    fn new(page: &'a Page, language: &'a Language, url: &str, now: Timestamp) -> Self {
        let (call, words) = (&page.call, speech::of(language));
        let calendar = calendar::calendar(page, language, url, [page.known_at(), now]);
        let title = call.title.in_language(language);
        let offered = |text: String| Offered { doors: share::doors(&text, url, title, words), text };
        Self {
            language,
            words,
            hour: clock::announced(&call.storm, words),
            cities: clock::cities(&call.storm, words),
            calendar: format!("data:text/calendar;charset=utf-8;base64,{}", BASE64_STANDARD.encode(calendar)),
            facts: DatedFact::all(call, words),
            hearings: DatedHearing::all(call, words),
            wordings: texts(page, language, url, now).into_iter().take(WORDINGS).map(offered).collect(),
        }
    }
}
