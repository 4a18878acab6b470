// SPDX-License-Identifier: AGPL-3.0-or-later
//! A call that is being written, field by field, before it is whole.

mod hashtags;
mod preview;

use std::{collections::BTreeMap, fmt};

use model::CallId;
use sha2::{Digest, Sha256};
use toml::{Table, Value};

use crate::{
    call::Call,
    editorial::REPORT_FILE,
    fault::Fault,
    fields::CALL_FILE,
    hex::hex,
    language::Language,
    mistake::Mistake,
    parse::parse,
    picture::{Imprint, MOST_PICTURES, PICTURES, is_picture},
    sealed::SEALED_FILE,
};

/// The longest text of one field, in bytes; the wordings of a language may take ten times as much.
const LONGEST: usize = 20_000;

/// So many of a kind can be written: facts, hearings, groups.
const MOST: usize = 100;

/// The files of a call that need not be whole.
///
/// A field has a path, which is also its name in a form: `title.en`, `case.fact.0.source`, `wordings.en`. Comments
/// in `call.toml` do not survive the first change.
#[derive(Clone)]
pub struct Draft {
    table: Table,
    wordings: BTreeMap<String, String>,
    /// The imprints of pictures, by their path.
    pictures: BTreeMap<String, String>,
    /// The file that opens the sealed hashtag.
    opening: Option<String>,
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What opens the sealed hashtag is for nobody's log.
        f.debug_struct("Draft")
            .field("table", &self.table)
            .field("wordings", &self.wordings)
            .finish_non_exhaustive()
    }
}

/// Says that a field can't be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FieldError {
    /// No call has such a field.
    #[error("a call has no field `{0}`")]
    Unknown(String),
    /// More than anybody reads.
    #[error("this is longer than a page can carry; keep it below {LONGEST} bytes")]
    Long,
    /// More than a kit carries.
    #[error("a call has at most {MOST_PICTURES} pictures; take one out first")]
    Pictures,
}

/// Under which the fields of `report.toml` stand in a draft.
const REPORT: &str = "report";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A whole number.
    Count,
    /// Short texts, one a line or separated by commas or spaces.
    List,
    /// Short texts, one a line.
    Lines,
    Text,
    /// The file of wordings of a language.
    Wordings,
}

/// Every field; `*` stands for a language, `#` for a place in a list.
const FIELDS: [(&str, Kind); 48] = [
    ("title.*", Kind::Text),
    ("demand.*", Kind::Text),
    ("languages", Kind::List),
    ("hashtags", Kind::List),
    ("fallbacks", Kind::List),
    ("switched_to", Kind::Text),
    ("organizers", Kind::Lines),
    ("never_say.#.*", Kind::Text),
    ("storm.starts", Kind::Text),
    ("storm.ends", Kind::Text),
    ("storm.zone", Kind::Text),
    ("storm.cities.#.name", Kind::Text),
    ("storm.cities.#.zone", Kind::Text),
    ("case.name.*", Kind::Text),
    ("case.on_behalf.*", Kind::Text),
    ("case.summary.*", Kind::Text),
    ("case.charges.#.*", Kind::Text),
    ("case.fact.#.on", Kind::Text),
    ("case.fact.#.text.*", Kind::Text),
    ("case.fact.#.source", Kind::Text),
    ("case.fact.#.checked_on", Kind::Text),
    ("case.hearing.#.at", Kind::Text),
    ("case.hearing.#.place.*", Kind::Text),
    ("case.figure.#.value", Kind::Text),
    ("case.figure.#.label.*", Kind::Text),
    ("case.figure.#.source", Kind::Text),
    ("handle.#.network", Kind::Text),
    ("handle.#.handle", Kind::Text),
    ("handle.#.role.*", Kind::Text),
    ("endorsement.#.group", Kind::Text),
    ("endorsement.#.members", Kind::Count),
    ("endorsement.#.source", Kind::Text),
    ("endorsement.#.url", Kind::Text),
    ("quotable.#.network", Kind::Text),
    ("quotable.#.handle", Kind::Text),
    ("quotable.#.reason", Kind::Text),
    ("keeping.why.*", Kind::Text),
    ("keeping.holder.#.name", Kind::Text),
    ("keeping.holder.#.key", Kind::Text),
    ("picture.#.alt.*", Kind::Text),
    ("picture.#.credit", Kind::Text),
    ("report.headline.*", Kind::Text),
    ("report.standfirst.*", Kind::Text),
    ("report.paragraphs.#.*", Kind::Text),
    ("report.quotes", Kind::Lines),
    ("report.corrections.#.on", Kind::Text),
    ("report.corrections.#.text.*", Kind::Text),
    ("wordings.*", Kind::Wordings),
];

