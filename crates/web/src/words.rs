// SPDX-License-Identifier: AGPL-3.0-or-later
//! The site's own words in the languages of `words/*.ftl`, and for the studio of `words/studio/*.ftl`; a call's words come from
//! the call.

use std::{borrow::Cow, fmt, sync::LazyLock};

use call::{Direction, Language};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use crate::filters;

/// The site's own words in one language. What a language lacks is said in English.
pub(crate) struct Words {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
    categories: Vec<&'static str>,
}

/// The files, the language that the site falls back to first: a language is one line here and two files, for the public pages
/// and for the studio.
pub(crate) const FILES: [(&str, [&str; 2]); 8] = [
    ("en", [include_str!("../words/en.ftl"), include_str!("../words/studio/en.ftl")]),
    ("ar", [include_str!("../words/ar.ftl"), include_str!("../words/studio/ar.ftl")]),
    ("he", [include_str!("../words/he.ftl"), include_str!("../words/studio/he.ftl")]),
    ("fa", [include_str!("../words/fa.ftl"), include_str!("../words/studio/fa.ftl")]),
    ("es", [include_str!("../words/es.ftl"), include_str!("../words/studio/es.ftl")]),
    ("fr", [include_str!("../words/fr.ftl"), include_str!("../words/studio/fr.ftl")]),
    ("pt", [include_str!("../words/pt.ftl"), include_str!("../words/studio/pt.ftl")]),
    ("tr", [include_str!("../words/tr.ftl"), include_str!("../words/studio/tr.ftl")]),
];

static ALL: LazyLock<[Words; 8]> = LazyLock::new(|| FILES.map(|(tag, files)| Words::new(tag, &files)));

/// Stands in a message where the page puts an element of its own; no message holds it.
const PLACE: &str = "\u{fffc}";

impl Words {
    /// The words in a language, or else in English.
    pub(crate) fn of(language: &Language) -> &'static Self {
        // `iw` is what some browsers and networks still call Hebrew.
        let wanted = if language.primary() == "iw" { "he" } else { language.primary() };
        ALL.iter().find(|words| words.tag == wanted).unwrap_or_else(|| Self::english())
    }

    pub(crate) fn english() -> &'static Self {
        let [english, ..] = &*ALL;
        english
    }

    /// The tags of the languages that the site speaks, the one that it falls back to first.
    pub(crate) fn languages() -> [&'static str; 8] {
        FILES.map(|(tag, _)| tag)
    }

    /// The tag of the language that they are in.
    pub(crate) fn tag(&self) -> &'static str {
        self.tag
    }

    /// The direction in which the words run.
    pub(crate) fn direction(&self) -> Direction {
        Language::new(self.tag).expect("the tags of the files are tags").direction()
    }

    /// A message without variables.
    pub(crate) fn say(&self, key: &'static str) -> Cow<'_, str> {
        self.format(key, None)
    }

    /// A message without variables whose key is made up of parts; nothing if there is none, as not every field has a hint.
    pub(crate) fn find(&self, key: &str) -> Option<Cow<'_, str>> {
        self.pattern(key, None).or_else(|| Self::english().pattern(key, None))
    }

    /// A message that holds a number, or stands beside one: its variable is `$count`.
    pub(crate) fn count(&self, key: &'static str, number: &u64) -> Cow<'_, str> {
        self.fill(key, &[("count", (*number).into())])
    }

    /// A message that picks one of a numbered list: its variable is `$number`.
    pub(crate) fn pick(&self, key: &'static str, number: i8) -> Cow<'_, str> {
        self.fill(key, &[("number", number.into())])
    }

    /// A message with variables.
    pub(crate) fn fill(&self, key: &'static str, values: &[(&'static str, FluentValue<'_>)]) -> Cow<'_, str> {
        let values: FluentArgs<'_> = values.iter().cloned().collect();
        self.format(key, Some(&values))
    }

    /// What a message says before and after the element that a page puts in the place of its variable `$it`.
    pub(crate) fn around(&self, key: &'static str) -> (String, String) {
        let text = self.fill(key, &[("it", PLACE.into())]);
        let (before, after) = text.split_once(PLACE).unwrap_or((&text, ""));
        (before.to_owned(), after.to_owned())
    }

    /// A label in the forms that a number beside it may ask for, by the name of its category; those that are no
    /// different from `other` are left out, for every page pays for them. Where a form says the number itself, as `$it`, it holds
    /// a `#`, which the script replaces.
    pub(crate) fn forms(&self, key: &'static str) -> Vec<(&'static str, Cow<'_, str>)> {
        let form = |category: &&'static str| {
            (*category, self.fill(key, &[("count", (*category).into()), ("it", "#".into())]))
        };
        let other = form(&"other");
        let mut forms: Vec<_> =
            self.categories.iter().map(form).filter(|(_, text)| *text != other.1).collect();
        forms.push(other);
        forms
    }

    /// Reads files of words.
    pub(crate) fn new(tag: &'static str, files: &[&str]) -> Self {
        let categories = rules(tag).categories().map(name).collect();
        let mut bundle =
            FluentBundle::new_concurrent(vec![tag.parse().expect("the tags of the files are tags")]);
        // Direction is kept by elements: marks would be read out, copied along and counted.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| printed(value)));
        bundle.add_function("PLURAL", move |values, _| plural(tag, values)).expect("the bundle is new");
        // A test reads the files: whatever stands in a broken one is said, and the rest in English.
        for file in files {
            let resource =
                FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(readable, _)| readable);
            bundle.add_resource_overriding(resource);
        }
        Self { tag, bundle, categories }
    }

    fn format(&self, key: &'static str, values: Option<&FluentArgs<'_>>) -> Cow<'_, str> {
        let message = |words: &'static Self| words.pattern(key, values);
        let own = self.pattern(key, values);
        own.or_else(|| message(Self::english())).unwrap_or(Cow::Borrowed(key))
    }

    fn pattern(&self, key: &str, values: Option<&FluentArgs<'_>>) -> Option<Cow<'_, str>> {
        let pattern = self.bundle.get_message(key)?.value()?;
        // A variable that is missing shows by its name.
        Some(self.bundle.format_pattern(pattern, values, &mut Vec::new()))
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.tag).finish()
    }
}

/// Fluent's own rules are those of CLDR 37, which know no `many` in Spanish, French and Portuguese; hence `PLURAL`. These
/// lie in the program and are looked up anew each time: they can't be shared between threads.
fn rules(tag: &str) -> PluralRules {
    let locale: Locale = tag.parse().expect("the tags of the files are tags");
    PluralRules::try_new_cardinal(locale.into()).expect("the data for every language is compiled in")
}

/// The function `PLURAL` of the files: the category of a number, or the category itself.
fn plural<'a>(tag: &str, values: &[FluentValue<'a>]) -> FluentValue<'a> {
    match values {
        [FluentValue::Number(number)] => {
            let number: u64 = format!("{:.0}", number.value).parse().unwrap_or_default();
            name(rules(tag).category_for(number)).into()
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

/// A number in a message, as pages show numbers.
fn printed(value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(filters::grouped(&format!("{:.0}", number.value)))
}
