// SPDX-License-Identifier: AGPL-3.0-or-later
use tally::Threads;

use crate::numbers::index;

/// Posts as trees, by their places: each below what it follows.
#[derive(Debug)]
pub(super) struct Forest {
    /// What each post follows.
    parents: Vec<Option<u32>>,
    /// The posts behind each post: those of place `p` lie in `children` from `starts[p]` to `starts[p + 1]`.
    starts: Vec<u32>,
    children: Vec<u32>,
}

impl Forest {
    /// Plants them. Posts that follow one another in a ring, which only false identifiers and edits do, follow nothing.
    pub(super) fn of(threads: &Threads) -> Self {
        let mut parents = vec![None; threads.places()];
        for (place, post) in threads.posts() {
            if let Some(parent) = parents.get_mut(place) {
                *parent = post.follows.and_then(|followed| u32::try_from(followed).ok());
            }
        }
        let forest = Self::planted(parents);
        let reached = forest.reached();
        if reached.iter().all(|reached| *reached) {
            return forest;
        }
        let rings = forest.rings(reached);
        let parents = forest.parents.into_iter().zip(rings);
        Self::planted(parents.map(|(parent, is_in_ring)| parent.filter(|_| !is_in_ring)).collect())
    }

    /// Of the posts that can't be reached, those in a ring: without those that only hang on one, from the last on.
    fn rings(&self, reached: Vec<bool>) -> Vec<bool> {
        let mut is_in_ring: Vec<bool> = reached.into_iter().map(|reached| !reached).collect();
        let mut followers: Vec<usize> =
            (0..self.parents.len()).map(|post| self.children(post).count()).collect();
        let mut way: Vec<usize> = (0..self.parents.len())
            .filter(|post| is_in_ring.get(*post) == Some(&true) && followers.get(*post) == Some(&0))
            .collect();
        while let Some(post) = way.pop() {
            if let Some(is_in_ring) = is_in_ring.get_mut(post) {
                *is_in_ring = false;
            }
            let Some(parent) = self.parent(post) else { continue };
            let Some(left) = followers.get_mut(parent) else { continue };
            *left -= 1;
            if *left == 0 && is_in_ring.get(parent) == Some(&true) {
                way.push(parent);
            }
        }
        is_in_ring
    }

    /// Sorts the posts by what they follow.
    fn planted(parents: Vec<Option<u32>>) -> Self {
        let mut starts: Vec<u32> = vec![0; parents.len() + 1];
        for parent in parents.iter().flatten() {
            if let Some(start) = starts.get_mut(index(*parent) + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut children = vec![0; index(sum)];
        for (child, parent) in (0..).zip(&parents) {
            let Some(next) = parent.and_then(|parent| next.get_mut(index(parent))) else { continue };
            if let Some(place) = children.get_mut(index(*next)) {
                *place = child;
            }
            *next += 1;
        }
        Self { parents, starts, children }
    }

    /// Whether each post can be reached from one that follows nothing.
    fn reached(&self) -> Vec<bool> {
        let mut reached: Vec<bool> = self.parents.iter().map(Option::is_none).collect();
        let mut way: Vec<usize> = self.roots().collect();
        while let Some(post) = way.pop() {
            for child in self.children(post) {
                if let Some(reached) = reached.get_mut(child) {
                    *reached = true;
                }
                way.push(child);
            }
        }
        reached
    }

    /// The places that follow nothing.
    pub(super) fn roots(&self) -> impl Iterator<Item = usize> + '_ {
        self.parents.iter().enumerate().filter(|(_, parent)| parent.is_none()).map(|(place, _)| place)
    }

    /// The places of what follows a post.
    pub(super) fn children(&self, post: usize) -> impl Iterator<Item = usize> + '_ {
        let [start, end] = [post, post + 1].map(|place| self.starts.get(place).copied().map_or(0, index));
        self.children.get(start..end).unwrap_or_default().iter().map(|child| index(*child))
    }

    /// What a post follows.
    pub(super) fn parent(&self, post: usize) -> Option<usize> {
        self.parents.get(post).copied().flatten().map(index)
    }

    /// How many posts follow another.
    pub(super) fn followers(&self) -> usize {
        self.children.len()
    }
}
