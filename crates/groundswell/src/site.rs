// SPDX-License-Identifier: AGPL-3.0-or-later
//! A running instance: the site, and the host of its calls. `serve` and `demo` differ in what they give it, in nothing
//! else.

use std::{
    future::Future,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result, anyhow};
use call::Call;
use fetch::Fetcher;
use ingest::{FileSource, SimulatedSource};
use model::Timestamp;
use rally::{Exception, Finder, Prover};
use remind::{Mailer, Pusher, Reminders};
use store::Store;
use studio::{NoPasskeys, Studio};
use tokio::{
    sync::{mpsc, oneshot, watch},
    task::JoinHandle,
};
use web::{Leaving, Operator, Site};

use crate::{
    brace,
    care::Looker,
    certificate::options::Wanted,
    clock::Clock,
    courier::Courier,
    data::DataFolder,
    door::{Door, Ports},
    duty::Duty,
    host::Host,
    house::House,
    kept_secret::KeptSecret,
    live::Phase,
    mirrored,
    others::Others,
    timekeeper::Authority,
    watching::{Means, Place, Spending, Watching},
};

/// What an instance is started with.
pub struct Instance {
    /// Where everything is kept.
    pub data: DataFolder,
    /// The database's address; the embedded one in the data folder if none is given.
    pub database: Option<String>,
    /// Whether it waits while another server keeps the calls of the database, to go on in its place.
    pub stands_by: bool,
    /// Where visitors come in.
    pub ports: Ports,
    /// So many bytes may be kept at most; as many as the disk holds if nothing is said.
    pub quota: Option<u64>,
    /// The certificate that the site gets for itself.
    pub certificate: Option<Wanted>,
    /// The site's own address in links, without a slash at its end.
    pub base_url: Option<String>,
    /// Who dates the records.
    pub authorities: Vec<Authority>,
    /// Servers of the same house that may be called by their names.
    pub exceptions: Vec<Exception>,
    /// The way to the mail server, if there is one.
    pub mailer: Option<Mailer>,
    /// What is watched of the networks.
    pub places: Vec<Place>,
    /// What that needs: keys, and a budget.
    pub means: Means,
    /// Whether it is about to stop.
    pub leaving: Leaving,
    /// Who runs it, if they say so.
    pub operator: Option<Operator>,
    /// Proxies in front of the site.
    pub trusted_proxies: Vec<IpAddr>,
    /// What time it is.
    pub clock: Clock,
    /// The calls, each with the sources that are read for it.
    pub calls: Vec<Hosted>,
}

/// An invented network on our clock.
pub type Simulated =
    SimulatedSource<Box<dyn Fn() -> Timestamp + Send>, Box<dyn Fn(Timestamp) -> Duration + Send>>;

/// A call and where its posts come from.
pub struct Hosted {
    /// The call.
    pub call: Call,
    /// Archives, articles and the like, read as soon as the site runs.
    pub files: Vec<FileSource>,
    /// Invented people; their pages say so.
    pub simulated: Vec<Simulated>,
}

/// An instance that answers.
pub struct Running {
    /// Where it can be reached.
    pub base_url: String,
    /// Where the first organizer is let in, while there is none; or why nobody can come in.
    pub first: Option<Result<String, NoPasskeys>>,
    /// How far each storm is, in the order of the calls that it was started with.
    pub phases: Vec<watch::Receiver<Phase>>,
    site: JoinHandle<Result<()>>,
    host: JoinHandle<()>,
    courier: JoinHandle<()>,
    /// Ends when another server may keep the calls.
    lost: JoinHandle<()>,
    stop_host: oneshot::Sender<()>,
}

