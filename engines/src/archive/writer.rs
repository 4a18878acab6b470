// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use datafusion::arrow::record_batch::RecordBatch;
use model::Network;
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::properties::WriterProperties,
};
use tally::Flat;

use super::columns::{Sight, sights, tags};

/// So much is held in memory before it is written.
const HELD_BYTES: usize = 192 << 20;

/// So many rows of a file are packed together: few enough that a reader passes over what it does not need.
const ROWS_TOGETHER: usize = 1 << 17;

/// Level of zstd: the archive is written once and read often.
const LEVEL: i32 = 3;

/// Writes sights into files by day and network.
///
/// What survives a crash here: nothing. Everything is written below a name that no reader knows, which is changed when all of it is there.
pub struct Writer {
    folder: PathBuf,
    held: Vec<Sight>,
    held_bytes: usize,
    sights: i64,
    /// How often what was held was written: the files of each time are called by it.
    times: u32,
}

impl Writer {
    /// Writes below a folder that is there.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), held: Vec::new(), held_bytes: 0, sights: 0, times: 0 }
    }

    /// How many sights were taken.
    pub fn sights(&self) -> i64 {
        self.sights
    }

    /// Takes a sight of a post, with the post as JSON.
    pub fn add(&mut self, flat: Flat, whole: String) -> Result<()> {
        let sight = Sight::new(self.sights, flat, whole);
        self.sights += 1;
        self.held_bytes += sight.size();
        self.held.push(sight);
        if self.held_bytes >= HELD_BYTES { self.flush() } else { Ok(()) }
    }

    /// Writes what is held: each day of each network into a file of its own, in order of time.
    pub fn flush(&mut self) -> Result<()> {
        let held = std::mem::take(&mut self.held);
        self.held_bytes = 0;
        self.times += 1;
        let mut parts: BTreeMap<(&str, Network), Vec<&Sight>> = BTreeMap::new();
        for sight in &held {
            parts.entry((&sight.day, sight.network)).or_default().push(sight);
        }
        for ((day, network), mut rows) in parts {
            rows.sort_by(|a, b| (&a.opens, &a.post, a.number).cmp(&(&b.opens, &b.post, b.number)));
            let place = format!("day={day}/network={network}/part-{:06}.parquet", self.times);
            self.write(&format!("sights/{place}"), &sights(&rows)?)?;
            if rows.iter().any(|row| !row.hashtags.is_empty()) {
                self.write(&format!("tags/{place}"), &tags(&rows)?)?;
            }
        }
        Ok(())
    }

    /// Writes what is left, and so that each table has at least one file.
    pub fn finish(mut self) -> Result<()> {
        self.flush()?;
        for (table, empty) in [("sights", sights(&[])?), ("tags", tags(&[])?)] {
            self.write(&format!("{table}/empty.parquet"), &empty)?;
        }
        Ok(())
    }

    fn write(&self, place: &str, rows: &RecordBatch) -> Result<()> {
        let path = self.folder.join(place);
        let told = || format!("can't write {}", path.display());
        fs::create_dir_all(path.parent().with_context(told)?).with_context(told)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(LEVEL)?))
            .set_max_row_group_row_count(Some(ROWS_TOGETHER))
            .build();
        let file = File::create(&path).with_context(told)?;
        let mut writer = ArrowWriter::try_new(file, rows.schema(), Some(properties))?;
        writer.write(rows)?;
        writer.into_inner()?.sync_all().with_context(told)
    }
}
