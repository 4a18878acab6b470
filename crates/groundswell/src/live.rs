// SPDX-License-Identifier: AGPL-3.0-or-later
//! Runs one storm: takes what sources give, shows the figures, and closes with the report.

use std::{collections::HashSet, path::PathBuf, sync::Arc, time::Duration};

use ::watch::Rechecked;
use anyhow::{Result, anyhow};
use call::{Call, Image};
use ingest::{Cursor, Item};
use model::{CallId, Network, Post, PostId, Timestamp};
use record::{Anchor, Policy};
use store::Store;
use tokio::{
    sync::{mpsc, oneshot, watch},
    task::block_in_place,
    time::{MissedTickBehavior, interval},
};
use web::{Live, Machine, ReadBack, Storage, Witnessing};

use crate::{
    clock::Clock,
    cursors::Cursors,
    hand_in::network_of,
    ledger,
    publish::{self, Story},
    rechecks::Rechecks,
    recorder::{Dates, Recorder, Wanted, Wish},
    terminal::{said_once, say},
};

/// So many items are kept with one sync.
const BATCH: usize = 1000;
/// How much time there is at least between two reports of one storm.
const REPORTS_APART: jiff::SignedDuration = jiff::SignedDuration::from_secs(10);
/// The same where nothing is new but that posts were looked at: some of them are, every few seconds.
const LOOKS_APART: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);
/// How often the figures shown are brought up to date.
const TICK: Duration = Duration::from_millis(500);
/// How long after its end a storm is still listened to: networks hand posts on late.
const GRACE: jiff::SignedDuration = jiff::SignedDuration::from_mins(2);

/// How far a storm is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The hour has not come.
    Before,
    /// People post.
    Storm,
    /// The hour is over; late posts still count.
    After,
    /// The report is written.
    Reported,
}

/// What is brought to a keeper by hand, and answered once it is done.
pub struct Errand {
    /// What is to be done.
    pub task: Task,
    /// Where the answer goes; none comes when it could not be done.
    pub done: oneshot::Sender<()>,
}

impl Errand {
    /// Brings a task to a call's keeper, and waits until it is done.
    pub async fn bring(to: &mpsc::Sender<Self>, call: &CallId, task: Task) -> Result<()> {
        let (done, answer) = oneshot::channel();
        let stopped = || anyhow!("collecting for `{call}` has stopped");
        to.send(Self { task, done }).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())
    }
}

/// What a keeper is asked to do.
pub enum Task {
    /// Keep these posts off the wall, and no others.
    Hide(HashSet<(Network, PostId)>),
    /// Keep a picture as it was received, and what is shown in its place; durably. Why that can't be shown is answered.
    KeepMedium(Box<(Wanted, Vec<u8>, Image)>, oneshot::Sender<Result<()>>),
    /// Learn by which name a network knows an account whose posts may be shown, and its handle.
    Learn(Network, String, String),
    /// Say which quoted or kept post is to be looked at now, if any is.
    Next(oneshot::Sender<Option<Post>>),
    /// Follow what looking at a post has shown; durably.
    Recheck(Box<Post>, Rechecked),
    /// Count this spelling as well.
    Spell(String),
    /// Take these in, or out; durably.
    Take(Vec<Item>),
    /// Take in what was collected elsewhere; durably. Where each source is to be taken up is answered.
    #[cfg(feature = "bus")]
    Record(Vec<Item>, oneshot::Sender<Vec<Cursor>>),
    /// Forget what somebody wishes to be forgotten; durably. How many posts these were is answered.
    Forget(Wish, oneshot::Sender<usize>),
    /// Keep what an authority of time has said of a checkpoint, or that it has not.
    Date(Box<Anchor>, Option<Vec<u8>>),
    /// Say who has to witness the record, if anybody has to.
    Policy(oneshot::Sender<Option<Policy>>),
    /// Say how the record is dated, and how many entries it has.
    Dates(oneshot::Sender<(Dates, u64)>),
    /// Keep this checkpoint, which witnesses have signed.
    Witnessed(String),
    /// Say which pictures of what is shown are not there.
    WantMedia(oneshot::Sender<Vec<Wanted>>),
}

