// SPDX-License-Identifier: AGPL-3.0-or-later
//! Keeps an instance's calls, or shows them while another node does, and goes on in its place.

use std::{future::pending, net::SocketAddr, pin::Pin, sync::Arc};

use anyhow::{Context, Result, bail};
use fetch::Fetcher;
use rally::Exception;
use remind::Reminders;
use store::Store;
use tokio::sync::{mpsc, oneshot, watch};
use web::{Calls, Machine, Order};

use crate::{
    bucket::Bucket,
    care::Looker,
    clock::Clock,
    data::DataFolder,
    duty::Duty,
    host::Host,
    live::Phase,
    mirrored,
    nodes::{Followed, Follower, Nodes},
    others::Others,
    site::Hosted,
    terminal::say,
    timekeeper::Authority,
    watching::{Means, Place, Spending, Watching},
};

/// What is needed to keep calls.
pub struct Outfit {
    /// Where everything is kept.
    pub data: DataFolder,
    /// The database.
    pub store: Store,
    /// Whom to remind.
    pub reminders: Reminders,
    /// The other nodes, if there are any.
    pub nodes: Option<Nodes>,
    /// Where what everybody may have of the calls lies, if not in the folder alone.
    pub bucket: Option<Bucket>,
    /// Which part this server takes.
    pub stance: Stance,
    /// What is shown.
    pub calls: Calls,
    /// The calls that the program was started with.
    pub hosted: Vec<Hosted>,
    /// Where this node can be reached.
    pub site: SocketAddr,
    /// What is watched of the networks.
    pub places: Vec<Place>,
    /// What that needs.
    pub means: Means,
    /// Who dates the records.
    pub authorities: Vec<Authority>,
    /// How we call ourselves.
    pub agent: String,
    /// Servers of the same house that may be called by their names.
    pub exceptions: Vec<Exception>,
    /// The machine.
    pub machine: watch::Receiver<Arc<Machine>>,
    /// What time it is.
    pub clock: Clock,
}

/// Which part a server takes among those of one database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// It keeps the calls.
    Keeps,
    /// It shows what another keeps, and never goes on in its place: it has not its folder.
    OnlyShows,
    /// It waits while another keeps them, and goes on in its place.
    StandsBy,
}

impl Stance {
    /// Waits until the server that keeps the calls is gone, and takes them; never, if this one may not.
    async fn wait(self, store: &Store) -> Duty {
        match self {
            Self::Keeps | Self::StandsBy => Duty::wait(store).await,
            Self::OnlyShows => pending().await,
        }
    }
}

/// What a node does with the calls.
pub enum Role {
    /// It keeps them.
    Keeps(Box<Host>, Duty, Spent),
    /// It shows what another keeps.
    Shows(Box<Outfit>, Box<Followed>),
}

/// What goes on to be written down of what is spent.
type Spent = Pin<Box<dyn Future<Output = ()> + Send>>;

impl Outfit {
    /// Opens records, seals calls and starts the sources; or, where another node is on duty, shows what that keeps. Of the calls that the
    /// program was started with is given how far each storm is.
    pub async fn begin(self, duty: Option<Duty>) -> Result<(Role, Vec<watch::Receiver<Phase>>)> {
        match (duty, self.nodes.clone()) {
            (Some(mut duty), _) => {
                let (host, spent, phases) = self.keep(&mut duty).await?;
                Ok((Role::Keeps(Box::new(host), duty, spent), phases))
            }
            (None, Some(nodes)) => {
                let follower = Follower {
                    store: self.store.clone(),
                    data: self.data.clone(),
                    bucket: self.bucket.clone(),
                    calls: self.calls.clone(),
                    own: self.hosted.iter().map(|hosted| hosted.call.clone()).collect(),
                };
                tokio::select! {
                    followed = nodes.follow(follower) => {
                        Ok((Role::Shows(Box::new(self), Box::new(followed)), Vec::new()))
                    }
                    // The bus may be what is gone.
                    duty = self.stance.wait(&self.store) => Box::pin(self.begin(Some(duty))).await,
                }
            }
            (None, None) => bail!("another server keeps the calls"),
        }
    }

    async fn keep(mut self, duty: &mut Duty) -> Result<(Host, Spent, Vec<watch::Receiver<Phase>>)> {
        self.data = duty.take_folder(self.data).await?;
        // What somebody who was killed left.
        mirrored::sweep(&self.data)?;
        let spending = Spending::load(&self.data.x_spent())?;
        let means = Means { x_spent: spending.spent(), ..self.means };
        let watching = Watching::new(self.places, means, (&self.agent, self.exceptions.clone()), self.clock)?;
        let spent = Box::pin(watching.clone().keep_spent(spending));
        let looker = Looker::new(&self.agent, self.exceptions.clone(), watching.x(), self.clock);
        let others = Others::new(Fetcher::new(&self.agent, self.exceptions), self.authorities);
        let kept = (self.store, self.reminders);
        let shown = (self.calls, self.nodes, self.bucket);
        let means = (watching, looker);
        let mut host =
            Host::new(self.data, self.clock, kept, (self.site, self.machine), means, others, shown);
        let phases = host.begin(self.hosted).await?;
        Ok((host, spent, phases))
    }
}

impl Role {
    /// Goes on until it is stopped.
    ///
    /// # Errors
    ///
    /// When another node keeps the calls since the line to the database broke, or they can't be taken over.
    pub async fn go_on(
        self,
        orders: mpsc::Sender<Order>,
        mut ordered: mpsc::Receiver<Order>,
        mut stopped: oneshot::Receiver<()>,
    ) -> Result<()> {
        let (host, duty, spent, nodes) = match self {
            Self::Keeps(host, duty, spent) => {
                let nodes = host.nodes();
                (*host, duty, spent, nodes)
            }
            Self::Shows(outfit, mut followed) => {
                let nodes = outfit.nodes.clone();
                let free = outfit.stance.wait(&outfit.store);
                let free = show((free, nodes.as_ref()), &mut followed, &mut ordered, &mut stopped).await;
                let Some(mut duty) = free else { return Ok(()) };
                let (host, spent, _phases) =
                    outfit.keep(&mut duty).await.context("can't go on in its place")?;
                // Only now: whoever watches what it showed goes on with what is kept here.
                drop(followed);
                say(format_args!("the server that kept the calls has ended; this one keeps them now"));
                (host, duty, spent, nodes)
            }
        };
        let beside = async {
            match nodes {
                Some(nodes) => drop(tokio::join!(spent, nodes.obey(orders))),
                None => spent.await,
            }
            pending::<()>().await;
        };
        tokio::select! {
            () = host.run(ordered, stopped) => Ok(()),
            () = beside => Ok(()),
            () = duty.lost() => {
                bail!("another server keeps the calls since the line to the database broke: this one stops")
            }
        }
    }
}

/// Shows what another node keeps until that is gone; nothing where this one is stopped before.
async fn show(
    (free, nodes): (impl Future<Output = Duty>, Option<&Nodes>),
    followed: &mut Followed,
    ordered: &mut mpsc::Receiver<Order>,
    stopped: &mut oneshot::Receiver<()>,
) -> Option<Duty> {
    let passed_on = async {
        match nodes {
            Some(nodes) => nodes.pass_on(ordered).await,
            None => pending().await,
        }
    };
    tokio::select! {
        duty = free => Some(duty),
        () = followed.go_on() => None,
        () = passed_on => None,
        _ = stopped => None,
    }
}