impl Draft {
    /// A draft in one language, with nothing in it.
    #[must_use]
    pub fn new(language: &Language) -> Self {
        let languages = Value::Array(vec![Value::String(language.to_string())]);
        let table = [("languages".to_owned(), languages)].into_iter().collect();
        Self { table, wordings: BTreeMap::new(), pictures: BTreeMap::new(), opening: None }
    }

    /// Reads the files of a folder, whole or not.
    ///
    /// # Errors
    ///
    /// The [`Mistake`] that keeps `call.toml` or `report.toml` from being read at all.
    pub fn read(files: &BTreeMap<String, String>) -> Result<Self, Box<Mistake>> {
        let mut table = read_table(files, CALL_FILE)?;
        let report = read_table(files, REPORT_FILE)?;
        if !report.is_empty() {
            table.insert(REPORT.to_owned(), Value::Table(report));
        }
        if let (Some(named), false) = (table.get("organisers").cloned(), table.contains_key("organizers")) {
            table.remove("organisers");
            table.insert("organizers".to_owned(), named);
        }
        let main =
            table.get("languages").and_then(|list| list.get(0)).and_then(Value::as_str).unwrap_or("en");
        let main = main.to_owned();
        for (path, _) in FIELDS {
            if let Some(path) = path.strip_suffix(".*") {
                let steps: Vec<&str> = path.split('.').collect();
                visit(&mut table, &steps, &|text| name_language(text, &main));
            }
        }
        let known = [CALL_FILE, REPORT_FILE, SEALED_FILE];
        let others = files.clone().into_iter().filter(|(path, _)| !known.contains(&path.as_str()));
        let (pictures, wordings) = others.partition(|(path, _)| is_picture(path));
        Ok(Self { table, wordings, pictures, opening: files.get(SEALED_FILE).cloned() })
    }

    /// The files as a folder holds them, the one that opens the sealed hashtag among them: they are for organizers.
    #[must_use]
    pub fn files(&self) -> BTreeMap<String, String> {
        let mut files = self.wordings.clone();
        files.extend(self.opening.clone().map(|opening| (SEALED_FILE.to_owned(), opening)));
        files.extend(self.pictures.clone());
        let mut table = self.table.clone();
        let report = table.remove(REPORT);
        // A table of texts, lists and numbers can always be written.
        files.insert(CALL_FILE.to_owned(), toml::to_string_pretty(&table).unwrap_or_default());
        let report = report.map(|report| toml::to_string_pretty(&report).unwrap_or_default());
        files.extend(report.map(|report| (REPORT_FILE.to_owned(), report)));
        files
    }

    /// The call, if it is whole, or everything that is missing and wrong.
    ///
    /// What is written in a language that the call no longer has stays in the draft, and is no part of the call.
    ///
    /// # Errors
    ///
    /// Every [`Mistake`], as [`parse`] gives them.
    pub fn check(&self, id: CallId) -> Result<Call, Vec<Mistake>> {
        parse(id, &self.checked_files())
    }

    /// The files that [`Draft::check`] reads, for keeping: as [`Draft::files`], without what the call's languages leave out.
    #[must_use]
    pub fn checked_files(&self) -> BTreeMap<String, String> {
        let mut draft = self.clone();
        let languages = draft.languages();
        let has = |tag: &str| languages.iter().any(|language| language.as_str() == tag);
        for (path, _) in FIELDS {
            if let Some(path) = path.strip_suffix(".*") {
                visit(&mut draft.table, &path.split('.').collect::<Vec<_>>(), &|text| {
                    text.as_table_mut().into_iter().for_each(|texts| texts.retain(|tag, _| has(tag)));
                });
            }
        }
        draft.wordings.retain(|file, _| {
            let name = file.strip_prefix("wordings/").unwrap_or(file);
            // Of other files the check has something to say.
            name.rsplit_once('.').is_none_or(|(tag, _)| has(tag) || Language::new(tag).is_err())
        });
        draft.files()
    }

