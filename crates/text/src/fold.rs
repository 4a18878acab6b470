// SPDX-License-Identifier: AGPL-3.0-or-later
use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use model::Network;

use crate::chars::{is_alphabetic, is_decimal};

/// The form under which a network takes hashtags for one and the same; folding it again changes nothing.
///
/// NFKC and full case folding everywhere; on Mastodon the accents of Latin letters too, and what no tag can hold
/// there, as its `HashtagNormalizer` does.
#[must_use]
pub fn fold(network: Network, tag: &str) -> String {
    if tag.is_ascii() {
        return fold_ascii(network, tag);
    }
    let folded = fold_case(tag);
    match network {
        Network::Bluesky | Network::X => folded,
        Network::Mastodon => fold_accents(&folded),
    }
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

fn fold_accents(text: &str) -> String {
    let plain: String = text.chars().map(without_accent).filter(|&c| is_tag_char(c)).collect();
    // What was left out may have kept apart what composes.
    fold_case(&plain)
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
