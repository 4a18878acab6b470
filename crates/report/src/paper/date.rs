// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::tz::TimeZone;
use model::Timestamp;
use press::Date;

use crate::article::Article;

/// The end of what the article tells, for a document needs a date and must not have that of its making, by which the same article
/// would never be the same twice.
pub(super) fn of(article: &Article) -> Option<Date> {
    let counts = &article.facts.counts;
    let last = counts.per_minute.last().map(|(at, _)| *at);
    date(counts.window.map(model::Window::end)).or_else(|| date(last))
}

/// An instant in which somebody may have posted; not the end of all time, which stands for no end.
fn date(at: Option<Timestamp>) -> Option<Date> {
    let at = at?.to_zoned(TimeZone::UTC);
    let year = u16::try_from(at.year()).ok().filter(|year| (1..9_000).contains(year))?;
    let part = |part: i8| u8::try_from(part).ok();
    Some(Date {
        year,
        month: part(at.month())?,
        day: part(at.day())?,
        hour: part(at.hour())?,
        minute: part(at.minute())?,
        second: part(at.second())?,
    })
}
