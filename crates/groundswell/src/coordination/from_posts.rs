// SPDX-License-Identifier: AGPL-3.0-or-later
//! What posts share.

use std::borrow::Cow;

use anyhow::Result;
use ingest::{Item, ObjectKind, SharesDraft, UnknownObject};
use model::{Author, Post, PostKind, Precision};

use crate::{
    WrongUse,
    terminal::{counted, say},
};

/// A text of fewer words is one that many people come to by themselves.
const LEAST_WORDS: usize = 5;

/// The kinds that were asked for; of posts reposts, where nothing was.
pub fn kinds(objects: &[String]) -> Result<Vec<ObjectKind>, UnknownObject> {
    let kinds: Vec<ObjectKind> = objects.iter().map(|name| name.parse()).collect::<Result<_, _>>()?;
    Ok(if kinds.is_empty() { vec![ObjectKind::Repost] } else { kinds })
}

/// Takes shares from posts.
pub struct FromPosts {
    kinds: Result<Vec<ObjectKind>, UnknownObject>,
    untimed: u64,
    nameless: u64,
}

impl FromPosts {
    pub fn new(kinds: Result<Vec<ObjectKind>, UnknownObject>) -> Self {
        Self { kinds, untimed: 0, nameless: 0 }
    }

    /// Takes in what an item holds.
    pub fn take(&mut self, shares: &mut SharesDraft, item: &Item) -> Result<()> {
        let Item::Posts(arrival) = item else { return Ok(()) };
        let kinds = self.kinds.as_ref().map_err(|unknown| WrongUse(unknown.to_string()))?;
        for post in &arrival.posts {
            let objects: Vec<(ObjectKind, Cow<'_, str>)> = kinds
                .iter()
                .flat_map(|kind| objects(*kind, post).into_iter().map(|object| (*kind, object)))
                .collect();
            if objects.is_empty() {
                continue;
            }
            let at = post.created_at.filter(|_| post.precision == Precision::Second);
            let Some(at_ns) = at.and_then(|at| i64::try_from(at.as_nanosecond()).ok()) else {
                self.untimed += 1;
                continue;
            };
            let Some(account) = account(post) else {
                self.nameless += 1;
                continue;
            };
            let identity = identity(post);
            for (kind, object) in objects {
                let name = if kinds.len() > 1 { format!("{}:{object}", kind.key()).into() } else { object };
                shares.add(&name, &account, &identity, at_ns)?;
            }
        }
        Ok(())
    }

    /// Says what could not be taken.
    pub fn say_left_out(&self) {
        if self.untimed > 0 {
            say(format_args!("left out {} without an exact time", counted(self.untimed, "post")));
        }
        if self.nameless > 0 {
            say(format_args!("left out {} without an account", counted(self.nameless, "post")));
        }
    }
}

/// The name of an account, as accounts are counted: its lasting identifier, or else its handle.
pub fn account(post: &Post) -> Option<String> {
    let Author { handle, id, .. } = &post.author;
    let name = match (id, handle) {
        (Some(id), _) => id.clone(),
        (None, Some(handle)) => text::fold_handle(handle),
        (None, None) => return None,
    };
    Some(format!("{}:{name}", post.network))
}

/// What makes a post the same post wherever it is seen, as the tally has it: its identifier, that of the first version of an edited one;
/// or else its account, time and text, whatever file it stands in.
pub fn identity(post: &Post) -> String {
    if let Some(id) = post.edit_of.as_ref().or(post.id.as_ref()) {
        return format!("{}:{}", post.network, id.as_str());
    }
    let handle = post.author.handle.as_deref().map(text::fold_handle).unwrap_or_default();
    let at = post.created_at.map(|at| at.to_string()).unwrap_or_default();
    // With its length, no other handle and text read the same.
    format!("{}:{} {handle} {at} {}", post.network, handle.len(), post.text)
}

/// What a post shares of a kind. A repost says nothing by itself: it shares the post that it repeats, and nothing else.
pub fn objects(kind: ObjectKind, post: &Post) -> Vec<Cow<'_, str>> {
    let is_own = post.kind != PostKind::Repost;
    let of_network = |id: &model::PostId| Cow::Owned(format!("{}:{}", post.network, id.as_str()));
    let mut objects: Vec<Cow<'_, str>> = match kind {
        ObjectKind::Repost => post.repost_of.iter().map(of_network).collect(),
        ObjectKind::Reply => post.in_reply_to.iter().map(of_network).collect(),
        _ if !is_own => Vec::new(),
        ObjectKind::Hashtag => {
            post.hashtags.iter().map(|tag| Cow::Owned(text::fold(post.network, tag))).collect()
        }
        ObjectKind::Link => post.links.iter().map(|link| Cow::Borrowed(link.as_str())).collect(),
        ObjectKind::Medium => post.media.iter().map(|medium| Cow::Borrowed(medium.url.as_str())).collect(),
        ObjectKind::Text => {
            let words = text::own_words(&post.text);
            let is_long = words.split(' ').count() >= LEAST_WORDS || words.chars().count() > 10 * LEAST_WORDS;
            is_long.then_some(Cow::Owned(words)).into_iter().collect()
        }
    };
    objects.sort_unstable();
    objects.dedup();
    objects
}
