// SPDX-License-Identifier: AGPL-3.0-or-later
use toml::Value;

use super::Draft;
use crate::sealed::{Commitment, Opening, Salt, sealed_file, without_sign};

/// The field that only [`Draft::seal`] writes.
const SEALED_FIELD: &str = "sealed_hashtag";

impl Draft {
    /// The hashtags that everybody may know, without `#`, the main one first.
    #[must_use]
    pub fn open_hashtags(&self) -> Vec<String> {
        self.tags("hashtags")
    }

    /// The hashtags that may take the main one's place, without `#`.
    #[must_use]
    pub fn fallbacks(&self) -> Vec<String> {
        self.tags("fallbacks")
    }

    fn tags(&self, field: &str) -> Vec<String> {
        let written = self.text(field);
        written.lines().map(|tag| without_sign(tag).to_owned()).filter(|tag| !tag.is_empty()).collect()
    }

    /// Seals a hashtag: nobody learns from the call which it is before its hour. The one sealed before is forgotten.
    pub fn seal(&mut self, salt: &Salt, tag: &str) {
        let tag = without_sign(tag);
        let commitment = Commitment::of(salt, tag).to_string();
        self.table.insert(SEALED_FIELD.to_owned(), Value::String(commitment));
        self.opening = Some(sealed_file(salt, tag));
    }

    /// Gives the sealed hashtag up.
    pub fn unseal(&mut self) {
        self.table.remove(SEALED_FIELD);
        self.opening = None;
    }

    /// The sealed hashtag without `#`, for the organizers' own eyes; nothing if there is none that can be opened here.
    #[must_use]
    pub fn sealed_tag(&self) -> Option<String> {
        Opening::parse(self.opening.as_deref()?).ok().map(|opening| opening.tag)
    }
}
