// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use model::CallId;
use toml::de::DeTable;

use crate::{
    call::Call,
    case::{CASE_KEYS, read_case},
    editorial::{REPORT_FILE, read_editorial},
    fault::{Fault, FieldFault},
    fields::{CALL_FILE, Fields, Sheet},
    hashtags::read_hashtags,
    keeping::{KEEPING_KEYS, read_keeping},
    language::Language,
    mistake::{Findings, Mistake},
    parties::{read_endorsements, read_handles, read_quotable},
    picture::{Images, read_pictures},
    sealed::SEALED_FILE,
    storm::{read_storm, read_zone},
    wordings::{Kit, read_wordings},
};

/// The keys of the file's first table.
const CALL_KEYS: [&str; 17] = [
    "title",
    "languages",
    "hashtags",
    "sealed_hashtag",
    "fallbacks",
    "switched_to",
    "demand",
    "organizers",
    "organisers",
    "never_say",
    "storm",
    "case",
    "handle",
    "endorsement",
    "quotable",
    "keeping",
    "picture",
];

/// The keys of `[storm]`.
const STORM_KEYS: [&str; 4] = ["starts", "ends", "zone", "cities"];

/// More languages than anybody can write wordings in.
const MOST_LANGUAGES: usize = 100;

/// Reads a call from the text of its files, by their path in the folder: `call.toml`, `wordings/<language>.md` or `.txt`,
/// the imprints of `pictures/<name>`, and `sealed.toml`, which goes into no list of the call's files.
///
/// # Errors
///
/// Every [`Mistake`] that the files have, by file and line; never an empty list.
pub fn parse(id: CallId, files: &BTreeMap<String, String>) -> Result<Call, Vec<Mistake>> {
    let findings = Findings::default();
    let call = inspect(&findings, id, files);
    let mistakes = findings.into_mistakes();
    match call {
        Some(call) if mistakes.is_empty() => Ok(call),
        _ => Err(mistakes),
    }
}

/// What in a valid call is probably not meant, by file and line: a hashtag or a wording that only some networks read, a
/// hashtag that is nearly an agreed one, a text that is missing in a language.
#[must_use]
pub fn warnings(call: &Call) -> Vec<Mistake> {
    let findings = Findings::default();
    let sealed = call.sealed.as_ref().and_then(|sealed| sealed.opening.as_ref());
    let opening = sealed.map(|opening| (SEALED_FILE.to_owned(), opening.file.clone()));
    inspect(&findings, call.id.clone(), &call.files.clone().into_iter().chain(opening).collect());
    findings.into_warnings()
}

/// Reads everything, and notes on the way whatever is wrong.
fn inspect(findings: &Findings, id: CallId, files: &BTreeMap<String, String>) -> Option<Call> {
    let Some(text) = files.get(CALL_FILE) else {
        findings.mistake(
            CALL_FILE,
            1,
            "",
            Fault::Folder("the folder has no file call.toml; every call begins with it".to_owned()),
        );
        return None;
    };
    let mut sheet = Sheet::new(findings, CALL_FILE, text);
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let line = sheet.line_at(error.span().unwrap_or_default().start);
        findings.mistake(CALL_FILE, line, "", Fault::Toml(error.message().to_owned()));
    }
    if !errors.is_empty() {
        return None;
    }
    let languages = read_languages(&Fields::root(&sheet, root.get_ref()));
    sheet.languages = languages.iter().map(|(_, language)| language.clone()).collect();
    let fields = Fields::root(&sheet, root.get_ref()).with_keys(&CALL_KEYS);
    read_call(&fields, id, &languages, files)
}

/// Reads part after part; only when all were looked at does what is missing end it.
fn read_call(
    fields: &Fields<'_>,
    id: CallId,
    languages: &[(usize, Language)],
    files: &BTreeMap<String, String>,
) -> Option<Call> {
    let title = fields.localized("title");
    let demand = fields.localized("demand");
    let organizers = read_organizers(fields);
    let never_say = fields.localized_list("never_say");
    let mut hashtags = read_hashtags(fields, files);
    let storm_fields = fields.table("storm", "the storm", &STORM_KEYS);
    let zone = storm_fields.as_ref().and_then(read_zone);
    let case = fields.table("case", "the case", &CASE_KEYS).and_then(|case| read_case(&case, zone.as_ref()));
    let storm = storm_fields.and_then(|storm| read_storm(&storm, zone));
    let handles = read_handles(fields);
    let endorsements = read_endorsements(fields);
    let quotable = read_quotable(fields);
    let keeping = fields.optional_table("keeping", "keeping", &KEEPING_KEYS);
    let keeping = keeping.and_then(|keeping| read_keeping(&keeping));
    let pictures = read_pictures(fields, files);
    let kit = Kit { findings: fields.sheet.findings, hashtags: &hashtags, languages, case: case.as_ref() };
    let wordings = read_wordings(&kit, files);
    let report = files.get(REPORT_FILE).map(String::as_str);
    let editorial = read_editorial(fields.sheet.findings, &fields.sheet.languages, report);
    if let Some(sealed) = &mut hashtags.sealed {
        sealed.wordings = wordings.sealed;
    }
    Some(Call {
        id,
        title: title?,
        case: case?,
        demand: demand?,
        hashtags: hashtags.open,
        fallbacks: hashtags.fallbacks,
        replaced: hashtags.replaced,
        sealed: hashtags.sealed,
        storm: storm?,
        organizers,
        languages: fields.sheet.languages.clone(),
        handles,
        endorsements,
        quotable,
        keeping,
        never_say,
        wordings: wordings.open,
        pictures,
        editorial,
        images: Images::default(),
        files: files.clone().into_iter().filter(|(path, _)| path != SEALED_FILE).collect(),
    })
}

fn read_languages(fields: &Fields<'_>) -> Vec<(usize, Language)> {
    let mut languages: Vec<(usize, Language)> = Vec::new();
    let written = fields.texts("languages");
    if written.len() > MOST_LANGUAGES {
        let fault = FieldFault::ManyLanguages { count: written.len(), most: MOST_LANGUAGES };
        fields.mistake("languages", fault);
    }
    for (line, tag) in written.into_iter().take(MOST_LANGUAGES) {
        let mistake = |fault: FieldFault| fields.mistake_at(line, "languages", fault);
        match Language::new(&tag) {
            Err(error) => mistake(error.into()),
            Ok(language) if languages.iter().any(|(_, known)| *known == language) => {
                mistake(FieldFault::LanguageTwice(language));
            }
            Ok(language) => languages.push((line, language)),
        }
    }
    languages
}

fn read_organizers(fields: &Fields<'_>) -> Vec<String> {
    let key = if fields.has("organisers") { "organisers" } else { "organizers" };
    if fields.has("organisers") && fields.has("organizers") {
        fields.mistake("organisers", FieldFault::TwoSpellings);
    }
    fields.texts(key).into_iter().map(|(_, organizer)| organizer).collect()
}
