// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use model::Network;

use crate::{
    fault::HashtagFault,
    fields::{CALL_FILE, Fields},
    sealed::{Commitment, Opening, SEALED_FILE, Sealed, without_sign},
    wordings::{field_of, same_tag},
};

/// More tags than anybody can type; a storm wants one to three.
const MOST_HASHTAGS: usize = 12;

/// The longest hashtag, in letters: Bluesky's limit (`app.bsky.richtext.facet#tag`), the least of the networks'.
const LONGEST_HASHTAG: usize = 64;

/// The field of the sealed hashtag's commitment.
const SEALED_FIELD: &str = "sealed_hashtag";

/// What is agreed about hashtags.
#[derive(Default)]
pub(crate) struct Hashtags {
    /// Those in use that everybody may know, the main one first.
    pub open: Vec<String>,
    /// Those that may take the main one's place.
    pub fallbacks: Vec<String>,
    /// The main one whose place a fallback has taken.
    pub replaced: Option<String>,
    /// The one that everybody learns at the hour.
    pub sealed: Option<Sealed>,
}

impl Hashtags {
    /// The sealed one, if it is the main one.
    pub(crate) fn sealed_in_use(&self) -> Option<&Sealed> {
        self.sealed.as_ref().filter(|sealed| !sealed.is_replaced)
    }
}

/// Reads what the call's file says of hashtags, and the file that opens the sealed one.
pub(crate) fn read_hashtags(fields: &Fields<'_>, files: &BTreeMap<String, String>) -> Hashtags {
    let open = read_list(fields, "hashtags", fields.texts("hashtags"), &[]);
    let fallbacks = read_list(fields, "fallbacks", fields.optional_texts("fallbacks"), &open);
    let sealed = read_sealed(fields, files.get(SEALED_FILE));
    if let Some(opening) = sealed.as_ref().and_then(|sealed| sealed.opening.as_ref()) {
        find_leaks(fields, &opening.tag, files);
    }
    let hashtags = Hashtags { open, fallbacks, replaced: None, sealed };
    switched(fields, hashtags)
}

fn read_list(
    fields: &Fields<'_>,
    key: &'static str,
    written: Vec<(usize, String)>,
    taken: &[String],
) -> Vec<String> {
    if written.len() > MOST_HASHTAGS {
        fields.mistake(key, HashtagFault::Many { count: written.len(), most: MOST_HASHTAGS });
    }
    let mut hashtags: Vec<String> = Vec::new();
    for (line, tag) in written.into_iter().take(MOST_HASHTAGS) {
        let tag = without_sign(&tag);
        if hashtags.iter().chain(taken).any(|known| is_same(known, tag)) {
            fields.mistake_at(line, key, HashtagFault::Twice(tag.to_owned()));
        } else if is_read_somewhere(fields, key, line, tag) {
            hashtags.push(tag.to_owned());
        }
    }
    hashtags
}

fn is_same(a: &str, b: &str) -> bool {
    Network::ALL.iter().all(|network| same_tag(*network, a, b))
}

/// Whether any network reads a hashtag whole; what only some read is worth a warning.
fn is_read_somewhere(fields: &Fields<'_>, key: &str, line: usize, tag: &str) -> bool {
    let own = || tag.to_owned();
    if tag.chars().count() > LONGEST_HASHTAG {
        fields.mistake_at(line, key, HashtagFault::Long { tag: own(), most: LONGEST_HASHTAG });
        return false;
    }
    let (reading, blind): (Vec<Network>, Vec<Network>) =
        Network::ALL.into_iter().partition(|network| text::is_hashtag(*network, tag));
    if reading.is_empty() {
        fields.mistake_at(line, key, HashtagFault::Unread(own()));
    } else if !blind.is_empty() {
        fields.warning_at(line, key, HashtagFault::Blind { networks: blind, tag: own() });
    }
    !reading.is_empty()
}

/// Puts the fallback that was switched to in the place of the main hashtag.
fn switched(fields: &Fields<'_>, mut hashtags: Hashtags) -> Hashtags {
    let Some(to) = fields.optional_text("switched_to") else { return hashtags };
    let to = without_sign(&to);
    let Some(place) = hashtags.fallbacks.iter().position(|fallback| is_same(fallback, to)) else {
        fields.mistake("switched_to", HashtagFault::NoFallback(to.to_owned()));
        return hashtags;
    };
    let fallback = hashtags.fallbacks.remove(place);
    match &mut hashtags.sealed {
        Some(sealed) => sealed.is_replaced = true,
        None if hashtags.open.is_empty() => {}
        None => hashtags.replaced = Some(hashtags.open.remove(0)),
    }
    hashtags.open.insert(0, fallback);
    hashtags
}

/// Reads the commitment, and holds what opens it against it.
fn read_sealed(fields: &Fields<'_>, file: Option<&String>) -> Option<Sealed> {
    let opening = file.and_then(|file| read_opening(fields, file));
    let Some(written) = fields.optional_text(SEALED_FIELD) else {
        if let Some(Opening { tag, salt, .. }) = &opening {
            let fault = HashtagFault::OpensNothing(Commitment::of(salt, tag));
            fields.mistake_at(fields.line_of("hashtags"), SEALED_FIELD, fault);
        }
        return None;
    };
    let Ok(commitment) = written.parse::<Commitment>() else {
        fields.mistake(SEALED_FIELD, HashtagFault::Commitment);
        return None;
    };
    if let Some(Opening { tag, salt, .. }) = &opening
        && Commitment::of(salt, tag) != commitment
    {
        fields.mistake(SEALED_FIELD, HashtagFault::OpensOther);
    } else if file.is_none() {
        fields.warning_at(fields.line_of(SEALED_FIELD), SEALED_FIELD, HashtagFault::Unopened);
    }
    Some(Sealed { commitment, is_replaced: false, opening, wordings: Vec::new() })
}

fn read_opening(fields: &Fields<'_>, file: &str) -> Option<Opening> {
    let mistake = |fault: HashtagFault| fields.sheet.findings.mistake(SEALED_FILE, 1, SEALED_FIELD, fault);
    let opening = Opening::parse(file).map_err(mistake).ok()?;
    let is_read = Network::ALL.iter().any(|network| text::is_hashtag(*network, &opening.tag));
    if !is_read || opening.tag.chars().count() > LONGEST_HASHTAG {
        mistake(HashtagFault::UnreadSealed);
        return None;
    }
    Some(opening)
}

/// Finds the sealed hashtag in what is public before the hour: there it would be no secret.
fn find_leaks(fields: &Fields<'_>, tag: &str, files: &BTreeMap<String, String>) {
    let folded = |text: &str| text::fold(Network::X, text);
    let tag = folded(tag);
    for (file, text) in files.iter().filter(|(file, _)| *file != SEALED_FILE) {
        let lines = (1..).zip(text.lines());
        for (line, _) in lines.filter(|(_, written)| folded(written).contains(&tag)) {
            let field = if file == CALL_FILE { fields.path_at(line) } else { field_of(file) };
            fields.sheet.findings.mistake(file, line, &field, HashtagFault::Leak);
        }
    }
}
