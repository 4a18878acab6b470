// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{path::Path, sync::Arc};

use anyhow::{Context, Result};
use datafusion::{
    arrow::{
        array::{Array, StringArray, UInt64Array},
        compute::cast,
        datatypes::DataType,
        record_batch::RecordBatch,
    },
    dataframe::DataFrameWriteOptions,
    execution::{
        memory_pool::FairSpillPool,
        runtime_env::{RuntimeEnv, RuntimeEnvBuilder},
    },
    prelude::{ParquetReadOptions, SessionConfig, SessionContext},
};
use futures_util::StreamExt;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::{Engine, memory::Memory};
use crate::{place::Place, row::Row, statements::Dialect};

/// DataFusion in this process. What it keeps, and what is too much for its memory, lies in a folder of its own that goes with it.
pub struct DataFusion {
    runtime: Runtime,
    context: SessionContext,
    memory: Memory,
    scratch: TempDir,
}

impl DataFusion {
    /// Opens an archive.
    pub fn open(archive: &Place, memory: Memory) -> Result<Self> {
        let opened = Self::empty(memory)?;
        opened.runtime.block_on(register(&opened.context, archive))?;
        Ok(opened)
    }

    /// Opens nothing yet: what is asked can rest on tables alone that are kept later.
    pub fn empty(memory: Memory) -> Result<Self> {
        let scratch = tempfile::tempdir().context("can't make a folder for what is kept meanwhile")?;
        let config = kept_quickly(joined_by_hash(configured(SessionConfig::new()), memory));
        let context = SessionContext::new_with_config_rt(config, bounded(memory, scratch.path())?);
        Ok(Self { runtime: runtime()?, context, memory, scratch })
    }

    /// Whether a statement rests on nothing but tables that are known here.
    #[cfg(feature = "ballista")]
    pub fn knows(&self, statement: &str) -> bool {
        let state = self.context.state();
        let parsed = state.sql_to_statement(statement, &state.config_options().sql_parser.dialect);
        let tables = parsed.and_then(|parsed| state.resolve_table_references(&parsed));
        let is_known = |table| self.context.table_exist(table).unwrap_or(false);
        tables.is_ok_and(|tables| tables.into_iter().all(is_known))
    }

    /// Writes what a statement gives into a file; gives how many rows that are.
    pub fn write(&self, statement: &str, path: &str) -> Result<u64> {
        let written = self.runtime.block_on(async {
            let frame = self.context.sql(statement).await?;
            frame.write_parquet(path, DataFrameWriteOptions::new().with_single_file_output(true), None).await
        });
        Ok(rows_written(&written?))
    }

    /// Makes a table of so many rows, which were written before, known.
    pub fn register(&mut self, name: &str, path: &str, rows: u64) -> Result<()> {
        if !self.memory.holds(rows) {
            // Sorted and merged instead, which can go on the disk.
            let state = self.context.state_ref();
            state.write().config_mut().options_mut().optimizer.prefer_hash_join = false;
        }
        let registered = self.context.register_parquet(name, path, ParquetReadOptions::default());
        Ok(self.runtime.block_on(registered)?)
    }

    async fn run(&self, statement: &str, take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        let mut batches = self.context.sql(statement).await?.execute_stream().await?;
        while let Some(batch) = batches.next().await {
            hand_on(&batch?, take)?;
        }
        Ok(())
    }

    fn make(&mut self, name: &str, statement: &str) -> Result<u64> {
        let path = self.scratch.path().join(format!("{name}.parquet"));
        let path = path.to_str().context("the folder for what is kept meanwhile has no name in UTF-8")?;
        let rows = self.write(statement, path)?;
        if rows > 0 {
            self.register(name, path, rows)?;
        }
        Ok(rows)
    }
}

impl Engine for DataFusion {
    fn dialect(&self) -> Dialect {
        Dialect::Plain
    }

    fn keep(&mut self, name: &str, statement: &str) -> Result<Option<u64>> {
        self.make(name, statement)
            .map(Some)
            .with_context(|| format!("DataFusion can't make the table `{name}`"))
    }

    fn each(&self, statement: &str, take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        self.runtime.block_on(self.run(statement, take)).context("DataFusion did not answer")
    }
}

/// What runs a session.
pub fn runtime() -> Result<Runtime> {
    // Plans are deep, and unoptimized builds take much of the stack for each step.
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(16 << 20).build();
    runtime.context("can't start threads")
}

/// A configuration in which archives are read.
pub fn configured(mut config: SessionConfig) -> SessionConfig {
    // What lies in folders by day and network is read; what these are called stands in the columns too.
    config.options_mut().execution.listing_table_ignore_subdirectory = false;
    config.options_mut().execution.parquet.pushdown_filters = true;
    config
}

/// A configuration in which what was kept is held in memory, as a whole, beside each part of the archive that is held against it: nothing of
/// the archive itself has to be sorted or sent elsewhere.
pub fn joined_by_hash(mut config: SessionConfig, memory: Memory) -> SessionConfig {
    let optimizer = &mut config.options_mut().optimizer;
    optimizer.prefer_hash_join = true;
    optimizer.hash_join_single_partition_threshold = memory.for_table();
    optimizer.hash_join_single_partition_threshold_rows = memory.rows_for_table();
    config
}

/// A configuration in which what is kept is packed for quick reading: it does not stay.
pub fn kept_quickly(mut config: SessionConfig) -> SessionConfig {
    config.options_mut().execution.parquet.compression = Some("snappy".to_owned());
    config
}

/// What holds no more memory than it may, and puts the rest into a folder.
fn bounded(memory: Memory, folder: &Path) -> Result<Arc<RuntimeEnv>> {
    let pool = Arc::new(FairSpillPool::new(memory.bytes()));
    let built = RuntimeEnvBuilder::new().with_memory_pool(pool).with_temp_file_path(folder).build_arc();
    built.context("can't start DataFusion")
}

/// How many rows were written, as whoever writes says.
pub fn rows_written(told: &[RecordBatch]) -> u64 {
    let counts = told.iter().flat_map(RecordBatch::columns);
    let counts = counts.filter_map(|column| column.as_any().downcast_ref::<UInt64Array>());
    counts.flat_map(|counts| counts.iter().flatten()).sum()
}

/// Makes the tables of an archive known to a session.
pub async fn register(context: &SessionContext, archive: &Place) -> Result<()> {
    #[cfg(feature = "s3")]
    if let Place::Bucket(bucket) = archive {
        let (root, store) = bucket.store();
        context.register_object_store(root, store);
    }
    for table in ["sights", "tags"] {
        let registered =
            context.register_parquet(table, archive.table(table)?, ParquetReadOptions::default());
        registered.await.with_context(|| format!("can't read the table `{table}` of {}", archive.name()))?;
    }
    Ok(())
}

/// Hands on the rows of a batch as text.
pub fn hand_on(batch: &RecordBatch, take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
    let texts = batch.columns().iter().map(|column| cast(column, &DataType::Utf8));
    let texts = texts.collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<&StringArray> = texts.iter().filter_map(|column| column.as_any().downcast_ref()).collect();
    let mut row = Vec::with_capacity(texts.len());
    for place in 0..batch.num_rows() {
        row.clear();
        row.extend(texts.iter().map(|column| (!column.is_null(place)).then(|| column.value(place))));
        take(&Row(&row))?;
    }
    Ok(())
}
