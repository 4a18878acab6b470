// SPDX-License-Identifier: AGPL-3.0-or-later
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeSet,
    fmt,
    sync::{Arc, PoisonError, RwLock},
};

use call::Call;
use jiff::{civil::Date, tz::TimeZone};
use model::{CallId, Post, Timestamp};
use rally::{Finder, Prover};
use record::Under;
use remind::Reminders;
use report::Quoted;
use store::{Change, HandIn, Store};
use studio::Studio;
use tally::Counts;
use tokio::sync::{mpsc, oneshot, watch};

use crate::{Machine, Storage, about::Operator, braced::Braced, files::Files, flood::Flood, health::Leaving};

/// Everything that the site shows.
pub struct Site {
    /// The calls of this instance.
    pub calls: Calls,
    /// Where pledges, hand-outs and the calls that are written here are kept.
    pub store: Store,
    /// Whom to remind of the calls' hours.
    pub reminders: Reminders,
    /// Who may write calls.
    pub studio: Studio,
    /// Who finds the posts that are handed in.
    pub finder: Finder,
    /// Who finds out whether a group is the group that it says it is.
    pub prover: Prover,
    /// Whoever brings a call before the public, and takes it away.
    pub host: mpsc::Sender<Order>,
    /// The clock.
    pub now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// How many pledges come from where.
    pub pledging: Arc<Flood>,
    /// Whether it is under attack, and braced.
    pub braced: Braced,
    /// Whether it is about to stop.
    pub leaving: Leaving,
    /// Who runs it, if they say so.
    pub operator: Option<Operator>,
    /// The machine that it runs on, as it changes.
    pub machine: watch::Receiver<Arc<Machine>>,
    /// The site's own address, without a slash at its end.
    pub base_url: String,
    /// How many seconds of `now` pass in one real second: 1 but in a demo.
    pub speed: f64,
}

/// The calls that are shown, in the order in which they are listed; clones share them.
#[derive(Clone, Default)]
pub struct Calls(Arc<RwLock<Shown>>);

#[derive(Default)]
struct Shown {
    pages: Vec<Arc<Page>>,
    /// Calls that were taken down.
    gone: Vec<CallId>,
}

/// What an organizer wants done with a call, answered once it is done or can't be.
#[derive(Debug)]
pub struct Order {
    /// The call's name.
    pub call: CallId,
    /// What to do.
    pub deed: Deed,
    /// Where the answer goes.
    pub done: oneshot::Sender<Result<(), String>>,
}

/// What can be done with a call that is written here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// Take its rehearsal away, with all that was kept for it.
    EndRehearsal,
    /// Erase a post from the record, upon somebody's objection.
    Erase {
        /// Its address, or its network's name for it.
        post: String,
        /// By whose right, as `groundswell forget` names it.
        reason: String,
    },
    /// Erase from the record what the owner of an account asks for.
    Forget {
        /// The post by which they have shown that the account is theirs.
        by: Box<Post>,
        /// The one post that is meant; all of theirs if there is none.
        only: Option<Box<Post>>,
    },
    /// Take a post out of the record that its author has taken back, and never take it in again.
    LetGo(HandIn),
    /// Keep off its wall what organizers have taken off it.
    Moderate,
    /// Seal what the store holds as published in its record, collect for it, and show it, in the place of what was shown
    /// under its name.
    Publish,
    /// Show the draft under a name that nobody guesses, with its hour in a minute, before so many invented visitors.
    Rehearse {
        /// How many.
        people: u32,
    },
    /// Show nothing of it any more, and destroy what its record holds of it.
    TakeDown,
    /// Count a spelling as well that was offered as a near miss, backwards too.
    Spell(String),
    /// Take a post into the record that was handed in; one that an organizer shows, so that it may be quoted.
    TakeIn(HandIn),
}

