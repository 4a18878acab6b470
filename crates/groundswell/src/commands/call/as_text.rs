// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a check of a call finds, for people.

use std::fmt::Write;

use call::{Fits, KitSheet, NEAR_COPY, Place};
use model::Network;
use text::{Reads, Severity, TagCheck, TagSheet};

use crate::terminal::counted;

/// So many places are named; more are only counted.
const NAMED: usize = 5;

/// The hashtags, as the networks will read them.
pub(super) fn tags(check: &TagCheck) -> String {
    let mut text = String::new();
    for tag in &check.tags {
        text.push_str(&sheet(tag));
    }
    for finding in &check.findings {
        let severity = match finding.severity {
            Severity::Stops => "do not publish",
            Severity::Mind => "mind",
        };
        add(&mut text, format_args!("{severity} ({}): {}", names(&finding.networks), finding));
    }
    text
}

fn sheet(tag: &TagSheet) -> String {
    let mut text = format!("#{}\n", tag.tag);
    for reading in &tag.readings {
        let reads = match &reading.reads {
            Reads::Cut { read, before } => format!("only #{read}, up to “{}”", before.escape_debug()),
            Reads::Nothing => "not read".to_owned(),
            Reads::Whole => "whole".to_owned(),
        };
        let (name, length, limit) = (reading.network.name(), reading.length, reading.limit);
        add(&mut text, format_args!("  {name:<9} {reads}; {length} of {limit}"));
    }
    // Where a spelling is the same everywhere, nobody has to mind it.
    for spelling in tag.spellings.iter().filter(|spelling| spelling.same_on.len() < Network::ALL.len()) {
        let says = match spelling.same_on.as_slice() {
            [] => "is another hashtag".to_owned(),
            same => format!("is the same on {} alone", names(same)),
        };
        add(&mut text, format_args!("  #{} {says}", spelling.text));
    }
    text
}

/// The wordings, language by language.
pub(super) fn kit(kit: &[KitSheet]) -> String {
    let mut text = String::new();
    for sheet in kit {
        add(&mut text, format_args!("{}: {}", sheet.language, counted(sheet.wordings as u64, "wording")));
        if sheet.angles.len() > 1 {
            add(&mut text, format_args!("  angles, which take turns: {}", angles(sheet)));
        }
        text.push_str(&alike(sheet));
        let crowds = sheet.crowds.iter().map(|crowd| format!("{} of {}", crowd.share_at_most, crowd.people));
        let crowds: Vec<String> = crowds.collect();
        add(&mut text, format_args!("  a text is handed to at most {} people", crowds.join(", ")));
        for fits in &sheet.fits {
            add(&mut text, format_args!("  {}", fit(fits)));
        }
    }
    text
}

/// How many texts speak from which side.
fn angles(sheet: &KitSheet) -> String {
    let angles = sheet
        .angles
        .iter()
        .map(|angle| format!("{} ({})", angle.angle.as_deref().unwrap_or("none named"), angle.wordings));
    angles.collect::<Vec<_>>().join(", ")
}

fn alike(sheet: &KitSheet) -> String {
    let similarity = &sheet.similarity;
    let (Some((share, [a, b])), Some(mean)) = (&similarity.highest, similarity.mean) else {
        return "  nothing to compare; two neighbors would post the same\n".to_owned();
    };
    let copies = match similarity.near_copies {
        0 => format!("no near copies ({NEAR_COPY} or more)"),
        pairs => format!("{} of near copies ({NEAR_COPY} or more)", counted(pairs as u64, "pair")),
    };
    format!("  resemblance at most {share:.2} ({a} and {b}), {mean:.2} in the mean; {copies}\n")
}

fn fit(fits: &Fits) -> String {
    let (name, longest, limit) = (fits.network.name(), fits.longest, fits.limit);
    if fits.unfit.is_empty() {
        return format!("{name:<9} all fit; the longest has {longest} of {limit}");
    }
    let places: Vec<String> = fits.unfit.iter().take(NAMED).map(Place::to_string).collect();
    let more = if fits.unfit.len() > NAMED { " and others" } else { "" };
    format!(
        "{name:<9} {} too long, up to {longest} of {limit}: {}{more}",
        if fits.unfit.len() == 1 { "1 is".to_owned() } else { format!("{} are", fits.unfit.len()) },
        places.join(", ")
    )
}

fn names(networks: &[Network]) -> String {
    let names: Vec<&str> = networks.iter().map(|network| network.name()).collect();
    names.join(", ")
}

fn add(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("a string takes whatever is written");
}
