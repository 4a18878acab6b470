// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{CallId, Timestamp};

use super::Draft;
use crate::{call::Call, language::Language, mistake::Mistake};

/// What stands in a preview where nothing is written yet.
const BLANK: &str = "…";

impl Draft {
    /// The call with something in every place that must not be empty, for a preview; or what is wrong with the rest.
    ///
    /// # Errors
    ///
    /// Every [`Mistake`] in what is written.
    pub fn preview(&self, id: CallId, now: Timestamp) -> Result<Call, Vec<Mistake>> {
        let mut draft = self.clone();
        let languages = draft.languages();
        let main = languages.first().map_or("en", Language::as_str).to_owned();
        let tomorrow = now + jiff::SignedDuration::from_hours(24);
        let at =
            |time: Timestamp| time.to_zoned(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%dT%H:%M").to_string();
        let hour = [
            ("storm.zone", "UTC".to_owned()),
            ("storm.starts", at(tomorrow)),
            ("storm.ends", at(tomorrow + jiff::SignedDuration::from_hours(1))),
            ("hashtags", "Hashtag".to_owned()),
            ("organizers", BLANK.to_owned()),
        ];
        let texts = ["title", "demand", "case.name", "case.on_behalf", "case.summary"];
        let texts = texts.map(|field| (format!("{field}.{main}"), BLANK.to_owned()));
        let wordings =
            languages.iter().map(|tag| (format!("wordings.{tag}"), format!("{BLANK} {tag} {{tags}}")));
        let alt = (0..self.count("picture")).flat_map(|place| {
            languages.iter().map(move |tag| (format!("picture.{place}.alt.{tag}"), BLANK.to_owned()))
        });
        let hour = hour.into_iter().map(|(path, text)| (path.to_owned(), text));
        for (path, text) in hour.chain(texts).chain(wordings).chain(alt) {
            if draft.text(&path).is_empty() {
                draft.set(&path, &text).unwrap_or_default();
            }
        }
        draft.check(id)
    }
}
