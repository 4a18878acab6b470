// SPDX-License-Identifier: AGPL-3.0-or-later
//! The forms of JSON that others build on: each value where the design shows it.

mod post;
mod report;
mod surges;
mod survival;
mod understanding;

use model::Post;

use crate::{facts::Facts, surges::SurgesOf};

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
