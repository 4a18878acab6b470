// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Post;

use super::{PostState, Rechecker};

impl Rechecker {
    /// Asks X with an organizer's own key, where there is one and its budget has room.
    pub(super) async fn on_x(&self, post: &Post) -> PostState {
        match (&self.x, &post.id) {
            (Some(app), Some(id)) => app.still_there(id).await,
            _ => PostState::Unknown("X tells nobody who has no key".to_owned()),
        }
    }
}
