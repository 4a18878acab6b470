// SPDX-License-Identifier: AGPL-3.0-or-later
//! Letters that look alike and aren't, in one hashtag.

use icu_properties::{CodePointMapData, props::Script};
use model::Network;

use super::{Found, shown};

/// Warns of a tag whose letters come from alphabets that share shapes: whoever types it anew types another tag.
pub(crate) fn warn_of_letters(at: usize, tag: &str, read: [Option<&str>; 3], found: &mut Found) {
    let Some((letter, alphabet, most)) = stranger(tag) else { return };
    let says = format!(
        "“{letter}” in #{} is {alphabet}, other letters are {most}; typed anew it becomes another hashtag.",
        shown(tag)
    );
    for (network, read) in Network::ALL.into_iter().zip(read) {
        if read == Some(tag) {
            found.add(at, network, &format!("#{tag}"), says.clone());
        }
    }
}

/// The first letter of the rarest alphabet in a tag, that alphabet, and the commonest one that it looks like.
fn stranger(tag: &str) -> Option<(char, &'static str, &'static str)> {
    [alphabet, arabic_alphabet].into_iter().find_map(|alphabet_of| {
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

fn alphabet(c: char) -> Option<&'static str> {
    match CodePointMapData::<Script>::new().get(c) {
        Script::Cyrillic => Some("Cyrillic"),
        Script::Greek => Some("Greek"),
        Script::Latin => Some("Latin"),
        _ => None,
    }
}

/// Persian and Arabic keyboards type different characters for two letters that look the same within a word.
fn arabic_alphabet(c: char) -> Option<&'static str> {
    match c {
        'ي' | 'ك' => Some("Arabic"),
        'ی' | 'ک' | 'پ' | 'چ' | 'ژ' | 'گ' => Some("Persian"),
        _ => None,
    }
}
