// SPDX-License-Identifier: AGPL-3.0-or-later
//! When each quoted post was looked at last and how it stood then, in a file beside the record, and which is to be looked at next.

use std::{collections::HashSet, path::Path};

use anyhow::Result;
use jiff::SignedDuration;
use model::{Network, Post, PostId, Timestamp};
use report::Age;
use serde::{Deserialize, Serialize};
use watch::PostState;

use crate::beside::Beside;

/// A proof is fetched as soon as that after a post was made: later it may be gone, and sooner its server may not have it yet.
const PROOF: SignedDuration = SignedDuration::from_mins(1);

/// What is deleted soon is mostly deleted within an hour; and the next look at what could not be seen comes as soon.
const SOON: SignedDuration = SignedDuration::from_hours(1);

/// How often a post is looked at after that, for as long as its call is shown.
const DAILY: SignedDuration = SignedDuration::from_hours(24);

/// The re-checks of a record's quoted posts, by their pseudonyms.
pub struct Rechecks(Beside<Look>);

/// A post of which a sealed copy is kept.
#[derive(Clone, Copy, Debug)]
pub struct KeptPost<'a> {
    /// Its pseudonym.
    pub id: &'a PostId,
    /// Where it was posted.
    pub network: Network,
    /// The minute in which it was seen.
    pub seen_at: Timestamp,
}

/// What was seen last of a post.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
struct Look {
    at: String,
    state: String,
}

impl Rechecks {
    /// Reads the file, if there is one; one that can't be read is said, and as none.
    pub fn load(path: &Path) -> Result<Self> {
        Ok(Self(Beside::load(path, "every quoted post is looked at again")?))
    }

    /// Forgets every post that is not among these: what was erased leaves no trace here either.
    pub fn keep_only<'a>(&mut self, posts: impl Iterator<Item = &'a PostId>) {
        let names: HashSet<&str> = posts.map(PostId::as_str).collect();
        self.0.keep_only(|name| names.contains(name));
    }

    /// The quoted post that has been due for longest, if any is due.
    pub fn next<'a>(&self, quoted: &[(&PostId, &'a Post)], now: Timestamp) -> Option<&'a Post> {
        let due = quoted.iter().map(|(id, post)| (due_at(post, self.0.of(id.as_str()), now), *post));
        let (at, post) = due.min_by_key(|(at, _)| *at)?;
        (at <= now).then_some(post)
    }

    /// The same of posts of which a sealed copy is kept: they are displayed to nobody, and looked at when they have certain ages.
    pub fn next_kept<'a>(&self, kept: &[KeptPost<'a>], now: Timestamp) -> Option<&'a PostId> {
        let due =
            kept.iter().filter_map(|post| Some((kept_due_at(post, self.0.of(post.id.as_str()))?, post.id)));
        let (at, id) = due.min_by_key(|(at, id)| (*at, id.as_str()))?;
        (at <= now).then_some(id)
    }

    /// Takes in that a post was looked at; what that showed is in the record.
    pub fn note(&mut self, id: &PostId, state: &PostState, at: Timestamp) {
        self.0.keep(id.as_str().to_owned(), Look { at: at.to_string(), state: state.key().to_owned() });
    }

    /// Writes what has changed, whole or not at all.
    pub fn save(&mut self) -> Result<()> {
        self.0.save()
    }
}

/// When a post is to be looked at.
fn due_at(post: &Post, last: Option<&Look>, now: Timestamp) -> Timestamp {
    // An author may claim any time; of one that is still to come nothing follows.
    let made_at = post.created_at.into_iter().chain(post.id_at).min().filter(|at| *at <= now);
    let an_hour_old = made_at.map_or(now, |at| later(at, SOON));
    let last = last.and_then(|last| Some((last.at.parse::<Timestamp>().ok()?, &*last.state)));
    match (last, made_at) {
        (None, Some(made_at)) if post.network == Network::Bluesky => later(made_at, PROOF),
        (None, _) => an_hour_old,
        (Some((at, "edited" | "there")), Some(_)) if at < an_hour_old => an_hour_old,
        (Some((at, "edited" | "there")), _) => later(at, DAILY),
        // It may be back, or be told, at any time.
        (Some((at, _)), _) => later(at, SOON),
    }
}

/// When a post is to be looked at of which a sealed copy is kept; nothing once it has been at every age.
fn kept_due_at(post: &KeptPost<'_>, last: Option<&Look>) -> Option<Timestamp> {
    let at_age = |age: Age| later(post.seen_at, age.length());
    let Some((at, state)) = last.and_then(|last| Some((last.at.parse::<Timestamp>().ok()?, &*last.state)))
    else {
        return Some(match post.network {
            // Of when it was seen the minute alone is known, and at its end a proof's minute begins.
            Network::Bluesky => later(post.seen_at, PROOF + PROOF),
            Network::Mastodon | Network::X => at_age(Age::Hour),
        });
    };
    let next = Age::ALL.into_iter().map(at_age).find(|due| *due > at);
    // What its server did not say is asked again, as long as there is anything more to be asked.
    if state == "unknown" { next.map(|next| next.min(later(at, SOON))) } else { next }
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    // Beyond the end of the calendar nothing is due.
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests;
