// SPDX-License-Identifier: AGPL-3.0-or-later
//! Asks what has become of a post, where it was posted and of nobody else.
//!
//! What is irreversible needs the word of whoever can give it: the author's signature, the account's own server, the directory. A
//! server that does not answer, or answers as something else, says nothing of the post.

mod bluesky;
mod mastodon;
mod x;

use model::{Media, Network, Post, Remark};

use crate::{link::Link, repository::Prover, x::XApp};

/// Asks how posts stand.
#[derive(Debug)]
pub struct Rechecker {
    link: Link,
    prover: Prover,
    x: Option<XApp>,
}

/// What a re-check has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rechecked {
    /// How the post stands.
    pub state: PostState,
    /// The proof that its author has signed it as it is now, in one piece (`signed::Proof::to_bytes`).
    pub proof: Option<Vec<u8>>,
}

/// How a post stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostState {
    /// Its author has deleted it.
    Deleted,
    /// It is there, and not what it was: this is it now.
    Edited(Box<Post>),
    /// Its author has deleted the account, and it with that.
    Left,
    /// Its owner has put it, or the account, out of sight, or nobody says who did; it may come back.
    OutOfSight,
    /// It is there as it was.
    There,
    /// That can't be told now, and why.
    Unknown(String),
    /// The network, or the server, has taken the account away; it may come back.
    Withdrawn,
}

impl Rechecker {
    /// Asks over that link, and the directory of that name, `plc.directory` being Bluesky's, where accounts live.
    #[must_use]
    pub fn new(link: Link, directory: &str) -> Self {
        Self { prover: Prover::new(link.clone(), directory), link, x: None }
    }

    /// Asks X as well, with an organizer's own key and within its budget.
    #[must_use]
    pub fn with_x(self, app: XApp) -> Self {
        Self { x: Some(app), ..self }
    }

    /// Asks how a post stands that was so when it was seen last.
    pub async fn look_at(&self, post: &Post) -> Rechecked {
        match post.network {
            Network::Bluesky => self.on_bluesky(post).await,
            Network::Mastodon => self.on_mastodon(post).await.into(),
            Network::X => self.on_x(post).await.into(),
        }
    }
}

impl From<PostState> for Rechecked {
    fn from(state: PostState) -> Self {
        Self { state, proof: None }
    }
}

impl PostState {
    /// Whether somebody can read the post where it was posted.
    #[must_use]
    pub fn is_there(&self) -> bool {
        matches!(self, Self::Edited(_) | Self::There)
    }

    /// The name in JSON.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Edited(_) => "edited",
            Self::Left => "left",
            Self::OutOfSight => "out-of-sight",
            Self::There => "there",
            Self::Unknown(_) => "unknown",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A post that was found, beside what it was.
///
/// Who posted it is known already, and often only from elsewhere.
fn compared(known: &Post, found: Post) -> PostState {
    let is_as_it_was = known.text == found.text
        && known.lang == found.lang
        && known.links == found.links
        && known.media.len() == found.media.len()
        && known.media.iter().zip(&found.media).all(|(known, found)| is_same(known, found));
    let has = |post: &Post, remark| post.remarks.contains(&remark);
    // What its author warns of now must not stand there uncovered.
    let is_warned_of = !has(known, Remark::Sensitive) && has(&found, Remark::Sensitive);
    // Who handed it in said how it may be shown; of all others the author's word counts, also one that comes later.
    let is_withdrawn_from_view = !has(known, Remark::HandedIn)
        && !has(known, Remark::NotIndexable)
        && has(&found, Remark::NotIndexable);
    if is_as_it_was && !is_warned_of && !is_withdrawn_from_view {
        return PostState::There;
    }
    let consent = known.remarks.iter().filter(|remark| **remark == Remark::HandedIn);
    let mut remarks: Vec<_> = found.remarks.iter().chain(consent).copied().collect();
    remarks.sort_unstable();
    remarks.dedup();
    let url = known.url.clone().or_else(|| found.url.clone());
    PostState::Edited(Box::new(Post { author: known.author.clone(), url, remarks, ..found }))
}

/// Whether a picture or film is the one that it was.
///
/// The original server and others each lay a copy of it on a host of their own, so that addresses tell something where they have the same
/// host, and otherwise what is said of it alone.
fn is_same(known: &Media, found: &Media) -> bool {
    let is_beside = host(&known.url).is_some_and(|known| host(&found.url) == Some(known));
    known.kind == found.kind && known.alt == found.alt && (!is_beside || known.url == found.url)
}

/// The name in an address.
fn host(address: &str) -> Option<&str> {
    address.strip_prefix("https://")?.split(['/', '?', '#']).next()
}

#[cfg(test)]
mod tests;