    /// The SHA-256, in hexadecimal, of what [`Draft::check`] reads: it tells whether that has changed.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for text in self.checked_files().iter().flat_map(|(path, text)| [path, text]) {
            // With its length before it, so that no two lists of files read alike.
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text);
        }
        hex(&digest.finalize())
    }

    /// The languages, the main one first.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        let written = self.text("languages");
        written.lines().filter_map(|tag| Language::new(tag).ok()).collect()
    }

    /// What a field holds; nothing if it is not there. A list has one entry a line.
    #[must_use]
    pub fn text(&self, path: &str) -> String {
        if let Some(language) = path.strip_prefix("wordings.") {
            let file = self.wording_file(language);
            return self.wordings.get(&file).cloned().unwrap_or_default();
        }
        self.value(path).map(written).unwrap_or_default()
    }

    /// How many entries a list has: `case.fact`, `never_say`.
    #[must_use]
    pub fn count(&self, list: &str) -> usize {
        self.value(list).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// Writes a field; an empty text takes it away. The place just behind a list's last makes a new entry.
    ///
    /// # Errors
    ///
    /// [`FieldError`] when there is no such field, or too much in it.
    pub fn set(&mut self, path: &str, text: &str) -> Result<(), FieldError> {
        let kind = kind(path).ok_or_else(|| FieldError::Unknown(path.chars().take(60).collect()))?;
        let most = if kind == Kind::Wordings { 10 * LONGEST } else { LONGEST };
        if text.len() > most {
            return Err(FieldError::Long);
        }
        let text = text.replace("\r\n", "\n");
        let text = text.trim();
        if let (Kind::Wordings, Some(language)) = (kind, path.strip_prefix("wordings.")) {
            let file = self.wording_file(language);
            if text.is_empty() {
                self.wordings.remove(&file);
            } else {
                self.wordings.insert(file, format!("{text}\n"));
            }
            return Ok(());
        }
        let steps: Vec<&str> = path.split('.').collect();
        write(&mut self.table, &steps, value(kind, text));
        Ok(())
    }

    /// Puts a picture behind the others, under a name that tells nothing; one that is there already stays as it is.
    ///
    /// # Errors
    ///
    /// [`FieldError::Pictures`] when there is no room.
    pub fn add_picture(&mut self, imprint: &Imprint) -> Result<(), FieldError> {
        let path = format!("{PICTURES}/{}", imprint.name());
        if self.pictures.contains_key(&path) {
            return Ok(());
        }
        let entries = self.table.entry("picture").or_insert_with(|| Value::Array(Vec::new()));
        let Value::Array(entries) = entries else { return Err(FieldError::Unknown("picture".to_owned())) };
        if entries.len() >= MOST_PICTURES {
            return Err(FieldError::Pictures);
        }
        let file = ("file".to_owned(), Value::String(imprint.name()));
        entries.push(Value::Table([file].into_iter().collect()));
        self.pictures.insert(path, imprint.to_string());
        Ok(())
    }

    /// What stands for the picture at a place of the list `picture`.
    #[must_use]
    pub fn imprint(&self, place: usize) -> Option<Imprint> {
        let file = self.text(&format!("picture.{place}.file"));
        self.pictures.get(&format!("{PICTURES}/{file}"))?.parse().ok()
    }

    /// Takes an entry out of a list; a picture goes with its file.
    pub fn remove(&mut self, list: &str, place: usize) {
        let mut steps = list.split('.');
        let Some(first) = steps.next() else { return };
        let mut found = self.table.get_mut(first);
        for step in steps {
            found = found.and_then(|value| value.as_table_mut()?.get_mut(step));
        }
        if let Some(entries) = found.and_then(Value::as_array_mut).filter(|entries| place < entries.len()) {
            entries.remove(place);
        }
        if list == "picture" {
            let named: Vec<String> =
                (0..self.count(list)).map(|place| self.text(&format!("picture.{place}.file"))).collect();
            self.pictures.retain(|path, _| named.iter().any(|file| *path == format!("{PICTURES}/{file}")));
        }
    }

    fn wording_file(&self, language: &str) -> String {
        let text = format!("wordings/{language}.txt");
        if self.wordings.contains_key(&text) { text } else { format!("wordings/{language}.md") }
    }

    fn value(&self, path: &str) -> Option<&Value> {
        let mut steps = path.split('.');
        let mut found = self.table.get(steps.next()?)?;
        for step in steps {
            found = match found {
                Value::Array(entries) => entries.get(step.parse::<usize>().ok()?)?,
                Value::Table(table) => table.get(step)?,
                _ => return None,
            };
        }
        Some(found)
    }
}

