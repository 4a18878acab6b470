// SPDX-License-Identifier: AGPL-3.0-or-later
//! What of a storm may be shown, and what organizers have taken off the wall.

use std::collections::{BTreeMap, HashSet};

use analysis::Themes;
use anyhow::Result;
use model::{Network, Post, PostId};
use rally::PostAddress;
use report::Quoted;

use super::Recorder;
use crate::{entry, ledger::Seen, publish};

/// How many posts the live page's wall holds.
const WALL: usize = 30;

impl Recorder {
    /// The posts that may be shown, the newest first.
    pub fn wall(&self) -> Vec<Quoted> {
        self.on_wall(false).map(|(id, post)| self.quote(id, post)).collect()
    }

    /// The posts that were taken off the wall, the newest first.
    pub fn off_wall(&self) -> Vec<Quoted> {
        self.on_wall(true).map(|(id, post)| self.quote(id, post)).collect()
    }

    /// The posts that the report quotes: those that organizers have chosen, or where they have chosen none, those on the wall.
    pub fn quotes(&self) -> Vec<Quoted> {
        if self.call.editorial.quotes.is_empty() { self.wall() } else { self.chosen() }
    }

    /// The posts that organizers have chosen for the report, in their order, as far as they may be shown.
    pub fn chosen(&self) -> Vec<Quoted> {
        self.chosen_posts().into_iter().map(|(id, post)| self.quote(id, post)).collect()
    }

    /// The same, each with its pseudonym.
    pub(super) fn chosen_posts(&self) -> Vec<(&PostId, &Post)> {
        let mut choices: Vec<(usize, Choice<'_>)> =
            self.call.editorial.quotes.iter().map(|address| Choice::of(address)).enumerate().collect();
        let mut found = BTreeMap::new();
        for (id, post) in self.to_be_seen(false) {
            if choices.is_empty() {
                break;
            }
            let address = post.url.as_deref().and_then(PostAddress::read);
            let place = choices.iter().find(|(_, choice)| choice.is_of(post, address.as_ref()));
            if let Some(place) = place.map(|(place, _)| *place) {
                // One that is chosen twice stands where it was chosen first.
                choices.retain(|(_, choice)| !choice.is_of(post, address.as_ref()));
                found.insert(place, (id, post));
            }
        }
        found.into_values().collect()
    }

    /// What was said in the posts that count and may be shown; of the others the words are not kept.
    pub fn themes(&self) -> Option<Themes> {
        let counts = |post: &&Post| self.tally.has_counted(&entry::counted(post, &self.key));
        let shown = self.to_be_seen(false).map(|(_, post)| post).filter(counts);
        Themes::of_shown(shown, &publish::kit(&self.call))
    }

    /// What stands on the wall or was taken off it, the newest first.
    pub(super) fn on_wall(&self, is_hidden: bool) -> impl Iterator<Item = (&PostId, &Post)> {
        self.to_be_seen(is_hidden).take(WALL)
    }

    /// Everything that may be shown or was taken off the wall, the newest first.
    fn to_be_seen(&self, is_hidden: bool) -> impl Iterator<Item = (&PostId, &Post)> {
        let is_so = move |(id, post): &(&PostId, &Post)| {
            let is_seen = !self.is_gone(post) && !self.unseen.contains_key(id);
            self.hidden.contains(id) == is_hidden && is_seen
        };
        self.quoted().rev().filter(is_so)
    }

    /// Keeps those posts off the wall, and no others; the record says so too, for what leaves it must not show them either.
    pub fn hide(&mut self, hidden: &HashSet<(Network, PostId)>) -> Result<()> {
        let pseudonym = |(network, id): &(Network, PostId)| PostId(self.key.of_post(*network, id.as_str()));
        let hidden: HashSet<PostId> = hidden.iter().map(pseudonym).collect();
        let changed: Vec<PostId> = self.hidden.symmetric_difference(&hidden).cloned().collect();
        self.hidden = hidden;
        for id in changed {
            // The report quotes what stands on the wall.
            self.is_unreported = true;
            if self.held.contains_key(&id) {
                let is_hidden = self.hidden.contains(&id);
                let place = self.log(&Seen::Hidden { post: id.as_str().to_owned(), is_hidden })?;
                self.see_hidden(id, is_hidden, place);
            }
        }
        Ok(())
    }

    /// Takes in that a post was taken off the wall or put back, and where the record says so: that goes with the post.
    pub(super) fn see_hidden(&mut self, id: PostId, is_hidden: bool, place: u64) {
        if let Some(held) = self.held.get_mut(&id) {
            held.places.push(place);
        }
        match is_hidden {
            true => self.hidden.insert(id),
            false => self.hidden.remove(&id),
        };
    }
}

/// A post that organizers have chosen, by the address that they have copied.
struct Choice<'a> {
    written: &'a str,
    address: Option<PostAddress>,
}

impl<'a> Choice<'a> {
    fn of(written: &'a str) -> Self {
        Self { written, address: PostAddress::read(written) }
    }

    /// Whether it is that post, which lies at that address. Those of Bluesky have the account's handle in them or its DID.
    fn is_of(&self, post: &Post, address: Option<&PostAddress>) -> bool {
        match (address, &self.address) {
            (
                Some(PostAddress::Bluesky { key, account }),
                Some(PostAddress::Bluesky { key: other, account: named }),
            ) => {
                let names = [post.author.id.as_deref(), post.author.handle.as_deref(), Some(account)];
                key == other && names.into_iter().flatten().any(|name| name.eq_ignore_ascii_case(named))
            }
            (Some(address), Some(meant)) => address == meant,
            _ => post.url.as_deref() == Some(self.written),
        }
    }
}
