// SPDX-License-Identifier: AGPL-3.0-or-later
//! Endings that make no other word of a word: plurals, cases, articles.

/// The shortest word, in characters, that is left without its ending.
const SHORTEST: usize = 4;

/// Endings that take each other's place, or that of none, in one language; only common ones of nouns. Where Latin letters are
/// written, those of one letter are left out but for `s`: what has lost such a letter was as often cut short or mistyped.
const ENDINGS: [&[&str]; 8] = [
    // English, Spanish, Portuguese, French
    &["", "s", "es", "ing"],
    &["y", "ies"],
    // German, Dutch
    &["", "en", "er", "ern", "es", "s"],
    // Turkish, without accents
    &[
        "", "lar", "ler", "da", "de", "ta", "te", "dan", "den", "tan", "ten", "ya", "ye", "yi", "yu", "in",
        "un", "nin", "nun", "la", "le", "yla", "yle",
    ],
    // Finnish
    &["", "ta", "ssa", "sta", "lla", "lle", "lta", "en", "in"],
    // Russian, Ukrainian, without accents
    &[
        "", "а", "я", "ы", "и", "у", "ю", "е", "о", "ои", "еи", "ом", "ем", "ам", "ям", "ах", "ях", "ов",
        "ев", "ами", "ями", "і", "ою", "ею", "ові",
    ],
    // Greek, without accents
    &["οσ", "ου", "ον", "οι", "ουσ", "ων", "α", "ασ", "εσ", "η", "ησ", "ο"],
    // Arabic and Persian, Hebrew; final letters as the others
    &["", "ون", "ین", "ات", "ان", "ها", "های", "ی", "ימ", "ות"],
];

/// Articles that are written as one with their word.
const ARTICLES: [&str; 2] = ["ال", "ה"];

/// Whether both are the same word with another ending, or with an article.
pub(super) fn is_other_ending(asked: &[char], seen: &[char]) -> bool {
    let stem = asked.iter().zip(seen).take_while(|(a, s)| a == s).count();
    let has_article = |with: &[char], without: &[char]| {
        let ends = with.strip_suffix(without).filter(|_| without.len() >= SHORTEST);
        ends.is_some_and(|article| ARTICLES.iter().any(|one| is(article, one)))
    };
    // What both share may already be part of their endings: `οσ` and `ου`.
    let is_ending = |stem: usize| {
        let ends = asked.get(stem..).zip(seen.get(stem..));
        ends.is_some_and(|(a, s)| {
            ENDINGS.iter().any(|endings| [a, s].iter().all(|end| endings.iter().any(|one| is(end, one))))
        })
    };
    let stems = (stem.saturating_sub(2).max(SHORTEST)..=stem).rev();
    stems.into_iter().any(is_ending) || has_article(seen, asked) || has_article(asked, seen)
}

fn is(end: &[char], one: &str) -> bool {
    end.iter().copied().eq(one.chars())
}
