// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use rally::Exception;
use store::Store;
use watch::Dollars;
use web::Calls;

use crate::{
    Outcome,
    clock::Clock,
    commands::serve::read_call,
    data::DataFolder,
    nodes::{BusAddress, Follower, Nodes},
    site::agent,
    terminal::{say, stopped},
    watching::{Keys, Means, Place, Spending, Watching},
};

/// Collects for the calls that a server keeps, on a machine of its own.
///
/// What is found goes over the bus to the server that keeps the calls, and is on no disk before it is in the record. Of several
/// that collect the same, each may fail; X is collected by one alone, for each pays.
#[derive(Args)]
#[command(
    after_help = "Example:\n  groundswell collect --database postgres://groundswell@db.weavers.example/groundswell \\\n    --bus nats://bus.weavers.example:4222 --watch bluesky --watch mastodon=loom.example"
)]
pub struct Collect {
    /// The database that the servers share
    #[arg(long, value_name = "URL")]
    database: String,
    /// Where they find each other: nats://HOST:4222, with JetStream. A password stands in the environment's GROUNDSWELL_BUS_PASSWORD
    #[arg(long, value_name = "URL")]
    bus: BusAddress,
    /// A network to watch around each call's hour, as `serve` takes it; may be given several times
    #[arg(long = "watch", value_name = "NETWORK", required = true)]
    places: Vec<Place>,
    /// The folder of each call that the servers were started with; calls written in the studio are known without
    #[arg(long = "call", value_name = "FOLDER")]
    calls: Vec<PathBuf>,
    /// The folder in which it is kept what was spent on X
    #[arg(long, value_name = "DIR", default_value = "./groundswell-data")]
    data: PathBuf,
    /// A file with a line for each key: `bluesky-account=HOST HANDLE APP-PASSWORD`, `mastodon=HOST TOKEN`, `x KEY`
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// How many dollars may be spent on X at most
    #[arg(long, value_name = "DOLLARS")]
    x_budget: Option<Dollars>,
    /// The site's address, by which this calls itself before networks
    #[arg(long, value_name = "URL", default_value = "https://localhost")]
    base_url: String,
    /// A server of the same house that is reached by its name, without TLS
    #[arg(long = "reach", value_name = "NAME=ADDRESS:PORT")]
    exceptions: Vec<Exception>,
}

impl Collect {
    pub fn run(self) -> Result<Outcome> {
        let calls: Option<Vec<_>> = self.calls.iter().map(|folder| read_call(folder)).collect();
        let Some(own) = calls else { return Ok(Outcome::No) };
        let data = DataFolder::new(Path::new(&self.data));
        data.make()?;
        let keys = self.keys.as_deref().map(Keys::read).transpose()?.unwrap_or_default();
        let spending = Spending::load(&data.x_spent())?;
        let means = Means { keys, x_budget: self.x_budget, x_spent: spending.spent() };
        let caller = (&*agent(&self.base_url), self.exceptions);
        let watching = Watching::new(self.places, means, caller, Clock::Machine)?;
        tokio::runtime::Runtime::new()?.block_on(async {
            let store = Store::open(&self.database).await.context("can't open the database")?;
            let nodes = Nodes::open(&self.bus).await?;
            let follower = Follower { store, data, bucket: None, calls: Calls::default(), own };
            say(format_args!("collecting; Ctrl-C stops it"));
            let collected = nodes.collect(follower, watching.clone());
            tokio::select! {
                ((), ()) = async { tokio::join!(collected, watching.keep_spent(spending)) } => {}
                () = stopped() => {}
            }
            Ok(Outcome::Done)
        })
    }
}
