// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{cell::RefCell, collections::BTreeMap, fs, path::Path, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::{
    execution_plans::DistributedQueryExec,
    serde::protobuf::{CancelJobParams, scheduler_grpc_client::SchedulerGrpcClient},
};
use datafusion::{
    arrow::record_batch::RecordBatch,
    execution::SessionStateBuilder,
    physical_plan::{ExecutionPlan, collect},
    prelude::{ParquetReadOptions, SessionConfig, SessionContext},
};
use datafusion_proto::protobuf::LogicalPlanNode;
use tempfile::TempDir;
use tokio::{runtime::Runtime, time::timeout};

use super::{
    DataFusion, Engine, Memory,
    datafusion::{configured, hand_on, joined_by_hash, kept_quickly, register, rows_written, runtime},
};
use crate::{place::Place, row::Row, statements::Dialect, terminal::say};

/// A statement is begun anew so often.
const ATTEMPTS: u32 = 4;

/// So long the scheduler may take to call off what was asked in vain.
const CALLED_OFF: Duration = Duration::from_secs(10);

/// Whether plans are changed while they run. With that, a statement that finds nothing never ends in Ballista 55.
const ADAPTIVE: &str = "ballista.planner.adaptive.enabled";

/// What was kept of so many rows at most is asked in this process: there is less to do than it takes to hand it out.
const ROWS_HERE: u64 = 4_000_000;

/// A cluster of Ballista: a scheduler, and executors that all read the archive under the same name. What they have made of the archive is
/// asked here where it is small.
///
/// A query of which an executor is killed half-way may never end in Ballista 55 (apache/datafusion-ballista #1986, #2150). So each has a
/// deadline, is called off at the scheduler, so that it holds no executor any longer, and is then asked again in a session of its own, some
/// times; rows are handed on when all are there, so that none is handed on twice.
pub struct Ballista {
    runtime: Runtime,
    scheduler: String,
    archive: Place,
    parts: usize,
    /// A folder that all executors can write. It goes with all that was written into it, by whatever attempt.
    scratch: TempDir,
    deadline: Duration,
    memory: Memory,
    context: RefCell<SessionContext>,
    /// What asks the small tables that were kept.
    here: DataFusion,
    kept: Kept,
}

/// What was kept.
#[derive(Default)]
struct Kept {
    /// The tables, and where they lie.
    paths: BTreeMap<String, String>,
    /// How many rows the largest has.
    most_rows: u64,
}

/// Where a cluster is, and what it may do.
pub struct Cluster<'a> {
    /// The scheduler, as `ballista://host:port`.
    pub scheduler: &'a str,
    /// A folder that all executors can write.
    pub scratch: &'a Path,
    /// Into how many parts it cuts what it counts.
    pub parts: usize,
    /// How much memory this program may take, and each task of the cluster.
    pub memory: Memory,
    /// How long one query may take.
    pub deadline: Duration,
}

impl Ballista {
    /// Opens an archive on a cluster.
    pub fn open(cluster: &Cluster, archive: Place) -> Result<Self> {
        let runtime = runtime()?;
        let address = cluster.scheduler.trim_start_matches("ballista://");
        let scratch = folder_within(cluster.scratch)?;
        let here = DataFusion::empty(cluster.memory)?;
        let opened = Self {
            runtime,
            scheduler: address.to_owned(),
            archive,
            parts: cluster.parts,
            scratch,
            deadline: cluster.deadline,
            memory: cluster.memory,
            context: RefCell::default(),
            here,
            kept: Kept::default(),
        };
        opened.begin()?;
        Ok(opened)
    }

    /// Begins a session with the cluster, with the tables of the archive and those that were kept.
    fn begin(&self) -> Result<()> {
        self.context.replace(self.runtime.block_on(self.session())?);
        Ok(())
    }

    async fn session(&self) -> Result<SessionContext> {
        let config = configured(SessionConfig::new_with_ballista()).set_bool(ADAPTIVE, false);
        let mut config = kept_quickly(joined_by_hash(config, self.memory))
            .with_target_partitions(self.parts)
            .with_ballista_broadcast_join_threshold_bytes(self.memory.for_table());
        // What is too large to be held by each task is sorted and merged instead.
        config.options_mut().optimizer.prefer_hash_join = self.memory.holds(self.kept.most_rows);
        let state = SessionStateBuilder::new().with_config(config).with_default_features().build();
        let context = SessionContext::remote_with_state(&format!("df://{}", self.scheduler), state).await?;
        register(&context, &self.archive).await?;
        for (name, path) in &self.kept.paths {
            context.register_parquet(name, path, ParquetReadOptions::default()).await?;
        }
        Ok(context)
    }

    /// Has a statement answered whole within its deadline, trying some times, each in a session of its own. What is asked may differ from
    /// attempt to attempt.
    fn persist(&self, statement: impl Fn(u32) -> String) -> Result<Vec<RecordBatch>> {
        for number in 1..=ATTEMPTS {
            let failed = match self.runtime.block_on(self.attempt(&statement(number))) {
                Ok(rows) => return Ok(rows),
                Err(error) if number == ATTEMPTS => {
                    return Err(error.context(format!("the cluster failed in {ATTEMPTS} attempts")));
                }
                Err(error) => error,
            };
            say(format_args!("the cluster failed ({failed:#}); attempt {number} of {ATTEMPTS}"));
            self.begin()?;
        }
        bail!("nothing was asked of the cluster")
    }

