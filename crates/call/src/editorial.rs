// SPDX-License-Identifier: AGPL-3.0-or-later
//! What organizers write into the report on a storm. The figures are not theirs to change.

use jiff::civil::Date;
use toml::de::DeTable;

use crate::{
    address::is_web_address,
    fault::{Fault, FieldFault},
    fields::{Fields, Sheet},
    language::{Language, Localized},
    mistake::Findings,
};

/// The file in a call's folder that holds it.
pub const REPORT_FILE: &str = "report.toml";

/// The keys of that file.
const KEYS: [&str; 5] = ["headline", "standfirst", "paragraphs", "quotes", "corrections"];

/// So many posts can be chosen.
const MOST_QUOTES: usize = 100;

/// The organizers' part in a report: their words, and the choice of the posts that are quoted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editorial {
    /// What stands at the top; without it, the call's own headline.
    pub headline: Option<Localized>,
    /// A sentence or two below it.
    pub standfirst: Option<Localized>,
    /// What they have to say, paragraph by paragraph.
    pub paragraphs: Vec<Localized>,
    /// The addresses of posts to quote, in this order; none, and the newest are.
    pub quotes: Vec<String>,
    /// What was wrong in an earlier report, the newest first.
    pub corrections: Vec<Correction>,
}

/// Something that was wrong, and how it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The day on which it was put right.
    pub on: Date,
    /// What was wrong, and what is right.
    pub text: Localized,
}

/// Reads `report.toml`, whose texts are in the call's languages.
pub(crate) fn read_editorial(findings: &Findings, languages: &[Language], text: Option<&str>) -> Editorial {
    let Some(text) = text else { return Editorial::default() };
    let mut sheet = Sheet::new(findings, REPORT_FILE, text);
    sheet.languages = languages.to_vec();
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let line = sheet.line_at(error.span().unwrap_or_default().start);
        findings.mistake(REPORT_FILE, line, "report", Fault::Toml(error.message().to_owned()));
    }
    if !errors.is_empty() {
        return Editorial::default();
    }
    let fields = Fields::of_report(&sheet, root.get_ref()).with_keys(&KEYS);
    let corrections = fields.tables("corrections", "the correction", &["on", "text"]);
    let mut corrections: Vec<Correction> = corrections.iter().filter_map(read_correction).collect();
    corrections.sort_by_key(|correction| std::cmp::Reverse(correction.on));
    Editorial {
        headline: fields.optional_localized("headline"),
        standfirst: fields.optional_localized("standfirst"),
        paragraphs: fields.localized_list("paragraphs"),
        quotes: read_quotes(&fields),
        corrections,
    }
}

fn read_correction(fields: &Fields<'_>) -> Option<Correction> {
    let (on, text) = (fields.date("on"), fields.localized("text"));
    Some(Correction { on: on?, text: text? })
}

fn read_quotes(fields: &Fields<'_>) -> Vec<String> {
    let quotes = fields.optional_texts("quotes");
    if quotes.len() > MOST_QUOTES {
        fields.mistake("quotes", FieldFault::ManyQuotes { count: quotes.len(), most: MOST_QUOTES });
    }
    for (line, address) in quotes.iter().filter(|(_, address)| !is_web_address(address)) {
        let fault = FieldFault::Address { key: "quotes", written: address.clone() };
        fields.mistake_at(*line, "report.quotes", fault);
    }
    quotes.into_iter().map(|(_, address)| address).collect()
}
