// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    fault::{Fault, FieldFault},
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
    /// The file.
    pub file: &'static str,
    /// The offsets of the file's line ends.
    pub line_ends: Vec<usize>,
    /// The call's languages, the main one first; empty while they are not known.
    pub languages: Vec<Language>,
}

impl<'a> Sheet<'a> {
    /// A sheet for a file's text.
    pub(crate) fn new(findings: &'a Findings, file: &'static str, text: &str) -> Self {
        let line_ends = text.match_indices('\n').map(|(at, _)| at).collect();
        Self { findings, file, line_ends, languages: Vec::new() }
    }

    /// The line of an offset in bytes, from 1.
    pub(crate) fn line_at(&self, offset: usize) -> usize {
        self.line_ends.partition_point(|end| *end < offset) + 1
    }
}

/// One table of the file, asked key by key; whatever is wrong with a value is noted when it is asked for.
pub(crate) struct Fields<'a> {
    /// The sheet.
    pub sheet: &'a Sheet<'a>,
    /// The line at which the table begins.
    pub line: usize,
    what: &'static str,
    /// Where it stands in the file: `case.fact.0`; nothing for the file's first table.
    path: String,
    table: &'a DeTable<'a>,
}

type Value<'a> = &'a Spanned<DeValue<'a>>;

impl<'a> Fields<'a> {
    /// The file's first table.
    pub(crate) fn root(sheet: &'a Sheet<'a>, table: &'a DeTable<'a>) -> Self {
        Self { sheet, line: 1, what: "the call", path: String::new(), table }
    }

    /// The first table of the file that tells what stands in the report.
    pub(crate) fn of_report(sheet: &'a Sheet<'a>, table: &'a DeTable<'a>) -> Self {
        Self { sheet, line: 1, what: "the report", path: "report".to_owned(), table }
    }

    /// The same table, after noting every key that is not known in it.
    pub(crate) fn with_keys(self, known: &[&'static str]) -> Self {
        let what = self.what;
        for name in self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let key = name.get_ref().to_string();
            let nearest = nearest(&key, known.iter().copied()).map(ToOwned::to_owned);
            let (line, path) = (self.sheet.line_at(name.span().start), self.path_of(&key));
            self.mistake_at(
                line,
                &path,
                FieldFault::UnknownKey { what, key, nearest, known: known.to_vec() },
            );
        }
        self
    }

