// SPDX-License-Identifier: AGPL-3.0-or-later
//! In which ways posts were seen, so that none is kept twice.

use std::{
    collections::HashSet,
    hash::{Hash, Hasher},
};

use model::Post;
use sha2::{Digest, Sha256};

use crate::entry::Kept;

/// The ways in which posts were seen, each as a mark: sixteen bytes of a digest, of which nobody finds two that are the same.
#[derive(Default)]
pub(super) struct Sights(HashSet<[u8; 16]>);

/// Digests whatever can be hashed.
#[derive(Default)]
struct Digesting(Sha256);

impl Hasher for Digesting {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Whoever wants so little of it wants a hash map's hasher.
    fn finish(&self) -> u64 {
        let [first, ..] = *self.0.clone().finalize().as_chunks::<8>().0 else { return 0 };
        u64::from_le_bytes(first)
    }
}

impl Sights {
    /// Takes in how a post was seen; tells whether that is new, wherever and whenever it was read.
    ///
    /// What is counted of a post says nothing of its words, so that of one of which a copy is kept these are held apart too: each version of it has
    /// a copy. One that was seen before copies were kept has none of that version.
    pub(super) fn insert(&mut self, kept: &Kept) -> bool {
        let is_new = self.0.insert(digest(|hasher| mark(kept, hasher)));
        let Some(words) = &kept.words else { return is_new };
        let has_copy = digest(|hasher| ("copy", &kept.counts_as.id).hash(hasher));
        if !is_new && !self.0.contains(&has_copy) {
            return false;
        }
        self.0.insert(has_copy);
        let is_version = self.0.insert(digest(|hasher| ("words", &kept.counts_as.id, words).hash(hasher)));
        is_new || is_version
    }
}

fn digest(write: impl FnOnce(&mut Digesting)) -> [u8; 16] {
    let mut digesting = Digesting::default();
    write(&mut digesting);
    let digest: [u8; 32] = digesting.0.finalize().into();
    let (mark, _) = digest.split_first_chunk().expect("a digest has thirty-two bytes");
    *mark
}

fn mark(kept: &Kept, hasher: &mut impl Hasher) {
    // When a post came near is no way in which it was seen, and the call's wordings may change. Whereabouts are never encrypted the same twice.
    let Kept { tier: _, counts_as, shown, is_kit: _, names, near_since: _, whereabouts: _, words: _ } = kept;
    post(counts_as, hasher);
    shown.iter().for_each(|shown| post(shown, hasher));
    (shown.is_some(), names).hash(hasher);
}

fn post(post: &Post, hasher: &mut impl Hasher) {
    let Post {
        network,
        id,
        url,
        author,
        created_at,
        precision,
        id_at,
        // Each host of a network sees it at a time of its own.
        seen_at: _,
        text,
        lang,
        hashtags,
        mentions,
        links,
        media,
        kind,
        in_reply_to,
        repost_of,
        quote_of,
        edit_of,
        source: _,
        remarks,
    } = post;
    (network, id, url, author, created_at, precision, id_at).hash(hasher);
    (text, lang, hashtags, mentions, links, media, kind).hash(hasher);
    (in_reply_to, repost_of, quote_of, edit_of, remarks).hash(hasher);
}
