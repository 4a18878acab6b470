// SPDX-License-Identifier: AGPL-3.0-or-later
//! Servers tell each other from where people pledge, as digests that they alone can make and that lie nowhere: so one neighborhood of the net may pledge at
//! all of them together as often as at one.

use std::{collections::HashMap, sync::Arc, time::Duration};

use model::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::{sync::mpsc, time::sleep};
use web::{Flood, Pressed};

use super::{Nodes, PAUSE, collecting::draw_run, told};

/// What is pressed in so long is told together.
const GATHERED: Duration = Duration::from_millis(100);

/// So much is told together at most: a message that every server of NATS takes.
const MOST: usize = 10_000;

/// Under which name servers call it out.
const PLEDGES: &str = "pledges";

/// What was pressed at one server, and how often.
#[derive(Deserialize, Serialize)]
struct Word {
    by: String,
    pressed: Vec<(Pressed, u32)>,
}

impl Nodes {
    /// Tells the others what is pressed here, and counts what is pressed there; runs until it is dropped. While the bus is away, each counts for
    /// itself.
    pub async fn pledge_together(
        self,
        flood: Arc<Flood>,
        pressed: mpsc::Receiver<Pressed>,
        now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    ) {
        // Without chance nothing of this program works.
        let Some(own) = draw_run() else { return };
        tokio::join!(self.tell_pressed(&own, pressed), self.hear_pressed(&own, &flood, &*now));
    }

    async fn tell_pressed(&self, own: &str, mut pressed: mpsc::Receiver<Pressed>) {
        let mut gathered = Vec::new();
        while pressed.recv_many(&mut gathered, MOST).await > 0 {
            let mut times: HashMap<Pressed, u32> = HashMap::new();
            for pressed in gathered.drain(..) {
                *times.entry(pressed).or_default() += 1;
            }
            let word = Word { by: own.to_owned(), pressed: times.into_iter().collect() };
            // Nobody waits for it.
            drop(self.bus.call_out(PLEDGES, told::write(&word)).await);
            sleep(GATHERED).await;
        }
    }

    async fn hear_pressed(&self, own: &str, flood: &Flood, now: &(dyn Fn() -> Timestamp + Send + Sync)) {
        loop {
            if let Ok(mut heard) = self.bus.overhear(PLEDGES).await {
                while let Some(word) = heard.next().await {
                    // Of another version nothing is known; its pledges count by themselves.
                    let Ok(word) = told::read::<Word>(&word) else { continue };
                    if word.by != own {
                        word.pressed.iter().for_each(|(pressed, times)| flood.hear(pressed, *times, now()));
                    }
                }
            }
            sleep(PAUSE).await;
        }
    }
}
