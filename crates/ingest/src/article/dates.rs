// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::civil::Date;

use super::{clocks, months};

/// Reads the date at the start of a text, in any order and language that embeds print, with the time of day that
/// may stand before or after it; gives the day and how many bytes it took.
///
/// The time itself is dropped: whoever made the embed saw it in a zone that is not told.
pub(crate) fn leading(text: &str) -> Option<(Date, usize)> {
    let tokens = scan(text);
    let before = clocks::before(&tokens).unwrap_or(0);
    let tokens = tokens.get(before..)?;
    let (date, mut used) = FORMS.iter().find_map(|form| form(tokens))?;
    // "Year", in Bulgarian and Russian, and in Ukrainian.
    used += usize::from(tokens.get(used).is_some_and(|token| matches!(token.word, "г" | "р")));
    // Some languages end their dates with a dot; and where that ends a sentence, nothing is lost with it.
    let dots = tokens.iter().skip(used).take_while(|token| token.word == ".").count();
    used += usize::from(dots == 1);
    let rest = tokens.get(used..).unwrap_or_default();
    let last = tokens.get((used + clocks::behind(rest)).checked_sub(1)?)?;
    Some((date, last.end))
}

/// A number, a word, or a sign; white space is left out.
pub(super) struct Token<'a> {
    pub(super) word: &'a str,
    pub(super) number: Option<u16>,
    pub(super) digits: usize,
    end: usize,
}

/// More tokens than any date with its time and weekday has.
const MOST_TOKENS: usize = 18;
/// The longest word looked at; no month's name comes near.
const LONGEST_TOKEN: usize = 40;

/// What Basque joins to a number.
const SUFFIXES: [&str; 2] = ["(e)ko", "(a)"];

type Form = fn(&[Token<'_>]) -> Option<(Date, usize)>;
const FORMS: [Form; 5] = [east_asian, numeric, day_first, month_first, year_first];

fn scan(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut at = 0;
    while tokens.len() < MOST_TOKENS {
        let trimmed = rest.trim_start_matches(is_blank);
        // A date is never broken by a blank line.
        let skipped = rest.get(..rest.len() - trimmed.len()).unwrap_or_default();
        if skipped.matches('\n').count() > 1 {
            break;
        }
        at += skipped.len();
        let suffix = SUFFIXES.iter().find(|suffix| trimmed.starts_with(**suffix));
        let is_end = |c: &char| suffix.is_none() && matches!(c, '(' | '@' | '#' | '"');
        let Some(first) = trimmed.chars().next().filter(|c| !is_end(c)) else {
            break;
        };
        let class = Class::of(first);
        let length = if let Some(suffix) = suffix {
            suffix.len()
        } else if class == Class::Sign {
            first.len_utf8()
        } else {
            trimmed.find(|c| Class::of(c) != class).unwrap_or(trimmed.len())
        };
        let Some((word, after)) = trimmed.split_at_checked(length) else { break };
        if word.len() > LONGEST_TOKEN {
            break;
        }
        at += length;
        tokens.push(Token { word, number: number(word), digits: word.chars().count(), end: at });
        rest = after;
    }
    tokens
}

#[derive(PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Sign,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            _ if digit(c).is_some() => Self::Digit,
            // These count, and stand against the digits without a space.
            '年' | '月' | '日' | '년' | '월' | '일' => Self::Sign,
            // Combining marks (a Persian ezafe, Hindi vowels) belong to their word.
            _ if c.is_alphabetic() || ('\u{300}'..'\u{370}').contains(&c) => Self::Letter,
            '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{963}' | '\u{970}'..='\u{e4f}' => Self::Letter,
            _ => Self::Sign,
        }
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || super::is_direction_mark(c)
}

fn number(word: &str) -> Option<u16> {
    if word.chars().count() > 4 {
        return None;
    }
    word.chars().try_fold(0u16, |sum, c| Some(sum * 10 + digit(c)?))
}

fn digit(c: char) -> Option<u16> {
    // ASCII, Arabic-Indic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada, Thai, full width.
    const ZEROS: [char; 12] = [
        '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}', '\u{c66}',
        '\u{ce6}', '\u{e50}', '\u{ff10}',
    ];
    let value =
        ZEROS.into_iter().find_map(|zero| u32::from(c).checked_sub(zero.into()).filter(|d| *d < 10))?;
    u16::try_from(value).ok()
}

/// `2021年2月8日`, `2021년 2월 8일`.
fn east_asian(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let [_, "年" | "년", _, "月" | "월", _, "日" | "일"] = words(tokens)? else { return None };
    Some((date(nth(tokens, 0)?, nth(tokens, 2)?, nth(tokens, 4)?)?, 6))
}

/// `2021-02-08`, `2021/02/08`, `08.02.2021`, and `20/02/2021` where only one reading is a date.
fn numeric(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let [_, sign @ ("-" | "/" | "."), _, again, _] = words(tokens)? else { return None };
    if sign != again {
        return None;
    }
    let (a, b, c) = (nth(tokens, 0)?, nth(tokens, 2)?, nth(tokens, 4)?);
    let read = match (tokens.first()?.digits, sign) {
        (4, _) => date(a, b, c),
        (_, ".") => date(c, b, a),
        // Arabic and its neighbors write the day first.
        _ if !tokens.first()?.word.is_ascii() => date(c, b, a),
        // Day and month can't be told apart, unless one is beyond twelve or both are the same.
        _ => match (date(c, b, a), date(c, a, b)) {
            (Some(day), Some(month)) => (day == month).then_some(day),
            (day, month) => day.or(month),
        },
    }?;
    Some((read, 5))
}

