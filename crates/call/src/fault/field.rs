// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use crate::{
    fields::{meaning, short},
    language::{Language, LanguageError},
};

/// What can be wrong with a field's value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldFault {
    /// It is no web address.
    #[error("`{key}` is `{}`, which is no https:// or http:// address", short(written))]
    Address {
        /// The last part of the field's path.
        key: &'static str,
        /// What stands there.
        written: String,
    },
    /// It is no public key of age that anything can be sealed to.
    #[error("`key` is `{}`, {}", short(written), no_key(*is_secret))]
    AgeKey {
        /// What stands there; of a secret key its beginning alone.
        written: String,
        /// Whether it is a secret key.
        is_secret: bool,
    },
    /// The same key of age stands there already.
    #[error("the key `{}` is given twice", short(.0))]
    AgeKeyTwice(String),
    /// It is no day.
    #[error("`{}` is no day; write `{key}` as in \"2026-12-01\"", short(written))]
    Day {
        /// The last part of the field's path.
        key: &'static str,
        /// What stands there.
        written: String,
    },
    /// There is nothing in it.
    #[error("`{key}` is empty; write {}", meaning(key))]
    Empty {
        /// The last part of the field's path.
        key: &'static str,
    },
    /// It is no handle on that network.
    #[error("`{}` is no handle on {}; write it as in `{sample}`", short(written), network.name())]
    Handle {
        /// What stands there.
        written: String,
        /// The network.
        network: Network,
        /// A handle of the right form.
        sample: &'static str,
    },
    /// It is a value of the wrong kind.
    #[error("`{key}` is a TOML {found}; write {wanted}")]
    Kind {
        /// The last part of the field's path.
        key: &'static str,
        /// The kind that it is of.
        found: &'static str,
        /// The kind that it should be of.
        wanted: &'static str,
    },
    /// It is no language.
    #[error(transparent)]
    Language(#[from] LanguageError),
    /// The language stands there already.
    #[error("the language `{0}` is given twice")]
    LanguageTwice(Language),
    /// More holders of keys than copies are sealed to.
    #[error("{count} holders of keys are too many; keep at most {most}")]
    ManyHolders {
        /// How many there are.
        count: usize,
        /// How many may be.
        most: usize,
    },
    /// More languages than anybody can write wordings in.
    #[error("{count} languages are too many; keep at most {most}")]
    ManyLanguages {
        /// How many there are.
        count: usize,
        /// How many may be.
        most: usize,
    },
    /// More posts than a report quotes.
    #[error("{count} posts are too many; choose at most {most}")]
    ManyQuotes {
        /// How many there are.
        count: usize,
        /// How many may be.
        most: usize,
    },
    /// It is not there, and has to be.
    #[error("{what} has no `{key}`; write {}", meaning(key))]
    Missing {
        /// What lacks it.
        what: &'static str,
        /// The last part of the field's path.
        key: &'static str,
    },
    /// It names no network.
    #[error("`{0}` is no network that is known here; known are bluesky, mastodon and x")]
    Network(String),
    /// There is no text in the call's main language.
    #[error("`{key}` has no text in `{main}`, the call's main language")]
    NoMainText {
        /// The last part of the field's path.
        key: &'static str,
        /// The main language.
        main: Language,
    },
    /// There is a text in a language that the call has not.
    #[error("`{key}` has a text in `{language}`, which is not among the call's languages")]
    OtherLanguage {
        /// The last part of the field's path.
        key: &'static str,
        /// The language.
        language: Language,
    },
    /// Two spellings of one key are both there.
    #[error("`organisers` and `organizers` are the same; keep one")]
    TwoSpellings,
    /// No call has such a field.
    #[error("{what} has no key `{}`; {}", short(key), advice(nearest.as_deref(), known))]
    UnknownKey {
        /// What has it.
        what: &'static str,
        /// The key.
        key: String,
        /// The key that was probably meant.
        nearest: Option<String>,
        /// Every key that may be there.
        known: Vec<&'static str>,
    },
    /// There is no text in one of the call's other languages; a warning.
    #[error("`{key}` has no text in `{language}`; its readers will be shown `{main}`")]
    Untranslated {
        /// The last part of the field's path.
        key: &'static str,
        /// The language.
        language: Language,
        /// The main language.
        main: Language,
    },
}

fn no_key(is_secret: bool) -> &'static str {
    if is_secret {
        "which is a secret key, and known to whoever reads this file: make another one, and write its public half here (`age1…`)"
    } else {
        "which is no public key of age that can be sealed to; copy it as `age-keygen` prints it (`age1…`)"
    }
}

fn advice(nearest: Option<&str>, known: &[&str]) -> String {
    match nearest {
        Some(near) => format!("the nearest known key is `{near}`"),
        None => format!("known are {}", known.join(", ")),
    }
}
