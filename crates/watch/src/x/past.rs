// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is searched for beside the stream, one question at a time.

use std::{
    collections::{BTreeSet, VecDeque},
    future,
};

use model::Timestamp;
use tokio::task::JoinSet;

use super::{
    app::XApp,
    error::XError,
    meter::Hold,
    parse::Pages,
    search::{Lost, Next, Search},
    tag::{XTag, queries},
};

/// X gives a page of so many posts, or more.
pub(super) const LEAST_PAGE: u64 = 10;

const LARGEST_PAGE: u64 = 100;

/// An answer to a question, with what was put aside for it.
pub(super) type Answer = (Hold, Result<Vec<u8>, XError>);

pub(super) struct Past {
    /// What was posted while nobody listened.
    missed: Search,
    /// What was posted before hashtags came to be followed.
    earlier: VecDeque<(BTreeSet<XTag>, Search)>,
    /// The question that is on its way, at most one. It outlives the line: what X has answered is paid for.
    asking: JoinSet<Answer>,
    is_about_earlier: bool,
}

impl Past {
    /// Nothing to search for; everything before an instant was given.
    pub(super) fn new(at: Timestamp) -> Self {
        let missed = Search::new(Vec::new(), at, at);
        Self { missed, earlier: VecDeque::new(), asking: JoinSet::new(), is_about_earlier: false }
    }

    /// What was posted while nobody listened.
    pub(super) fn missed(&self) -> &Search {
        &self.missed
    }

    /// Searches for what was missed between two instants.
    pub(super) fn miss(&mut self, tags: &BTreeSet<XTag>, from: Timestamp, until: Timestamp) {
        self.missed.extend(queries(tags), from, until);
    }

    /// Searches for what was posted before these came to be followed.
    pub(super) fn add(&mut self, tags: BTreeSet<XTag>, from: Timestamp, until: Timestamp) {
        let search = Search::new(queries(&tags), from, until);
        self.earlier.push_back((tags, search));
    }

    /// What of the time in which nobody listened could not be searched, since this was asked last.
    pub(super) fn take_lost(&mut self) -> Option<Lost> {
        self.missed.take_lost()
    }

    /// Hashtags whose earlier posts have all been given that can be had, and what can't.
    pub(super) fn finished(&mut self) -> Option<(BTreeSet<XTag>, Option<Lost>)> {
        let (tags, mut search) = self.earlier.pop_front_if(|(_, search)| search.is_done())?;
        Some((tags, search.take_lost()))
    }

    /// Asks for the next page, if one is due and none on its way.
    pub(super) fn ask_on(&mut self, app: &XApp) -> Result<(), XError> {
        if !self.asking.is_empty() {
            return Ok(());
        }
        let now = app.now();
        let mut next = self.missed.next(now);
        self.is_about_earlier = next == Next::Done;
        if let Some((_, search)) = self.earlier.front_mut().filter(|_| self.is_about_earlier) {
            next = search.next(now);
        }
        let Next::Ask(wanted) = next else { return Ok(()) };
        // The other half is for what is posted meanwhile.
        let most = (app.meter().room() / 2).clamp(LEAST_PAGE, LARGEST_PAGE);
        let hold = app.meter().hold(LEAST_PAGE, most).ok_or(XError::Capped)?;
        let app = app.clone();
        self.asking.spawn(async move {
            let answer = app.search(&wanted, hold.posts()).await;
            (hold, answer)
        });
        Ok(())
    }

    /// The answer to the question that is on its way, if one is; dropping the future loses nothing.
    pub(super) async fn answer(&mut self) -> Answer {
        loop {
            match self.asking.join_next().await {
                Some(Ok(answer)) => return answer,
                Some(Err(_panicked)) => {}
                None => future::pending().await,
            }
        }
    }

    /// Goes on after an answer; gives an error that concerns more than the search.
    pub(super) fn take(&mut self, pages: Result<Pages, XError>) -> Option<XError> {
        let search = match self.earlier.front_mut().filter(|_| self.is_about_earlier) {
            Some((_, search)) => search,
            None => &mut self.missed,
        };
        match pages {
            Ok(pages) => search.took(pages),
            Err(error @ XError::Unpaid(_)) => return Some(error),
            Err(error) => search.failed(&error),
        }
        None
    }
}
