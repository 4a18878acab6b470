// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{sync::Arc, time::Duration};

use model::CallId;
use store::{Outcome, Store};
use tokio::{sync::watch, time::sleep};
use web::Live;

use crate::{live::Phase, rehearsal::Attendance, terminal::say};

/// So long after its report a rehearsal can still be looked at.
const CURTAIN: Duration = Duration::from_secs(60 * 60);

/// How a call that is shown goes on.
pub(super) struct Course {
    pub phase: watch::Receiver<Phase>,
    pub live: watch::Receiver<Arc<Live>>,
    /// Whether its long record is still being read back, and what it is told has to wait.
    pub is_reading_back: bool,
}

/// Who judges a rehearsal.
pub(super) struct Judge {
    /// The call.
    pub id: CallId,
    /// The name under which it is rehearsed.
    pub stage: CallId,
    pub store: Store,
}

impl Judge {
    /// Keeps how it went once the report is written, and waits until nobody needs it any more.
    pub(super) async fn judge(self, met: Attendance, mut course: Course) -> CallId {
        if course.phase.wait_for(|phase| *phase == Phase::Reported).await.is_ok() {
            let posts = course.live.borrow().counts.posts;
            let outcome = Outcome { asked: met.asked, failed: met.failed, slowest_ms: met.slowest_ms, posts };
            if let Err(error) = self.store.judge_rehearsal(&self.stage, &outcome).await {
                say(format_args!("how the rehearsal of `{}` went can't be kept: {error}", self.id));
            }
            sleep(CURTAIN).await;
        }
        self.id
    }
}
