// SPDX-License-Identifier: AGPL-3.0-or-later
//! Brings calls before the public, each with its keeper, and takes them away again.

mod judge;

use std::{collections::HashMap, net::SocketAddr, sync::Arc};

use anyhow::{Context, Result, anyhow, bail};
use call::{Call, Draft};
use ingest::{Cursor, Item};
use model::{CallId, Network};
use remind::Reminders;
use store::{CallState, Change, Rehearsal, Store, Version};
use tokio::{
    sync::{Notify, mpsc, oneshot, watch},
    task::{AbortHandle, JoinSet, block_in_place},
};
use web::{Calls, Deed, Files, Folders, Live, Machine, Order, Page};

use self::judge::{Course, Judge};
use crate::{
    backup,
    bucket::{Bucket, Kept},
    care::{Carer, Looker},
    clock::Clock,
    cursors::Cursors,
    data::DataFolder,
    hand_in,
    live::{Errand, Keeper, Phase, Task},
    media::MediaCarer,
    nodes::{Intake, Nodes, Shown},
    others::Others,
    output::remove_folder,
    rechecks::Rechecks,
    recorder::{self, Recorder, Wish},
    rehearsal::{attend, draw_stage},
    simulation::simulate,
    site::Hosted,
    terminal::{said_once, say},
    watching::{Watching, gather},
    written_call::{self, WrittenCall},
};

/// So many items may wait for the record; then the sources wait.
const WAITING: usize = 4096;

/// The host of an instance's calls.
pub struct Host {
    data: DataFolder,
    clock: Clock,
    store: Store,
    reminders: Reminders,
    /// Where the site can be reached.
    site: SocketAddr,
    watching: Watching,
    looker: Arc<Looker>,
    others: Others,
    machine: watch::Receiver<Arc<Machine>>,
    calls: Calls,
    /// Those who show what is kept here, if there are any.
    nodes: Option<Nodes>,
    /// Where what everybody may have of it is put, if anywhere.
    bucket: Option<Bucket>,
    /// The tasks of each call: its keeper, and its sources.
    tasks: HashMap<CallId, JoinSet<()>>,
    /// The way to each keeper.
    errands: HashMap<CallId, mpsc::Sender<Errand>>,
    /// The rehearsal of each call that has one: the name under which it is shown, and what ends it.
    stages: HashMap<CallId, (CallId, Option<AbortHandle>)>,
    /// Tells that something was erased which backups still have.
    erased: Arc<Notify>,
    /// What watches the rehearsals, each by the call's name; a rehearsal is over when its task is.
    watchers: JoinSet<CallId>,
}

impl Host {
    /// A host that shows nothing yet.
    pub fn new(
        data: DataFolder,
        clock: Clock,
        (store, reminders): (Store, Reminders),
        (site, machine): (SocketAddr, watch::Receiver<Arc<Machine>>),
        (watching, looker): (Watching, Looker),
        others: Others,
        (calls, nodes, bucket): (Calls, Option<Nodes>, Option<Bucket>),
    ) -> Self {
        let watchers = JoinSet::new();
        let (tasks, errands, stages) = (HashMap::new(), HashMap::new(), HashMap::new());
        let looker = Arc::new(looker);
        Self {
            data,
            clock,
            store,
            reminders,
            site,
            watching,
            looker,
            others,
            machine,
            calls,
            nodes,
            bucket,
            tasks,
            errands,
            stages,
            erased: Arc::default(),
            watchers,
        }
    }

    /// The other nodes, if there are any.
    pub fn nodes(&self) -> Option<Nodes> {
        self.nodes.clone()
    }

    /// Shows the calls that the program was started with, then those that were published in the studio; of the former is given how far
    /// each storm is.
    pub async fn begin(&mut self, calls: Vec<Hosted>) -> Result<Vec<watch::Receiver<Phase>>> {
        let mut phases = Vec::new();
        for mut hosted in calls {
            hosted.call = web::with_groups(&self.store, hosted.call).await?;
            let id = hosted.call.id.clone();
            let course = self.show(hosted, Vec::new(), false)?;
            self.take_up(&id, course.is_reading_back).await;
            phases.push(course.phase);
        }
        self.show_kept().await?;
        if let Some(nodes) = self.nodes.clone() {
            tokio::spawn(nodes.tell_all(self.calls.clone()));
        }
        if let Some(bucket) = self.bucket.clone() {
            tokio::spawn(bucket.sweep(self.calls.clone()));
        }
        Ok(phases)
    }

