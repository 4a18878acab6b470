// SPDX-License-Identifier: AGPL-3.0-or-later
//! A hashtag in the forms in which it is compared with others.

use icu_normalizer::DecomposingNormalizerBorrowed;
use model::Network;
use unicode_security::confusable_detection::skeleton;

use super::{Why, ending, letters::Letters, parts, script::Sounds, slip};
use crate::{chars::is_word, fold::fold};

/// The longest tag, in characters, that may be near another.
const LONGEST: usize = 128;

/// The shortest tag, in characters, that has near misses.
const SHORTEST: usize = 4;

/// The shortest tag, in characters, that is found inside another.
const SHORTEST_INSIDE: usize = 5;

/// A tag as it is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    /// As X folds it.
    folded: String,
    /// Without what only joins or parts.
    unjoined: String,
    /// Nor accents, and with one character for each letter.
    pub(super) bare: Vec<char>,
    /// The same with umlauts as they are written without them, where that is something else.
    spelled: Option<Vec<char>>,
    /// With one character for all that look the same.
    shape: String,
    /// Which characters it has.
    letters: Letters,
    /// The same of its shape; `None` where that is not in ASCII.
    shapes: Option<Letters>,
    /// Whether each character can be part of a word.
    is_word: bool,
    sounds: Sounds,
}

impl Form {
    /// The forms of a tag; `None` for one that is too long to be near another.
    pub(super) fn new(tag: &str) -> Option<Self> {
        Some(tag).filter(|tag| !is_long(tag)).and_then(|tag| Self::of(tag, fold(Network::X, tag)))
    }

    /// The same of a tag that X folds to `folded`.
    pub(super) fn of(tag: &str, folded: String) -> Option<Self> {
        if is_long(tag) || is_long(&folded) {
            return None;
        }
        let unjoined: String = folded.chars().filter(|&c| !is_joiner(c)).collect();
        let bare = bare(&unjoined);
        let shape = if tag.is_ascii() { alike(bare.iter().copied()) } else { shape(tag) };
        Some(Self {
            spelled: spelled(&unjoined).filter(|spelled| *spelled != bare),
            shapes: Letters::of_shape(&shape),
            shape,
            letters: Letters::of(bare.iter().copied()),
            is_word: unjoined.chars().all(is_word),
            sounds: Sounds::of(&bare),
            folded,
            unjoined,
            bare,
        })
    }

    /// Whether both are one hashtag to X.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.folded == other.folded
    }

    /// Whether a tag may be this one or nearly this one, by which characters it has; `None` for those of a tag that is not in ASCII.
    pub(super) fn may_be(&self, seen: Option<Letters>) -> bool {
        self.shapes.zip(seen).is_none_or(|(asked, seen)| asked.may_be_near(seen, self.bare.len()))
    }

    /// What makes another tag nearly this one, if anything does.
    pub(super) fn why(&self, seen: &Self) -> Option<Why> {
        if self.bare.len() < SHORTEST {
            return None;
        }
        let is_spelled = |one: &Self, other: &Self| one.spelled.as_ref() == Some(&other.bare);
        if self.unjoined == seen.unjoined {
            return Some(Why::Joiner);
        }
        if self.bare == seen.bare || is_spelled(self, seen) || is_spelled(seen, self) {
            return Some(Why::Accent);
        }
        if self.shape == seen.shape {
            return Some(Why::LookAlike);
        }
        self.why_not_alike(seen)
    }

    fn why_not_alike(&self, seen: &Self) -> Option<Why> {
        let (asked, seen_bare) = (&self.bare, &seen.bare);
        let has_part = || !seen.is_word && parts::has_part(&seen.unjoined, asked);
        let is_same_name = || self.sounds.are_those_of(&seen.sounds, asked, seen_bare);
        if !self.letters.may_be_near_bare(seen.letters, asked.len()) {
            return has_part().then_some(Why::Joined).or_else(|| is_same_name().then_some(Why::Script));
        }
        let is_inside = || asked.len() >= SHORTEST_INSIDE && parts::contains(seen_bare, asked);
        let is_cut = || {
            seen_bare.len() >= SHORTEST && seen_bare.len() * 2 >= asked.len() && asked.starts_with(seen_bare)
        };
        let checks: [(Why, &dyn Fn() -> bool); 8] = [
            (Why::Joined, &has_part),
            (Why::Number, &|| parts::is_but_for_number(asked, seen_bare)),
            (Why::Shorthand, &|| parts::is_shorthand(asked, seen_bare)),
            (Why::Ending, &|| ending::is_other_ending(asked, seen_bare)),
            (Why::Slip, &|| {
                self.letters.may_be_slip(seen.letters, asked.len()) && slip::is_slip(asked, seen_bare)
            }),
            (Why::Script, &is_same_name),
            (Why::Glued, &is_inside),
            (Why::Cut, &is_cut),
        ];
        checks.iter().find(|(_, check)| check()).map(|(why, _)| *why)
    }
}

