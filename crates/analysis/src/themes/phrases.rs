// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap, HashMap, HashSet},
};

use foldhash::quality::FixedState;
use tally::FEW;

use super::texts::Texts;
use crate::numbers::{count, index};

/// The longest phrase, in words.
const LONGEST: usize = 16;

/// The shortest phrase, in letters. What words tell goes with their length, in all languages that were looked at (Piantadosi, Tily and
/// Gibson, "Word lengths are optimized for efficient communication", 2011); how rare they are among these posts says less, for what a
/// storm says most is in most of its posts.
const LEAST_LETTERS: u64 = 10;

/// How many phrases are weighed against one another.
const MOST: usize = 5_000;

/// A phrase is part of a longer one if that has so many of its posts, in hundredths.
const PART: usize = 80;

/// Words in a row that at least five accounts wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) words: Vec<u32>,
    /// The texts that have it, by their places.
    pub(super) posts: Vec<u32>,
    /// How many accounts wrote them.
    pub(super) accounts: u64,
}

/// All phrases of texts.
pub(super) struct Phrases<'a> {
    texts: &'a Texts<'a>,
    phrases: Vec<Phrase>,
}

/// Where phrases of one length are: of each the text and the place of its first word.
type Places = Vec<(u32, u32)>;

impl<'a> Phrases<'a> {
    /// Finds them from the shortest on: no phrase is longer than one that several people wrote without its last word.
    pub(super) fn of(texts: &'a Texts<'a>) -> Self {
        let starts = (0..).zip(&texts.texts).flat_map(|(text, said)| {
            let places = u32::try_from(said.words.len()).unwrap_or_default();
            (0..places).map(move |place| (text, place))
        });
        let mut open: Vec<Places> = vec![starts.collect()];
        let (mut found, mut shorter): (Vec<Phrase>, Vec<Phrase>) = (Vec::new(), Vec::new());
        for length in 1..=LONGEST {
            let longer = open.into_iter().flat_map(|places| by_word(texts, places, length));
            open = longer.filter(|places| accounts(texts, places) >= FEW).collect();
            let phrases: Vec<Phrase> =
                open.iter().filter_map(|places| Phrase::of(texts, places, length)).collect();
            // Each length is done with as soon as the next is known, so that never all are held.
            found.extend(whole(shorter, &phrases));
            found = worthwhile(texts, found);
            shorter = phrases;
        }
        found.extend(shorter);
        Self { texts, phrases: worthwhile(texts, found) }
    }

    /// Those that explain most: of each its letters in all its posts together, without the posts of which those before tell as much.
    pub(super) fn themes(self, most: usize) -> Vec<Phrase> {
        let mut told: Vec<Phrase> = Vec::new();
        let mut said: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); self.texts.texts.len()];
        // What a phrase is worth only falls with each that is told: only the best has to be looked at again. Of equals the first, by its words.
        let mut open: BinaryHeap<(u64, Reverse<usize>)> = BinaryHeap::new();
        open.extend(
            self.phrases.iter().enumerate().map(|(place, phrase)| (phrase.worth(self.texts), Reverse(place))),
        );
        while let Some((known, Reverse(place))) = open.pop().filter(|_| told.len() < most) {
            let Some(phrase) = self.phrases.get(place) else { continue };
            let worth = self.worth(phrase, &said);
            if worth < known {
                open.extend((worth > 0).then_some((worth, Reverse(place))));
                continue;
            }
            for post in &phrase.posts {
                if let Some(said) = said.get_mut(index(*post)) {
                    said.extend(&phrase.words);
                }
            }
            told.push(phrase.clone());
        }
        told
    }

    /// The same in the posts of which those told before tell less; nothing where too few are left.
    fn worth(&self, phrase: &Phrase, said: &[BTreeSet<u32>]) -> u64 {
        let is_new = |post: &&u32| {
            let said = said.get(index(**post));
            let known = said.map_or(0, |said| phrase.words.iter().filter(|word| said.contains(word)).count());
            known * 2 < phrase.words.len()
        };
        let posts = count(phrase.posts.iter().filter(is_new).count());
        if posts < FEW { 0 } else { posts * letters(self.texts, &phrase.words) }
    }
}

/// Tells places apart by the word that comes next there.
fn by_word(texts: &Texts, places: Places, length: usize) -> Vec<Places> {
    let mut by_word: HashMap<u32, Places, FixedState> = HashMap::default();
    for (text, place) in places {
        let said = texts.texts.get(index(text)).map(|said| said.words.as_slice()).unwrap_or_default();
        if let Some(word) = said.get(index(place) + length - 1) {
            by_word.entry(*word).or_default().push((text, place));
        }
    }
    by_word.into_values().collect()
}

impl Phrase {
    fn of(texts: &Texts, places: &Places, length: usize) -> Option<Self> {
        let (text, place) = places.first()?;
        let words = &texts.texts.get(index(*text))?.words;
        let words = words.get(index(*place)..index(*place) + length)?.to_vec();
        let mut posts: Vec<u32> = places.iter().map(|(text, _)| *text).collect();
        posts.dedup();
        Some(Self { words, posts, accounts: accounts(texts, places) })
    }

    /// How many letters it has in all its posts together.
    fn worth(&self, texts: &Texts) -> u64 {
        count(self.posts.len()) * letters(texts, &self.words)
    }
}

/// How many accounts wrote what is at these places; texts of which none is known are nobody's.
fn accounts(texts: &Texts, places: &Places) -> u64 {
    let account = |text: &u32| texts.texts.get(index(*text))?.account;
    let accounts: HashSet<u64, FixedState> = places.iter().filter_map(|(text, _)| account(text)).collect();
    count(accounts.len())
}

/// Phrases without those of which nearly all posts have one that is a word longer.
fn whole(phrases: Vec<Phrase>, longer: &[Phrase]) -> Vec<Phrase> {
    let numbers: HashMap<&[u32], usize, FixedState> =
        phrases.iter().enumerate().map(|(number, phrase)| (phrase.words.as_slice(), number)).collect();
    let mut is_part = vec![false; phrases.len()];
    for longer in longer {
        let parts = [
            longer.words.split_last().map(|(_, part)| part),
            longer.words.split_first().map(|(_, part)| part),
        ];
        for number in parts.into_iter().flatten().filter_map(|part| numbers.get(part)) {
            let posts = phrases.get(*number).map_or(0, |part| part.posts.len());
            if let Some(is_part) =
                is_part.get_mut(*number).filter(|_| longer.posts.len() * 100 >= posts * PART)
            {
                *is_part = true;
            }
        }
    }
    phrases.into_iter().zip(is_part).filter(|(_, is_part)| !is_part).map(|(phrase, _)| phrase).collect()
}

/// Of the phrases those that tell enough, in the order of their words; of very many those that tell most.
fn worthwhile(texts: &Texts, mut phrases: Vec<Phrase>) -> Vec<Phrase> {
    phrases.retain(|phrase| phrase.words.len() > 1 && letters(texts, &phrase.words) >= LEAST_LETTERS);
    phrases.sort_by(|a, b| b.worth(texts).cmp(&a.worth(texts)).then_with(|| a.words.cmp(&b.words)));
    phrases.truncate(MOST);
    phrases.sort_by(|a, b| a.words.cmp(&b.words));
    phrases
}

/// How many letters words have.
fn letters(texts: &Texts, words: &[u32]) -> u64 {
    words.iter().map(|word| texts.letters(*word)).sum()
}