    /// Shows a call, and gives how its storm goes on.
    fn show(&mut self, hosted: Hosted, changes: Vec<Change>, countersigned: bool) -> Result<Course> {
        let data = self.data.clone();
        self.open(hosted, &data, (changes, countersigned), true)
    }

    /// Shows a call that is kept in that folder, with its changes and whether the last was countersigned.
    fn open(
        &mut self,
        hosted: Hosted,
        data: &DataFolder,
        (changes, countersigned): (Vec<Change>, bool),
        is_listed: bool,
    ) -> Result<Course> {
        let call = Arc::new(hosted.call);
        let id = call.id.clone();
        let simulated = !hosted.simulated.is_empty();
        let recorder = Recorder::open(Arc::clone(&call), data, countersigned, self.clock.now())
            .with_context(|| format!("can't open the record of call `{id}`"))?;
        let (report, record, media) = (data.report(&id), data.record(&id), data.media(&id));
        let (sender, items) = mpsc::channel(WAITING);
        let (errand, errands) = mpsc::channel(1);
        self.errands.insert(id.clone(), errand.clone());
        let pictures = self.media_carer(&id, errand.clone(), simulated);
        let tasks = self.tasks.entry(id.clone()).or_default();
        for source in hosted.files {
            tasks.spawn(gather(source, sender.clone()));
        }
        for source in hosted.simulated {
            tasks.spawn(gather(source, sender.clone()));
        }
        let cursors = Cursors::load(&data.cursors(&id))?;
        tasks.spawn(pictures.go_round());
        let from = cursors.all();
        let is_reading_back = recorder.is_reading_back();
        let rechecks = Rechecks::load(&data.rechecks(&id))?;
        let (keeper, live, phase) = Keeper::new(
            (recorder, cursors, rechecks),
            self.calls.live(&id),
            Arc::clone(&call),
            report.clone(),
            self.clock,
            simulated,
            (self.store.clone(), self.machine.clone()),
        );
        // Nobody real posts under an invented or rehearsed call.
        if is_listed && !simulated {
            let (store, looker) = (self.store.clone(), Arc::clone(&self.looker));
            let carer = Carer { call: id.clone(), errands: errand.clone(), store, looker, clock: self.clock };
            tasks.spawn(carer.clone().go_round());
            if let Some(nodes) = self.nodes.clone() {
                let (call, machine) = (id.clone(), self.machine.clone());
                let intake = Intake { call, errands: errand.clone(), from: from.clone(), machine };
                tasks.spawn(nodes.take_in(intake));
            }
            if !self.watching.is_empty() || self.nodes.is_some() {
                let (call, shown) = (Arc::clone(&call), live.clone());
                tasks.spawn(watch_call(self.watching.clone(), carer, call, from, shown, sender));
            }
            self.others.attend(tasks, (&id, &*record, &errand), self.clock);
        }
        if let Some(nodes) = self.nodes.clone() {
            let shown = Shown { call: id.clone(), shown_at: self.clock.now(), is_listed, simulated };
            tasks.spawn(nodes.tell(shown, live.clone()));
        }
        // A rehearsal is seen by its link alone.
        if let Some(bucket) = self.bucket.clone().filter(|_| is_listed) {
            let kept = Kept { call: id.clone(), data: data.clone(), live: live.clone() };
            tasks.spawn(bucket.keep(kept));
        }
        tasks.spawn(keep(id, keeper, items, errands));
        let call = Arc::unwrap_or_clone(call);
        let course = Course { phase, live: live.clone(), is_reading_back };
        let (mirrored, files) = (None, Files::Here(Folders { record, report, media }));
        self.calls.show(Page { call, changes, live, files, simulated, is_listed, mirrored });
        Ok(course)
    }

