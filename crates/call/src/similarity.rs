// SPDX-License-Identifier: AGPL-3.0-or-later
//! How alike the wordings of a kit are, as whoever looks for copies sees it.

use std::collections::{BTreeMap, BTreeSet};

use crate::call::{Place, Wording};

/// From this resemblance on, two texts are near copies: seven in ten of the shingles that either has are in both.
///
/// No network says where its own threshold lies. This is the lowest at which research on coordination takes short posts for
/// one text (0.7 to 0.9 of word triples, by Jaccard's index), so that people who post a kit without near copies are told
/// apart even by the strictest of them. Why so: `docs/adr/2026-11-26-wordings-with-choices.md`.
pub const NEAR_COPY: f64 = 0.7;

/// The length of a shingle: three words, or five characters where words are written without spaces.
const WORDS: usize = 3;
const CHARACTERS: usize = 5;

/// How alike the wordings are that two people get who get different ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Similarity {
    /// The greatest resemblance of two wordings, and where these are written; nothing with fewer than two.
    pub highest: Option<(f64, [Place; 2])>,
    /// The mean resemblance over all pairs.
    pub mean: Option<f64>,
    /// How many pairs are near copies.
    pub near_copies: usize,
}

/// Measures the wordings of one language.
///
/// The resemblance of two texts is Jaccard's index over their shingles: how many both have, of those that either has. Hashtags
/// and addresses are left out, which all posts of a storm share by agreement; letter case and punctuation make no difference.
#[must_use]
pub fn similarity(wordings: &[&Wording]) -> Similarity {
    let sets = shingle_sets(wordings);
    let pairs = sets.iter().enumerate().flat_map(|(place, a)| {
        let rest = sets.iter().zip(wordings).skip(place + 1);
        rest.map(move |(b, wording)| (resemblance(a, b), place, &wording.place))
    });
    let (mut highest, mut sum, mut count, mut near_copies): (Option<(f64, [Place; 2])>, _, _, _) =
        (None, 0.0, 0_u32, 0);
    for (share, place, other) in pairs {
        (sum, count) = (sum + share, count + 1);
        near_copies += usize::from(share >= NEAR_COPY);
        if highest.as_ref().is_none_or(|(most, _)| share > *most)
            && let Some(wording) = wordings.get(place)
        {
            highest = Some((share, [wording.place.clone(), other.clone()]));
        }
    }
    let mean = (count > 0).then(|| sum / f64::from(count));
    Similarity { highest, mean, near_copies }
}

/// The wordings of a kit, to be recognized in posts.
#[derive(Clone, Debug, Default)]
pub struct KitTexts {
    /// Which of them have a shingle.
    having: BTreeMap<String, Vec<usize>>,
    /// How many shingles each has.
    sizes: Vec<usize>,
}

impl KitTexts {
    /// Of some texts.
    #[must_use]
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut kit = Self::default();
        for (place, text) in texts.into_iter().enumerate() {
            let shingles = shingles(text);
            kit.sizes.push(shingles.len());
            for shingle in shingles {
                kit.having.entry(shingle).or_default().push(place);
            }
        }
        kit
    }

    /// How much a text resembles the one of them that it resembles most; 0 for one without words.
    #[must_use]
    pub fn resemblance(&self, text: &str) -> f64 {
        let shingles = shingles(text);
        let mut both: BTreeMap<usize, usize> = BTreeMap::new();
        for place in shingles.iter().filter_map(|shingle| self.having.get(shingle)).flatten() {
            *both.entry(*place).or_default() += 1;
        }
        let share = |(place, both): (usize, usize)| {
            let size = self.sizes.get(place).copied().unwrap_or_default();
            as_share(both) / as_share(size + shingles.len() - both)
        };
        both.into_iter().map(share).fold(0.0, f64::max)
    }
}

/// The shingles of a text by itself.
fn shingles(text: &str) -> BTreeSet<String> {
    let words = text::own_words(text);
    let shingles =
        if text::is_spaceless(&words) { shingles_of_characters(&words) } else { shingles_of_words(&words) };
    shingles.into_iter().collect()
}

/// How many of the shingles that either set has are in both; two texts without a shingle are the same.
fn resemblance(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    let both = a.intersection(b).count();
    let either = a.len() + b.len() - both;
    if either == 0 { 1.0 } else { as_share(both) / as_share(either) }
}

fn as_share(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// The shingles of each wording, as numbers that are the same for the same shingle.
fn shingle_sets(wordings: &[&Wording]) -> Vec<BTreeSet<usize>> {
    let texts: Vec<String> = wordings.iter().map(|wording| text::own_words(&wording.text)).collect();
    let is_spaceless = text::is_spaceless(&texts.concat());
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut number = |shingle: String| {
        let next = numbers.len();
        *numbers.entry(shingle).or_insert(next)
    };
    let shingles = |text: &String| {
        if is_spaceless { shingles_of_characters(text) } else { shingles_of_words(text) }
    };
    texts.iter().map(|text| shingles(text).into_iter().map(&mut number).collect()).collect()
}

fn shingles_of_words(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    // What is shorter than a shingle is one.
    if words.len() < WORDS {
        return words.first().map(|_| words.join(" ")).into_iter().collect();
    }
    words.windows(WORDS).map(|words| words.join(" ")).collect()
}

fn shingles_of_characters(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    if characters.len() < CHARACTERS {
        return characters.first().map(|_| characters.iter().collect()).into_iter().collect();
    }
    characters.windows(CHARACTERS).map(|characters| characters.iter().collect()).collect()
}
