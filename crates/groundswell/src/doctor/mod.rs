// SPDX-License-Identifier: AGPL-3.0-or-later
//! Looks at a server before its first storm, and says what is right and what to do about the rest.

mod machine;
mod mail;
mod site;

use std::path::PathBuf;

use fetch::{Fetcher, Records};
use model::Timestamp;
use serde::Serialize;

use crate::data::DataFolder;

/// What is looked at.
pub struct Patient {
    /// The data folder.
    pub data: DataFolder,
    /// The same, as it is called.
    pub folder: PathBuf,
    /// So many bytes may be kept at most, if that is said.
    pub quota: Option<u64>,
    /// The site's address as visitors see it, if it is told.
    pub base_url: Option<String>,
    /// Whom letters come from, if any leave.
    pub mail_from: Option<String>,
    /// The name under which the mail server's signing key lies in the domain name system, if it is told.
    pub dkim_selector: Option<String>,
    /// Whether somebody says that they run it.
    pub has_operator: bool,
    /// What looks at the site from here.
    pub fetcher: Fetcher,
    /// What reads the domain name system.
    pub records: Records,
    /// What time it is.
    pub now: Timestamp,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// As it should be.
    Good,
    /// It works; it would be better otherwise, or can't be seen from here.
    Mind,
    /// It has to be mended.
    Bad,
}

/// What was found of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Of what.
    pub about: &'static str,
    /// How it stands.
    pub state: State,
    /// One sentence: how it is, and where it is not good, what to do.
    pub says: String,
}

impl Finding {
    fn good(about: &'static str, says: impl Into<String>) -> Self {
        Self { about, state: State::Good, says: says.into() }
    }

    fn mind(about: &'static str, says: impl Into<String>) -> Self {
        Self { about, state: State::Mind, says: says.into() }
    }

    fn bad(about: &'static str, says: impl Into<String>) -> Self {
        Self { about, state: State::Bad, says: says.into() }
    }
}

/// Looks at everything, in the order in which it is worth mending.
pub async fn look(patient: &Patient) -> Vec<Finding> {
    let mut found = vec![
        machine::clock().await,
        machine::folder(&patient.folder),
        machine::disk(&patient.folder, patient.quota),
        machine::open_files(),
    ];
    found.extend(machine::backups(&patient.data, patient.now));
    found.extend(site::look(patient).await);
    found.extend(mail::look(patient).await);
    found
}
