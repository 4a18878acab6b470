// SPDX-License-Identifier: AGPL-3.0-or-later
use fastrand::Rng;
use model::{PostKind, Timestamp};

use crate::{
    marks::{marks, tags},
    people::{Person, one_of},
    phrases,
    pictures::Picture,
    storm::Storm,
};

/// A post before it is written down in its network's form.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Its number in the storm, from which its identifiers are made.
    pub serial: u64,
    /// Who posts, by their place among the people.
    pub author: usize,
    /// When its author says that it was made, as exactly as the network tells.
    pub created_at: Timestamp,
    /// When the network hands it on.
    pub seen_at: Timestamp,
    /// The language that its author declares.
    pub language: String,
    /// The text; of a repost, nothing.
    pub text: String,
    /// What kind it is.
    pub kind: PostKind,
    /// The draft that it answers, repeats or quotes.
    pub of: Option<usize>,
    /// Whether it carries one of the storm's hashtags, or repeats a post that does.
    pub is_tagged: bool,
    /// Whether its author's program leaves out the marks beside the text (Bluesky).
    pub is_bare: bool,
    /// What is attached to it.
    pub picture: Option<&'static Picture>,
}

/// The words of a post of its own.
pub(crate) struct Words {
    /// The language.
    pub language: String,
    /// The text.
    pub text: String,
}

/// What somebody posts for the storm: a wording of the kit, or words of their own with a hashtag or two.
pub(crate) fn original_words(rng: &mut Rng, storm: &Storm, person: &Person) -> Words {
    let mut words = if rng.u32(0..10) < 6 { kit_words(rng, storm, person) } else { None }
        .unwrap_or_else(|| own_words(rng, storm, person));
    match rng.u32(0..100) {
        // A slip is copied: half of them are the same one.
        0..5 => words.text = with_one_tag(rng, &words.text, |_, tag| misspelt(&mut Rng::with_seed(9), tag)),
        5..10 => words.text = with_one_tag(rng, &words.text, misspelt),
        10..22 => words.text = with_one_tag(rng, &words.text, in_other_case),
        _ => {}
    }
    words
}

/// What somebody says to another's post; every second time with a hashtag.
pub(crate) fn comment_words(rng: &mut Rng, storm: &Storm, person: &Person) -> Words {
    let mut text = phrases::comment(rng, person.language).to_owned();
    if rng.bool() {
        add_tag(rng, storm, &mut text);
    }
    Words { language: person.language.to_owned(), text }
}

/// Something that has nothing to do with the storm.
pub(crate) fn noise_words(rng: &mut Rng) -> Words {
    let (language, text) = phrases::noise(rng);
    Words { language: language.to_owned(), text: text.to_owned() }
}

/// Whether a text carries one of the storm's hashtags; without hashtags every text does.
pub(crate) fn is_tagged(storm: &Storm, text: &str) -> bool {
    let is_asked = |tag: &str| storm.hashtags.iter().any(|asked| asked.to_lowercase() == tag.to_lowercase());
    storm.hashtags.is_empty() || tags(text).any(is_asked)
}

fn kit_words(rng: &mut Rng, storm: &Storm, person: &Person) -> Option<Words> {
    let in_language: Vec<&(String, String)> =
        storm.wordings.iter().filter(|(language, _)| language == person.language).collect();
    let (language, text) = rng.choice(in_language).or_else(|| rng.choice(&storm.wordings))?;
    Some(Words { language: language.clone(), text: text.replace("{url}", "https://storm.example/call") })
}

fn own_words(rng: &mut Rng, storm: &Storm, person: &Person) -> Words {
    let mut text = phrases::own_words(rng, person.language);
    // One in twelve forgets the hashtag.
    if rng.u32(0..12) > 0 {
        add_tag(rng, storm, &mut text);
    }
    if rng.u32(0..3) == 0 {
        add_tag(rng, storm, &mut text);
    }
    if rng.u32(0..4) == 0 {
        text.push_str(" #");
        text.push_str(phrases::cohashtag(rng));
    }
    Words { language: person.language.to_owned(), text }
}

fn add_tag(rng: &mut Rng, storm: &Storm, text: &mut String) {
    if let Some(tag) = rng.choice(&storm.hashtags) {
        text.push(if rng.u32(0..4) == 0 { '\n' } else { ' ' });
        text.push('#');
        text.push_str(tag);
    }
}

/// The text with one of its hashtags changed.
fn with_one_tag(rng: &mut Rng, text: &str, change: fn(&mut Rng, &str) -> String) -> String {
    let found: Vec<_> = marks(text).filter(|mark| mark.is_tag).collect();
    let Some(mark) = rng.choice(&found) else { return text.to_owned() };
    let before = text.get(..mark.start).unwrap_or_default();
    let after = text.get(mark.end..).unwrap_or_default();
    format!("{before}#{}{after}", change(rng, mark.text))
}

/// A hashtag with a letter left out, doubled, or changed places with its neighbor.
fn misspelt(rng: &mut Rng, tag: &str) -> String {
    let mut letters: Vec<char> = tag.chars().collect();
    // Marks above letters are left alone: some networks don't see them at all.
    let places: Vec<usize> = (1..letters.len())
        .filter(|place| letters.get(*place).is_some_and(|letter| letter.is_alphabetic() && !is_mark(*letter)))
        .collect();
    if letters.len() < 5 || places.is_empty() {
        return tag.to_owned();
    }
    let place = one_of(rng, &places);
    match rng.u32(0..4) {
        0 => letters.swap(place, place - 1),
        1 => letters.insert(place, letters.get(place).copied().unwrap_or('x')),
        _ => drop(letters.remove(place)),
    }
    letters.into_iter().collect()
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{0300}'..='\u{036f}' | '\u{0591}'..='\u{05c7}' | '\u{064b}'..='\u{065f}' | '\u{0670}')
}

/// A hashtag in another letter case. Only ASCII letters change: of others the case depends on the language.
fn in_other_case(rng: &mut Rng, tag: &str) -> String {
    if rng.bool() { tag.to_ascii_lowercase() } else { tag.to_ascii_uppercase() }
}
