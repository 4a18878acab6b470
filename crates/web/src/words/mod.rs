// SPDX-License-Identifier: AGPL-3.0-or-later
use call::Language;

mod ar;
mod en;
mod es;

/// The site's own words in one language; a call's words come from the call.
#[derive(Debug)]
pub(crate) struct Words {
    /// A day, with the slots `{weekday}`, `{day}`, `{month}` and `{year}`.
    pub date: &'static str,
    /// A day and a time, with the slots `{date}` and `{clock}`.
    pub moment: &'static str,
    /// From Monday.
    pub weekdays: [&'static str; 7],
    /// From January.
    pub months: [&'static str; 12],
    pub skip: &'static str,
    pub simulated: &'static str,
    pub languages: &'static str,
    pub pages: &'static str,
    pub promise: &'static str,
    pub call: &'static str,
    pub calls: &'static str,
    pub no_calls: &'static str,
    pub take_part: &'static str,
    pub live: &'static str,
    pub report: &'static str,
    pub record: &'static str,
    pub the_hour: &'static str,
    pub begins_in: &'static str,
    pub now: &'static str,
    pub ends_in: &'static str,
    pub over: &'static str,
    pub phase_before: &'static str,
    pub phase_during: &'static str,
    pub phase_after: &'static str,
    pub read_report: &'static str,
    pub days: &'static str,
    pub hours: &'static str,
    pub minutes: &'static str,
    pub seconds: &'static str,
    pub as_loaded: &'static str,
    pub your_clock: &'static str,
    pub elsewhere: &'static str,
    pub calendar: &'static str,
    pub pledge: &'static str,
    pub pledged: &'static str,
    pub pledged_count: &'static str,
    pub uncounted: &'static str,
    pub pledge_note: &'static str,
    pub thanks: &'static str,
    pub thanks_more: &'static str,
    pub demand: &'static str,
    pub who: &'static str,
    pub facts: &'static str,
    pub source: &'static str,
    pub checked: &'static str,
    pub charges: &'static str,
    pub hearing: &'static str,
    pub figures: &'static str,
    pub endorsements: &'static str,
    pub members: &'static str,
    pub members_together: &'static str,
    pub overlap: &'static str,
    pub address: &'static str,
    pub never_say: &'static str,
    pub organizers: &'static str,
    pub post_lead: &'static str,
    pub early: &'static str,
    pub your_words: &'static str,
    pub another: &'static str,
    pub length: &'static str,
    pub choose_network: &'static str,
    pub door_note: &'static str,
    pub own_server: &'static str,
    pub server: &'static str,
    pub make_link: &'static str,
    pub post_on: &'static str,
    pub no_server: &'static str,
    pub back: &'static str,
    pub email: &'static str,
    pub plain_links: &'static str,
    pub posts: &'static str,
    pub accounts: &'static str,
    pub originals: &'static str,
    pub replies: &'static str,
    pub reposts: &'static str,
    pub quotes: &'static str,
    pub recorded: &'static str,
    pub as_of: &'static str,
    pub sealed: &'static str,
    pub other: &'static str,
    pub per_minute: &'static str,
    /// With the slot `{minutes}`.
    pub per_minutes: &'static str,
    pub peak: &'static str,
    pub networks: &'static str,
    pub hashtags: &'static str,
    pub post_languages: &'static str,
    pub unknown_language: &'static str,
    pub wall: &'static str,
    pub wall_note: &'static str,
    pub wall_empty: &'static str,
    pub picture: &'static str,
    pub reload: &'static str,
    pub how_counted: &'static str,
    pub method: &'static str,
    pub see_live: &'static str,
    pub report_soon: &'static str,
    pub record_lead: &'static str,
    pub checkpoint: &'static str,
    pub no_checkpoint: &'static str,
    pub verify: &'static str,
    pub verify_form: &'static str,
    pub verify_how: &'static str,
    pub verify_limits: &'static str,
    pub not_found: &'static str,
    pub not_found_advice: &'static str,
    pub wrong_method: &'static str,
    pub wrong_method_advice: &'static str,
    pub forbidden: &'static str,
    pub forbidden_advice: &'static str,
    pub too_large: &'static str,
    pub too_large_advice: &'static str,
    pub busy: &'static str,
    pub busy_advice: &'static str,
    pub bad_request: &'static str,
    pub bad_request_advice: &'static str,
    pub failed: &'static str,
    pub failed_advice: &'static str,
    pub changed: &'static str,
    pub countersigned: &'static str,
    pub not_countersigned: &'static str,
    pub gone: &'static str,
    pub gone_advice: &'static str,
    pub part_hour: &'static str,
    pub part_hashtags: &'static str,
    pub part_demand: &'static str,
    pub part_case: &'static str,
    pub part_kit: &'static str,
    pub part_rest: &'static str,
}

const ALL: [(&str, &Words); 3] = [("en", &en::WORDS), ("ar", &ar::WORDS), ("es", &es::WORDS)];

impl Words {
    /// The words in a language, or else in English.
    pub(crate) fn of(language: &Language) -> &'static Self {
        let found = ALL.iter().find(|(tag, _)| *tag == language.primary());
        found.map_or(&en::WORDS, |(_, words)| words)
    }

    /// A part of a call that was changed, by its name in the store.
    pub(crate) fn part(&self, key: &str) -> &'static str {
        match key {
            "case" => self.part_case,
            "demand" => self.part_demand,
            "hashtags" => self.part_hashtags,
            "hour" => self.part_hour,
            "kit" => self.part_kit,
            _ => self.part_rest,
        }
    }

    /// The tags of the languages that the site speaks, the one that it falls back to first.
    pub(crate) fn languages() -> [&'static str; 3] {
        ALL.map(|(tag, _)| tag)
    }
}
