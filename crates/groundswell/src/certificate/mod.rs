// SPDX-License-Identifier: AGPL-3.0-or-later
//! The site's own certificate: got from an authority by ACME (RFC 8555), kept among the keys, renewed while the site runs.
//!
//! The authority asks by the very port that pages come from (TLS-ALPN-01, RFC 8737), so that one port is enough.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result};
use instant_acme::{Account, AccountCredentials, NewAccount};
use jiff::SignedDuration;
use model::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::shown::Shown;
use self::{
    caller::Caller,
    kept::Kept,
    options::Wanted,
    trouble::{Kind, Trouble},
};
use crate::{clock::Clock, output::write_private, terminal::say};

mod caller;
mod kept;
pub mod options;
mod order;
mod shown;
#[cfg(test)]
mod tests;
mod trouble;

/// The machine may sleep, or its clock be put right: so often it is asked whether the hour has come.
const LOOK: Duration = Duration::from_secs(600);

/// Gets the site's certificate, keeps it and renews it.
pub struct Keeper {
    wanted: Wanted,
    folder: PathBuf,
    kept: Option<Kept>,
    shown: Arc<Shown>,
    caller: Caller,
}

/// An account with an authority, as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptAccount {
    /// Where the authority was asked for it.
    directory: String,
    credentials: AccountCredentials,
}

impl Keeper {
    /// Begins with what is kept in the folder of keys. What can't be read there is asked for anew.
    ///
    /// # Errors
    ///
    /// If the roots that were named can't be read.
    pub fn open(wanted: Wanted, keys: &Path) -> Result<Self> {
        let caller = Caller::new(wanted.roots.as_deref())?;
        let shown = Arc::new(Shown::new(&wanted.domains));
        let mut keeper = Self { wanted, folder: keys.to_owned(), kept: None, shown, caller };
        match kept::read(&keeper.file()) {
            Ok(kept) => keeper.take(kept),
            Err(error) => say(format_args!("the certificate that is kept can't be used: {error:#}")),
        }
        Ok(keeper)
    }

    /// The site's name.
    pub fn domain(&self) -> &str {
        self.wanted.domains.first().map_or("", String::as_str)
    }

    /// What is shown to visitors; it follows what this keeps.
    pub fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown)
    }

    /// Keeps the certificate good, for ever.
    pub async fn keep(mut self) {
        let mut before: Option<(Trouble, u32)> = None;
        loop {
            let now = Clock::Machine.now();
            let due = self.kept.as_ref().filter(|kept| kept.is_for(&self.wanted.domains)).map(Kept::due);
            if let Some(due) = due.filter(|due| now < *due) {
                wait_until(due).await;
                continue;
            }
            let trouble = match self.renew().await {
                Ok(()) => {
                    before = None;
                    self.tell_good();
                    continue;
                }
                Err(trouble) => trouble,
            };
            let failed =
                before.filter(|(before, _)| before.is_like(&trouble)).map_or(0, |(_, failed)| failed + 1);
            let again = trouble.again(Clock::Machine.now(), failed);
            self.tell_bad(&trouble, again);
            before = Some((trouble, failed));
            wait_until(again).await;
        }
    }

    /// Gets a certificate, and shows it once it is kept.
    async fn renew(&mut self) -> Result<(), Trouble> {
        let account = self.account().await?;
        let pem = match order::obtain(&account, &self.wanted.domains, &self.shown).await {
            Ok(pem) => pem,
            Err(failure) => return Err(self.trouble(failure)),
        };
        let file = self.file();
        let kept = write_private(&file, pem.as_bytes()).and_then(|()| kept::read(&file));
        self.take(kept.map_err(|error| Trouble::new(Kind::Own, format!("{error:#}")))?);
        Ok(())
    }

    /// The account with the authority: the one that is kept, or a new one.
    async fn account(&self) -> Result<Account, Trouble> {
        let file = self.folder.join("certificate-account.json");
        let kept = std::fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let kept = kept.filter(|kept: &KeptAccount| kept.directory == self.wanted.directory);
        let builder = || Account::builder_with_http(Box::new(self.caller.clone()));
        if let Some(kept) = kept {
            let account = builder().from_credentials(kept.credentials).await;
            return account.map_err(|error| self.trouble(error.into()));
        }
        let contact = self.wanted.contact.as_ref().map(|address| format!("mailto:{address}"));
        let contact: Vec<&str> = contact.iter().map(String::as_str).collect();
        let asked =
            NewAccount { contact: &contact, terms_of_service_agreed: true, only_return_existing: false };
        let directory = self.wanted.directory.clone();
        let (account, credentials) = match builder().create(&asked, directory.clone(), None).await {
            Ok(made) => made,
            Err(error) => return Err(self.trouble(error.into())),
        };
        let kept = serde_json::to_vec(&KeptAccount { directory, credentials });
        let kept = kept.context("an account can't be written").and_then(|kept| write_private(&file, &kept));
        kept.map_err(|error| Trouble::new(Kind::Own, format!("{error:#}")))?;
        Ok(account)
    }

    fn trouble(&self, failure: order::Failure) -> Trouble {
        let trouble = Trouble::of(failure, &self.wanted, self.caller.retry_after());
        if trouble.is_account_gone() {
            // The next attempt makes a new one; if it stays, nothing changes.
            let _gone = std::fs::remove_file(self.folder.join("certificate-account.json"));
        }
        trouble
    }

    fn take(&mut self, kept: Option<Kept>) {
        if let Some(kept) = &kept {
            self.shown.show(kept.key(), kept.until());
        }
        self.kept = kept.or(self.kept.take());
    }

    fn tell_good(&self) {
        if let Some(kept) = &self.kept {
            say(format_args!("the certificate is good until {}", to_the_minute(kept.until())));
        }
    }

    /// What happened, what to do, what visitors see meanwhile.
    fn tell_bad(&self, trouble: &Trouble, again: Timestamp) {
        let meanwhile = match &self.kept {
            Some(kept) if kept.until() > Clock::Machine.now() => {
                format!("the one that is kept is good until {}", to_the_minute(kept.until()))
            }
            Some(kept) => {
                format!(
                    "the one that is kept ended on {}, and browsers warn of it",
                    to_the_minute(kept.until())
                )
            }
            None => "until then no page can be shown".to_owned(),
        };
        let again = to_the_minute(again);
        say(format_args!("no new certificate: {trouble}; it is tried again on {again}, {meanwhile}"));
    }

    fn file(&self) -> PathBuf {
        self.folder.join("certificate.pem")
    }
}

async fn wait_until(at: Timestamp) {
    loop {
        let left = Clock::Machine.until(at);
        if left.is_zero() {
            return;
        }
        tokio::time::sleep(left.min(LOOK)).await;
    }
}

/// A time as it is told: `2026-11-27 15:04 UTC`. Rounded up, so that what is told of has happened by then.
fn to_the_minute(at: Timestamp) -> String {
    let up = at + SignedDuration::from_secs(59);
    up.strftime("%Y-%m-%d %H:%M UTC").to_string()
}