    /// Who looks after the pictures of what a call quotes.
    fn media_carer(&self, call: &CallId, errands: mpsc::Sender<Errand>, is_invented: bool) -> MediaCarer {
        let (fetcher, clock) = (self.others.fetcher(), self.clock);
        let machine = self.machine.clone();
        MediaCarer { call: call.clone(), errands, fetcher, machine, is_invented, clock }
    }

    /// Shows the calls that were published in the studio, and remembers those that were taken down.
    ///
    /// What is left of rehearsals from before is let go.
    async fn show_kept(&mut self) -> Result<()> {
        for rehearsal in self.store.open_rehearsals().await? {
            self.store.end_rehearsal(&rehearsal.stage).await?;
        }
        block_in_place(|| remove_folder(&self.data.rehearsals()))?;
        for kept in self.store.kept_calls().await? {
            let is_started_with = self.tasks.contains_key(&kept.id);
            match kept.state {
                CallState::Draft => {}
                CallState::Down => self.take_down(&kept.id).await?,
                CallState::Published if is_started_with => {
                    bail!("the call `{}` was published in the studio; start without its folder", kept.id)
                }
                CallState::Published => self.publish(&kept.id).await?,
            }
        }
        Ok(())
    }

    /// Does what organizers order until it is stopped, then stops every keeper.
    ///
    /// The end of the orders is no sign of the site's end: whoever still watches a page holds a way to give some.
    pub async fn run(mut self, mut orders: mpsc::Receiver<Order>, mut stopped: oneshot::Receiver<()>) {
        let listed = self.store.is_embedded().then(|| self.store.clone());
        let passing =
            backup::keep_passing_on(self.data.clone(), listed, self.clock, Arc::clone(&self.erased));
        let passing = tokio::spawn(passing);
        loop {
            tokio::select! {
                Some(order) = orders.recv() => self.obey(order).await,
                Some(over) = self.watchers.join_next(), if !self.watchers.is_empty() => {
                    // One that was ended already tells nothing.
                    if let Ok(call) = over {
                        let ended = self.end_rehearsal(&call).await;
                        ended.unwrap_or_else(|error| drop(told(&error)));
                    }
                }
                _ = &mut stopped => break,
            }
        }
        passing.abort();
        // Whoever reads a long record back looks whether anybody still wants it.
        self.errands.clear();
        // What is counted is in the record already: a keeper can be stopped wherever it waits.
        for (id, mut tasks) in self.tasks.drain() {
            tasks.shutdown().await;
            // Opening it signs what came last, so that nothing is left that only the next start would.
            if self.data.record(&id).is_dir()
                && let Err(error) = block_in_place(|| self.data.open_record(&id, self.clock.now()))
            {
                say(format_args!("the end of `{id}`'s record is signed at the next start: {error:#}"));
            }
        }
        if let Err(error) = backup::pass_on_with(&self.data, &self.store, self.clock.now()).await {
            say(format_args!("{}", said_once(&error)));
        }
    }

    async fn obey(&mut self, order: Order) {
        let done = match order.deed {
            Deed::EndRehearsal => self.end_rehearsal(&order.call).await,
            Deed::Erase { post, reason } => {
                let reason = reason.parse().map_err(anyhow::Error::from);
                match reason {
                    Ok(reason) => self.forget(&order.call, Wish::Decided { post, reason }).await,
                    Err(error) => Err(error),
                }
            }
            Deed::Forget { by, only } => self.forget(&order.call, Wish::Own { by, only }).await,
            Deed::LetGo(hand_in) => self.take(&order.call, hand_in::taken_back(&hand_in)).await,
            Deed::Moderate => self.moderate(&order.call).await,
            Deed::Publish => self.publish(&order.call).await,
            Deed::Rehearse { people } => self.rehearse(&order.call, people).await,
            Deed::Spell(spelling) => self.bring(&order.call, Task::Spell(spelling)).await,
            Deed::TakeDown => self.take_down(&order.call).await,
            Deed::TakeIn(hand_in) => self.take(&order.call, hand_in::given(&hand_in)).await,
        };
        // Most deeds erase something.
        self.erased.notify_one();
        // Whoever ordered it may have gone; it is done all the same.
        drop(order.done.send(done.map_err(|error| told(&error))));
    }