impl Instance {
    /// Opens records, seals calls, starts the sources and the site.
    pub async fn start(self, shutdown: impl Future<Output = ()> + Send + 'static) -> Result<Running> {
        // 1. Where it is, and what it keeps.
        let door = Door::open(self.ports, self.certificate, &self.data.keys())?;
        let address = door.address()?;
        let studio_url = self.base_url.clone().unwrap_or_else(|| studio_url(address));
        let base_url = self.base_url.unwrap_or_else(|| format!("http://{address}"));
        prepare(&self.data)?;
        let database = self.database.unwrap_or_else(|| self.data.database_url());
        let (store, duty) = open_store(&database, self.stands_by).await?;
        let house = House::new(self.data.clone(), self.quota, door.places(), door.shown(), self.clock);
        let machine = house.machine();
        let ceremonies = KeptSecret::load_or_create(&self.data.ceremonies_key())?;
        // 2. The calls: those that it is started with, then those that were written in the studio.
        let pusher = pusher(&self.data, &base_url, &self.exceptions)?;
        let reminders = Reminders::new(store.clone(), &self.data.keys(), self.mailer.as_ref());
        let reminders = pusher.into_iter().fold(reminders, Reminders::with_pusher);
        let kept = (store.clone(), reminders.clone());
        let caller = (&*agent(&base_url), self.exceptions.clone());
        let spending = Spending::load(&self.data.x_spent())?;
        let means = Means { x_spent: spending.spent(), ..self.means };
        let watching = Watching::new(self.places, means, caller, self.clock)?;
        let spent = watching.clone().keep_spent(spending);
        let looker = Looker::new(&agent(&base_url), self.exceptions.clone(), watching.x(), self.clock);
        let others = Others::new(Fetcher::new(&agent(&base_url), self.exceptions.clone()), self.authorities);
        let (braced, following) = brace::begin(&self.data);
        let mut host =
            Host::new(self.data, self.clock, kept, address, (watching, looker), others, machine.clone());
        let phases = host.begin(self.calls).await?;
        // 3. The door, and the site.
        let studio = Studio::new(store.clone(), &studio_url, ceremonies.bytes());
        let first = first_address(&studio).await?;
        let (orders, ordered) = mpsc::channel(1);
        let site = Site {
            calls: host.calls(),
            store,
            reminders: reminders.clone(),
            studio,
            finder: Finder::new(&agent(&base_url), self.exceptions.clone()),
            prover: Prover::new(&agent(&base_url), self.exceptions),
            host: orders,
            now: self.clock.as_now(),
            braced,
            leaving: self.leaving,
            operator: self.operator,
            machine,
            base_url: base_url.clone(),
            speed: f64::from(self.clock.speed()),
        };
        let courier = Courier {
            store: site.store.clone(),
            reminders,
            mailer: self.mailer,
            calls: site.calls.clone(),
            now: self.clock.as_now(),
            base_url: base_url.clone(),
        };
        let site = door.stand_open(Arc::new(site), self.trusted_proxies, shutdown);
        let (stop_host, stopped) = oneshot::channel();
        let (site, host) = (tokio::spawn(site), tokio::spawn(host.run(ordered, stopped)));
        let (courier, lost) = (go_on(courier, spent, following, house), duty.lost());
        let (courier, lost) = (tokio::spawn(courier), tokio::spawn(lost));
        Ok(Running { base_url, first, phases, site, host, courier, lost, stop_host })
    }
}

/// Makes the data folder, and lets go what somebody who was killed left in it.
fn prepare(data: &DataFolder) -> Result<()> {
    data.make()?;
    mirrored::sweep(data)
}

/// Opens the database, as the one server that keeps its calls.
async fn open_store(database: &str, stands_by: bool) -> Result<(Store, Duty)> {
    let store = Store::open(database).await.context("can't open the database")?;
    let duty = Duty::take(&store, stands_by).await?;
    Ok((store, duty))
}

/// What goes on beside the site for as long as it stands.
async fn go_on(
    courier: Courier,
    spent: impl Future<Output = ()>,
    following: impl Future<Output = ()>,
    house: House,
) {
    tokio::join!(courier.run(), spent, following, house.keep());
}

/// The way to push services, where browsers let anybody be reminded: on no page that came over an open line.
fn pusher(data: &DataFolder, base_url: &str, exceptions: &[Exception]) -> Result<Option<Pusher>> {
    let pusher = base_url
        .starts_with("https://")
        .then(|| Pusher::new(&data.keys(), base_url, &agent(base_url), exceptions.to_vec()));
    pusher.transpose().context("can't read or make the key for push services")
}

impl Running {
    /// Runs until the site is shut down; the keepers end with it.
    pub async fn ended(self) -> Result<()> {
        let site = self.site.abort_handle();
        let ended = tokio::select! {
            ended = self.site => ended.context("the site broke off").flatten(),
            _lost = self.lost => {
                site.abort();
                Err(anyhow!("another server keeps the calls since the line to the database broke: this one stops"))
            }
        };
        self.courier.abort();
        ended?;
        // One that has ended needs no stopping.
        let _ended = self.stop_host.send(());
        self.host.await.context("the host broke off")
    }
}

/// How we call ourselves when we look at others' sites.
pub fn agent(base_url: &str) -> String {
    format!("Groundswell/{} (+{base_url})", env!("CARGO_PKG_VERSION"))
}

/// The address at which passkeys work: browsers give them to a name, and to this very machine by its name alone.
fn studio_url(address: SocketAddr) -> String {
    if address.ip().is_loopback() {
        format!("http://localhost:{}", address.port())
    } else {
        format!("http://{address}")
    }
}

async fn first_address(studio: &Studio) -> Result<Option<Result<String, NoPasskeys>>> {
    // Whoever has come in before would find the door shut, too.
    if let Err(problem) = studio.check_address() {
        return Ok(Some(Err(problem)));
    }
    let secret = studio.first_secret().await?;
    Ok(secret.map(|secret| Ok(format!("{}/studio/join/{}", studio.address(), secret.reveal()))))
}
