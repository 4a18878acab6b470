// SPDX-License-Identifier: AGPL-3.0-or-later
//! A running instance: the site, and a keeper a call. `serve` and `demo` differ in what they give it, in nothing
//! else.

use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use call::Call;
use ingest::{FileSource, Item, SimulatedSource, Source};
use model::Timestamp;
use store::Store;
use tokio::{
    net::TcpListener,
    sync::{mpsc, watch},
    task::{JoinHandle, JoinSet},
};
use web::{Page, Site};

use crate::{
    clock::Clock,
    data::DataFolder,
    live::{Keeper, Phase},
    recorder::Recorder,
    terminal::{said_once, say},
};

/// So many items may wait for the record; then the sources wait.
const WAITING: usize = 4096;

/// What an instance is started with.
pub struct Instance {
    /// Where everything is kept.
    pub data: DataFolder,
    /// The database's address; the embedded one in the data folder if none is given.
    pub database: Option<String>,
    /// Where the site listens.
    pub listen: SocketAddr,
    /// The site's own address in links, without a slash at its end.
    pub base_url: Option<String>,
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
    /// How far each storm is, in the order of the calls.
    pub phases: Vec<watch::Receiver<Phase>>,
    site: JoinHandle<Result<()>>,
    keepers: JoinSet<()>,
}

impl Instance {
    /// Opens records, seals calls, starts the sources and the site.
    pub async fn start(self, shutdown: impl Future<Output = ()> + Send + 'static) -> Result<Running> {
        let listener = listen(self.listen).await?;
        let address = listener.local_addr().context("the site has no address")?;
        let base_url = self.base_url.unwrap_or_else(|| format!("http://{address}"));
        self.data.make()?;
        let database = self.database.unwrap_or_else(|| self.data.database_url());
        let store = Store::open(&database).await.context("can't open the database")?;
        let mut keepers = Keepers { tasks: JoinSet::new(), phases: Vec::new() };
        let mut pages = Vec::new();
        for hosted in self.calls {
            pages.push(Arc::new(keepers.host(hosted, &self.data, self.clock, &store)?));
        }
        let speed = f64::from(self.clock.speed());
        let now = self.clock.as_now();
        let router = web::router(Site { calls: pages, store, now, base_url: base_url.clone(), speed });
        let site = async move { web::serve(listener, router, shutdown).await.context("the site stopped") };
        Ok(Running { base_url, phases: keepers.phases, site: tokio::spawn(site), keepers: keepers.tasks })
    }
}

impl Running {
    /// Runs until the site is shut down; the keepers end with it.
    pub async fn ended(mut self) -> Result<()> {
        self.site.await.context("the site broke off")??;
        // What is counted is in the record already: a keeper can be stopped wherever it waits.
        self.keepers.shutdown().await;
        Ok(())
    }
}

/// The keepers of an instance that is being started.
struct Keepers {
    tasks: JoinSet<()>,
    phases: Vec<watch::Receiver<Phase>>,
}

impl Keepers {
    fn host(&mut self, hosted: Hosted, data: &DataFolder, clock: Clock, store: &Store) -> Result<Page> {
        let call = Arc::new(hosted.call);
        let simulated = !hosted.simulated.is_empty();
        let recorder = Recorder::open(Arc::clone(&call), data, clock.now())
            .with_context(|| format!("can't open the record of call `{}`", call.id))?;
        let (report, record) = (data.report(&call.id), data.record(&call.id));
        let (sender, items) = mpsc::channel(WAITING);
        for source in hosted.files {
            self.tasks.spawn(gather(source, sender.clone()));
        }
        for source in hosted.simulated {
            self.tasks.spawn(gather(source, sender.clone()));
        }
        let (keeper, live, phase) =
            Keeper::new(recorder, Arc::clone(&call), report.clone(), clock, simulated, store.clone());
        self.phases.push(phase);
        let id = call.id.clone();
        self.tasks.spawn(async move {
            // A full disk must not take the call's page down with it: what can't be kept isn't counted, and said.
            if let Err(error) = keeper.run(items).await {
                say(format_args!(
                    "collecting for `{id}` stopped: {}; mend that and start the program again",
                    said_once(&error)
                ));
            }
        });
        Ok(Page { call: Arc::unwrap_or_clone(call), live, record, report, simulated })
    }
}

async fn listen(address: SocketAddr) -> Result<TcpListener> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            let other = SocketAddr::new(address.ip(), address.port().saturating_add(1));
            bail!(
                "{address} is taken by another program: choose another with --listen, such as --listen {other}"
            )
        }
        Err(error) => Err(error).with_context(|| format!("can't listen on {address}")),
    }
}

/// Hands on what a source gives; slower than the record keeps, never faster.
async fn gather(mut source: impl Source + Send, items: mpsc::Sender<Item>) {
    while let Some(item) = source.next().await {
        if items.send(item).await.is_err() {
            break;
        }
    }
}
