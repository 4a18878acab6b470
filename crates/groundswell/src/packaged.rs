// SPDX-License-Identifier: AGPL-3.0-or-later
//! A record as a package hands it on.

use std::{
    fs::File,
    io::{Read, Seek},
    path::Path,
};

use anyhow::{Context, Result, anyhow};
use record::{Fault, Verification};

use crate::takeout::PUBLIC;

/// What every zip file begins with.
const ZIP: [u8; 4] = *b"PK\x03\x04";

/// Recomputes what a package holds of a record, and compares its archives with its list; nothing if the file is no zip file.
pub fn verify(path: &Path) -> Result<Option<Verification>> {
    let told = || format!("can't verify {}", path.display());
    // What is no plain file, a pipe say, gives its first bytes only once.
    if !path.is_file() {
        return Ok(None);
    }
    let mut file = File::open(path).with_context(told)?;
    let mut first = Vec::new();
    file.by_ref().take(ZIP.len() as u64).read_to_end(&mut first).with_context(told)?;
    if first != ZIP {
        return Ok(None);
    }
    file.rewind().with_context(told)?;
    let is_wanted = |name: &str| name == PUBLIC || pack::is_part(name);
    let broken = |says| anyhow!("it is a broken zip archive ({says})");
    let members = pack::members(path, file, is_wanted).map_err(broken).with_context(told)?;
    let (public, parts): (Vec<_>, Vec<_>) = members.into_iter().partition(|member| member.name == PUBLIC);
    let public = public.into_iter().next().with_context(|| {
        format!(
            "{} holds no `{PUBLIC}`: only packages that `export --format wacz` made can be verified",
            path.display()
        )
    })?;
    let lines = public.content.map_err(|says| anyhow!(says)).with_context(told)?;
    let mut found = record::verify_export(lines.open().with_context(told)?);
    if let Some(package) = pack::package(parts) {
        let whole = package.faults.into_iter().map(|says| ("package".to_owned(), says));
        let archives = package.archives.iter();
        let archives = archives.filter_map(|archive| Some((archive.name.clone(), archive.open().err()?)));
        found.faults.extend(whole.chain(archives).map(|(file, says)| Fault { file, index: None, says }));
    }
    Ok(Some(found))
}
