// SPDX-License-Identifier: AGPL-3.0-or-later
//! Archives counted by engines, beside the main program that counts the same files.

#[cfg(feature = "s3")]
mod bucket;
#[cfg(feature = "clickhouse")]
mod clickhouse;
#[cfg(feature = "ballista")]
mod cluster;
mod hostile;
mod oddities;
mod program;
mod rows;
#[cfg(any(feature = "ballista", feature = "clickhouse", feature = "s3"))]
mod running;
mod same;
