// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use anyhow::{Context, Result};
use ballista_core::config::TaskSchedulingPolicy;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::{
    cluster::BallistaCluster, config::SchedulerConfig, scheduler_process::start_server,
};
use clap::Args;

use crate::{engine, terminal::say};

/// So often an executor says that it is there.
const HEARTBEAT_SECONDS: u64 = 5;

/// After so long without a word it is taken for dead; this is looked at twice as often.
const SILENCE_SECONDS: u64 = 20;

/// Who decides where a task runs: each executor asks for work when it is free.
///
/// Where the scheduler hands out work instead, which is the default of Ballista 55, it counts the free places of each executor itself, and as
/// its source reads forgets those of tasks that it calls off when another executor is lost.
const POLICY: TaskSchedulingPolicy = TaskSchedulingPolicy::PullStaged;

/// Runs the scheduler of a cluster of Ballista, until it is stopped. It asks nobody who they are: let none but the cluster reach it.
#[derive(Args)]
#[command(after_help = "Example:\n  groundswell-query scheduler --listen 127.0.0.1:50050")]
pub struct Scheduler {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:50050")]
    listen: SocketAddr,
}

/// Runs an executor of a cluster of Ballista, until it is stopped. It asks nobody who they are: let none but the cluster reach it.
#[derive(Args)]
#[command(
    after_help = "Example:\n  groundswell-query executor --scheduler 127.0.0.1:50050 --listen 127.0.0.1:50051 --control 50052 --work /var/tmp/executor"
)]
pub struct Executor {
    /// The scheduler
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:50050")]
    scheduler: SocketAddr,
    /// Where to listen for others that fetch results
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:50051")]
    listen: SocketAddr,
    /// At which port the scheduler gives orders
    #[arg(long, value_name = "PORT", default_value_t = 50052)]
    control: u16,
    /// The folder for what is computed meanwhile
    #[arg(long, value_name = "FOLDER")]
    work: PathBuf,
    /// How many tasks it runs at once
    #[arg(long, value_name = "TASKS")]
    tasks: Option<usize>,
    /// How much memory all its tasks may take together for what grows with the posts; seven tenths of the machine's where it is not said. What is
    /// more goes on the disk
    #[arg(long, value_name = "MIB")]
    memory: Option<u64>,
}

/// Says on standard error what the cluster warns of.
struct Said;

impl log::Log for Said {
    fn enabled(&self, metadata: &log::Metadata) -> bool {
        metadata.level() <= log::max_level()
    }

    fn log(&self, record: &log::Record) {
        if self.enabled(record.metadata()) {
            say(format_args!("{}: {}", record.level(), record.args()));
        }
    }

    fn flush(&self) {}
}

/// Begins to say what is warned of.
fn begin_log() {
    // Whoever has begun before goes on.
    if log::set_logger(&Said).is_ok() {
        log::set_max_level(log::LevelFilter::Warn);
    }
}

impl Scheduler {
    pub fn run(self) -> Result<bool> {
        begin_log();
        let config = SchedulerConfig {
            bind_host: self.listen.ip().to_string(),
            external_host: self.listen.ip().to_string(),
            bind_port: self.listen.port(),
            scheduling_policy: POLICY,
            executor_timeout_seconds: SILENCE_SECONDS,
            expire_dead_executor_interval_seconds: SILENCE_SECONDS / 2,
            no_executors_grace_period_seconds: SILENCE_SECONDS,
            ..SchedulerConfig::default()
        };
        say(format_args!("the scheduler listens on {}", self.listen));
        engine::runtime()?.block_on(async {
            let cluster = BallistaCluster::new_from_config(&config).await?;
            start_server(cluster, self.listen, Arc::new(config)).await
        })?;
        Ok(true)
    }
}

impl Executor {
    pub fn run(self) -> Result<bool> {
        std::fs::create_dir_all(&self.work).with_context(|| format!("can't make {}", self.work.display()))?;
        begin_log();
        let plain = ExecutorProcessConfig::default();
        let config = ExecutorProcessConfig {
            bind_host: self.listen.ip().to_string(),
            external_host: Some(self.listen.ip().to_string()),
            port: self.listen.port(),
            grpc_port: self.control,
            scheduler_host: self.scheduler.ip().to_string(),
            scheduler_port: self.scheduler.port(),
            scheduler_connect_timeout_seconds: 60,
            vcores: self.tasks.unwrap_or(plain.vcores),
            task_scheduling_policy: POLICY,
            memory_pool_size: self.memory.map(|mib| mib.max(1).saturating_mul(1 << 20)),
            work_dir: Some(self.work.to_string_lossy().into_owned()),
            executor_heartbeat_interval_seconds: HEARTBEAT_SECONDS,
            ..plain
        };
        say(format_args!("the executor listens on {}", self.listen));
        engine::runtime()?.block_on(start_executor_process(Arc::new(config)))?;
        Ok(true)
    }
}
