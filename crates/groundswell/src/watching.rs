// SPDX-License-Identifier: AGPL-3.0-or-later
//! Follows the networks for a call, from before its hour until after it.

mod before;
mod place;
mod spending;
mod storm;

use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
    time::Duration,
};

use anyhow::Result;
use ingest::{Cursor, Item, Matters, Source};
use jiff::SignedDuration;
use model::{Network, Timestamp};
use rally::Exception;
use tally::{Asked, Judge};
use tokio::{
    sync::{Mutex, mpsc::Sender, watch::Receiver},
    task::JoinSet,
    time::sleep,
};
use watch::{
    Hashtags, Interest, Jetstream, JetstreamHost, JetstreamWire, Link, MastodonHashtags, MastodonServer,
    News, Pages, Peers, Repositories, X, XApp, XBudget, XMeter, XPrices, XTag,
};

pub use place::{Keys, Means, Place};
pub use spending::Spending;

use crate::{
    WrongUse,
    clock::Clock,
    terminal::{said_once, say},
};

/// How long before its hour a storm is watched: people begin early, and a line that does not stand is noticed in time.
pub const BEFORE: SignedDuration = SignedDuration::from_hours(1);

/// How long after it: authors take posts back, and hosts give late what they missed.
pub const AFTER: SignedDuration = SignedDuration::from_hours(1);

/// How often it is kept what is spent on X.
const SPENDING: Duration = Duration::from_secs(1);

/// The public hosts of Jetstream that are read side by side, on two coasts
/// ([instances](https://github.com/bluesky-social/jetstream#public-instances)).
const PUBLIC_JETSTREAMS: [&str; 2] = ["jetstream1.us-east.bsky.network", "jetstream2.us-west.bsky.network"];

/// What is watched, and how.
#[derive(Clone, Debug)]
pub struct Watching {
    places: Vec<Place>,
    keys: Arc<Keys>,
    x: Option<XApp>,
    /// An app of X has one stream: it is followed for one call at a time.
    x_turn: Arc<Mutex<()>>,
    link: Link,
    clock: Clock,
}

/// What is looked for, and since when.
#[derive(Clone, Debug)]
pub struct Sought {
    /// The hashtags.
    pub tags: Vec<String>,
    /// What was posted earlier is not searched for.
    pub since: Timestamp,
}

impl Watching {
    /// Watches those places, as `agent`; servers of the house are reached where the exceptions say.
    pub fn new(
        mut places: Vec<Place>,
        means: Means,
        (agent, exceptions): (&str, Vec<Exception>),
        clock: Clock,
    ) -> Result<Self> {
        let Means { mut keys, x_budget, x_spent } = means;
        let mut seen = HashSet::new();
        places.retain(|place| seen.insert(place.clone()));
        let link = Link::new(agent, exceptions, clock.as_now());
        let x = match (places.contains(&Place::X), keys.x.take(), x_budget) {
            (false, ..) => None,
            (true, Some(key), Some(money)) => {
                let prices = XPrices::default();
                let budget = XBudget { posts: money.pays_for(prices.post), money };
                Some(XApp::new(link.clone(), key, XMeter::new(prices, budget, x_spent)))
            }
            (true, None, _) => {
                let says =
                    "X is watched with a key of your own: write `x KEY` into a file, and name it with --keys";
                return Err(WrongUse(says.to_owned()).into());
            }
            (true, Some(_), None) => {
                let says =
                    "X charges for each post: say with --x-budget how many dollars may be spent at most";
                return Err(WrongUse(says.to_owned()).into());
            }
        };
        Ok(Self { places, keys: Arc::new(keys), x, x_turn: Arc::default(), link, clock })
    }

    /// The way to X, where there is a key and a budget.
    pub fn x(&self) -> Option<XApp> {
        self.x.clone()
    }

    /// Whether there is nothing to watch.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Starts all sources for what is sought; they run until the set is dropped.
    pub fn start(&self, sought: &Sought, from: &[Cursor], items: &Sender<Item>) -> JoinSet<()> {
        let interest = interest(sought.tags.clone(), from.is_empty());
        let mut sources = self.receive(&interest, from, items);
        let (_, tags) = tokio::sync::watch::channel(sought.tags.clone());
        let earlier = self.look_back(sought, &interest, from, items);
        for mut asked in [earlier, self.ask(sought, from, items), self.ask_x(sought, from, items, tags)] {
            sources.spawn(async move { while asked.join_next().await.is_some() {} });
        }
        sources
    }

    /// Starts the sources that receive all that is posted; what can't matter by its hashtags is passed over unread.
    fn receive(&self, interest: &Interest, from: &[Cursor], items: &Sender<Item>) -> JoinSet<()> {
        let mut sources = JoinSet::new();
        let peers = Peers::default();
        let from = |name: String| from.iter().find(|cursor| cursor.source == name);
        for host in self.places.iter().flat_map(jetstreams) {
            let cursor = from(Jetstream::name_of(&host));
            let source = Jetstream::start(self.link.clone(), host, (&peers, interest), cursor);
            sources.spawn(gather(source, items.clone()));
        }
        for place in &self.places {
            let Place::Repositories(host) = place else { continue };
            let cursor = from(Repositories::name_of(host));
            // What one server gives of the network the others can't be held against.
            let source = Repositories::start(self.link.clone(), host, interest, cursor);
            sources.spawn(gather(source, items.clone()));
        }
        let news = self.news();
        if news != News::default() {
            sources.spawn(gather(Pages::start(self.link.clone(), &news), items.clone()));
        }
        sources
    }