/// One call with all that belongs to it.
#[derive(Clone)]
pub struct Page {
    /// The call.
    pub call: Call,
    /// What was changed since it was first public, the newest first.
    pub changes: Vec<Change>,
    /// What is counted and may be shown, as it changes.
    pub live: watch::Receiver<Arc<Live>>,
    /// Where its files lie: those of its record, its report, and pictures.
    pub files: Files,
    /// Whether people and posts are invented, which then stands on every page.
    pub simulated: bool,
    /// Whether it is one of the calls that the site lists; a rehearsal is seen by its link alone.
    pub is_listed: bool,
    /// Of what it is a mirror, if it is one; then it says so everywhere, and has no part that needs a server.
    pub mirrored: Option<Mirrored>,
}

/// Of what a mirror is one, and of when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mirrored {
    /// When it was made.
    pub at: Timestamp,
    /// The site's own address, without a slash at its end.
    pub site: String,
}

/// A storm as it stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Live {
    /// When it stood so.
    pub as_of: Timestamp,
    /// Whether what was recorded before the program was started is known: until it is, nothing else here is. Other nodes are told only
    /// what is.
    #[serde(skip)]
    pub read_back: ReadBack,
    /// The counts in the form in which they may be published.
    pub counts: Counts,
    /// The posts that may be shown, in the order in which they are.
    pub wall: Vec<Quoted>,
    /// Those that organizers have chosen for the report, as far as they may be shown.
    pub quotes: Vec<Quoted>,
    /// Those that organizers have taken off the wall.
    pub hidden: Vec<Quoted>,
    /// How many posts the record holds.
    pub recorded: u64,
    /// When the call was sealed in the record.
    pub sealed_at: Option<Timestamp>,
    /// What is watched of the networks, and what could not be seen.
    pub watch: report::Watch,
    /// The spellings that nearly are a hashtag that is counted, for organizers.
    pub near: Vec<NearMiss>,
    /// Who signs with us, if anybody has to.
    pub witnessing: Option<Witnessing>,
    /// What each authority of time has said last.
    pub dated: Vec<Dated>,
    /// The entries of the record that everybody may open, by their places.
    pub public: Arc<BTreeSet<u64>>,
}

/// How far a record is read back since the program was started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReadBack {
    /// It is known.
    #[default]
    Done,
    /// It can't be read, and nothing more is collected.
    Failed,
    /// It is long, and still being read.
    Underway,
}

/// What an authority of time has said of a record last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// Who.
    pub authority: String,
    /// When it was asked.
    pub at: Timestamp,
    /// How many entries that was about.
    pub size: u64,
    /// What it said.
    pub state: DatedState,
}

/// What an authority of time said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DatedState {
    /// It did not answer, or not rightly.
    Failed,
    /// A block of Bitcoin of this height holds it.
    InBlock(u64),
    /// It has promised to have it put into a block.
    Pending,
    /// It has signed.
    Stamped,
}

/// How far others have signed with us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witnessing {
    /// Whether a checkpoint is handed out only once enough of them have signed it.
    pub is_asked: bool,
    /// The names of those who may sign.
    pub named: Vec<String>,
    /// Who has signed the newest checkpoint that anybody has, and when.
    pub by: Vec<(String, Timestamp)>,
    /// How many entries that covers.
    pub size: u64,
    /// Whether these are enough.
    pub is_enough: bool,
}

/// A spelling that nearly is a hashtag that is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearMiss {
    /// As somebody wrote it.
    pub spelling: String,
    /// The hashtag.
    pub of: String,
    /// How many posts have it.
    pub posts: u64,
}

impl Live {
    /// How a storm stands of which nothing is known but how much was counted.
    #[must_use]
    pub fn counted(as_of: Timestamp, counts: Counts) -> Self {
        Self {
            as_of,
            read_back: ReadBack::Done,
            counts,
            wall: Vec::new(),
            quotes: Vec::new(),
            hidden: Vec::new(),
            recorded: 0,
            sealed_at: None,
            watch: report::Watch::default(),
            near: Vec::new(),
            witnessing: None,
            dated: Vec::new(),
            public: Arc::default(),
        }
    }

