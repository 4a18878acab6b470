// SPDX-License-Identifier: AGPL-3.0-or-later
//! The engines that run the statements.

#[cfg(feature = "ballista")]
mod ballista;
#[cfg(feature = "clickhouse")]
mod clickhouse;
mod datafusion;
mod memory;

use anyhow::Result;

#[cfg(feature = "ballista")]
pub use ballista::{Ballista, Cluster};
#[cfg(feature = "clickhouse")]
pub use clickhouse::{ClickHouse, Server};
pub use datafusion::DataFusion;
#[cfg(any(feature = "ballista", feature = "s3"))]
pub use datafusion::runtime;
pub use memory::Memory;

use crate::{row::Row, statements::Dialect};

/// Something that runs SQL over the tables `sights` and `tags` of one archive.
///
/// Rows come in any order unless the statement gives one; each statement is answered whole or with an error, and asking again is always
/// allowed. Nothing of an archive is changed.
pub trait Engine {
    /// In what it differs from others.
    fn dialect(&self) -> Dialect;

    /// Makes a table of what a statement gives, for the statements that follow; gives how many rows it has. Of no row none is made; `None`
    /// where the engine makes no tables.
    fn keep(&mut self, name: &str, statement: &str) -> Result<Option<u64>>;

    /// Runs a statement and hands on its rows.
    fn each(&self, statement: &str, take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()>;
}
