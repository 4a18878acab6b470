// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{borrow::Cow, fmt, sync::Arc};

use call::{Direction, Language};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};

use crate::{
    number::{Thousands, grouped},
    plural,
    value::Value,
    vocabulary::File,
};

type Bundle = FluentBundle<FluentResource>;

/// A room's words in one language.
pub struct Words {
    tag: &'static str,
    thousands: Thousands,
    bundle: Arc<Bundle>,
    /// Says what is lacking.
    first: Arc<Bundle>,
    categories: Vec<&'static str>,
}

/// Stands in a message where the page puts an element of its own; no message holds it.
const PLACE: &str = "\u{fffc}";

impl Words {
    /// The tag of the language that they are in.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// The language that they are in.
    ///
    /// # Panics
    ///
    /// If the tag of the file is none.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::new(self.tag).expect("the tags of the files are tags")
    }

    /// The direction in which the words run.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.language().direction()
    }

    /// A message without variables.
    #[must_use]
    pub fn say(&self, key: &'static str) -> Cow<'_, str> {
        self.format(key, None)
    }

    /// A message without variables whose key is made up of parts; nothing if there is none.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<Cow<'_, str>> {
        pattern(&self.bundle, key, None).or_else(|| pattern(&self.first, key, None))
    }

    /// A message that holds a number, or stands beside one: its variable is `$count`.
    #[must_use]
    pub fn count(&self, key: &'static str, number: &u64) -> Cow<'_, str> {
        self.fill(key, &[("count", (*number).into())])
    }

    /// A message that picks one of a numbered list: its variable is `$number`.
    #[must_use]
    pub fn pick(&self, key: &'static str, number: i8) -> Cow<'_, str> {
        self.fill(key, &[("number", number.unsigned_abs().into())])
    }

    /// A message with variables.
    #[must_use]
    pub fn fill(&self, key: &'static str, values: &[(&'static str, Value<'_>)]) -> Cow<'_, str> {
        let values: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value)).collect();
        self.format(key, Some(&values))
    }

    /// What a message says before and after the element that a page puts in the place of its variable `$it`.
    #[must_use]
    pub fn around(&self, key: &'static str) -> (String, String) {
        let text = self.fill(key, &[("it", PLACE.into())]);
        let (before, after) = text.split_once(PLACE).unwrap_or((&text, ""));
        (before.to_owned(), after.to_owned())
    }

    /// A list as it is read in a sentence: two neighbors are joined by the message `pair`, the last by `last`, in both of which the
    /// variables are `$one` and `$other`.
    #[must_use]
    pub fn join(&self, mut items: Vec<String>, pair: &'static str, last: &'static str) -> String {
        let join = |key, one: String, other: String| {
            self.fill(key, &[("one", one.into()), ("other", other.into())]).into_owned()
        };
        let Some(end) = items.pop() else { return String::new() };
        let begins = items.into_iter().reduce(|one, other| join(pair, one, other));
        begins.map_or(end.clone(), |begins| join(last, begins, end))
    }

    /// A number by itself, its thousands set apart.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        grouped(number, self.thousands)
    }

    /// A label in the forms that a number beside it may ask for, by the name of its category; those that are no
    /// different from `other` are left out, for every page pays for them. Where a form says the number itself, as `$it`, it holds
    /// a `#`, which the script replaces.
    #[must_use]
    pub fn forms(&self, key: &'static str) -> Vec<(&'static str, Cow<'_, str>)> {
        let form = |category: &&'static str| {
            (*category, self.fill(key, &[("count", (*category).into()), ("it", "#".into())]))
        };
        let other = form(&"other");
        let mut forms: Vec<_> =
            self.categories.iter().map(form).filter(|(_, text)| *text != other.1).collect();
        forms.push(other);
        forms
    }

    /// Reads a file; what it lacks, the first says.
    pub(crate) fn new(file: &File, first: Option<&Self>) -> Self {
        let (tag, bundle) = (file.tag, Arc::new(bundle(file)));
        let first = first.map_or(&bundle, |first| &first.bundle);
        Self {
            tag,
            thousands: file.thousands,
            first: Arc::clone(first),
            categories: plural::categories(tag),
            bundle,
        }
    }

    fn format(&self, key: &'static str, values: Option<&FluentArgs<'_>>) -> Cow<'_, str> {
        let own = pattern(&self.bundle, key, values);
        own.or_else(|| pattern(&self.first, key, values)).unwrap_or(Cow::Borrowed(key))
    }
}

fn bundle(file: &File) -> Bundle {
    let tag = file.tag;
    let mut bundle = Bundle::new_concurrent(vec![tag.parse().expect("the tags of the files are tags")]);
    // Direction is kept by elements, or by marks where strangers' words are filled in: a mark around everything would be
    // read out, copied along and counted.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(file.thousands.formatter()));
    bundle.add_function("PLURAL", move |values, _| plural::plural(tag, values)).expect("the bundle is new");
    for text in file.texts {
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn pattern<'a>(bundle: &'a Bundle, key: &str, values: Option<&FluentArgs<'_>>) -> Option<Cow<'a, str>> {
    let pattern = bundle.get_message(key)?.value()?;
    // A variable that is missing shows by its name.
    Some(bundle.format_pattern(pattern, values, &mut Vec::new()))
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.tag).finish()
    }
}
