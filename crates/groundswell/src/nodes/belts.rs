// SPDX-License-Identifier: AGPL-3.0-or-later
//! What others collect, on its way into the record. Nothing is believed of the bus: a parcel that is missing is noticed by its number, and
//! what it held is collected again, from where the record says that each source is.

use std::{collections::HashMap, sync::Arc, time::Duration};

use anyhow::{Context, Result};
use bus::{Belt, Bus, Parcel};
use ingest::{Cursor, Item};
use model::CallId;
use serde::{Deserialize, Serialize};
use tokio::{
    sync::{mpsc, oneshot, watch},
    time::{Instant, sleep, timeout},
};
use web::{Machine, Storage};

use super::{AGAIN, Nodes, PAUSE, told};
use crate::{
    live::{Errand, Task},
    terminal::{said_once, say},
};

/// Collectors learn so often how far the record is, where it goes on.
const TELL: Duration = Duration::from_secs(1);

/// How far a record is, for whoever collects for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Progress {
    /// Where each source is to be taken up.
    pub(super) cursors: Vec<Cursor>,
    /// Collectors of whose parcels one is missing: what they send is not taken any more, and they begin again from the cursors.
    pub(super) refused: Vec<String>,
}

/// Who takes in what others collect for one call.
pub struct Intake {
    /// The call.
    pub call: CallId,
    /// The way to its keeper.
    pub errands: mpsc::Sender<Errand>,
    /// Where each source was before.
    pub from: Vec<Cursor>,
    /// Whether there is room.
    pub machine: watch::Receiver<Arc<Machine>>,
}

impl Nodes {
    /// Takes in what others collect for a call, for as long as it is kept here.
    pub async fn take_in(self, intake: Intake) {
        let Intake { call, errands, from, machine } = intake;
        let progress = Progress { cursors: from, refused: Vec::new() };
        let mut taking =
            Taking { bus: self.bus, call, errands, machine, runs: Runs::default(), progress, told: None };
        let mut has_failed = false;
        while !taking.errands.is_closed() {
            if let Err(error) = taking.take().await
                && !std::mem::replace(&mut has_failed, true)
            {
                say(format_args!(
                    "what is collected for `{}` elsewhere can't be taken in: {}",
                    taking.call,
                    said_once(&error)
                ));
            }
            sleep(PAUSE).await;
        }
    }
}

struct Taking {
    bus: Bus,
    call: CallId,
    errands: mpsc::Sender<Errand>,
    machine: watch::Receiver<Arc<Machine>>,
    runs: Runs,
    progress: Progress,
    /// What collectors were told last, and when.
    told: Option<(Progress, Instant)>,
}

impl Taking {
    async fn take(&mut self) -> Result<()> {
        self.told = None;
        let belt = self.bus.belt(self.call.as_str()).await?;
        self.runs.begin(&belt);
        let mut parcels = belt.take();
        loop {
            self.tell().await?;
            // Word on how far the record is goes on while nothing comes.
            if let Ok(parcel) = timeout(TELL, parcels.next()).await {
                self.take_parcel(&belt, parcel?).await?;
            }
        }
    }

    /// Has a parcel recorded, and only then takes it off the belt.
    async fn take_parcel(&mut self, belt: &Belt, parcel: Parcel) -> Result<()> {
        let place = parcel.place;
        match self.runs.judge(&parcel) {
            Verdict::New => match told::read::<Vec<Item>>(&parcel.bytes) {
                Ok(items) => self.record(items).await?,
                Err(error) => {
                    say(format_args!("what a collector sends is not understood: {}", said_once(&error)));
                    self.refuse(parcel.run);
                }
            },
            Verdict::Known => {}
            Verdict::Missing => {
                say(format_args!(
                    "the bus has lost what was collected for `{}`; it is collected again",
                    self.call
                ));
                self.refuse(parcel.run);
            }
        }
        Ok(belt.clear(place).await?)
    }

