// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use foldhash::quality::FixedState;
use model::Network;

use super::phrases::Phrase;
use crate::{
    numbers::{count, index},
    words::spoken,
};

/// The most words of a text that are looked at.
const WORDS: usize = 120;

/// Texts as words, each word by its number.
///
/// Where words are written without spaces, their characters are taken for words.
#[derive(Debug, Default)]
pub(super) struct Texts<'a> {
    pub(super) texts: Vec<Text<'a>>,
    numbers: HashMap<String, u32, FixedState>,
    letters: Vec<u64>,
}

/// A text.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) words: Vec<u32>,
    /// The words as they are written.
    written: Vec<&'a str>,
    is_spaceless: bool,
    pub(super) account: Option<u64>,
}

impl<'a> Texts<'a> {
    /// Takes texts apart, in their order.
    pub(super) fn of(texts: impl Iterator<Item = (&'a str, Option<u64>)>) -> Self {
        let mut taken = Self::default();
        for (text, account) in texts {
            let is_spaceless = text::is_spaceless(text);
            let written = units(text, is_spaceless);
            let words: Vec<u32> =
                written.iter().map(|word| taken.number(&folded(word), is_spaceless)).collect();
            taken.texts.push(Text { words, written, is_spaceless, account });
        }
        taken
    }

    fn number(&mut self, word: &str, is_spaceless: bool) -> u32 {
        if let Some(known) = self.numbers.get(word) {
            return *known;
        }
        let next = u32::try_from(self.letters.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), next);
        let letters = if is_spaceless { 3 } else { count(word.chars().count()) };
        self.letters.push(letters);
        next
    }

    /// The words of another text, those that no text has under a number that none has.
    pub(super) fn known(&self, text: &str) -> Vec<u32> {
        let units = units(text, text::is_spaceless(text)).into_iter();
        units.map(|word| self.numbers.get(&folded(word)).copied().unwrap_or(u32::MAX)).collect()
    }

    /// How many letters a word has; a character of a script without spaces stands for three.
    pub(super) fn letters(&self, word: u32) -> u64 {
        self.letters.get(index(word)).copied().unwrap_or_default()
    }

    /// A phrase as it is written most often, of several the first in order.
    pub(super) fn written(&self, phrase: &Phrase) -> String {
        let mut written: BTreeMap<String, u64> = BTreeMap::new();
        for text in phrase.posts.iter().filter_map(|post| self.texts.get(index(*post))) {
            let Some(start) = text.words.windows(phrase.words.len()).position(|words| words == phrase.words)
            else {
                continue;
            };
            let words = text.written.iter().skip(start).take(phrase.words.len()).copied();
            let words: Vec<&str> = words.collect();
            *written.entry(words.join(if text.is_spaceless { "" } else { " " })).or_default() += 1;
        }
        let most = written.into_iter().max_by_key(|(text, times)| (*times, Reverse(text.clone())));
        most.map(|(text, _)| text).unwrap_or_default()
    }

    /// Of some texts those first whose words most of the others have, by the mean share of texts that have each word; a text of few
    /// words says too little to stand for others, so three words are added that none has.
    pub(super) fn by_centrality(&self, places: &[u32]) -> Vec<usize> {
        let mut shares: HashMap<u32, u64, FixedState> = HashMap::default();
        let once = |place: u32| {
            let mut words = self.texts.get(index(place)).map(|text| text.words.clone()).unwrap_or_default();
            words.sort_unstable();
            words.dedup();
            words
        };
        for place in places {
            once(*place).into_iter().for_each(|word| *shares.entry(word).or_default() += 1);
        }
        let mut ranked: Vec<(Reverse<u64>, usize)> = places
            .iter()
            .map(|place| {
                let words = once(*place);
                let sum: u64 = words.iter().filter_map(|word| shares.get(word)).sum();
                // In millionths, so that equal means are equal.
                (Reverse(sum * 1_000_000 / (count(words.len()) + 3)), index(*place))
            })
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, place)| place).collect()
    }
}

/// The words of a text, or its characters, that are its author's own and no handles.
fn units(text: &str, is_spaceless: bool) -> Vec<&str> {
    let words = spoken(text).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let words = words.filter(|word| !word.is_empty());
    if is_spaceless {
        let letters = words.flat_map(|word| word.char_indices().map(move |(at, c)| (word, at, c)));
        let letters = letters.filter(|(_, _, c)| c.is_alphanumeric());
        return letters.filter_map(|(word, at, c)| word.get(at..at + c.len_utf8())).take(WORDS).collect();
    }
    words.take(WORDS).collect()
}

fn folded(word: &str) -> String {
    text::fold(Network::Bluesky, word)
}