    /// The path of a key, as [`Draft`](crate::Draft) names fields.
    pub(crate) fn path_of(&self, key: &str) -> String {
        let key = if key == "organisers" { "organizers" } else { key };
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The path of what is written at a line: the deepest value that reaches over it.
    pub(crate) fn path_at(&self, line: usize) -> String {
        path_at(self.sheet, self.table, line).join(".")
    }

    /// Notes what is wrong with the value of a key.
    pub(crate) fn mistake(&self, key: &str, fault: impl Into<Fault>) {
        self.mistake_at(self.line_of(key), &self.path_of(key), fault);
    }

    /// Notes what is wrong at a line, with the field of that path.
    pub(crate) fn mistake_at(&self, line: usize, path: &str, fault: impl Into<Fault>) {
        self.sheet.findings.mistake(self.sheet.file, line, path, fault);
    }

    /// Notes what is probably not meant at a line, with the field of that path.
    pub(crate) fn warning_at(&self, line: usize, path: &str, fault: impl Into<Fault>) {
        self.sheet.findings.warning(self.sheet.file, line, path, fault);
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
    pub(crate) fn text(&self, key: &'static str) -> Option<String> {
        self.text_of(key, &self.path_of(key), self.required(key)?)
    }

    /// A text that may be left out.
    pub(crate) fn optional_text(&self, key: &'static str) -> Option<String> {
        if self.has(key) { self.text(key) } else { None }
    }

    /// A list of texts that may be left out, each with its line.
    pub(crate) fn optional_texts(&self, key: &'static str) -> Vec<(usize, String)> {
        if self.has(key) { self.texts(key) } else { Vec::new() }
    }

    /// A text, written as a date or time with or without quotation marks.
    pub(crate) fn moment(&self, key: &'static str) -> Option<String> {
        let value = self.required(key)?;
        match value.get_ref().as_datetime() {
            Some(datetime) => Some(datetime.to_string()),
            None => self.text_of(key, &self.path_of(key), value),
        }
    }

    /// A day that must be there.
    pub(crate) fn date(&self, key: &'static str) -> Option<Date> {
        let text = self.moment(key)?;
        let date = (text.len() == 10).then(|| text.parse().ok()).flatten();
        if date.is_none() {
            self.mistake(key, FieldFault::Day { key, written: text });
        }
        date
    }

    /// A day that may be left out.
    pub(crate) fn optional_date(&self, key: &'static str) -> Option<Date> {
        if self.has(key) { self.date(key) } else { None }
    }

    /// A number of things that may be left out.
    pub(crate) fn optional_count(&self, key: &'static str) -> Option<u64> {
        let value = self.table.get(key)?;
        let integer = value.get_ref().as_integer();
        let count = integer.and_then(|digits| u64::from_str_radix(digits.as_str(), digits.radix()).ok());
        if count.is_none() {
            self.wrong_kind(key, &self.path_of(key), value, "a whole number, not below 0");
        }
        count
    }

    /// A text in one or more languages that must be there.
    pub(crate) fn localized(&self, key: &'static str) -> Option<Localized> {
        let path = self.path_of(key);
        if !self.has(key) {
            let fault = FieldFault::Missing { what: self.what, key };
            self.mistake_at(self.line, &in_language(&path, self.sheet.languages.first()), fault);
        }
        self.localized_of(key, &path, self.table.get(key)?)
    }

    /// A text in one or more languages that may be left out.
    pub(crate) fn optional_localized(&self, key: &'static str) -> Option<Localized> {
        if self.has(key) { self.localized(key) } else { None }
    }

    /// A list of texts in one or more languages; none when it is left out.
    pub(crate) fn localized_list(&self, key: &'static str) -> Vec<Localized> {
        let placed = self.values(key).into_iter().enumerate();
        let read = |(place, value)| self.localized_of(key, &format!("{}.{place}", self.path_of(key)), value);
        placed.filter_map(read).collect()
    }

    /// A list of texts that must be there and not empty, each with its line.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<(usize, String)> {
        if self.required(key).is_none() {
            return Vec::new();
        }
        let values = self.values(key);
        if values.is_empty() {
            self.mistake(key, FieldFault::Empty { key });
        }
        let line = |value: Value<'a>| self.sheet.line_at(value.span().start);
        let text = |value: Value<'a>| self.text_of(key, &self.path_of(key), value);
        values.into_iter().filter_map(|value| Some((line(value), text(value)?))).collect()
    }

    /// The table under a key, which must be there.
    pub(crate) fn table(
        &self,
        key: &'static str,
        what: &'static str,
        known: &[&'static str],
    ) -> Option<Fields<'a>> {
        let value = self.required(key)?;
        self.table_of(key, self.path_of(key), value, (what, known))
    }

    /// The table under a key that may be left out.
    pub(crate) fn optional_table(
        &self,
        key: &'static str,
        what: &'static str,
        known: &[&'static str],
    ) -> Option<Fields<'a>> {
        if self.has(key) { self.table(key, what, known) } else { None }
    }

    /// The tables of a list; none when it is left out.
    pub(crate) fn tables(
        &self,
        key: &'static str,
        what: &'static str,
        known: &[&'static str],
    ) -> Vec<Fields<'a>> {
        let path = |place: usize| format!("{}.{place}", self.path_of(key));
        let placed = self.values(key).into_iter().enumerate();
        placed.filter_map(|(place, value)| self.table_of(key, path(place), value, (what, known))).collect()
    }

    fn table_of(
        &self,
        key: &'static str,
        path: String,
        value: Value<'a>,
        (what, known): (&'static str, &[&'static str]),
    ) -> Option<Fields<'a>> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_kind(key, &path, value, "a table");
            return None;
        };
        let line = self.sheet.line_at(value.span().start);
        Some(Fields { sheet: self.sheet, line, what, path, table }.with_keys(known))
    }

    /// The values of a list; none, and a mistake, when it is no list.
    fn values(&self, key: &'static str) -> Vec<Value<'a>> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_kind(key, &self.path_of(key), value, "a list in [ ]");
            return Vec::new();
        };
        list.iter().collect()
    }

    fn required(&self, key: &'static str) -> Option<Value<'a>> {
        let value = self.table.get(key);
        if value.is_none() {
            let fault = FieldFault::Missing { what: self.what, key };
            self.mistake_at(self.line, &self.path_of(key), fault);
        }
        value
    }

    fn text_of(&self, key: &'static str, path: &str, value: Value<'a>) -> Option<String> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_kind(key, path, value, "a text in quotation marks");
            return None;
        };
        let text = text.trim();
        if text.is_empty() {
            self.mistake_at(self.sheet.line_at(value.span().start), path, FieldFault::Empty { key });
            return None;
        }
        Some(text.to_owned())
    }

    fn localized_of(&self, key: &'static str, path: &str, value: Value<'a>) -> Option<Localized> {
        if value.get_ref().is_str() {
            let main = self.sheet.languages.first();
            let text = self.text_of(key, &in_language(path, main), value)?;
            return Some(Localized::plain(main?.clone(), text));
        }
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_kind(key, path, value, "a text, or a table with a text for each language");
            return None;
        };
        let texts = table.iter().filter_map(|(tag, text)| {
            let line = self.sheet.line_at(tag.span().start);
            let path = format!("{path}.{}", tag.get_ref());
            let language = self.language_of_text(key, &path, line, tag.get_ref());
            let text = self.text_of(key, &path, text);
            Some((language?, text?))
        });
        self.localized_from(key, path, self.sheet.line_at(value.span().start), texts.collect())
    }

    /// The language that a text is given in, which must be one of the call's.
    fn language_of_text(&self, key: &'static str, path: &str, line: usize, tag: &str) -> Option<Language> {
        let mistake = |fault: FieldFault| self.mistake_at(line, path, fault);
        let language = Language::new(tag).map_err(|error| mistake(error.into())).ok()?;
        let languages = &self.sheet.languages;
        if !languages.is_empty() && !languages.contains(&language) {
            mistake(FieldFault::OtherLanguage { key, language: language.clone() });
        }
        Some(language)
    }

    fn localized_from(
        &self,
        key: &'static str,
        path: &str,
        line: usize,
        texts: BTreeMap<Language, String>,
    ) -> Option<Localized> {
        let main = self.sheet.languages.first()?;
        for language in self.sheet.languages.iter().filter(|language| !texts.contains_key(language)) {
            let (path, main) = (in_language(path, Some(language)), main.clone());
            if *language == main {
                self.mistake_at(line, &path, FieldFault::NoMainText { key, main });
            } else {
                let language = language.clone();
                self.warning_at(line, &path, FieldFault::Untranslated { key, language, main });
            }
        }
        Localized::new(main.clone(), texts)
    }

    fn wrong_kind(&self, key: &'static str, path: &str, value: Value<'a>, wanted: &'static str) {
        let fault = FieldFault::Kind { key, found: value.get_ref().type_str(), wanted };
        self.mistake_at(self.sheet.line_at(value.span().start), path, fault);
    }
}

