// SPDX-License-Identifier: AGPL-3.0-or-later
use anyhow::{Context, Result};
use datafusion::{
    arrow::{
        array::{Array, StringArray},
        compute::cast,
        datatypes::DataType,
        record_batch::RecordBatch,
    },
    dataframe::DataFrameWriteOptions,
    prelude::{ParquetReadOptions, SessionConfig, SessionContext},
};
use futures_util::StreamExt;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::Engine;
use crate::{place::Place, row::Row, statements::Dialect};

/// DataFusion in this process. What it keeps lies in a folder of its own that goes with it.
pub struct DataFusion {
    runtime: Runtime,
    context: SessionContext,
    scratch: TempDir,
}

impl DataFusion {
    /// Opens an archive.
    pub fn open(archive: &Place) -> Result<Self> {
        let runtime = runtime()?;
        let context = SessionContext::new_with_config(configured(SessionConfig::new()));
        let scratch = tempfile::tempdir().context("can't make a folder for what is kept meanwhile")?;
        runtime.block_on(register(&context, archive))?;
        Ok(Self { runtime, context, scratch })
    }

    async fn write(&self, name: &str, statement: &str) -> Result<()> {
        let path = self.scratch.path().join(format!("{name}.parquet"));
        let path = path.to_str().context("the folder for what is kept meanwhile has no name in UTF-8")?;
        let frame = self.context.sql(statement).await?;
        frame.write_parquet(path, DataFrameWriteOptions::new().with_single_file_output(true), None).await?;
        self.context.register_parquet(name, path, ParquetReadOptions::default()).await?;
        Ok(())
    }

    async fn run(&self, statement: &str, take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        let mut batches = self.context.sql(statement).await?.execute_stream().await?;
        while let Some(batch) = batches.next().await {
            hand_on(&batch?, take)?;
        }
        Ok(())
    }
}

impl Engine for DataFusion {
    fn dialect(&self) -> Dialect {
        Dialect::Plain
    }

    fn keep(&mut self, name: &str, statement: &str) -> Result<bool> {
        let done = self.runtime.block_on(self.write(name, statement));
        done.with_context(|| format!("DataFusion can't make the table `{name}`"))?;
        Ok(true)
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
