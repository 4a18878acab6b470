// SPDX-License-Identifier: AGPL-3.0-or-later
//! Several nodes of one instance: one keeps the calls and tells the others how they stand; these show it, and pass on what is ordered.

mod belts;
mod collecting;
mod following;
mod groups;
mod pledging;
mod told;

use std::{env, sync::Arc, time::Duration};

use anyhow::{Context, Result};
use bus::{Board, Bus};
use model::{CallId, Timestamp};
use store::Store;
use tokio::{
    sync::{mpsc, oneshot, watch},
    time::{Instant, sleep, timeout},
};
use web::{Calls, Live, Order};

pub use belts::Intake;
pub use bus::BusAddress;
pub use following::{Followed, Follower};

use self::told::{Answer, Told, Wish};
use crate::terminal::{said_once, say};

/// What is the same as before is told again so often: who comes later finds it, and who hears nothing knows that something is wrong.
const AGAIN: Duration = Duration::from_secs(5);

/// So long after something went wrong on the bus it is tried again.
const PAUSE: Duration = Duration::from_secs(1);

/// So long is waited for what was ordered: shorter than a page's ten seconds.
const PATIENCE: Duration = Duration::from_secs(9);

/// The other nodes of this instance.
#[derive(Clone, Debug)]
pub struct Nodes {
    bus: Bus,
}

/// How a call is shown, as other nodes have to show it too.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its name.
    pub call: CallId,
    /// Since when it is shown so; what is shown later may be another version of it.
    pub shown_at: Timestamp,
    /// Whether it is one of the calls that the site lists.
    pub is_listed: bool,
    /// Whether people and posts are invented.
    pub simulated: bool,
}

impl Nodes {
    /// Calls the others.
    pub async fn open(address: &BusAddress) -> Result<Self> {
        let password = env::var("GROUNDSWELL_BUS_PASSWORD").ok();
        Ok(Self { bus: Bus::open(address, password).await? })
    }

    /// Tells the others how a call stands, for as long as it is shown here.
    pub async fn tell(self, shown: Shown, mut live: watch::Receiver<Arc<Live>>) {
        let (mut board, mut said): (Option<Board>, Option<(Vec<u8>, Instant)>) = (None, None);
        let mut has_failed = false;
        loop {
            let now = live.borrow_and_update().clone();
            if !now.is_known() {
                // They go on showing what was, as long as that is not much longer than usual.
                if live.changed().await.is_err() {
                    return;
                }
                continue;
            }
            let same = Told::write(&shown, &Live { as_of: Timestamp::UNIX_EPOCH, ..Live::clone(&now) });
            let is_due = said.as_ref().is_none_or(|(last, at)| *last != same || at.elapsed() >= AGAIN);
            if is_due {
                let told = self.say(&mut board, &shown.call, Told::write(&shown, &now)).await;
                if let Err(error) = &told
                    && !has_failed
                {
                    say(format_args!(
                        "other nodes can't be told how `{}` stands: {}",
                        shown.call,
                        said_once(error)
                    ));
                }
                has_failed = told.is_err();
                said = told.is_ok().then(|| (same, Instant::now()));
            }
            let pause = if has_failed { PAUSE } else { AGAIN };
            if let Ok(Err(_gone)) = timeout(pause, live.changed()).await {
                return;
            }
        }
    }

    async fn say(&self, board: &mut Option<Board>, call: &CallId, word: Vec<u8>) -> Result<()> {
        let up = match board.take() {
            Some(up) => up,
            None => self.bus.board().await?,
        };
        up.say(&place(call), word).await?;
        *board = Some(up);
        Ok(())
    }

    /// Tells the others that a call is shown no more.
    pub async fn tell_gone(&self, call: &CallId) {
        if let Err(error) = self.say(&mut None, call, Vec::new()).await {
            say(format_args!("other nodes may still show `{call}`: {}", said_once(&error)));
        }
    }

    /// Tells the others that nothing else is shown: whoever kept the calls before may have shown more.
    pub async fn tell_all(self, shown: Calls) {
        let standing = self.news().await.standing();
        let called =
            standing.iter().filter(|(_, word)| !word.is_empty()).filter_map(|(place, _)| call_at(place));
        for call in called.filter(|call| !shown.shows(call)) {
            self.tell_gone(&call).await;
        }
    }

    /// Takes what the others order, for as long as there is somebody who obeys.
    pub async fn obey(self, orders: mpsc::Sender<Order>) {
        while !orders.is_closed() {
            match self.bus.questions().await {
                Ok(mut questions) => {
                    while let Some(question) = questions.next().await {
                        tokio::spawn(answer(question, orders.clone()));
                    }
                }
                Err(error) => say(format_args!("what other nodes order is not heard: {error}")),
            }
            sleep(PAUSE).await;
        }
    }

    /// Passes on what organizers and visitors order to whoever keeps the calls; runs until it is dropped.
    pub async fn pass_on(&self, orders: &mut mpsc::Receiver<Order>) {
        while let Some(order) = orders.recv().await {
            tokio::spawn(self.clone().order(order));
        }
    }

    async fn order(self, order: Order) {
        let wish = Wish { call: order.call, deed: order.deed };
        let answered = self.bus.ask(wish.write(), PATIENCE).await.map_err(|error| error.to_string());
        let answer = answered.and_then(|answer| Answer::read(&answer).map_err(|error| error.to_string())?.0);
        // Whoever ordered it may have gone.
        drop(order.done.send(answer.map_err(|why| {
            say(format_args!("an order can't be passed on, or carried out: {why}"));
            why
        })));
    }

    /// Shows groups that organizers have agreed to elsewhere, and lets go of those that are gone; runs until it is dropped.
    pub async fn show_groups(store: Store, calls: Calls) {
        groups::keep_shown(&store, &calls).await;
    }
}

/// Has one order carried out here, and tells whoever passed it on.
async fn answer(question: bus::Question, orders: mpsc::Sender<Order>) {
    let done = match Wish::read(&question.bytes).context("another node speaks differently") {
        Ok(Wish { call, deed }) => {
            let (done, answer) = oneshot::channel();
            // Where the host has stopped, nobody answers.
            drop(orders.send(Order { call, deed, done }).await);
            answer.await.unwrap_or_else(|_| Err("this node has stopped".to_owned()))
        }
        Err(error) => Err(said_once(&error)),
    };
    question.answer(Answer(done).write()).await;
}

/// Where a call's figures stand on the board.
fn place(call: &CallId) -> String {
    format!("figures.{call}")
}

fn call_at(place: &str) -> Option<CallId> {
    place.strip_prefix("figures.")?.parse().ok()
}

#[cfg(test)]
mod tests;
