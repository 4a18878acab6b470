// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    language::{Language, Localized},
    mistake::Findings,
    nearest::nearest,
};

/// The name of the file that every call has.
pub(crate) const CALL_FILE: &str = "call.toml";

/// What every table of the file is read with.
pub(crate) struct Sheet<'a> {
    /// Where mistakes go.
    pub findings: &'a Findings,
    /// The offsets of the file's line ends.
    pub line_ends: Vec<usize>,
    /// The call's languages, the main one first; empty while they are not known.
    pub languages: Vec<Language>,
}

impl<'a> Sheet<'a> {
    /// A sheet for a file's text.
    pub(crate) fn new(findings: &'a Findings, text: &str) -> Self {
        let line_ends = text.match_indices('\n').map(|(at, _)| at).collect();
        Self { findings, line_ends, languages: Vec::new() }
    }

    /// The line of an offset in bytes, from 1.
    pub(crate) fn line_at(&self, offset: usize) -> usize {
        self.line_ends.partition_point(|end| *end < offset) + 1
    }

    /// Notes a mistake in the file.
    pub(crate) fn mistake(&self, line: usize, says: impl Into<String>) {
        self.findings.mistake(CALL_FILE, line, says);
    }
}

/// One table of the file, asked key by key; whatever is wrong with a value is noted when it is asked for.
pub(crate) struct Fields<'a> {
    /// The sheet.
    pub sheet: &'a Sheet<'a>,
    /// The line at which the table begins.
    pub line: usize,
    what: &'static str,
    table: &'a DeTable<'a>,
}

type Value<'a> = &'a Spanned<DeValue<'a>>;

impl<'a> Fields<'a> {
    /// A table that is called `what` in messages.
    pub(crate) fn new(sheet: &'a Sheet<'a>, what: &'static str, line: usize, table: &'a DeTable<'a>) -> Self {
        Self { sheet, line, what, table }
    }