    /// Whether it is known how the storm stands.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.read_back == ReadBack::Done
    }

    /// Under which checkpoint things are handed out: where witnesses have to sign, what they have not signed is not, and nothing before they
    /// have.
    #[must_use]
    pub fn under(&self) -> Option<Under> {
        match self.witnessing {
            Some(Witnessing { is_asked: true, is_enough, .. }) => is_enough.then_some(Under::Witnessed),
            _ => Some(Under::Any),
        }
    }
}

impl Calls {
    /// Shows a call, in the place of what was shown under its name.
    pub fn show(&self, page: Page) {
        let mut shown = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let page = Arc::new(page);
        shown.gone.retain(|id| *id != page.call.id);
        match shown.pages.iter_mut().find(|other| other.call.id == page.call.id) {
            Some(place) => *place = page,
            None => shown.pages.push(page),
        }
    }

    /// Shows a call that has changed in something that is no part of its files.
    pub(crate) fn change(&self, call: &CallId, change: impl FnOnce(Call) -> Call) {
        let mut shown = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = shown.pages.iter_mut().find(|page| page.call.id == *call) {
            let page = Page::clone(place);
            *place = Arc::new(Page { call: change(page.call.clone()), ..page });
        }
    }

    /// Shows nothing of a call any more, but that it was there.
    pub fn take_down(&self, call: &CallId) {
        let mut shown = self.0.write().unwrap_or_else(PoisonError::into_inner);
        shown.pages.retain(|page| page.call.id != *call);
        if !shown.gone.contains(call) {
            shown.gone.push(call.clone());
        }
    }

    /// The calls that are listed, in that order.
    #[must_use]
    pub fn listed(&self) -> Vec<Arc<Page>> {
        self.list().into_iter().filter(|page| page.is_listed).collect()
    }

    /// Whether a call is shown, listed or not.
    #[must_use]
    pub fn shows(&self, call: &CallId) -> bool {
        self.page(call.as_str()).is_some()
    }

    /// How the storm of a call stands that is shown.
    #[must_use]
    pub fn live(&self, call: &CallId) -> Option<Arc<Live>> {
        self.page(call.as_str()).map(|page| page.live())
    }

    /// The calls that are shown, those too that are not listed.
    fn list(&self) -> Vec<Arc<Page>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).pages.clone()
    }

    pub(crate) fn page(&self, call: &str) -> Option<Arc<Page>> {
        let shown = self.0.read().unwrap_or_else(PoisonError::into_inner);
        shown.pages.iter().find(|page| page.call.id.as_str() == call).map(Arc::clone)
    }

    pub(crate) fn is_gone(&self, call: &str) -> bool {
        let shown = self.0.read().unwrap_or_else(PoisonError::into_inner);
        shown.gone.iter().any(|id| id.as_str() == call)
    }
}

impl Site {
    pub(crate) fn page(&self, call: &str) -> Option<Arc<Page>> {
        self.calls.page(call)
    }

    pub(crate) fn machine(&self) -> Arc<Machine> {
        Arc::clone(&self.machine.borrow())
    }

    /// Whether there is room for what is to be kept.
    pub(crate) fn storage(&self) -> Storage {
        self.machine.borrow().storage
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.now)()
    }
}

impl Page {
    /// The call's name in addresses.
    pub(crate) fn id(&self) -> &str {
        self.call.id.as_str()
    }

    /// When the call was last known to change: when it was sealed, or else on the last day that a fact names.
    pub(crate) fn known_at(&self) -> Timestamp {
        let days = self.call.case.facts.iter().map(|fact| fact.checked_on.unwrap_or(fact.on));
        let known_at = self.live().sealed_at.or_else(|| days.max().and_then(midnight));
        // A call without facts that is not sealed yet has no other time than its own.
        known_at.unwrap_or_else(|| self.call.storm.window.start())
    }

    pub(crate) fn live(&self) -> Arc<Live> {
        Arc::clone(&self.live.borrow())
    }
}

/// The beginning of a day in UTC: all that is known of the time of what has only a date.
pub(crate) fn midnight(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp())
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}

impl fmt::Debug for Calls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.list()).finish()
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page").field("call", &self.call.id).finish_non_exhaustive()
    }
}
