// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use model::Timestamp;

use crate::{Outcome, data::RecordKeys, record_input::is_record, signing};

/// Gives a record a new key to sign with, and says in the record that it is the next one.
///
/// Do it when the old key may have been seen by others. Whoever knows the old public key can follow to the new one; the old secret key is
/// gone afterwards.
#[derive(Args)]
#[command(after_help = "Example:\n  groundswell rotate groundswell-data/calls/ahang-weavers/record")]
pub struct Rotate {
    /// The record's folder
    record: PathBuf,
}

impl Rotate {
    pub fn run(self) -> Result<Outcome> {
        let keys = RecordKeys::of(&self.record);
        if !is_record(&self.record) || !keys.signing.is_file() {
            bail!(
                "{} is no record whose key lies with it: there is nothing to change",
                self.record.display()
            );
        }
        drop(signing::change_key(&self.record, &keys.signing, Timestamp::now())?);
        let vkey = std::fs::read_to_string(self.record.join("vkey"))?;
        println!("{}: from now on signed by", self.record.display());
        println!("{}", vkey.lines().last().unwrap_or_default());
        Ok(Outcome::Done)
    }
}