    /// The same table, after noting every key that is not known in it.
    pub(crate) fn with_keys(self, known: &[&str]) -> Self {
        let what = self.what;
        for key in self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref().as_ref();
            let advice = match nearest(name, known.iter().copied()) {
                Some(near) => format!("the nearest known key is `{near}`"),
                None => format!("known are {}", known.join(", ")),
            };
            let says = format!("{what} has no key `{}`; {advice}", short(name));
            self.sheet.mistake(self.sheet.line_at(key.span().start), says);
        }
        self
    }

    /// The line of a key, or else of the table.
    pub(crate) fn line_of(&self, key: &str) -> usize {
        let found = self.table.get_key_value(key);
        found.map_or(self.line, |(key, _)| self.sheet.line_at(key.span().start))
    }

    /// Whether the key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A text that must be there.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.text_of(key, self.required(key)?)
    }

    /// A text that may be left out.
    pub(crate) fn optional_text(&self, key: &str) -> Option<String> {
        if self.has(key) { self.text(key) } else { None }
    }

    /// A list of texts that may be left out, each with its line.
    pub(crate) fn optional_texts(&self, key: &str) -> Vec<(usize, String)> {
        if self.has(key) { self.texts(key) } else { Vec::new() }
    }

    /// A text, written as a date or time with or without quotation marks.
    pub(crate) fn moment(&self, key: &str) -> Option<String> {
        let value = self.required(key)?;
        match value.get_ref().as_datetime() {
            Some(datetime) => Some(datetime.to_string()),
            None => self.text_of(key, value),
        }
    }

    /// A day that must be there.
    pub(crate) fn date(&self, key: &str) -> Option<Date> {
        let text = self.moment(key)?;
        let date = (text.len() == 10).then(|| text.parse().ok()).flatten();
        if date.is_none() {
            let says = format!("`{}` is no day; write `{key}` as in \"2026-12-01\"", short(&text));
            self.sheet.mistake(self.line_of(key), says);
        }
        date
    }

    /// A day that may be left out.
    pub(crate) fn optional_date(&self, key: &str) -> Option<Date> {
        if self.has(key) { self.date(key) } else { None }
    }

    /// A number of things that may be left out.
    pub(crate) fn optional_count(&self, key: &str) -> Option<u64> {
        let value = self.table.get(key)?;
        let integer = value.get_ref().as_integer();
        let count = integer.and_then(|digits| u64::from_str_radix(digits.as_str(), digits.radix()).ok());
        if count.is_none() {
            self.wrong_type(key, value, "a whole number, not below 0");
        }
        count
    }

    /// A text in one or more languages that must be there.
    pub(crate) fn localized(&self, key: &str) -> Option<Localized> {
        self.localized_of(key, self.required(key)?)
    }

    /// A list of texts in one or more languages; none when it is left out.
    pub(crate) fn localized_list(&self, key: &str) -> Vec<Localized> {
        self.values(key).into_iter().filter_map(|value| self.localized_of(key, value)).collect()
    }

    /// A list of texts that must be there and not empty, each with its line.
    pub(crate) fn texts(&self, key: &str) -> Vec<(usize, String)> {
        if self.required(key).is_none() {
            return Vec::new();
        }
        let values = self.values(key);
        if values.is_empty() {
            self.sheet.mistake(self.line_of(key), format!("`{key}` is empty; write {}", meaning(key)));
        }
        let line = |value: Value<'a>| self.sheet.line_at(value.span().start);
        values.into_iter().filter_map(|value| Some((line(value), self.text_of(key, value)?))).collect()
    }

    /// The table under a key, which must be there.
    pub(crate) fn table(&self, key: &str, what: &'static str, known: &[&str]) -> Option<Fields<'a>> {
        let value = self.required(key)?;
        self.table_of(key, value, what, known)
    }

    /// The tables of a list; none when it is left out.
    pub(crate) fn tables(&self, key: &str, what: &'static str, known: &[&str]) -> Vec<Fields<'a>> {
        self.values(key).into_iter().filter_map(|value| self.table_of(key, value, what, known)).collect()
    }

    fn table_of(
        &self,
        key: &str,
        value: Value<'a>,
        what: &'static str,
        known: &[&str],
    ) -> Option<Fields<'a>> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, value, "a table");
            return None;
        };
        let line = self.sheet.line_at(value.span().start);
        Some(Fields::new(self.sheet, what, line, table).with_keys(known))
    }

    /// The values of a list; none, and a mistake, when it is no list.
    fn values(&self, key: &str) -> Vec<Value<'a>> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list in [ ]");
            return Vec::new();
        };
        list.iter().collect()
    }

    fn required(&self, key: &str) -> Option<Value<'a>> {
        let value = self.table.get(key);
        if value.is_none() {
            let says = format!("{} has no `{key}`; write {}", self.what, meaning(key));
            self.sheet.mistake(self.line, says);
        }
        value
    }

    fn text_of(&self, key: &str, value: Value<'a>) -> Option<String> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, "a text in quotation marks");
            return None;
        };
        let text = text.trim();
        if text.is_empty() {
            let line = self.sheet.line_at(value.span().start);
            self.sheet.mistake(line, format!("`{key}` is empty; write {}", meaning(key)));
            return None;
        }
        Some(text.to_owned())
    }

    fn localized_of(&self, key: &str, value: Value<'a>) -> Option<Localized> {
        if value.get_ref().is_str() {
            let text = self.text_of(key, value)?;
            return Some(Localized::plain(self.sheet.languages.first()?.clone(), text));
        }
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, value, "a text, or a table with a text for each language");
            return None;
        };
        let texts = table.iter().filter_map(|(tag, text)| {
            let line = self.sheet.line_at(tag.span().start);
            let language = self.language_of_text(key, line, tag.get_ref());
            let text = self.text_of(key, text);
            Some((language?, text?))
        });
        self.localized_from(key, self.sheet.line_at(value.span().start), texts.collect())
    }

    /// The language that a text is given in, which must be one of the call's.
    fn language_of_text(&self, key: &str, line: usize, tag: &str) -> Option<Language> {
        let language =
            Language::new(tag).map_err(|error| self.sheet.mistake(line, error.to_string())).ok()?;
        let languages = &self.sheet.languages;
        if !languages.is_empty() && !languages.contains(&language) {
            let says = format!("`{key}` has a text in `{language}`, which is not among the call's languages");
            self.sheet.mistake(line, says);
        }
        Some(language)
    }

    fn localized_from(&self, key: &str, line: usize, texts: BTreeMap<Language, String>) -> Option<Localized> {
        let main = self.sheet.languages.first()?;
        for language in self.sheet.languages.iter().filter(|language| !texts.contains_key(language)) {
            if language == main {
                let says = format!("`{key}` has no text in `{main}`, the call's main language");
                self.sheet.mistake(line, says);
            } else {
                let says = format!("`{key}` has no text in `{language}`; its readers will be shown `{main}`");
                self.sheet.findings.warning(CALL_FILE, line, says);
            }
        }
        Localized::new(main.clone(), texts)
    }

    fn wrong_type(&self, key: &str, value: Value<'a>, wanted: &str) {
        let says = format!("`{key}` is a TOML {}; write {wanted}", value.get_ref().type_str());
        self.sheet.mistake(self.sheet.line_at(value.span().start), says);
    }
}

/// The beginning of a text, short enough for a message.
pub(crate) fn short(text: &str) -> String {
    let mut shown: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}

/// What belongs under a key, for who has left it out.
fn meaning(key: &str) -> &'static str {
    match key {
        "at" | "starts" | "ends" => "the local time in the storm's zone, as in \"2026-12-01T19:00\"",
        "case" => "who is at risk and what is known, under [case]",
        "demand" => "what is asked, and of whom",
        "fallbacks" => "the hashtags that may take the main one's place, as a list",
        "group" => "the group's name",
        "handle" => "the account's handle",
        "hashtags" => "the agreed hashtags as a list, the main one first",
        "label" => "what the figure counts",
        "languages" => "the codes of the call's languages as a list, the main one first",
        "name" => "the name",
        "network" => "one of bluesky, mastodon and x",
        "on" => "the day on which it happened, as in \"2026-12-01\"",
        "on_behalf" => "on whose behalf the call is made, and who agreed",
        "organizers" => "who calls, groups or pseudonyms, as a list",
        "place" => "where, and before whom",
        "reason" => "the public role or the consent that allows its posts to be shown",
        "role" => "their public role, and why they are addressed",
        "sealed_hashtag" => "the commitment that `groundswell call seal` prints",
        "source" => "the https:// address where it can be read",
        "storm" => "the hour, under [storm]",
        "summary" => "two or three sentences about the case",
        "switched_to" => "the fallback that takes the main hashtag's place",
        "text" => "what happened",
        "title" => "the headline",
        "value" => "the figure as it is to be printed, in quotation marks",
        "zone" => "the name of a time zone, as in \"Europe/London\"",
        _ => "a text",
    }
}
