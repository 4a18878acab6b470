// SPDX-License-Identifier: AGPL-3.0-or-later
//! One name in two scripts, by its consonants.
//!
//! Arabic, Persian and Hebrew write few vowels, and each language has its own way to write those of others. Consonants
//! are carried over more faithfully, but not one to one: those between which languages differ are taken for one
//! (`p` and `b`, `k` and `q`, `g` and `j`, `h` and `kh`); `v` is one with `f`, or a vowel. So two names may fall together;
//! three consonants have to be alike, in order, and none may be left over.

use std::sync::OnceLock;

/// The least number of consonants by which a name is known.
const LEAST: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alphabet {
    Arabic,
    Cyrillic,
    Greek,
    Hebrew,
    Latin,
}

/// How a bare tag sounds, as far as its script tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Sounds {
    /// `None` where it has letters of several scripts, or of one that is not compared.
    alphabet: Option<Alphabet>,
    /// Filled once it is compared with one in another script.
    consonants: OnceLock<Vec<char>>,
}

impl Sounds {
    pub(super) fn of(bare: &[char]) -> Self {
        Self { alphabet: alphabet_of(bare), consonants: OnceLock::new() }
    }

    /// Whether two bare tags in different scripts are one name.
    pub(super) fn are_those_of(&self, other: &Self, bare: &[char], other_bare: &[char]) -> bool {
        let both = self.alphabet.zip(other.alphabet).filter(|(one, two)| one != two);
        let Some((alphabet, other_alphabet)) = both else { return false };
        let one = self.consonants.get_or_init(|| consonants(bare, alphabet));
        let two = other.consonants.get_or_init(|| consonants(other_bare, other_alphabet));
        one.len() >= LEAST && with_f(one).eq(with_f(two))
            || with_vowels(one).count() >= LEAST && with_vowels(one).eq(with_vowels(two))
    }
}

/// Consonants in which each `v` is an `f`.
fn with_f(consonants: &[char]) -> impl Iterator<Item = char> {
    consonants.iter().map(|&c| if c == 'v' { 'f' } else { c })
}

/// Consonants in which each `v` is a vowel.
fn with_vowels(consonants: &[char]) -> impl Iterator<Item = char> {
    consonants.iter().copied().filter(|&c| c != 'v')
}

/// The one script of a tag's letters.
fn alphabet_of(bare: &[char]) -> Option<Alphabet> {
    let is_letter = |(c, alphabet): &(char, Option<Alphabet>)| alphabet.is_some() || c.is_alphabetic();
    let mut letters = bare.iter().map(|&c| (c, alphabet(c))).filter(is_letter).map(|(_, alphabet)| alphabet);
    let first = letters.next()??;
    letters.all(|other| other == Some(first)).then_some(first)
}

/// The classes of a tag's consonants.
fn consonants(bare: &[char], of: Alphabet) -> Vec<char> {
    let bare = ARTICLES.iter().find_map(|article| after(bare, article)).unwrap_or(bare);
    let mut classes: Vec<char> = match of {
        Alphabet::Latin => latin(bare),
        _ => bare.iter().flat_map(|&c| class(c).chars()).collect(),
    };
    classes.dedup();
    // An `h` at the end is written in some languages for the vowel before it.
    if classes.last() == Some(&'h') {
        classes.pop();
    }
    classes
}

/// Articles that one script writes and the other leaves out.
const ARTICLES: [&str; 5] = ["ال", "al_", "el_", "al-", "el-"];

fn after<'a>(bare: &'a [char], article: &str) -> Option<&'a [char]> {
    let length = article.chars().count();
    bare.get(length..).filter(|_| bare.iter().zip(article.chars()).all(|(one, other)| *one == other))
}

fn alphabet(c: char) -> Option<Alphabet> {
    match c {
        'a'..='z' => Some(Alphabet::Latin),
        '\u{3B1}'..='\u{3C9}' => Some(Alphabet::Greek),
        '\u{430}'..='\u{45F}' | '\u{490}'..='\u{49F}' => Some(Alphabet::Cyrillic),
        '\u{5D0}'..='\u{5EA}' => Some(Alphabet::Hebrew),
        '\u{621}'..='\u{6D3}' => Some(Alphabet::Arabic),
        _ => None,
    }
}

/// The class of two Latin letters that write one consonant.
fn pair(first: char, second: char) -> Option<&'static str> {
    match (first, second) {
        ('c', 'h') => Some("c"),
        ('d', 'h') => Some("d"),
        ('g', 'h') => Some("g"),
        ('k', 'h') => Some("h"),
        ('p', 'h') => Some("f"),
        ('s', 'h') | ('t', 's' | 'z') => Some("s"),
        ('t', 'h') => Some("t"),
        ('z', 'h') => Some("z"),
        ('c', 'k') => Some("k"),
        _ => None,
    }
}

/// Before these a Latin `c` is an `s`.
const SOFT: [char; 3] = ['e', 'i', 'y'];

fn latin(bare: &[char]) -> Vec<char> {
    let mut classes = Vec::new();
    let mut rest = bare.iter().copied().peekable();
    while let Some(c) = rest.next() {
        match rest.peek().and_then(|next| pair(c, *next)) {
            Some(class) => {
                rest.next();
                classes.extend(class.chars());
            }
            None if c == 'c' => {
                classes.push(if rest.peek().is_some_and(|next| SOFT.contains(next)) { 's' } else { 'k' })
            }
            None => classes.extend(class(c).chars()),
        }
    }
    classes
}

/// The class of one letter; nothing for a vowel, and for what stands for one as often as not.
fn class(c: char) -> &'static str {
    match c {
        'b' | 'p' | 'б' | 'п' | 'β' | 'π' | 'ב' | 'פ' | 'ب' | 'پ' => "b",
        'ч' | 'چ' | 'צ' => "c",
        'd' | 'д' | 'δ' | 'ד' | 'د' | 'ذ' | 'ض' => "d",
        'f' | 'ф' | 'φ' | 'ف' => "f",
        'g' | 'j' | 'г' | 'ґ' | 'γ' | 'ג' | 'گ' | 'غ' | 'ج' => "g",
        'h' | 'х' | 'χ' | 'ה' | 'ח' | 'ه' | 'ح' | 'خ' => "h",
        'k' | 'q' | 'к' | 'κ' | 'ק' | 'כ' | 'ک' | 'ق' => "k",
        'x' | 'ξ' => "ks",
        'l' | 'л' | 'λ' | 'ל' | 'ل' => "l",
        'm' | 'м' | 'μ' | 'מ' | 'م' => "m",
        'n' | 'н' | 'ν' | 'נ' | 'ن' => "n",
        'r' | 'р' | 'ρ' | 'ר' | 'ر' => "r",
        's' | 'с' | 'ш' | 'щ' | 'ц' | 'σ' | 'ς' | 'ס' | 'ש' | 'س' | 'ش' | 'ص' | 'ث' => "s",
        't' | 'т' | 'τ' | 'θ' | 'ט' | 'ת' | 'ت' | 'ط' => "t",
        'v' | 'в' | 'ڤ' => "v",
        'z' | 'з' | 'ж' | 'ζ' | 'ז' | 'ز' | 'ژ' | 'ظ' => "z",
        'ψ' => "bs",
        _ => "",
    }
}