    async fn record(&mut self, items: Vec<Item>) -> Result<()> {
        // Until there is room it waits on the belt, and then collectors wait.
        self.machine
            .wait_for(|machine| machine.storage < Storage::Full)
            .await
            .context("the server has stopped")?;
        let (answer, cursors) = oneshot::channel();
        Errand::bring(&self.errands, &self.call, Task::Record(items, answer)).await?;
        self.progress.cursors = cursors.await?;
        Ok(())
    }

    fn refuse(&mut self, run: String) {
        self.runs.refuse(&run);
        self.progress.refused = self.runs.refused();
        self.told = None;
    }

    /// Tells collectors how far the record is, where they have not heard it.
    async fn tell(&mut self) -> Result<()> {
        let is_due = self.told.as_ref().is_none_or(|(told, at)| {
            at.elapsed() >= AGAIN || (*told != self.progress && at.elapsed() >= TELL)
        });
        if is_due {
            let board = self.bus.board().await?;
            board.say(&place(&self.call), told::write(&self.progress)).await?;
            self.told = Some((self.progress.clone(), Instant::now()));
        }
        Ok(())
    }
}

/// Where on the board it stands how far a call's record is.
pub(super) fn place(call: &CallId) -> String {
    format!("progress.{call}")
}

/// The call of which that place on the board tells.
pub(super) fn call_at(place: &str) -> Option<CallId> {
    place.strip_prefix("progress.")?.parse().ok()
}

/// Whose parcels have come.
#[derive(Default)]
struct Runs {
    /// The number of each run's last parcel; none of one that is refused.
    last: HashMap<String, Option<u64>>,
    /// Whether nothing was ever taken off the belt before: then each run has to begin with its first parcel.
    is_whole: bool,
}

/// What is to be done with a parcel.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    /// It is the next one.
    New,
    /// It was there before, or its run is refused.
    Known,
    /// One before it is missing.
    Missing,
}

impl Runs {
    fn begin(&mut self, belt: &Belt) {
        self.is_whole = belt.first() <= 1;
    }

    fn judge(&mut self, parcel: &Parcel) -> Verdict {
        let verdict = match self.last.get(&parcel.run) {
            Some(None) => Verdict::Known,
            Some(Some(last)) if parcel.number <= *last => Verdict::Known,
            Some(Some(last)) if parcel.number == last + 1 => Verdict::New,
            Some(Some(_)) => Verdict::Missing,
            // Whoever kept the call before has recorded what came before.
            None if parcel.number == 1 || !self.is_whole => Verdict::New,
            None => Verdict::Missing,
        };
        if verdict == Verdict::New {
            self.last.insert(parcel.run.clone(), Some(parcel.number));
        }
        verdict
    }

    fn refuse(&mut self, run: &str) {
        self.last.insert(run.to_owned(), None);
    }

    fn refused(&self) -> Vec<String> {
        let mut refused: Vec<String> =
            self.last.iter().filter(|(_, last)| last.is_none()).map(|(run, _)| run.clone()).collect();
        refused.sort();
        refused
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_parcel_is_noticed_by_its_number_also_on_a_new_belt() {
        let parcel = |run: &str, number| Parcel { run: run.to_owned(), number, bytes: Vec::new(), place: 0 };
        let mut runs = Runs { is_whole: true, ..Runs::default() };
        let mut judge = |run, number| runs.judge(&parcel(run, number));
        assert_eq!(
            [1, 2, 2, 1, 3].map(|number| judge("a", number)),
            [Verdict::New, Verdict::New, Verdict::Known, Verdict::Known, Verdict::New]
        );
        assert_eq!(judge("a", 5), Verdict::Missing);
        assert_eq!(judge("b", 2), Verdict::Missing, "nobody has taken its first");
        runs.refuse("a");
        assert_eq!(runs.judge(&parcel("a", 4)), Verdict::Known);
        assert_eq!(runs.refused(), ["a"]);
        // A belt from which somebody else has taken what came before.
        let mut later = Runs::default();
        assert_eq!(
            [7, 8, 10].map(|number| later.judge(&parcel("a", number))),
            [Verdict::New, Verdict::New, Verdict::Missing]
        );
    }
}
