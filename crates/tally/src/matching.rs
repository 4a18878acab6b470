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

    /// For each post, in the order of their places.
    pub(crate) fn of_posts(&self) -> impl Iterator<Item = bool> + '_ {
        self.0.iter().copied()
    }
}