fn is_long(tag: &str) -> bool {
    tag.len() > LONGEST && tag.chars().nth(LONGEST).is_some()
}

/// Whether a character only joins or parts words.
fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '_' | '-' | '\u{AD}' | '\u{B7}' | '\u{2010}'..='\u{2015}' | '\u{200B}'..='\u{200F}' | '\u{203F}' | '\u{2040}'
            | '\u{2060}' | '\u{30FB}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{640}' | '\u{5BE}' | '\'' | '\u{2019}'
            | '.'
    )
}

/// The letters of a folded tag, each without its accents and in one of the ways in which it is written.
pub(super) fn bare(folded: &str) -> Vec<char> {
    if folded.is_ascii() {
        return folded.chars().collect();
    }
    let nfd = DecomposingNormalizerBorrowed::new_nfd();
    let decomposed = nfd.normalize(folded);
    decomposed.chars().filter(|&c| !is_accent(c)).flat_map(letters).collect()
}

/// Accents, and the vowel signs of Arabic and Hebrew; those of Indian scripts are letters to their readers.
fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}' | '\u{610}'..='\u{61A}'
            | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}' | '\u{621}'
    )
}

/// One letter in the way in which it is compared.
fn letters(c: char) -> impl Iterator<Item = char> {
    let (one, two) = match c {
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'ħ' => ('h', None),
        'ŧ' => ('t', None),
        'ı' => ('i', None),
        'ŋ' => ('n', None),
        'ə' => ('e', None),
        'ٱ' => ('ا', None),
        'ي' | 'ى' | 'ې' | 'ێ' => ('ی', None),
        'ك' | 'ڪ' => ('ک', None),
        'ة' | 'ۀ' | 'ە' => ('ه', None),
        'ך' => ('כ', None),
        'ם' => ('מ', None),
        'ן' => ('נ', None),
        'ף' => ('פ', None),
        'ץ' => ('צ', None),
        _ => (digit(c).unwrap_or(c), None),
    };
    std::iter::once(one).chain(two)
}

/// The European digit for one that Arabic, Persian or Indian keyboards type.
fn digit(c: char) -> Option<char> {
    let zeros = ['\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}'];
    let digit = zeros
        .iter()
        .find_map(|&zero| u32::from(c).checked_sub(u32::from(zero)).filter(|&digit| digit < 10))?;
    char::from_digit(digit, 10)
}

/// The letters of a folded tag with `ae` for `ä` and so on, if it has such a letter.
fn spelled(folded: &str) -> Option<Vec<char>> {
    folded.contains(['ä', 'ö', 'ü', 'å', 'ø']).then(|| {
        let spelled = folded.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
        bare(&spelled.replace('å', "aa").replace('ø', "oe"))
    })
}

/// The tag with one character for all that look the same (UTS #39), whatever letters they are: that of small letters
/// where the small ones differ and only the capitals are alike.
fn shape(tag: &str) -> String {
    let mut one = [0; 4];
    let mut shape = String::new();
    for c in tag.chars() {
        match c {
            c if c.is_ascii() => shape.push(c),
            c => shape.extend(skeleton(c.encode_utf8(&mut one))),
        }
    }
    let folded = fold(Network::X, &shape);
    alike(bare(&folded).into_iter().filter(|&c| !is_joiner(c)))
}

/// The same of letters that are bare, where only those of ASCII are left to be compared.
fn alike(bare: impl Iterator<Item = char>) -> String {
    let mut alike = String::new();
    for c in bare {
        match c {
            '0' => alike.push('o'),
            '1' | 'i' | '|' => alike.push('l'),
            'n' if alike.ends_with('r') => {
                alike.pop();
                alike.push('m');
            }
            c => alike.push(c),
        }
    }
    alike
}
