// SPDX-License-Identifier: AGPL-3.0-or-later
//! A running instance: the site, and the host of its calls. `serve` and `demo` differ in what they give it, in nothing
//! else.

use std::{
    future::Future,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result};
use call::Call;
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
use web::{Calls, Flood, Leaving, Operator, Site};

use crate::{
    brace,
    bucket::{Bucket, BucketAddress},
    certificate::options::Wanted,
    clock::Clock,
    courier::Courier,
    data::DataFolder,
    door::{Door, Ports},
    duty::Duty,
    house::House,
    kept_secret::KeptSecret,
    live::Phase,
    nodes::{BusAddress, Nodes},
    role::{Outfit, Stance},
    terminal::say,
    timekeeper::Authority,
    watching::{Means, Place},
};

/// So many pledges may wait until other servers are told of them; of more they are not.
const PRESSED: usize = 10_000;

/// What an instance is started with.
pub struct Instance {
    /// Where everything is kept.
    pub data: DataFolder,
    /// The database's address; the embedded one in the data folder if none is given.
    pub database: Option<String>,
    /// Which part it takes among the servers of the database.
    pub stance: Stance,
    /// Where it finds other nodes, whose calls it shows while it waits.
    pub bus: Option<BusAddress>,
    /// The bucket for what everybody may have of the calls.
    pub objects: Option<BucketAddress>,
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
    /// Ends by itself when another server keeps the calls.
    host: JoinHandle<Result<()>>,
    beside: JoinHandle<()>,
    stop_host: oneshot::Sender<()>,
}

impl Instance {
    /// Opens records, seals calls, starts the sources and the site; or shows what another node keeps.
    pub async fn start(self, shutdown: impl Future<Output = ()> + Send + 'static) -> Result<Running> {
        // 1. Where it is, and what it keeps.
        let door = Door::open(self.ports, self.certificate, &self.data.keys())?;
        let address = door.address()?;
        let (studio_url, base_url) = addresses(self.base_url, address);
        let store = open_store(&self.data, self.database).await?;
        let (nodes, bucket) = open_others(self.bus.as_ref(), self.objects.as_ref()).await?;
        let duty = begin_duty(&store, self.stance, nodes.is_some()).await?;
        let house = House::new(self.data.clone(), self.quota, door.places(), door.shown(), self.clock);
        let machine = house.machine();
        let (secret, way) = (ceremonies(&self.data, self.stance)?, nodes.clone());
        let (studio, pledging, together) = keyed((&store, &studio_url), secret, way, self.clock);
        let told = (self.mailer.as_ref(), &*base_url);
        let reminders = reminders((&store, self.stance), &self.data, told, &self.exceptions)?;
        let (braced, following) = brace::begin(&self.data);
        // 2. The calls: kept here, or elsewhere.
        let (calls, agent, exceptions) = (Calls::default(), agent(&base_url), self.exceptions);
        let outfit = Outfit {
            data: self.data,
            store: store.clone(),
            reminders: reminders.clone(),
            nodes: nodes.clone(),
            bucket,
            stance: self.stance,
            calls: calls.clone(),
            hosted: self.calls,
            site: address,
            places: self.places,
            means: self.means,
            authorities: self.authorities,
            agent: agent.clone(),
            exceptions: exceptions.clone(),
            machine: machine.clone(),
            clock: self.clock,
        };
        let (role, phases) = outfit.begin(duty).await?;
        // 3. The door, and the site.
        let first = first_address(&studio).await?;
        let ((orders, ordered), (stop_host, stopped)) = (mpsc::channel(1), oneshot::channel());
        let site = Site {
            calls: calls.clone(),
            store: store.clone(),
            reminders: reminders.clone(),
            studio,
            finder: Finder::new(&agent, exceptions.clone()),
            prover: Prover::new(&agent, exceptions),
            host: orders.clone(),
            now: self.clock.as_now(),
            pledging,
            braced,
            leaving: self.leaving,
            operator: self.operator,
            machine,
            base_url: base_url.clone(),
            speed: f64::from(self.clock.speed()),
        };
        let (courier, groups) =
            (courier(&site, self.mailer, self.stance), show_groups(nodes.is_some(), store, calls));
        let site = door.stand_open(Arc::new(site), self.trusted_proxies, shutdown);
        let (site, host) = (tokio::spawn(site), tokio::spawn(role.go_on(orders, ordered, stopped)));
        let beside = tokio::spawn(go_on(courier, (groups, together), following, house));
        Ok(Running { base_url, first, phases, site, host, beside, stop_host })
    }
}

/// Makes the folder, and opens the database: the embedded one in it, if no other is named.
async fn open_store(data: &DataFolder, database: Option<String>) -> Result<Store> {
    data.make()?;
    let database = database.unwrap_or_else(|| data.database_url());
    Store::open(&database).await.context("can't open the database")
}

/// Calls the other nodes, if there are any, and learns where the bucket is, if there is one.
async fn open_others(
    bus: Option<&BusAddress>,
    objects: Option<&BucketAddress>,
) -> Result<(Option<Nodes>, Option<Bucket>)> {
    let nodes = match bus {
        Some(address) => Some(Nodes::open(address).await?),
        None => None,
    };
    Ok((nodes, objects.map(Bucket::open).transpose()?))
}

