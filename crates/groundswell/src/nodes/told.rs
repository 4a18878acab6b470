// SPDX-License-Identifier: AGPL-3.0-or-later
//! What nodes say to each other, as bytes: the version of the program, then what is meant. Only the same version understands it.

use anyhow::{Result, bail};
use model::{CallId, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use web::{Deed, Live};

use super::Shown;

/// Stands before everything.
const VERSION: &str = concat!("groundswell ", env!("CARGO_PKG_VERSION"), "\n");

/// How a call stands.
#[derive(Deserialize)]
pub(super) struct Told {
    pub(super) shown_at: Timestamp,
    pub(super) is_listed: bool,
    pub(super) simulated: bool,
    pub(super) live: Live,
}

/// The same, as it is written.
#[derive(Serialize)]
struct Telling<'a> {
    shown_at: Timestamp,
    is_listed: bool,
    simulated: bool,
    live: &'a Live,
}

/// What is ordered.
#[derive(Deserialize, Serialize)]
pub(super) struct Wish {
    pub(super) call: CallId,
    pub(super) deed: Deed,
}

/// Whether it was done, or why not.
#[derive(Deserialize, Serialize)]
pub(super) struct Answer(pub(super) Result<(), String>);

impl Told {
    pub(super) fn write(shown: &Shown, live: &Live) -> Vec<u8> {
        let Shown { shown_at, is_listed, simulated, .. } = *shown;
        write(&Telling { shown_at, is_listed, simulated, live })
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        read(bytes)
    }
}

impl Wish {
    pub(super) fn write(&self) -> Vec<u8> {
        write(self)
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        read(bytes)
    }
}

impl Answer {
    pub(super) fn write(&self) -> Vec<u8> {
        write(self)
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        read(bytes)
    }
}

pub(super) fn write(value: &impl Serialize) -> Vec<u8> {
    // Nothing that is said has a part that can't be written; to have said nothing is what is left.
    postcard::to_extend(value, VERSION.as_bytes().to_vec()).unwrap_or_default()
}

pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let Some(bytes) = bytes.strip_prefix(VERSION.as_bytes()) else {
        bail!("it is of another version: bring all nodes to one");
    };
    Ok(postcard::from_bytes(bytes)?)
}
