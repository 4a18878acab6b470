// SPDX-License-Identifier: AGPL-3.0-or-later
//! One name in two scripts, by its consonants.
//!
//! Arabic, Persian and Hebrew write few vowels, and each language has its own way to write those of others. Consonants
//! are carried over more faithfully, but not one to one: those between which languages differ are taken for one
//! (`p` and `b`, `f` and `v`, `k` and `q`, `h` and `kh`). So two names may fall together; four consonants have to be alike.

/// The least number of consonants by which a name is known.
const LEAST: usize = 4;

/// A tag's consonants, and the script that they were written in.
#[derive(Clone, Debug, Default)]
pub(super) struct Consonants {
    alphabet: Option<Alphabet>,
    classes: Vec<char>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alphabet {
    Arabic,
    Cyrillic,
    Greek,
    Hebrew,
    Latin,
}

impl Consonants {
    /// Whether another script's consonants are these.
    pub(super) fn is_same_name(&self, other: &Self) -> bool {
        self.alphabet != other.alphabet && self.classes.len() >= LEAST && self.classes == other.classes
    }
}

/// The consonants of a bare tag; none where it has letters of several scripts, or of one that is not compared.
pub(super) fn consonants(bare: &[char]) -> Consonants {
    let mut letters = bare.iter().filter(|c| c.is_alphabetic()).map(|&c| alphabet(c));
    let Some(Some(first)) = letters.next() else { return Consonants::default() };
    if letters.any(|other| other != Some(first)) {
        return Consonants::default();
    }
    let mut classes: Vec<char> = match first {
        Alphabet::Latin => latin(bare),
        _ => bare.iter().flat_map(|&c| class(c).chars()).collect(),
    };
    classes.dedup();
    // An `h` at the end is written in some languages for the vowel before it.
    if classes.last() == Some(&'h') {
        classes.pop();
    }
    Consonants { alphabet: Some(first), classes }
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

/// Pairs of Latin letters that write one consonant.
const PAIRS: [(&str, &str); 11] = [
    ("ch", "c"),
    ("dh", "d"),
    ("gh", "g"),
    ("kh", "h"),
    ("ph", "f"),
    ("sh", "s"),
    ("th", "t"),
    ("ts", "s"),
    ("tz", "s"),
    ("zh", "z"),
    ("ck", "k"),
];

fn latin(bare: &[char]) -> Vec<char> {
    let mut classes = Vec::new();
    let mut rest = bare.iter().copied().peekable();
    while let Some(c) = rest.next() {
        let is_pair = |pair: &&(&str, &str)| {
            let mut letters = pair.0.chars();
            letters.next() == Some(c) && letters.next() == rest.peek().copied()
        };
        match PAIRS.iter().find(is_pair) {
            Some((_, class)) => {
                rest.next();
                classes.extend(class.chars());
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
        'c' | 'ч' | 'چ' | 'צ' => "c",
        'd' | 'д' | 'δ' | 'ד' | 'د' | 'ذ' | 'ض' => "d",
        'f' | 'v' | 'ф' | 'в' | 'φ' | 'ف' | 'ڤ' => "f",
        'g' | 'г' | 'ґ' | 'γ' | 'ג' | 'گ' | 'غ' => "g",
        'h' | 'х' | 'χ' | 'ה' | 'ח' | 'ه' | 'ح' | 'خ' => "h",
        'j' | 'ج' => "j",
        'k' | 'q' | 'к' | 'κ' | 'ק' | 'כ' | 'ک' | 'ق' => "k",
        'x' | 'ξ' => "ks",
        'l' | 'л' | 'λ' | 'ל' | 'ل' => "l",
        'm' | 'м' | 'μ' | 'מ' | 'م' => "m",
        'n' | 'н' | 'ν' | 'נ' | 'ن' => "n",
        'r' | 'р' | 'ρ' | 'ר' | 'ر' => "r",
        's' | 'с' | 'ш' | 'щ' | 'ц' | 'σ' | 'ς' | 'ס' | 'ש' | 'س' | 'ش' | 'ص' | 'ث' => "s",
        't' | 'т' | 'τ' | 'θ' | 'ט' | 'ת' | 'ت' | 'ط' => "t",
        'z' | 'з' | 'ж' | 'ζ' | 'ז' | 'ز' | 'ژ' | 'ظ' => "z",
        'ψ' => "bs",
        _ => "",
    }
}
