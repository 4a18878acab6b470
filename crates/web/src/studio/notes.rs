// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is told beside the fields while somebody writes: how networks will read the hashtags, and what the kit will do.

use call::{AngleSheet, Call, Draft, Fits, KitSheet};
use model::Timestamp;
use text::{Reads, Severity, TagSheet};

use super::{fault, tag};
use words::Words;

use crate::message::{Message, Said, Value};

/// What is told, and whether nobody should publish before it is put right.
pub(crate) struct Note {
    says: Message,
    stops: bool,
}

/// A note as a page shows it.
pub(crate) struct SaidNote {
    pub says: Said,
    pub stops: bool,
}

impl Note {
    pub(crate) fn said_in(&self, words: &'static Words) -> SaidNote {
        SaidNote { says: self.says.said_in(words), stops: self.stops }
    }
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
    let tags: Vec<String> = draft.sealed_tag().into_iter().chain(draft.open_hashtags()).collect();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    let main = draft.languages().first().map(ToString::to_string).unwrap_or_default();
    let words =
        ["title", "case.name", "demand"].map(|field| draft.text(&format!("{field}.{main}"))).join(" ");
    let check = text::check_tags(&tags, &words);
    let readings = check.tags.iter().map(|sheet| note(reading(sheet)));
    let findings = check
        .findings
        .iter()
        .map(|finding| Note { says: tag::message(finding), stops: finding.severity == Severity::Stops });
    readings.chain(findings).collect()
}

fn reading(tag: &TagSheet) -> Message {
    let readings = tag.readings.iter().map(|reading| {
        let message = match &reading.reads {
            Reads::Cut { read, .. } => Message::new("reads-only").with("read", fault::sign(read)),
            Reads::Nothing => Message::new("reads-nothing"),
            Reads::Whole => Message::new("reads-whole"),
        };
        message.with("network", reading.network.name())
    });
    let readings: Value = readings.collect();
    Message::new("note-reading").with("tag", fault::sign(&tag.tag)).with("readings", readings)
}

fn of_kit(sheet: &KitSheet) -> Vec<Note> {
    let language = sheet.language.own_name();
    let texts = Message::new("note-texts").with("language", language).with("count", sheet.wordings);
    let crowds = sheet.crowds.iter().map(|crowd| {
        let message = Message::new("note-crowd").with("people", crowd.people);
        message.with("share", crowd.share_at_most)
    });
    let mut notes: Vec<Note> = std::iter::once(texts).chain(crowds).map(note).collect();
    if sheet.angles.len() > 1 {
        let angles: Value = sheet.angles.iter().map(angle).collect();
        notes.push(note(Message::new("note-angles").with("language", language).with("angles", angles)));
    }
    if let Some((share, [one, other])) = &sheet.similarity.highest {
        let alike = Message::new("note-alike").with("language", language);
        let alike = alike.with("one", one.to_string()).with("other", other.to_string());
        notes.push(note(alike.with("percent", format!("{:.0}", 100.0 * share))));
    }
    let unfit = sheet.fits.iter().filter(|fits| !fits.unfit.is_empty());
    notes.extend(unfit.map(|fits| Note { says: long(language, fits), stops: true }));
    notes
}

/// An angle, and how many texts speak from it.
fn angle(sheet: &AngleSheet) -> Message {
    let named = sheet.angle.as_deref().map(Value::from);
    let angle = named.unwrap_or_else(|| Message::new("no-angle").into());
    Message::new("note-angle").with("angle", angle).with("texts", sheet.wordings)
}

fn long(language: &str, fits: &Fits) -> Message {
    let message = Message::new("note-long").with("language", language).with("count", fits.unfit.len());
    let message = message.with("network", fits.network.name());
    message.with("longest", fits.longest).with("limit", fits.limit)
}

fn note(says: Message) -> Note {
    Note { says, stops: false }
}
