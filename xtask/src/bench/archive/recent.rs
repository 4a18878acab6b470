// SPDX-License-Identifier: AGPL-3.0-or-later
use super::chance::Chance;

/// Posts of late, which others answer, quote and repeat.
pub struct Recent<T>(Vec<T>);

const KEPT: usize = 5_000;

impl<T> Recent<T> {
    pub fn new() -> Self {
        Self(Vec::new())
    }

    pub fn add(&mut self, post: T, chance: &mut Chance) {
        if self.0.len() < KEPT {
            self.0.push(post);
        } else if let Some(old) = self.0.get_mut(chance.count(0..=KEPT - 1)) {
            *old = post;
        }
    }

    /// Some post, a few of them much more often than the others.
    pub fn some(&self, chance: &mut Chance) -> Option<&T> {
        self.0.get((self.0.len() as f64 * chance.unit().powi(3)) as usize)
    }
}
