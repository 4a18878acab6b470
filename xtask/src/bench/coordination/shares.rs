// SPDX-License-Identifier: AGPL-3.0-or-later
//! Invented shares: few accounts and objects have most of them, and what many share is shared most soon after it appeared.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::Result;

use crate::bench::archive::{Chance, Ranks};

/// What is invented.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    pub name: &'static str,
    pub what: &'static str,
    pub shares: usize,
    pub accounts: usize,
    pub objects: usize,
    /// The time over which they are spread, in seconds.
    pub seconds: u64,
}

/// How steeply the number of shares falls with rank.
const ACCOUNTS_SLOPE: f64 = 0.9;
const OBJECTS_SLOPE: f64 = 0.6;

/// An instant in a year that nobody's data is from.
const FIRST: f64 = 1_900_000_000.0;

const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz234567";

impl Shares {
    /// Writes them as a table, unless it is there.
    pub fn write(&self, path: &Path) -> Result<()> {
        if path.exists() {
            return Ok(());
        }
        eprintln!("inventing {} shares", self.shares);
        let unfinished = path.with_extension("part");
        let mut out = BufWriter::new(File::create(&unfinished)?);
        writeln!(out, "object_id\taccount_id\tcontent_id\ttimestamp_share")?;
        let mut chance = Chance::new(8);
        let mut name = |length| chance.letters(LETTERS, length);
        let accounts: Vec<String> = (0..self.accounts).map(|_| format!("did:plc:{}", name(24))).collect();
        let objects: Vec<String> = (0..self.objects)
            .map(|_| format!("at://did:plc:{}/app.bsky.feed.post/3{}", name(24), name(12)))
            .collect();
        let (by_account, by_object) =
            (Ranks::new(self.accounts, ACCOUNTS_SLOPE), Ranks::new(self.objects, OBJECTS_SLOPE));
        // One object alone is shared from the beginning to the end.
        let latest = if self.objects == 1 { 0.0 } else { self.seconds as f64 / 2.0 };
        let births: Vec<f64> = (0..self.objects).map(|_| chance.unit() * latest).collect();
        for number in 0..self.shares {
            let (account, object) = (chance.rank(&by_account), chance.rank(&by_object));
            let born = births.get(object).copied().unwrap_or_default();
            // By its cube, most fall into the time soon after.
            let since = if self.objects == 1 { chance.unit() } else { chance.unit().powi(3) };
            let at = FIRST + born + since * (self.seconds as f64 - born);
            let (Some(object), Some(account)) = (objects.get(object), accounts.get(account)) else {
                continue;
            };
            writeln!(out, "{object}\t{account}\t3{number:012}\t{at:.3}")?;
        }
        out.flush()?;
        Ok(fs::rename(unfinished, path)?)
    }
}