/// `8 February 2021`, `8. Februar 2021`, `8 de febrero de 2021`, `16 мая 2018 г.`, `8 tháng 2, 2021`.
fn day_first(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let mut walk = Walk { tokens, at: 0 };
    walk.skip(&["ngày"]);
    let day = walk.number()?;
    let is_dotted = walk.is_at(".");
    walk.skip(&[".", "º", "°", "th", "st", "nd", "rd", "er", "o", "'", "’"]);
    walk.skip(&["de", "d", "of", "-", "/"]);
    walk.skip(&["'", "’"]);
    let named = walk.tokens.get(walk.at)?.word;
    let mut month = walk.month()?;
    walk.skip(&[".", ",", "،", "-", "/", "'", "’", "׳"]);
    walk.skip(&["de", "del", "of", ",", "năm"]);
    walk.era();
    let year = walk.number()?;
    if is_dotted && walk.is_at(".") {
        month = months::croatian(named).unwrap_or(month);
    }
    Some((date(year, month, day)?, walk.at))
}

/// `February 8, 2021`, `Feb. 8th 2021`.
fn month_first(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let mut walk = Walk { tokens, at: 0 };
    let month = walk.month()?;
    walk.skip(&["."]);
    let day = walk.number()?;
    walk.skip(&["th", "st", "nd", "rd", "."]);
    walk.skip(&[",", "،"]);
    let year = walk.number()?;
    Some((date(year, month, day)?, walk.at))
}

/// `2021. február 8.`, `2021(e)ko otsailaren 8(a)`, `2021. gada 8. februāris`, `2021 m. vasario 8 d.`
fn year_first(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let mut walk = Walk { tokens, at: 0 };
    let year = walk.number().filter(|_| tokens.first().is_some_and(|token| token.digits == 4))?;
    walk.skip(&[".", "(e)ko", "m", "e", "-"]);
    walk.skip(&["gada", ".", "ko"]);
    if let Some(month) = walk.month() {
        walk.skip(&[".", "-"]);
        let day = walk.number()?;
        walk.skip(&["(a)", "d"]);
        return Some((date(year, month, day)?, walk.at));
    }
    let day = walk.number()?;
    walk.skip(&["."]);
    let month = walk.month()?;
    Some((date(year, month, day)?, walk.at))
}

/// Steps over tokens that may or must be there.
pub(super) struct Walk<'a, 'b> {
    pub(super) tokens: &'a [Token<'b>],
    pub(super) at: usize,
}

impl Walk<'_, '_> {
    pub(super) fn number(&mut self) -> Option<u16> {
        let number = nth(self.tokens, self.at)?;
        self.at += 1;
        Some(number)
    }

    fn month(&mut self) -> Option<u16> {
        if matches!(self.tokens.get(self.at)?.word.to_lowercase().as_str(), "tháng" | "thg") {
            let dot = usize::from(self.tokens.get(self.at + 1)?.word == ".");
            let month = nth(self.tokens, self.at + 1 + dot)?;
            self.at += 2 + dot;
            return Some(month);
        }
        // Names of two words, and Thai abbreviations, which have dots in them.
        let joined = |count: usize, by: &str| {
            let words: Vec<&str> =
                self.tokens.get(self.at..self.at + count)?.iter().map(|it| it.word).collect();
            Some((months::exact(&words.join(by))?, count))
        };
        let single = || Some((months::number(self.tokens.get(self.at)?.word)?, 1));
        let (month, count) = joined(4, "").or_else(|| joined(2, "_")).or_else(single)?;
        self.at += count;
        Some(month)
    }

    /// Steps over the name of an era: `ค.ศ.`, `พ.ศ.`.
    fn era(&mut self) {
        if self.skip(&["ค", "พ"]) && self.skip(&["."]) && self.skip(&["ศ"]) {
            self.skip(&["."]);
        }
    }

    pub(super) fn is_at(&self, word: &str) -> bool {
        self.tokens.get(self.at).is_some_and(|token| token.word == word)
    }

    pub(super) fn skip(&mut self, any: &[&str]) -> bool {
        let there = self.tokens.get(self.at).is_some_and(|token| any.contains(&token.word));
        self.at += usize::from(there);
        there
    }
}

fn nth(tokens: &[Token<'_>], at: usize) -> Option<u16> {
    tokens.get(at)?.number
}

fn words<'a, const N: usize>(tokens: &[Token<'a>]) -> Option<[&'a str; N]> {
    let words: Vec<&str> = tokens.iter().take(N).map(|token| token.word).collect();
    words.try_into().ok()
}

/// A day since the first of these networks opened, in 2006.
fn date(year: u16, month: u16, day: u16) -> Option<Date> {
    // Thai counts from the Buddha.
    let year = if (2549..2643).contains(&year) { year - 543 } else { year };
    if !(2006..2100).contains(&year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
