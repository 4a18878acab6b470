// SPDX-License-Identifier: AGPL-3.0-or-later
mod as_json;
mod as_text;
mod check;
mod seal;

use clap::Subcommand;

use crate::Outcome;

/// Works on a call's folder.
#[derive(Subcommand)]
pub enum Call {
    Check(check::CheckCall),
    Seal(seal::SealHashtag),
}

impl Call {
    pub fn run(self) -> anyhow::Result<Outcome> {
        match self {
            Self::Check(check) => check.run(),
            Self::Seal(seal) => seal.run(),
        }
    }
}
