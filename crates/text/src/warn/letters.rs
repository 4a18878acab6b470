// SPDX-License-Identifier: AGPL-3.0-or-later
//! Letters that look alike and aren't, in one hashtag.
//!
//! Words of two alphabets may well be joined in a tag; only where each letter of the rarer one has a twin in the
//! other was probably something else meant.

use icu_properties::{CodePointMapData, props::Script};
use model::Network;

use super::{Found, Misread, Trouble, shown};

/// Warns of a tag whose letters come from alphabets that share shapes: whoever types it anew types another tag.
pub(crate) fn warn_of_letters(at: usize, tag: &str, read: [Option<&str>; 3], found: &mut Found) {
    let Some((letter, alphabet, most)) = stranger(tag) else { return };
    let trouble = Trouble::Hashtag(Misread::Alphabets { letter, alphabet, most, tag: shown(tag) });
    for (network, read) in Network::ALL.into_iter().zip(read) {
        if read == Some(tag) {
            found.add(at, network, &format!("#{tag}"), trouble.clone());
        }
    }
}

/// The first letter of the rarest alphabet in a tag, that alphabet, and the commonest one that it looks like.
fn stranger(tag: &str) -> Option<(char, &'static str, &'static str)> {
    [twin_alphabet(tag), arabic_alphabet(tag)].into_iter().flatten().find_map(|alphabet_of: Alphabet| {
        let mut alphabets: Vec<(&'static str, char, usize)> = Vec::new();
        for c in tag.chars() {
            let Some(name) = alphabet_of(c) else { continue };
            match alphabets.iter_mut().find(|(known, ..)| *known == name) {
                Some((.., letters)) => *letters += 1,
                None => alphabets.push((name, c, 1)),
            }
        }
        let &(most, _, _) = alphabets.iter().max_by_key(|(_, _, letters)| *letters)?;
        let others = alphabets.iter().filter(|(name, ..)| *name != most);
        others.min_by_key(|(_, _, letters)| *letters).map(|&(name, letter, _)| (letter, name, most))
    })
}

/// Which alphabet a letter is of, as far as it matters here.
type Alphabet = fn(char) -> Option<&'static str>;

fn twin_alphabet(tag: &str) -> Option<Alphabet> {
    let letters = |name| tag.chars().filter(move |&c| alphabet(c) == Some(name));
    let is_of_twins =
        |name, twins: &str| letters(name).next().is_some() && letters(name).all(|c| twins.contains(c));
    let is_mixed = is_of_twins("Cyrillic", CYRILLIC_TWINS)
        || is_of_twins("Greek", GREEK_TWINS)
        || is_of_twins("Latin", LATIN_TWINS);
    is_mixed.then_some(alphabet)
}

fn alphabet(c: char) -> Option<&'static str> {
    match CodePointMapData::<Script>::new().get(c) {
        Script::Cyrillic => Some("Cyrillic"),
        Script::Greek => Some("Greek"),
        Script::Latin => Some("Latin"),
        _ => None,
    }
}

const CYRILLIC_TWINS: &str = "АВЕЅІЈКМНОРСТУХаеіјорсухѕ";
const GREEK_TWINS: &str = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνυχ";
const LATIN_TWINS: &str = "ABCEHIJKMNOPSTXYZaceijopsuvxy";

/// The Latin letters that look as the two lists of twins do, in their order.
const CYRILLIC_SHAPES: &str = "ABESIJKMHOPCTYXaeijopcyxs";
const GREEK_SHAPES: &str = "ABEZHIKMNOPTYXopvux";

/// A tag with each letter that has a twin replaced by the twin: two tags of one shape look the same.
pub(crate) fn shape(tag: &str) -> String {
    let twins = CYRILLIC_TWINS.chars().zip(CYRILLIC_SHAPES.chars());
    let twins = twins.chain(GREEK_TWINS.chars().zip(GREEK_SHAPES.chars()));
    let twins: Vec<(char, char)> = twins.chain([('ي', 'ی'), ('ك', 'ک')]).collect();
    let twin = |c: char| twins.iter().find(|(twin, _)| *twin == c).map_or(c, |(_, shape)| *shape);
    tag.chars().map(twin).collect()
}

/// Persian and Arabic keyboards type different characters for two letters that look the same within a word; Uighur,
/// which has letters of its own, rightly writes the Arabic ones beside those of Persian.
fn arabic_alphabet(tag: &str) -> Option<Alphabet> {
    let is_uighur = tag.contains(['ې', 'ۈ', 'ۆ', 'ۇ', 'ۋ', 'ڭ']);
    (!is_uighur).then_some(|c| match c {
        'ي' | 'ك' => Some("Arabic"),
        'ی' | 'ک' | 'پ' | 'چ' | 'ژ' | 'گ' => Some("Persian"),
        _ => None,
    })
}
