// SPDX-License-Identifier: AGPL-3.0-or-later
//! How a hashtag looks and sounds to a person: its direction, its words, how many there are.

use std::collections::HashSet;

use model::Network;

use super::{Severity, TagFinding, TagTrouble};
use crate::{
    chars::{is_decimal, is_direction_mark, is_right_to_left},
    fold, measure,
};

/// More hashtags than this share a storm's posts among them: networks list, count and show each hashtag by itself.
const MOST: usize = 3;

/// Hashtags that nobody writes all of.
pub(super) fn find_too_many(tags: &[&str]) -> Option<TagFinding> {
    if tags.len() <= MOST {
        return None;
    }
    let written: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
    let measure = measure(Network::X, &written.join(" "));
    let trouble = TagTrouble::Many { length: measure.length, limit: measure.limit };
    Some(TagFinding::everywhere(Severity::Mind, tags, trouble))
}

/// What a person will stumble over in one hashtag.
pub(super) fn find(tag: &str, words: &str) -> Vec<TagFinding> {
    let found = [find_marks(tag), find_directions(tag), find_digits_at_edge(tag), find_words(tag, words)];
    found.into_iter().flatten().collect()
}

fn find_marks(tag: &str) -> Option<TagFinding> {
    let mark = tag.chars().find(|&c| is_direction_mark(c))?;
    Some(TagFinding::everywhere(Severity::Stops, &[tag], TagTrouble::Mark(mark)))
}

fn find_directions(tag: &str) -> Option<TagFinding> {
    let is_ltr = |c: char| c.is_alphabetic() && !is_right_to_left(c);
    let is_mixed = tag.contains(is_right_to_left) && tag.contains(is_ltr);
    is_mixed.then(|| TagFinding::everywhere(Severity::Mind, &[tag], TagTrouble::Directions))
}

/// A number at the end of a right-to-left word is drawn at its left, and at its start between `#` and the word.
fn find_digits_at_edge(tag: &str) -> Option<TagFinding> {
    let is_at_edge = tag.starts_with(is_decimal) || tag.ends_with(is_decimal);
    (tag.contains(is_right_to_left) && is_at_edge)
        .then(|| TagFinding::everywhere(Severity::Mind, &[tag], TagTrouble::EdgeDigits))
}

/// Without capitals, whoever listens hears one long word, and whoever reads may see other words in it.
fn find_words(tag: &str, words: &str) -> Option<TagFinding> {
    let is_plain = |is_other: fn(char) -> bool| !tag.contains(is_other) && tag.contains(char::is_alphabetic);
    if !is_plain(char::is_uppercase) && !is_plain(char::is_lowercase) {
        return None;
    }
    let parts = told_apart(&tag.to_lowercase(), words)?;
    let joined: String = parts.iter().map(|part| capitalized(part)).collect();
    // `i` has another capital in Turkish; what capitals would change is better left alone.
    let is_same = Network::ALL.iter().all(|network| fold(*network, &joined) == fold(*network, tag));
    (joined != tag && is_same)
        .then(|| TagFinding::everywhere(Severity::Mind, &[tag], TagTrouble::Words(joined)))
}

/// The fewest words of a text of which a hashtag is made, if there are at least two.
fn told_apart(tag: &str, words: &str) -> Option<Vec<String>> {
    let words = words.to_lowercase();
    let words: HashSet<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let ends: Vec<usize> = tag.char_indices().map(|(at, _)| at).skip(1).chain([tag.len()]).collect();
    // What is read up to each place, in the fewest words; nothing stands before the first.
    let mut read: Vec<(usize, Vec<&str>)> = vec![(0, Vec::new())];
    for end in ends {
        let ways = read.iter().filter_map(|(start, parts)| {
            let word = tag.get(*start..end).filter(|word| words.contains(word))?;
            Some((parts, word))
        });
        if let Some((parts, word)) = ways.min_by_key(|(parts, _)| parts.len()) {
            let parts = parts.iter().copied().chain([word]).collect();
            read.push((end, parts));
        }
    }
    let (end, parts) = read.pop()?;
    (end == tag.len() && parts.len() > 1).then(|| parts.into_iter().map(str::to_owned).collect())
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}