/// The tables of a file, whole or not; none if it is not there.
fn read_table(files: &BTreeMap<String, String>, file: &str) -> Result<Table, Box<Mistake>> {
    let text = files.get(file).map(String::as_str).unwrap_or_default();
    text.parse::<Table>().map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let fault = Fault::Toml(error.message().to_owned());
        let line = before.matches('\n').count() + 1;
        Box::new(Mistake { file: file.to_owned(), line, field: String::new(), fault })
    })
}

/// Does something with every value at a path, in which `#` stands for each place of a list.
fn visit(table: &mut Table, steps: &[&str], with: &impl Fn(&mut Value)) {
    let Some((step, rest)) = steps.split_first() else { return };
    let Some(value) = table.get_mut(*step) else { return };
    match (value, rest) {
        (Value::Array(entries), ["#"]) => entries.iter_mut().for_each(with),
        (Value::Array(entries), ["#", deeper @ ..]) => {
            let tables = entries.iter_mut().filter_map(Value::as_table_mut);
            tables.for_each(|entry| visit(entry, deeper, with));
        }
        (Value::Table(inner), [_, ..]) => visit(inner, rest, with),
        (value, []) => with(value),
        _ => {}
    }
}

/// Writes out that a text which names no language is in the main one.
fn name_language(value: &mut Value, main: &str) {
    if value.is_str() {
        let text = std::mem::replace(value, Value::Boolean(false));
        *value = Value::Table([(main.to_owned(), text)].into_iter().collect());
    }
}

/// The kind of a field, if there is one of that path.
fn kind(path: &str) -> Option<Kind> {
    let fits = |pattern: &str| {
        pattern.split('.').count() == path.split('.').count()
            && pattern.split('.').zip(path.split('.')).all(|(pattern, step)| match pattern {
                "#" => step.parse::<usize>().is_ok_and(|place| place < MOST),
                "*" => Language::new(step).is_ok_and(|language| language.as_str() == step),
                _ => pattern == step,
            })
    };
    FIELDS.iter().find(|(pattern, _)| fits(pattern)).map(|(_, kind)| *kind)
}

/// A text as a value; nothing if it is empty.
fn value(kind: Kind, text: &str) -> Option<Value> {
    let list = |entries: Vec<&str>| {
        let entries = entries.into_iter().map(str::trim).filter(|entry| !entry.is_empty());
        Value::Array(entries.map(|entry| Value::String(entry.to_owned())).collect())
    };
    if text.is_empty() {
        return None;
    }
    Some(match kind {
        // What is no number is kept as it was written, so that the check can say so.
        Kind::Count => text.parse().map_or_else(|_| Value::String(text.to_owned()), Value::Integer),
        Kind::Lines => list(text.lines().collect()),
        Kind::List => list(text.split([' ', ',', '،', '、', '\n', '\t']).collect()),
        Kind::Text | Kind::Wordings => Value::String(text.to_owned()),
    })
}

/// A value as a field shows it.
fn written(value: &Value) -> String {
    match value {
        Value::Array(entries) => entries.iter().map(written).collect::<Vec<_>>().join("\n"),
        Value::Boolean(is_so) => is_so.to_string(),
        Value::Datetime(at) => at.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Table(_) => String::new(),
    }
}

/// Puts a value at the end of a path, or takes it away; tables that are left with nothing go with it.
fn write(table: &mut Table, steps: &[&str], value: Option<Value>) {
    let Some((step, rest)) = steps.split_first() else { return };
    let Some((place, deeper)) = rest.split_first() else {
        match value {
            Some(value) => drop(table.insert((*step).to_owned(), value)),
            None => drop(table.remove(*step)),
        }
        return;
    };
    if let Ok(place) = place.parse::<usize>() {
        let entries = table.entry(*step).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(entries) = entries {
            if place == entries.len() && value.is_some() {
                entries.push(Value::Table(Table::new()));
            }
            if let Some(Value::Table(entry)) = entries.get_mut(place) {
                write(entry, deeper, value);
            }
        }
        return;
    }
    let inner = table.entry(*step).or_insert_with(|| Value::Table(Table::new()));
    let Value::Table(inner) = inner else { return };
    write(inner, rest, value);
    if inner.is_empty() {
        table.remove(*step);
    }
}
