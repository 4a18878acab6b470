// SPDX-License-Identifier: AGPL-3.0-or-later
//! Keeps copies of others' logs, so that one which is taken from the net can still be checked.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use fetch::{Asked, Fetcher};
use record::{Key, Log, Policy, Vkey};
use tokio::{
    task::block_in_place,
    time::{MissedTickBehavior, interval},
};

use crate::{
    clock::Clock,
    terminal::{said_once, say},
    witnessing::log_name,
};

/// From one round to the next.
const PACE: Duration = Duration::from_secs(60);

/// Who keeps copies.
pub struct Mirror {
    logs: Vec<Log>,
    folder: PathBuf,
    key: Key,
    fetcher: Fetcher,
    clock: Clock,
}

impl Mirror {
    /// Mirrors those logs of a policy whose address it tells.
    pub fn open(data: &Path, name: &str, policy: &Policy, fetcher: Fetcher, clock: Clock) -> Result<Self> {
        let key = Key::load_or_create_witness(&data.join("mirror.key"), &format!("{name}/mirror"))?;
        let logs = policy.logs().iter().filter(|log| log.url.is_some()).cloned().collect();
        Ok(Self { logs, folder: data.join("mirror"), key, fetcher, clock })
    }

    /// The public key by which others know this mirror.
    pub fn vkey(&self) -> Vkey {
        self.key.vkey()
    }

    /// Goes round among the logs for ever.
    pub async fn go_round(self) {
        let mut pace = interval(PACE);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            pace.tick().await;
            for log in &self.logs {
                if let Err(error) = self.follow(log).await {
                    say(format_args!("`{}` is not mirrored now: {}", log.vkey.name(), said_once(&error)));
                }
            }
        }
    }

    async fn follow(&self, log: &Log) -> Result<()> {
        let url = log.url.as_deref().unwrap_or_default().trim_end_matches('/');
        let folder = self.folder.join(log_name(log.vkey.name()));
        let same = |other: &&Log| other.vkey.name() == log.vkey.name();
        let keys = self.logs.iter().filter(same).map(|log| log.vkey.clone()).collect();
        let mut mirror = block_in_place(|| record::Mirror::open(&folder, keys))?;
        let note = self.get(&format!("{url}/checkpoint")).await?;
        let mut growth = mirror.grow(&note)?;
        let is_new = growth.wanted().is_some();
        while let Some((file, full)) = growth.wanted() {
            let tile = match self.get(&format!("{url}/{file}")).await {
                Err(_) if full != file => self.get(&format!("{url}/{full}")).await?,
                tile => tile?,
            };
            block_in_place(|| growth.take(&tile))?;
        }
        if is_new || !folder.join("checkpoint").exists() {
            let seconds = u64::try_from(self.clock.now().as_second()).unwrap_or_default();
            block_in_place(|| growth.finish(&self.key, seconds))?;
        }
        Ok(())
    }

    async fn get(&self, address: &str) -> Result<Vec<u8>> {
        let answer = self.fetcher.ask(&Asked::get(address, &[]), record::LONGEST_TILE).await;
        let answer = answer.with_context(|| format!("{address} can't be read"))?;
        if answer.status != 200 {
            bail!("{address} answered {}", answer.status);
        }
        Ok(answer.content)
    }
}
