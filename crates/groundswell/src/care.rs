// SPDX-License-Identifier: AGPL-3.0-or-later
//! Looks after what a call quotes: asks again and again how each post stands where it was posted, so that nothing is shown that its
//! author has taken back, and finds out who the accounts are that a call names by their handles.

mod waiting;

use std::{sync::Arc, time::Duration};

use ::watch::{Link, PostState, Rechecked, Rechecker, XApp};
use anyhow::{Context, Result};
use model::{CallId, Network, Post, Remark, Window};
use rally::{Exception, Finder, NotFound, PostAddress};
use store::Store;
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinSet,
    time::{MissedTickBehavior, interval, sleep},
};

use crate::{
    clock::Clock,
    hand_in::hidden_posts,
    live::{Errand, Task},
    terminal::{said_once, say},
    watching::{AFTER, BEFORE},
};
use waiting::Round;

/// From one look to the next: no server is flooded, even if everything lies on one. A third of what Mastodon lets an address ask for
/// ([300 requests in five minutes](https://docs.joinmastodon.org/api/rate-limits/)): timelines are asked of it too.
const PACE: Duration = Duration::from_secs(3);

/// So long before watching begins handles are resolved.
const AHEAD: jiff::SignedDuration = jiff::SignedDuration::from_mins(1);

/// From one try to resolve a handle to the next.
const AGAIN: Duration = Duration::from_secs(300);

/// The name of Bluesky's directory of accounts.
const DIRECTORY: &str = "plc.directory";

/// The ways on which networks are asked.
pub struct Looker {
    rechecker: Rechecker,
    finder: Finder,
}

impl Looker {
    /// Asks as `agent`, over the public net and of those servers of the house; X by that key, if there is one.
    pub fn new(agent: &str, exceptions: Vec<Exception>, x: Option<XApp>, clock: Clock) -> Self {
        let link = Link::new(agent, exceptions.clone(), clock.as_now());
        let rechecker = Rechecker::new(link, DIRECTORY);
        let rechecker = x.into_iter().fold(rechecker, Rechecker::with_x);
        Self { rechecker, finder: Finder::new(agent, exceptions) }
    }

    async fn look_at(&self, post: &Post) -> Rechecked {
        let found = self.rechecker.look_at(post).await;
        match found.state {
            // There is no key, or no budget left.
            PostState::Unknown(_) if post.network == Network::X => self.on_x(post).await.into(),
            _ => found,
        }
    }

    /// Without a key X tells whether it shows a post, and of one that it doesn't not why.
    async fn on_x(&self, post: &Post) -> PostState {
        let id = post.id.as_ref().and_then(|id| id.as_str().parse().ok());
        let Some(id) = id else { return PostState::Unknown("it has no number".to_owned()) };
        match self.finder.find(&PostAddress::X(id)).await {
            Ok(_) => PostState::There,
            Err(NotFound::NoPost) => PostState::OutOfSight,
            Err(error) => PostState::Unknown(error.to_string()),
        }
    }
}

/// Who looks after what one call quotes.
#[derive(Clone)]
pub struct Carer {
    /// The call.
    pub call: CallId,
    /// The way to its keeper.
    pub errands: mpsc::Sender<Errand>,
    /// Where hand-ins are kept.
    pub store: Store,
    /// The ways on which networks are asked.
    pub looker: Arc<Looker>,
    /// What time it is.
    pub clock: Clock,
}

impl Carer {
    /// Goes round among the quoted posts for as long as the call is kept.
    pub async fn go_round(self) {
        let mut pace = interval(PACE / self.clock.speed());
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // The first tick is at once.
        pace.tick().await;
        let mut round = Round::default();
        while !self.errands.is_closed() {
            pace.tick().await;
            if let Err(error) = self.look(&mut round).await {
                let (call, why) = (&self.call, said_once(&error));
                say(format_args!("a post of `{call}` can't be looked after now: {why}"));
            }
        }
    }

    /// Looks at the quoted post that is due, if one is; else at one that waits to be.
    async fn look(&self, round: &mut Round) -> Result<()> {
        let (answer, next) = oneshot::channel();
        self.bring(Task::Next(answer)).await?;
        let Ok(Some(post)) = next.await else { return self.look_at_waiting(round).await };
        let mut found = self.looker.look_at(&post).await;
        let is_unseen =
            matches!(found.state, PostState::Edited(_)) && post.remarks.contains(&Remark::HandedIn);
        // Nobody has looked at the new words: until an organizer has, neither these nor the old ones are shown.
        let hidden = if is_unseen { self.hide(&post).await } else { Ok(()) };
        if let Err(error) = &hidden {
            found = PostState::Unknown(error.to_string()).into();
        }
        self.bring(Task::Recheck(Box::new(post), found)).await?;
        hidden
    }

    async fn hide(&self, post: &Post) -> Result<()> {
        let id = post.id.as_ref().context("what was handed in has a name")?;
        self.store.hide_post(&self.call, (post.network.key(), id.as_str()), true).await?;
        self.bring(Task::Hide(hidden_posts(&self.store, &self.call).await?)).await
    }

    /// Learns shortly before a storm is watched who those accounts of Bluesky are; gives those of which that is not known yet.
    pub async fn learn(&self, handles: Vec<String>, storm: Window) -> Vec<String> {
        sleep(self.clock.until(storm.start() - BEFORE - AHEAD)).await;
        if self.is_over(storm) {
            return Vec::new();
        }
        let missing = self.resolve(handles).await;
        for (handle, error) in &missing {
            say(format_args!(
                "`{handle}`, whose posts may be quoted, can't be found on Bluesky ({error}); until then its posts are counted and not \
                 shown, and it is looked for every five minutes"
            ));
        }
        missing.into_iter().map(|(handle, _)| handle).collect()
    }

    /// Tries that again for as long as a storm is watched.
    pub async fn learn_again(&self, mut missing: Vec<String>, storm: Window) {
        while !missing.is_empty() && !self.is_over(storm) {
            sleep(AGAIN / self.clock.speed()).await;
            missing = self.resolve(missing).await.into_iter().map(|(handle, _)| handle).collect();
        }
    }

    fn is_over(&self, storm: Window) -> bool {
        self.clock.now() >= storm.end() + AFTER
    }

    /// Tells the keeper who accounts are; gives those of which that can't be told, and why.
    async fn resolve(&self, handles: Vec<String>) -> Vec<(String, NotFound)> {
        let mut asked = JoinSet::new();
        for handle in handles {
            let looker = Arc::clone(&self.looker);
            asked.spawn(async move {
                let did = looker.finder.did(&handle).await;
                (handle, did)
            });
        }
        let mut missing = Vec::new();
        for (handle, did) in asked.join_all().await {
            match did {
                // A keeper that has stopped learns nothing more.
                Ok(did) => drop(self.bring(Task::Learn(Network::Bluesky, did, handle)).await),
                Err(error) => missing.push((handle, error)),
            }
        }
        missing
    }

    async fn bring(&self, task: Task) -> Result<()> {
        Errand::bring(&self.errands, &self.call, task).await
    }
}

#[cfg(test)]
mod tests;
