// SPDX-License-Identifier: AGPL-3.0-or-later
//! How people type a hashtag who have read it or heard it.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use model::Network;

use super::Spelling;
use crate::fold;

/// The spellings that come of keyboards and habits, each with the networks that take it for the hashtag itself.
pub(super) fn spellings(tag: &str) -> Vec<Spelling> {
    let mut spellings: Vec<Spelling> = Vec::new();
    for text in typed(tag) {
        if text.is_empty() || text == tag || spellings.iter().any(|known| known.text == text) {
            continue;
        }
        let is_same = |network: &Network| fold(*network, tag) == fold(*network, &text);
        let same_on = Network::ALL.into_iter().filter(is_same).collect();
        spellings.push(Spelling { text, same_on });
    }
    spellings
}

fn typed(tag: &str) -> [String; 7] {
    [
        tag.to_lowercase(),
        without_marks(tag),
        tag.replace('ß', "ss"),
        tag.replace(['_', '\u{200C}'], ""),
        tag.replace('ي', "ی").replace('ك', "ک"),
        tag.replace('ی', "ي").replace('ک', "ك"),
        tag.replace('ة', "ه").replace('ى', "ي"),
    ]
}

/// The text as a hurried hand types it: without accents, vowel points and hamzas on a letter.
fn without_marks(tag: &str) -> String {
    let nfd = DecomposingNormalizerBorrowed::new_nfd();
    let plain = |c: char| -> String {
        let mut buffer = [0; 4];
        // Its sign makes this a letter of its own to whoever writes Russian or Ukrainian.
        if matches!(c, 'й' | 'Й' | 'ї' | 'Ї') {
            return c.to_string();
        }
        nfd.normalize(c.encode_utf8(&mut buffer)).chars().filter(|&c| !is_mark(c)).collect()
    };
    let plain: String = tag.chars().map(plain).collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&plain).into_owned()
}

/// The marks of Latin, Greek and Cyrillic, Hebrew and Arabic that are often left out; without those of other scripts nobody
/// writes a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}'
        | '\u{5C4}' | '\u{5C5}' | '\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}
