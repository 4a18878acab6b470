// SPDX-License-Identifier: AGPL-3.0-or-later
//! The forms of JSON that others build on: each value where the design shows it.

mod post;
mod report;
mod rows;
mod sealed;
mod surges;
mod survival;
mod understanding;

use model::Post;

use crate::{
    facts::Facts,
    quiet::quiet_line,
    surges::{SurgesOf, csv_cell},
};

/// A post as one line of JSON, without the line's end.
#[must_use]
pub fn post_json(post: &Post) -> String {
    serde_json::to_string(&post::PostJson::of(post)).expect(SURE)
}

/// A report as JSON on many lines, the same for the same facts.
#[must_use]
pub fn report_json(facts: &Facts) -> String {
    serde_json::to_string_pretty(&report::ReportJson::of(facts)).expect(SURE) + "\n"
}

/// Every count of a report as one long table (CSV): `figure`, where it stands in the report as JSON (`people.accounts`), `key`, of what it
/// is (`bluesky`), and `value`. What tells one of several things from the others is joined by ` · `.
///
/// Rates and odds, which are not counted, stand in the JSON alone, as do posts.
#[must_use]
pub fn report_csv(facts: &Facts) -> String {
    let report = serde_json::to_value(report::ReportJson::of(facts)).expect(SURE);
    let mut csv = "figure,key,value\n".to_owned();
    for rows::Row { figure, key, count } in rows::rows(&report) {
        csv.push_str(&format!("{},{},{count}\n", csv_cell(&figure), csv_cell(&quiet_line(&key))));
    }
    csv
}

/// Surges as JSON on many lines, and how many lines of the input could not be read.
#[must_use]
pub fn surges_json(found: &[SurgesOf], rejected: u64) -> String {
    serde_json::to_string_pretty(&surges::SurgesJson::of(found, rejected)).expect(SURE) + "\n"
}

const SURE: &str = "its maps have text keys and nothing in it can fail to be written";

/// Further digits would claim more than such figures tell.
fn rounded(figure: f64) -> f64 {
    (figure * 1000.0).round() / 1000.0
}
