// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is told beside the fields while somebody writes: how networks will read the hashtags, and what the kit will do.

use call::{Call, Draft, KitSheet};
use model::{Network, Timestamp};
use text::{Reads, Severity, TagSheet};

/// A sentence, and whether nobody should publish before it is put right.
pub(crate) struct Note {
    pub says: String,
    pub stops: bool,
}

/// The notes of a step, on a call that need not be whole.
pub(crate) fn of_step(
    step: &str,
    draft: &Draft,
    call: Option<&Call>,
    now: Timestamp,
    url: &str,
) -> Vec<Note> {
    match step {
        "hashtags" => of_hashtags(draft),
        "wordings" => {
            let sheets = call.map(|call| call.kit_at(now, Some(url))).unwrap_or_default();
            let is_written =
                |sheet: &&KitSheet| !draft.text(&format!("wordings.{}", sheet.language)).is_empty();
            sheets.iter().filter(is_written).flat_map(of_kit).collect()
        }
        _ => Vec::new(),
    }
}

/// By the draft and not the call, for most is to be told of hashtags with which no call can be.
fn of_hashtags(draft: &Draft) -> Vec<Note> {
    let written = draft.text("hashtags");
    let sealed = draft.sealed_tag();
    let open = written.lines().map(|tag| tag.trim_start_matches(['#', '＃']));
    let tags: Vec<&str> = sealed.as_deref().into_iter().chain(open).collect();
    let main = draft.languages().first().map(ToString::to_string).unwrap_or_default();
    let words =
        ["title", "case.name", "demand"].map(|field| draft.text(&format!("{field}.{main}"))).join(" ");
    let check = text::check_tags(&tags, &words);
    let readings = check.tags.iter().map(|tag| note(reading(tag)));
    let findings = check.findings.iter().map(|finding| Note {
        says: format!("{}: {}", names(&finding.networks), finding.says),
        stops: finding.severity == Severity::Stops,
    });
    readings.chain(findings).collect()
}

fn reading(tag: &TagSheet) -> String {
    let readings = tag.readings.iter().map(|reading| {
        let reads = match &reading.reads {
            Reads::Cut { read, .. } => format!("only #{read}"),
            Reads::Nothing => "not at all".to_owned(),
            Reads::Whole => "whole".to_owned(),
        };
        format!("{} reads it {reads}", reading.network.name())
    });
    format!("#{}: {}", tag.tag, readings.collect::<Vec<_>>().join(", "))
}

fn of_kit(sheet: &KitSheet) -> Vec<Note> {
    let language = sheet.language.own_name();
    let crowds: Vec<String> = sheet
        .crowds
        .iter()
        .map(|crowd| {
            format!("with {} people each text is handed to at most {}", crowd.people, crowd.share_at_most)
        })
        .collect();
    let mut notes =
        vec![note(format!("{language}: {} different texts; {}", sheet.wordings, crowds.join("; ")))];
    if sheet.angles.len() > 1 {
        notes.push(note(format!("{language}: the angles take turns: {}", angles(sheet))));
    }
    if let Some((share, [one, other])) = &sheet.similarity.highest {
        let says = format!("{language}: the two most alike ({one} and {other}) share {:.0} %", 100.0 * share);
        notes.push(note(says));
    }
    let unfit = sheet.fits.iter().filter(|fits| !fits.unfit.is_empty());
    notes.extend(unfit.map(|fits| Note {
        says: format!(
            "{language}: {} too long for {}, up to {} of {}",
            fits.unfit.len(),
            fits.network.name(),
            fits.longest,
            fits.limit
        ),
        stops: true,
    }));
    notes
}

/// How many texts speak from which side.
fn angles(sheet: &KitSheet) -> String {
    let angles = sheet
        .angles
        .iter()
        .map(|angle| format!("{} ({})", angle.angle.as_deref().unwrap_or("none named"), angle.wordings));
    angles.collect::<Vec<_>>().join(", ")
}

fn note(says: String) -> Note {
    Note { says, stops: false }
}

fn names(networks: &[Network]) -> String {
    networks.iter().map(|network| network.name()).collect::<Vec<_>>().join(", ")
}
