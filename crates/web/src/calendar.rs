// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use call::Language;
use model::Timestamp;

use crate::{Page, speech, visit::Visit};

/// Shows the hour as a calendar's entry with three reminders (RFC 5545).
pub(crate) async fn show_calendar(visit: Visit) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=1"),
    ];
    let now = visit.site.now();
    (headers, calendar(&visit.page, &visit.reader.language, &visit.url(), [now, now])).into_response()
}

/// The entry of a call in a language, which says that it stood so at the first instant, with the hashtags of the second.
pub(crate) fn calendar(page: &Page, language: &Language, url: &str, [at, now]: [Timestamp; 2]) -> String {
    let call = &page.call;
    let title = escaped(call.title.in_language(language));
    let host = url.split('/').nth(2).unwrap_or("groundswell");
    let window = call.storm.window;
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Groundswell//Groundswell//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        // The same for ever, so that an entry read again replaces the old one.
        format!("UID:{}@{host}", call.id),
        // Programs keep the entry with the higher one (RFC 5545, 3.8.7.4).
        format!("SEQUENCE:{}", page.changes.len()),
        format!("DTSTAMP:{}", utc(at)),
        format!("DTSTART:{}", utc(window.start())),
        format!("DTEND:{}", utc(window.end())),
        format!("SUMMARY:{title}"),
        format!("DESCRIPTION:{}", escaped(&description(page, language, url, now))),
        format!("URL:{url}"),
    ];
    for before in ["-P1D", "-PT1H", "-PT5M"] {
        let alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", &format!("TRIGGER:{before}")].map(str::to_owned);
        lines.extend(alarm);
        lines.extend([format!("DESCRIPTION:{title}"), "END:VALARM".to_owned()]);
    }
    lines.extend(["END:VEVENT", "END:VCALENDAR"].map(str::to_owned));
    lines.iter().map(|line| folded(line)).collect()
}

fn description(page: &Page, language: &Language, url: &str, now: Timestamp) -> String {
    let call = &page.call;
    let tags: Vec<_> = call.hashtags_at(now).into_iter().map(|tag| format!("#{tag}")).collect();
    let simulated =
        if page.simulated { format!("{}\n", speech::of(language).say("simulated")) } else { String::new() };
    format!("{simulated}{}\n{}\n{url}", call.demand.in_language(language), tags.join(" "))
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n").replace('\r', "")
}

/// A line of at most 75 bytes, its rest on lines that begin with a space (RFC 5545, 3.1); no character is cut.
fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut width = 0;
    for character in line.chars() {
        if width + character.len_utf8() > 75 {
            folded.push_str("\r\n ");
            width = 1;
        }
        folded.push(character);
        width += character.len_utf8();
    }
    folded + "\r\n"
}
