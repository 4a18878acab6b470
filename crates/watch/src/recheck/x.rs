// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Post;

use super::{PostState, Rechecker};
use crate::x::Standing;

impl Rechecker {
    /// Asks X with an organizer's own key, where there is one and its budget has room.
    pub(super) async fn on_x(&self, post: &Post) -> PostState {
        let (Some(app), Some(id)) = (&self.x, &post.id) else {
            return PostState::Unknown("X tells nobody who has no key".to_owned());
        };
        match app.still_there(std::slice::from_ref(id)).await {
            Ok(found) => found.into_iter().next().map_or_else(unsaid, |(_, standing)| of(standing)),
            Err(error) => PostState::Unknown(error.to_string()),
        }
    }
}

fn of(standing: Standing) -> PostState {
    match standing {
        Standing::Deleted => PostState::Deleted,
        // The later version is a post of its own; what is shown here its author does not say any more.
        Standing::Edited(_) | Standing::Protected => PostState::OutOfSight,
        Standing::Present => PostState::There,
        Standing::Uncheckable => unsaid(),
        Standing::Withdrawn | Standing::Withheld => PostState::Withdrawn,
    }
}

fn unsaid() -> PostState {
    PostState::Unknown("X does not say".to_owned())
}
