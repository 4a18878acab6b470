// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use crate::fold::fold;

/// The words of a text that are its author's own, one space between each: without hashtags and addresses, which all posts of a
/// storm share by agreement; letter case and punctuation at their ends make no difference.
#[must_use]
pub fn own_words(text: &str) -> String {
    let is_own =
        |word: &&str| !word.starts_with(['#', '＃']) && !word.contains("{url}") && !word.contains("://");
    let words = text.split_whitespace().filter(is_own);
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    fold(Network::Bluesky, &words.join(" "))
}

/// Whether most letters are of scripts that put no space between words.
#[must_use]
pub fn is_spaceless(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    2 * text.chars().filter(|c| is_of_spaceless_script(*c)).count() > letters
}

/// Thai, Lao, Tibetan, Burmese, Khmer, kana, and Chinese characters.
fn is_of_spaceless_script(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
