// SPDX-License-Identifier: AGPL-3.0-or-later
//! The language of a text, where it can be told.

use whatlang::{Info, Lang, Script};

use crate::words::spoken;

/// A language that a text was found to be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(&'static str);

/// Fewer letters say too little of a language that shares its script with others.
const LEAST: usize = 12;

/// Fewer letters say too little even where a script has one language.
const LEAST_ALONE: usize = 4;

/// How clearly the trigrams have to say it, of 1: found on the interface texts of `docs/bench-languages.md`.
const CLEAR: f64 = 0.5;

/// So many words are looked at by halves as well: half of a post may be a translation.
const HALVED: usize = 16;

/// So much of a text is looked at, in bytes: more than any post has.
const MOST: usize = 8_192;

impl Language {
    /// Every language that is known.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.iter().map(|(_, code)| Self(code))
    }

    /// The primary subtag (BCP 47).
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }
}

/// The language of a text; `None` where that can't be told: a short one, hashtags alone, several languages, one that is not
/// known.
///
/// Hashtags, handles and links are left out. Trigrams of letters are compared with those of 70 languages (whatlang); what they
/// say counts where they say it clearly, and where each letter is one of that language.
#[must_use]
pub fn language(text: &str) -> Option<Language> {
    let words: Vec<&str> = spoken(text.get(..text.floor_char_boundary(MOST))?).collect();
    let info = clear(&words.join(" "))?;
    let (first, second) = words.split_at(words.len() / 2);
    let is_other = |half: &[&str]| {
        words.len() >= HALVED && clear(&half.join(" ")).is_some_and(|half| half.lang() != info.lang())
    };
    if is_other(first) || is_other(second) {
        return None;
    }
    let known = CODES.iter().find(|(lang, _)| *lang == info.lang());
    known.map(|(_, code)| Language(code))
}

/// What a text is clearly in.
fn clear(text: &str) -> Option<Info> {
    let info = whatlang::detect(text)?;
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let least = if is_of_one_language(info.script()) { LEAST_ALONE } else { LEAST };
    let is_long = letters.clone().nth(least - 1).is_some();
    let is_clear = info.confidence() >= CLEAR || is_of_one_language(info.script());
    let is_mixed = || {
        let (all, latin) = letters.clone().fold((0, 0), |(all, latin), c| {
            (all + 1, latin + usize::from(c.is_ascii() || ('\u{C0}'..='\u{24F}').contains(&c)))
        });
        let others = if info.script() == Script::Latin { all - latin } else { latin };
        others * 4 > all
    };
    let is_foreign = |c: char| has_not(info.lang(), c);
    (is_long && is_clear && !is_mixed() && !text.to_lowercase().contains(is_foreign)).then_some(info)
}

/// Whether a script is that of one language, among those that are known.
fn is_of_one_language(script: Script) -> bool {
    let shared = [Script::Arabic, Script::Cyrillic, Script::Devanagari, Script::Hebrew, Script::Latin];
    !shared.contains(&script) && script != Script::Mandarin
}

/// Whether a language has not a letter that its neighbors have, of which the detector knows nothing: Sorbian beside Polish,
/// Irish and Gaelic beside Welsh, Tatar, Kazakh and others beside Russian, Kurdish, Uighur and Pashto beside Arabic and Persian.
fn has_not(lang: Lang, c: char) -> bool {
    match lang {
        Lang::Pol => "ěšžčřŕ".contains(c),
        Lang::Cym => "áíóúàìòù".contains(c),
        Lang::Rus | Lang::Ukr | Lang::Bel | Lang::Bul | Lang::Srp | Lang::Mkd => {
            ('\u{400}'..='\u{52F}').contains(&c)
                && !('а'..='я').contains(&c)
                && !"ёіїєґўђѓљњћќџјѕѐѝ".contains(c)
        }
        Lang::Ara | Lang::Pes | Lang::Urd => "ەڕڵێۆۇۈۋېڭټډړږښګڼۀ".contains(c),
        _ => false,
    }
}

/// The languages that are known, by the codes that networks use.
const CODES: [(Lang, &str); 70] = [
    (Lang::Afr, "af"),
    (Lang::Aka, "ak"),
    (Lang::Amh, "am"),
    (Lang::Ara, "ar"),
    (Lang::Aze, "az"),
    (Lang::Bel, "be"),
    (Lang::Ben, "bn"),
    (Lang::Bul, "bg"),
    (Lang::Cat, "ca"),
    (Lang::Ces, "cs"),
    (Lang::Cmn, "zh"),
    (Lang::Cym, "cy"),
    (Lang::Dan, "da"),
    (Lang::Deu, "de"),
    (Lang::Ell, "el"),
    (Lang::Eng, "en"),
    (Lang::Epo, "eo"),
    (Lang::Est, "et"),
    (Lang::Fin, "fi"),
    (Lang::Fra, "fr"),
    (Lang::Guj, "gu"),
    (Lang::Heb, "he"),
    (Lang::Hin, "hi"),
    (Lang::Hrv, "hr"),
    (Lang::Hun, "hu"),
    (Lang::Hye, "hy"),
    (Lang::Ind, "id"),
    (Lang::Ita, "it"),
    (Lang::Jav, "jv"),
    (Lang::Jpn, "ja"),
    (Lang::Kan, "kn"),
    (Lang::Kat, "ka"),
    (Lang::Khm, "km"),
    (Lang::Kor, "ko"),
    (Lang::Lat, "la"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Mal, "ml"),
    (Lang::Mar, "mr"),
    (Lang::Mkd, "mk"),
    (Lang::Mya, "my"),
    (Lang::Nep, "ne"),
    (Lang::Nld, "nl"),
    (Lang::Nob, "nb"),
    (Lang::Ori, "or"),
    (Lang::Pan, "pa"),
    (Lang::Pes, "fa"),
    (Lang::Pol, "pl"),
    (Lang::Por, "pt"),
    (Lang::Ron, "ro"),
    (Lang::Rus, "ru"),
    (Lang::Sin, "si"),
    (Lang::Slk, "sk"),
    (Lang::Slv, "sl"),
    (Lang::Sna, "sn"),
    (Lang::Spa, "es"),
    (Lang::Srp, "sr"),
    (Lang::Swe, "sv"),
    (Lang::Tam, "ta"),
    (Lang::Tel, "te"),
    (Lang::Tgl, "tl"),
    (Lang::Tha, "th"),
    (Lang::Tuk, "tk"),
    (Lang::Tur, "tr"),
    (Lang::Ukr, "uk"),
    (Lang::Urd, "ur"),
    (Lang::Uzb, "uz"),
    (Lang::Vie, "vi"),
    (Lang::Yid, "yi"),
    (Lang::Zul, "zu"),
];
