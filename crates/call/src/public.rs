// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be known of a call when: the one way to a sealed hashtag and to what holds it.

use std::collections::BTreeMap;

use model::Timestamp;

use crate::{
    call::{Call, Wording},
    sealed::{Opening, SEALED_FILE},
};

impl Call {
    /// The hashtags to post under at a time, without `#`, the main one first: from the hour on, the sealed one is the main one.
    #[must_use]
    pub fn hashtags_at(&self, at: Timestamp) -> Vec<&str> {
        let sealed = self.opened_at(at).filter(|_| !self.is_sealed_replaced());
        let open = self.hashtags.iter().map(String::as_str);
        sealed.map(|opening| opening.tag.as_str()).into_iter().chain(open).collect()
    }

    /// The hashtags whose posts count at a time: those to post under, and the one that a fallback has replaced, under which
    /// people who have not heard go on to post.
    #[must_use]
    pub fn counted_hashtags_at(&self, at: Timestamp) -> Vec<&str> {
        let sealed = self.opened_at(at).filter(|_| self.is_sealed_replaced());
        let replaced = self.replaced.as_deref().into_iter();
        let replaced = replaced.chain(sealed.map(|opening| opening.tag.as_str()));
        self.hashtags_at(at).into_iter().chain(replaced).collect()
    }

    /// The wordings that may be shown at a time; those with the sealed hashtag come first once they may.
    #[must_use]
    pub fn wordings_at(&self, at: Timestamp) -> Vec<&Wording> {
        let sealed = self.sealed.iter().filter(|_| self.opened_at(at).is_some());
        sealed.flat_map(|sealed| &sealed.wordings).chain(&self.wordings).collect()
    }

    /// The call's files that may be public at a time, by their path in the folder: from the hour on also the one that opens
    /// the sealed hashtag, by which everybody can check the commitment.
    #[must_use]
    pub fn public_files(&self, at: Timestamp) -> BTreeMap<&str, &str> {
        let files = self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let opening = self.opened_at(at).map(|opening| (SEALED_FILE, opening.file.as_str()));
        files.chain(opening).collect()
    }

    fn opened_at(&self, at: Timestamp) -> Option<&Opening> {
        let is_open = at >= self.storm.window.start();
        self.sealed.as_ref().filter(|_| is_open)?.opening.as_ref()
    }

    fn is_sealed_replaced(&self) -> bool {
        self.sealed.as_ref().is_some_and(|sealed| sealed.is_replaced)
    }
}
