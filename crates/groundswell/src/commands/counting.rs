// SPDX-License-Identifier: AGPL-3.0-or-later
//! Counting the posts in inputs, with the reposts that count because of them.

use std::collections::HashSet;

use analysis::Said;
use ingest::{Follow, Item};
use model::{Post, PostKind};
use report::Watch;
use tally::{Added, Tally};

/// A report on one's own files shows the posts themselves where there are at most so many.
pub(super) const SHOWN: u64 = 20;

/// What the names of invented networks begin with, in the records of their storms too.
pub(crate) const SIMULATED: &str = "simulated:";

/// What is counted, and kept beside the counts.
pub(super) struct Counting {
    pub(super) tally: Tally,
    /// Whether any post was invented by a simulation.
    pub(super) simulated: bool,
    /// What counts, as long as it is little, without reposts: their words are those of what they repeat.
    pub(super) quotes: Vec<Post>,
    /// The marks of posts of which reposts may count.
    known: HashSet<u64>,
    /// What posts say, if that is asked.
    pub(super) hearing: Option<Hearing>,
    /// What a record says of how it was watched.
    pub(super) watch: Watch,
}

/// What posts say, and whether they may be shown to stand for others.
pub(super) struct Hearing {
    pub(super) said: Said,
    pub(super) may_be_shown: bool,
}

impl Counting {
    pub(super) fn new(tally: Tally, hearing: Option<Hearing>) -> Self {
        Self {
            tally,
            simulated: false,
            quotes: Vec::new(),
            known: HashSet::new(),
            hearing,
            watch: Watch::default(),
        }
    }

    /// Counts what an item holds; `whole` gives its posts whole if they are not.
    pub(super) fn count(&mut self, item: &Item, whole: &mut dyn FnMut() -> Vec<Post>) {
        match item {
            Item::Cursor(cursor) => {
                self.watch.follow(&cursor.source, cursor.network, cursor.seen_until);
            }
            Item::Gap(gap) => self.watch.add(gap.clone()),
            _ => {}
        }
        let Item::Posts(arrival) = item else { return };
        // A line may hold many posts: it is read whole once, if at all.
        let mut all: Option<Vec<Post>> = None;
        for (place, post) in arrival.posts.iter().enumerate() {
            let mut whole =
                || all.get_or_insert_with(&mut *whole).get(place).cloned().unwrap_or_else(|| post.clone());
            self.simulated |= post.source.file.starts_with(SIMULATED);
            let added = self.tally.add_brief(post, &mut whole);
            if self.tally.estimates() {
                // What was said can't be told of a sample, and would grow with all posts.
                self.hearing = None;
                continue;
            }
            let is_shown = added == Added::Counted && post.kind != PostKind::Repost;
            self.hear(added, post, &mut whole);
            if is_shown && (self.quotes.len() as u64) < SHOWN {
                self.quotes.push(whole());
            }
        }
    }

    /// Takes in what a post says, if that is asked; a second sight too, for it may say more. Whether it counts is known at the end.
    fn hear(&mut self, added: Added, post: &Post, whole: &mut dyn FnMut() -> Post) {
        let Some(Hearing { said, may_be_shown }) = &mut self.hearing else { return };
        if matches!(added, Added::Counted | Added::Duplicate) && post.kind != PostKind::Repost {
            said.add(&whole(), *may_be_shown);
        }
    }

    /// Learns which posts may have reposts that count. One that waits is known too: it counts once what it repeats is
    /// seen, and what repeats it with it.
    pub(super) fn know(&mut self) {
        let ids = self.tally.identifiers();
        self.known = ids.map(|(network, id)| ingest::mark(network, id.as_bytes())).collect();
    }
}

impl Follow for Counting {
    fn knows(&self, original: u64) -> bool {
        self.known.contains(&original)
    }

    fn take(&mut self, item: Item, new: &mut Vec<u64>) {
        self.count(&item, &mut Vec::new);
        let Item::Posts(arrival) = item else { return };
        // In a sample a repost is only looked for of what is in it, and not of other reposts.
        if self.tally.estimates() {
            return;
        }
        for post in &arrival.posts {
            let Some(id) = post.edit_of.as_ref().or(post.id.as_ref()) else { continue };
            let mark = ingest::mark(post.network, id.as_str().as_bytes());
            new.extend(self.known.insert(mark).then_some(mark));
        }
    }
}
