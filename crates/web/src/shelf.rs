// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::VecDeque;

use axum::body::Bytes;
use tokio::{sync::Mutex, task};

/// Keeps what is costly to make by what it is made of, so that nothing outdated can be handed out; when there is no room
/// left, the oldest goes.
pub(crate) struct Shelf<K> {
    room: usize,
    kept: Mutex<VecDeque<(K, Bytes)>>,
}

impl<K: Clone + PartialEq + Send + 'static> Shelf<K> {
    pub(crate) fn new(room: usize) -> Self {
        Self { room, kept: Mutex::new(VecDeque::new()) }
    }

    /// What was made of `key`, or what `make` now makes of it; `None` if that failed or there is nothing, which is tried again when next
    /// asked.
    pub(crate) async fn made(&self, key: K, make: fn(&K) -> Vec<u8>) -> Option<Bytes> {
        // Held while something is made: at the hour many ask for the same thing at once, and it is made once.
        let mut kept = self.kept.lock().await;
        if let Some((_, made)) = kept.iter().find(|(known, _)| *known == key) {
            return Some(made.clone());
        }
        let of = key.clone();
        let made = Bytes::from(task::spawn_blocking(move || make(&of)).await.ok()?);
        if made.is_empty() {
            return None;
        }
        if kept.len() >= self.room {
            kept.pop_front();
        }
        kept.push_back((key, made.clone()));
        Some(made)
    }
}
