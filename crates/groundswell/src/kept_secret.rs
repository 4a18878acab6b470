// SPDX-License-Identifier: AGPL-3.0-or-later
//! A secret of 32 bytes in a file, under which things get names that say nothing without it.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{hex::hex, output::write_private};

/// The secret; it lies with the other keys.
#[derive(Clone)]
pub struct KeptSecret([u8; 32]);

impl KeptSecret {
    /// Reads the secret.
    pub fn load(path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("can't read the key {}", path.display()))?;
        let bytes = <[u8; 32]>::try_from(bytes);
        Ok(Self(bytes.map_err(|_| anyhow!("{} is no key of 32 bytes", path.display()))?))
    }

    /// Reads the secret, or makes it on first use, readable by its owner alone.
    ///
    /// It is made only where nothing is: one that can't be read must not be replaced, for under another one nothing would be known again.
    pub fn load_or_create(path: &Path) -> Result<Self> {
        if !path.try_exists().with_context(|| format!("can't look for {}", path.display()))? {
            create(path)?;
        }
        Self::load(path)
    }

    /// The secret itself, for what is sealed under it.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The name of something under it, of parts that are put together as they are: 128 bits of HMAC-SHA-256, far beyond any chance that two
    /// share one.
    pub fn name_of(&self, parts: &[&str]) -> String {
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        parts.iter().for_each(|part| mac.update(part.as_bytes()));
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        let (half, _) = whole.split_at(16);
        hex(half)
    }
}

/// Whole or not at all: one cut short by a crash would orphan every name under it.
fn create(path: &Path) -> Result<()> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).context("the machine gives no random numbers")?;
    write_private(path, &bytes)
}
