// SPDX-License-Identifier: AGPL-3.0-or-later
//! Endings that make no other word of a word: plurals, cases, articles.

/// The shortest word, in characters, that is left without its ending.
const SHORTEST: usize = 4;

/// Endings that take each other's place, or that of none, in one language. Only common ones of nouns; those of one letter
/// are counted as endings and not as slips.
const ENDINGS: [&[&str]; 10] = [
    // English, Spanish, Portuguese, French
    &["", "s", "es", "x"],
    &["y", "ies"],
    &["", "ing"],
    // German, Dutch
    &["", "e", "en", "er", "ern", "n", "s", "es"],
    // Italian
    &["a", "e", "i", "o"],
    // Turkish, without accents
    &[
        "", "lar", "ler", "da", "de", "ta", "te", "dan", "den", "tan", "ten", "a", "e", "ya", "ye", "i", "u",
        "yi", "yu", "in", "un", "nin", "nun", "la", "le", "yla", "yle",
    ],
    // Finnish
    &["", "n", "t", "a", "ta", "ssa", "sta", "lla", "lle", "lta", "en", "in"],
    // Russian, Ukrainian
    &[
        "", "а", "я", "ы", "и", "у", "ю", "е", "о", "ои", "еи", "ом", "ем", "ам", "ям", "ах", "ях", "ов",
        "ев", "ами", "ями", "і", "ою", "ею", "ові",
    ],
    // Greek, without accents
    &["ος", "οσ", "ου", "ον", "οι", "ουσ", "ων", "α", "ασ", "εσ", "η", "ησ", "ο"],
    // Arabic and Persian, Hebrew
    &["", "ون", "ین", "ات", "ان", "ها", "های", "ی", "ים", "ות", "ימ"],
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