/// The keeper of one storm.
pub struct Keeper {
    recorder: Recorder,
    cursors: Cursors,
    /// How much was forgotten when it was last looked for what was handed in of it.
    let_go_at: Option<u64>,
    /// When the report was last written.
    reported_at: Option<Timestamp>,
    rechecks: Rechecks,
    call: Arc<Call>,
    report: PathBuf,
    clock: Clock,
    simulated: bool,
    store: Store,
    machine: watch::Receiver<Arc<Machine>>,
    live: watch::Sender<Arc<Live>>,
    /// How the recorder stood when its figures were last counted.
    shown: Option<ShownAt>,
    phase: watch::Sender<Phase>,
}

/// Whatever changes what is shown of a storm.
#[derive(Clone, PartialEq, Eq)]
struct ShownAt {
    /// Everything that is seen or decided is an entry.
    entries: u64,
    /// With erased contents goes what they said.
    forgotten: u64,
    /// Others' signatures lie beside the entries.
    witnessing: Option<Witnessing>,
}

impl ShownAt {
    fn of(recorder: &Recorder) -> Self {
        let (entries, forgotten) = (recorder.len(), recorder.forgotten());
        Self { entries, forgotten, witnessing: recorder.witnessing() }
    }
}

impl Keeper {
    /// Makes a keeper, what it shows, and how far it is. While a long record is read back, it shows what was shown before.
    pub fn new(
        (mut recorder, cursors, rechecks): (Recorder, Cursors, Rechecks),
        before: Option<Arc<Live>>,
        call: Arc<Call>,
        report: PathBuf,
        clock: Clock,
        simulated: bool,
        (store, machine): (Store, watch::Receiver<Arc<Machine>>),
    ) -> (Self, watch::Receiver<Arc<Live>>, watch::Receiver<Phase>) {
        let before = before.filter(|_| recorder.is_reading_back());
        let first = before.unwrap_or_else(|| Arc::new(figures(&mut recorder, clock.now())));
        let (live, shown) = watch::channel(first);
        let (phase, far) = watch::channel(Phase::Before);
        let keeper = Self {
            recorder,
            cursors,
            let_go_at: None,
            reported_at: None,
            rechecks,
            call,
            report,
            clock,
            simulated,
            store,
            machine,
            live,
            shown: None,
            phase,
        };
        (keeper, shown, far)
    }