/// Takes the calls of the database; a server that stands by waits for that, or has nothing yet where it shows meanwhile what another keeps.
async fn begin_duty(store: &Store, stance: Stance, shows_meanwhile: bool) -> Result<Option<Duty>> {
    match stance {
        Stance::Keeps => return Duty::take(store).await.map(Some),
        Stance::OnlyShows => {
            say(format_args!("this server only shows what another keeps"));
            return Ok(None);
        }
        Stance::StandsBy => {}
    }
    let taken = Duty::take_free(store).await?;
    if taken.is_some() {
        return Ok(taken);
    }
    let meanwhile = if shows_meanwhile { "shows them" } else { "stands by" };
    say(format_args!("another server keeps the calls; this one {meanwhile}, and goes on when that ends"));
    if shows_meanwhile { Ok(None) } else { Ok(Some(Duty::wait(store).await)) }
}

/// What goes on beside the site for as long as it stands.
async fn go_on(
    courier: Option<Courier>,
    (groups, together): (impl Future<Output = ()>, Option<impl Future<Output = ()>>),
    following: impl Future<Output = ()>,
    house: House,
) {
    let letters = async {
        if let Some(courier) = courier {
            courier.run().await;
        }
    };
    let together = async {
        if let Some(together) = together {
            together.await;
        }
    };
    tokio::join!(letters, groups, together, following, house.keep());
}

/// What the servers of one instance do under a secret that they have in common: who comes into the studio, and how many pledges come from where, at all of
/// them together; and what goes on for that.
fn keyed(
    (store, studio_url): (&Store, &str),
    secret: KeptSecret,
    nodes: Option<Nodes>,
    clock: Clock,
) -> (Studio, Arc<Flood>, Option<impl Future<Output = ()> + use<>>) {
    let studio = Studio::new(store.clone(), studio_url, secret.bytes());
    let Some(nodes) = nodes else { return (studio, Arc::default(), None) };
    let (told, pressed) = mpsc::channel(PRESSED);
    let salt_of = move |hour: i64| secret.name_of(&["groundswell/pledges/v1/", &hour.to_string()]);
    let flood = Arc::new(Flood::with(web::Others { salt_of: Arc::new(salt_of), told }));
    (studio, Arc::clone(&flood), Some(nodes.pledge_together(flood, pressed, clock.as_now())))
}

/// The key under which ceremonies of passkeys are sealed, which the servers of one instance have in common: whoever has another folder is
/// given it.
fn ceremonies(data: &DataFolder, stance: Stance) -> Result<KeptSecret> {
    let key = data.ceremonies_key();
    match stance {
        Stance::Keeps | Stance::StandsBy => KeptSecret::load_or_create(&key),
        Stance::OnlyShows => KeptSecret::load(&key)
            .context("a server that only shows needs a copy of the file keys/ceremonies of the one that keeps the calls"),
    }
}

/// Whom to remind, by letters and where it can be by devices. Their keys never leave the folder of who keeps the calls, for there they are
/// destroyed: who only shows reminds nobody.
fn reminders(
    (store, stance): (&Store, Stance),
    data: &DataFolder,
    (mailer, base_url): (Option<&Mailer>, &str),
    exceptions: &[Exception],
) -> Result<Reminders> {
    if stance == Stance::OnlyShows {
        return Ok(Reminders::new(store.clone(), &data.keys(), None));
    }
    let pusher = pusher(data, base_url, exceptions)?;
    let reminders = Reminders::new(store.clone(), &data.keys(), mailer);
    Ok(pusher.into_iter().fold(reminders, Reminders::with_pusher))
}

/// Who sends the site's letters, where that is done.
fn courier(site: &Site, mailer: Option<Mailer>, stance: Stance) -> Option<Courier> {
    (stance != Stance::OnlyShows).then(|| Courier {
        store: site.store.clone(),
        reminders: site.reminders.clone(),
        mailer,
        calls: site.calls.clone(),
        now: Arc::clone(&site.now),
        base_url: site.base_url.clone(),
    })
}

/// Shows the groups to which organizers have agreed on another node.
async fn show_groups(has_others: bool, store: Store, calls: Calls) {
    if has_others {
        Nodes::show_groups(store, calls).await;
    }
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
        let (site, mut host) = (self.site.abort_handle(), self.host);
        let ended = tokio::select! {
            ended = self.site => ended.context("the site broke off").flatten(),
            ended = &mut host => {
                site.abort();
                self.beside.abort();
                return ended.context("the host broke off").flatten();
            }
        };
        self.beside.abort();
        ended?;
        // One that has ended needs no stopping.
        let _ended = self.stop_host.send(());
        host.await.context("the host broke off").flatten()
    }
}

/// How we call ourselves when we look at others' sites.
pub fn agent(base_url: &str) -> String {
    format!("Groundswell/{} (+{base_url})", env!("CARGO_PKG_VERSION"))
}

/// The address at which passkeys work, and the one in links. Browsers give passkeys to a name, and to this very machine by its name alone.
fn addresses(base_url: Option<String>, address: SocketAddr) -> (String, String) {
    let studio_url = match &base_url {
        Some(base_url) => base_url.clone(),
        None if address.ip().is_loopback() => format!("http://localhost:{}", address.port()),
        None => format!("http://{address}"),
    };
    (studio_url, base_url.unwrap_or_else(|| format!("http://{address}")))
}

async fn first_address(studio: &Studio) -> Result<Option<Result<String, NoPasskeys>>> {
    // Whoever has come in before would find the door shut, too.
    if let Err(problem) = studio.check_address() {
        return Ok(Some(Err(problem)));
    }
    let secret = studio.first_secret().await?;
    Ok(secret.map(|secret| Ok(format!("{}/studio/join/{}", studio.address(), secret.reveal()))))
}
