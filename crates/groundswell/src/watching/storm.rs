// SPDX-License-Identifier: AGPL-3.0-or-later
//! A storm is watched from before its hour until after it, for what counts at each moment.

use std::{future::pending, pin::pin, sync::Arc};

use call::Call;
use ingest::{Cursor, Item};
use model::{Network, Timestamp, Window};
use tokio::{
    sync::{mpsc::Sender, watch},
    time::sleep,
};
use web::Live;

use super::{AFTER, BEFORE, Sought, Watching, interest};

impl Watching {
    /// Watches around a storm, from where each source was before, and hands everything on; ends after it.
    ///
    /// Where all posts of a network are received, hashtags are looked for here. Others are asked for hashtags: for one that is sealed until
    /// the hour, not before it; for a spelling that organizers add, from then on and backwards. Which these are is told by `live`.
    pub async fn watch_storm(
        self,
        call: Arc<Call>,
        from: Vec<Cursor>,
        mut live: watch::Receiver<Arc<Live>>,
        items: Sender<Item>,
    ) {
        let storm: Window = call.storm.window;
        let until = |at: Timestamp| sleep(self.clock.until(at));
        until(storm.start() - BEFORE).await;
        let now = self.clock.now();
        if now >= storm.end() + AFTER {
            return;
        }
        // 1. What is known so far.
        let mut spelled = Spelled::of(&live.borrow());
        let sought = |at: Timestamp, spelled: &Spelled| {
            let agreed = call.counted_hashtags_at(at).into_iter().map(str::to_owned);
            let tags = agreed.chain(spelled.tags.iter().cloned()).collect();
            Sought { tags, since: storm.start() - BEFORE }
        };
        let (public, all) = (sought(now, &spelled), sought(storm.start(), &spelled));
        let interest = interest(all.tags.clone(), from.is_empty());
        let received = self.receive(&interest, &from, &items);
        let earlier = self.look_back(&public, &interest, &from, &items);
        let (later, tags) = watch::channel(public.tags.clone());
        let mut asked = self.ask(&public, &spelled.known_to(&from), &items);
        let on_x = self.ask_x(&public, &from, &items, tags);
        // 2. What comes to be known.
        let mut is_sealed = all.tags.len() > public.tags.len();
        let (mut opened, mut over) = (pin!(until(storm.start())), pin!(until(storm.end() + AFTER)));
        loop {
            tokio::select! {
                () = &mut over => break,
                () = &mut opened, if is_sealed => is_sealed = false,
                more = spelled.more(&mut live) => spelled = more,
            }
            let sought = sought(if is_sealed { now } else { storm.start() }, &spelled);
            later.send_replace(sought.tags.clone());
            // From the beginning, for a timeline that is asked for a new hashtag has no place in it yet.
            asked.abort_all();
            asked = self.ask(&sought, &[], &items);
        }
        drop((received, earlier, asked, on_x));
        self.leave_x().await;
    }
}

/// The spellings that organizers have added.
struct Spelled {
    tags: Vec<String>,
    /// When the last of them was.
    since: Option<Timestamp>,
}

impl Spelled {
    fn of(live: &Live) -> Self {
        let tags = live.watch.spellings().map(|(spelling, ..)| spelling.to_owned()).collect();
        Self { tags, since: live.watch.spellings().map(|(.., at)| at).max() }
    }

    /// Waits until there are more; if nothing is collected any more, for ever.
    async fn more(&self, live: &mut watch::Receiver<Arc<Live>>) -> Self {
        let more = live.wait_for(|live| live.watch.spellings().count() > self.tags.len()).await;
        let more = more.ok().map(|live| Self::of(&live));
        match more {
            Some(more) => more,
            None => pending().await,
        }
    }

    /// The cursors but for those of timelines that have not been asked for all of them yet: a program may have been killed right then.
    fn known_to(&self, from: &[Cursor]) -> Vec<Cursor> {
        let asks = |cursor: &Cursor| cursor.network == Network::Mastodon;
        let is_older = |cursor: &Cursor| self.since.is_some_and(|since| cursor.seen_until <= since);
        from.iter().filter(|cursor| !(asks(cursor) && is_older(cursor))).cloned().collect()
    }
}

#[cfg(test)]
mod tests;
