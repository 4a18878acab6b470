// SPDX-License-Identifier: AGPL-3.0-or-later
//! The time of day beside a date, in the words of many languages. It is only stepped over: whoever made the embed
//! saw it in a zone that is not told.

use super::dates::{Token, Walk};

/// What stands before or behind a time by itself: halves and parts of the day, and the word for the hour.
const WORDS: [&str; 44] = [
    "am",
    "pm",
    "uhr",
    "óra",
    "klo",
    "kl",
    "ص",
    "م",
    "öö",
    "ös",
    "dop",
    "odp",
    "fm",
    "em",
    "ap",
    "ip",
    "дп",
    "пп",
    "午前",
    "午後",
    "上午",
    "下午",
    "凌晨",
    "清晨",
    "早上",
    "中午",
    "晚上",
    "오전",
    "오후",
    "priekšp",
    "pēcp",
    "pg",
    "ptg",
    "sa",
    "ch",
    "pop",
    "priešpiet",
    "popiet",
    "बजे",
    "वाजता",
    "uur",
    "hrs",
    "lúc",
    "ಸಮಯಕ್ಕೆ",
];

/// The same where a dot follows each: `a. m.`, `π.μ.`, `ق.ظ.`.
const LETTERS: [&str; 18] =
    ["a", "p", "m", "π", "μ", "ق", "ظ", "ب", "r", "i", "n", "ч", "น", "h", "e", "f", "du", "de"];

/// What leads from a date to its time: "at" and the like.
const LEADS: [&str; 46] = [
    ",",
    "،",
    "·",
    "-",
    "–",
    "—",
    "•",
    "at",
    "um",
    "à",
    "a",
    "las",
    "les",
    "às",
    "alle",
    "ore",
    "om",
    "في",
    "الساعة",
    "בשעה",
    "ساعت",
    "v",
    "kl",
    "klo",
    "в",
    "о",
    "στις",
    "la",
    "ora",
    "pukul",
    "को",
    "এ",
    "u",
    "nang",
    "ag",
    "ರಂದು",
    "ಸಮಯಕ್ಕೆ",
    "pada",
    "रोजी",
    "o",
    "அன்று",
    "เวลา",
    "کو",
    "lúc",
    "ob",
    "kell",
];

/// What parts a time from the date behind it.
const PARTS: [&str; 6] = ["·", "-", "–", "—", ",", "•"];

/// How many tokens a time of day at the start takes, with the sign that parts it from the date.
pub(super) fn before(tokens: &[Token<'_>]) -> Option<usize> {
    let used = clock(tokens)?;
    let is_parted = tokens.get(used).is_some_and(|token| PARTS.contains(&token.word));
    Some(used + usize::from(is_parted))
}

/// How many tokens a time of day after a date takes: `at 7:13 PM`, `um 19:13 Uhr`, `, 19:13`, `19:13`.
pub(super) fn behind(tokens: &[Token<'_>]) -> usize {
    let mut walk = Walk { tokens, at: 0 };
    while walk.at < 4 && (walk.skip(&LEADS) || walk.at > 0 && walk.skip(&["."])) {}
    let lead = walk.at;
    let Some(rest) = tokens.get(lead..) else { return 0 };
    // Without a word that leads to it, only with a colon: `2021. 7.13 million` is the next sentence.
    let has_colon = rest.iter().take(6).any(|token| token.word == ":");
    clock(rest).filter(|_| has_colon || lead > 0).map_or(0, |used| lead + used)
}

fn clock(tokens: &[Token<'_>]) -> Option<usize> {
    let mut walk = Walk { tokens, at: 0 };
    skip_words(&mut walk);
    let hour = walk.number().filter(|hour| *hour <= 24)?;
    let is_dotted = walk.skip(&["."]);
    if !is_dotted && !walk.skip(&[":", "h", "H"]) {
        return None;
    }
    sixtieth(&mut walk)?;
    // `08.02.2021` begins like a time with a dot.
    if is_dotted && walk.is_at(".") && tokens.get(walk.at + 1).is_some_and(|token| token.number.is_some()) {
        return None;
    }
    if !is_dotted && walk.skip(&[":"]) {
        sixtieth(&mut walk)?;
    }
    // "19:13 am" is no time, but the beginning of the next sentence.
    if hour <= 12 || !walk.is_at("am") {
        skip_words(&mut walk);
    }
    Some(walk.at)
}

/// Minutes or seconds.
fn sixtieth(walk: &mut Walk<'_, '_>) -> Option<u16> {
    let digits = walk.tokens.get(walk.at)?.digits;
    walk.number().filter(|number| *number < 60 && digits == 2)
}

fn skip_words(walk: &mut Walk<'_, '_>) {
    for _ in 0..3 {
        let Some(token) = walk.tokens.get(walk.at) else { return };
        let word = token.word.to_lowercase();
        let is_dotted = walk.tokens.get(walk.at + 1).is_some_and(|next| next.word == ".");
        if WORDS.contains(&word.as_str()) || LETTERS.contains(&word.as_str()) && is_dotted {
            walk.at += 1;
            walk.skip(&["."]);
        } else {
            return;
        }
    }
}
