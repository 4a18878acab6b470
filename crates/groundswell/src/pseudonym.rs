// SPDX-License-Identifier: AGPL-3.0-or-later
//! Keyed pseudonyms: counting people without keeping who they are.

use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use anyhow::{Context, Result, anyhow};
use hmac::{Hmac, KeyInit, Mac};
use model::Network;
use sha2::Sha256;

/// A secret under which accounts and posts get pseudonyms; without it a pseudonym can't be traced back.
#[derive(Clone)]
pub struct PseudonymKey([u8; 32]);

impl PseudonymKey {
    /// Reads the key.
    pub fn load(path: &Path) -> Result<Self> {
        let bytes =
            fs::read(path).with_context(|| format!("can't read the pseudonym key {}", path.display()))?;
        let bytes = <[u8; 32]>::try_from(bytes);
        Ok(Self(bytes.map_err(|_| anyhow!("{} is not a pseudonym key", path.display()))?))
    }

    /// Reads the key, or makes it on first use, readable by its owner alone.
    ///
    /// It is made only where nothing is: a key that can't be read must not be replaced, for with another one every
    /// account would be two, and nothing could be found to be forgotten.
    pub fn load_or_create(path: &Path) -> Result<Self> {
        if !path.try_exists().with_context(|| format!("can't look for {}", path.display()))? {
            create(path).with_context(|| format!("can't keep the pseudonym key at {}", path.display()))?;
        }
        Self::load(path)
    }

    /// The pseudonym of an account, given by the network's identifier or else the folded handle.
    pub fn of_account(&self, network: Network, account: &str) -> String {
        self.of("account", network, account)
    }

    /// The pseudonym of a post, given by its identifier.
    pub fn of_post(&self, network: Network, post: &str) -> String {
        self.of("post", network, post)
    }

    /// The pseudonym of a name that leads to an account or a post: a handle, an address.
    pub fn of_name(&self, network: Network, name: &str) -> String {
        self.of("name", network, name)
    }

    /// 128 bits of HMAC-SHA-256: far beyond any chance that two accounts of a storm share one.
    fn of(&self, what: &str, network: Network, name: &str) -> String {
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        for part in [what, "\0", network.key(), "\0", name] {
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

fn create(path: &Path) -> Result<()> {
    let folder = path.parent().context("it has no folder")?;
    fs::create_dir_all(folder)?;
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).context("the machine gives no random numbers")?;
    // Written whole under another name first: a key cut short by a crash would orphan every pseudonym.
    let draft = path.with_extension("draft");
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&draft)?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    fs::rename(&draft, path)?;
    Ok(File::open(folder)?.sync_all()?)
}
