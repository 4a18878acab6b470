// SPDX-License-Identifier: AGPL-3.0-or-later
//! Files that say who is trusted, in the form of c2sp.org/tlog-policy.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use record::Policy;

use crate::WrongUse;

/// Reads a policy, and says which line of it is wrong.
pub fn read_policy(file: &Path) -> Result<Policy> {
    parse(file, &read(file)?)
}

/// Reads a policy as it is written, when it is one.
pub fn read_text(file: &Path) -> Result<String> {
    let text = read(file)?;
    parse(file, &text)?;
    Ok(text)
}

/// Reads the logs that a file names; a policy's other lines may be missing.
pub fn read_logs(file: &Path) -> Result<Policy> {
    let text = read(file)?;
    let is_whole = text.lines().any(|line| line.trim_start().starts_with("quorum"));
    let text = if is_whole { text } else { format!("{}\nquorum none\n", text.trim_end()) };
    parse(file, &text)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("can't read {}", file.display()))
}

fn parse(file: &Path, text: &str) -> Result<Policy> {
    Ok(Policy::parse(text).map_err(|bad| WrongUse(format!("{}: {bad}", file.display())))?)
}
