// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use model::Timestamp;

use crate::visit::Visit;

/// Shows the hour as a calendar's entry with three reminders (RFC 5545).
pub(crate) async fn show_calendar(visit: Visit) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=1"),
    ];
    (headers, calendar(&visit)).into_response()
}

fn calendar(visit: &Visit) -> String {
    let (call, language) = (&visit.page.call, &visit.reader.language);
    let title = escaped(call.title.in_language(language));
    let url = visit.url();
    let host = url.split('/').nth(2).unwrap_or("groundswell");
    let window = call.storm.window;
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Groundswell//Groundswell//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        // The same for ever, so that an entry read again replaces the old one.
        format!("UID:{}@{host}", call.id),
        format!("DTSTAMP:{}", utc(visit.site.now())),
        format!("DTSTART:{}", utc(window.start())),
        format!("DTEND:{}", utc(window.end())),
        format!("SUMMARY:{title}"),
        format!("DESCRIPTION:{}", escaped(&description(visit))),
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

fn description(visit: &Visit) -> String {
    let (call, reader) = (&visit.page.call, &visit.reader);
    let tags: Vec<_> = call.hashtags.iter().map(|tag| format!("#{tag}")).collect();
    let simulated =
        if visit.page.simulated { format!("{}\n", reader.words.say("simulated")) } else { String::new() };
    format!("{simulated}{}\n{}\n{}", call.demand.in_language(&reader.language), tags.join(" "), visit.url())
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
