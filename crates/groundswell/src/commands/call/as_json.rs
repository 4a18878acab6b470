// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a check of a call finds, for programs.

use call::{Fits, KitSheet, Mistake, NEAR_COPY};
use model::Network;
use serde_json::{Map, Value, json};
use text::{Reads, Severity, TagFinding, TagReading, TagSheet};

use super::check::Sheet;

/// What is found in a valid call.
pub(super) fn sheet(sheet: &Sheet) -> Value {
    json!({
        "mistakes": [],
        "warnings": mistakes(&sheet.warnings),
        "hashtags": sheet.tags.tags.iter().map(tag).collect::<Vec<_>>(),
        "findings": sheet.tags.findings.iter().map(finding).collect::<Vec<_>>(),
        "kit": sheet.kit.iter().map(kit).collect::<Vec<_>>(),
    })
}

/// What is wrong with a call that can't be read; lists are never absent.
pub(super) fn refusal(found: &[Mistake]) -> Value {
    json!({"mistakes": mistakes(found), "warnings": [], "hashtags": [], "findings": [], "kit": []})
}

fn mistakes(mistakes: &[Mistake]) -> Vec<Value> {
    let mistake =
        |mistake: &Mistake| json!({"file": mistake.file, "line": mistake.line, "says": mistake.says()});
    mistakes.iter().map(mistake).collect()
}

fn tag(sheet: &TagSheet) -> Value {
    let networks =
        sheet.readings.iter().map(|reading| (reading.network.key().to_owned(), self::reading(reading)));
    let spellings = sheet.spellings.iter();
    let spellings: Vec<Value> = spellings
        .map(|spelling| json!({"text": spelling.text, "same_on": keys(&spelling.same_on)}))
        .collect();
    json!({"tag": sheet.tag, "networks": networks.collect::<Map<_, _>>(), "spellings": spellings})
}

fn reading(reading: &TagReading) -> Value {
    let (reads, read, before) = match &reading.reads {
        Reads::Cut { read, before } => ("cut", Some(read), Some(before)),
        Reads::Nothing => ("nothing", None, None),
        Reads::Whole => ("whole", None, None),
    };
    json!({
        "reads": reads, "read": read, "before": before,
        "folded": reading.folded, "length": reading.length, "limit": reading.limit,
    })
}

fn finding(finding: &TagFinding) -> Value {
    let severity = match finding.severity {
        Severity::Stops => "stops",
        Severity::Mind => "mind",
    };
    json!({
        "severity": severity, "tags": finding.tags, "networks": keys(&finding.networks), "says": finding.to_string(),
    })
}

fn kit(sheet: &KitSheet) -> Value {
    let similarity = &sheet.similarity;
    let highest = similarity.highest.as_ref().map(|(share, places)| {
        json!({"resemblance": share, "of": places.each_ref().map(|place| json!({"file": place.file, "line": place.line}))})
    });
    let crowds = sheet.crowds.iter();
    let crowds: Vec<Value> =
        crowds.map(|crowd| json!({"people": crowd.people, "share_at_most": crowd.share_at_most})).collect();
    let fits = sheet.fits.iter().map(|fits| (fits.network.key().to_owned(), self::fits(fits)));
    let angles = sheet.angles.iter();
    let angles: Vec<Value> =
        angles.map(|angle| json!({"angle": angle.angle, "wordings": angle.wordings})).collect();
    json!({
        "language": sheet.language.as_str(), "wordings": sheet.wordings, "angles": angles,
        "highest": highest, "mean": similarity.mean,
        "near_copies": similarity.near_copies, "near_copy_from": NEAR_COPY,
        "crowds": crowds, "fits": fits.collect::<Map<_, _>>(),
    })
}

fn fits(fits: &Fits) -> Value {
    let unfit = fits.unfit.iter().map(|place| json!({"file": place.file, "line": place.line}));
    json!({"longest": fits.longest, "limit": fits.limit, "unfit": unfit.collect::<Vec<_>>()})
}

fn keys(networks: &[Network]) -> Vec<&'static str> {
    networks.iter().map(|network| network.key()).collect()
}
