// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use model::Network;

use crate::chars::{is_alphabetic, is_decimal};

/// The form under which a network takes hashtags for one and the same; folding it again changes nothing.
///
/// NFKC and full case folding, but on Mastodon what its `HashtagNormalizer` does: NFKC, small letters, no accents on
/// Latin letters, and nothing that no tag can hold there. So `ß` is `ss` everywhere else, and `ß` on Mastodon.
#[must_use]
pub fn fold(network: Network, tag: &str) -> String {
    if tag.is_ascii() {
        return fold_ascii(network, tag);
    }
    match network {
        Network::Bluesky | Network::X => fold_case(tag),
        // Twice, because what was left out may have kept apart what composes.
        Network::Mastodon => fold_accents(&fold_accents(tag)),
    }
}

/// A text with each letter and its marks as one character where there is one (NFC), so that equal texts are equal bytes.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// The form under which handles are one and the same: no leading `@`, NFKC, full case folding.
#[must_use]
pub fn fold_handle(handle: &str) -> String {
    let handle = handle.trim_start_matches('@');
    if handle.is_ascii() {
        handle.to_ascii_lowercase()
    } else {
        fold_case(handle).trim_start_matches('@').to_owned()
    }
}

fn fold_ascii(network: Network, tag: &str) -> String {
    let mut folded = tag.to_ascii_lowercase();
    if network == Network::Mastodon {
        folded.retain(is_tag_char);
    }
    folded
}

/// Folds twice, because folding can undo the composition that it began with, and composing can need folding.
fn fold_case(text: &str) -> String {
    let nfkc = ComposingNormalizerBorrowed::new_nfkc();
    let case = CaseMapper::new();
    let once = nfkc.normalize(case.fold_string(&nfkc.normalize(text)).as_ref()).into_owned();
    nfkc.normalize(case.fold_string(&once).as_ref()).into_owned()
}

/// Character by character, because the server's own folding knows no final sigma.
fn fold_accents(text: &str) -> String {
    let nfkc = ComposingNormalizerBorrowed::new_nfkc();
    let small = nfkc.normalize(text);
    let small = small.chars().flat_map(char::to_lowercase);
    small.map(without_accent).filter(|&c| is_tag_char(c)).collect()
}

/// The ASCII letter for an accented letter of the blocks Latin-1 and Latin Extended-A; any other as it is.
fn without_accent(c: char) -> char {
    match c {
        'ð' | 'đ' => 'd',
        'ħ' => 'h',
        'ı' => 'i',
        'ĸ' => 'k',
        'ł' | 'ŀ' => 'l',
        'ŋ' => 'n',
        'ø' => 'o',
        'ŧ' => 't',
        '\u{C0}'..='\u{17F}' => base(c),
        _ => c,
    }
}

fn base(c: char) -> char {
    let mut buffer = [0; 4];
    let nfd = DecomposingNormalizerBorrowed::new_nfd();
    let base = nfd.normalize(c.encode_utf8(&mut buffer)).chars().next();
    base.filter(char::is_ascii_alphabetic).unwrap_or(c)
}

fn is_tag_char(c: char) -> bool {
    is_alphabetic(c)
        || is_decimal(c)
        || matches!(c, '_' | '\u{B7}' | '\u{30FB}' | '\u{200C}' | '\u{E47}'..='\u{E4E}')
}
