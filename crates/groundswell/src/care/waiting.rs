// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was handed in and waits for an organizer: nobody sees it, and still it goes once its author has deleted it.

use std::collections::VecDeque;

use ::watch::PostState;
use anyhow::Result;
use jiff::SignedDuration;
use model::Timestamp;

use super::Carer;
use crate::{hand_in::taken_back, live::Task};

/// From one round among them to the next.
const ROUND: SignedDuration = SignedDuration::from_hours(1);

/// A round among what waits.
#[derive(Default)]
pub(super) struct Round {
    /// Those that are still to be looked at, by their names; no more than a call keeps.
    left: VecDeque<String>,
    began_at: Option<Timestamp>,
}

impl Carer {
    /// Looks at the next one, if a round goes on or is due; one whose author has deleted it is let go, as if they had said so here.
    pub(super) async fn look_at_waiting(&self, round: &mut Round) -> Result<()> {
        let now = self.clock.now();
        if round.left.is_empty() && round.began_at.is_none_or(|at| now.duration_since(at) >= ROUND) {
            let handed = self.store.hand_ins(&self.call).await?.into_iter();
            round.left = handed.filter(|hand_in| !hand_in.is_shown).map(|hand_in| hand_in.id).collect();
            round.began_at = Some(now);
        }
        let Some(id) = round.left.pop_front() else { return Ok(()) };
        // An organizer may have looked at it since, or its author taken it back.
        let hand_in = self.store.found_hand_in(&id).await?.filter(|hand_in| !hand_in.is_shown);
        let Some(hand_in) = hand_in else { return Ok(()) };
        let Some(post) = rally::read_post(&hand_in.content) else { return Ok(()) };
        if matches!(self.looker.look_at(&post).await.state, PostState::Deleted | PostState::Left) {
            self.bring(Task::Take(taken_back(&hand_in).into_iter().collect())).await?;
            self.store.drop_hand_in(&id).await?;
        }
        Ok(())
    }
}
