// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    cell::RefCell,
    collections::BTreeMap,
    future::Future,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use datafusion::{
    arrow::record_batch::RecordBatch,
    dataframe::DataFrameWriteOptions,
    error::DataFusionError,
    execution::SessionStateBuilder,
    prelude::{ParquetReadOptions, SessionConfig, SessionContext},
};
use tokio::runtime::Runtime;

use super::{
    Engine,
    datafusion::{configured, hand_on, register, runtime},
};
use crate::{place::Place, row::Row, statements::Dialect, terminal::say};

/// A statement is begun anew so often.
const ATTEMPTS: u32 = 4;

/// Whether plans are changed while they run. With that, a statement that finds nothing never ends in Ballista 55.
const ADAPTIVE: &str = "ballista.planner.adaptive.enabled";

/// A cluster of Ballista: a scheduler, and executors that all read the archive under the same name.
///
/// A query of which an executor is killed half-way may never end in Ballista 55 (apache/datafusion-ballista #1986, #2150). So each has a
/// deadline, and is then asked again in a session of its own, some times; rows are handed on when all are there, so that none is handed on
/// twice. What was asked in vain holds the executors that are left, so that in the end the deadline may be all there is: then it is said.
pub struct Ballista {
    runtime: Runtime,
    scheduler: String,
    archive: Place,
    /// A folder that all executors can write, where there is one.
    scratch: Option<PathBuf>,
    deadline: Duration,
    context: RefCell<SessionContext>,
    /// What was kept, and where.
    kept: RefCell<BTreeMap<String, String>>,
}

/// Where a cluster is, and what it may do.
pub struct Cluster<'a> {
    /// The scheduler, as `ballista://host:port`.
    pub scheduler: &'a str,
    /// A folder that all executors can write, where there is one.
    pub scratch: Option<&'a Path>,
    /// How long one query may take.
    pub deadline: Duration,
}

impl Ballista {
    /// Opens an archive on a cluster.
    pub fn open(cluster: &Cluster, archive: Place) -> Result<Self> {
        let runtime = runtime()?;
        let scheduler = cluster.scheduler.replacen("ballista://", "df://", 1);
        let context = runtime.block_on(session(&scheduler, &archive, &BTreeMap::new()))?;
        Ok(Self {
            runtime,
            scheduler,
            archive,
            scratch: cluster.scratch.map(Path::to_owned),
            deadline: cluster.deadline,
            context: RefCell::new(context),
            kept: RefCell::default(),
        })
    }

    /// Tries something until it is done within its deadline, each time in a session of its own.
    fn persist<T, F: Future<Output = Result<T>>>(
        &self,
        attempt: impl Fn(SessionContext, u32) -> F,
    ) -> Result<T> {
        for number in 1..=ATTEMPTS {
            let context = self.context.borrow().clone();
            let within = async { tokio::time::timeout(self.deadline, attempt(context, number)).await };
            let failed = match self.runtime.block_on(within) {
                Ok(Ok(done)) => return Ok(done),
                Ok(Err(error)) if number == ATTEMPTS => return Err(error),
                Ok(Err(error)) => format!("{error:#}"),
                Err(_) => format!("it did not answer within {} s", self.deadline.as_secs()),
            };
            say(format_args!("the cluster failed ({failed}); attempt {number} of {ATTEMPTS}"));
            let anew = self.runtime.block_on(session(&self.scheduler, &self.archive, &self.kept.borrow()))?;
            self.context.replace(anew);
        }
        bail!("the cluster did not answer in {ATTEMPTS} attempts of {} s", self.deadline.as_secs())
    }
}

impl Engine for Ballista {
    fn dialect(&self) -> Dialect {
        Dialect::Plain
    }

    fn keep(&mut self, name: &str, statement: &str) -> Result<bool> {
        let Some(scratch) = self.scratch.clone() else { return Ok(false) };
        let path = self.persist(|context, number| {
            // What an attempt that was given up still writes is nobody's.
            let path = scratch.join(format!("{name}-{}-{number}.parquet", std::process::id()));
            async move {
                let path =
                    path.to_str().context("the folder for what is kept has no name in UTF-8")?.to_owned();
                let options = DataFrameWriteOptions::new().with_single_file_output(true);
                context.sql(statement).await?.write_parquet(&path, options, None).await?;
                Ok(path)
            }
        })?;
        let context = self.context.borrow().clone();
        let columns = self.runtime.block_on(async {
            context.register_parquet(name, &path, ParquetReadOptions::default()).await?;
            Ok::<_, DataFusionError>(context.table(name).await?.schema().fields().len())
        });
        // Of nothing a cluster writes nothing, not even the columns.
        if !columns.is_ok_and(|columns| columns > 0) {
            context.deregister_table(name)?;
            remove(&path);
            return Ok(false);
        }
        self.kept.borrow_mut().insert(name.to_owned(), path);
        Ok(true)
    }

    fn each(&self, statement: &str, take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        let batches: Vec<RecordBatch> =
            self.persist(|context, _| async move { Ok(context.sql(statement).await?.collect().await?) })?;
        batches.iter().try_for_each(|batch| hand_on(batch, take))
    }
}

impl Drop for Ballista {
    fn drop(&mut self) {
        self.kept.borrow().values().for_each(|path| remove(path));
    }
}

/// Takes away what was kept meanwhile; of nothing there may be no file.
fn remove(path: &str) {
    if let Err(error) = std::fs::remove_file(path)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        say(format_args!("can't remove {path}: {error}"));
    }
}

/// A session with the cluster, with the tables of an archive and those that were kept.
async fn session(
    scheduler: &str,
    archive: &Place,
    kept: &BTreeMap<String, String>,
) -> Result<SessionContext> {
    let config = configured(SessionConfig::new_with_ballista()).set_bool(ADAPTIVE, false);
    let state = SessionStateBuilder::new().with_config(config).with_default_features().build();
    let context = SessionContext::remote_with_state(scheduler, state).await?;
    register(&context, archive).await?;
    for (name, path) in kept {
        context.register_parquet(name, path, ParquetReadOptions::default()).await?;
    }
    Ok(context)
}
