// SPDX-License-Identifier: AGPL-3.0-or-later
//! Groups stand in the database, and any node may change them: each looks there now and then.

use std::{collections::HashMap, time::Duration};

use model::CallId;
use store::{Endorsement, Store, StoreError};
use tokio::time::interval;
use web::Calls;

/// How often is looked. To stand behind a call is nothing that a moment decides.
const LOOK: Duration = Duration::from_secs(5);

/// Shows groups as the database holds them; runs until it is dropped.
pub(super) async fn keep_shown(store: &Store, calls: &Calls) {
    let (mut shown, mut look) = (HashMap::new(), interval(LOOK));
    loop {
        look.tick().await;
        for page in calls.listed() {
            // While the database does not answer, what was shown stands.
            drop(show(store, calls, &page.call.id, &mut shown).await);
        }
    }
}

async fn show(
    store: &Store,
    calls: &Calls,
    call: &CallId,
    shown: &mut HashMap<CallId, Vec<Endorsement>>,
) -> Result<(), StoreError> {
    let now = store.shown_endorsements(call).await?;
    if shown.get(call) != Some(&now) {
        web::show_groups(store, calls, call).await?;
        shown.insert(call.clone(), now);
    }
    Ok(())
}