    /// Asks once, and calls off what is not answered in time.
    async fn attempt(&self, statement: &str) -> Result<Vec<RecordBatch>> {
        let context = self.context.borrow().clone();
        let asked = RefCell::new(None);
        let answer = async {
            let frame = context.sql(statement).await?;
            let task = Arc::new(frame.task_ctx());
            let plan = frame.create_physical_plan().await?;
            asked.replace(Some(plan.clone()));
            collect(plan, task).await
        };
        let failed = match timeout(self.deadline, answer).await {
            Ok(Ok(rows)) => return Ok(rows),
            Ok(Err(error)) => anyhow::Error::from(error),
            Err(_) => anyhow::anyhow!("it did not answer within {} s", self.deadline.as_secs()),
        };
        if let Some(job) = asked.into_inner().as_ref().and_then(job) {
            self.call_off(job).await;
        }
        Err(failed)
    }

    /// Has the cluster write what a statement gives to a place whose name begins so; gives the place and how many rows are there.
    fn written_by_cluster(&self, begin: &str, statement: &str) -> Result<(String, u64)> {
        // What an attempt that was given up still writes is nobody's.
        let path = |number: u32| format!("{begin}-{number}.parquet");
        let last = RefCell::new(String::new());
        let told = self.persist(|number| {
            last.replace(path(number));
            let path = Dialect::Plain.literal(&path(number));
            format!("COPY (\n{statement}\n) TO {path} STORED AS PARQUET")
        })?;
        Ok((last.into_inner(), rows_written(&told)))
    }

    /// Makes a table of so many rows known.
    fn know(&mut self, name: &str, path: String, rows: u64) -> Result<()> {
        if rows <= ROWS_HERE {
            self.here.register(name, &path, rows)?;
        }
        let grows = rows > self.kept.most_rows;
        self.kept.most_rows = self.kept.most_rows.max(rows);
        let registered = async {
            let context = self.context.borrow().clone();
            context.register_parquet(name, &path, ParquetReadOptions::default()).await
        };
        self.runtime.block_on(registered)?;
        self.kept.paths.insert(name.to_owned(), path);
        if grows && !self.memory.holds(rows) { self.begin() } else { Ok(()) }
    }

    /// Has the scheduler call a job off; if it can't be reached, what is asked next says so.
    async fn call_off(&self, job_id: String) {
        let called_off = async {
            let mut scheduler = SchedulerGrpcClient::connect(format!("http://{}", self.scheduler)).await?;
            scheduler.cancel_job(CancelJobParams { job_id }).await?;
            Ok::<_, anyhow::Error>(())
        };
        match timeout(CALLED_OFF, called_off).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => say(format_args!("the scheduler can't call off what it was asked: {error:#}")),
            Err(_) => say(format_args!("the scheduler does not call off what it was asked")),
        }
    }
}

impl Engine for Ballista {
    fn dialect(&self) -> Dialect {
        Dialect::Plain
    }

    fn keep(&mut self, name: &str, statement: &str) -> Result<Option<u64>> {
        let scratch = self.scratch.path().to_str();
        let scratch = scratch.context("the folder for what is kept has no name in UTF-8")?;
        let (path, rows) = if self.here.knows(statement) {
            let path = format!("{scratch}/{name}.parquet");
            let rows = self.here.write(statement, &path)?;
            (path, rows)
        } else {
            self.written_by_cluster(&format!("{scratch}/{name}"), statement)?
        };
        // Of nothing a cluster writes nothing, not even the columns.
        if rows > 0 {
            self.know(name, path, rows)?;
        }
        Ok(Some(rows))
    }

    fn each(&self, statement: &str, take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        if self.here.knows(statement) {
            return self.here.each(statement, take);
        }
        let batches = self.persist(|_| statement.to_owned())?;
        batches.iter().try_for_each(|batch| hand_on(batch, take))
    }
}

/// A folder of its own in one that all executors can write, with the same permissions.
fn folder_within(scratch: &Path) -> Result<TempDir> {
    let told = || format!("can't make a folder in {}", scratch.display());
    let scratch = scratch.canonicalize().with_context(told)?;
    let made = tempfile::Builder::new().prefix("report-").tempdir_in(&scratch).with_context(told)?;
    let permissions = fs::metadata(&scratch).with_context(told)?.permissions();
    fs::set_permissions(made.path(), permissions).with_context(told)?;
    Ok(made)
}

/// What the scheduler calls the job of a plan, once it has taken it.
fn job(plan: &Arc<dyn ExecutionPlan>) -> Option<String> {
    let plan: &dyn ExecutionPlan = plan.as_ref();
    let query = (plan as &dyn std::any::Any).downcast_ref::<DistributedQueryExec<LogicalPlanNode>>();
    query
        .and_then(DistributedQueryExec::job_id)
        .map(|id| id.into_inner())
        .or_else(|| plan.children().into_iter().find_map(job))
}