    /// Shows the draft of a call under a name of its own, before invented people, in the place of an earlier rehearsal.
    async fn rehearse(&mut self, id: &CallId, people: u32) -> Result<()> {
        // 1. The call, with its hour in a minute.
        self.end_rehearsal(id).await?;
        let (stage, now) = (draw_stage()?, self.clock.now());
        let draft = Draft::read(&self.store.call_files(id, Version::Draft).await?);
        let draft_sha256 = draft.map_err(|mistake| anyhow!("{mistake}"))?.digest();
        let rehearsal = Rehearsal {
            call: id.clone(),
            stage: stage.clone(),
            is_on: true,
            began_at: now,
            draft_sha256,
            outcome: None,
        };
        let call = written_call::rehearsed(&self.store, &rehearsal).await?;
        // 2. Kept before it is shown, so that nothing of it outlives the program.
        self.store.begin_rehearsal(&rehearsal).await?;
        self.stages.insert(id.clone(), (stage, None));
        // 3. Those who post, and those who look; or nothing of it.
        let played = self.play(id, call, people);
        if played.is_err() {
            self.end_rehearsal(id).await?;
        }
        played
    }

    /// Shows a call that is rehearsed, and lets invented people post and look.
    fn play(&mut self, id: &CallId, call: Call, people: u32) -> Result<()> {
        let (stage, window) = (call.id.clone(), call.storm.window);
        let data = self.data.rehearsal(&stage);
        data.make()?;
        let simulated = simulate(&call, self.clock);
        let hosted = Hosted { call, files: Vec::new(), simulated };
        let course = block_in_place(|| self.open(hosted, &data, (Vec::new(), false), false))?;
        let visitors = attend(self.site, stage.clone(), people, window, self.clock);
        let judge = Judge { id: id.clone(), stage, store: self.store.clone() };
        let abort = self.watchers.spawn(async move { judge.judge(visitors.await, course).await });
        if let Some((_, watched)) = self.stages.get_mut(id) {
            *watched = Some(abort);
        }
        Ok(())
    }

    /// Takes a call's rehearsal away, if it has one.
    async fn end_rehearsal(&mut self, id: &CallId) -> Result<()> {
        let Some((stage, abort)) = self.stages.remove(id) else { return Ok(()) };
        abort.iter().for_each(AbortHandle::abort);
        self.hide(&stage).await;
        self.store.end_rehearsal(&stage).await?;
        block_in_place(|| remove_folder(&self.data.rehearsals().join(stage.as_str())))
    }

    /// Shows a call as the store holds it; one that was taken down since it was ordered stays down.
    async fn publish(&mut self, id: &CallId) -> Result<()> {
        let Some(WrittenCall { call, changes, countersigned }) =
            written_call::published(&self.store, id).await?
        else {
            return Ok(());
        };
        self.stop(id).await;
        let hosted = Hosted { call, files: Vec::new(), simulated: Vec::new() };
        let course = block_in_place(|| self.show(hosted, changes, countersigned))?;
        self.take_up(id, course.is_reading_back).await;
        Ok(())
    }

    /// Takes up what the store knows of a shown call: what was handed in, for a program that was killed may have answered before
    /// it was recorded, and what was taken off the wall. Where that can't be done it is said, and the call shown all the same.
    ///
    /// What is recorded already is not recorded again. Where the record is still being read back, this goes on beside.
    async fn take_up(&mut self, id: &CallId, is_reading_back: bool) {
        let Some(keeper) = self.errands.get(id).cloned() else { return };
        let (store, call) = (self.store.clone(), id.clone());
        let work = async move {
            if let Err(error) = take_up(&store, &keeper, &call).await {
                let why = said_once(&error);
                say(format_args!(
                    "what was handed in for `{call}`, or taken off its wall, can't be taken up: {why}"
                ));
            }
        };
        match self.tasks.get_mut(id).filter(|_| is_reading_back) {
            Some(tasks) => drop(tasks.spawn(work)),
            None => work.await,
        }
    }