/// The path of a text in a language.
fn in_language(path: &str, language: Option<&Language>) -> String {
    language.map_or_else(|| path.to_owned(), |language| format!("{path}.{language}"))
}

/// The steps that lead to what is written at a line.
fn path_at(sheet: &Sheet<'_>, table: &DeTable<'_>, line: usize) -> Vec<String> {
    let reaches = |from: usize, value: &Spanned<DeValue<'_>>| {
        (sheet.line_at(from)..=sheet.line_at(value.span().end)).contains(&line)
    };
    for (key, value) in table {
        let deeper = match value.get_ref() {
            DeValue::Table(table) => path_at(sheet, table, line),
            DeValue::Array(entries) => {
                let tables = entries.iter().enumerate().filter_map(|(place, entry)| {
                    let path = path_at(sheet, entry.get_ref().as_table()?, line);
                    (!path.is_empty()).then(|| [vec![place.to_string()], path].concat())
                });
                tables.into_iter().next().unwrap_or_default()
            }
            _ => Vec::new(),
        };
        let is_here = !value.get_ref().is_table() && reaches(key.span().start, value);
        if is_here || !deeper.is_empty() {
            return [vec![key.get_ref().to_string()], deeper].concat();
        }
    }
    Vec::new()
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
pub(crate) fn meaning(key: &str) -> &'static str {
    match key {
        "alt" => "what the picture shows, for who can't see it",
        "at" | "starts" | "ends" => "the local time in the storm's zone, as in \"2026-12-01T19:00\"",
        "case" => "who is at risk and what is known, under [case]",
        "credit" => "whom to name as the picture's author",
        "demand" => "what is asked, and of whom",
        "fallbacks" => "the hashtags that may take the main one's place, as a list",
        "file" => "the name of its file in the folder pictures, as in \"loom.jpg\"",
        "group" => "the group's name",
        "handle" => "the account's handle",
        "hashtags" => "the agreed hashtags as a list, the main one first",
        "holder" => "who has a key, under [[keeping.holder]]",
        "key" => "the public half of their key, as `age-keygen` prints it: \"age1…\"",
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
        "why" => "why whole copies are kept, for everybody who may post",
        "zone" => "the name of a time zone, as in \"Europe/London\"",
        _ => "a text",
    }
}
