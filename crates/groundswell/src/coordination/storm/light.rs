// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the posts of a storm are held against.

use std::collections::{HashMap, HashSet};

use analysis::Declared;
use call::KitTexts;
use ingest::ObjectKind;
use model::{Network, Post, PostId, PostKind};

use super::Seen;

type Id = (Network, String);

/// A call's declaration, and what it says of the posts that others repeat.
pub(super) struct Light {
    pub(super) declared: Declared,
    kit: KitTexts,
    /// How much each post resembles the kit.
    resemblance: HashMap<Id, f64>,
    /// The posts of the call's own accounts.
    of_call: HashSet<Id>,
}

impl Light {
    pub(super) fn new<'a>(declared: Declared, kit: KitTexts, all: impl Iterator<Item = &'a Seen>) -> Self {
        let (mut resemblance, mut of_call) = (HashMap::new(), HashSet::new());
        for seen in all.filter(|seen| seen.post.kind != PostKind::Repost) {
            let alike = kit.resemblance(&seen.post.text);
            resemblance.extend(seen.ids().map(|id| (id, alike)));
            if declared.is_of_call(&seen.post) {
                of_call.extend(seen.ids());
            }
        }
        Self { declared, kit, resemblance, of_call }
    }

    /// How much a post resembles the kit; a repost, what it repeats.
    pub(super) fn alike(&self, post: &Post) -> f64 {
        let known = repeated(post).and_then(|of| self.resemblance.get(&of).copied());
        known.unwrap_or_else(|| self.kit.resemblance(&post.text))
    }

    /// Whether a post is of the call's accounts, or repeats or shows one that is.
    pub(super) fn repeats_call(&self, post: &Post) -> bool {
        let shown = post.repost_of.as_ref().or(post.quote_of.as_ref());
        self.declared.is_of_call(post) || self.is_of_call(post.network, shown)
    }

    /// Whether the call has said beforehand that people will share this.
    pub(super) fn is_declared(&self, post: &Post, kind: ObjectKind, object: &str, alike: f64) -> bool {
        let declared = &self.declared;
        match kind {
            ObjectKind::Hashtag => declared.tags.contains(&(post.network, object.to_owned())),
            ObjectKind::Link => declared.is_link(object),
            ObjectKind::Medium => {
                post.media.iter().any(|medium| medium.url == object && declared.is_of_kit(medium))
            }
            ObjectKind::Reply => self.is_of_call(post.network, post.in_reply_to.as_ref()),
            ObjectKind::Repost => self.is_of_call(post.network, post.repost_of.as_ref()),
            ObjectKind::Text => alike >= declared.copies.leniently,
        }
    }

    fn is_of_call(&self, network: Network, id: Option<&PostId>) -> bool {
        id.is_some_and(|id| self.of_call.contains(&(network, id.0.clone())))
    }
}

/// The post that a repost repeats.
pub(super) fn repeated(post: &Post) -> Option<Id> {
    let of = post.repost_of.as_ref().filter(|_| post.kind == PostKind::Repost);
    of.map(|of| (post.network, of.0.clone()))
}