    /// Has something forgotten; fails if there is nothing of it.
    async fn forget(&self, id: &CallId, wish: Wish) -> Result<()> {
        let (answer, posts) = oneshot::channel();
        self.bring(id, Task::Forget(wish, answer)).await?;
        match posts.await.unwrap_or_default() {
            0 => bail!("nothing of it is in the record of `{id}`"),
            _ => Ok(()),
        }
    }

    async fn take(&self, id: &CallId, item: Option<Item>) -> Result<()> {
        self.bring(id, Task::Take(item.into_iter().collect())).await
    }

    /// Keeps off a call's wall what organizers have taken off it.
    async fn moderate(&self, id: &CallId) -> Result<()> {
        self.bring(id, Task::Hide(hand_in::hidden_posts(&self.store, id).await?)).await
    }

    /// Brings a task to a call's keeper, and waits until it is done.
    async fn bring(&self, id: &CallId, task: Task) -> Result<()> {
        let keeper = self.errands.get(id).with_context(|| format!("nothing is collected for `{id}`"))?;
        Errand::bring(keeper, id, task).await
    }

    async fn take_down(&mut self, id: &CallId) -> Result<()> {
        self.end_rehearsal(id).await?;
        self.hide(id).await;
        self.reminders.erase(id).await?;
        block_in_place(|| {
            recorder::erase_call(id, &self.data, self.clock.now())?;
            remove_folder(&self.data.media(id))?;
            remove_folder(&self.data.report(id))
        })
    }

    /// Shows a call no more, here and elsewhere, after which its record is free.
    async fn hide(&mut self, id: &CallId) {
        self.calls.take_down(id);
        self.stop(id).await;
        if let Some(nodes) = &self.nodes {
            nodes.tell_gone(id).await;
        }
        if let Some(bucket) = &self.bucket {
            bucket.let_go(id);
        }
    }

    /// Stops a call's keeper and sources, after which its record is free.
    async fn stop(&mut self, id: &CallId) {
        self.errands.remove(id);
        if let Some(mut tasks) = self.tasks.remove(id) {
            tasks.shutdown().await;
        }
    }
}

/// Brings to a call's keeper what the store knows of it.
async fn take_up(store: &Store, keeper: &mpsc::Sender<Errand>, call: &CallId) -> Result<()> {
    let handed = store.hand_ins(call).await?;
    Errand::bring(keeper, call, Task::Take(handed.iter().filter_map(hand_in::given).collect())).await?;
    Errand::bring(keeper, call, Task::Hide(hand_in::hidden_posts(store, call).await?)).await
}

/// Keeps a call. A full disk must not take its page down with it: what can't be kept isn't counted, and said.
async fn keep(id: CallId, keeper: Keeper, items: mpsc::Receiver<Item>, errands: mpsc::Receiver<Errand>) {
    if let Err(error) = keeper.run(items, errands).await {
        say(format_args!(
            "collecting for `{id}` stopped: {}; mend that and start the program again",
            said_once(&error)
        ));
    }
}

/// Watches the networks around a call's hour, and learns before that who it quotes.
async fn watch_call(
    watching: Watching,
    carer: Carer,
    call: Arc<Call>,
    from: Vec<Cursor>,
    live: watch::Receiver<Arc<Live>>,
    items: mpsc::Sender<Item>,
) {
    let storm = call.storm.window;
    let handles = call.quotable.iter().filter(|account| account.network == Network::Bluesky);
    let missing = carer.learn(handles.map(|account| account.handle.clone()).collect(), storm).await;
    tokio::join!(watching.watch_storm(call, from, live, items), carer.learn_again(missing, storm));
}

/// What an organizer is told of something that went wrong; the whole of it stands in the terminal.
fn told(error: &anyhow::Error) -> String {
    say(format_args!("an organizer's order can't be carried out: {}", said_once(error)));
    error.to_string()
}

#[cfg(test)]
mod tests;
