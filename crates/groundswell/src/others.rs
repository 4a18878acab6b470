// SPDX-License-Identifier: AGPL-3.0-or-later
//! Those outside who attest the records of a site: witnesses and authorities of time.

use std::{path::Path, sync::Arc};

use fetch::Fetcher;
use model::CallId;
use tokio::{sync::mpsc, task::JoinSet};

use crate::{
    clock::Clock,
    live::Errand,
    notary::Notary,
    timekeeper::{Authority, Timekeeper},
};

/// How they are reached, and who of them dates.
pub struct Others {
    fetcher: Arc<Fetcher>,
    authorities: Vec<Authority>,
}

impl Others {
    /// Reaches them by a fetcher.
    pub fn new(fetcher: Fetcher, authorities: Vec<Authority>) -> Self {
        Self { fetcher: Arc::new(fetcher), authorities }
    }

    /// How strangers are reached.
    pub fn fetcher(&self) -> Arc<Fetcher> {
        Arc::clone(&self.fetcher)
    }

    /// Has a call's record, which lies in a folder and has a keeper, witnessed as its policy says, and dated.
    pub fn attend(
        &self,
        tasks: &mut JoinSet<()>,
        (call, record, errands): (&CallId, &Path, &mpsc::Sender<Errand>),
        clock: Clock,
    ) {
        let (call, folder) = (call.clone(), record.to_owned());
        let notary = Notary {
            call: call.clone(),
            folder: folder.clone(),
            errands: errands.clone(),
            fetcher: Arc::clone(&self.fetcher),
            clock,
        };
        tasks.spawn(notary.go_round());
        if !self.authorities.is_empty() {
            let (fetcher, authorities) = (Arc::clone(&self.fetcher), self.authorities.clone());
            let keeper = Timekeeper { call, folder, errands: errands.clone(), fetcher, authorities, clock };
            tasks.spawn(keeper.go_round());
        }
    }
}