    /// Runs until its page is gone.
    pub async fn run(
        mut self,
        mut items: mpsc::Receiver<Item>,
        mut errands: mpsc::Receiver<Errand>,
    ) -> Result<()> {
        let now = self.clock.now();
        // Those who can bring errands are gone when the call is shown no more, and when the program is to end.
        match block_in_place(|| self.recorder.read_all_back(now, || !errands.is_closed())) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => return Err(self.fail(error)),
        }
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut batch = Vec::with_capacity(BATCH);
        let mut flowing = true;
        while !self.live.is_closed() {
            tokio::select! {
                count = items.recv_many(&mut batch, BATCH), if flowing && self.has_room() => {
                    flowing = count > 0;
                    let items = std::mem::take(&mut batch);
                    self.take(items)?;
                }
                Some(errand) = errands.recv() => {
                    self.perform(errand.task)?;
                    // Whoever brought it may have gone; it is done all the same.
                    let _gone = errand.done.send(());
                }
                _ = tick.tick() => self.tick().await?,
            }
        }
        Ok(())
    }

    /// Says on every page that rests on figures that there are none: what was recorded before can't be read.
    fn fail(&mut self, error: anyhow::Error) -> anyhow::Error {
        if !self.recorder.is_reading_back() {
            // Only what comes after reading has failed: what is known is shown.
            self.show();
            return error;
        }
        self.live.send_modify(|live| Arc::make_mut(live).read_back = ReadBack::Failed);
        error.context("its record can't be read back")
    }

    fn perform(&mut self, task: Task) -> Result<()> {
        match task {
            Task::Hide(posts) => block_in_place(|| self.recorder.hide(&posts))?,
            Task::KeepMedium(medium, answer) => {
                let ((wanted, original, copy), now) = (*medium, self.clock.now());
                let kept = block_in_place(|| self.recorder.keep_medium(&wanted, original, &copy, now))?;
                // Whoever brought it may have gone.
                let _gone = answer.send(kept);
            }
            Task::Learn(network, id, handle) => self.recorder.learn(network, &id, &handle),
            Task::Next(answer) => {
                // Whoever asked may have gone.
                let _gone = answer.send(self.next_to_look_at());
            }
            Task::Recheck(post, found) => self.follow(&post, found)?,
            Task::Spell(spelling) => {
                // One that is offered no more is counted already, or gone.
                let now = self.clock.now();
                block_in_place(|| self.recorder.add_spelling(&spelling, now))?;
            }
            Task::Take(items) => {
                self.take(items)?;
                // What was forgotten is not taken in again, and so not kept as handed in either.
                self.let_go_at = None;
            }
            #[cfg(feature = "bus")]
            Task::Record(items, answer) => {
                self.take(items)?;
                // Whoever brought it may have gone.
                let _gone = answer.send(self.cursors.all());
            }
            Task::Forget(wish, answer) => {
                let posts = block_in_place(|| self.recorder.forget_wished(&wish, self.clock.now()))?;
                // Whoever asked may have gone.
                let _gone = answer.send(posts);
            }
            Task::Date(anchor, evidence) => block_in_place(|| self.recorder.keep_anchor(&anchor, evidence))?,
            Task::Policy(answer) => {
                // Whoever asked may have gone.
                let _gone = answer.send(self.recorder.policy().cloned());
            }
            Task::Dates(answer) => {
                // Whoever asked may have gone.
                let _gone = answer.send((self.recorder.dates().clone(), self.recorder.len()));
            }
            Task::Witnessed(note) => {
                if let Err(error) = block_in_place(|| self.recorder.keep_witnessed(&note)) {
                    say(format_args!("what witnesses have signed is not kept: {}", said_once(&error)));
                }
            }
            Task::WantMedia(answer) => {
                // Whoever asked may have gone.
                let _gone = answer.send(self.recorder.wanted_media());
            }
        }
        Ok(())
    }

    /// Keeps items, and how far the sources are that gave them.
    fn take(&mut self, mut items: Vec<Item>) -> Result<()> {
        while let Some(first) = self.cursors.up_to_new_source(&mut items) {
            self.take_whole(first)?;
            block_in_place(|| self.cursors.save())?;
        }
        self.take_whole(items)
    }

    fn take_whole(&mut self, items: Vec<Item>) -> Result<()> {
        let cursor = |item: &Item| if let Item::Cursor(cursor) = item { Some(cursor.clone()) } else { None };
        // Whoever runs the server learns of it here; readers of the pages and of the report do there.
        for item in &items {
            if let Item::Gap(gap) = item {
                say(format_args!("{}", ledger::told(gap)));
            }
        }
        let cursors: Vec<Cursor> = items.iter().filter_map(cursor).collect();
        // Syncing blocks; the pages are answered by other threads meanwhile.
        block_in_place(|| self.recorder.take(items, self.clock.now()))?;
        cursors.into_iter().for_each(|cursor| self.cursors.take(cursor));
        Ok(())
    }

    /// The post that is to be looked at now, if one is: what is quoted comes before what is only kept.
    fn next_to_look_at(&mut self) -> Option<Post> {
        let now = self.clock.now();
        let quoted: Vec<_> = self.recorder.quoted().collect();
        let kept: Vec<_> = self.recorder.kept().collect();
        self.rechecks.keep_only(quoted.iter().map(|(id, _)| *id).chain(kept.iter().map(|post| post.id)));
        match self.rechecks.next(&quoted, now) {
            Some(post) => Some(post.clone()),
            None => self.rechecks.next_kept(&kept, now).and_then(|id| self.recorder.kept_post(id)),
        }
    }

    /// Keeps what looking at a post has shown, and only then that it was looked at.
    fn follow(&mut self, post: &Post, found: Rechecked) -> Result<()> {
        let (now, state) = (self.clock.now(), found.state.clone());
        block_in_place(|| self.recorder.follow_post(post, found, now))?;
        self.rechecks.note(&self.recorder.pseudonym(post), &state, now);
        Ok(())
    }

    async fn tick(&mut self) -> Result<()> {
        let now = self.clock.now();
        block_in_place(|| self.recorder.reveal(now))?;
        block_in_place(|| self.recorder.expire(now))?;
        block_in_place(|| self.recorder.seal())?;
        block_in_place(|| self.cursors.save())?;
        block_in_place(|| self.rechecks.save())?;
        block_in_place(|| self.show());
        self.let_go().await?;
        let window = self.call.storm.window;
        let phase = if now < window.start() {
            Phase::Before
        } else if now < window.end() {
            Phase::Storm
        } else if now < window.end() + GRACE {
            Phase::After
        } else {
            self.close().await?;
            Phase::Reported
        };
        self.phase.send_if_modified(|shown| std::mem::replace(shown, phase) != phase);
        Ok(())
    }

    /// Whether more may be kept. Until then the sources wait, and go on where they were.
    fn has_room(&self) -> bool {
        self.machine.borrow().storage < Storage::Full
    }

    /// Shows how the storm stands. Most of the time nothing has come, and to count all of it again would be for nothing.
    fn show(&mut self) {
        let stand = ShownAt::of(&self.recorder);
        if !self.has_room() && self.shown == Some(stand.clone()) {
            // Posts wait that nobody has counted: it stood so a while ago.
            return;
        }
        let live = if self.shown == Some(stand.clone()) {
            Live { as_of: self.clock.now(), ..Live::clone(&self.live.borrow()) }
        } else {
            figures(&mut self.recorder, self.clock.now())
        };
        self.shown = Some(stand);
        self.live.send_replace(Arc::new(live));
    }

    /// Lets what was handed in go with its post: however it was learnt that this is to be forgotten, and if the program was killed right
    /// then, when it runs again.
    async fn let_go(&mut self) -> Result<()> {
        let forgotten = self.recorder.forgotten();
        if self.let_go_at == Some(forgotten) {
            return Ok(());
        }
        for hand_in in self.store.hand_ins(&self.call.id).await? {
            if network_of(&hand_in.network)
                .is_some_and(|network| self.recorder.refuses(network, &hand_in.post))
            {
                self.store.drop_hand_in(&hand_in.id).await?;
            }
        }
        self.let_go_at = Some(forgotten);
        Ok(())
    }

    /// Whether there is something that the report doesn't tell yet, and the last one was long enough ago.
    fn is_due(&self) -> bool {
        // What comes late comes in drops, and each report stands in the record for ever.
        let passed = |apart| self.reported_at.is_none_or(|at| self.clock.now().duration_since(at) >= apart);
        (self.recorder.is_unreported() && passed(REPORTS_APART))
            || (self.recorder.has_looked() && passed(LOOKS_APART))
    }

    /// Writes the report, and again when something came after it.
    async fn close(&mut self) -> Result<()> {
        if !self.is_due() && self.report.join("index.html").is_file() {
            return Ok(());
        }
        self.reported_at = Some(self.clock.now());
        let pledged = self.store.pledged(&self.call.id).await?;
        let call = web::with_groups(&self.store, Call::clone(&self.call)).await?;
        let now = self.clock.now();
        let story = Story { call: &call, pledged, simulated: self.simulated };
        block_in_place(|| publish::write(&mut self.recorder, &story, &self.report, now))
    }
}

/// How a storm stands.
pub fn figures(recorder: &mut Recorder, as_of: Timestamp) -> Live {
    Live {
        as_of,
        read_back: if recorder.is_reading_back() { ReadBack::Underway } else { ReadBack::Done },
        counts: recorder.tally().published(|_| false),
        wall: recorder.wall(),
        quotes: recorder.chosen(),
        hidden: recorder.off_wall(),
        recorded: recorder.recorded(),
        sealed_at: recorder.sealed_at(),
        watch: recorder.watch().clone(),
        near: recorder.near_misses(),
        witnessing: recorder.witnessing(),
        dated: recorder.dates().all().cloned().collect(),
        public: Arc::new(recorder.public()),
    }
}
