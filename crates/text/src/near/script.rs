// SPDX-License-Identifier: AGPL-3.0-or-later
//! One name in two scripts, by its consonants.
//!
//! Arabic, Persian and Hebrew write few vowels, and each language has its own way to write those of others. Consonants
//! are carried over more faithfully, but not one to one: those between which languages differ are taken for one
//! (`p` and `b`, `k` and `q`, `g` and `j`, `h` and `kh`); `v` is one with `f`, or a vowel. So two names may fall together;
//! three consonants have to be alike, in order, and none may be left over.

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

/// Whether two bare tags in different scripts are one name; never where one has letters of several scripts, or of one that is
/// not compared.
pub(super) fn is_same_name(asked: &[char], seen: &[char]) -> bool {
    let Some((one, two)) = alphabet_of(asked).zip(alphabet_of(seen)).filter(|(one, two)| one != two) else {
        return false;
    };
    let (asked, seen) = (consonants(asked, one), consonants(seen, two));
    let as_f = |classes: &[char]| classes.iter().map(|&c| if c == 'v' { 'f' } else { c }).collect::<Vec<_>>();
    let as_vowel = |classes: &[char]| classes.iter().copied().filter(|&c| c != 'v').collect::<Vec<_>>();
    let is_same = |heard: &dyn Fn(&[char]) -> Vec<char>| {
        let [one, two] = [&asked, &seen].map(|classes| heard(classes));
        one.len() >= LEAST && one == two
    };
    is_same(&as_f) || is_same(&as_vowel)
}

/// The one script of a tag's letters.
fn alphabet_of(bare: &[char]) -> Option<Alphabet> {
    let mut letters = bare.iter().filter(|c| c.is_alphabetic()).map(|&c| alphabet(c));
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

/// Before these a Latin `c` is an `s`.
const SOFT: [char; 3] = ['e', 'i', 'y'];

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
