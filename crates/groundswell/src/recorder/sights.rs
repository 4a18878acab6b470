// SPDX-License-Identifier: AGPL-3.0-or-later
//! In which ways posts were seen, so that none is kept twice.

use std::{
    collections::HashSet,
    hash::{BuildHasher, Hash, Hasher, RandomState},
};

use model::Post;

use crate::entry::Kept;

/// The ways in which posts were seen, each as a mark of sixteen bytes.
///
/// Marks are made under keys that nobody knows, so that nobody can make two that are the same; by chance two of a thousand million are
/// once in more times than there will be storms.
#[derive(Default)]
pub(super) struct Sights {
    seen: HashSet<[u64; 2]>,
    keys: [RandomState; 2],
}

impl Sights {
    /// Takes in how a post was seen; tells whether that is new, wherever and whenever it was read.
    pub(super) fn insert(&mut self, kept: &Kept) -> bool {
        let mark = self.keys.each_ref().map(|key| {
            let mut hasher = key.build_hasher();
            mark(kept, &mut hasher);
            hasher.finish()
        });
        self.seen.insert(mark)
    }
}

fn mark(kept: &Kept, hasher: &mut impl Hasher) {
    // When a post came near is no way in which it was seen.
    let Kept { tier: _, counts_as, shown, is_kit, names, near_since: _ } = kept;
    post(counts_as, hasher);
    shown.iter().for_each(|shown| post(shown, hasher));
    (shown.is_some(), is_kit, names).hash(hasher);
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
