// SPDX-License-Identifier: AGPL-3.0-or-later
//! Calls that were written in the studio, as the database keeps them.

use anyhow::{Result, anyhow, ensure};
use call::{Call, Draft};
use model::CallId;
use store::{CallState, Change, Rehearsal, Store, Version};

use crate::{rehearsal::staged, terminal::say};

/// A call that is public.
pub struct WrittenCall {
    /// The call, with its pictures and the groups that stand behind it.
    pub call: Call,
    /// What was changed since it was first public, the newest first.
    pub changes: Vec<Change>,
    /// Whether a second organizer has agreed to the last of these.
    pub countersigned: bool,
}

/// A call as it is public; none if it is not, or can't be shown, which is said.
pub async fn published(store: &Store, id: &CallId) -> Result<Option<WrittenCall>> {
    let kept = store.kept_call(id).await?;
    if kept.is_none_or(|kept| kept.state != CallState::Published) {
        return Ok(None);
    }
    let files = store.call_files(id, Version::Published).await?;
    let call = match call::parse(id.clone(), &files) {
        Ok(call) => call,
        Err(mistakes) => {
            // The others must not suffer for it.
            for mistake in mistakes {
                say(format_args!("the call `{id}` can't be shown: {mistake}"));
            }
            return Ok(None);
        }
    };
    let images = images(store, id, &call).await?;
    let call = web::with_groups(store, Call { images, ..call }).await?;
    let changes = store.call_changes(id).await?;
    let countersigned = changes.first().is_some_and(|change| change.countersigned);
    Ok(Some(WrittenCall { call, changes, countersigned }))
}

/// The call of a rehearsal as it is shown: the draft, with its hour a minute after the rehearsal began.
///
/// # Errors
///
/// When the draft is another by now, as after somebody went on writing.
pub async fn rehearsed(store: &Store, rehearsal: &Rehearsal) -> Result<Call> {
    let draft = Draft::read(&store.call_files(&rehearsal.call, Version::Draft).await?);
    let draft = draft.map_err(|mistake| anyhow!("{mistake}"))?;
    ensure!(draft.digest() == rehearsal.draft_sha256, "its draft was changed since it began");
    let mut call = staged(draft, rehearsal.stage.clone(), rehearsal.began_at)?;
    call.images = images(store, &rehearsal.call, &call).await?;
    Ok(call)
}

/// The bytes of a call's pictures, which the store has under that name; one that is missing is not shown, and the call all the
/// same.
async fn images(store: &Store, id: &CallId, call: &Call) -> Result<call::Images> {
    let mut images = call::Images::default();
    for picture in &call.pictures {
        let sha256 = &picture.imprint.sha256;
        if let Some(bytes) = store.picture(id, sha256).await? {
            images.add(sha256, bytes);
        }
    }
    Ok(images)
}
