// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{borrow::Cow, fmt::Write};

use askama::Template;
use call::{Call, Language};
use remind::{Letter, Links};
use store::LetterKind;

use words::Words;

use crate::{
    clock::{self, CityHour},
    reader::english,
    speech,
};

/// A letter's parts, which its two forms share: no picture, and no link but to the call and to getting no more.
#[derive(Template)]
#[template(path = "letter.html")]
struct LetterPage<'a> {
    lang: &'a str,
    dir: &'static str,
    subject: String,
    lead: Cow<'static, str>,
    title: &'a str,
    hour: String,
    zone: String,
    cities: Vec<CityHour>,
    how: Cow<'static, str>,
    link: String,
    note: Cow<'static, str>,
    leaving: Cow<'static, str>,
    leave: String,
}

/// Writes a letter about a call's hour in a language, of a site at an address.
#[must_use]
pub fn letter(call: &Call, base_url: &str, kind: LetterKind, language: &str, links: &Links) -> Letter {
    let language = Language::new(language).unwrap_or_else(|_| english());
    let words = speech::of(&language);
    let title = call.title.in_language(&language);
    let (subject, lead) = opening(kind, title, words);
    let address = |rest: &str| format!("{base_url}/{}{rest}?lang={language}", call.id);
    let (how, link, note) = match kind {
        LetterKind::Confirming => {
            let link = address(&format!("/remind/{}", links.confirm));
            (words.say("letter-confirm-how"), link, words.say("letter-confirm-not"))
        }
        _ => (words.say("letter-page"), address(""), words.say("letter-kept")),
    };
    let page = LetterPage {
        lang: words.tag(),
        dir: words.direction().key(),
        subject,
        lead,
        title,
        hour: clock::announced(&call.storm, words),
        zone: clock::zone(&call.storm),
        cities: clock::cities(&call.storm, words),
        how,
        link,
        note,
        leaving: words.say("letter-leave"),
        leave: address(&format!("/leave/{}", links.leave)),
    };
    // Nothing in it can fail to be written; and if it could, the text alone would do.
    let html = page.render().unwrap_or_default();
    Letter {
        text: page.text(),
        html,
        notice: page.notice(&format!("/{}?lang={language}", call.id)),
        language: words.tag().to_owned(),
        subject: page.subject,
        leave: page.leave,
    }
}

fn opening(kind: LetterKind, title: &str, words: &'static Words) -> (String, Cow<'static, str>) {
    let title = &[("title", title.into())];
    let (subject, lead) = match kind {
        LetterKind::Confirming => (words.fill("letter-confirm-subject", title), words.say("letter-confirm")),
        LetterKind::DayBefore => (words.fill("letter-day-subject", title), words.say("letter-day")),
        LetterKind::Moved => (words.fill("letter-moved-subject", title), words.say("letter-moved")),
        LetterKind::ShortlyBefore => (words.fill("letter-soon-subject", title), words.say("letter-soon")),
    };
    // One line, whatever stands in a title.
    (subject.split_whitespace().collect::<Vec<_>>().join(" "), lead)
}

impl LetterPage<'_> {
    /// What a device shows in the letter's place, as `worker.js` reads it: the subject, when the hour is, and where it leads.
    fn notice(&self, path: &str) -> String {
        let body = format!("{}\n{}\n{}", self.lead, self.hour, self.zone);
        let (title, lang, dir) = (&self.subject, self.lang, self.dir);
        serde_json::json!({"title": title, "body": body, "path": path, "lang": lang, "dir": dir}).to_string()
    }

    /// The letter as plain text: each address on a line of its own, so that text from right to left does not tear it.
    fn text(&self) -> String {
        let mut text = format!("{}\n\n{}\n{}\n{}\n", self.lead, self.title, self.hour, self.zone);
        for city in &self.cities {
            writeln!(text, "{}: {}", city.name, city.shown).expect("a string takes everything");
        }
        let (how, link, note) = (&self.how, &self.link, &self.note);
        text + &format!("\n{how}\n{link}\n\n{note}\n\n{}\n{}\n", self.leaving, self.leave)
    }
}
