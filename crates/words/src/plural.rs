// SPDX-License-Identifier: AGPL-3.0-or-later
use fluent_bundle::FluentValue;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use crate::number::whole;

/// Fluent's own rules are those of CLDR 37, which know no `many` in Spanish, French and Portuguese; hence `PLURAL`. These
/// lie in the program and are looked up anew each time: they can't be shared between threads.
fn rules(tag: &str) -> PluralRules {
    let locale: Locale = tag.parse().expect("the tags of the files are tags");
    PluralRules::try_new_cardinal(locale.into()).expect("the data for every language is compiled in")
}

/// The names of a language's categories.
pub(crate) fn categories(tag: &str) -> Vec<&'static str> {
    rules(tag).categories().map(name).collect()
}

/// The function `PLURAL` of the files: the category of a number, or the category itself.
pub(crate) fn plural<'a>(tag: &str, values: &[FluentValue<'a>]) -> FluentValue<'a> {
    match values {
        [number @ FluentValue::Number(_)] => {
            name(rules(tag).category_for(whole(number).unwrap_or_default())).into()
        }
        [category @ FluentValue::String(_)] => category.clone(),
        _ => FluentValue::Error,
    }
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
