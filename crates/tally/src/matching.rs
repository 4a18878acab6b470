// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::posts::{Posts, Standing};

/// Which posts match, by themselves or because what they repeat does, over any number of steps.
#[derive(Debug)]
pub(crate) struct Matching(Vec<bool>);

impl Matching {
    /// Finds out for all posts, in steps no more than there are posts.
    pub(crate) fn of(posts: &Posts) -> Self {
        let originals = posts.originals();
        let mut found: Vec<Option<bool>> = posts.standings().map(Standing::known).collect();
        let mut way = Vec::new();
        for start in 0..found.len() {
            let mut here = Some(start);
            let matches = loop {
                let Some(at) = here else { break false };
                let Some(open) = found.get_mut(at) else { break false };
                if let Some(known) = open {
                    break *known;
                }
                // Whoever comes back here goes around in a ring, in which nothing matches.
                *open = Some(false);
                way.push(at);
                here = posts.standing(at).original(&originals);
            };
            for at in way.drain(..) {
                if let Some(open) = found.get_mut(at) {
                    *open = Some(matches);
                }
            }
        }
        Self(found.into_iter().map(|found| found.unwrap_or_default()).collect())
    }

    /// The same of a sample of posts, in one step: that more than two posts are in it which hang together is too rare to count with.
    pub(crate) fn of_sample(posts: &Posts) -> Self {
        let originals = posts.originals();
        let matches = |standing: Standing| {
            let original = || posts.standing(standing.original(&originals)?).known();
            standing.known().or_else(original).unwrap_or_default()
        };
        Self(posts.standings().map(matches).collect())
    }

    /// For each post, in the order of their places, as what is left of this.
    pub(crate) fn into_posts(self) -> impl Iterator<Item = bool> {
        self.0.into_iter()
    }

    /// For each post, in the order of their places.
    pub(crate) fn of_posts(&self) -> impl Iterator<Item = bool> + '_ {
        self.0.iter().copied()
    }
}
