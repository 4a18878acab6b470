// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use super::{Draft, Kit, same_tag};

/// What goes into a wording's slots, but for the address, which only the site knows.
pub(super) struct Filling<'a> {
    tags: String,
    tag: String,
    name: &'a str,
    /// The main hashtag that was replaced, and the fallback in its place.
    switch: Option<(&'a str, &'a str)>,
}

impl<'a> Filling<'a> {
    /// What is filled into a draft; nothing if that is a sealed hashtag which can't be opened here.
    pub(super) fn of(kit: &Kit<'a>, draft: &Draft) -> Option<Self> {
        let hashtags = kit.hashtags;
        let tags: Vec<String> = hashtags.open.iter().map(|tag| format!("#{tag}")).collect();
        let tag = match hashtags.sealed_in_use() {
            Some(sealed) if draft.is_sealed => format!("#{}", sealed.opening.as_ref()?.tag),
            _ => tags.first().cloned().unwrap_or_default(),
        };
        let name = kit.case.map(|case| case.name.in_language(&draft.language)).unwrap_or_default();
        let switch = hashtags.replaced.as_deref().zip(hashtags.open.first().map(String::as_str));
        Some(Self { tags: tags.join(" "), tag, name, switch })
    }

    /// A text with its slots filled, and with the fallback in place of the hashtag that it replaces.
    pub(super) fn fill(&self, text: &str) -> String {
        let filled =
            text.replace("{tags}", &self.tags).replace("{tag}", &self.tag).replace("{name}", self.name);
        match self.switch {
            Some((old, new)) => switched(&filled, old, new),
            None => filled,
        }
    }
}

/// Writes one hashtag for another: at the hour nobody has the time to change each wording that names the old one.
fn switched(text: &str, old: &str, new: &str) -> String {
    let mut switched = text.to_owned();
    let found = text::hashtags(Network::X, text);
    for tag in found.into_iter().rev().filter(|tag| same_tag(Network::X, &tag.text, old)) {
        switched.replace_range(tag.start..tag.end, &format!("#{new}"));
    }
    switched
}