    /// Starts the timelines that are asked for the hashtags.
    fn ask(&self, sought: &Sought, from: &[Cursor], items: &Sender<Item>) -> JoinSet<()> {
        let mut sources = JoinSet::new();
        let cursor = |name: &str| from.iter().find(|cursor| cursor.source == name);
        for place in &self.places {
            let Place::Mastodon(host) = place else { continue };
            let token = self.keys.mastodon.iter().find(|(of, _)| of == host).map(|(_, token)| token.clone());
            let server = MastodonServer { host: host.clone(), token };
            let hashtags = Hashtags { tags: sought.tags.clone(), since: sought.since };
            let from = cursor(&MastodonHashtags::name_of(&server));
            let source = MastodonHashtags::start(self.link.clone(), server, &hashtags, from);
            sources.spawn(gather(source, items.clone()));
        }
        sources
    }

    /// Follows X where there is a key, once it is followed for no other call.
    fn ask_x(
        &self,
        sought: &Sought,
        from: &[Cursor],
        items: &Sender<Item>,
        tags: Receiver<Vec<String>>,
    ) -> JoinSet<()> {
        let mut sources = JoinSet::new();
        let Some(app) = self.x.clone() else { return sources };
        let from = from.iter().find(|cursor| cursor.network == Network::X).cloned();
        let (sought, items, turn) = (sought.clone(), items.clone(), Arc::clone(&self.x_turn));
        sources.spawn(async move {
            if turn.try_lock().is_err() {
                say(format_args!("X is followed for another call already, and gives an app one stream; this call waits for it"));
            }
            let _turn = turn.lock().await;
            follow_x(app, sought, from, items, tags).await;
        });
        sources
    }

    /// Takes our rules away from X, unless it is followed for another call by now, which has done that.
    async fn leave_x(&self) {
        let (Some(app), Ok(_turn)) = (&self.x, self.x_turn.try_lock()) else { return };
        if let Err(error) = app.remove_rules().await {
            say(format_args!("X still has the rules of this storm: {error}"));
        }
    }

    /// Keeps what is spent on X, so that the budget is one however often the program is started.
    pub async fn keep_spent(self, mut file: Spending) {
        let Some(app) = self.x else { return };
        loop {
            sleep(SPENDING).await;
            if let Err(error) = file.keep(app.meter().spent()) {
                say(format_args!("what is spent on X can't be kept: {}", said_once(&error)));
            }
        }
    }

    fn news(&self) -> News {
        let mut news = News::default();
        for place in &self.places {
            match place {
                Place::Feed(address) => news.feeds.push(address.clone()),
                Place::Page(address) => news.pages.push(address.clone()),
                _ => {}
            }
        }
        news
    }
}

/// Follows X: says what reading would cost before anything is read.
async fn follow_x(
    app: XApp,
    sought: Sought,
    from: Option<Cursor>,
    items: Sender<Item>,
    mut later: Receiver<Vec<String>>,
) {
    let tags: BTreeSet<XTag> = x_tags(&sought.tags);
    let asked: Vec<XTag> = tags.iter().cloned().collect();
    match app.estimate(&asked, Some(sought.since)).await {
        Ok(estimate) => say(format_args!("X: {estimate}; at most {} is spent", app.meter().budget().money)),
        Err(error) => say(format_args!("X does not say how many posts there are: {error}")),
    }
    let mut source = X::start(app, tags, Some(sought.since), from.as_ref());
    loop {
        tokio::select! {
            item = source.next() => {
                let Some(item) = item else { return };
                if items.send(item).await.is_err() {
                    return;
                }
            }
            Ok(()) = later.changed() => {
                let tags = x_tags(&later.borrow_and_update());
                source.add_tags(tags);
            }
        }
    }
}

/// The hashtags that X can be asked for; the others are said.
fn x_tags(tags: &[String]) -> BTreeSet<XTag> {
    let tag = |tag: &String| tag.parse().map_err(|error| say(format_args!("X: {error}"))).ok();
    tags.iter().filter_map(tag).collect()
}

/// Interest in hashtags and in what nearly is one; `is_fresh` where nothing was kept before.
fn interest(tags: Vec<String>, is_fresh: bool) -> Interest {
    let judge = Judge::new(&Asked { tags, window: None });
    let makes = move || {
        let mut judge = judge.clone();
        Box::new(move |network: Network, tag: &str| judge.may_matter(network, tag)) as Matters
    };
    Interest::new(makes, is_fresh)
}

fn jetstreams(place: &Place) -> Vec<JetstreamHost> {
    match place {
        Place::Jetstream(Some(host)) => vec![host.clone()],
        Place::Jetstream(None) => PUBLIC_JETSTREAMS
            .map(|name| JetstreamHost { name: name.to_owned(), wire: JetstreamWire::V1 })
            .to_vec(),
        _ => Vec::new(),
    }
}

/// Hands on what a source gives, for as long as somebody takes it.
pub async fn gather(mut source: impl Source + Send, items: Sender<Item>) {
    while let Some(item) = source.next().await {
        if items.send(item).await.is_err() {
            break;
        }
    }
}
