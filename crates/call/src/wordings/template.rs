// SPDX-License-Identifier: AGPL-3.0-or-later
//! A wording with choices: `{We ask|I ask} the court to drop the charges.`
//!
//! Braces mirror and bars are neutral in right-to-left writing, so that a choice looks in Arabic as it does in English, and what
//! is stored is in the order in which it is read.

use crate::fault::WordingFault;

/// More choices in one wording, or more alternatives in a choice, than anybody reads through. Together they keep the number of
/// expansions within 64 bits.
const MOST_CHOICES: usize = 12;
const MOST_ALTERNATIVES: usize = 32;

/// The slots that are filled in.
const SLOTS: [&str; 4] = ["tags", "tag", "url", "name"];

/// A wording as it is written, taken apart.
#[derive(Debug)]
pub(super) struct Template(Vec<Piece>);

#[derive(Debug)]
enum Piece {
    Choice(Vec<String>),
    Text(String),
}

impl Template {
    /// Takes a wording apart, or says what is wrong with its choices.
    pub(super) fn parse(text: &str) -> Result<Self, WordingFault> {
        let (mut pieces, mut plain, mut rest) = (Vec::new(), String::new(), text);
        while let Some((before, braced)) = rest.split_once('{') {
            plain.push_str(before);
            match read_braced(braced)? {
                Some((alternatives, after)) => {
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                    pieces.push(Piece::Choice(alternatives));
                    rest = after;
                }
                None => {
                    plain.push('{');
                    rest = braced;
                }
            }
        }
        plain.push_str(rest);
        pieces.push(Piece::Text(plain));
        let template = Self(pieces);
        if template.choices().count() > MOST_CHOICES {
            return Err(WordingFault::ManyChoices(MOST_CHOICES));
        }
        Ok(template)
    }

    fn choices(&self) -> impl Iterator<Item = &Vec<String>> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Choice(alternatives) => Some(alternatives),
            Piece::Text(_) => None,
        })
    }

    /// How many expansions it has.
    pub(super) fn count(&self) -> u64 {
        self.choices().map(|alternatives| alternatives.len() as u64).product()
    }

    /// How many letters each choice can change.
    pub(super) fn weights(&self) -> Vec<u64> {
        let letters = |text: &String| text.chars().count() as u64;
        self.choices().map(|choice| choice.iter().map(letters).max().unwrap_or_default().max(1)).collect()
    }

    /// Which alternative an expansion takes of each choice; the first expansion takes the first of each.
    pub(super) fn taken(&self, mut number: u64) -> Vec<u64> {
        let mut taken = Vec::new();
        for choice in self.choices() {
            let count = choice.len() as u64;
            taken.push(number % count);
            number /= count;
        }
        taken
    }

    /// The text of an expansion, its slots still to be filled.
    pub(super) fn text(&self, number: u64) -> String {
        let mut taken = self.taken(number).into_iter();
        let mut text = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(plain) => text.push_str(plain),
                Piece::Choice(alternatives) => {
                    let place = usize::try_from(taken.next().unwrap_or_default()).unwrap_or_default();
                    text.push_str(alternatives.get(place).map(String::as_str).unwrap_or_default());
                }
            }
        }
        // An alternative may be empty, and then two spaces meet; a wording without a choice stays as it was written.
        if self.choices().next().is_some() { single_spaced(&text) } else { text }
    }

    /// The slots that nothing is known to fill.
    pub(super) fn unknown_slots(&self) -> Vec<&str> {
        let texts = self.0.iter().flat_map(|piece| match piece {
            Piece::Choice(alternatives) => alternatives.as_slice(),
            Piece::Text(text) => std::slice::from_ref(text),
        });
        texts.flat_map(|text| unknown_slots(text)).take(5).collect()
    }
}

/// What a brace opens, if it is a choice: its alternatives, and what follows it.
fn read_braced(braced: &str) -> Result<Option<(Vec<String>, &str)>, WordingFault> {
    let (mut depth, mut start) = (1, 0);
    let mut alternatives: Vec<String> = Vec::new();
    for (at, c) in braced.char_indices() {
        match c {
            '{' => depth += 1,
            '|' if depth > 1 => return Err(WordingFault::Nested),
            '}' if depth > 1 => depth -= 1,
            '|' | '}' => {
                let alternative = braced.get(start..at).unwrap_or_default();
                start = at + 1;
                if c == '}' && alternatives.is_empty() {
                    return Ok(None);
                }
                alternatives.push(alternative.to_owned());
                if c == '}' {
                    let after = braced.get(start..).unwrap_or_default();
                    return checked(alternatives).map(|alternatives| Some((alternatives, after)));
                }
            }
            _ => {}
        }
    }
    match alternatives.first() {
        Some(first) => Err(WordingFault::Open(first.clone())),
        None => Ok(None),
    }
}

fn checked(alternatives: Vec<String>) -> Result<Vec<String>, WordingFault> {
    if alternatives.len() > MOST_ALTERNATIVES {
        return Err(WordingFault::ManyAlternatives(MOST_ALTERNATIVES));
    }
    for (place, alternative) in alternatives.iter().enumerate() {
        if alternatives.iter().take(place).any(|known| known.trim() == alternative.trim()) {
            return Err(WordingFault::AlternativeTwice(alternative.trim().to_owned()));
        }
    }
    Ok(alternatives)
}

fn single_spaced(text: &str) -> String {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn unknown_slots(text: &str) -> Vec<&str> {
    let slot = |rest: &'_ str| -> Option<usize> {
        let end = rest.find('}')?;
        let (name, _) = rest.split_at_checked(end)?;
        let is_name = !name.is_empty() && name.len() <= 40 && !name.contains(['{', '\n']);
        (is_name && !SLOTS.contains(&name)).then_some(end)
    };
    let slots = text.match_indices('{').filter_map(|(at, _)| {
        let (_, rest) = text.split_at_checked(at)?;
        let end = slot(rest.get(1..)?)?;
        rest.get(..end + 2)
    });
    slots.collect()
}
